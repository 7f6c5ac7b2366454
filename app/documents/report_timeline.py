"""A case of the annual report: its drawn timeline with the three clocks below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from app.documents.lettering import BOLD, ITALIC, REGULAR, fit, markup, text_width
from app.documents.pen import FRAME, Pen
from app.documents.report_book import WIDTH, Entry
from app.documents.report_parts import CAPTION_SIZE
from app.rules.moments import date_words

DOT_AT, DOT_RADIUS = 40.0, 1.55
WHEN_END, TEXT_AT = 35.5, 45.0
TITLE_LINE = 4.4
BEFORE_ENTRIES, BETWEEN, AFTER_ENTRIES = 3.0, 3.0, 1.4
CLOCKS_HIGH, CAPTION_HIGH, BELOW = 11.6, 9.4, 2.8
CONTINUED_HIGH = 5.0
# A longer figure may be parted between two entries rather than leave a page half empty.
WHOLE_UP_TO = 150.0
LONGEST_SENTENCE = 1200
CLOCK_LABELS = ("Sebelum sampai ke satker", "Di {office}", "Dirasakan pelapor")

SENTENCE = ParagraphStyle("sentence", fontName=REGULAR, fontSize=9.6, leading=4.5 * mm)


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One line of a timeline, worded; `before_us` draws it hollow."""

    day: str
    time: str
    before_us: bool
    actor: str
    sentence: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ReportCase:
    """One case of the year.

    `facts` stand in one line below the title ("Anonim, Rahasia", "SP4N LAPOR", …); `clocks`
    word the time before it reached the office, at the office, and as the complainant lived it.
    """

    complained_on: date
    number: str
    title: str
    facts: tuple[str, ...]
    entries: tuple[ReportEntry, ...]
    clocks: tuple[str, str, str]
    about_office: str
    about_own_office: bool
    closed: bool
    channel: str


def case_caption(number: int, case: ReportCase) -> str:
    """Return the caption of a case's figure."""
    day = date_words(case.complained_on)
    return f"Gambar {number} Tindak Lanjut Pengaduan Tanggal {day}"


