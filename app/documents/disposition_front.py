"""The front of the lembar disposisi: what is known of the complaint, and room for the pen."""

from typing import NamedTuple
from zoneinfo import ZoneInfo

from reportlab.lib.units import mm

from app.documents.base import draw_letterhead, print_time
from app.documents.letterhead import Letterhead
from app.documents.lettering import BOLD, ITALIC, REGULAR, fit, fit_name, plain
from app.documents.marks import SAMPLE_MARK, SECRET_MARK, WITHHELD
from app.documents.pen import FRAME, Pen
from app.documents.sheet_data import SheetData
from app.rules.kinds import URGENCY_WORDS, Urgency
from app.rules.moments import (
    Stated,
    clock_part,
    clock_words,
    date_words,
    day_of,
    weekday_date_words,
)
from app.rules.wording import count_words

LEFT, RIGHT = 12.0, 138.0
INSET = 1.6
HALF, NOTES_END = 78.1, 83.9
HEADS = (LEFT, 41.2, 59.2, 100.1)
VALUE, RIGHT_VALUE = 35.8, 94.4
TOP, FACTS, TITLE, FOOT = 35.1, 48.1, 71.2, 189.3
PRINTED_BOX, PEN_BOX = 3.4, 4.0
URGENCY_PLACES = {
    Urgency.ORDINARY: (95.0, 61.8),
    Urgency.URGENT: (95.0, 67.3),
    Urgency.VERY_URGENT: (111.7, 61.8),
}
SECRET_PLACE = (111.7, 67.3)
MOST_ROWS, CLOSE_ROWS = 18, 23
NONE = "–"


