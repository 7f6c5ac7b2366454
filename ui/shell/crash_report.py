"""The report of an error of our own: where it happened, never what somebody typed."""

import platform
import traceback
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from PySide6.QtCore import qVersion

from app import __version__

_ROOT: Final = Path(__file__).resolve().parent.parent
_PACKAGES: Final = ("PySide6-Essentials", "SQLAlchemy", "alembic", "reportlab")
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


def report_of(error: BaseException) -> str:
    """Return the report to copy: versions, system, traceback; no names, no complaint texts."""
    versions = ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)
    system = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return (
        f"Laporan kesalahan Meja Aduan {__version__}\n{versions}\n{system}\n\n{describe(error)}\n"
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"


def _short(filename: str) -> str:
    path = Path(filename)
    if path.is_relative_to(_ROOT):
        return path.relative_to(_ROOT).as_posix()
    return "/".join(path.parts[-3:])
