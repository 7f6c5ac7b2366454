"""The front of the lembar disposisi: what is known of the complaint, and room for the pen."""

from itertools import pairwise
from zoneinfo import ZoneInfo

from reportlab.lib.units import mm

from app.documents.base import draw_letterhead, print_time
from app.documents.disposition_heading import (
    FIRST,
    REVIEW_SIZE,
    REVIEW_STEP,
    TITLE_STEP,
    SheetHeading,
    blank_heading,
    heading_of,
)
from app.documents.letterhead import Letterhead
from app.documents.lettering import BOLD, ITALIC, REGULAR, fit, fit_name, plain
from app.documents.marks import SAMPLE_MARK, SECRET_MARK, WITHHELD
from app.documents.pen import FRAME, Pen
from app.documents.sheet_data import SheetData
from app.documents.sheet_places import (
    FRONT_CODES,
    HALF,
    INSET,
    LEFT,
    PRINTED_BOX,
    RIGHT,
    SECRET_PLACE,
    URGENCY_PLACES,
    VALUE,
    Choices,
    choices_for,
    draw_codes,
    draw_squares,
)
from app.rules.kinds import URGENCY_WORDS
from app.rules.moments import (
    Stated,
    clock_part,
    clock_words,
    date_words,
    day_of,
    weekday_date_words,
)
from app.rules.signers import Signatory
from app.rules.wording import count_words
from app.scanning.sheet_code import number_in

NOTES_END = 83.9
HEADS = (LEFT, 41.2, 59.2, 100.1)
RIGHT_VALUE = 94.4
TOP, FACTS, TITLE, FOOT = 36.6, 49.6, 72.7, 189.3
LEAD, COPIES, NAMED = FOOT - 10.1, FOOT - 2.9, 31.4
NONE = "–"
TICK_HINT, MISTAKE_HINT = "beri tanda centang", "bila salah, hitamkan"


def heading(sheet: SheetData) -> SheetHeading:
    """Return what stands above the choices of a sheet."""
    most = max(len(sheet.teams), len(sheet.instructions))
    if sheet.blank:
        return blank_heading(most=most)
    return heading_of(sheet.title, sheet.review, most=most, confidential=sheet.confidential)


def draw_front_form(pen: Pen, sheet: SheetData, head: Letterhead, *, shift: float) -> None:
    """Draw all that sheets of this kind have in common, the choices lower by `shift` millimetres."""
    draw_letterhead(pen, head, left=LEFT, right=RIGHT, sample=sheet.sample, corner=5.5)
    draw_squares(pen)
    centre = (LEFT + RIGHT) / 2
    pen.text(centre, 32.7, "LEMBAR DISPOSISI", 13.4, BOLD, align="centre", spacing=0.8)
    if sheet.confidential:
        pen.word_box(24.4, 27.0, 22.4, 6.8, SECRET_MARK, size=10)
        pen.word_box(102.4, 198.2, 20.2, 5.6, SECRET_MARK, size=8.5)
    if sheet.sample:
        pen.word_box(RIGHT - 24, 4.0, 18, 4.0, SAMPLE_MARK, size=7.5)
        pen.word_box(82.8, 198.2, 17.6, 5.6, SAMPLE_MARK, size=8.5)
    choices = choices_for(
        len(sheet.teams), len(sheet.instructions), confidential=sheet.confidential, shift=shift
    )
    _draw_grid(pen, choices)
    _draw_labels(pen, sheet, choices)
    _draw_choices(pen, sheet, choices)
    _draw_notes(pen, choices.end, sheet.signer)
    for line, text in (
        (192.8, "Mohon tidak memisahkan lembar disposisi ini dari berkas pengaduannya. Sesudah"),
        (196.4, f"digunakan harap segera dikembalikan kepada {head.officer}."),
    ):
        pen.text(LEFT, line, text, 7.4)


def _draw_grid(pen: Pen, choices: Choices) -> None:
    pen.box(LEFT, TOP, RIGHT - LEFT, FOOT - TOP, FRAME)
    for line in (FACTS, TITLE, choices.top, choices.end):
        pen.rule(LEFT, line, RIGHT, line, FRAME)
    for column in HEADS[1:]:
        pen.rule(column, TOP, column, FACTS)
    pen.rule(HALF, FACTS, HALF, TITLE)
    pen.rule(HALF, 60.4, RIGHT, 60.4)
    pen.rule(HALF, choices.top, HALF, choices.end)
    pen.rule(NOTES_END, choices.end, NOTES_END, FOOT)


