"""Lembar pemulihan: the twelve words that open a register whose passwords are lost."""

from io import BytesIO

from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph

from app.documents.base import counted_canvas, draw_letterhead
from app.documents.letterhead import Letterhead
from app.documents.lettering import BOLD, REGULAR, fit, fit_name, markup
from app.documents.marks import SECRET_MARK
from app.documents.office_page import LEFT, PAGE, RIGHT, TEXT, office_foot
from app.documents.pen import GRID, Pen
from app.documents.recovery_data import RecoverySheet
from app.rules.moments import clock_words, date_words

_TITLE = "LEMBAR PEMULIHAN REGISTER PENGADUAN"
_COLUMNS, _ROWS = 3, 4
_CELL_HIGH, _GRID_WIDE = 13.5, 123.0
# White must stand around a QR code, four of its modules wide.
_QR_SIDE, _QR_WHITE = 40.0, 4.5
_VALUE_AT = LEFT + 32.0
_SIGN_AT, _SIGN_WIDE = 112.0, 74.0
_ADVICE_TEXT = ParagraphStyle(
    "advice", fontName=REGULAR, fontSize=TEXT, leading=13.4, alignment=TA_LEFT
)
_ADVICE = (
    (
        "Gunanya",
        (
            "Membuka register pengaduan {office} bila kata sandinya terlupa. Kata-kata ini tidak "
            "tersimpan di tempat lain."
        ),
    ),
    (
        "Menyimpan",
        (
            "Dalam <b>amplop tertutup</b> di brankas kantor, tidak di dekat komputer register. Jangan "
            "difoto, dipindai, disalin ke komputer, atau dikirim lewat surel maupun pesan."
        ),
    ),
    (
        "Memakai",
        (
            "Pada halaman masuk pilih <b>Lupa kata sandi?</b>, lalu ketik kedua belas kata menurut "
            "nomornya; empat huruf pertama setiap kata sudah cukup."
        ),
    ),
    (
        "Lembar hilang",
        (
            "Siapa yang memegang lembar ini dan berkas registernya dapat membaca seluruh isinya. "
            "Segera buat lembar baru di Pengaturan; lembar lama lalu tidak berlaku."
        ),
    ),
    (
        "Keduanya hilang",
        (
            "Tanpa kata sandi <b>dan</b> tanpa lembar ini, register tidak dapat dibuka oleh siapa "
            "pun, juga oleh pembuat programnya."
        ),
    ),
)


def recovery_sheet(data: RecoverySheet, *, letterhead: Letterhead) -> bytes:
    """Return the sheet as one A4 page. Raises ValueError without the words."""
    if len(data.words) != _COLUMNS * _ROWS:
        raise ValueError("a recovery code has twelve words")
    out = BytesIO()
    # Neither title nor anything else of the file may hold the words.
    foot = office_foot(printed_at=data.made_at, zone=data.zone, sample=data.sample)
    canvas = counted_canvas(out, size=PAGE, title="Lembar Pemulihan", finish=foot)
    pen = Pen(canvas, height=PAGE[1])
    draw_letterhead(pen, letterhead, left=LEFT, right=RIGHT, sample=data.sample, large=True)
    pen.word_box(LEFT, PAGE[1] - 10.2, 28, 5.6, SECRET_MARK, size=10)
    y = _draw_opening(pen, data)
    y = _draw_words(pen, data, y)
    y = _draw_advice(pen, data, y + 8)
    _draw_keeping(pen, data, letterhead, y + 6.5)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw_opening(pen: Pen, data: RecoverySheet) -> float:
    """Draw title, mark and facts; return where the words begin."""
    pen.text(PAGE[0] / 2, 48.0, _TITLE, 13, BOLD, align="centre", spacing=0.4)
    pen.word_box(PAGE[0] / 2 - 14, 52.0, 28, 6.8, SECRET_MARK, size=10)
    made = data.made_at.astimezone(data.zone)
    when = f"{date_words(made.date())}, pukul {clock_words(made, data.zone)}"
    maker = data.officer_name
    if data.certified:
        maker += ", yang sebagai Pimpinan mengesahkannya"
    y = 67.0
    for name, text in (
        ("Satker", data.office_name),
        ("Dibuat oleh", maker),
        ("Dibuat pada", when),
        ("Tanda register", _in_fours(data.register_mark)),
    ):
        pen.text(LEFT, y, name, TEXT)
        pen.text(_VALUE_AT - 3, y, ":", TEXT)
        size, lines = fit_name(text, font=REGULAR, size=TEXT, width=(RIGHT - _VALUE_AT) * mm)
        y = pen.lines(_VALUE_AT, y, lines, size, REGULAR, leading=3.9) + 5.2
    end = pen.text(LEFT, y + 3.2, "Kata pemulihan", 10.5, BOLD)
    pen.text(end, y + 3.2, ", dibaca mendatar menurut nomornya", TEXT)
    return y + 6.4


