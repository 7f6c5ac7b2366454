"""Blank disposition sheets for when there is no power: numbered beforehand, recorded later."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from app.desk.entry_checks import refuse
from app.desk.event_log import append_plain
from app.desk.issuing_sheets import BACK, FRONT, Printed, box_words, numbers, written
from app.desk.papers import letterhead_of
from app.desk.reading_office import office_in
from app.documents.sheet_data import SheetData, SheetLayout
from app.guard import allowed
from app.office import Office
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.kinds import Urgency
from app.scanning.sheet_code import mark_of
from db import tables, writing
from db.queries import sheets as queries

MOST = 40
"""How many blank sheets are printed at once."""


class Spare(NamedTuple):
    """A blank sheet that no complaint has yet: its number, and when it was printed (UTC)."""

    number: str
    reserved_at: datetime


@allowed(Role.DESK)
def reserve_sheets(
    register: Register, *, count: int, layout: SheetLayout = SheetLayout.A5
) -> bytes:
    """Return so many blank sheets as a PDF, each with a number that is on record from now on.

    Raises UserMistake for none, or for more than forty.
    """
    # Imported late: it brings the library of the papers along.
    from app.documents.disposition_sheet import disposition_sheets

    if not 1 <= count <= MOST:
        refuse({"count": f"Antara 1 dan {MOST} lembar."})
    now = register.clock.now()
    with register.writing() as session:
        office = office_in(register, session)
        given, printed = numbers(session, count), _printed(office)
        row = {"reserved_at": now, "actor": register.actor, "layout": written(printed)}
        writing.add_rows(session, tables.SpareSheet, [{"number": each} | row for each in given])
        append_plain(register, session, EventKind.SHEETS_RESERVED, sheets=given)
    kept = office.settings
    marks = [mark_of(each, register=kept.register_id, key=kept.sheet_key) for each in given]
    return disposition_sheets(
        [_blank(office, mark, now) for mark in marks],
        letterhead=letterhead_of(office, now),
        layout=layout,
    )


def _printed(office: Office) -> Printed:
    from app.documents.disposition_heading import blank_heading
    from app.documents.sheet_places import NAMED_AREA, back_layout, front_layout

    teams = [team.code for team in office.teams]
    instructions = [entry.code for entry in office.instructions]
    shift = blank_heading(most=max(len(teams), len(instructions))).shift
    front = front_layout(teams, instructions, confidential=False, shift=shift)
    return Printed({FRONT: front, BACK: back_layout()}, box_words(office), None, NAMED_AREA)


def _blank(office: Office, mark: str, now: datetime) -> SheetData:
    return SheetData(
        number="",
        index="",
        code="",
        due_at=now,
        standard="",
        origin="",
        medium="",
        complained_at=None,
        source_reference="",
        received_at=now,
        attachments=0,
        urgency=Urgency.ORDINARY,
        title="",
        teams=tuple(team.name for team in office.teams),
        instructions=tuple(entry.name for entry in office.instructions),
        printed_at=now,
        zone=office.zone,
        sample=office.sample,
        signer=office.head_on(now.astimezone(office.zone).date()),
        mark=mark,
        blank=True,
    )


@allowed(Role.DESK, Role.HEAD)
def spare_sheets(register: Register) -> tuple[Spare, ...]:
    """Return the blank sheets that no complaint has yet, the oldest first."""
    with register.reading() as session:
        return tuple(Spare(*each) for each in queries.spares(session))
