"""Columns in Word: a chart of its own that an office can restyle, its numbers within it."""

from xml.sax.saxutils import escape

from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm

from app.documents.report_blocks import Columns
from app.documents.spoken import spoken

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_WIDE, _HIGH = int(Mm(150)), int(Mm(45))
# Solid black: a printer without colours and a copier keep it.
_BLACK = '<c:spPr><a:solidFill><a:srgbClr val="000000"/></a:solidFill></c:spPr>'
_AXES = (10, 20)


def write_columns(file: WordFile, chart: Columns) -> None:
    """Write a chart into a paragraph of its own."""
    package = file.part.package
    number = 1 + sum("/word/charts/" in str(part.partname) for part in package.iter_parts())
    name = PackURI(f"/word/charts/chart{number}.xml")
    part = Part(name, CONTENT_TYPE.DML_CHART, _chart_xml(chart).encode(), package)
    key = file.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    title = escape(spoken(chart.title), {'"': "&quot;"})
    drawing = (
        f'<w:r xmlns:w="{_W}"><w:drawing><wp:inline xmlns:wp="{_WP}">'
        f'<wp:extent cx="{_WIDE}" cy="{_HIGH}"/>'
        f'<wp:docPr id="{1000 + number}" name="Grafik {number}" descr="{title}"/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}">'
        f'<c:chart xmlns:c="{_C}" xmlns:r="{_R}" r:id="{key}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    file.add_paragraph()._p.append(parse_xml(drawing))


def _chart_xml(chart: Columns) -> str:
    words = "".join(_point(at, word) for at, (word, _) in enumerate(chart.counts))
    numbers = "".join(_point(at, str(count)) for at, (_, count) in enumerate(chart.counts))
    count = f'<c:ptCount val="{len(chart.counts)}"/>'
    first, second = _AXES
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}"><c:chart>'
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r>{_TITLE}<a:t>{escape(spoken(chart.title))}</a:t>"
        '</a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
        '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>'
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        f"<c:tx><c:v>Jumlah</c:v></c:tx>{_BLACK}"
        f'<c:invertIfNegative val="0"/>{_LABELS}'
        f"<c:cat><c:strLit>{count}{words}</c:strLit></c:cat>"
        f"<c:val><c:numLit><c:formatCode>0</c:formatCode>{count}{numbers}</c:numLit></c:val>"
        f'</c:ser><c:gapWidth val="90"/><c:axId val="{first}"/><c:axId val="{second}"/>'
        "</c:barChart>"
        f'<c:catAx>{_axis(first, "b")}<c:crossAx val="{second}"/></c:catAx>'
        f'<c:valAx>{_axis(second, "l", hidden=True)}<c:crossAx val="{first}"/></c:valAx>'
        '</c:plotArea><c:plotVisOnly val="1"/></c:chart>'
        f"{_PLAIN}</c:chartSpace>"
    )


_FACE = '<a:latin typeface="Arial"/>'
_TITLE = f'<a:rPr lang="id-ID" sz="950" b="1">{_FACE}</a:rPr>'
_PLAIN = (
    "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr>"
    f'<a:defRPr sz="800">{_FACE}</a:defRPr></a:pPr><a:endParaRPr lang="id-ID"/></a:p></c:txPr>'
)
_LABELS = (
    '<c:dLbls><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
)


def _axis(key: int, place: str, *, hidden: bool = False) -> str:
    return (
        f'<c:axId val="{key}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="{hidden:d}"/><c:axPos val="{place}"/>'
    )


def _point(at: int, text: str) -> str:
    return f'<c:pt idx="{at}"><c:v>{escape(text)}</c:v></c:pt>'
