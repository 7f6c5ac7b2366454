"""The program's entry as a module or a built window: the same door as the commands."""

import sys

from app.cli import main

if __name__ == "__main__":
    sys.exit(main())
