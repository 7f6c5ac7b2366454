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
    "remember_register",
    "sample_register",
    "settings_file",
    "short_place",
    "whole_place",
]
PORTABLE_FOLDER = "Data"
"""The folder beside the programs that makes them portable."""
_PROGRAM = "MejaAduan"


def default_register() -> Path:
    """Return the path of the user's own register; it may not exist yet."""
    return _folder() / f"register{REGISTER_SUFFIX}"


def sample_register() -> Path:
    """Return the path of the sample register beside the user's own."""
    return default_register().with_name(f"contoh{REGISTER_SUFFIX}")


def last_register() -> str | None:
    """Return the file or server that the window opened last; None when there was none yet."""
    try:
        last = _last_file().read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    if last and not is_server(last):
        # Relative to a portable program's folder, whose drive has another letter on each computer.
        return str(_folder() / last)
    return last or None


def remember_register(location: str) -> None:
    """Keep this location as the one to open next; where nothing can be written nothing is kept."""
    if not is_server(location):
        location = str(Path(location).absolute())
    if location == last_register():
        return
    if (beside := portable_folder()) and Path(location).is_relative_to(beside):
        location = os.path.relpath(location, beside)
    # Imported late: the window is painted first.
    from app.atomic_file import write_whole

    place = _last_file()
    with contextlib.suppress(OSError, EnvironmentTrouble):
        place.parent.mkdir(parents=True, exist_ok=True)
        # A server's address may hold a password.
        write_whole(place, f"{location}\n".encode(), private=True)


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
