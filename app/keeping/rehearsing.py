"""Uji pulih: the newest backup is restored with the recovery sheet into a scratch place, and read."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.desk.papers import letterhead_of
from app.desk.reading_office import read_office
from app.errors import UserMistake
from app.guard import allowed
from app.keeping.backing_up import newest_backup
from app.keeping.backup_places import change_notes
from app.keeping.restoring import WayIn, restore_backup
from app.register import Register
from app.roles import Role
from app.storage_troubles import storage_troubles
from db.trouble import disk_errors


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """How a rehearsal went: which backup, made when (aware), and what was read in how many seconds."""

    backup: str
    made_at: datetime
    tried_at: datetime
    complaints: int
    seconds: float
    problems: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """How it went, in one line."""
        if self.problems:
            return f"Uji pulih menemukan {len(self.problems)} masalah: {self.problems[0]}"
        took = f"{self.seconds:.1f}".replace(".", ",")
        return f"Uji pulih berhasil: {self.complaints} aduan terbaca dalam {took} detik."


@allowed(Role.ADMIN, Role.HEAD, Role.DESK)
def rehearse(register: Register, *, code: str) -> Rehearsal:
    """Restore the newest whole backup with the sheet's words into a scratch place and read it.

    The open register is not touched; nothing of the copy stays. Raises UserMistake under "code"
    when the words are not the sheet's, under "" when there is no backup; EnvironmentTrouble.
    """
    if not code.strip():
        raise UserMistake({"code": "Ketik kedua belas kata dari lembar pemulihan."})
    began, now = time.monotonic(), register.clock.now()
    newest = newest_backup(register.location, now=now)
    if newest is None:
        raise UserMistake({"": "Belum ada cadangan yang utuh. Buat dahulu: Cadangkan sekarang."})
    backup, made_at = newest[0], newest[1].made_at
    with (
        storage_troubles(),
        # The temporary folder may lie on a disk that is full.
        disk_errors(),
        tempfile.TemporaryDirectory(prefix="meja-aduan-") as folder,
    ):
        restored = restore_backup(
            backup, place=Path(folder) / "uji.mejaaduan", way=WayIn(code=code), clock=register.clock
        )
    seconds = time.monotonic() - began
    change_notes(register.location, rehearsed=now)
    return Rehearsal(backup.name, made_at, now, restored.complaints, seconds, restored.problems)


@allowed(Role.ADMIN, Role.HEAD, Role.DESK)
def rehearsal_pdf(register: Register, *, rehearsal: Rehearsal) -> bytes:
    """Return the minutes of a rehearsal."""
    # Imported late: reportlab costs more than most starts have to spare.
    from app.documents.rehearsal_minutes import RehearsalMinutes, rehearsal_minutes

    office = read_office(register)
    data = RehearsalMinutes(
        office_name=office.name,
        officer_name=register.account.name,
        backup=rehearsal.backup,
        made_at=rehearsal.made_at,
        tried_at=rehearsal.tried_at,
        complaints=rehearsal.complaints,
        seconds=rehearsal.seconds,
        problems=rehearsal.problems,
        zone=office.zone,
        sample=office.sample,
    )
    return rehearsal_minutes(data, letterhead=letterhead_of(office, rehearsal.tried_at))
