"""The back of the lembar disposisi: the team's report of what it did, filled in by hand."""

from reportlab.lib.units import mm

from app.documents.letterhead import Letterhead
from app.documents.lettering import BOLD, ITALIC, REGULAR, fit
from app.documents.marks import SAMPLE_MARK, SECRET_MARK
from app.documents.pen import FRAME, Pen
from app.documents.sheet_data import SheetData
from app.documents.sheet_places import (
    BACK_CODES,
    EVIDENCE_LINE,
    HALF,
    INSET,
    LEFT,
    NO_EVIDENCE,
    PEN_BOX,
    RESULT_PITCH,
    RESULT_TOP,
    RESULTS,
    RIGHT,
    SOME_EVIDENCE,
    draw_codes,
    draw_squares,
)
from app.rules.kinds import TEAM_RESULT_WORDS, TeamResult
from app.rules.moments import clock_words, weekday_date_words
from app.scanning.sheet_code import number_in

INITIALS = 114.0
TOP, SUBJECT, TEAM, ACCOUNT = 22.4, 32.6, 42.4, 56.5
RESULT, EVIDENCE, ANSWER, CLOSE, FOOT = 105.0, 136.3, 144.2, 164.8, 200.3
RESULT_TAILS = {
    TeamResult.SETTLED: "",
    TeamResult.FORWARDED: ":",
    TeamResult.WAITING: ", sejak tanggal:",
    TeamResult.IMPOSSIBLE: ", karena:",
}


def draw_back_form(pen: Pen, sheet: SheetData, head: Letterhead) -> None:
    """Draw all that backs of this kind have in common."""
    # Beside the code in the corner.
    centre = (LEFT + 12 + RIGHT) / 2
    draw_squares(pen)
    title = "LAPORAN HASIL TINDAK LANJUT PENGADUAN"
    pen.text(centre, 13.8, title, 12, BOLD, align="centre", spacing=0.6)
    note = f"Diisi oleh tim, dikembalikan bersama berkas kepada {head.officer}"
    pen.text(centre, 18.9, note, 7.8, align="centre")
    foot = "Laporan ini merupakan bagian dari berkas pengaduan."
    if sheet.confidential:
        foot = "Jangan menuliskan nama atau identitas pelapor pada lembar ini."
        pen.word_box(LEFT, 4.2, 21.4, 5.2, SECRET_MARK)
        pen.word_box(RIGHT - 20.4, 201.1, 20.4, 4.8, SECRET_MARK)
    pen.text(LEFT, 204.0, foot, 7.2, ITALIC)
    if sheet.sample:
        pen.word_box(RIGHT - 26.8, 4.2, 20.4, 5.4, SAMPLE_MARK)
        pen.word_box(89.5, 201.1, 20.4, 4.8, SAMPLE_MARK)
    _draw_grid(pen)
    _draw_work(pen)
    _draw_results(pen)
    _draw_close(pen)


def _draw_grid(pen: Pen) -> None:
    pen.box(LEFT, TOP, RIGHT - LEFT, FOOT - TOP, FRAME)
    for line in (SUBJECT, TEAM, ACCOUNT, RESULT, EVIDENCE, ANSWER, CLOSE):
        pen.rule(LEFT, line, RIGHT, line, FRAME)
    for column, top, bottom in (
        (HALF, TOP, SUBJECT),
        (HALF, TEAM, ACCOUNT),
        (INITIALS, TEAM, ACCOUNT),
        (HALF, CLOSE, FOOT),
    ):
        pen.rule(column, top, column, bottom)


def _draw_work(pen: Pen) -> None:
    left = LEFT + INSET
    pen.text(left, 25.8, "No. agenda", 7.8)
    pen.text(HALF + INSET, 25.8, "Dikembalikan paling lambat", 7.8)
    pen.text(left, 36.6, "Perihal", 7.8)
    pen.text(26.0, 36.6, ":", 7.8)
    pen.text(left, 46.0, "Tim pelaksana", 7.8)
    pen.text(HALF + INSET, 46.0, "Diterima tim: tanggal, pukul", 7.6)
    pen.text(INITIALS + INSET, 46.0, "Nama dan paraf", 7.6)
    pen.dots(left, HALF - INSET, 53.6)
    pen.dots(HALF + INSET, INITIALS - INSET, 53.6)
    pen.text(left, 60.6, "Uraian tindak lanjut:", 8.5, BOLD)
    hint = "apa yang dilakukan, dengan siapa, kapan"
    pen.text(RIGHT - INSET, 60.6, hint, 7.2, ITALIC, align="right")
    for number in range(6):
        pen.dots(left, RIGHT - INSET, 67.6 + number * 7.0)


