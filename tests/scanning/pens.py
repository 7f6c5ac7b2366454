"""What hands do to a printed page: ticks of many shapes, corrections, signatures, stamps, stains."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from app.scanning.found import Point
from app.scanning.layout import TickBox

Strokes = list[list[Point]]


class Writer(NamedTuple):
    """A pen: how dark it writes (0 black to 255), how wide, in millimetres, and how it rubs off."""

    grey: int
    width: float
    rough: bool = False


def any_writer(random: Random) -> Writer:
    """Return a ballpoint mostly, sometimes a felt pen, sometimes a pencil."""
    lot = random.random()
    if lot < 0.13:
        return Writer(random.randint(105, 155), random.uniform(0.4, 0.65), rough=True)
    if lot < 0.25:
        return Writer(random.randint(15, 50), random.uniform(0.9, 1.4))
    return Writer(random.randint(30, 95), random.uniform(0.35, 0.6))


class Sheet:
    """A page to write on; places are millimetres from its top left corner."""

    def __init__(self, picture: Image.Image, *, scale: float) -> None:
        self.picture = picture
        self.scale = scale

    def stroke(self, strokes: Strokes, writer: Writer, random: Random) -> None:
        """Draw lines through points, as dark as the writer's."""
        points = [point for line in strokes for point in line]
        left = max(0, int((min(x for x, _ in points) - 3) * self.scale))
        top = max(0, int((min(y for _, y in points) - 3) * self.scale))
        right = min(self.picture.width, int((max(x for x, _ in points) + 3) * self.scale))
        bottom = min(self.picture.height, int((max(y for _, y in points) + 3) * self.scale))
        if right <= left or bottom <= top:
            return
        ink = Image.new("L", (right - left, bottom - top), 255)
        draw = ImageDraw.Draw(ink)
        for line in strokes:
            way = [(x * self.scale - left, y * self.scale - top) for x, y in line]
            wide = max(1, round(writer.width * self.scale * random.uniform(0.85, 1.1)))
            draw.line(way, fill=writer.grey, width=wide, joint="curve")
            for x, y in (way[0], way[-1]):
                draw.ellipse((x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2), writer.grey)
        if writer.rough:
            grain = Image.frombytes(
                "L",
                (ink.width // 2 + 1, ink.height // 2 + 1),
                random.randbytes((ink.width // 2 + 1) * (ink.height // 2 + 1)),
            )
            grain = grain.point(lambda value: 90 if value > 190 else 0).resize(ink.size)
            ink = ImageChops.add(ink, grain)
        ink = ink.filter(ImageFilter.GaussianBlur(0.6))
        box = (left, top, right, bottom)
        self.picture.paste(ImageChops.darker(self.picture.crop(box), ink), box)


def within(box: TickBox, strokes: Strokes) -> Strokes:
    """Return strokes of a box from (0, 0) to (1, 1) where the box stands on the page."""
    return [[(box.x + x * box.side, box.y + y * box.side) for x, y in line] for line in strokes]


def wobble(points: Sequence[Point], random: Random, by: float) -> list[Point]:
    """Move points as a hand does."""
    return [(x + random.gauss(0, by), y + random.gauss(0, by)) for x, y in points]


Shape = Callable[[Random], Strokes]
"""Draws in a box from (0, 0) to (1, 1)."""


def hook(random: Random) -> Strokes:
    reach = random.uniform(0.9, 1.25)
    return [wobble([(0.15, 0.5), (0.4, 0.85), (reach, random.uniform(-0.15, 0.15))], random, 0.05)]


def cross(random: Random) -> Strokes:
    return [
        wobble([(0.12, 0.15), (0.88, 0.88)], random, 0.06),
        wobble([(0.88, 0.12), (0.14, 0.9)], random, 0.06),
    ]


def slash(random: Random) -> Strokes:
    return [wobble([(0.1, 0.92), (0.92, 0.08)], random, 0.07)]


def long_hook(random: Random) -> Strokes:
    top = random.uniform(-0.7, -0.2)
    return [wobble([(0.1, 0.4), (0.4, 0.9), (random.uniform(1.2, 1.7), top)], random, 0.05)]


def dot(random: Random) -> Strokes:
    x, y, r = random.uniform(0.4, 0.6), random.uniform(0.4, 0.6), random.uniform(0.08, 0.14)
    turns = [k * 0.9 for k in range(15)]
    return [[(x + r * math.cos(t), y + r * math.sin(t)) for t in turns]]


def curl(random: Random) -> Strokes:
    """A tick written like a letter, its foot round."""
    points = [(0.1, 0.35), (0.2, 0.75), (0.38, 0.88), (0.55, 0.6), (0.7, 0.2), (0.9, 0.1)]
    return [wobble(points, random, 0.03)]


def plus(random: Random) -> Strokes:
    return [
        wobble([(0.5, 0.1), (0.5, 0.9)], random, 0.06),
        wobble([(0.1, 0.5), (0.9, 0.5)], random, 0.06),
    ]


def dash(random: Random) -> Strokes:
    return [wobble([(0.12, 0.55), (0.5, 0.48), (0.9, 0.5)], random, 0.05)]


def ring(random: Random) -> Strokes:
    """A small circle drawn inside the box."""
    r = random.uniform(0.22, 0.34)
    return [
        wobble([(0.5 + r * math.cos(t), 0.5 + r * math.sin(t)) for t in _turn(14)], random, 0.02)
    ]


def zigzag(random: Random) -> Strokes:
    return [wobble([(0.1, 0.2), (0.9, 0.3), (0.15, 0.6), (0.85, 0.85)], random, 0.05)]


def double_hook(random: Random) -> Strokes:
    return hook(random) + hook(random)


KNOWN_SHAPES: tuple[Shape, ...] = (hook, hook, hook, cross, cross, slash, long_hook)
"""Those the limits were set with."""
OTHER_SHAPES: tuple[Shape, ...] = (dot, curl, curl, plus, dash, ring, zigzag, double_hook)
"""Those they were not."""


def _turn(steps: int) -> list[float]:
    return [k * 2 * math.pi / steps for k in range(steps + 1)]


def scribble(random: Random) -> Strokes:
    """Blacken a box, as the paper asks for a mistake, or scrawl over it."""
    lines = random.randint(6, 10)
    points = []
    for k in range(lines + 1):
        points.append((random.uniform(-0.08, 0.1), k / lines))
        points.append((random.uniform(0.9, 1.08), (k + 0.5) / lines))
    return [wobble(points, random, 0.04)]


def around(random: Random) -> Strokes:
    """A circle around the whole box."""
    rx, ry = random.uniform(0.75, 0.95), random.uniform(0.7, 0.9)
    return [
        wobble([(0.5 + rx * math.cos(t), 0.5 + ry * math.sin(t)) for t in _turn(18)], random, 0.03)
    ]


def signature(sheet: Sheet, at: Point, random: Random) -> None:
    """Write a name's strokes, some 25 mm wide, around a place."""
    x, y = at
    points = [(x - 12 + k * 1.9 + random.gauss(0, 1), y + random.gauss(0, 3.2)) for k in range(14)]
    sheet.stroke([_smooth(points)], Writer(random.randint(30, 80), 0.5), random)


def stamp(sheet: Sheet, at: Point, random: Random) -> None:
    """Press a round stamp: two rings and letters between, paler than ink."""
    x, y, grey = *at, random.randint(95, 165)
    r = random.uniform(11, 17)
    writer = Writer(grey, random.uniform(0.4, 0.8))
    rings = [[(x + q * math.cos(t), y + q * math.sin(t)) for t in _turn(60)] for q in (r, r * 0.68)]
    letters = []
    for k in range(24):
        t = k * 2 * math.pi / 24
        a = (x + r * 0.75 * math.cos(t), y + r * 0.75 * math.sin(t))
        b = (x + r * 0.93 * math.cos(t + 0.08), y + r * 0.93 * math.sin(t + 0.08))
        letters.append([a, b])
    middle = [[(x - r * 0.5, y + d), (x + r * 0.5, y + d)] for d in (-2.2, 2.2)]
    sheet.stroke(rings + letters + middle, writer, random)


def coffee(sheet: Sheet, at: Point, random: Random) -> None:
    """Leave a cup's ring: pale, with a darker rim."""
    x, y = at
    r = random.uniform(20, 35)
    turn = [(x + r * math.cos(t), y + r * math.sin(t)) for t in _turn(80)]
    sheet.stroke([turn], Writer(random.randint(190, 215), random.uniform(2, 4)), random)
    sheet.stroke([turn], Writer(random.randint(165, 195), 0.7), random)


def stray(sheet: Sheet, at: Point, random: Random) -> None:
    """Slip with the pen for some centimetres."""
    x, y = at
    way = [(x, y), (x + random.uniform(-30, 30), y + random.uniform(-15, 15))]
    sheet.stroke([way], Writer(random.randint(40, 110), 0.4), random)


def _smooth(points: list[Point]) -> list[Point]:
    found = []
    for a, b in itertools.pairwise(points):
        found += [a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + 0.4)]
    return found
