"""The SOP and the signature of the annual report in Word, such that an office can edit them."""

from docx.document import Document as WordFile
from docx.shared import Mm, Pt

from app.documents.docx_tables import new_table, say
from app.documents.marks import UNKNOWN_PLACE
from app.documents.report_blocks import Lane, SignatureBlock, SopChart
from app.documents.spoken import spoken

_LITTLE = Pt(2)
_SOP = [9.0, 55.0, 22.0, 22.0, 22.0, 22.0, 32.0, 27.0, 20.0, 26.0]
_LANE = "■"


def write_sop(file: WordFile, chart: SopChart) -> None:
    """Write the SOP as a table; a mark stands with who does a step, in the order of the steps."""
    table = new_table(file, len(chart.steps) + 2, _SOP)
    first, last = len(Lane) + 2, len(Lane) + 4
    say(table.cell(0, first).merge(table.cell(0, last)), chart.standard, 8.2, bold=True)
    for column, head in enumerate(chart.heads):
        within = first <= column <= last
        cell = (
            table.cell(1, column) if within else table.cell(0, column).merge(table.cell(1, column))
        )
        say(cell, head, 8.2, bold=True)
    words = {0: chart.begin, len(chart.steps) - 1: chart.end}
    for number, (row, step) in enumerate(zip(list(table.rows)[2:], chart.steps, strict=True)):
        cells = row.cells
        say(cells[0], f"{number + 1}.", 8.4)
        say(cells[1], "\n".join(step.activity), 8.4, left=True, around=_LITTLE)
        for order, lane in enumerate(step.lanes, 1):
            mark = words.get(number, _LANE)
            say(
                cells[2 + lane], mark if len(step.lanes) == 1 else f"{mark} {order}", 8.4, bold=True
            )
        standards = (step.needs, step.output, step.time, step.note)
        for column, text in enumerate(standards, first):
            say(cells[column], text, 8.4, left=column != last, around=_LITTLE)


def write_signature(file: WordFile, block: SignatureBlock) -> None:
    """Write place, date and title above room for the pen, and who signs."""
    date = spoken(block.date) or UNKNOWN_PLACE
    lines = (f"{spoken(block.place) or UNKNOWN_PLACE}, {date}", f"{spoken(block.title)},")
    name = spoken(block.name)
    for number, text in enumerate((*lines, name, f"NIP {spoken(block.nip)}" if block.nip else "")):
        if not text:
            continue
        paragraph = file.add_paragraph()
        layout = paragraph.paragraph_format
        layout.left_indent = Mm(73)
        layout.space_before = Mm((6, 1, 24, 0)[number])
        paragraph.add_run(text).font.bold = number == 2 or None
