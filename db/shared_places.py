"""Folders in which a register file can't be kept safe: on the network, or copied elsewhere meanwhile.

A share's locks can't be relied on, and a program that synchronises takes a register in the middle
of a change, or lays an older one over it.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from db.trouble import Trouble

# Compiled when they are asked for: the window is painted before that.
_SYNCHRONISED = (
    r"onedrive( ?- ?.+)?|google ?drive|my drive|drive saya|dropbox( \(.+\))?|icloud ?drive"
    r"|nextcloud|owncloud"
)
_NETWORK = r"nfs\d?|cifs|smb\w*|afs|davfs\d?|fuse\.(sshfs|rclone|davfs\d?|gvfsd-fuse)"
_MOUNTS = Path("/proc/mounts")


def unsafe_place(path: Path) -> Trouble | None:
    """Return why a register file is not safe at a place; None where it is."""
    try:
        place = path.resolve()
    except (OSError, RuntimeError):
        return None
    if any(re.fullmatch(_SYNCHRONISED, part, re.IGNORECASE) for part in place.parent.parts):
        return Trouble.SYNCHRONISED
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        folder = os.environ.get(name)
        if folder and place.is_relative_to(folder):
            return Trouble.SYNCHRONISED
    return Trouble.NETWORK if _on_network(place) else None


if sys.platform == "win32":

    def _on_network(place: Path) -> bool:
        import ctypes

        remote = 4
        if place.drive.startswith("\\\\"):
            return True
        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{place.drive}\\")
        return int(kind) == remote

else:

    def _on_network(place: Path) -> bool:
        try:
            mounts = [line.split() for line in _MOUNTS.read_text("utf-8").splitlines()]
        except (OSError, UnicodeDecodeError):
            return False
        # The mount that lies nearest above; spaces are written as an octal number there.
        over = [
            (mount[1].replace("\\040", " "), mount[2])
            for mount in mounts
            if len(mount) > 2 and place.is_relative_to(mount[1].replace("\\040", " "))
        ]
        return bool(over) and bool(
            re.fullmatch(_NETWORK, max(over, key=lambda each: len(each[0]))[1])
        )
