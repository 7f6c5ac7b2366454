"""Laporan pemantauan: a month at the desk on one page, with the proof of what was nil."""

from collections.abc import Iterator
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from app.documents.base import counted_canvas, draw_letterhead
from app.documents.lettering import BOLD, REGULAR, fit, plain, wrap
from app.documents.marks import DRAFT_MARK, UNKNOWN_PLACE
from app.documents.month_data import MonthReport
from app.documents.office_page import PAGE, draw_foot, draw_sample_marks
from app.documents.pdf_pages import WIDTH
from app.documents.pdf_tables import PADDING, drawn_table
from app.documents.pen import Pen
from app.documents.report_blocks import TableBlock, TableCell, TableColumn
from app.rules.moments import date_words, full_moment
from app.rules.wording import count_words

_LEFT = (PAGE[0] - WIDTH) / 2
_RIGHT = _LEFT + WIDTH
_TITLE = "LAPORAN PEMANTAUAN PENGADUAN MASYARAKAT"
_NEXT_TOP, _BOTTOM = 20.0, 278.0
_HEADING, _GAP, _SIGNATURES, _SIGN_AT = 4.6, 3.2, 33.0, 104.0
_LEAST, _HEAD_SIZE = 26.0, 8.4
_NIL = "-"


def month_report(data: MonthReport) -> bytes:
    """Return the report as an A4 PDF: one page, more where many cases are under way."""
    out = BytesIO()
    canvas = counted_canvas(
        out,
        size=PAGE,
        title=f"Laporan Pemantauan Pengaduan {data.name}",
        finish=lambda pen, page, pages: _draw_foot(pen, data, page, pages),
    )
    _Pages(canvas, data).draw()
    canvas.save()
    return out.getvalue()


def _draw_foot(pen: Pen, data: MonthReport, page: int, pages: int) -> None:
    places = {"left": _LEFT, "right": _RIGHT}
    draw_foot(pen, page, pages, printed_at=data.printed_at, zone=data.zone, **places)
    if data.sample:
        draw_sample_marks(pen, PAGE[0] / 2 - 11)


class _Pages:
    """Draws tables below each other; one that has no room goes on over the page."""

    def __init__(self, canvas: Canvas, data: MonthReport) -> None:
        self._canvas, self._data = canvas, data
        self._pen = Pen(canvas, height=PAGE[1])
        self._y = 0.0

    def draw(self) -> None:
        self._opening()
        *tables, last = _tables(self._data)
        for heading, block in tables:
            self._table(heading, block)
        # Signatures never stand alone: the last table goes along with them.
        self._table(*last, foot=_SIGNATURES)
        self._sign(self._y)
        self._canvas.showPage()

    def _opening(self) -> None:
        pen, data = self._pen, self._data
        places = {"left": _LEFT, "right": _RIGHT}
        draw_letterhead(pen, data.letterhead, sample=data.sample, large=True, **places)
        pen.text(PAGE[0] / 2, 43.5, _TITLE, 12.5, BOLD, align="centre")
        until = f" sampai dengan {date_words(data.told_on)}" if data.draft else ""
        pen.text(PAGE[0] / 2, 48.7, f"Bulan {data.name}{until}", 10.5, align="centre")
        if data.draft:
            pen.word_box(_RIGHT - 22, 44.5, 22, 6.2, DRAFT_MARK, size=9.5)
        self._y = 52.5

    def _table(self, heading: str, block: TableBlock, *, foot: float = 0.0) -> None:
        """Draw a table with its heading, which never stands alone, and leave room for a `foot`."""
        table = drawn_table(block)
        _, high = table.wrapOn(self._canvas, WIDTH * mm, PAGE[1] * mm)
        above = _HEADING if heading else 0.0
        room = _BOTTOM - self._y - above
        if high / mm + foot > room and (foot or room < _LEAST):
            self._turn()
        if heading:
            self._pen.text(_LEFT, self._y + 3, heading, 9.6, BOLD)
            self._y += above
        self._place(table)
        self._y += _GAP

    def _place(self, table: Table) -> None:
        """Draw what has room; the rest of a very long table goes on over further pages."""
        while True:
            _, high = table.wrapOn(self._canvas, WIDTH * mm, PAGE[1] * mm)
            room = _BOTTOM - self._y
            split = table.split(WIDTH * mm, room * mm) if high / mm > room else []
            if len(split) < 2:
                break
            self._put(split[0])
            self._turn()
            table = split[1]
        self._put(table)

    def _put(self, table: Table) -> None:
        _, high = table.wrapOn(self._canvas, WIDTH * mm, PAGE[1] * mm)
        table.drawOn(self._canvas, _LEFT * mm, (PAGE[1] - self._y) * mm - high)
        self._y += high / mm

    def _turn(self) -> None:
        self._canvas.showPage()
        self._y = _NEXT_TOP

    def _sign(self, y: float) -> None:
        pen, data, head = self._pen, self._data, self._data.letterhead
        place = f"{head.city or UNKNOWN_PLACE}, {date_words(data.told_on)}"
        room = (_RIGHT - _SIGN_AT) * mm
        title = f"Mengetahui, {head.head_title}"
        for at, text in ((y + 2, place), (y + 7, title)):
            size, lines = fit(text, font=REGULAR, size=9.6, floor=7.5, width=room)
            pen.text(_SIGN_AT, at, " ".join(lines), size)
        pen.text(_LEFT, y + 7, "Petugas Pengaduan,", 9.6)
        width = _RIGHT - _SIGN_AT
        pen.signature_name(_LEFT, y + 29, 66, data.officer_name, data.officer_nip, size=9)
        pen.signature_name(_SIGN_AT, y + 29, width, head.head_name, head.head_nip, size=9)


