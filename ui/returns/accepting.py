"""What a sheet's answers come to: the work that records them, with its page."""

from __future__ import annotations

from collections.abc import Callable

from app.desk.accepting_sheets import accept_disposition, accept_result
from app.desk.issuing_sheets import FRONT
from app.errors import UserMistake
from app.outcome import Outcome
from app.register import Register
from app.rules.kinds import Urgency
from app.rules.moments import Stated
from ui.returns.items import BY_HAND, Sheet
from ui.tasks import call


def accepting(
    sheet: Sheet, complaint_id: int, happened_at: Stated
) -> Callable[[Register], Outcome]:
    """Return the work that records a sheet. Raises UserMistake where one alone may be ticked."""
    if sheet.match.side != FRONT:
        return _result(sheet, complaint_id, happened_at)
    urgencies = sheet.ticked("urgency")
    if len(urgencies) != 1:
        raise UserMistake({"": "Pilih satu sifat: Biasa, Segera, atau Sangat segera."})
    instructions = tuple(code for code in sheet.ticked("instruction") if code != BY_HAND)
    return call(
        accept_disposition,
        complaint_id=complaint_id,
        picture=sheet.kept_picture,
        happened_at=happened_at,
        teams=sheet.teams,
        instructions=instructions,
        note=sheet.note,
        urgency=Urgency(urgencies[0]),
        lead=sheet.lead,
        copies=sheet.copies,
        sheet=sheet.match.number,
        proposed=sheet.find.marks,
    )


def _result(sheet: Sheet, complaint_id: int, happened_at: Stated) -> Callable[[Register], Outcome]:
    results = sheet.ticked("result")
    if len(results) != 1:
        raise UserMistake({"": "Pilih satu hasil yang dicentang tim."})
    return call(
        accept_result,
        complaint_id=complaint_id,
        picture=sheet.kept_picture,
        happened_at=happened_at,
        result=results[0],
        note=sheet.note,
        sheet=sheet.match.number,
        proposed=sheet.find.marks,
    )
