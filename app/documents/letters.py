"""Surat dinas: a letter on the office's letterhead, over as many pages as it needs."""

from functools import partial
from io import BytesIO

from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from app.documents.base import CREATOR, draw_letterhead, file_settings, print_time
from app.documents.held_canvas import HeldCanvas
from app.documents.letter_data import LetterData
from app.documents.letterhead import Letterhead
from app.documents.lettering import BOLD, REGULAR, fit, fit_name, markup, plain, wrap
from app.documents.marks import SECRET_MARK
from app.documents.office_page import MARKS_AT, PAGE, draw_foot, draw_sample_marks
from app.documents.pen import Pen
from app.rules.kinds import SATISFACTION_WORDS

LEFT, RIGHT, BOTTOM, TOP = 30.0, 187.0, 20.0, 22.0
HEAD_LEFT, HEAD_RIGHT, FIRST_TOP = 22.0, 193.0, 41.5
WIDTH = RIGHT - LEFT
INDENT, SIGN_AT = 12.0, 77.0
LABELS = ("Nomor", "Sifat", "Lampiran", "Hal")
LINE = 5.5
LONGEST_PARAGRAPH = 20_000

BODY = ParagraphStyle(
    "letter",
    fontName=REGULAR,
    fontSize=11,
    leading=16,
    alignment=TA_JUSTIFY,
    firstLineIndent=INDENT * mm,
    spaceAfter=7,
)
LINES = ParagraphStyle("lines", BODY, alignment=TA_LEFT, firstLineIndent=0, spaceAfter=0)
COPIES = ParagraphStyle("copies", LINES, fontSize=9.6, leading=13.5)


def letter(data: LetterData, *, letterhead: Letterhead) -> bytes:
    """Return the letter as an A4 PDF; from its second page on it has no letterhead."""
    out = BytesIO()
    # The subject names the complaint only by its number.
    about = {"title": plain(data.subject), "creator": CREATOR}
    document = BaseDocTemplate(out, **about, **file_settings(PAGE))

    def draw_head(canvas: Canvas, _document: BaseDocTemplate) -> None:
        pen = Pen(canvas, height=PAGE[1])
        draw_letterhead(
            pen, letterhead, left=HEAD_LEFT, right=HEAD_RIGHT, sample=data.sample, large=True
        )
        if data.print_count > 1:
            when = print_time(data.printed_at, data.zone)
            pen.reprint_box(HEAD_RIGHT - 32, 4.6, 32, data.print_count, when)

    def finish(pen: Pen, page: int, pages: int) -> None:
        _draw_foot(pen, data, page, pages)

    first = PageTemplate(
        "first", [letter_frame(FIRST_TOP)], onPage=draw_head, autoNextPageTemplate=1
    )
    document.addPageTemplates([first, PageTemplate("next", [letter_frame(TOP)])])
    document.build(_story(data, letterhead), canvasmaker=partial(HeldCanvas, finish=finish))
    return out.getvalue()