class _Choices(NamedTuple):
    """Where the boxes for the pen stand: first row, distance and number of rows, and the end.

    What finds no room in the rows goes on in a column beside them.
    """

    top: float
    pitch: float
    rows: int
    end: float

    def row(self, number: int) -> float:
        return self.top + 8.45 + number % self.rows * self.pitch

    def column(self, number: int, of: int, left: float, right: float) -> tuple[float, float]:
        """Return from where to where the choice `number` (from 0) of so many has room."""
        wide = (right - left) / -(-of // self.rows)
        start = left + number // self.rows * wide
        return start, start + wide


def _choices(sheet: SheetData) -> _Choices:
    """Give the choices their room; beyond ten rows the notes below give some of theirs."""
    top = 90.1 if sheet.confidential else 88.1
    most = max(9, len(sheet.teams) + 1, len(sheet.instructions) + 1)
    # Two columns leave a name room to be read; three don't.
    rows = min(most, MOST_ROWS if most <= 2 * MOST_ROWS else CLOSE_ROWS)
    pitch = 5.92 if rows == 9 else max(2.9, min(5.0, 61.5 / (rows - 1)))
    return _Choices(top, pitch, rows, max(top + 60.0, top + 12.5 + (rows - 1) * pitch))


def draw_front_form(pen: Pen, sheet: SheetData, head: Letterhead) -> None:
    """Draw all that sheets of this kind have in common."""
    draw_letterhead(pen, head, left=LEFT, right=RIGHT, sample=sheet.sample)
    centre = (LEFT + RIGHT) / 2
    pen.text(centre, 31.6, "LEMBAR DISPOSISI", 13.4, BOLD, align="centre", spacing=0.8)
    if sheet.confidential:
        pen.word_box(LEFT, 26.5, 23.7, 6.8, SECRET_MARK, size=10)
        pen.word_box(103, 197.9, 20.6, 5.6, SECRET_MARK, size=8.5)
    if sheet.sample:
        pen.word_box(RIGHT - 20, 7, 20, 5.6, SAMPLE_MARK)
        pen.word_box(83, 197.9, 18.6, 5.6, SAMPLE_MARK, size=8.5)
    choices = _choices(sheet)
    _draw_grid(pen, choices)
    _draw_labels(pen, sheet)
    _draw_choices(pen, sheet, choices)
    _draw_notes(pen, choices.end, head)
    for line, text in (
        (192.8, "Mohon tidak memisahkan lembar disposisi ini dari berkas pengaduannya. Sesudah"),
        (196.4, f"digunakan harap segera dikembalikan kepada {head.officer}."),
    ):
        pen.text(LEFT, line, text, 7.4)


def _draw_grid(pen: Pen, choices: _Choices) -> None:
    pen.box(LEFT, TOP, RIGHT - LEFT, FOOT - TOP, FRAME)
    for line in (FACTS, TITLE, choices.top, choices.end):
        pen.rule(LEFT, line, RIGHT, line, FRAME)
    for column in HEADS[1:]:
        pen.rule(column, TOP, column, FACTS)
    pen.rule(HALF, FACTS, HALF, TITLE)
    pen.rule(HALF, 58.9, RIGHT, 58.9)
    pen.rule(HALF, choices.top, HALF, choices.end)
    pen.rule(NOTES_END, choices.end, NOTES_END, FOOT)


def _draw_labels(pen: Pen, sheet: SheetData) -> None:
    for column, label in zip(
        HEADS, ("Indeks", "Kode", "No. agenda", "Tanggal penyelesaian"), strict=True
    ):
        pen.text(column + INSET, 38.1, label, 7.8)
    left = ((52.2, "Asal"), (60.0, "Media"), (64.4, "Tgl. pengaduan"), (68.8, "Nomor asal"))
    for line, label in (*left, (75.5, "Perihal")):
        pen.text(LEFT + INSET, line, label, 7.8)
        pen.text(34.1, line, ":", 7.8)
    for line, label in ((52.2, "Diterima"), (56.5, "Lampiran"), (62.8, "Sifat")):
        pen.text(HALF + INSET, line, label, 7.8)
        pen.text(93.0, line, ":", 7.8)
    for x, y in (*URGENCY_PLACES.values(), SECRET_PLACE):
        pen.tick_box(x, y, PRINTED_BOX)
    if sheet.confidential:
        note = (
            "Isi lengkap dan identitas tidak dicetak; hanya dapat dibuka di register oleh "
            "petugas yang berhak."
        )
        pen.text(RIGHT - INSET, 88.4, note, 7, ITALIC, align="right")


def _draw_choices(pen: Pen, sheet: SheetData, choices: _Choices) -> None:
    side = min(PEN_BOX, choices.pitch - 0.6)
    pen.text(LEFT + INSET, choices.top + 4.5, "Diteruskan kepada Sdr.:", 8.5, BOLD)
    pen.text(HALF + INSET, choices.top + 4.5, "Dengan hormat harap:", 8.5, BOLD)
    for left, right, words in (
        (LEFT + INSET, HALF, sheet.teams),
        (HALF + INSET, RIGHT, sheet.instructions),
    ):
        free = len(words)
        for number in range(free + 1):
            start, stop = choices.column(number, free + 1, left, right)
            y = choices.row(number)
            pen.tick_box(start + 0.3, y, side)
            if number < free:
                width = (stop - INSET + 1 - start - 6.2) * mm
                size, lines = fit(words[number], font=REGULAR, size=9, floor=7, width=width)
                pen.text(start + 6.2, y + size * 0.36 / mm, " ".join(lines), size)
        # One more line for the pen among the teams, all that is left among the instructions.
        last = -(-(free + 1) // choices.rows) * choices.rows if right == RIGHT else free + 1
        for number in range(free, last):
            start, stop = choices.column(number, free + 1, left, right)
            pen.dots(start + 6.2, stop - INSET, choices.row(number) + 1.2)


def _draw_notes(pen: Pen, top: float, head: Letterhead) -> None:
    pen.text(LEFT + INSET, top + 4.1, "Catatan:", 8.5, BOLD)
    line = FOOT - 8.7
    while line > top + 9:
        pen.dots(LEFT + INSET, NOTES_END - INSET, line)
        line -= 7.0
    left, width = NOTES_END + INSET, RIGHT - NOTES_END - 2 * INSET
    size, lines = fit(
        f"{head.head_title},", font=REGULAR, size=8.8, floor=7, width=width * mm, most=2
    )
    last = pen.lines(left, top + 4.1, lines, size, REGULAR, leading=3.6)
    pen.text(left, last + 3.9, "paraf dan tanggal", 8, ITALIC)
    pen.signature_name(left, FOOT - 2.4, width, head.head_name, head.head_nip)


def fill_front(pen: Pen, sheet: SheetData) -> None:
    """Write what belongs to this one complaint."""
    _fill_heads(pen, sheet)
    _fill_facts(pen, sheet)
    _fill_urgency(pen, sheet)
    size, lines = fit(
        sheet.title, font=BOLD, size=10, floor=8, width=(RIGHT - INSET - VALUE) * mm, most=3
    )
    pen.lines(VALUE, 75.5, lines, size, BOLD, leading=4.3)
    when = print_time(sheet.printed_at, sheet.zone)
    pen.text(LEFT, 202.7, f"Meja Aduan, dicetak {when}, lembar 1 dari 1", 7.2)
    if sheet.print_count > 1:
        pen.reprint_box(RIGHT - 31, 26.4, 31, sheet.print_count, when)
    pen.qr(125.5, 190.9, 12.5, sheet.number)


def _fill_heads(pen: Pen, sheet: SheetData) -> None:
    index, code, number, due = (column + INSET for column in HEADS)
    size, lines = fit(sheet.index, font=BOLD, size=8.8, floor=7, width=27 * mm, most=2)
    pen.lines(index, 42.3, lines, size, BOLD, leading=3.6)
    _one_line(pen, code, 42.6, sheet.code, size=9.5, font=BOLD, width=15.6)
    _one_line(pen, number, 42.6, sheet.number, size=9.5, font=BOLD, width=38.3)
    day = weekday_date_words(sheet.due_at.astimezone(sheet.zone).date())
    _one_line(pen, due, 42.6, day, size=8.5, font=BOLD, width=35.5)
    clock = clock_words(sheet.due_at, sheet.zone)
    # There is room for one of the two, and that the date may still move matters more.
    note = "perkiraan" if sheet.due_estimated else f"{sheet.due_days} hari kerja"
    pen.text(due, 46.2, f"pukul {clock} ({note})", 7.4)


def _one_line(
    pen: Pen, x: float, y: float, text: str, *, size: float, width: float, font: str = REGULAR
) -> None:
    smaller, lines = fit(text, font=font, size=size, floor=7, width=width * mm)
    pen.text(x, y, " ".join(lines), smaller, font)


def _fill_facts(pen: Pen, sheet: SheetData) -> None:
    origin, reference = plain(sheet.origin) or NONE, plain(sheet.source_reference) or NONE
    if sheet.confidential:
        origin, reference = WITHHELD, "tercatat di register"
    elif sheet.anonymous:
        origin = "Anonim"
    if sheet.confidential and sheet.anonymous:
        origin += " (anonim)"
    width = HALF - VALUE - INSET + 0.6
    size, lines = fit_name(origin, font=REGULAR, size=8.5, width=width * mm, most=3)
    pen.lines(VALUE, 52.0 if len(lines) < 3 else 51.2, lines, size, REGULAR, leading=3.1)
    complained = _when(sheet.complained_at, sheet.zone) if sheet.complained_at else NONE
    # The office names its media, and a name is never cut.
    size, lines = fit_name(sheet.medium, font=REGULAR, size=8.5, width=width * mm, most=2)
    pen.lines(VALUE, 60.0 if len(lines) < 2 else 58.7, lines, size, REGULAR, leading=2.6)
    for line, text in ((64.4, complained), (68.8, reference)):
        _one_line(pen, VALUE, line, text, size=8.5, width=width)
    received_words = _when(sheet.received_at, sheet.zone)
    attached = f"{count_words(sheet.attachments)} berkas" if sheet.attachments else NONE
    for line, text in ((52.2, received_words), (56.5, attached)):
        _one_line(pen, RIGHT_VALUE, line, text, size=8.5, width=RIGHT - RIGHT_VALUE - 0.8)


def _when(stated: Stated, zone: ZoneInfo) -> str:
    return f"{date_words(day_of(stated, zone))}{clock_part(stated, zone, link=', ')}"


def _fill_urgency(pen: Pen, sheet: SheetData) -> None:
    for urgency, (x, y) in URGENCY_PLACES.items():
        chosen = urgency is sheet.urgency
        if chosen:
            pen.tick(x, y, PRINTED_BOX)
        font = BOLD if chosen else REGULAR
        pen.text(x + 5.2, y + 1.1, URGENCY_WORDS[urgency], 8.5, font)
    x, y = SECRET_PLACE
    if sheet.confidential:
        pen.tick(x, y, PRINTED_BOX)
    pen.text(x + 5.2, y + 1.1, "Rahasia", 8.5, BOLD if sheet.confidential else REGULAR)
