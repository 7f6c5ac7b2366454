"""The register's list for other programs: JSON, a calendar of due dates, and rows to be pasted.

Nobody's identity is in any of them, nor a word that is sealed; that they were made is on record.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.case import Case, ComplaintRow
from app.desk.event_log import append_plain
from app.desk.listing_cases import READERS, Wanted, open_rows
from app.desk.reading_cases import cases_in
from app.desk.reading_office import office_in
from app.guard import allowed
from app.register import Register
from app.rules.event_kinds import EventKind
from app.rules.kinds import STATUS_WORDS
from app.transfer.exporting import listed_pages, row_words

_PAGE: Final = 500
_LINE: Final = 73
_HEADS: Final = ("Nomor", "Diterima", "Media", "Perihal", "Status", "Pemegang", "Jatuh tempo")
_ESCAPED: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@allowed(*READERS)
def list_as_json(register: Register, *, wanted: Wanted) -> bytes:
    """Return all rows of a list with their histories, in its order: UTF-8, moments as ISO 8601.

    A receipt known by its day alone is a date; of an event its kind and its moment are told. Raises
    UserMistake as `list_as_xlsx`.
    """
    with register.reading() as session:
        zone = office_in(register, session).zone
        found = [_told(case, zone) for case in _cases(register, wanted)]
    made = {"made_at": register.clock.now().astimezone(zone), "complaints": found}

    def plain(value: object) -> str:
        moment = value.astimezone(zone) if isinstance(value, datetime) else value
        return moment.isoformat() if isinstance(moment, date) else str(value)

    return (json.dumps(made, ensure_ascii=False, indent=1, default=plain) + "\n").encode()


@allowed(*READERS)
def due_dates_as_ics(register: Register, *, team: str = "") -> bytes:
    """Return the due dates of open cases that have one, as calendar entries; of one team by its code.

    Each case has one entry, which a later file replaces; its alarm rings a day before.
    """
    rows = [row for row in open_rows(register) if row.due_at is not None and not row.paused_at]
    if team:
        rows = [row for row in rows if team in row.held_by.teams]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Meja Aduan//ID", "CALSCALE:GREGORIAN"]
    for row in rows:
        lines += _entry(row, register.clock.now(), register.vault.register)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


@allowed(*READERS)
def rows_as_text(register: Register, *, complaint_ids: list[int]) -> str:
    """Return cases as lines with tabs between their cells, as a spreadsheet takes them."""
    with register.reading() as session:
        zone = office_in(register, session).zone
        cases = cases_in(register, session, complaint_ids)
    lines = [_HEADS, *(row_words(case.row, _HEADS, zone) for case in cases)]
    # A cell stays in its place where it is pasted.
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


@allowed(*READERS)
def count_handed_out(register: Register, *, what: str, rows: int) -> None:
    """Write down that so many cases went out as "json", "ics" or "clipboard"."""
    with register.writing() as session:
        append_plain(register, session, EventKind.EXPORTED, what=what, rows=rows)


def _cases(register: Register, wanted: Wanted) -> Iterator[Case]:
    with register.reading() as session:
        for rows in listed_pages(wanted, register, size=_PAGE):
            yield from cases_in(register, session, [row.id for row in rows])


def _told(case: Case, zone: ZoneInfo) -> dict[str, object]:
    row = case.row
    return {
        "number": row.number,
        "paper_number": case.paper_number,
        "received_at": row.received(zone),
        "medium": row.medium,
        "title": row.title,
        "classification": row.classification,
        "topic": case.topic,
        "about_office": case.about_office,
        "confidential": row.confidential,
        "status": row.status,
        "holder": row.holder,
        "teams": case.teams,
        "due_at": None if row.paused_at else row.due_at,
        "closed_at": row.closed_at,
        "double_of": row.double_of or None,
        "history": [
            {"kind": each.kind, "at": each.told_at} for each in case.timeline if not each.withdrawn
        ],
    }


def _entry(row: ComplaintRow, now: datetime, register: str) -> list[str]:
    due = row.due_at or now
    words = f"{row.number} {row.title}".translate(_ESCAPED)
    return [
        "BEGIN:VEVENT",
        f"UID:{row.number}@{register}.mejaaduan",
        f"DTSTAMP:{_utc(now)}",
        f"DTSTART:{_utc(due - timedelta(minutes=30))}",
        f"DTEND:{_utc(due)}",
        f"SUMMARY:Jatuh tempo {words}",
        f"DESCRIPTION:{f'{STATUS_WORDS[row.status]}, {row.holder}'.translate(_ESCAPED)}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:Jatuh tempo {words}",
        "TRIGGER:-P1D",
        "END:VALARM",
        "END:VEVENT",
    ]


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _folded(line: str) -> str:
    """Return a line cut as calendars want it: at most 75 bytes, further ones after a blank."""
    pieces, piece = [], ""
    for letter in line:
        if len(f"{piece}{letter}".encode()) > _LINE:
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece])
