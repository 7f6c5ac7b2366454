"""Berita acara pemusnahan: which cases lost their words and keys, and on whose decision."""

from datetime import date
from io import BytesIO

from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph

from app.documents.base import counted_canvas, draw_letterhead, new_canvas
from app.documents.erasure_data import ErasureMinutes
from app.documents.erasure_table import LEFT, RIGHT, draw_rows, parted
from app.documents.letterhead import Letterhead
from app.documents.lettering import BOLD, REGULAR, fit, fit_name, markup, plain
from app.documents.marks import UNKNOWN_PLACE
from app.documents.office_page import PAGE, draw_foot, draw_sample_marks
from app.documents.pen import Pen
from app.rules.moments import MONTHS, WEEKDAYS, clock_words, date_words
from app.rules.wording import count_words, number_words

_TITLE = "BERITA ACARA PEMUSNAHAN DATA PENGADUAN"
_HEAD_LEFT, _HEAD_RIGHT = 22.0, 193.0
_NEXT_TOP, _BOTTOM = 27.0, 277.0
_SIGN_AT, _SIGN_WIDE = 118.0, 72.0
_SIGNATURES = 77.0
_LONGEST = 300
_BODY = ParagraphStyle("minutes", fontName=REGULAR, fontSize=11, leading=16, alignment=TA_JUSTIFY)
_NOTE = ParagraphStyle("note", _BODY, fontSize=8, leading=10.5, alignment=TA_LEFT)


def erasure_minutes(data: ErasureMinutes, *, letterhead: Letterhead) -> bytes:
    """Return the minutes as an A4 PDF; a long list goes on, the signatures stay with its end."""
    if not data.cases:
        raise ValueError("nothing was erased")
    out = BytesIO()
    canvas = counted_canvas(
        out,
        size=PAGE,
        title="Berita Acara Pemusnahan",
        finish=lambda pen, page, pages: _draw_foot(pen, data, page, pages),
    )
    pen = Pen(canvas, height=PAGE[1])
    # Drawn once on paper nobody gets, to learn how much room the sentences take.
    probe = Pen(new_canvas(BytesIO(), size=PAGE, title=""), height=PAGE[1])
    parts = parted(
        data.cases,
        top=_draw_opening(probe, data, letterhead),
        next_top=_NEXT_TOP,
        bottom=_BOTTOM,
        foot=_draw_closing(probe, data, 0.0) + _SIGNATURES,
    )
    first = 1
    for number, part in enumerate(parts, 1):
        first_page = number == 1
        y = _draw_opening(pen, data, letterhead) if first_page else _draw_running_title(pen, data)
        y = draw_rows(pen, part, y, first=first)
        first += len(part)
        if number == len(parts):
            _draw_signatures(pen, data, letterhead, _draw_closing(pen, data, y))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw_running_title(pen: Pen, data: ErasureMinutes) -> float:
    """Draw what stands above the table from the second page on; return where that begins."""
    title = f"Berita Acara Pemusnahan Data Pengaduan, {date_words(_day(data))} (lanjutan)"
    pen.text(LEFT, 21.0, title, 9.5, BOLD)
    return _NEXT_TOP


def _draw_foot(pen: Pen, data: ErasureMinutes, page: int, pages: int) -> None:
    draw_foot(pen, page, pages, printed_at=data.printed_at, zone=data.zone, left=LEFT, right=RIGHT)
    if data.sample:
        draw_sample_marks(pen, PAGE[0] / 2 - 11)


def _day(data: ErasureMinutes) -> date:
    return data.decided_at.astimezone(data.zone).date()


