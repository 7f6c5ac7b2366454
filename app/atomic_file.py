"""Writes files whole or not at all: the one way by which anything comes to lie on a disk.

A file is built beside its place under a name of its own, synced, moved there, and the folder is
synced, so that after a power cut the place holds the old content or the new, never a part.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

from app.errors import EnvironmentTrouble
from db.trouble import StorageTrouble, Trouble, disk_trouble

_JOURNALS = ("-journal", "-wal", "-shm")
# Of the 255 bytes that a name may have; the rest is for what is put around it.
_KEPT_BYTES = 200


def ensure_place(path: Path) -> None:
    """Make sure that a file can be made or replaced; EnvironmentTrouble as in `building`."""
    with _place_errors(path), _beside(_resolved(path), os.urandom(4).hex(), private=True):
        pass


def write_whole(path: Path, content: bytes, *, private: bool = False) -> None:
    """Replace a file by this content; EnvironmentTrouble as in `building`."""
    with building(path, private=private) as beside:
        beside.write_bytes(content)


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file that nobody writes to; EnvironmentTrouble as in `building`."""
    with building(target, private=True) as beside:
        shutil.copyfile(source, beside)


@contextlib.contextmanager
def building(path: Path, *, private: bool = False, mark: str = "") -> Iterator[Path]:
    """Yield an empty file beside a place, which takes the place, synced, once the block ends well.

    A `private` file is for its owner, and for whom its folder is shared with. `mark` (hexadecimal) is put into the name of the
    file beside, which `building_name` tells. What is left when the block fails is removed; what is
    left by a kill by `sweep`. Raises EnvironmentTrouble with kind full, unwritable or disk_error.
    """
    with _place_errors(path):
        place = _resolved(path)
        with _beside(place, mark or os.urandom(4).hex(), private=private) as held:
            beside = Path(held.name)
            yield beside
            if sys.platform == "win32":
                held.close()
            durable_move(beside, place)


@contextlib.contextmanager
def scratch(path: Path) -> Iterator[Path]:
    """Yield an empty file beside a place, for what is not needed when the block has ended."""
    with (
        _place_errors(path),
        _beside(_resolved(path), os.urandom(4).hex(), private=True) as held,
    ):
        yield Path(held.name)


def building_name(path: Path, mark: str) -> Path:
    """Return the file that `building` builds for a place under a mark."""
    return path.with_name(f".{shortened(path.name)}.{mark}.baru")


def sweep(folder: Path, name: str = "") -> int:
    """Remove what kills left of files being built in a folder: all, or those called like `name`.

    What another program is building right now stays. Returns how many were removed.
    """
    own = rf"\.{re.escape(shortened(name))}.*\.[0-9a-f]{{8,16}}\.baru"
    # So they were called before they told what they belong to.
    pattern = re.compile(
        rf"(?P<built>{own}|tmp[a-z0-9_]{{8}}\.baru)(?P<journal>-journal|-wal|-shm)?"
    )
    swept = 0
    with contextlib.suppress(OSError):
        for left in list(folder.iterdir()):
            found = pattern.fullmatch(left.name)
            # A journal goes with its file, unless that went before.
            if found and not (found["journal"] and left.with_name(found["built"]).exists()):
                swept += discard(left)
    return swept


def discard(left: Path) -> bool:
    """Remove a file being built unless a program that runs is building it; tell whether it went."""
    with contextlib.suppress(OSError), claimed_file(left) as free:
        if free:
            remove_built(left)
    return not left.exists()


def remove_built(beside: Path) -> None:
    """Remove a file being built with what the file library left beside it; never fails."""
    with contextlib.suppress(OSError):
        beside.unlink(missing_ok=True)
        for suffix in _JOURNALS:
            beside.with_name(beside.name + suffix).unlink(missing_ok=True)


@contextlib.contextmanager
def claimed_file(left: Path) -> Iterator[bool]:
    """Tell whether no running program is building a file, and let none begin; raises OSError."""
    with left.open("r+b") as file:
        free = _claimed(file.fileno())
        if sys.platform == "win32":
            # Moves and removes no file that anybody holds open.
            file.close()
        yield free


def sync_file(path: Path) -> None:
    """Have the disk keep what a file holds. Raises OSError."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def durable_move(source: Path, target: Path) -> None:
    """Sync a file and move it to a place, over what lies there; on return the disk has both."""
    sync_file(source)
    if sys.platform == "win32":
        _move_on_windows(source, target)
    else:
        source.replace(target)
        sync_folder(target.parent)
        if source.parent != target.parent:
            sync_folder(source.parent)


def sync_folder(folder: Path) -> None:
    """Have the disk keep which files a folder holds; Windows does so by itself when it moves one."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some shares and sticks know no syncing of folders.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(handle)


