"""Each printing of a sheet has a number of its own; what it means is kept as it was printed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from app.case import Case
from app.desk.event_log import NewEvent, append_many
from app.office import Office
from app.register import Register
from app.rules.event_kinds import EventKind
from app.rules.kinds import Urgency
from app.scanning.layout import CodePlace, PageLayout, TickBox
from app.scanning.sheet_code import mark_of, new_number
from db import tables, writing
from db.queries import sheets as queries

if TYPE_CHECKING:
    from db.session import Session

FRONT, BACK = "front", "back"
_IN_REGISTER = "tercatat di register"


class Printed(NamedTuple):
    """What a printing was: both sides, what the office called each box, and the printed urgency.

    On a blank sheet none is printed.
    `named` is where its front may name who brought the complaint, in millimetres: left, top, width
    and height.
    """

    sides: Mapping[str, PageLayout]
    words: Mapping[str, str]
    urgency: Urgency | None
    named: tuple[float, float, float, float]


def issue(
    register: Register,
    session: Session,
    office: Office,
    cases: Sequence[Case],
    *,
    urgency: Urgency | None,
) -> dict[int, str]:
    """Give each case's next sheet a number; return what its codes will say, by complaint."""
    # Imported late: it brings the library of the papers along.
    from app.documents.disposition_heading import heading_of
    from app.documents.sheet_places import NAMED_AREA, back_layout, front_layout

    teams = [team.code for team in office.teams]
    instructions = [entry.code for entry in office.instructions]
    words, kept = box_words(office), office.settings
    marks, rows, events = {}, [], []
    layouts: dict[tuple[bool, Urgency, float], str] = {}
    for case, number in zip(cases, numbers(session, len(cases)), strict=True):
        heading = heading_of(
            case.row.title,
            review_on_sheet(case),
            most=max(len(teams), len(instructions)),
            confidential=case.row.confidential,
        )
        kind = case.row.confidential, urgency or case.urgency, heading.shift
        if kind not in layouts:
            front = front_layout(teams, instructions, confidential=kind[0], shift=kind[2])
            sides = {FRONT: front, BACK: back_layout()}
            layouts[kind] = written(Printed(sides, words, kind[1], NAMED_AREA))
        marks[case.row.id] = mark_of(number, register=kept.register_id, key=kept.sheet_key)
        issued = NewEvent(EventKind.ISSUED, register.clock.now(), {"sheet": number})
        events.append((case.row.id, issued))
        rows.append(
            {
                "number": number,
                "complaint_id": case.row.id,
                "issued_at": register.clock.now(),
                "actor": register.actor,
                "printed_at": None,
                "layout": layouts[kind],
            }
        )
    append_many(register, session, events=events)
    writing.add_rows(session, tables.SheetPrinting, rows)
    return marks


def review_on_sheet(case: Case) -> str:
    """Return what a sheet says of the desk's review: of a confidential case only that there is one."""
    told = case.review is not None
    return _IN_REGISTER if case.row.confidential and told else case.review or ""


def box_words(office: Office) -> dict[str, str]:
    """Return what the office calls the teams and instructions now, by the keys of their boxes."""
    words = {f"team:{team.code}": team.name for team in office.teams}
    return words | {f"instruction:{entry.code}": entry.name for entry in office.instructions}


def written(printed: Printed) -> str:
    """Return a printing as its row keeps it."""
    return json.dumps(printed, ensure_ascii=False, separators=(",", ":"))


def numbers(session: Session, count: int) -> list[str]:
    """Draw numbers that no printing has."""
    drawn: set[str] = set()
    while len(drawn) < count:
        drawn |= {new_number() for _ in range(count - len(drawn))}
        drawn -= queries.taken(session, drawn)
    return [*drawn]


def read_printed(layout: str) -> Printed:
    """Return what the layout of a printing says."""
    sides, words, urgency, (left, top, width, height) = json.loads(layout)
    read = {name: _side(*side) for name, side in sides.items()}
    known = Urgency(urgency) if urgency else None
    return Printed(read, words, known, (left, top, width, height))


def _side(
    width: float,
    height: float,
    codes: Sequence[Sequence[str | float]],
    squares: Sequence[Sequence[float]],
    boxes: Sequence[Sequence[str | float]],
) -> PageLayout:
    return PageLayout(
        width,
        height,
        tuple(CodePlace._make(each) for each in codes),
        tuple((x, y) for x, y in squares),
        tuple(TickBox._make(each) for each in boxes),
    )


def give_spare(register: Register, session: Session, number: str, complaint_id: int) -> bool:
    """Make a blank sheet the newest printing of a complaint; tell whether it was one."""
    if (layout := queries.spare(session, number)) is None:
        return False
    now = register.clock.now()
    queries.drop_spare(session, number)
    row = {
        "number": number,
        "complaint_id": complaint_id,
        "issued_at": now,
        "actor": register.actor,
        "printed_at": now,
        "layout": layout,
    }
    writing.add_rows(session, tables.SheetPrinting, [row])
    issued = NewEvent(EventKind.ISSUED, now, {"sheet": number})
    append_many(register, session, events=[(complaint_id, issued)])
    return True
