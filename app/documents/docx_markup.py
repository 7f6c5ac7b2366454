"""Paragraphs and rows of a Word file as its own XML: the library takes ten times as long."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Length

from app.documents.spoken import spoken

_NAMES = nsdecls("w")
_NONE = Length(0)


def append(file: WordFile, markup: str) -> None:
    """Put a paragraph or table behind all that stands in a file."""
    file.element.body[-1].addprevious(parsed(markup))


def parsed(markup: str) -> object:
    """Return markup as an element of a Word file."""
    tag, rest = markup.split(">", 1)
    return parse_xml(f"{tag} {_NAMES}>{rest}")


def paragraph(
    inside: str,
    *,
    style: str = "",
    place: str = "",
    before: Length = _NONE,
    after: Length = _NONE,
    keep: bool = False,
) -> str:
    """Return a paragraph; `style` by its identifier, `place` is "left", "center" or its style's."""
    of = f'<w:pStyle w:val="{style}"/>' if style else ""
    stays = "<w:keepNext/>" * keep
    space = f'<w:spacing w:before="{before.twips}" w:after="{after.twips}"/>' * (not style)
    placed = f'<w:jc w:val="{place}"/>' if place else ""
    return f"<w:p><w:pPr>{of}{stays}{space}{placed}</w:pPr>{inside}</w:p>"


def run(
    text: str,
    size: float = 0.0,
    *,
    bold: bool = False,
    italic: bool = False,
    broken: bool = False,
) -> str:
    """Return words in one style, line breaks in them kept where they are to be `broken`.

    Without a size, in points, it is the paragraph's.
    """
    kind = "<w:b/>" * bold + "<w:i/>" * italic
    kind += f'<w:sz w:val="{round(size * 2)}"/>' if size else ""
    set_so = f"<w:rPr>{kind}</w:rPr>" if kind else ""
    lines = text.split("\n") if broken else (text,)
    return f"<w:r>{set_so}{'<w:br/>'.join(map(_words, lines))}</w:r>"


def _words(text: str) -> str:
    said = (
        " " * text[:1].isspace() + spoken(text) + " " * (text[-1:].isspace() and bool(text.strip()))
    )
    return f'<w:t xml:space="preserve">{escape(said)}</w:t>'


def field(instruction: str, shown: str) -> str:
    """Return a field that Word works out, with what is shown until then."""
    return open_field(instruction) + run(shown) + CLOSE_FIELD


def open_field(instruction: str) -> str:
    """Begin a field; what follows until it is closed is what it shows."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


CLOSE_FIELD = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def bookmarked(inside: str, number: int) -> tuple[str, str]:
    """Name what stands inside a paragraph, for the contents to point at; return it and the name."""
    name = f"_Toc{number:08}"
    begin = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{begin}{inside}<w:bookmarkEnd w:id="{number}"/>', name


def link(name: str, text: str, page: str) -> str:
    """Return a line of the contents: the words and the page, both leading to a bookmark."""
    inside = f"{run(text)}<w:r><w:tab/></w:r>{field(f'PAGEREF {name} {chr(92)}h', page)}"
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{inside}</w:hyperlink>'


def cell(
    inside: str,
    width: Length,
    *,
    columns: int = 1,
    merged: str = "",
    framed: bool = False,
    middle: bool = False,
) -> str:
    """Return a cell; `merged` is "restart" or "continue" where it takes more than one row."""
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    rows = f'<w:vMerge w:val="{merged}"/>' if merged else ""
    frame = f"<w:tcBorders>{_SIDES}</w:tcBorders>" if framed else ""
    put = f'<w:vAlign w:val="{"center" if middle else "top"}"/>'
    settings = f'<w:tcW w:w="{width.twips}" w:type="dxa"/>{span}{rows}{frame}{put}'
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{inside}</w:tc>"


_SIDES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right")
)


def row(cells: str, *, height: Length | None = None, head: bool = False) -> str:
    """Return a row, never parted by a page; a `head` is repeated on each."""
    least = f'<w:trHeight w:val="{height.twips}" w:hRule="atLeast"/>' if height else ""
    again = "<w:tblHeader/>" * head
    return f"<w:tr><w:trPr><w:cantSplit/>{least}{again}</w:trPr>{cells}</w:tr>"


def table(rows: Sequence[str], widths: Sequence[Length], *, padding: Length | None = None) -> str:
    """Return a table of rows; with `padding` beside its words it is ruled."""
    style, margins = "", ""
    if padding is not None:
        style = '<w:tblStyle w:val="TableGrid"/>'
        sides = "".join(f'<w:{side} w:w="{padding.twips}" w:type="dxa"/>' for side in _BESIDE)
        margins = f"<w:tblCellMar>{sides}</w:tblCellMar>"
    grid = "".join(f'<w:gridCol w:w="{width.twips}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr>{style}<w:tblW w:w="0" w:type="auto"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/>{margins}<w:tblLook w:val="04A0"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


_BESIDE = ("left", "right")