def ensure_folder(folder: Path) -> None:
    """Make a folder with all above it, each kept by the disk. Raises OSError."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for each in reversed(missing):
        sync_folder(each.parent)


def close_to_others(path: Path) -> None:
    """Let a file be read by its owner alone, wherever it lies; made empty if it isn't there.

    A stick without owners keeps it open. Raises OSError.
    """
    path.touch(0o600)
    if sys.platform == "win32":
        _own_on_windows(path)
    else:
        path.chmod(0o600)


def _private_mode(folder: Path) -> int:
    """Return the mode of a private file: who may write in its folder may read and write it too.

    On Windows files have the folder's rights by themselves.
    """
    kept = folder.stat().st_mode
    shared = 0 if kept & stat.S_ISVTX else kept & 0o022
    return 0o600 | shared | shared << 1


if sys.platform == "win32":

    def _own_on_windows(path: Path) -> None:
        """Give a file rights for its owner, the system and administrators, and inherit none."""
        import ctypes
        from ctypes import wintypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        rights = ctypes.WinDLL("advapi32", use_last_error=True)
        rights.ConvertStringSecurityDescriptorToSecurityDescriptorW.argtypes = (
            *(wintypes.LPCWSTR, wintypes.DWORD),
            *(ctypes.POINTER(ctypes.c_void_p), ctypes.c_void_p),
        )
        rights.SetFileSecurityW.argtypes = (wintypes.LPCWSTR, wintypes.DWORD, ctypes.c_void_p)
        kernel.LocalFree.argtypes = (ctypes.c_void_p,)
        of_access, revision, said = 4, 1, "D:P(A;;FA;;;OW)(A;;FA;;;SY)(A;;FA;;;BA)"
        made = ctypes.c_void_p()
        if not rights.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            said, revision, ctypes.byref(made), None
        ):
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            # What a stick without rights answers is no failure: nothing on it is anybody's.
            rights.SetFileSecurityW(str(path), of_access, made)
        finally:
            kernel.LocalFree(made)

    def _move_on_windows(source: Path, target: Path) -> None:
        import ctypes

        replace_existing, write_through = 1, 8
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        if not kernel.MoveFileExW(str(source), str(target), replace_existing | write_through):
            raise ctypes.WinError(ctypes.get_last_error())


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError as error:
        raise OSError(errno.ELOOP, "a link to itself") from error


def shortened(name: str) -> str:
    """Return a name cut so that there is room around it."""
    return name.encode("utf-8", "surrogateescape")[:_KEPT_BYTES].decode("utf-8", "ignore")


@contextlib.contextmanager
def _beside(place: Path, mark: str, *, private: bool) -> Iterator[FileIO]:
    """Hold an empty file beside the place; what is left of it afterwards is removed."""
    if place.exists() and not place.is_file():
        raise FileExistsError(errno.EEXIST, "a folder or a device")
    if place.exists() and not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, "read-only")
    beside = building_name(place, mark)

    def make(name: str, flags: int) -> int:
        made = os.open(name, flags, 0o600 if private else 0o666)
        if private and sys.platform != "win32":
            os.fchmod(made, _private_mode(place.parent))
        return made

    # Not by tempfile, whose files nobody else in the office may read.
    with FileIO(str(beside), "x+", opener=make) as held:
        try:
            _claimed(held.fileno())
            yield held
        finally:
            if sys.platform == "win32":
                held.close()
            remove_built(beside)


def _claimed(handle: int) -> bool:
    """Take a file being built for this program, unless another one has it."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextlib.contextmanager
def _place_errors(path: Path) -> Iterator[None]:
    """Word what keeps a file from being written, whoever of both libraries met it."""
    try:
        yield
    except TimeoutError:
        raise
    except OSError as error:
        raise _unwritten(path, disk_trouble(error)) from error
    except StorageTrouble as trouble:
        if trouble.kind is not Trouble.FULL:
            raise
        raise _unwritten(path, trouble.kind) from trouble


def _unwritten(path: Path, kind: Trouble) -> EnvironmentTrouble:
    if kind is Trouble.FULL:
        return EnvironmentTrouble(
            "full", f"Diska penuh; {path} tidak dibuat.", "Kosongkan ruang, lalu ulangi."
        )
    if kind is Trouble.DAMAGED:
        return EnvironmentTrouble(
            "disk_error",
            f"{path} tidak dapat ditulis: diskanya melaporkan kerusakan.",
            "Pilih diska lain, dan minta diska itu diperiksa.",
        )
    return EnvironmentTrouble(
        "unwritable",
        f"{path} tidak dapat ditulis.",
        "Tutup berkas itu bila sedang terbuka, atau periksa folder dan izinnya.",
    )
