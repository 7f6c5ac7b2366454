"""A backup as a file: the encrypted register, its key book and a manifest, stored in one archive."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from app.access.key_book_text import DamagedBook, book_text, read_book
from app.errors import EnvironmentTrouble
from app.register_files import KEYS

if TYPE_CHECKING:
    from app.access.key_book import KeyBook

SUFFIX = ".cadangan"
_REGISTER = "register.mejaaduan"
_KEYS = _REGISTER + KEYS
_MANIFEST = "manifest.json"
_FORMAT = 1
_LARGEST = {_KEYS: 4 * 1024 * 1024, _MANIFEST: 64 * 1024}
_PART = 1024 * 1024
_UNREADABLE = (
    *(OSError, EOFError, LookupError, ValueError, RuntimeError, TypeError),
    *(zipfile.BadZipFile, DamagedBook),
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup tells of itself without being opened; nothing of any complaint.

    `register` is the register's id, `made_at` aware, `sha256` that of the register file in it.
    `verified` is whether the copy was opened, read from end to end and found whole.
    """

    register: str
    made_at: datetime
    schema: str
    size: int
    sha256: str
    verified: bool


def write_archive(target: Path, register: Path, book: KeyBook, manifest: Manifest) -> None:
    """Write a backup. Raises OSError."""
    told = asdict(manifest) | {"made_at": manifest.made_at.isoformat(), "format": _FORMAT}
    # Stored as it is: what is encrypted does not get smaller.
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.write(register, _REGISTER)
        archive.writestr(_KEYS, book_text(book))
        archive.writestr(_MANIFEST, json.dumps(told))


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file (hex). Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Backup:
    """A backup that lies open: its key book, its manifest (None in an older one), its register."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self._path, self._archive = path, archive
        whole = path.stat().st_size
        for each in archive.infolist():
            largest = _LARGEST.get(each.filename, whole)
            # What is packed could be of any size once it is unpacked.
            if each.compress_type != zipfile.ZIP_STORED or each.file_size > min(largest, whole):
                raise ValueError(each.filename)
        self.size = archive.getinfo(_REGISTER).file_size
        self.book = read_book(archive.read(_KEYS).decode())
        self.manifest = self._told() if _MANIFEST in archive.namelist() else None

    def lay_out(self, target: Path) -> None:
        """Write the register; raises EnvironmentTrouble with kind damaged_backup, and OSError."""
        with target.open("wb") as file:
            self._copy(file.write)

    def read_through(self) -> None:
        """Read the register to its end. Raises EnvironmentTrouble with kind damaged_backup."""
        self._copy(len)

    def _copy(self, take: Callable[[bytes], object]) -> None:
        digest = hashlib.sha256()
        with self._archive.open(_REGISTER) as source:
            while part := self._read(source):
                digest.update(part)
                take(part)
        if self.manifest is not None and self.manifest.sha256 != digest.hexdigest():
            raise damaged(self._path)

    def _read(self, source: IO[bytes]) -> bytes:
        try:
            return source.read(_PART)
        except _UNREADABLE as error:
            raise damaged(self._path) from error

    def _told(self) -> Manifest:
        told = json.loads(self._archive.read(_MANIFEST))
        made_at = datetime.fromisoformat(told["made_at"])
        if made_at.tzinfo is None:
            raise ValueError(made_at)
        return Manifest(
            register=str(told["register"]),
            made_at=made_at,
            schema=str(told["schema"]),
            size=int(told["size"]),
            sha256=str(told["sha256"]),
            verified=told["verified"] is True,
        )


def is_backup(path: Path) -> bool:
    """Tell by what it is packed of whether a file is a backup. Raises OSError."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return {_REGISTER, _KEYS} <= set(archive.namelist())


@contextmanager
def opened_backup(path: Path) -> Iterator[Backup]:
    """Open a backup's file, in as little memory as it takes.

    Raises EnvironmentTrouble with kind damaged_backup when it isn't one, or isn't whole.
    """
    with ExitStack() as opened:
        try:
            archive = opened.enter_context(zipfile.ZipFile(path))
            backup = Backup(path, archive)
        except FileNotFoundError as error:
            raise EnvironmentTrouble(
                "missing", f"Cadangan {path} tidak ditemukan.", "Periksa tempat dan namanya."
            ) from error
        except _UNREADABLE as error:
            raise damaged(path) from error
        yield backup


def damaged(path: Path) -> EnvironmentTrouble:
    """Return what is told of a file that is no whole backup."""
    return EnvironmentTrouble(
        "damaged_backup",
        f"{path.name} bukan cadangan yang utuh.",
        "Pilih cadangan lain, atau buat lagi.",
    )
