"""Mengapa tanggal ini: the days between the start and the due date of a step, on one paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from reportlab.lib.units import mm

from app.documents.base import Letterhead, new_canvas
from app.documents.lettering import BOLD, REGULAR, fit, markup
from app.documents.office_page import LEFT, PAGE, RIGHT, TEXT, draw_page, flow
from app.documents.pen import Pen
from app.documents.reminder_table import SEALED

_TITLE = "PENJELASAN TENGGAT WAKTU"
_FIRST_TOP, _NEXT_TOP, _BOTTOM = 74.0, 22.0, 268.0
_ROW = 6.2
_DAY_AT, _REASON_AT = 33.0, 62.0


@dataclass(frozen=True, slots=True)
class ExplainedDay:
    """One line: the day or stretch, why it counts or not, its number when it is counted."""

    day: str
    reason: str
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class ExplanationData:
    """What the screen says about one due date, worded.

    `printed_at` is aware and shown in `zone`. Of a confidential complaint the title is not
    printed, whatever is given.
    """

    number: str
    title: str
    question: str
    days: tuple[ExplainedDay, ...]
    note: str
    printed_at: datetime
    zone: ZoneInfo
    confidential: bool = False
    sample: bool = False


def explanation_sheet(data: ExplanationData, *, letterhead: Letterhead) -> bytes:
    """Return the explanation as an A4 PDF; many days go on over further pages."""
    out = BytesIO()
    canvas = new_canvas(out, size=PAGE, title=f"Penjelasan tenggat {data.number}")
    pen = Pen(canvas, height=PAGE[1])
    parts = _parts(data.days)
    for number, part in enumerate(parts, 1):
        draw_page(
            pen,
            letterhead if number == 1 else None,
            printed_at=data.printed_at,
            zone=data.zone,
            number=number,
            pages=len(parts),
            sample=data.sample,
        )
        y = _NEXT_TOP
        if number == 1:
            _draw_opening(pen, data)
            y = _FIRST_TOP
        y = _draw_days(pen, part, y, last=data.days[-1] if data.days else None)
        if number == len(parts):
            flow(pen, y + 2, markup(data.note))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _parts(days: Sequence[ExplainedDay]) -> list[Sequence[ExplainedDay]]:
    parts, top = [], _FIRST_TOP
    while True:
        room = int((_BOTTOM - top) / _ROW)
        parts.append(days[:room])
        days, top = days[room:], _NEXT_TOP
        if not days:
            return parts


def _draw_opening(pen: Pen, data: ExplanationData) -> None:
    pen.text(PAGE[0] / 2, 44.0, _TITLE, 12.5, BOLD, align="centre")
    title = SEALED if data.confidential else data.title
    for y, name, text, font in (
        (52.4, "Nomor", data.number, REGULAR),
        (57.6, "Perihal", title, REGULAR),
        (65.6, "", data.question, BOLD),
    ):
        at = LEFT + 21 if name else LEFT
        if name:
            pen.text(LEFT, y, name, TEXT)
            pen.text(LEFT + 18, y, ":", TEXT)
        size, lines = fit(text, font=font, size=TEXT, floor=8, width=(RIGHT - at) * mm)
        pen.lines(at, y, lines, size, font, leading=4)
    pen.rule(LEFT, 69.0, RIGHT, 69.0)


def _draw_days(
    pen: Pen, days: Sequence[ExplainedDay], y: float, *, last: ExplainedDay | None
) -> float:
    for day in days:
        font = BOLD if day is last else REGULAR
        if day.ordinal is not None:
            pen.text(LEFT + 6, y, str(day.ordinal), TEXT, BOLD, align="centre")
        else:
            pen.text(LEFT + 6, y, "–", TEXT, align="centre")
        pen.text(_DAY_AT, y, day.day, TEXT, font)
        room = (RIGHT - _REASON_AT) * mm
        size, lines = fit(day.reason, font=font, size=TEXT, floor=7.5, width=room)
        pen.lines(_REASON_AT, y, lines, size, font, leading=4)
        y += _ROW
    return y
