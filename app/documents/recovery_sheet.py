"""Lembar pemulihan: the twelve words that open a register whose passwords are lost."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from reportlab.lib.units import mm

from app.documents.base import Letterhead, new_canvas
from app.documents.lettering import BOLD, REGULAR, fit, markup
from app.documents.office_page import LEFT, PAGE, RIGHT, TEXT, draw_page, flow
from app.documents.pen import Pen
from app.rules.wording import date_words

_TITLE = "LEMBAR PEMULIHAN REGISTER PENGADUAN"
_MARK = "RAHASIA"
_GRID_TOP, _CELL_HEIGHT, _COLUMNS = 98.0, 13.0, 3
_QR_SIDE = 40.0
_RULES = (
    (
        "Simpan dalam <b>amplop tertutup</b> di brankas atau lemari terkunci, jauh dari komputer "
        "register."
    ),
    "Jangan difoto, dipindai, disalin ke komputer, atau dikirim lewat surel maupun pesan.",
    (
        "Pakai bila kata sandi terlupa: pada halaman masuk pilih <b>Lupa kata sandi?</b>, lalu ketik "
        "kedua belas kata menurut urutannya."
    ),
    (
        "Siapa yang memegang lembar ini dan berkas registernya dapat membaca seluruh isinya. Bila "
        "lembar ini hilang, segera buat yang baru di Pengaturan; yang lama lalu tidak berlaku."
    ),
    (
        "Bila semua kata sandi <b>dan</b> lembar ini hilang, register tidak dapat dibuka oleh siapa "
        "pun, juga oleh pembuat programnya."
    ),
)


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The words in their order, and whose they are; `made_at` is aware and shown in `zone`."""

    office_name: str
    officer_name: str
    words: tuple[str, ...]
    register_mark: str
    made_at: datetime
    zone: ZoneInfo
    sample: bool = False


def recovery_sheet(data: RecoverySheet, *, letterhead: Letterhead) -> bytes:
    """Return the sheet as one A4 page."""
    out = BytesIO()
    # Neither title nor anything else of the file may hold the words.
    canvas = new_canvas(out, size=PAGE, title="Lembar Pemulihan")
    pen = Pen(canvas, height=PAGE[1])
    draw_page(
        pen,
        letterhead,
        printed_at=data.made_at,
        zone=data.zone,
        number=1,
        pages=1,
        sample=data.sample,
    )
    _draw_opening(pen, data)
    _draw_words(pen, data)
    y = _draw_rules(pen, data)
    _draw_keeping(pen, y + 6)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw_opening(pen: Pen, data: RecoverySheet) -> None:
    pen.text(PAGE[0] / 2, 47.0, _TITLE, 13, BOLD, align="centre")
    pen.word_box(PAGE[0] / 2 - 14, 50.5, 28, 7, _MARK, size=10)
    made = date_words(data.made_at.astimezone(data.zone).date())
    facts = (
        ("Satker", data.office_name),
        ("Dibuat oleh", data.officer_name),
        ("Tanggal", made),
        ("Tanda register", data.register_mark),
    )
    for row, (name, text) in enumerate(facts):
        y = 66.0 + row * 5.4
        pen.text(LEFT, y, name, TEXT)
        pen.text(LEFT + 28, y, ":", TEXT)
        size, lines = fit(text, font=REGULAR, size=TEXT, floor=8, width=(RIGHT - LEFT - 31) * mm)
        pen.lines(LEFT + 31, y, lines[:1], size, REGULAR, leading=4)
    pen.text(LEFT, 93.5, "Kata pemulihan, dibaca mendatar:", TEXT, BOLD)


def _draw_words(pen: Pen, data: RecoverySheet) -> None:
    room = RIGHT - LEFT - _QR_SIDE - 8
    width = room / _COLUMNS
    rows = -(-len(data.words) // _COLUMNS)
    pen.box(LEFT, _GRID_TOP, room, rows * _CELL_HEIGHT)
    for row in range(1, rows):
        pen.rule(LEFT, _GRID_TOP + row * _CELL_HEIGHT, LEFT + room, _GRID_TOP + row * _CELL_HEIGHT)
    for column in range(1, _COLUMNS):
        x = LEFT + column * width
        pen.rule(x, _GRID_TOP, x, _GRID_TOP + rows * _CELL_HEIGHT)
    for at, word in enumerate(data.words):
        x = LEFT + (at % _COLUMNS) * width
        y = _GRID_TOP + (at // _COLUMNS) * _CELL_HEIGHT + 8.6
        pen.text(x + 7.5, y, f"{at + 1}.", 9, align="right")
        pen.text(x + 9.5, y, word, 15, BOLD)
    pen.qr(RIGHT - _QR_SIDE, _GRID_TOP + 2, _QR_SIDE, " ".join(data.words))
    pen.text(RIGHT - _QR_SIDE / 2, _GRID_TOP + _QR_SIDE + 7, "kata yang sama", 7.2, align="centre")


def _draw_rules(pen: Pen, data: RecoverySheet) -> float:
    rows = -(-len(data.words) // _COLUMNS)
    y = _GRID_TOP + rows * _CELL_HEIGHT + 8
    intro = (
        f"Lembar ini membuka register pengaduan {markup(data.office_name)} bila kata sandinya "
        "terlupa. Kata-katanya tidak tersimpan di tempat lain."
    )
    y = flow(pen, y, intro) + 2.5
    for rule in _RULES:
        y = flow(pen, y, f"•&nbsp;&nbsp;{rule}") + 1.2
    return y


def _draw_keeping(pen: Pen, y: float) -> None:
    half = (LEFT + RIGHT) / 2 + 4
    pen.blank(LEFT, y, "Disimpan di", half - 10, TEXT)
    pen.blank(half, y, "sejak tanggal", RIGHT, TEXT)
    for x, who in ((LEFT, "Petugas,"), (half, "Kepala,")):
        pen.text(x, y + 11, who, TEXT)
        pen.dots(x, x + 66, y + 33)
        pen.text(x, y + 37.5, "NIP", 9)
