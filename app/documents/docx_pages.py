"""The Word file of the annual report: styles, sections, contents, and the same bytes every time."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from app.documents.docx_xml import PAGE, add_field, bordered, element, set_counting
from app.documents.report_blocks import Listing, Report
from app.documents.spoken import spoken

# What every Windows has, as wide in each letter as the typeface on our own paper.
TYPEFACE = "Arial"
LANGUAGE = "id-ID"
PORTRAIT = (Mm(210), Mm(297))
SIDES = (Mm(30), Mm(25))
WIDE_SIDES = (Mm(20), Mm(20))
TOP, BOTTOM, EDGE = Mm(25), Mm(22), Mm(10)
WIDTH = Mm(155)
LISTED = {"chapter": "toc 1", "table": "table of figures", "figure": "table of figures"}


def new_file(report: Report) -> WordFile:
    """Return an empty file with the report's styles, title and language."""
    file = Document()
    about = file.core_properties
    about.title, about.language = spoken(report.title), LANGUAGE
    about.author, about.subject = spoken(report.author), spoken(report.subject)
    about.last_modified_by, about.comments = "", ""
    _set_styles(file)
    file.settings.element.xpath("w:zoom")[0].set(qn("w:percent"), "100")
    # Word counts its own pages when it opens the file; it asks before.
    file.settings.element.xpath("w:compat")[0].addprevious(element("w:updateFields", val="true"))
    section = file.sections[0]
    _measure(section, wide=False)
    section.different_first_page_header_footer = False
    return file


def bytes_of(file: WordFile) -> bytes:
    """Return the file, alike every time: its parts carry no time of their own."""
    written, out = BytesIO(), BytesIO()
    file.save(written)
    with ZipFile(written) as made, ZipFile(out, "w", ZIP_DEFLATED) as kept:
        for part in made.infolist():
            same = ZipInfo(part.filename)
            same.compress_type = ZIP_DEFLATED
            kept.writestr(same, made.read(part))
    return out.getvalue()


# --- styles -------------------------------------------------------------------------------


def _set_styles(file: WordFile) -> None:
    normal = _style(file, "Normal", size=11.5)
    normal.paragraph_format.space_after = Pt(0)
    language = element("w:lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")
    normal.element.get_or_add_rPr().append(language)
    body = _style(file, "Body Text", size=11.5, after=6, line=1.5)
    body.paragraph_format.first_line_indent = Mm(11)
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    for name, size, before, after in (("Heading 1", 12.5, 0, 8), ("Heading 2", 11.2, 9, 4)):
        heading = _style(file, name, size=size, bold=True, before=before, after=after, line=1.25)
        heading.paragraph_format.keep_with_next = True
    front = _style(file, "Title", size=12.5, bold=True, before=6, after=8)
    front.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    # The template rules its titles off, and stops its feet at pages of another width.
    for name, part in (("Title", "w:pBdr"), ("Footer", "w:tabs")):
        for old in file.styles[name].element.xpath(f"w:pPr/{part}"):
            old.getparent().remove(old)
    caption = _style(file, "Caption", size=10.3, bold=True, before=6, after=8)
    caption.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    bullet = _style(file, "List Bullet", size=11.5, after=2, line=1.5)
    bullet.paragraph_format.left_indent = Mm(11)
    bullet.paragraph_format.first_line_indent = Mm(-6)
    # A case's caption is long; smaller, it stands in one line with its page.
    for name, size in (("toc 1", 11), ("table of figures", 10)):
        listed = _style(file, name, size=size, after=3)
        listed.paragraph_format.tab_stops.add_tab_stop(
            WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )


def _style(
    file: WordFile,
    name: str,
    *,
    size: float,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    line: float = 1.0,
) -> ParagraphStyle:
    """Return a paragraph style, made where the template lacks it; black, in our typeface."""
    style: Any = (
        file.styles[name]
        if name in file.styles
        else file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )
    font = style.font
    font.name, font.size, font.bold, font.italic = TYPEFACE, Pt(size), bold, False
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # A theme's typeface would win over the one that is named.
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), TYPEFACE)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.line_spacing = line
    made: ParagraphStyle = style
    return made


# --- sections -----------------------------------------------------------------------------


def _measure(section: Section, *, wide: bool) -> None:
    width, height = PORTRAIT[::-1] if wide else PORTRAIT
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.left_margin, section.right_margin = WIDE_SIDES if wide else SIDES
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.header_distance = section.footer_distance = EDGE


def new_section(
    file: WordFile, report: Report, *, wide: bool = False, numbers: str = "", first: bool = False
) -> None:
    """Begin a section on a page of its own; the `first` of its kind of `numbers` counts anew."""
    turned = wide != (file.sections[-1].orientation is WD_ORIENT.LANDSCAPE)
    section = file.add_section(WD_SECTION.NEW_PAGE)
    _measure(section, wide=wide)
    if numbers:
        set_counting(section, fmt=numbers, **({"start": "1"} if first else {}))
    if first or turned:
        _finish(section, report, wide=wide)


def _finish(section: Section, report: Report, *, wide: bool) -> None:
    """Write the foot: title and page number below a rule."""
    room = Length(PORTRAIT[1] - sum(WIDE_SIDES)) if wide else WIDTH
    section.footer.is_linked_to_previous = False
    foot = section.footer.paragraphs[0]
    foot.clear()
    foot.paragraph_format.tab_stops.add_tab_stop(room, WD_TAB_ALIGNMENT.RIGHT)
    bordered(foot, "top")
    title = foot.add_run(spoken(report.title) + "\t")
    title.font.size = Pt(7.8)
    before = len(foot.runs)
    add_field(foot, PAGE, "1")
    # A number that is worked out anew looks as the beginning of its field does.
    for part in foot.runs[before:]:
        part.font.size, part.font.bold = Pt(8.5), True


def mark_pages(file: WordFile, report: Report) -> None:
    """Write the report's marks, such as KONSEP, at the head of every page."""
    head = file.sections[0].header
    head.is_linked_to_previous = False
    words = head.paragraphs[0]
    words.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for number, mark in enumerate(report.marks):
        words.add_run("   " * bool(number))
        run = words.add_run(f" {mark} ")
        run.font.bold, run.font.size = True, Pt(9)
        run._r.get_or_add_rPr().append(element("w:bdr", val="single", sz="8", space="0"))


# --- contents -----------------------------------------------------------------------------


def contents_field(listing: Listing) -> str:
    """Return the field by which Word itself makes and renews a list at the front."""
    if listing == "chapter":
        return 'TOC \\o "1-1" \\h \\z \\u'
    label = {"table": "Tabel", "figure": "Gambar"}[listing]
    return f'TOC \\h \\z \\c "{label}"'
