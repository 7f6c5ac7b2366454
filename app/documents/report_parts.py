"""Paragraphs, headings, lists and pictures of the annual report."""

import re

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, ListFlowable, ListItem, Paragraph, Table

from app.documents.base import UNKNOWN_PLACE
from app.documents.lettering import BOLD, REGULAR, markup, plain
from app.documents.pen import Pen, readable_image
from app.documents.report_book import WIDTH, Entry

LONG_WORD = 24
FIGURE_WIDTH, FIGURE_HEIGHT = 120.0, 44.0
CAPTION_SIZE = 10.3

BODY = ParagraphStyle(
    "body",
    fontName=REGULAR,
    fontSize=11.5,
    leading=17.5,
    alignment=TA_JUSTIFY,
    firstLineIndent=11 * mm,
    spaceAfter=6,
)
# A long address in a justified line would tear the words before it apart.
RAGGED = ParagraphStyle("ragged", BODY, alignment=TA_LEFT)
HEADING = ParagraphStyle(
    "heading", BODY, fontName=BOLD, fontSize=12.5, firstLineIndent=0, alignment=TA_LEFT
)
HEADING.spaceAfter = 8
SUBHEADING = ParagraphStyle("subheading", HEADING, fontSize=11.2, spaceBefore=9, spaceAfter=4)
SUBHEADING.keepWithNext = 1
CAPTION = ParagraphStyle(
    "caption", HEADING, fontSize=CAPTION_SIZE, leading=14, alignment=TA_CENTER, spaceAfter=3
)
PLAIN = ParagraphStyle("plain", RAGGED, firstLineIndent=0, spaceAfter=0)


def rich(text: str) -> str:
    """Return escaped markup in which words between asterisks stand in italics."""
    return re.sub(r"\*([^*]+)\*", r"<i>\1</i>", markup(text))


def without_stars(text: str) -> str:
    """Return the text without its signs for italics."""
    return text.replace("*", "")


def body(text: str) -> Paragraph:
    """Return a paragraph of the report."""
    long_word = max(map(len, text.split()), default=0) > LONG_WORD
    return Paragraph(rich(text), RAGGED if long_word else BODY)


class Heading(Paragraph):
    """A chapter's heading, which the contents name."""

    def __init__(self, number: str, title: str, *, capitals: bool = False) -> None:
        start = f"{number}. " if number else ""
        self.entry = Entry("chapter", start + without_stars(title))
        super().__init__(start + rich(title.upper() if capitals else title), HEADING)


def bullets(items: tuple[str, ...]) -> Flowable:
    """Return a list of points."""
    return ListFlowable(
        [ListItem(Paragraph(rich(item), PLAIN), spaceAfter=2) for item in items],
        bulletType="bullet",
        start="•",
        bulletFontName=REGULAR,
        bulletFontSize=9,
        bulletOffsetY=-2.2,
        bulletDedent=6 * mm,
        leftIndent=11 * mm,
        spaceAfter=7,
    )


def terms(pairs: tuple[tuple[str, str], ...]) -> Flowable:
    """Return a list of words with their meanings."""
    rows = [
        (Paragraph(f"<i>{markup(word)}</i>", PLAIN), ":", Paragraph(rich(meaning), PLAIN))
        for word, meaning in pairs
    ]
    table = Table(rows, colWidths=[18 * mm, 5 * mm, (WIDTH - 11 - 23) * mm], hAlign="RIGHT")
    table.setStyle(
        [
            ("FONT", (0, 0), (-1, -1), REGULAR, 11.5, 17.5),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0.5),
        ]
    )
    table.spaceAfter = 6
    return table


class Picture(Flowable):
    """A picture with its caption below, never parted."""

    def __init__(self, image: bytes, caption: str) -> None:
        super().__init__()
        self.entry = Entry("figure", caption)
        self.spaceAfter = 9
        self._image = readable_image(image)
        self._caption = Paragraph(markup(caption), CAPTION)
        self._size = (0.0, 0.0)
        if self._image is not None:
            wide, high = self._image.getSize()
            scale = min(FIGURE_WIDTH / max(1, wide), FIGURE_HEIGHT / max(1, high)) * mm
            self._size = (wide * scale, high * scale)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of picture and caption in points."""
        self._below = self._caption.wrap(width, height)[1]
        self.width, self.height = width, self._size[1] + 4 * mm + self._below
        return self.width, self.height

    def draw(self) -> None:
        """Draw both, centred."""
        wide, high = self._size
        left, bottom = (self.width - wide) / 2, self.height - high
        self.canv.drawImage(self._image, left, bottom, wide, high, mask="auto")
        self.canv.setLineWidth(0.5)
        self.canv.rect(left, bottom, wide, high)
        self._caption.drawOn(self.canv, 0, 0.5 * mm)


class Signature(Flowable):
    """Place, date, title, room for the pen and the stamp, and the head's name."""

    HEIGHT = 48.0

    def __init__(self, *, place: str, date: str, title: str, name: str, nip: str) -> None:
        super().__init__()
        self._place, self._date = plain(place) or UNKNOWN_PLACE, plain(date)
        self._title, self._name, self._nip = plain(title), name, nip

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the size in points."""
        self.width, self.height = width, self.HEIGHT * mm
        return self.width, self.height

    def draw(self) -> None:
        """Draw the block in the right half; where no date is known, dots for the pen."""
        pen = Pen(self.canv, height=self.HEIGHT)
        left = 73.0
        end = pen.text(left, 8, f"{self._place}, {self._date}", 11.5)
        if not self._date:
            pen.dots(end + 1, WIDTH, 8.4)
        pen.text(left, 13.6, f"{self._title},", 11.5)
        pen.signature_name(left, 46.0, WIDTH - left, self._name, self._nip, size=11.2)
