"""Paragraphs, headings, lists and pictures of the printed annual report."""

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, ListFlowable, ListItem, Paragraph, Table

from app.documents.lettering import BOLD, REGULAR, markup, plain
from app.documents.marks import UNKNOWN_PLACE
from app.documents.pdf_pages import WIDTH, ContentsLine
from app.documents.pen import Pen, readable_image
from app.documents.report_blocks import (
    Bullets,
    Caption,
    FinePrint,
    Heading,
    Illustration,
    Listing,
    Prose,
    Run,
    Runs,
    SignatureBlock,
    TableNote,
    Terms,
    TitleLines,
)

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


def marked(runs: Runs, *, capitals: bool = False) -> str:
    """Return escaped markup of runs, the spaces between them as they were."""
    return "".join(_marked(run, run.text.upper() if capitals else run.text) for run in runs)


def _marked(run: Run, text: str) -> str:
    words = markup(text)
    words = f"<i>{words}</i>" if run.italic else words
    words = f"<b>{words}</b>" if run.bold else words
    return " " * text[:1].isspace() + words + " " * text[-1:].isspace()


def body(prose: Prose) -> Paragraph:
    """Return a paragraph of the report."""
    words = "".join(run.text for run in prose.runs).split()
    ragged = max(map(len, words), default=0) > LONG_WORD
    return Paragraph(marked(prose.runs), RAGGED if ragged else BODY)


class DrawnHeading(Paragraph):
    """A chapter's heading, which the contents name."""

    def __init__(self, heading: Heading) -> None:
        self.contents_line = ContentsLine("chapter", heading.listed)
        start = f"{heading.number}. " if heading.number else ""
        super().__init__(start + marked(heading.title, capitals=heading.capitals), HEADING)


def title_lines(title: TitleLines) -> Paragraph:
    """Return a title of its own, centred."""
    lines = "<br/>".join(map(markup, title.lines))
    return Paragraph(f'<para align="center" leading="18">{lines}</para>', HEADING)


def table_note(note: TableNote) -> Paragraph:
    """Return the small line below a table."""
    words = f'<para leading="12"><font size="8.6"><i>{markup(note.text)}</i></font></para>'
    return Paragraph(words, PLAIN)


def fine_print(line: FinePrint) -> Paragraph:
    """Return a line in the smallest type."""
    return Paragraph(f'<para size="8" leading="11">{markup(line.text)}</para>', PLAIN)


def bullets(points: Bullets) -> Flowable:
    """Return a list of points."""
    return ListFlowable(
        [ListItem(Paragraph(marked(item), PLAIN), spaceAfter=2) for item in points.items],
        bulletType="bullet",
        start="•",
        bulletFontName=REGULAR,
        bulletFontSize=9,
        bulletOffsetY=-2.2,
        bulletDedent=6 * mm,
        leftIndent=11 * mm,
        spaceAfter=7,
    )


def terms(words: Terms) -> Flowable:
    """Return a list of words with their meanings."""
    rows = [
        (Paragraph(f"<i>{markup(word)}</i>", PLAIN), ":", Paragraph(markup(meaning), PLAIN))
        for word, meaning in words.pairs
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


def caption(block: Caption, listing: Listing) -> Paragraph:
    """Return a caption, which the contents name."""
    paragraph = Paragraph(markup(block.words), CAPTION)
    paragraph.contents_line = ContentsLine(listing, block.words)
    return paragraph


class DrawnIllustration(Flowable):
    """A picture with its caption below, never parted."""

    def __init__(self, picture: Illustration) -> None:
        super().__init__()
        self.contents_line = ContentsLine("figure", picture.caption.words)
        self.spaceAfter = 9
        self._image = readable_image(picture.image)
        self._caption = Paragraph(markup(picture.caption.words), CAPTION)
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


class DrawnSignature(Flowable):
    """Place, date, title, room for the pen and the stamp, and the head's name."""

    HEIGHT = 48.0

    def __init__(self, block: SignatureBlock) -> None:
        super().__init__()
        self._place, self._date = plain(block.place) or UNKNOWN_PLACE, plain(block.date)
        self._title, self._name, self._nip = plain(block.title), block.name, block.nip

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
