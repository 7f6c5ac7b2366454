"""A case of the printed annual report: its timeline with the clocks below."""

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from app.documents.lettering import (
    BOLD,
    ITALIC,
    REGULAR,
    fit,
    plain,
    text_width,
    wrap_styled,
)
from app.documents.pdf_pages import WIDTH, ContentsLine
from app.documents.pdf_parts import CAPTION_SIZE
from app.documents.pen import FRAME, Pen
from app.documents.report_blocks import Timeline
from app.documents.report_data import ReportEntry
from app.documents.typesetting import Line, write

DOT_AT, DOT_RADIUS = 40.0, 1.55
WHEN_END, TEXT_AT = 35.5, 45.0
TITLE_LINE = 4.4
BEFORE_ENTRIES, BETWEEN, AFTER_ENTRIES = 3.0, 3.0, 1.4
CLOCKS_HIGH, CAPTION_HIGH, BELOW = 11.6, 9.4, 2.8
CONTINUED_HIGH = 5.0
# A longer figure may be parted between two entries rather than leave a page half empty.
WHOLE_UP_TO = 150.0
LONGEST_SENTENCE = 1200

SENTENCE_SIZE, SENTENCE_LINE = 9.6, 4.5
# The baseline of the day and of the sentence beside it.
FIRST_LINE = 3.7


class _SetEntry(NamedTuple):
    """What happened, its sentence in lines, and its height in millimetres with the gap below."""

    entry: ReportEntry
    lines: list[Line]
    high: float


class DrawnTimeline(Flowable):
    """The figure of one case, or of a part of its entries when a page ends within it."""

    def __init__(
        self,
        case: Timeline,
        *,
        entries: Sequence[_SetEntry] | None = None,
        head: bool = True,
        tail: bool = True,
    ) -> None:
        super().__init__()
        self._case, self._head, self._tail = case, head, tail
        self._entries = list(entries) if entries is not None else _prepared(case.entries)
        if tail:
            self.contents_line = ContentsLine("figure", case.caption.words)
        room = WIDTH - 10 - text_width(case.number, BOLD, 8.6) / mm
        self._title_size, self._title = fit(
            case.title, font=BOLD, size=10.5, floor=9, width=room * mm, most=3
        )
        self._title_high = 6.9 + TITLE_LINE * max(1, len(self._title)) if head else CONTINUED_HIGH

    def _heights(self) -> list[float]:
        return [each.high for each in self._entries]

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
            DrawnTimeline(self._case, entries=entries, head=head, tail=tail)
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
            words = self._case.caption.words
            size, lines = fit(words, font=BOLD, size=CAPTION_SIZE, floor=8, width=WIDTH * mm)
            pen.text(WIDTH / 2, line, " ".join(lines), size, BOLD, align="centre")

    def _draw_title(self, pen: Pen) -> None:
        if not self._head:
            pen.text(0, 3.4, self._case.continued, 8.6, ITALIC)
            return
        pen.box(0, 0, WIDTH, self._title_high, FRAME)
        pen.lines(2.5, 5.2, self._title, self._title_size, BOLD, leading=TITLE_LINE)
        pen.text(WIDTH - 2.5, 5.0, self._case.number, 8.6, BOLD, align="right")
        size, room = 7.8, (WIDTH - 5) * mm
        facts = "   |   ".join(fact for fact in self._case.facts if fact)
        if text_width(facts, REGULAR, size) > room:
            size = 7.0
            facts = " ".join(fit(facts, font=REGULAR, size=7.8, floor=size, width=room)[1])
        pen.text(2.5, self._title_high - 2.1, facts, size)

    def _draw_entries(self, pen: Pen, top: float) -> float:
        dots = []
        y = top
        for entry, lines, high in self._entries:
            dots.append((y + 2.6, entry.before_us))
            pen.text(WHEN_END, y + FIRST_LINE, entry.day, 9.4, BOLD, align="right")
            pen.text(WHEN_END, y + 7.7, entry.time, 8.6, align="right")
            first = (pen.height - y - FIRST_LINE) * mm
            write(
                *(self.canv, TEXT_AT * mm, first, lines),
                size=SENTENCE_SIZE,
                leading=SENTENCE_LINE * mm,
            )
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
        wide = WIDTH / max(1, len(self._case.clocks))
        for number, (label, words) in enumerate(self._case.clocks):
            left = number * wide
            if number:
                pen.rule(left, top, left, top + CLOCKS_HIGH)
            room = (wide - 4) * mm
            size, lines = fit(label, font=REGULAR, size=7.8, floor=7, width=room)
            pen.text(left + 2, top + 4.0, " ".join(lines), size)
            size, lines = fit(words, font=BOLD, size=9.8, floor=7.5, width=room)
            pen.text(left + 2, top + 8.9, " ".join(lines), size, BOLD)


def _prepared(entries: Sequence[ReportEntry]) -> list[_SetEntry]:
    """Break the sentences into lines."""
    width = (WIDTH - TEXT_AT - 1) * mm
    prepared = []
    for entry in entries:
        said = (
            (plain(entry.actor, longest=200), BOLD),
            (plain(entry.sentence, longest=LONGEST_SENTENCE), REGULAR),
        )
        lines = wrap_styled(said, size=SENTENCE_SIZE, width=width)
        if remark := plain(entry.remark, longest=LONGEST_SENTENCE):
            lines += wrap_styled(((remark, ITALIC),), size=SENTENCE_SIZE, width=width)
        high = max(len(lines) * SENTENCE_LINE, 8.6) + BETWEEN
        prepared.append(_SetEntry(entry, [*lines], high))
    return prepared


def _draw_dot(canvas: Canvas, x: float, y: float, *, hollow: bool) -> None:
    """Draw a point of the line; four curves about its middle."""
    ink = "1 g" if hollow else "0 g"
    canvas.addLiteral(f"q 1.4 w {ink} 1 0 0 1 {x:.2f} {y:.2f} cm {_CIRCLE} b Q")


def _circle(radius: float) -> str:
    """Return a circle about the origin, in points, as a path of the file's own."""
    r, c = radius, radius * 0.5523
    curves = (
        (r, c, c, r, 0, r),
        (-c, r, -r, c, -r, 0),
        (-r, -c, -c, -r, 0, -r),
        (c, -r, r, -c, r, 0),
    )
    return " ".join(
        [f"{r:.3f} 0 m", *(" ".join(f"{at:.3f}" for at in curve) + " c" for curve in curves)]
    )


_CIRCLE = _circle(DOT_RADIUS * mm)
