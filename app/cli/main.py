"""The same work without a window: reads the command line, does one thing, says how it went."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Sequence
from typing import Protocol

from app.errors import EnvironmentTrouble, UserMistake
from app.keeping.places import REGISTER_SUFFIX, log_file

DONE, OUR_FAULT, WRONG_INPUT, ENVIRONMENT = range(4)
_log = logging.getLogger(__name__)


class Window(Protocol):
    """The window as the commands know it; who puts the program together hands it in."""

    def start(self, register: str | None, page: str) -> int:
        """Run the window, with a page once one is in, until it is closed; return the exit code."""
        ...

    def ensure_unused(self, register: str) -> None:
        """Raise EnvironmentTrouble with kind in_use while a window has a register."""
        ...

    def try_out(self, register: str) -> str:
        """Open a register in a window once, close it, and say how it went."""
        ...

    def read_back(self, paper: str) -> int:
        """Return how many sheets are found on the first page of a paper that came back."""
        ...


def main(arguments: Sequence[str] | None = None, *, window: Window) -> int:
    """Run one command, or the window without a word; returns the exit code.

    0 done, 1 our fault, 2 wrong input, 3 environment. Errors go to standard error as one
    Indonesian sentence; the details of a fault of ours go to the log.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    try:
        if not given:
            return window.start(None, "")
        # Both imported here: the window is opened without a word every morning, and must be
        # painted before the database library is loaded.
        from app.cli.grammar import grammar

        options = grammar().parse_args(_with_register(given))
        if options.word is None:
            return window.start(options.register, options.page)
        options.window = window
        from app.cli.commands import WORDS

        return WORDS[options.word](options)
    except SystemExit as stop:
        return int(stop.code or 0)
    except UserMistake as mistake:
        return _tell(str(mistake), WRONG_INPUT)
    except EnvironmentTrouble as trouble:
        return _tell(str(trouble), ENVIRONMENT)
    except BrokenPipeError:
        sys.stdout = io.StringIO()
        return DONE
    except KeyboardInterrupt:
        return _tell("Dihentikan; tidak ada yang tersimpan setengah.", OUR_FAULT)
    except Exception as error:  # noqa: BLE001 - the last door: whatever else happens is our fault
        return _our_fault(error)


def _with_register(given: list[str]) -> list[str]:
    """Take a register's file alone, as a double click hands it over, as the one to open."""
    if len(given) == 1 and given[0].lower().endswith(REGISTER_SUFFIX):
        return ["--register", given[0]]
    return given


def _tell(sentence: str, code: int) -> int:
    sys.stderr.write(" ".join(sentence.split()) + "\n")
    return code


def _our_fault(error: BaseException) -> int:
    """Keep where it failed in the log, without the values a message may quote; say where it is."""
    # Imported here: it loads much, and hardly any run fails.
    from app.program_log import open_log

    path = log_file()
    try:
        handler = open_log(path)
    except OSError:
        return _tell("Terjadi kesalahan pada program, dan lognya tidak dapat ditulis.", OUR_FAULT)
    _log.addHandler(handler)
    _log.propagate = False
    try:
        _log.error("a command failed", exc_info=error)
    finally:
        _log.removeHandler(handler)
        _log.propagate = True
        handler.close()
    return _tell(f"Terjadi kesalahan pada program; rinciannya ada di {path}.", OUR_FAULT)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
