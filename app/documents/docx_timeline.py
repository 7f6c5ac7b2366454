"""A case of the annual report in Word: a table of what happened, with spans of time below.

Written as XML at once: the library takes ten times as long to make a table cell by cell.
"""

from xml.sax.saxutils import escape

from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Length, Mm

from app.documents.report_blocks import Timeline
from app.documents.report_data import ReportEntry
from app.documents.spoken import spoken

_HAPPENED, _BEFORE_US = "●", "○"
# When, dot, and three columns that what happened spans; the spans of time share all in thirds.
_WIDTHS = tuple(Mm(width) for width in (36.0, 9.0, 6.6, 51.7, 51.7))
_LEAST, _BETWEEN, _LITTLE = Mm(11.6), Mm(2.2), Mm(0.7)
# A longer figure may be parted between two rows rather than leave a page half empty.
_PARTED_FROM = 9


def write_timeline(file: WordFile, case: Timeline) -> None:
    """Write one case: its title and facts, a row for each thing that happened, spans of time."""
    facts = " | ".join(fact for fact in case.facts if fact)
    title = f"{case.number} {case.title}"
    head = _cell(
        _paragraph(_run(title, 10.5, bold=True), before=_LITTLE, keep=True)
        + _paragraph(_run(facts, 7.8), after=_LITTLE, keep=True),
        first=0,
        columns=5,
        framed=True,
    )
    whole = len(case.entries) < _PARTED_FROM
    last = len(case.entries) - 1
    rows = [_row(head)]
    rows += [_entry(entry, keep=whole or at in (0, last)) for at, entry in enumerate(case.entries)]
    rows.append(_row("".join(_clock(at, *clock) for at, clock in enumerate(case.clocks))))
    grid = "".join(f'<w:gridCol w:w="{width.twips}"/>' for width in _WIDTHS)
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    file.element.body.xpath("w:sectPr")[-1].addprevious(table)


def _entry(entry: ReportEntry, *, keep: bool) -> str:
    dot = _BEFORE_US if entry.before_us else _HAPPENED
    told = _run(entry.actor, 9.6, bold=True) + _run(f" {entry.sentence}", 9.6)
    story = [told, *([_run(entry.remark, 9.6, italic=True)] if entry.remark else [])]
    return _row(
        _cell(
            _paragraph(_run(entry.day, 9.4, bold=True), centred=True, before=_LITTLE, keep=keep)
            + _paragraph(_run(entry.time, 8.6), centred=True, keep=keep),
            first=0,
        )
        + _cell(_paragraph(_run(dot, 9.4), centred=True, before=_LITTLE, keep=keep), first=1)
        + _cell(
            "".join(
                _paragraph(
                    words,
                    before=_LITTLE if not at else Length(0),
                    after=_BETWEEN if at == len(story) - 1 else Length(0),
                    keep=keep,
                )
                for at, words in enumerate(story)
            ),
            first=2,
            columns=3,
        ),
        height=_LEAST,
    )


def _clock(at: int, label: str, words: str) -> str:
    """Return the cell of one of three spans of time, kept with the caption below."""
    inside = _paragraph(_run(label, 7.8), before=_LITTLE, keep=True)
    inside += _paragraph(_run(words, 9.8, bold=True), after=_LITTLE, keep=True)
    columns = 1 if at else 3
    return _cell(inside, first=at + 2 if at else 0, columns=columns, framed=True)


def _row(cells: str, *, height: Length | None = None) -> str:
    least = f'<w:trHeight w:val="{height.twips}" w:hRule="atLeast"/>' if height else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{least}</w:trPr>{cells}</w:tr>"


def _cell(inside: str, *, first: int, columns: int = 1, framed: bool = False) -> str:
    width = sum(width.twips for width in _WIDTHS[first : first + columns])
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right")
    )
    frame = f"<w:tcBorders>{sides}</w:tcBorders>" if framed else ""
    settings = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{frame}<w:vAlign w:val="top"/>'
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{inside}</w:tc>"


def _paragraph(
    runs: str,
    *,
    centred: bool = False,
    before: Length = Length(0),  # noqa: B008 - a length never changes
    after: Length = Length(0),  # noqa: B008
    keep: bool = False,
) -> str:
    stays = "<w:keepNext/>" * keep
    placed = '<w:jc w:val="center"/>' * centred
    space = f'<w:spacing w:before="{before.twips}" w:after="{after.twips}"/>'
    return f"<w:p><w:pPr>{stays}{space}{placed}</w:pPr>{runs}</w:p>"


def _run(text: str, size: float, *, bold: bool = False, italic: bool = False) -> str:
    style = "<w:b/>" * bold + "<w:i/>" * italic
    half_points = round(size * 2)
    said = escape((" " if text.startswith(" ") else "") + spoken(text))
    return (
        f'<w:r><w:rPr>{style}<w:sz w:val="{half_points}"/></w:rPr>'
        f'<w:t xml:space="preserve">{said}</w:t></w:r>'
    )