def _in_fours(mark: str) -> str:
    return " ".join(mark[at : at + 4] for at in range(0, len(mark), 4))


def _draw_words(pen: Pen, data: RecoverySheet, top: float) -> float:
    """Draw the words and their QR code in one frame; return where it ends."""
    high, wide = _ROWS * _CELL_HIGH, _GRID_WIDE / _COLUMNS
    pen.box(LEFT, top, RIGHT - LEFT, high, 1.4)
    for row in range(1, _ROWS):
        y = top + row * _CELL_HIGH
        pen.rule(LEFT, y, LEFT + _GRID_WIDE, y)
    for column in range(1, _COLUMNS + 1):
        x = LEFT + column * wide
        pen.rule(x, top, x, top + high, GRID)
    for at, word in enumerate(data.words):
        x = LEFT + (at % _COLUMNS) * wide
        y = top + (at // _COLUMNS) * _CELL_HIGH + 8.8
        pen.text(x + 8.0, y, f"{at + 1}.", 9.5, align="right")
        pen.text(x + 10.0, y, word, 15, BOLD)
    centre = (LEFT + _GRID_WIDE + RIGHT) / 2
    pen.qr(centre - _QR_SIDE / 2, top + _QR_WHITE, _QR_SIDE, " ".join(data.words))
    pen.text(centre, top + high - 3.2, "QR memuat kata yang sama", 7.2, align="centre")
    return top + high


def _draw_advice(pen: Pen, data: RecoverySheet, y: float) -> float:
    """Draw what the sheet is for and how it is kept; return where that ends."""
    # However long the name, the sheet stays one page.
    office = markup(data.office_name, longest=180)
    for name, text in _ADVICE:
        label = Paragraph(f"<b>{markup(name)}</b>", _ADVICE_TEXT)
        body = Paragraph(text.format(office=office), _ADVICE_TEXT)
        high = 0.0
        for part, left, right in ((label, LEFT, _VALUE_AT - 2), (body, _VALUE_AT, RIGHT)):
            _, points = part.wrapOn(pen.canvas, (right - left) * mm, PAGE[1] * mm)
            part.drawOn(pen.canvas, left * mm, (pen.height - y) * mm - points)
            high = max(high, points / mm)
        y += high + 1.8
    return y


def _draw_keeping(pen: Pen, data: RecoverySheet, head: Letterhead, y: float) -> None:
    """Draw the lines for who keeps the sheet, where and since when, and both signatures."""
    pen.rule(LEFT, y - 4.5, RIGHT, y - 4.5)
    pen.blank(LEFT, y + 2.5, "Disimpan oleh", RIGHT, TEXT)
    pen.blank(LEFT, y + 10.5, "di", _SIGN_AT - 6, TEXT)
    pen.blank(_SIGN_AT, y + 10.5, "sejak tanggal", RIGHT, TEXT)
    for x, title, name, nip in (
        (LEFT, "Pembuat lembar,", data.officer_name, ""),
        (_SIGN_AT, f"{head.head_title},", head.head_name, head.head_nip),
    ):
        size, lines = fit(title, font=REGULAR, size=TEXT, floor=8, width=_SIGN_WIDE * mm)
        pen.lines(x, y + 19, lines, size, REGULAR, leading=0)
        pen.signature_name(x, y + 42.5, _SIGN_WIDE, name, nip, size=9)
        if name and not nip:
            pen.blank(x, y + 42.5, "NIP", x + _SIGN_WIDE, 9)
