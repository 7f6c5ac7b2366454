"""Berita acara pemusnahan: which cases lost their words and keys, and on whose decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from reportlab.lib.units import mm

from app.documents.base import Letterhead, new_canvas
from app.documents.lettering import BOLD, REGULAR, fit, markup
from app.documents.office_page import LEFT, PAGE, RIGHT, TEXT, draw_page, flow
from app.documents.pen import FRAME, Pen
from app.rules.wording import count_words, date_words, table_date, weekday_date_words

_TITLE = "BERITA ACARA PEMUSNAHAN DATA PENGADUAN"
_COLUMNS = (
    ("No.", 10.0),
    ("Nomor register", 42.0),
    ("Diterima", 21.0),
    ("Klasifikasi", 33.0),
    ("Selesai", 21.0),
    ("Dasar", 45.0),
)
_ROW, _HEAD = 9.0, 8.0
_NEXT_TOP, _BOTTOM = 22.0, 276.0
_CLOSING = 62.0


@dataclass(frozen=True, slots=True)
class ErasedCase:
    """One case as the statistics keep it; days are of the office's zone."""

    number: str
    received_on: date
    classification: str
    closed_on: date
    rule: str


@dataclass(frozen=True, slots=True)
class ErasureMinutes:
    """What was destroyed, when, on whose decision; moments are aware and shown in `zone`."""

    cases: tuple[ErasedCase, ...]
    decided_at: datetime
    approved_by: str
    chain: str
    printed_at: datetime
    zone: ZoneInfo
    sample: bool = False


def erasure_minutes(data: ErasureMinutes, *, letterhead: Letterhead) -> bytes:
    """Return the minutes as an A4 PDF; a long list goes on, the signatures stay with its end."""
    if not data.cases:
        raise ValueError("nothing was erased")
    out = BytesIO()
    canvas = new_canvas(out, size=PAGE, title="Berita Acara Pemusnahan")
    pen = Pen(canvas, height=PAGE[1])
    parts = _parts(data.cases, top=_opening_end(data, letterhead))
    first = 1
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
        y = _draw_opening(pen, data, letterhead) if number == 1 else _NEXT_TOP
        y = _draw_rows(pen, part, y, first=first)
        first += len(part)
        if number == len(parts):
            _close(pen, data, letterhead, y + 5)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _parts(cases: tuple[ErasedCase, ...], *, top: float) -> list[tuple[ErasedCase, ...]]:
    """Return the cases of each page; the last one keeps room for the signatures and a row."""
    parts: list[tuple[ErasedCase, ...]] = []
    while True:
        room = _BOTTOM - top - _HEAD
        if len(cases) * _ROW <= room - _CLOSING:
            return [*parts, cases]
        taken = min(max(1, int(room / _ROW)), max(1, len(cases) - 1))
        parts.append(cases[:taken])
        cases, top = cases[taken:], _NEXT_TOP


def _opening(data: ErasureMinutes, head: Letterhead) -> tuple[str, str]:
    day = data.decided_at.astimezone(data.zone).date()
    count = count_words(len(data.cases))
    done = (
        f"Pada hari {weekday_date_words(day)}, di {markup(head.office_name)}, telah dimusnahkan "
        f"data <b>{count} pengaduan</b> yang masa simpannya berakhir, atas persetujuan "
        f"{markup(data.approved_by)}."
    )
    what = (
        "Yang dimusnahkan: kunci aduan, identitas pelapor, uraian beserta unsurnya, catatan tindak "
        "lanjut, dan jawaban; semuanya tidak dapat dipulihkan dari register. Yang tetap tersimpan "
        "hanya baris statistiknya: nomor, bulan, media, klasifikasi, dan hasil penanganan."
    )
    return done, what


def _opening_end(data: ErasureMinutes, head: Letterhead) -> float:
    """Return where the table begins, by drawing the same sentences on paper nobody gets."""
    probe = Pen(new_canvas(BytesIO(), size=PAGE, title=""), height=PAGE[1])
    return _draw_opening(probe, data, head)


def _draw_opening(pen: Pen, data: ErasureMinutes, head: Letterhead) -> float:
    pen.text(PAGE[0] / 2, 47.0, _TITLE, 12.5, BOLD, align="centre")
    pen.text(PAGE[0] / 2, 53.0, "Nomor: ……………………………………", TEXT, align="centre")
    y = 60.0
    for sentence in _opening(data, head):
        y = flow(pen, y, sentence) + 2.5
    return y + 1.5


def _draw_rows(pen: Pen, cases: Sequence[ErasedCase], y: float, *, first: int) -> float:
    x = LEFT
    for name, width in _COLUMNS:
        pen.text(x + width / 2, y + 5.3, name, 9, BOLD, align="centre")
        x += width
    end = y + _HEAD + len(cases) * _ROW
    pen.box(LEFT, y, RIGHT - LEFT, end - y)
    pen.rule(LEFT, y + _HEAD, RIGHT, y + _HEAD, FRAME)
    x = LEFT
    for _, width in _COLUMNS[:-1]:
        x += width
        pen.rule(x, y, x, end)
    for at, case in enumerate(cases):
        top = y + _HEAD + at * _ROW
        if at:
            pen.rule(LEFT, top, RIGHT, top)
        _draw_row(pen, case, top, number=first + at)
    return end


def _draw_row(pen: Pen, case: ErasedCase, top: float, *, number: int) -> None:
    texts = (
        f"{number}.",
        case.number,
        table_date(case.received_on),
        case.classification,
        table_date(case.closed_on),
        case.rule,
    )
    x = LEFT
    for (_, width), text in zip(_COLUMNS, texts, strict=True):
        size, lines = fit(text, font=REGULAR, size=8.5, floor=7, width=(width - 3) * mm, most=2)
        middle = top + (5.7 if len(lines) == 1 else 3.9)
        pen.lines(x + 1.5, middle, lines[:2], size, REGULAR, leading=3.4)
        x += width


def _close(pen: Pen, data: ErasureMinutes, head: Letterhead, y: float) -> None:
    y = flow(pen, y, "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan "
             "sebagaimana mestinya.") + 2  # fmt: skip
    y = flow(pen, y, f'<font size="8">{markup(data.chain)}</font>') + 4
    width = (RIGHT - LEFT) / 3
    made = date_words(data.decided_at.astimezone(data.zone).date())
    pen.text(LEFT + 2 * width + 2, y + 2, f"{head.city}, {made}", TEXT)
    who = (("Petugas Pengaduan,", ""), ("Saksi,", ""), (f"{head.head_title},", head.head_name))
    for at, (title, name) in enumerate(who):
        x = LEFT + at * width + 2
        size, lines = fit(title, font=REGULAR, size=TEXT, floor=8, width=(width - 4) * mm)
        pen.lines(x, y + 7, lines[:2], size, REGULAR, leading=4)
        if name:
            pen.signature_name(x, y + 34, width - 4, name, head.head_nip, size=9)
        else:
            pen.dots(x, x + width - 6, y + 30)
            pen.text(x, y + 34, "NIP", 9)
