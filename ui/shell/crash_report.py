"""The report of an error of our own: where it happened, never what somebody typed."""

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from PySide6.QtCore import qVersion

from app import __version__
from app.program_log import describe

_PACKAGES: Final = ("PySide6-Essentials", "SQLAlchemy", "alembic", "reportlab")


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
