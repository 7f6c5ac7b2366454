"""Reports to hand to who looks after the program: where and what, never what somebody typed."""

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from app import __version__
from app.program_log import describe, log_tail

_PACKAGES: Final = ("PySide6-Essentials", "SQLAlchemy", "alembic", "reportlab")


def report_of(error: BaseException) -> str:
    """Return the report to copy: versions, system, traceback; no names, no complaint texts."""
    return f"Laporan kesalahan Meja Aduan {__version__}\n{_system()}\n\n{describe(error)}\n"


def problem_report(log: Path, *, screens: str, register: str) -> str:
    """Return the same without an error: screens, kind of register, and what the log told last."""
    parts = [
        f"Laporan masalah Meja Aduan {__version__}\n{_system()}",
        f"Layar: {screens}\nRegister: {register}",
        f"Log terakhir:\n{log_tail(log) or '(kosong)'}",
    ]
    if faults := log_tail(log.with_name("crash.log")):
        parts.append(f"Berhenti mendadak:\n{faults}")
    return "\n\n".join(parts) + "\n"


def screens_words() -> str:
    """Return size and scale of every screen; on the GUI thread."""
    return ", ".join(
        f"{screen.size().width()}×{screen.size().height()} pada {screen.devicePixelRatio():.0%}"
        for screen in QGuiApplication.screens()
    )


def _system() -> str:
    versions = ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)
    system = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return f"{versions}\n{system}"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"
