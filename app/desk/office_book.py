"""The office's settings and lists: read once, kept until somebody changes them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.access.accounts_book import read_accounts
from app.access.roles import Account, Role, allowed
from app.desk.calendar_book import read_calendar
from app.errors import UserMistake
from app.facts import Choice, Medium, Office, Outcome
from app.register import Register
from app.rules.numbering import pattern_mistake
from app.rules.targets import LimitVersion, TargetBook, TargetVersion
from app.rules.timers import Unit
from db import tables
from db.queries import office as queries

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_REVISION = "calendar_revision"


@allowed(*Role)
def read_office(register: Register) -> Office:
    """Return all settings and lists of the register."""
    with register.reading() as session:
        return office_in(register, session)


def office_in(register: Register, session: Session) -> Office:
    """Return the same inside a transaction; read anew only when another desk changed it."""
    return kept_in(register, session).office


@dataclass(frozen=True, slots=True)
class KeptOffice:
    """What was read at a revision; `keys` maps (list, code) to (id, recap column id).

    `accounts` are all, those no longer active as well.

    It is read anew on another day too, as standards take effect on a day.
    """

    revision: str
    office: Office
    accounts: tuple[Account, ...]
    keys: dict[tuple[str, str], tuple[int, int]]

    @property
    def recovery(self) -> bytes:
        """The public key of the recovery code."""
        return bytes.fromhex(self.office.settings["recovery_key"])


def kept_in(register: Register, session: Session) -> KeptOffice:
    """Return the office with the keys of its lists, inside a transaction."""
    revision = session.connection().scalar(queries.setting(_REVISION)) or ""
    kept, now = register.office_kept, register.clock.now()
    if (
        kept is not None
        and kept.revision == revision
        and kept.office.targets.today == now.astimezone(kept.office.zone).date()
    ):
        return kept
    settings = dict(session.execute(queries.settings()).all())
    today = now.astimezone(ZoneInfo(settings["zone"])).date()
    accounts = read_accounts(session)
    people = tuple(
        Choice(f"account:{account.id}", account.name, "Pegawai")
        for account in accounts
        if account.active
    )
    office = replace(_read(session, settings, today), people=people)
    kept = KeptOffice(revision, office, accounts, _read_keys(session))
    register.office_kept = kept
    return kept


def _read_keys(session: Session) -> dict[tuple[str, str], tuple[int, int]]:
    media, topics, offices = queries.keys()
    found = {("medium", code): (key, column) for code, key, column in session.execute(media)}
    found |= {("topic", code): (key, 0) for code, key in session.execute(topics)}
    return found | {("office", code): (key, 0) for code, key in session.execute(offices)}


def _read(session: Session, settings: dict[str, str], today: date) -> Office:
    zone = ZoneInfo(settings["zone"])
    return Office(
        settings=settings,
        sample=settings["kind"] == "sample",
        zone=zone,
        calendar=read_calendar(
            session, zone=zone, joint_leave_off=settings["joint_leave_off"] == "1"
        ),
        media=tuple(
            Medium(code=code, name=name, recap_column=column, answer_channel=channel)
            for code, name, column, channel in session.execute(queries.media())
        ),
        topics=_grouped(session, tables.TopicEntry),
        teams=_plain(session, tables.TeamEntry),
        instructions=_plain(session, tables.InstructionEntry),
        offices=_grouped(session, tables.OfficeEntry),
        targets=_targets(session, today),
    )


def _grouped(
    session: Session, entry: type[tables.TopicEntry | tables.OfficeEntry]
) -> tuple[Choice, ...]:
    rows = session.execute(queries.grouped_list(entry))
    return tuple(Choice(code=code, name=name, group=group) for code, name, group in rows)


def _plain(
    session: Session, entry: type[tables.TeamEntry | tables.InstructionEntry]
) -> tuple[Choice, ...]:
    rows = session.execute(queries.plain_list(entry))
    return tuple(Choice(code=code, name=name) for code, name in rows)


def _targets(session: Session, today: date) -> TargetBook:
    versions = [
        TargetVersion(
            step=row.step,
            title=row.title,
            amount=row.amount,
            unit=Unit(row.unit),
            case_class=row.case_class,
            effective_from=row.effective_from,
            actor=row.actor,
            recorded_at=row.recorded_at,
        )
        for row in session.scalars(queries.targets())
    ]
    limits = [
        LimitVersion(
            code=row.code,
            case_class=row.case_class,
            days=row.days,
            effective_from=row.effective_from,
            actor=row.actor,
            recorded_at=row.recorded_at,
        )
        for row in session.scalars(queries.limits())
    ]
    return TargetBook(tuple(versions), tuple(limits), today)


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
    revision = int(session.scalar(queries.setting(_REVISION)) or 0)
    session.execute(queries.set_setting(_REVISION, str(revision + 1)))


def party_name(office: Office, party: str) -> str:
    """Return the name of a party that a complaint may be about."""
    return next((each.name for each in office.parties if each.code == party), party)


def tell_changed(register: Register, session: Session, *what: str) -> None:
    """Write into the log which settings were changed, never to what."""
    # Imported late: the log reads the office itself.
    from app.desk.event_book import append_plain
    from app.rules.timeline import EventKind

    append_plain(register, session, EventKind.SETTINGS_CHANGED, what=sorted(what))


def recount_due_dates(register: Register, session: Session) -> None:
    """Count open cases anew with what was just changed."""
    # Imported late: recounting reads the office itself.
    from app.desk.recounting import recount

    recount(register, session)
