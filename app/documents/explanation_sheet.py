"""Mengapa tanggal ini: the days between the start and the due date of a step, on one paper."""

from io import BytesIO

from reportlab.lib.units import mm

from app.documents.base import counted_canvas, draw_letterhead
from app.documents.letterhead import Letterhead
from app.documents.lettering import BOLD, REGULAR, fit, markup
from app.documents.marks import SEALED_TITLE
from app.documents.office_page import LEFT, PAGE, RIGHT, TEXT, flow, office_foot
from app.documents.pen import Pen
from app.documents.time_data import ExplainedDay, ExplanationData

_TITLE = "PENJELASAN TENGGAT WAKTU"
_FIRST_TOP, _NEXT_TOP, _BOTTOM = 74.0, 22.0, 268.0
_ROW = 6.2
_DAY_AT, _REASON_AT = 33.0, 62.0


def explanation_sheet(data: ExplanationData, *, letterhead: Letterhead) -> bytes:
    """Return the explanation as an A4 PDF; many days go on over further pages."""
    out = BytesIO()
    canvas = counted_canvas(
        out,
        size=PAGE,
        title=f"Penjelasan tenggat {data.number}",
        finish=office_foot(printed_at=data.printed_at, zone=data.zone, sample=data.sample),
    )
    pen = Pen(canvas, height=PAGE[1])
    draw_letterhead(pen, letterhead, left=LEFT, right=RIGHT, sample=data.sample, large=True)
    _draw_opening(pen, data)
    y = _FIRST_TOP
    for day in data.days:
        if y + _ROW > _BOTTOM:
            canvas.showPage()
            y = _NEXT_TOP
        _draw_day(pen, day, y, last=day is data.days[-1])
        y += _ROW
    flow(pen, y + 2, markup(data.note))
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw_opening(pen: Pen, data: ExplanationData) -> None:
    pen.text(PAGE[0] / 2, 44.0, _TITLE, 12.5, BOLD, align="centre")
    title = SEALED_TITLE if data.confidential else data.title
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


def _draw_day(pen: Pen, day: ExplainedDay, y: float, *, last: bool) -> None:
    font = BOLD if last else REGULAR
    if day.ordinal is not None:
        pen.text(LEFT + 6, y, str(day.ordinal), TEXT, BOLD, align="centre")
    else:
        pen.text(LEFT + 6, y, "–", TEXT, align="centre")
    pen.text(_DAY_AT, y, day.day, TEXT, font)
    room = (RIGHT - _REASON_AT) * mm
    size, lines = fit(day.reason, font=font, size=TEXT, floor=7.5, width=room)
    pen.lines(_REASON_AT, y, lines, size, font, leading=4)
