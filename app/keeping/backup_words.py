"""What is told of a register's backups, worded once for the status line, Beranda and Pengaturan."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.rules.moments import since_words

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from app.keeping.backing_up import BackupState

OLD = timedelta(days=7)
YEARLY = timedelta(days=366)


def age_words(state: BackupState, zone: ZoneInfo, *, now: datetime) -> str:
    """Return when the last backup that was found whole was made, short."""
    return f"Cadangan: {last_words(state, zone, now=now)}"


def last_words(state: BackupState, zone: ZoneInfo, *, now: datetime) -> str:
    """Return the same where it is plain what is spoken of."""
    return "belum ada" if state.newest is None else since_words(state.newest, zone, now=now)


def is_old(state: BackupState, *, now: datetime) -> bool:
    """Tell whether the last whole backup is more than seven days old, or there is none."""
    return state.newest is None or now - state.newest > OLD


def second_words(state: BackupState, zone: ZoneInfo, *, now: datetime) -> str:
    """Return how the second place stands."""
    if state.second is None:
        return "belum dipilih"
    when = "belum ada cadangan di sana"
    if state.second_newest is not None:
        when = f"terakhir {since_words(state.second_newest, zone, now=now)}"
    return f"{state.second} ({when})"


def warnings(state: BackupState, *, now: datetime) -> list[str]:
    """Return what the office should see to, each in a sentence."""
    if state.paused:
        return ["Pencadangan berhenti sejak pemulihan, sampai isi register ini dibenarkan."]
    found = []
    if state.unsound:
        found.append(
            "Cadangan terakhir tidak utuh: jalankan Periksa register, lalu pulihkan bila perlu."
        )
    if state.newest is None:
        found.append("Register ini belum pernah dicadangkan; menyalinnya hanya sebentar.")
    elif is_old(state, now=now):
        found.append("Cadangan terakhir yang utuh sudah lebih dari tujuh hari.")
    if state.second is None:
        found.append(
            "Pilih tempat kedua, misalnya flashdisk, agar tidak hilang bersama komputer ini."
        )
    elif state.same_disk:
        found.append("Tempat kedua ada di diska yang sama; keduanya dapat hilang bersama.")
    if state.second_old(now):
        where = "tidak terpasang, dan " if state.unreachable else ""
        found.append(f"Tempat kedua {where}tidak mendapat cadangan lebih dari tujuh hari.")
    if state.newest is not None and (state.rehearsed is None or now - state.rehearsed > YEARLY):
        found.append("Uji pulih belum pernah dilakukan setahun terakhir; siapkan lembar pemulihan.")
    return found
