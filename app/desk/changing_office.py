"""Changes the office's settings and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import UserMistake
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.numbering import pattern_mistake
from db import tables
from db.queries import office as queries
from db.queries.standing import REVISION, forget

if TYPE_CHECKING:
    from db.session import Session

LISTS: dict[str, queries.ListEntry] = {
    "topics": tables.TopicEntry,
    "teams": tables.TeamEntry,
    "instructions": tables.InstructionEntry,
    "offices": tables.OfficeEntry,
}


@allowed(Role.ADMIN)
def save_settings(register: Register, *, values: dict[str, str]) -> Outcome:
    """Save named settings; UserMistake for an unknown zone, a bad pattern or an empty name."""
    mistakes = {}
    if mistake := pattern_mistake(values.get("number_pattern", "{seq}{year}")):
        mistakes["number_pattern"] = mistake
    if not values.get("office_name", "-").strip():
        mistakes["office_name"] = "Nama satker belum diisi. Contoh: BPS Provinsi Banten."
    if values.get("zone", "Asia/Jakarta") not in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"):
        mistakes["zone"] = "Pilih salah satu zona: WIB, WITA, atau WIT."
    for key, most in (("warn_percent", 100), ("warn_days", 30), ("lock_minutes", 120)):
        value = values.get(key, "1").strip()
        if not (value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= most):
            mistakes[key] = f"Isi dengan bilangan antara 1 dan {most}."
    if mistakes:
        raise UserMistake(mistakes)
    with register.writing() as session:
        for key, value in values.items():
            session.execute(queries.set_setting(key, value.strip()))
        mark_changed(session)
        tell_changed(register, session, *values)
        recount_due_dates(register, session)
    return Outcome("Pengaturan tersimpan.", frozenset({"settings", "complaints"}))


@allowed(Role.ADMIN)
def save_names(register: Register, *, which: str, names: list[tuple[str, str]]) -> Outcome:
    """Save the order and names of a list: (code, name) pairs, an empty code for a new entry.

    Entries left out are no longer offered, but stay with the complaints that have them.
    """
    entry = LISTS[which]
    if not any(name.strip() for _, name in names):
        raise UserMistake({which: "Daftar ini harus memuat sedikitnya satu nama."})
    with register.writing() as session:
        top = session.scalar(queries.last_id(entry)) or 0
        session.execute(queries.hide_list(entry))
        for position, (code, name) in enumerate(names, 1):
            if not name.strip():
                continue
            values: dict[str, object] = {
                "name": name.strip(),
                "position": position,
                "active": True,
            }
            if code:
                session.execute(queries.change_entry(entry, code, **values))
                continue
            top += 1
            if which in ("topics", "offices"):
                values["grouping"] = "agency" if which == "offices" else "Lainnya"
            session.execute(queries.add_entry(entry, code=f"{which}-{top}", **values))
        mark_changed(session)
        tell_changed(register, session, which)
    return Outcome("Daftar tersimpan.", frozenset({"settings", "complaints"}))


def mark_changed(session: Session) -> None:
    """Let every desk read the office anew."""
    revision = int(session.scalar(queries.setting(REVISION)) or 0)
    session.execute(queries.set_setting(REVISION, str(revision + 1)))
    forget(session)


def tell_changed(register: Register, session: Session, *what: str) -> None:
    """Write into the log which settings were changed, never to what."""
    # Imported late: the log reads the office itself.
    from app.desk.event_log import append_plain
    from app.rules.event_kinds import EventKind

    append_plain(register, session, EventKind.SETTINGS_CHANGED, what=sorted(what))


def recount_due_dates(register: Register, session: Session) -> None:
    """Count open cases anew with what was just changed."""
    # Imported late: recounting reads the office itself.
    from app.desk.recounting import recount

    recount(register, session)
