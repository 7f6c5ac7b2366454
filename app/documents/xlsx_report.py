"""Writes the annual report's tables for Excel: real numbers, a sheet for each table, one for the cases."""

from collections.abc import Sequence
from io import BytesIO
from itertools import cycle

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from app.documents.pdf_tables import measured
from app.documents.report_blocks import (
    Report,
    TableBlock,
    TableCell,
    TableNote,
    Timeline,
    TitleLines,
    flat,
)
from app.documents.spoken import spoken
from app.documents.xlsx_book import FACE, HEAD, fit_on_paper, new_book

_LONGEST = 32_000  # characters; a cell holds 32,767
_CHARACTER = 1.9  # millimetres of paper for one of a column's characters
# Told apart on a printer without colours, and after a copier.
_PATTERNS = (
    *("dark_upward_diagonal", "percent_20", "dark_horizontal", "wide_downward_diagonal"),
    *("small_check", "percent_70", "light_vertical", "sphere", "wave"),
)
_INKS = {"fg_color": "#262626", "bg_color": "#FFFFFF"}
# Points; Excel allows a row 409.
_LINE, _ROOM, _HEAD_HIGH, _MOST_LINES = 13.0, 3.0, 30.0, 30
_CASES = "Aduan"
_CASE_HEADS = ("Nomor", "Judul", "Keterangan", "Tanggal", "Waktu", "Pelaku", "Tindakan", "Catatan")
_CASE_WIDTHS = (24, 50, 44, 13, 12, 26, 70, 40)


def report_as_xlsx(report: Report) -> bytes:
    """Return the report's tables as an Excel file (.xlsx) that comes out alike every time."""
    out = BytesIO()
    about = spoken(report.author), spoken(report.subject)
    book = new_book(out, title=spoken(report.title), about=about)
    writer = _Writer(book, report)
    writer.write()
    book.close()
    return out.getvalue()