class CaseFigure(Flowable):
    """The figure of one case, or of a part of its entries when a page ends within it."""

    def __init__(
        self,
        case: ReportCase,
        *,
        caption: str,
        office_name: str,
        entries: Sequence[tuple[ReportEntry, Paragraph, float]] | None = None,
        head: bool = True,
        tail: bool = True,
    ) -> None:
        super().__init__()
        self._case, self._caption, self._office = case, caption, office_name
        self._head, self._tail = head, tail
        self._entries = list(entries) if entries is not None else _prepared(case.entries)
        if tail:
            self.entry = Entry("figure", caption)
        room = WIDTH - 10 - text_width(case.number, BOLD, 8.6) / mm
        self._title_size, self._title = fit(
            case.title, font=BOLD, size=10.5, floor=9, width=room * mm, most=3
        )
        self._title_high = 6.9 + TITLE_LINE * max(1, len(self._title)) if head else CONTINUED_HIGH

    def _heights(self) -> list[float]:
        return [high for _, _, high in self._entries]

    def _total(self) -> float:
        total = self._title_high + BEFORE_ENTRIES + sum(self._heights())
        return total + (AFTER_ENTRIES + CLOCKS_HIGH + CAPTION_HIGH + BELOW if self._tail else 0)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the size in points."""
        self.width, self.height = width, self._total() * mm
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Part a long figure between two entries; a short one moves to the next page whole."""
        if self._total() <= WHOLE_UP_TO:
            return []
        room = height / mm - self._title_high - BEFORE_ENTRIES
        fits = 0
        for high in self._heights()[:-1]:
            room -= high
            if room < 0:
                break
            fits += 1
        if not fits:
            return []
        parts = (self._entries[:fits], self._head, False), (self._entries[fits:], False, self._tail)
        return [
            CaseFigure(
                self._case,
                caption=self._caption,
                office_name=self._office,
                entries=entries,
                head=head,
                tail=tail,
            )
            for entries, head, tail in parts
        ]

    def draw(self) -> None:
        """Draw title, timeline, clocks and caption from the top down."""
        pen = Pen(self.canv, height=self.height / mm)
        self._draw_title(pen)
        end = self._draw_entries(pen, self._title_high + BEFORE_ENTRIES)
        if self._tail:
            self._draw_clocks(pen, end + AFTER_ENTRIES)
            line = end + AFTER_ENTRIES + CLOCKS_HIGH + 7.6
            pen.text(WIDTH / 2, line, self._caption, CAPTION_SIZE, BOLD, align="centre")

    def _draw_title(self, pen: Pen) -> None:
        if not self._head:
            pen.text(0, 3.4, f"{self._case.number} (lanjutan)", 8.6, ITALIC)
            return
        pen.box(0, 0, WIDTH, self._title_high, FRAME)
        pen.lines(2.5, 5.2, self._title, self._title_size, BOLD, leading=TITLE_LINE)
        pen.text(WIDTH - 2.5, 5.0, self._case.number, 8.6, BOLD, align="right")
        facts = "   |   ".join(fact for fact in self._case.facts if fact)
        if text_width(facts, REGULAR, 7.8) > (WIDTH - 5) * mm:
            facts = " ".join(fit(facts, font=REGULAR, size=7.8, floor=7, width=(WIDTH - 5) * mm)[1])
        pen.text(2.5, self._title_high - 2.1, facts, 7.8 if "   " in facts else 7)

    def _draw_entries(self, pen: Pen, top: float) -> float:
        dots = []
        y = top
        for entry, paragraph, high in self._entries:
            dots.append((y + 2.6, entry.before_us))
            pen.text(WHEN_END, y + 3.7, entry.day, 9.4, BOLD, align="right")
            pen.text(WHEN_END, y + 7.7, entry.time, 8.6, align="right")
            bottom = (pen.height - y) * mm - paragraph.height
            paragraph.drawOn(self.canv, TEXT_AT * mm, bottom)
            y += high
        if dots:
            line_from = dots[0][0] if self._head else self._title_high
            line_to = dots[-1][0] if self._tail else y
            pen.rule(DOT_AT, line_from, DOT_AT, line_to, 1.7)
        for middle, before_us in dots:
            _draw_dot(self.canv, DOT_AT * mm, (pen.height - middle) * mm, hollow=before_us)
        return y

    def _draw_clocks(self, pen: Pen, top: float) -> None:
        pen.box(0, top, WIDTH, CLOCKS_HIGH, FRAME)
        third = WIDTH / 3
        for number, (label, words) in enumerate(zip(CLOCK_LABELS, self._case.clocks, strict=True)):
            left = number * third
            if number:
                pen.rule(left, top, left, top + CLOCKS_HIGH)
            room = (third - 4) * mm
            named = label.replace("{office}", self._office)
            size, lines = fit(named, font=REGULAR, size=7.8, floor=7, width=room)
            pen.text(left + 2, top + 4.0, " ".join(lines), size)
            size, lines = fit(words, font=BOLD, size=9.8, floor=7.5, width=room)
            pen.text(left + 2, top + 8.9, " ".join(lines), size, BOLD)


def _prepared(entries: Sequence[ReportEntry]) -> list[tuple[ReportEntry, Paragraph, float]]:
    """Set the sentences and return each with its height in millimetres, the gap included."""
    prepared = []
    for entry in entries:
        text = f"<b>{markup(entry.actor, longest=200)}</b> "
        text += markup(entry.sentence, longest=LONGEST_SENTENCE)
        if entry.remark:
            text += f"<br/><i>{markup(entry.remark, longest=LONGEST_SENTENCE)}</i>"
        paragraph = Paragraph(text, SENTENCE)
        high = paragraph.wrap((WIDTH - TEXT_AT - 1) * mm, 10_000)[1] / mm
        prepared.append((entry, paragraph, max(high, 8.6) + BETWEEN))
    return prepared


def _draw_dot(canvas: Canvas, x: float, y: float, *, hollow: bool) -> None:
    canvas.saveState()
    canvas.setLineWidth(1.4)
    canvas.setFillGray(1 if hollow else 0)
    canvas.circle(x, y, DOT_RADIUS * mm, fill=1)
    canvas.restoreState()
