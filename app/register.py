"""An open register: the handle every service works through."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.errors import EnvironmentTrouble
from db.engine import engine_for, transaction
from db.trouble import StorageTrouble, Trouble

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from app.clock import Clock
    from app.desk.office_book import KeptOffice

_SENTENCES = {
    Trouble.MISSING: (
        "Register tidak ditemukan di tempat itu.",
        "Periksa tempatnya, pilih register lain, atau buat register baru.",
    ),
    Trouble.EMPTY: (
        "Register itu kosong (0 bita), mungkin penyalinannya terputus.",
        "Pulihkan dari cadangan atau pilih register lain.",
    ),
    Trouble.NOT_A_DATABASE: (
        "Itu bukan register Meja Aduan, atau isinya sudah rusak.",
        "Pilih register lain atau pulihkan dari cadangan.",
    ),
    Trouble.FOREIGN: (
        "Itu basis data milik program lain, bukan register Meja Aduan.",
        "Pilih register lain; isinya tidak diubah.",
    ),
    Trouble.TOO_NEW: (
        "Register ini dibuat oleh Meja Aduan yang lebih baru.",
        "Perbarui program di komputer ini; isinya tidak diubah.",
    ),
    Trouble.LOCKED: (
        "Register sedang dipakai program lain.",
        "Tutup program itu atau tunggu sebentar, lalu coba lagi.",
    ),
    Trouble.READ_ONLY: (
        "Register tidak dapat ditulisi.",
        "Periksa izin dan tempat penyimpanannya, lalu coba lagi.",
    ),
    Trouble.FULL: (
        "Diska penuh; tidak ada yang tersimpan setengah.",
        "Kosongkan ruang, lalu simpan lagi.",
    ),
    Trouble.DAMAGED: (
        "Register rusak atau diskanya bermasalah.",
        "Jangan menulis lagi; salin register ini dan pulihkan dari cadangan.",
    ),
    Trouble.UNREACHABLE: (
        "Server register tidak dapat dihubungi.",
        "Periksa jaringan dan alamat server, lalu coba lagi.",
    ),
    Trouble.EXISTS: (
        "Sudah ada register di tempat itu.",
        "Pilih nama lain; register yang ada tidak diubah.",
    ),
}


def environment_trouble(error: StorageTrouble) -> EnvironmentTrouble:
    """Word a storage failure for the user."""
    sentence, way_out = _SENTENCES[error.kind]
    return EnvironmentTrouble(error.kind.value, sentence, way_out)


class Register:
    """One register, with the clock and the person it is used by.

    `location` is a file path or a server's URL. `actor` and `via` are written into every event.
    """

    def __init__(self, location: str, *, clock: Clock, actor: str = "petugas") -> None:
        self.location = location
        self.clock = clock
        self.actor = actor
        self.via = "window"
        self.office_kept: KeptOffice | None = None
        self._engine: Engine = engine_for(location)

    @property
    def engine(self) -> Engine:
        """The connection source, for opening and keeping only."""
        return self._engine

    @property
    def dialect(self) -> str:
        """Return "sqlite" or "postgresql"."""
        return self._engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a transaction that sees one moment of the register."""
        with self._transaction(writing=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Open a transaction that is saved whole at its end, or not at all."""
        with self._transaction(writing=True) as session:
            yield session

    @contextmanager
    def _transaction(self, *, writing: bool) -> Iterator[Session]:
        try:
            with transaction(self._engine, writing=writing) as session:
                yield session
        except StorageTrouble as error:
            raise environment_trouble(error) from error

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()
