"""The program's entry: a word on the command line is a command, without one the window opens."""

import sys

from app.cli.main import main as run_commands
from ui.shell.aloud import aloud


class LateWindow:
    """The window for the commands; Qt is loaded only when it is asked for."""

    def start(self, register: str | None, page: str) -> int:
        """Run the window, with a page once one is in, until it is closed; return the exit code."""
        from ui.shell.loading import load_lightly

        load_lightly()
        from ui.shell.start import start

        return start(register, page)

    def ensure_unused(self, register: str) -> None:
        """Raise EnvironmentTrouble with kind in_use while a window has a register."""
        from ui.shell.single_instance import ensure_unused

        ensure_unused(register)

    def try_out(self, register: str) -> str:
        """Open a register in a window once, close it, and say how it went."""
        from ui.shell.selftest import window_opens

        return window_opens(register)

    def read_back(self, paper: str) -> int:
        """Return how many sheets are found on the first page of a paper that came back."""
        from ui.shell.selftest import sheets_found

        return sheets_found(paper)


def main() -> int:
    """Run the program as its command line says; return the exit code."""
    with aloud():
        return run_commands(window=LateWindow())


if __name__ == "__main__":
    sys.exit(main())
