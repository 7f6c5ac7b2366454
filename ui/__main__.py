"""The program's entry: without a word it opens the window, with a word it is the command line."""

import argparse
import sys


def main() -> int:
    """Start what the command line asks for; return the exit code."""
    parser = argparse.ArgumentParser(prog="meja-aduan", add_help=False, allow_abbrev=False)
    parser.add_argument("--register", metavar="TEMPAT")
    options, words = parser.parse_known_args()
    if words:
        from app.cli import main as run_command

        return run_command(sys.argv[1:])
    from ui.start import start

    return start(options.register)


if __name__ == "__main__":
    sys.exit(main())
