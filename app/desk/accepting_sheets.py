"""Accepting a sheet that came back: what it says is recorded, the page kept beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.desk.attaching import attach_page
from app.desk.disposing import beside, dispose, disposed_outcome, outcome, ticks
from app.desk.entry_checks import refuse
from app.desk.following_up import report_result, result_outcome
from app.desk.issuing_sheets import BACK, FRONT, give_spare
from app.desk.matching_sheets import STANDING_WORDS, SheetStanding, match_in
from app.desk.open_case import OpenedCase, open_case
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.kinds import Urgency
from app.rules.moments import Stated
from app.scanning.found import Mark

if TYPE_CHECKING:
    from db.session import Session

Proposed = Mapping[str, Mark]
"""What the reader made of each box, by its key; nothing where a person read the page alone."""


@allowed(Role.DESK, Role.HEAD)
def accept_disposition(
    register: Register,
    *,
    complaint_id: int,
    picture: bytes | None,
    happened_at: Stated,
    teams: tuple[str, ...],
    instructions: tuple[str, ...],
    note: str = "",
    urgency: Urgency = Urgency.ORDINARY,
    lead: str = "",
    copies: tuple[str, ...] = (),
    sheet: str = "",
    proposed: Proposed | None = None,
) -> Outcome:
    """Record the disposition that a person read off a page, with its picture (JPEG) as evidence.

    Without a `picture` nothing is kept of the page, as of one that shows a name to the team.
    `sheet` is the number in its codes, "" where the case was chosen by hand; `proposed` is kept
    beside what the person answered. Raises UserMistake as on recording it without a page, and when
    the sheet is not this case's, void, or recorded meanwhile.
    """
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        told = ticks(teams=teams, instructions=instructions, urgency=urgency)
        read, attached = _read_from(
            register, session, case, FRONT, sheet=sheet, picture=picture, proposed=proposed
        )
        told |= beside(lead=lead, copies=copies) | read
        done = dispose(register, session, case, happened_at=happened_at, told=told, note=note)
    return disposed_outcome(case, (*attached, *done))


@allowed(Role.DESK, Role.HEAD)
def accept_result(
    register: Register,
    *,
    complaint_id: int,
    picture: bytes | None,
    happened_at: Stated,
    result: str,
    note: str,
    sheet: str = "",
    proposed: Proposed | None = None,
) -> Outcome:
    """Record the team's result report from the back of a sheet, as `accept_disposition` does."""
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        read, attached = _read_from(
            register, session, case, BACK, sheet=sheet, picture=picture, proposed=proposed
        )
        told = {"result": result} | read
        done = report_result(register, session, case, happened_at=happened_at, told=told, note=note)
    return result_outcome(case, (*attached, *done))


@allowed(Role.DESK, Role.HEAD)
def keep_page(
    register: Register, *, complaint_id: int, picture: bytes, side: str = FRONT
) -> Outcome:
    """Keep the picture (JPEG) of a page as evidence of a case and nothing else: what it says is recorded."""
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        _, attached = attach_page(register, session, case, name=_name(side), body=picture)
    return outcome(case, "disimpan sebagai bukti", of="Lembar", events=(attached,))


def _name(side: str, sheet: str = "") -> str:
    what = "Lembar disposisi" if side == FRONT else "Laporan hasil"
    return f"{what} {sheet}.jpg" if sheet else f"{what}.jpg"


def _read_from(
    register: Register,
    session: Session,
    case: OpenedCase,
    side: str,
    *,
    sheet: str,
    picture: bytes | None,
    proposed: Proposed | None,
) -> tuple[dict[str, object], tuple[int, ...]]:
    """Keep the page; return what the event that follows tells of it, codes only, and its own event."""
    if sheet:
        match = match_in(register, session, number=sheet, side=side, complaint_id=case.id)
        if match.case is None or match.case.row.id != case.id:
            refuse({"": STANDING_WORDS[SheetStanding.UNKNOWN]})
        if match.standing is not SheetStanding.READY:
            refuse({"": STANDING_WORDS[match.standing]})
        give_spare(register, session, sheet, case.id)
    found: dict[str, object] = {"sheet": sheet} if sheet else {}
    marks = proposed or {}
    for mark in (Mark.TICKED, Mark.OPEN):
        if keys := [key for key, each in marks.items() if each is mark]:
            found[f"read_{mark.value}"] = keys
    if picture is None:
        return found, ()
    file, attached = attach_page(register, session, case, name=_name(side, sheet), body=picture)
    return {"page": file} | found, (attached,)