def _draw_results(pen: Pen) -> None:
    left = LEFT + INSET
    pen.text(left, 109.2, "Hasil:", 8.5, BOLD)
    for number, result in enumerate(RESULTS):
        tail = RESULT_TAILS[result]
        y = RESULT_TOP + number * RESULT_PITCH
        pen.tick_box(left + 0.3, y, PEN_BOX)
        end = pen.text(left + 6.3, y + 1.1, TEAM_RESULT_WORDS[result] + tail, 8.8)
        if tail:
            pen.dots(end + 1.2, RIGHT - INSET, y + 1.5)
    y = EVIDENCE_LINE
    pen.text(left, y + 1.1, "Bukti/lampiran:", 8.5, BOLD)
    pen.tick_box(NO_EVIDENCE, y, PEN_BOX)
    pen.text(44.5, y + 1.1, "tidak ada", 8.8)
    pen.tick_box(SOME_EVIDENCE, y, PEN_BOX)
    end = pen.text(68.5, y + 1.1, "ada, sebanyak", 8.8)
    pen.dots(end + 1.4, end + 15.5, y + 1.5)
    pen.text(end + 17.5, y + 1.1, "berkas", 8.8)
    pen.text(left, 148.6, "Usul jawaban kepada pelapor:", 8.5, BOLD)
    for line in (155.2, 162.2):
        pen.dots(left, RIGHT - INSET, line)


def _draw_close(pen: Pen) -> None:
    left, middle = LEFT + INSET, HALF + INSET
    pen.text(left, 169.0, "Ketua tim,", 8.5)
    pen.blank(left, 174.3, "selesai tanggal", 52.5)
    pen.blank(54.5, 174.3, "pukul", HALF - INSET)
    pen.blank(left, 193.6, "Nama", HALF - INSET)
    pen.blank(left, 198.2, "NIP", HALF - INSET)
    pen.text(middle, 169.0, "Diisi Petugas Pengaduan", 8.5, BOLD)
    pen.blank(middle, 176.2, "Diterima kembali", 121.0)
    pen.blank(middle, 183.4, "Dicatat di register", RIGHT - INSET)
    pen.blank(middle, 198.2, "Nama dan paraf", RIGHT - INSET)


def fill_back(pen: Pen, sheet: SheetData) -> None:
    """Write what belongs to this one complaint; a spare sheet leaves it to the pen."""
    end = pen.text(HALF + INSET, 172.4, "Lembar ", 7.2)
    pen.text(end, 172.4, number_in(sheet.mark) or "–", 7.2, BOLD)
    draw_codes(pen, BACK_CODES, sheet.mark)
    if sheet.blank:
        for left, right in ((LEFT, HALF), (HALF, RIGHT)):
            pen.dots(left + INSET, right - INSET, 30.6)
        pen.dots(27.8, RIGHT - INSET, 37.0)
        return
    width = (RIGHT - HALF - 2 * INSET) * mm
    day = weekday_date_words(sheet.due_at.astimezone(sheet.zone).date())
    due = f"{day}, {clock_words(sheet.due_at, sheet.zone)}"
    for x, text in ((LEFT + INSET, sheet.number), (HALF + INSET, due)):
        size, lines = fit(text, font=BOLD, size=9.5, floor=7, width=width)
        pen.text(x, 30.2, " ".join(lines), size, BOLD)
    size, lines = fit(
        sheet.title, font=REGULAR, size=8.5, floor=7, width=(RIGHT - INSET - 27.8) * mm, most=2
    )
    pen.lines(27.8, 36.4, lines, size, REGULAR, leading=3.65)
    if not sheet.confidential:
        pen.text(RIGHT, 204.0, sheet.number, 7.2, align="right")
