"""What Word keeps in XML of its own and the library has no words for: fields, bookmarks, borders."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.text.paragraph import Paragraph

PAGE = "PAGE"


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """Return an element such as "w:lang" with attributes of the same name space."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field that Word works out, with what is shown until then."""
    open_field(paragraph, instruction)
    paragraph.add_run(shown)
    close_field(paragraph)


def open_field(paragraph: Paragraph, instruction: str) -> None:
    """Begin a field; what follows until it is closed is what it shows."""
    begin = element("w:fldChar", fldCharType="begin")
    words = element("w:instrText")
    words.text = f" {instruction} "
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for part in (begin, words, element("w:fldChar", fldCharType="separate")):
        paragraph.add_run()._r.append(part)


def close_field(paragraph: Paragraph) -> None:
    """End the field begun last."""
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))


def bookmark(paragraph: Paragraph, number: int) -> str:
    """Name a paragraph, for the contents to point at; return the name."""
    name = f"_Toc{number:08}"
    begin = element("w:bookmarkStart", id=str(number), name=name)
    place = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(place, begin)
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))
    return name


def bordered(paragraph: Paragraph, *sides: str, size: int = 6) -> None:
    """Rule a paragraph off at some sides; `size` in eighths of a point."""
    borders = element("w:pBdr")
    for side in sides:
        borders.append(element(f"w:{side}", val="single", sz=str(size), space="4", color="auto"))
    settings = paragraph._p.get_or_add_pPr()
    settings.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def set_counting(section: Section, **counting: str) -> None:
    """Say how a section counts its pages: `fmt` and, to begin anew, `start`."""
    settings = section._sectPr
    for old in settings.xpath("w:pgNumType"):
        settings.remove(old)
    settings.xpath("w:cols")[0].addprevious(element("w:pgNumType", **counting))
