"""The SOP and the signature of the annual report in Word, such that an office can edit them."""

from docx.document import Document as WordFile
from docx.shared import Length, Mm

from app.documents.docx_markup import append, row, table
from app.documents.docx_tables import PADDING, told_cell
from app.documents.marks import UNKNOWN_PLACE
from app.documents.report_blocks import Lane, SignatureBlock, SopChart, SopStep
from app.documents.spoken import spoken

_HEAD, _SIZE, _LITTLE = 8.2, 8.4, 2.0
_SOP = [Mm(wide) for wide in (9.0, 55.0, 22.0, 22.0, 22.0, 22.0, 32.0, 27.0, 20.0, 26.0)]
_LANE = "■"


def write_sop(file: WordFile, chart: SopChart) -> None:
    """Write the SOP as a table; a mark stands with who does a step, in the order of the steps."""
    first, last = len(Lane) + 2, len(Lane) + 5
    above, below = "", ""
    for column, (head, width) in enumerate(zip(chart.heads, _SOP, strict=True)):
        within = first <= column < last
        if column == first:
            whole = Length(sum(_SOP[first:last]))
            above += told_cell(chart.standard, _HEAD, whole, bold=True, columns=last - first)
        if not within:
            above += told_cell(head, _HEAD, width, bold=True, merged="restart")
        merged = "" if within else "continue"
        below += told_cell(head * within, _HEAD, width, bold=True, merged=merged)
    words = {0: chart.begin, len(chart.steps) - 1: chart.end}
    steps = [_step(at, step, words.get(at, _LANE)) for at, step in enumerate(chart.steps)]
    rows = [row(above, head=True), row(below, head=True), *map(row, steps)]
    append(file, table(rows, _SOP, padding=PADDING))


def _step(at: int, step: SopStep, mark: str) -> str:
    """Return the cells of one step."""
    lanes = dict.fromkeys(Lane, "")
    for order, lane in enumerate(step.lanes, 1):
        lanes[lane] = mark if len(step.lanes) == 1 else f"{mark} {order}"
    widths = iter(_SOP)
    cells = told_cell(f"{at + 1}.", _SIZE, next(widths))
    cells += told_cell("\n".join(step.activity), _SIZE, next(widths), left=True, around=_LITTLE)
    for words in lanes.values():
        cells += told_cell(words, _SIZE, next(widths), bold=True)
    for words in (step.needs, step.output, step.time):
        cells += told_cell(words, _SIZE, next(widths), left=True, around=_LITTLE)
    return cells + told_cell(step.note, _SIZE, next(widths), around=_LITTLE)


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
