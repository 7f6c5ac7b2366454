"""How millimetres of a printed side become pixels of its picture: a projection, fitted to marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PIL import Image

from app.scanning.found import Point

Pair = tuple[Point, Point]
"""A place on paper, in millimetres (or a code's modules), and where it is on the picture."""

# How steeply pictures are taken, as the usual size of the two terms of perspective over half a
# page; and how far marks lie from where a flat page's would, in parts of it. Marks that stand
# close together say little about the tilt, so that there the first outweighs them.
USUAL_TILT, USUAL_ERROR = 0.07, 0.0015


class Projection(NamedTuple):
    """A homography: eight numbers, the ninth being one."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float
    g: float
    h: float

    def at(self, place: Point) -> Point:
        """Return the pixel of a place on paper."""
        x, y = place
        depth = self.g * x + self.h * y + 1
        return (self.a * x + self.b * y + self.c) / depth, (
            self.d * x + self.e * y + self.f
        ) / depth

    def straight(
        self, page: Image.Image, corner: Point, size: Point, *, scale: float
    ) -> Image.Image:
        """Return a part of the paper straightened, at `scale` pixels a millimetre.

        What lies beyond the picture is black.
        """
        x, y = corner
        unit = self.g * x + self.h * y + 1
        coefficients = (
            self.a / scale,
            self.b / scale,
            self.a * x + self.b * y + self.c,
            self.d / scale,
            self.e / scale,
            self.d * x + self.e * y + self.f,
            self.g / scale,
            self.h / scale,
        )
        pixels = (round(size[0] * scale), round(size[1] * scale))
        return page.transform(
            pixels,
            Image.Transform.PERSPECTIVE,
            [value / unit for value in coefficients],
            Image.Resampling.BILINEAR,
        )

    def tilted(self, centre: Point, g: float, h: float) -> Projection:
        """Return the same with another tilt, `centre` staying where it is and as large."""
        x, y = centre
        u, v = self.at(centre)
        depth = self.g * x + self.h * y + 1
        # Adds a tilt around the centre: 1 + g(x - cx) + h(y - cy), and moves along with it.
        a, b = self.a + u * g * depth, self.b + u * h * depth
        d, e = self.d + v * g * depth, self.e + v * h * depth
        g_new, h_new = self.g + g * depth, self.h + h * depth
        shift = -(g * x + h * y) * depth
        values = (a, b, self.c + u * shift, d, e, self.f + v * shift, g_new, h_new)
        whole = 1 + shift
        return Projection(*(value / whole for value in values))


def fitted(pairs: Sequence[Pair], *, reach: float) -> Projection:
    """Return the projection that fits pairs best; `reach` is half the page, in paper's units.

    Two codes or more fix it; of one alone the tilt is taken to be small.
    """
    centre_x, centre_y = _middle(place for place, _ in pairs)
    middle_u, middle_v = _middle(pixel for _, pixel in pairs)
    spread = max(max(abs(u - middle_u), abs(v - middle_v)) for _, (u, v) in pairs) / max(
        max(abs(x - centre_x), abs(y - centre_y)) for (x, y), _ in pairs
    )
    pixels = reach * spread
    table = [[0.0] * 9 for _ in range(8)]
    for (x, y), (u, v) in pairs:
        p, q = (x - centre_x) / reach, (y - centre_y) / reach
        s, t = (u - middle_u) / pixels, (v - middle_v) / pixels
        _add(table, (p, q, 1, 0, 0, 0, -p * s, -q * s, s))
        _add(table, (0, 0, 0, p, q, 1, -p * t, -q * t, t))
    ridge = (USUAL_ERROR / USUAL_TILT) ** 2
    table[6][6] += ridge
    table[7][7] += ridge
    a, b, c, d, e, f, g, h = _solved(table)
    # Back from middles and halves to millimetres and pixels.
    first = (a * pixels + g * middle_u, b * pixels + h * middle_u, c * pixels + middle_u)
    second = (d * pixels + g * middle_v, e * pixels + h * middle_v, f * pixels + middle_v)
    rows = [
        (row[0] / reach, row[1] / reach, row[2] - (row[0] * centre_x + row[1] * centre_y) / reach)
        for row in (first, second, (g, h, 1.0))
    ]
    whole = rows[2][2]
    values = [value / whole for row in rows for value in row]
    return Projection(*values[:8])


def _middle(points: Iterable[Point]) -> Point:
    listed = list(points)
    count = len(listed)
    return sum(x for x, _ in listed) / count, sum(y for _, y in listed) / count


def _add(table: list[list[float]], row: tuple[float, ...]) -> None:
    """Add one equation to the normal equations."""
    for i in range(8):
        if row[i]:
            for j in range(9):
                table[i][j] += row[i] * row[j]


def _solved(table: list[list[float]]) -> list[float]:
    """Solve eight equations by elimination."""
    for i in range(8):
        best = max(range(i, 8), key=lambda row: abs(table[row][i]))
        table[i], table[best] = table[best], table[i]
        for row in range(8):
            if row != i and table[row][i]:
                part = table[row][i] / table[i][i]
                for column in range(i, 9):
                    table[row][column] -= part * table[i][column]
    return [table[i][8] / table[i][i] for i in range(8)]