class _Writer:
    """Writes one report into a book; its formats are made once."""

    def __init__(self, book: Workbook, report: Report) -> None:
        self._book, self._report = book, report
        face = {**FACE, "valign": "vcenter"}
        framed = {**face, "border": 1, "text_wrap": True}
        self._title = book.add_format({**face, "bold": True, "font_size": 12})
        self._note = book.add_format({**face, "italic": True, "font_size": 9})
        self._head = book.add_format({**framed, **HEAD, "align": "center"})
        self._cells = {
            (align, bold): book.add_format(
                {**framed, "bold": bold, "align": {"centre": "center"}.get(align, align)}
            )
            for align in ("left", "centre")
            for bold in (False, True)
        }

    def write(self) -> None:
        title = ""
        cases: list[Timeline] = []
        sheet: Worksheet | None = None
        row = 0
        for block in flat(self._report.blocks):
            if isinstance(block, TitleLines):
                title = " ".join(block.lines)
            elif isinstance(block, TableBlock):
                caption = block.caption.words if block.caption else title
                sheet, row = self._table(block, block.name, caption)
            elif isinstance(block, TableNote) and sheet is not None:
                sheet.write_string(row, 0, spoken(block.text), self._note)
                row += 1
            elif isinstance(block, Timeline):
                cases.append(block)
        if cases:
            self._write_cases(cases)

    def _sheet(self, name: str, title: str) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_default_row(_LINE + _ROOM)
        fit_on_paper(sheet)
        sheet.write_string(0, 0, spoken(title), self._title)
        marks = ", ".join(self._report.marks)
        if marks:
            sheet.write_string(1, 0, marks, self._note)
        return sheet

    def _table(self, block: TableBlock, name: str, title: str) -> tuple[Worksheet, int]:
        """Write a table; return its sheet and the first row below."""
        sheet = self._sheet(name, title)
        first = 3
        heads = self._write_heads(sheet, block, first)
        widths = [max(8.0, width / _CHARACTER) for width in measured(block)[0]]
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        row = first + heads
        for cells in block.rows:
            _set_height(sheet, row, [cell.text for cell in cells], widths)
            for column, cell in enumerate(cells):
                self._cell(sheet, row, column, cell)
            row += 1
        sheet.freeze_panes(first + heads, 2)
        sheet.repeat_rows(first, first + heads - 1)
        if block.grouped:
            self._chart(sheet, block, first + heads, below=row + 4)
        return sheet, row

    def _write_heads(self, sheet: Worksheet, block: TableBlock, row: int) -> int:
        """Write the head, of two rows where columns stand in a group; return how many."""
        if not block.grouped:
            for at, column in enumerate(block.columns):
                sheet.write_string(row, at, spoken(column.head), self._head)
            sheet.set_row(row, _HEAD_HIGH)
            return 1
        for group, at, heads in block.groups:
            last = at + len(heads) - 1
            if group and last > at:
                sheet.merge_range(row, at, row, last, spoken(group), self._head)
            elif group:
                sheet.write_string(row, at, spoken(group), self._head)
            for place, head in enumerate(map(spoken, heads), at):
                if group:
                    sheet.write_string(row + 1, place, head, self._head)
                else:
                    sheet.merge_range(row, place, row + 1, place, head, self._head)
        sheet.set_row(row + 1, 1.5 * _HEAD_HIGH)
        return 2

    def _cell(self, sheet: Worksheet, row: int, column: int, cell: TableCell) -> None:
        kind = self._cells[cell.align, cell.bold]
        if not cell.text:
            sheet.write_blank(row, column, None, kind)
        elif cell.align == "centre" and cell.text.isascii() and cell.text.isdigit():
            sheet.write_number(row, column, int(cell.text), kind)
        else:
            sheet.write_string(row, column, _held(cell.text), kind)

    def _chart(self, sheet: Worksheet, block: TableBlock, first: int, *, below: int) -> None:
        """Draw the months as stacked columns, a hatching for each medium, below the notes."""
        months = [row for row in block.rows if row[0].text]
        last = first + len(months) - 1
        chart = self._book.add_chart({"type": "column", "subtype": "stacked"})
        name = sheet.get_name()
        patterns = cycle(_PATTERNS)
        for at, column in enumerate(block.columns):
            if column.group:
                chart.add_series(
                    {
                        "name": [name, first - 1, at],
                        "categories": [name, first, 1, last, 1],
                        "values": [name, first, at, last, at],
                        "gap": 60,
                        "pattern": {"pattern": next(patterns), **_INKS},
                        "border": {"color": _INKS["fg_color"]},
                    }
                )
        chart.set_title(
            {"name": spoken(block.caption.text) if block.caption else "", "overlay": False}
        )
        chart.set_y_axis({"min": 0, "major_gridlines": {"visible": True}, "num_format": "0"})
        chart.set_legend({"position": "bottom"})
        chart.set_size({"width": 690, "height": 340})
        sheet.insert_chart(below, 0, chart)

    def _write_cases(self, cases: Sequence[Timeline]) -> None:
        sheet = self._sheet(_CASES, "Tindak lanjut aduan")
        sheet.set_landscape()
        clocks = [label for label, _ in cases[0].clocks]
        heads = (*_CASE_HEADS, *clocks)
        widths = [*_CASE_WIDTHS, *(24 for _ in clocks)]
        for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(3, column, spoken(head), self._head)
        kind = self._cells["left", False]
        row = 4
        for case in cases:
            facts = ", ".join(fact for fact in case.facts if fact)
            named = [*map(_held, (case.number, case.title, facts))]
            spans = [_held(words) for _, words in case.clocks]
            for entry in case.entries:
                story = (entry.day, entry.time, entry.actor, entry.sentence, entry.remark)
                texts = [*named, *map(_held, story), *spans]
                _set_height(sheet, row, texts, widths)
                for column, text in enumerate(texts):
                    if text:
                        sheet.write_string(row, column, text, kind)
                    else:
                        sheet.write_blank(row, column, None, kind)
                row += 1
        sheet.freeze_panes(4, 1)
        sheet.autofilter(3, 0, max(row - 1, 3), len(heads) - 1)


def _set_height(sheet: Worksheet, row: int, texts: Sequence[str], widths: Sequence[float]) -> None:
    """Give a row the lines that its longest text needs; programs differ in doing so themselves."""
    lines = 1
    for text, width in zip(texts, widths, strict=True):
        if len(text) > width:
            lines = max(lines, -(-len(text) // int(width)))
    if lines > 1:
        sheet.set_row(row, _LINE * min(lines, _MOST_LINES) + _ROOM)


def _held(text: str) -> str:
    """Return user text as a cell holds it; too long, it ends in " …"."""
    words = spoken(text)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]} …"