def _draw_labels(pen: Pen, sheet: SheetData, choices: Choices) -> None:
    for column, label in zip(
        HEADS, ("Indeks", "Kode", "No. agenda", "Tanggal penyelesaian"), strict=True
    ):
        pen.text(column + INSET, 39.6, label, 7.8)
    left = ((53.7, "Asal"), (61.5, "Media"), (65.9, "Tgl. pengaduan"), (70.3, "Nomor asal"))
    for line, label in (*left, (77.0, "Perihal")):
        pen.text(LEFT + INSET, line, label, 7.8)
        pen.text(34.1, line, ":", 7.8)
    for line, label in ((53.7, "Diterima"), (58.0, "Lampiran"), (64.3, "Sifat")):
        pen.text(HALF + INSET, line, label, 7.8)
        pen.text(93.0, line, ":", 7.8)
    for x, y in (*URGENCY_PLACES.values(), SECRET_PLACE):
        pen.tick_box(x, y, PRINTED_BOX)
    if sheet.confidential:
        note = (
            "Isi lengkap dan identitas tidak dicetak; hanya dapat dibuka di register oleh "
            "petugas yang berhak."
        )
        pen.text(RIGHT - INSET, choices.top - 1.7, note, 7, ITALIC, align="right")


def _draw_choices(pen: Pen, sheet: SheetData, choices: Choices) -> None:
    pen.text(LEFT + INSET, choices.top + 4.5, "Diteruskan kepada Sdr.:", 8.5, BOLD)
    pen.text(HALF + INSET, choices.top + 4.5, "Dengan hormat harap:", 8.5, BOLD)
    for right, hint in ((HALF, TICK_HINT), (RIGHT, MISTAKE_HINT)):
        pen.text(right - INSET, choices.top + 4.5, hint, 7, ITALIC, align="right")
    for left, right, words in (
        (LEFT + INSET, HALF, sheet.teams),
        (HALF + INSET, RIGHT, sheet.instructions),
    ):
        free = len(words)
        for number in range(free + 1):
            start, stop = choices.column(number, free + 1, left, right)
            y = choices.row(number)
            pen.tick_box(start + 0.3, y, choices.side)
            if number < free:
                width = (stop - INSET + 1 - start - 6.2) * mm
                size, lines = fit(words[number], font=REGULAR, size=9, floor=7, width=width)
                pen.text(start + 6.2, y + size * 0.36 / mm, " ".join(lines), size)
        # One more line for the pen among the teams, all that is left among the instructions.
        last = -(-(free + 1) // choices.rows) * choices.rows if right == RIGHT else free + 1
        for number in range(free, last):
            start, stop = choices.column(number, free + 1, left, right)
            pen.dots(start + 6.2, stop - INSET, choices.row(number) + 1.2)


def _draw_notes(pen: Pen, top: float, signer: Signatory) -> None:
    left, right = LEFT + INSET, NOTES_END - INSET
    end = pen.text(left, top + 4.1, "Catatan:", 8.5, BOLD)
    line = LEAD - 7.0
    if line < top + 9:
        # So many choices leave the notes one line beside their name.
        pen.dots(end + 1.0, right, top + 4.5)
    while line > top + 9:
        pen.dots(left, right, line)
        line -= 7.0
    for line, label in ((LEAD, "Koordinator:"), (COPIES, "Tembusan:")):
        pen.text(left, line, label, 7.8)
        pen.dots(NAMED, right, line + 0.4)
    left, width = NOTES_END + INSET, RIGHT - NOTES_END - 2 * INSET
    size, lines = fit(f"{signer.title},", font=REGULAR, size=8.8, floor=7, width=width * mm, most=2)
    last = pen.lines(left, top + 4.1, lines, size, REGULAR, leading=3.6)
    pen.text(left, last + 3.9, "paraf dan tanggal", 8, ITALIC)
    pen.signature_name(left, FOOT - 2.4, width, signer.name, signer.nip)


def fill_front(pen: Pen, sheet: SheetData, above: SheetHeading) -> None:
    """Write what belongs to this one complaint."""
    if sheet.blank:
        leave_blank(pen, sheet, above)
        return
    _fill_heads(pen, sheet)
    _fill_facts(pen, sheet)
    _fill_urgency(pen, sheet)
    pen.lines(VALUE, FIRST, above.title, above.title_size, BOLD, leading=TITLE_STEP)
    if above.review:
        pen.text(LEFT + INSET, above.review_line, "Telaah", 7.8)
        pen.text(34.1, above.review_line, ":", 7.8)
        place = (VALUE, above.review_line, above.review, REVIEW_SIZE, REGULAR)
        pen.lines(*place, leading=REVIEW_STEP)
    if sheet.print_count > 1:
        when = print_time(sheet.printed_at, sheet.zone)
        pen.reprint_box(RIGHT - 31, 27.0, 31, sheet.print_count, when)
    _fill_beside(pen, sheet)
    _fill_foot(pen, sheet)


def _fill_foot(pen: Pen, sheet: SheetData) -> None:
    """Write the number of the printing, in words and as codes."""
    when = print_time(sheet.printed_at, sheet.zone)
    end = pen.text(LEFT, 202.7, f"Meja Aduan, dicetak {when}, lembar ", 7.2)
    pen.text(end, 202.7, number_in(sheet.mark) or NONE, 7.2, BOLD)
    draw_codes(pen, FRONT_CODES, sheet.mark)


def leave_blank(pen: Pen, sheet: SheetData, above: SheetHeading) -> None:
    """Draw lines for the pen where a spare sheet is still to be told of its complaint."""
    pen.word_box(RIGHT - 31, 27.4, 31, 6.0, "CADANGAN", size=9)
    columns = [*HEADS, RIGHT]
    for start, stop in pairwise(columns):
        pen.dots(start + INSET, stop - INSET, 46.8)
    for line in (54.5, 61.9, 66.3, 70.7):
        pen.dots(VALUE, HALF - INSET, line)
    for line in (54.1, 58.4):
        pen.dots(RIGHT_VALUE, RIGHT - INSET, line)
    for line in (79.4, 86.6):
        pen.dots(VALUE, RIGHT - INSET, line)
    if above.review_line:
        pen.text(LEFT + INSET, above.review_line - 0.8, "Telaah", 7.8)
        pen.text(34.1, above.review_line - 0.8, ":", 7.8)
        pen.dots(VALUE, RIGHT - INSET, above.review_line)
    for urgency, (x, y) in URGENCY_PLACES.items():
        pen.text(x + 5.2, y + 1.1, URGENCY_WORDS[urgency], 8.5)
    pen.text(SECRET_PLACE[0] + 5.2, SECRET_PLACE[1] + 1.1, "Rahasia", 8.5)
    _fill_foot(pen, sheet)


def _fill_beside(pen: Pen, sheet: SheetData) -> None:
    """Write who leads and who gets a copy where the pen would, growing upwards."""
    width = (NOTES_END - INSET - NAMED) * mm
    for line, names in ((LEAD, sheet.lead), (COPIES, "; ".join(sheet.copies))):
        if names:
            size, lines = fit_name(names, font=REGULAR, size=8.5, width=width)
            first = line - (len(lines) - 1) * 2.7
            pen.lines(NAMED, first, lines, size, REGULAR, leading=2.7)


def _fill_heads(pen: Pen, sheet: SheetData) -> None:
    index, code, number, due = (column + INSET for column in HEADS)
    size, lines = fit(sheet.index, font=BOLD, size=8.8, floor=7, width=27 * mm, most=2)
    pen.lines(index, 43.8, lines, size, BOLD, leading=3.6)
    _one_line(pen, code, 44.1, sheet.code, size=9.5, font=BOLD, width=15.6)
    _one_line(pen, number, 44.1, sheet.number, size=9.5, font=BOLD, width=38.3)
    day = weekday_date_words(sheet.due_at.astimezone(sheet.zone).date())
    _one_line(pen, due, 44.1, day, size=8.5, font=BOLD, width=35.5)
    clock = clock_words(sheet.due_at, sheet.zone)
    # There is room for one of the two, and that the date may still move matters more.
    note = "perkiraan" if sheet.due_estimated else sheet.standard
    _one_line(pen, due, 47.7, f"pukul {clock} ({note})", size=7.4, width=35.5)


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
    pen.lines(VALUE, 53.5 if len(lines) < 3 else 52.7, lines, size, REGULAR, leading=3.1)
    complained = _when(sheet.complained_at, sheet.zone) if sheet.complained_at else NONE
    # The office names its media, and a name is never cut.
    size, lines = fit_name(sheet.medium, font=REGULAR, size=8.5, width=width * mm, most=2)
    pen.lines(VALUE, 61.5 if len(lines) < 2 else 60.2, lines, size, REGULAR, leading=2.6)
    for line, text in ((65.9, complained), (70.3, reference)):
        _one_line(pen, VALUE, line, text, size=8.5, width=width)
    received_words = _when(sheet.received_at, sheet.zone)
    attached = f"{count_words(sheet.attachments)} berkas" if sheet.attachments else NONE
    for line, text in ((53.7, received_words), (58.0, attached)):
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