def _opening(data: ErasureMinutes, head: Letterhead) -> tuple[str, str]:
    day = _day(data)
    when = (
        f"Pada hari ini, {WEEKDAYS[day.weekday()]}, tanggal {number_words(day.day)} bulan "
        f"{MONTHS[day.month - 1]} tahun {number_words(day.year)}, pukul "
        f"{clock_words(data.decided_at, data.zone)}"
    )
    office = markup(head.office_name, longest=_LONGEST)
    # Titles behind a name end in a point, which then ends the sentence too.
    approved_by = markup(data.approved_by, longest=_LONGEST).rstrip(".")
    done = (
        f"{when}, di {office}, kami yang bertanda tangan di bawah ini telah memusnahkan data "
        f"<b>{count_words(len(data.cases))} pengaduan</b> yang masa simpannya berakhir, atas "
        f"persetujuan {approved_by}."
    )
    what = (
        "Yang dimusnahkan: kunci aduan, identitas pelapor, uraian beserta unsurnya, catatan "
        "tindak lanjut, dan jawaban; semuanya tidak dapat dipulihkan dari register. Yang tetap "
        "tersimpan hanya baris statistiknya: nomor, bulan, media, klasifikasi, dan hasil "
        "penanganan. Cadangan register yang dibuat sebelum ini masih memuat datanya dan "
        "dimusnahkan tersendiri."
    )
    return done, what


def _draw_opening(pen: Pen, data: ErasureMinutes, head: Letterhead) -> float:
    """Draw all that stands above the first row; return where the table begins."""
    draw_letterhead(pen, head, left=_HEAD_LEFT, right=_HEAD_RIGHT, sample=data.sample, large=True)
    pen.text(PAGE[0] / 2, 47.0, _TITLE, 12.5, BOLD, align="centre", spacing=0.5)
    pen.blank(PAGE[0] / 2 - 35, 53.4, "Nomor", PAGE[0] / 2 + 35, 11)
    y = 59.0
    for sentence in _opening(data, head):
        y = _flow(pen, y, sentence, _BODY) + 2.4
    return y + 1.0


def _draw_closing(pen: Pen, data: ErasureMinutes, y: float) -> float:
    """Draw the chain's note and the closing sentence below `y`; return where they end."""
    if data.chain:
        y = _flow(pen, y + 2.0, markup(data.chain, longest=_LONGEST), _NOTE)
    closing = (
        "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana "
        "mestinya."
    )
    return _flow(pen, y + 3.5, closing, _BODY)


def _draw_signatures(pen: Pen, data: ErasureMinutes, head: Letterhead, y: float) -> None:
    """Draw the officer's and the witness's signatures, and the head's below them."""
    size, place = fit(head.city or UNKNOWN_PLACE, font=REGULAR, size=10.5, floor=8, width=100 * mm)
    pen.text(RIGHT, y + 6, f"{' '.join(place)}, {date_words(_day(data))}", size, align="right")
    for x, title in ((LEFT, "Petugas Pengaduan,"), (_SIGN_AT, "Saksi,")):
        pen.text(x, y + 13, title, 10.5)
        pen.signature_name(x, y + 36.5, _SIGN_WIDE - 6, "", "", size=10)
    _draw_head_signature(pen, head, y + 45)


def _draw_head_signature(pen: Pen, head: Letterhead, y: float) -> None:
    """Draw the head's signature centred; dots stand where the office has set no name."""
    middle, room = (LEFT + RIGHT) / 2, _SIGN_WIDE * mm
    pen.text(middle, y, "Menyetujui,", 10.5, align="centre")
    size, lines = fit(f"{head.head_title},", font=REGULAR, size=10.5, floor=8, width=room)
    pen.text(middle, y + 5, " ".join(lines), size, align="centre")
    if not plain(head.head_name):
        pen.signature_name(middle - _SIGN_WIDE / 2, y + 29.5, _SIGN_WIDE, "", "", size=10)
        return
    size, lines = fit_name(head.head_name, font=BOLD, size=10.5, width=room, most=3)
    for number, line in enumerate(reversed(lines)):
        pen.text(middle, y + 25 - number * 4, line, size, BOLD, align="centre")
    if plain(head.head_nip):
        size, lines = fit(f"NIP {head.head_nip}", font=REGULAR, size=10, floor=7, width=room)
        pen.text(middle, y + 29.5, " ".join(lines), size, align="centre")


def _flow(pen: Pen, y: float, marked: str, style: ParagraphStyle) -> float:
    """Draw a paragraph of marked-up text below `y`; return where it ends."""
    paragraph = Paragraph(marked, style)
    _, high = paragraph.wrapOn(pen.canvas, (RIGHT - LEFT) * mm, PAGE[1] * mm)
    paragraph.drawOn(pen.canvas, LEFT * mm, (pen.height - y) * mm - high)
    return y + float(high) / mm