def letter_frame(top: float) -> Frame:
    """Return where a letter's text stands, from `top` millimetres down."""
    return Frame(
        LEFT * mm,
        BOTTOM * mm,
        WIDTH * mm,
        (PAGE[1] - top - BOTTOM) * mm,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def _story(data: LetterData, head: Letterhead) -> list[Flowable]:
    story: list[Flowable] = [_Reference(data), Spacer(0, 8 * mm)]
    story += [Paragraph(markup(line, longest=300), LINES) for line in data.recipient if plain(line)]
    story += [Spacer(0, 7 * mm), _body(data.opening)]
    if data.facts:
        story += [facts_table(data.facts), Spacer(0, 7)]
    story += [_body(text) for text in data.paragraphs if plain(text)]
    story.append(KeepTogether([_body(data.closing), _Signature(head)]))
    if data.copies:
        numbered = [f"{number}. {copy}" for number, copy in enumerate(data.copies, 1)]
        lines = [Paragraph(markup(text), COPIES) for text in ("Tembusan:", *numbered)]
        story.append(KeepTogether([Spacer(0, 5 * mm), *lines]))
    if data.asks_about:
        story.append(_Question(f"Pengaduan nomor {data.asks_about}"))
    return story


class _Question(Flowable):
    """How content the complainant is, in boxes to tick, below a line to cut along."""

    HEIGHT = 24.0
    ASKED = (
        "Seberapa puas Saudara dengan penanganan pengaduan ini? Jawaban dapat dikirim lewat kanal "
        "yang sama, atau potongan ini dikembalikan kepada kami."
    )

    def __init__(self, number: str) -> None:
        super().__init__()
        self._number = number

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the size in points."""
        self.width, self.height = width, self.HEIGHT * mm
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line, the question and the boxes."""
        pen = Pen(self.canv, height=self.HEIGHT)
        self.canv.saveState()
        self.canv.setDash([5, 3])
        pen.rule(0, 3, WIDTH, 3, 0.7)
        self.canv.restoreState()
        asked = f"{self._number}. {self.ASKED}"
        size, lines = fit(asked, font=REGULAR, size=9.6, floor=8, width=WIDTH * mm, most=3)
        y = pen.lines(0, 8, lines, size, REGULAR, leading=4.4) + 7
        step = WIDTH / len(SATISFACTION_WORDS)
        for at, word in enumerate(SATISFACTION_WORDS.values()):
            pen.tick_box(at * step, y, 4)
            pen.text(at * step + 6, y + 1.2, word, 9.6)


def _body(text: str) -> Paragraph:
    return Paragraph(markup(text, longest=LONGEST_PARAGRAPH), BODY)


def facts_table(facts: tuple[tuple[str, str], ...]) -> Table:
    """Return a list of labels and what stands behind them, over as many pages as it needs."""
    widths = (INDENT, 40.0, 3.0, WIDTH - INDENT - 43.0)
    rows = [
        ("", Paragraph(markup(label), LINES), ":", Paragraph(markup(text, longest=600), LINES))
        for label, text in facts
    ]
    table = Table(rows, colWidths=[width * mm for width in widths])
    table.setStyle(
        [
            ("FONT", (0, 0), (-1, -1), REGULAR, 11, 16),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    return table


class _Reference(Flowable):
    """Nomor, Sifat, Lampiran and Hal, with the date at the right of the first line."""

    def __init__(self, data: LetterData) -> None:
        super().__init__()
        self._data = data
        room = 75 * mm
        self._values = [
            fit(text, font=REGULAR, size=11, floor=9, width=room)[1]
            for text in (data.number, data.nature, data.attachments)
        ]
        subject, _ = wrap(plain(data.subject), font=REGULAR, size=11, width=room, most=4)
        self._values.append(subject)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the size in points."""
        lines = sum(max(1, len(value)) for value in self._values)
        self.width, self.height = width, (lines * LINE + 1.5) * mm
        return self.width, self.height

    def draw(self) -> None:
        """Draw the rows from the top down."""
        pen = Pen(self.canv, height=self.height / mm)
        pen.text(WIDTH, 4.0, plain(self._data.date, longest=60), 11, align="right")
        y = 4.0
        for label, lines in zip(LABELS, self._values, strict=True):
            pen.text(0, y, label, 11)
            pen.text(21, y, ":", 11)
            if not lines:
                pen.dots(24, 80, y + 0.4)
            y = pen.lines(24, y, lines, 11, REGULAR, leading=5.0) + LINE


class _Signature(Flowable):
    """The head's title, room for signature and stamp, name and NIP."""

    ROOM, LINE, MOST = 27.0, 5.0, 4

    def __init__(self, head: Letterhead) -> None:
        super().__init__()
        self._head = head
        room = (WIDTH - SIGN_AT) * mm
        ended = "" if head.head_below else ","
        self._size, self._lines = fit(
            f"{head.head_title}{ended}", font=REGULAR, size=11, floor=9, width=room, most=2
        )
        if head.head_below:
            below = f"{head.head_below},"
            size, lines = fit(
                below, font=REGULAR, size=self._size, floor=8, width=room, most=self.MOST
            )
            self._size, self._lines = size, [*self._lines, *lines]
        named = fit_name(head.head_name, font=BOLD, size=11, width=room, most=self.MOST)[1]
        self._high = 9.0 + self.LINE * (len(self._lines) + len(named) - 1) + self.ROOM

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the size in points: what is written, and room for signature and stamp."""
        self.width, self.height = width, (self._high + 4) * mm
        return self.width, self.height

    def draw(self) -> None:
        """Draw the block in the right half."""
        pen, head = Pen(self.canv, height=self._high + 4), self._head
        pen.lines(SIGN_AT, 9.0, self._lines, self._size, REGULAR, leading=self.LINE)
        name, nip, room = head.head_name, head.head_nip, WIDTH - SIGN_AT
        pen.signature_name(SIGN_AT, self._high, room, name, nip, size=11, most=self.MOST)


def _draw_foot(pen: Pen, data: LetterData, page: int, pages: int) -> None:
    draw_foot(pen, page, pages, printed_at=data.printed_at, zone=data.zone, left=LEFT, right=RIGHT)
    if data.confidential:
        for y in MARKS_AT:
            pen.word_box(93.2, y, 23.6, 6.2, SECRET_MARK, size=9.5)
    if data.sample:
        draw_sample_marks(pen, HEAD_LEFT)
