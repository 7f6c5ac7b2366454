"""The table of the erasure minutes: a case a row, parted over pages, its head on each."""

from collections.abc import Sequence

from reportlab.lib.units import mm

from app.documents.erasure_data import ErasedCase
from app.documents.lettering import BOLD, REGULAR, fit, plain, wrap
from app.documents.pen import FRAME, GRID, Pen
from app.rules.moments import table_date

LEFT, RIGHT = 28.0, 190.0
_EDGES = (28.0, 38.0, 76.0, 97.0, 127.0, 148.0, 190.0)
_HEADS = ("No.", "Nomor register", "Diterima", "Klasifikasi", "Selesai", "Dasar")
_CENTRED = (0, 2, 4)
_HEAD_HIGH, _LEADING, _PAD, _INSET = 8.0, 3.9, 3.0, 1.4
_SIZE, _MOST_LINES = 9.0, 6


def parted(
    cases: Sequence[ErasedCase], *, top: float, next_top: float, bottom: float, foot: float
) -> list[Sequence[ErasedCase]]:
    """Return the rows of each page, from `top` on the first and `next_top` on the others.

    Under the last rows `foot` millimetres stay free for what must not stand alone.
    """
    parts: list[Sequence[ErasedCase]] = []
    while _fitting(cases, bottom - foot - top) < len(cases):
        taken = _fitting(cases, bottom - top)
        # Only the first page, whose opening may fill it, can be without a row.
        taken = max(taken, int(bool(parts)))
        # One row goes along to the last page, or the foot would stand there alone.
        taken = min(taken, len(cases) - 1)
        parts.append(cases[:taken])
        cases, top = cases[taken:], next_top
        if len(cases) == 1:
            break
    return [*parts, cases]


def draw_rows(pen: Pen, cases: Sequence[ErasedCase], top: float, *, first: int) -> float:
    """Draw head and rows, numbered from `first`, from `top` down; return where they end."""
    if not cases:
        return top
    for column, words in enumerate(_HEADS):
        pen.text(_centre(column), top + 5.2, words, _SIZE, BOLD, align="centre")
    y = top + _HEAD_HIGH
    for number, case in enumerate(cases, first):
        if number > first:
            pen.rule(LEFT, y, RIGHT, y)
        y += _draw_row(pen, case, y, number=number)
    pen.rule(LEFT, top + _HEAD_HIGH, RIGHT, top + _HEAD_HIGH, FRAME)
    for edge in _EDGES[1:-1]:
        pen.rule(edge, top, edge, y, GRID)
    pen.box(LEFT, top, RIGHT - LEFT, y - top, FRAME)
    return y


def _fitting(cases: Sequence[ErasedCase], room: float) -> int:
    used = _HEAD_HIGH
    for count, case in enumerate(cases):
        used += _height(_cells(case, 0))
        if used > room:
            return count
    return len(cases)


def _cells(case: ErasedCase, number: int) -> list[tuple[float, list[str]]]:
    """Return size and lines of each cell; words go on in further lines, numbers shrink."""
    texts = (
        (str(number),),
        (case.number,),
        (table_date(case.received_on),),
        (case.classification,),
        (table_date(case.closed_on),),
        case.rule,
    )
    cells = []
    for column, parts in enumerate(texts):
        room = (_EDGES[column + 1] - _EDGES[column] - 2 * _INSET) * mm
        if column == 1:
            cells.append(fit(*parts, font=REGULAR, size=_SIZE, floor=7, width=room, most=2))
            continue
        broken = (
            wrap(plain(part), font=REGULAR, size=_SIZE, width=room, most=_MOST_LINES)[0]
            for part in parts
        )
        cells.append((_SIZE, [line for lines in broken for line in lines][:_MOST_LINES]))
    return cells


def _height(cells: Sequence[tuple[float, list[str]]]) -> float:
    return max(len(lines) for _, lines in cells) * _LEADING + _PAD


def _draw_row(pen: Pen, case: ErasedCase, top: float, *, number: int) -> float:
    """Draw a row and return its height."""
    cells = _cells(case, number)
    high = _height(cells)
    for column, (size, lines) in enumerate(cells):
        first = top + high / 2 - (len(lines) - 1) * _LEADING / 2 + 1.1
        if column in _CENTRED:
            pen.text(_centre(column), first, " ".join(lines), size, align="centre")
        else:
            pen.lines(_EDGES[column] + _INSET, first, lines, size, REGULAR, leading=_LEADING)
    return high


def _centre(column: int) -> float:
    return (_EDGES[column] + _EDGES[column + 1]) / 2
