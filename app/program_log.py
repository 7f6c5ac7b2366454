"""The program's log, one set-up for window and commands: it never holds names or complaint texts."""

from __future__ import annotations

import logging
import re
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
_OURS: Final = ("app", "db", "ui")
_QT: Final = "qt"
# What may be a name in a message of Qt: quoted words, and places on the disk.
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'|“[^”]*”|(?:[A-Za-z]:)?[\\/][^\s\"':,;)]{2,}")
_TAIL_LINES: Final = 120
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


def log_tail(path: Path) -> str:
    """Return the newest lines of a log, "" where there is none or it can't be read."""
    try:
        return "\n".join(path.read_text("utf-8", "replace").splitlines()[-_TAIL_LINES:])
    except OSError:
        return ""


def keep_short(path: Path) -> None:
    """Set a file aside that others write into without an end, in place of the one set aside before.

    Raises OSError where that can't be done.
    """
    if path.exists() and path.stat().st_size > _BYTES:
        path.replace(path.with_name(f"{path.name}.1"))


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
    """Writes a record without the values that an error or another's message may quote."""

    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have left its own wording of the traceback in the record.
        own = copy(record)
        own.exc_text = None
        if record.name == _QT:
            own.msg, own.args = _QUOTED.sub("…", record.getMessage()), None
        elif record.name.partition(".")[0] not in _OURS:
            # A library's own words are known only as long as nothing is put into them.
            own.msg, own.args = str(record.msg) if record.args else "…", None
        return super().format(own)

    def formatException(self, ei: _ExceptionFacts) -> str:  # noqa: N802 - logging names it
        return describe(ei[1]) if ei[1] is not None else ""


def _short(filename: str) -> str:
    path = Path(filename)
    if path.is_relative_to(_ROOT):
        return path.relative_to(_ROOT).as_posix()
    return "/".join(path.parts[-3:])
