"""The table of a reminder sheet: a complaint a row, with the working days used as squares."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from reportlab.lib.units import mm

from app.documents.lettering import BOLD, REGULAR, fit, plain, wrap
from app.documents.marks import SEALED_TITLE
from app.documents.pen import FRAME, GRID, Pen
from app.documents.time_data import ReminderLine
from app.rules.moments import table_date

_EDGES = (20.0, 53.0, 93.0, 112.5, 132.0, 157.0, 178.0, 192.0)
_HEADS = (
    ("No. agenda",),
    ("Perihal",),
    ("Diterima", "tim"),
    ("Jatuh", "tempo"),
    ("Hari kerja", "terpakai"),
    ("Sisa",),
    ("Paraf",),
)
_HEAD_HIGH, _LEADING, _PAD = 11.0, 3.9, 7.4
_SQUARE, _PITCH, _MOST_SQUARES = 3.4, 4.35, 5
_MOST_LINES = 5


def fitting(lines: Sequence[ReminderLine], *, room: float) -> int:
    """Return how many lines, with the head of the table, fit in `room` millimetres."""
    used = _HEAD_HIGH
    for count, line in enumerate(lines):
        used += _height(line)
        if used > room:
            return count
    return len(lines)


def draw_rows(pen: Pen, lines: Sequence[ReminderLine], top: float, *, zone: ZoneInfo) -> float:
    """Draw head and rows from `top` down; return where the table ends."""
    middle = top + _HEAD_HIGH / 2
    for left, right, words in zip(_EDGES, _EDGES[1:], _HEADS, strict=False):
        _stack(pen, (left + right) / 2, middle, words, font=BOLD)
    y = top + _HEAD_HIGH
    for line in lines:
        pen.rule(_EDGES[0], y, _EDGES[-1], y, GRID)
        high = _height(line)
        _draw_line(pen, line, y + high / 2, zone)
        y += high
    for edge in _EDGES[1:-1]:
        pen.rule(edge, top, edge, y, GRID)
    pen.box(_EDGES[0], top, _EDGES[-1] - _EDGES[0], y - top, FRAME)
    return y


def draw_legend(pen: Pen, y: float, *, target: int) -> float:
    """Draw what the squares mean; `target` is the standard common to all, 0 when they differ."""
    _square(pen, _EDGES[0], y, filled=True)
    end = pen.text(_EDGES[0] + 4.6, y + 1.1, "hari kerja yang sudah terpakai", 7.4)
    _square(pen, end + 7.5, y, filled=False)
    standard = f" (standar {target} hari kerja)" if target else ""
    pen.text(end + 12.1, y + 1.1, f"hari kerja yang tersisa{standard}", 7.4)
    return y + 4.5


def _height(line: ReminderLine) -> float:
    return max(len(_title(line)), 2) * _LEADING + _PAD


def _title(line: ReminderLine) -> list[str]:
    text = SEALED_TITLE if line.confidential else plain(line.title)
    width = (_EDGES[2] - _EDGES[1] - 2.6) * mm
    return wrap(text, font=REGULAR, size=8.8, width=width, most=_MOST_LINES)[0]


def _draw_line(pen: Pen, line: ReminderLine, middle: float, zone: ZoneInfo) -> None:
    number_room = (_EDGES[1] - _EDGES[0] - 2) * mm
    size, number = fit(line.number, font=BOLD, size=7.6, floor=5.5, width=number_room)
    pen.text(_centre(0), middle + 1.0, " ".join(number), size, BOLD, align="centre")
    title = _title(line)
    first = middle - (len(title) - 1) * _LEADING / 2 + 1.1
    pen.lines(_EDGES[1] + 1.3, first, title, 8.8, REGULAR, leading=_LEADING)
    due = "ditunda" if line.paused_at else table_date(line.due_at.astimezone(zone).date())
    given = table_date(line.given_at.astimezone(zone).date())
    pen.text(_centre(2), middle + 1.1, given, 8.6, align="centre")
    pen.text(_centre(3), middle + 1.1, due, 8.6, align="centre")
    if line.due_estimated and not line.paused_at:
        pen.text(_centre(3), middle + 4.2, "perkiraan", 7, align="centre")
    _draw_days(pen, line, middle)
    left = line.left
    if line.paused_at:
        left = f"ditunda sejak {table_date(line.paused_at.astimezone(zone).date())}"
    font = BOLD if line.late else REGULAR
    size, words = fit(
        left, font=font, size=8.6, floor=7, width=(_EDGES[6] - _EDGES[5] - 2) * mm, most=3
    )
    _stack(pen, _centre(5), middle, words, font=font, size=size)


def _draw_days(pen: Pen, line: ReminderLine, middle: float) -> None:
    """Draw one square for each day of the standard; a longer standard is told in words."""
    if not line.target_days:
        _stack(pen, _centre(4), middle, (line.step,), size=8)
        return
    if line.target_days > _MOST_SQUARES:
        words = (f"{line.used_days} dari", f"{line.target_days} hari")
        _stack(pen, _centre(4), middle, words)
        return
    width = (line.target_days - 1) * _PITCH + _SQUARE
    x = _centre(4) - width / 2
    for day in range(line.target_days):
        _square(pen, x + day * _PITCH, middle, filled=day < line.used_days)


def _square(pen: Pen, x: float, middle: float, *, filled: bool) -> None:
    pen.canvas.setLineWidth(0.8)
    low = (pen.height - middle - _SQUARE / 2) * mm
    pen.canvas.rect(x * mm, low, _SQUARE * mm, _SQUARE * mm, fill=int(filled))


def _stack(
    pen: Pen,
    x: float,
    middle: float,
    words: Sequence[str],
    *,
    font: str = REGULAR,
    size: float = 8.6,
) -> None:
    first = middle - (len(words) - 1) * _LEADING / 2 + 1.1
    for at, text in enumerate(words):
        pen.text(x, first + at * _LEADING, text, size, font, align="centre")


def _centre(column: int) -> float:
    return (_EDGES[column] + _EDGES[column + 1]) / 2
