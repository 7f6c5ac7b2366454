"""Where the program keeps the user's registers, its log, settings, and which register was last.

All in the user's own folders; those of a portable program in the folder beside it.
"""

import contextlib
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_config_dir, user_data_dir, user_log_dir

from app.errors import EnvironmentTrouble
from app.register_files import REGISTER_SUFFIX
from db.location import is_server

# Asked for here by the window as well, which knows no database.
__all__ = [
    "REGISTER_SUFFIX",
    "backup_notes_file",
    "default_register",
    "is_server",
    "last_register",
    "log_file",
    "portable_folder",
    "recent_registers",
    "remember_register",
    "sample_register",
    "settings_file",
    "short_place",
    "whole_place",
]
PORTABLE_FOLDER = "Data"
"""The folder beside the programs that makes them portable."""
_PROGRAM = "MejaAduan"
_MOST_RECENT = 8


def default_register() -> Path:
    """Return the path of the user's own register; it may not exist yet."""
    return _folder() / f"register{REGISTER_SUFFIX}"


def sample_register() -> Path:
    """Return the path of the sample register beside the user's own."""
    return default_register().with_name(f"contoh{REGISTER_SUFFIX}")


def last_register() -> str | None:
    """Return the file or server that the window opened last; None when there was none yet."""
    return next(iter(recent_registers()), None)


def recent_registers() -> tuple[str, ...]:
    """Return the files and servers that were opened, the last one first; they may be gone by now."""
    try:
        lines = _last_file().read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    # Relative to a portable program's folder, whose drive has another letter on each computer.
    return tuple(
        line if is_server(line) else str(_folder() / line) for line in map(str.strip, lines) if line
    )


def remember_register(location: str) -> None:
    """Keep this location as the one to open next; where nothing can be written nothing is kept."""
    if not is_server(location):
        location = str(Path(location).absolute())
    before = recent_registers()
    if before[:1] == (location,):
        return
    kept = [location, *(each for each in before if each != location)][:_MOST_RECENT]
    # Imported late: the window is painted first.
    from app.atomic_file import write_whole

    place = _last_file()
    with contextlib.suppress(OSError, EnvironmentTrouble):
        place.parent.mkdir(parents=True, exist_ok=True)
        # A server's address may hold a password.
        write_whole(place, "".join(f"{_carried(each)}\n" for each in kept).encode(), private=True)


def _carried(location: str) -> str:
    """Return a location as it is kept: seen from a portable program's folder where it lies inside."""
    beside = portable_folder()
    if beside and not is_server(location) and Path(location).is_relative_to(beside):
        return os.path.relpath(location, beside)
    return location


def log_file() -> Path:
    """Return the path of the log; its folder may not exist yet."""
    folder = portable_folder() or Path(user_log_dir(_PROGRAM, appauthor=False))
    return folder / "meja-aduan.log"


def settings_file() -> Path:
    """Return the path of the window's settings; the file may not exist yet."""
    folder = portable_folder() or Path(user_config_dir(_PROGRAM, appauthor=False))
    return folder / "meja-aduan.ini"


def backup_notes_file() -> Path:
    """Return the path of what this PC knows of its registers' backups; it may not exist yet."""
    return _folder() / "cadangan.json"


def portable_folder() -> Path | None:
    """Return the folder of a portable program's data; None for an installed one."""
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).with_name(PORTABLE_FOLDER)
    return beside if beside.is_dir() else None


def _folder() -> Path:
    return portable_folder() or Path(user_data_dir(_PROGRAM, appauthor=False))


def _last_file() -> Path:
    return _folder() / "register-terakhir.txt"


def short_place(location: str) -> str:
    """Return a location in short: folder and file, or server and database without a password."""
    if is_server(location):
        parts = urlsplit(location)
        return f"{parts.hostname or 'server lokal'}{parts.path}"
    path = Path(location)
    return f"…/{path.parent.name}/{path.name}" if path.parent.name else path.name


def whole_place(location: str) -> str:
    """Return a location in full, still without a password."""
    return short_place(location) if is_server(location) else str(Path(location).absolute())
