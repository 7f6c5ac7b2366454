"""The program's log, one set-up for window and commands: it never holds names or complaint texts."""

from __future__ import annotations

import logging
import traceback
from copy import copy
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

_BYTES: Final = 512 * 1024
_FILES: Final = 3
_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_ROOT: Final = Path(__file__).resolve().parent.parent
# The messages of these speak of code; those of all others may quote what somebody typed.
_SPEAKS_OF_CODE: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    ImportError,
    MemoryError,
    NameError,
    RecursionError,
    TypeError,
)
_ExceptionFacts = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


def open_log(path: Path) -> RotatingFileHandler:
    """Return what writes into the log file, which is made with its folder; the caller closes it.

    Raises OSError where nothing can be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
    handler.setFormatter(_ValuelessFormatter(_FORMAT))
    return handler


def describe(error: BaseException) -> str:
    """Return the traceback of an error and of its causes, without any value it worked on."""
    parts = []
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        message = f": {each}" if isinstance(each, _SPEAKS_OF_CODE) else ""
        lines = [
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}\n    {frame.line or ''}".rstrip()
            for frame in traceback.extract_tb(each.__traceback__)
        ]
        parts.append("\n".join([*lines, f"{type(each).__qualname__}{message}"]))
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return "\n\nyang terjadi sesudah:\n".join(parts)


class _ValuelessFormatter(logging.Formatter):
    """Writes a traceback without the values that an error's message may quote."""

    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have left its own wording of the traceback in the record.
        own = copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: _ExceptionFacts) -> str:  # noqa: N802 - logging names it
        return describe(ei[1]) if ei[1] is not None else ""


def _short(filename: str) -> str:
    path = Path(filename)
    if path.is_relative_to(_ROOT):
        return path.relative_to(_ROOT).as_posix()
    return "/".join(path.parts[-3:])
