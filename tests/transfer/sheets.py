"""Workbooks made for tests, part by part, so that each fault can be put into one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OUTER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
DATE_TIME = 1
"""The style of a cell that is a moment."""
STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
    'formatCode="dd/mm/yyyy hh:mm:ss"/></numFmts><fonts count="1"><font/></fonts><fills count="1">'
    '<fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/>'
    '</cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" '
    'applyNumberFormat="1"/></cellXfs></styleSheet>'
)


@dataclass
class Sheet:
    """One sheet: its rows of cells, each text or the XML of a cell's inside ("<v>1</v>")."""

    rows: Sequence[Sequence[str]] = ()
    name: str = "Data"
    hidden: bool = False
    merged: Sequence[str] = field(default_factory=tuple)


def number(value: float, *, style: int = 0) -> str:
    """Return a cell that holds a number; with style DATE_TIME a moment's."""
    styled = f' s="{style}"' if style else ""
    return f"<c{{at}}{styled}><v>{value}</v></c>"


def raw(kind: str, inside: str) -> str:
    """Return a cell of a kind ("b", "e", "str", "n") with its inside."""
    return f'<c{{at}} t="{kind}">{inside}</c>'


def workbook(
    *sheets: Sheet, of_1904: bool = False, more: Mapping[str, bytes | str] | None = None
) -> bytes:
    """Return an XLSX file; `more` are parts added to it or put in the place of others."""
    listed = "".join(
        f'<sheet name="{sheet.name}" sheetId="{n}" r:id="rId{n}"'
        + (' state="hidden"/>' if sheet.hidden else "/>")
        for n, sheet in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OUTER}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="xml" '
        'ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_LINKS}"><Relationship Id="rId1" '
        f'Type="{_OUTER}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OUTER}">'
        + ('<workbookPr date1904="1"/>' if of_1904 else "")
        + f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_LINKS}">{links}'
        f'<Relationship Id="rId99" Type="{_OUTER}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": STYLES,
    }
    parts |= {f"xl/worksheets/sheet{n}.xml": _sheet(each) for n, each in enumerate(sheets, 1)}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | dict(more or {})).items():
            archive.writestr(name, content)
    return file.getvalue()


def _sheet(sheet: Sheet) -> str:
    rows = "".join(
        f'<row r="{at}">{"".join(_cell(c, at, n) for n, c in enumerate(row))}</row>'
        for at, row in enumerate(sheet.rows, 1)
        if row
    )
    merged = "".join(f'<mergeCell ref="{each}"/>' for each in sheet.merged)
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>'
        f"{f'<mergeCells>{merged}</mergeCells>' if merged else ''}</worksheet>"
    )


def _cell(cell: str, row: int, column: int) -> str:
    at = f' r="{chr(ord("A") + column)}{row}"'
    if cell.startswith("<c"):
        return cell.replace("{at}", at)
    if not cell:
        return ""
    return f'<c{at} t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