def _tables(data: MonthReport) -> Iterator[tuple[str, TableBlock]]:
    yield "", _counters(data)
    yield "A. Pengaduan menurut media", _media(data)
    if data.cases:
        yield "B. Pengaduan yang masuk atau masih berjalan", _cases(data)
    else:
        none = ((TableCell("Tidak ada pengaduan yang masuk atau masih berjalan (nihil)."),),)
        block = TableBlock((TableColumn("Pengaduan"),), none, name="B", small=True)
        yield "B. Pengaduan yang masuk atau masih berjalan", block
    yield "C. Ketepatan waktu menurut langkah SOP", _steps(data)
    yield "D. Pemeriksaan media (dasar pernyataan nihil)", _looks(data)


def _counters(data: MonthReport) -> TableBlock:
    counts = data.counts
    named = {
        "Sisa bulan lalu": counts.left,
        "Masuk": counts.came,
        "Selesai": counts.settled,
        "Dalam proses": counts.running,
        "Ditunda": counts.paused,
        "Lewat waktu": counts.late,
    }
    cells = tuple(TableCell(_count(count), bold=True) for count in named.values())
    return TableBlock(tuple(map(TableColumn, named)), (cells,), name="Angka", small=True)


def _media(data: MonthReport) -> TableBlock:
    came = [medium.came for medium in data.media]
    settled = [medium.settled for medium in data.media]
    wide = (WIDTH - 22.0 - 17.0) / max(len(data.media), 1)
    return TableBlock(
        columns=(
            TableColumn("", 22.0),
            *(TableColumn(_broken(medium.label, wide)) for medium in data.media),
            TableColumn("Jumlah", 17.0),
        ),
        rows=tuple(
            (
                TableCell(word, "left"),
                *(TableCell(_count(count)) for count in counts),
                TableCell(_count(sum(counts)), bold=True),
            )
            for word, counts in (("Masuk", came), ("Selesai", settled))
        ),
        name="Media",
        small=True,
    )


def _cases(data: MonthReport) -> TableBlock:
    return TableBlock(
        columns=(
            TableColumn("No. register", 32.0),
            TableColumn("Diterima", 19.0),
            TableColumn("Media", 22.0),
            TableColumn("Perihal"),
            TableColumn("Satker tujuan", 26.0),
            TableColumn("Keadaan", 19.0),
        ),
        rows=tuple(
            (
                TableCell(case.number),
                *(TableCell(words, "left") for words in (case.received, case.medium)),
                *(TableCell(words, "left") for words in (case.title, case.about_office)),
                TableCell(case.state, "left"),
            )
            for case in data.cases
        ),
        name="Aduan",
        small=True,
    )


def _steps(data: MonthReport) -> TableBlock:
    return TableBlock(
        columns=(
            TableColumn("Langkah"),
            TableColumn("Standar", 24.0),
            TableColumn("Jumlah", 16.0),
            TableColumn("Tepat", 14.0),
            TableColumn("Lewat", 14.0),
            TableColumn("Terlama", 32.0),
        ),
        rows=tuple(
            (
                TableCell(step.title, "left"),
                TableCell(step.standard),
                *(TableCell(_count(n)) for n in (step.ended, step.ended - step.late, step.late)),
                TableCell(step.longest or "tidak tercatat"),
            )
            for step in data.steps
        ),
        name="Langkah",
        small=True,
    )


def _looks(data: MonthReport) -> TableBlock:
    return TableBlock(
        columns=(
            TableColumn("Media"),
            TableColumn("Kali diperiksa", 25.0),
            TableColumn("Terakhir diperiksa", 38.0),
            TableColumn("Hasil bulan ini", 34.0),
        ),
        rows=tuple(
            (
                TableCell(look.medium, "left"),
                TableCell(_count(look.times)),
                TableCell(full_moment(look.last, data.zone) if look.last else _NIL),
                TableCell(_outcome(look.came, looked=look.times > 0)),
            )
            for look in data.looks
        ),
        name="Pemeriksaan",
        small=True,
    )


def _broken(head: str, wide: float) -> str:
    """Break the name of a medium into lines for a column of so many millimetres."""
    room = (wide - 2 * PADDING) * mm
    lines, _ = wrap(plain(head), font=BOLD, size=_HEAD_SIZE, width=room, most=9)
    return "\n".join(lines)


def _outcome(came: int, *, looked: bool) -> str:
    """Say what came by a medium; nil is only what somebody looked for."""
    if came:
        return f"{count_words(came)} aduan"
    return "nihil" if looked else "belum diperiksa"


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".") if number else _NIL
