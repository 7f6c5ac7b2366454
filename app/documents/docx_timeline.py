"""A case of the annual report in Word: a table of what happened, with spans of time below."""

from docx.document import Document as WordFile
from docx.shared import Length, Mm

from app.documents.docx_markup import append, cell, paragraph, row, run, table
from app.documents.report_blocks import Timeline
from app.documents.report_data import ReportEntry

_HAPPENED, _BEFORE_US = "●", "○"
# When, dot, and three columns that what happened spans; the spans of time share all in thirds.
_WIDTHS = tuple(Mm(width) for width in (36.0, 9.0, 6.6, 51.7, 51.7))
_STORY, _WHOLE, _FIRST_THIRD = (
    Length(sum(_WIDTHS[at])) for at in (slice(2, 5), slice(5), slice(3))
)
_LEAST, _BETWEEN, _LITTLE = Mm(11.6), Mm(2.2), Mm(0.7)
# A longer figure may be parted between two rows rather than leave a page half empty.
_PARTED_FROM = 9


def write_timeline(file: WordFile, case: Timeline) -> None:
    """Write one case: its title and facts, a row for each thing that happened, spans of time."""
    facts = " | ".join(fact for fact in case.facts if fact)
    head = paragraph(run(f"{case.number} {case.title}", 10.5, bold=True), before=_LITTLE, keep=True)
    head += paragraph(run(facts, 7.8), after=_LITTLE, keep=True)
    whole = len(case.entries) < _PARTED_FROM
    last = len(case.entries) - 1
    rows = [row(cell(head, _WHOLE, columns=5, framed=True))]
    rows += [_entry(entry, keep=whole or at in (0, last)) for at, entry in enumerate(case.entries)]
    rows.append(row("".join(_clock(at, *clock) for at, clock in enumerate(case.clocks))))
    append(file, table(rows, _WIDTHS))


def _entry(entry: ReportEntry, *, keep: bool) -> str:
    dot = _BEFORE_US if entry.before_us else _HAPPENED
    when = paragraph(
        run(entry.day, 9.4, bold=True), place="center", before=_LITTLE, keep=keep
    ) + paragraph(run(entry.time, 8.6), place="center", keep=keep)
    told = run(entry.actor, 9.6, bold=True) + run(f" {entry.sentence}", 9.6)
    if entry.remark:
        story = paragraph(told, before=_LITTLE, keep=keep)
        story += paragraph(run(entry.remark, 9.6, italic=True), after=_BETWEEN, keep=keep)
    else:
        story = paragraph(told, before=_LITTLE, after=_BETWEEN, keep=keep)
    point = paragraph(run(dot, 9.4), place="center", before=_LITTLE, keep=keep)
    return row(
        cell(when, _WIDTHS[0]) + cell(point, _WIDTHS[1]) + cell(story, _STORY, columns=3),
        height=_LEAST,
    )


def _clock(at: int, label: str, words: str) -> str:
    """Return the cell of one of three spans of time, kept with the caption below."""
    inside = paragraph(run(label, 7.8), before=_LITTLE, keep=True)
    inside += paragraph(run(words, 9.8, bold=True), after=_LITTLE, keep=True)
    if at:
        return cell(inside, _WIDTHS[at + 2], framed=True)
    return cell(inside, _FIRST_THIRD, columns=3, framed=True)
