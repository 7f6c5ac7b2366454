"""How a page comes back: from a flatbed or a camera, with what each of them does to it.

All in grey. What is random comes from one seed, so that a page can be made again.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from io import BytesIO
from random import Random

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from app.scanning.found import Point

# It has no part in the program itself, and isn't everywhere where the tests run.
np = pytest.importorskip("numpy")
CELLS = 14


def flatbed(page: Image.Image, *, scale: float, random: Random) -> Image.Image:
    """Scan a page (pixels per millimetre: `scale`) at 150 to 300 dpi, lying askew on the glass."""
    dpi = random.choice((150, 200, 300))
    factor = dpi / 25.4 / scale
    small = page.resize((round(page.width * factor), round(page.height * factor)), _BOX)
    lid = random.choice((random.randint(225, 250), random.randint(15, 60)))
    if random.random() < 0.5:
        wide, high = round(210 * dpi / 25.4), round(297 * dpi / 25.4)
        if random.random() < 0.5:
            small = small.transpose(Image.Transpose.ROTATE_90)
    else:
        wide, high = small.width + round(dpi * 0.3), small.height + round(dpi * 0.3)
    wide, high = max(wide, small.width), max(high, small.height)
    glass = Image.new("L", (wide, high), lid)
    glass.paste(
        small,
        (random.randint(0, wide - small.width), random.randint(0, high - small.height)),
    )
    glass = glass.rotate(random.uniform(-5, 5), _BICUBIC, expand=True, fillcolor=lid)
    glass = _turned(glass, random)
    glass = glass.filter(ImageFilter.GaussianBlur(random.uniform(0.2, 0.9)))
    glass = _paper_tone(glass, random.uniform(0.9, 1.0), random.randint(0, 25))
    return _jpeg(_noisy(glass, random.uniform(0, 4), random), random.randint(60, 92))


def camera(page: Image.Image, *, scale: float, random: Random) -> Image.Image:
    """Photograph a page: tilted, bent, on a desk, half in the shadow, out of focus, compressed."""
    long = random.randint(1280, 2560)
    margin = 40.0
    wide, high = page.width / scale + 2 * margin, page.height / scale + 2 * margin
    desk = _desk(page, scale, margin, long * 1.25 / max(wide, high), random)
    photo = _projected(desk, long, (wide, high), margin, random)
    photo = ImageChops.multiply(photo, _light(photo.size, random))
    photo = _turned(photo, random)
    photo = photo.filter(ImageFilter.GaussianBlur(random.uniform(0.3, 1.3)))
    photo = _paper_tone(photo, random.uniform(0.75, 1.0), random.randint(0, 30))
    return _jpeg(_noisy(photo, random.uniform(1, 7), random), random.randint(40, 92))


_BOX = Image.Resampling.BOX
_BICUBIC = Image.Resampling.BICUBIC


def _desk(
    page: Image.Image, scale: float, margin: float, density: float, random: Random
) -> Image.Image:
    """Lay the page on a desk with a pattern, at about as many pixels as the camera will have."""
    factor = density / scale
    small = page.resize((round(page.width * factor), round(page.height * factor)), _BOX)
    edge = round(margin * density)
    size = (small.width + 2 * edge, small.height + 2 * edge)
    desk = Image.new("L", size, random.randint(40, 190))
    draw = ImageDraw.Draw(desk)
    for _ in range(30):
        y = random.randint(0, size[1])
        draw.line((0, y, size[0], y + random.randint(-40, 40)), fill=random.randint(40, 190))
    desk.paste(small, (edge, edge))
    return desk


def _projected(
    desk: Image.Image, long: int, millimetres: Point, margin: float, random: Random
) -> Image.Image:
    """Project the desk into the camera: tilt, turn, the page's bend, the lens."""
    wide, high = millimetres
    inside = 0.94 * long / max(wide - 2 * margin, high - 2 * margin)
    size = (round((wide - margin) * inside), round((high - margin) * inside))
    factor = long / max(size)
    size, inside = (round(size[0] * factor), round(size[1] * factor)), inside * factor
    seen = _sight(size, inside, random)
    bend, phase = random.uniform(-1.2, 1.2), random.uniform(0, math.pi)
    per_mm = desk.width / wide

    def source(x: float, y: float) -> Point:
        across, down = seen(x, y)
        across += wide / 2
        down += high / 2
        down += bend * math.sin(phase + 2.2 * across / wide)
        across += bend / 2 * math.sin(phase + 2.2 * down / high)
        return across * per_mm, down * per_mm

    mesh = []
    for row in range(CELLS):
        for column in range(CELLS):
            left, right = size[0] * column // CELLS, size[0] * (column + 1) // CELLS
            top, bottom = size[1] * row // CELLS, size[1] * (row + 1) // CELLS
            corners = ((left, top), (left, bottom), (right, bottom), (right, top))
            quad = [value for x, y in corners for value in source(x, y)]
            mesh.append(((left, top, right, bottom), quad))
    return desk.transform(size, Image.Transform.MESH, mesh, _BICUBIC)


def _sight(size: tuple[int, int], per_mm: float, random: Random) -> Callable[[float, float], Point]:
    """Return where on the desk (millimetres from its middle) a pixel of the photograph looks."""
    tilt_x, tilt_y = (math.radians(random.uniform(-18, 18)) * 0.8 for _ in range(2))
    turn = math.radians(random.uniform(-8, 8))
    distance = max(size) / per_mm * 1.5
    lens = random.uniform(-0.04, 0.03)
    along, across = math.tan(tilt_x) / distance, math.tan(tilt_y) / distance

    def sight(x: float, y: float) -> Point:
        u, v = (x - size[0] / 2) / per_mm, (y - size[1] / 2) / per_mm
        bent = 1 + lens * (u * u + v * v) / distance**2 * 4
        u, v = u * bent, v * bent
        depth = 1 + along * u + across * v
        u, v = u / depth / math.cos(tilt_x), v / depth / math.cos(tilt_y)
        return (
            u * math.cos(turn) - v * math.sin(turn),
            u * math.sin(turn) + v * math.cos(turn),
        )

    return sight


def _light(size: tuple[int, int], random: Random) -> Image.Image:
    """Return how much light falls where: a slope, and often a shadow with a hard or a soft edge."""
    slope = Image.linear_gradient("L").rotate(random.randrange(360), expand=False, fillcolor=128)
    slope = slope.crop((56, 56, 200, 200)).resize(size)
    dark = random.uniform(0.0, 0.35)
    light = slope.point(lambda value: round(255 * (1 - dark * value / 255)))
    if random.random() < 0.5:
        wide, high = size
        shadow = Image.new("L", (wide // 8, high // 8), 255)
        x, y = random.uniform(0, wide / 8), random.uniform(0, high / 8)
        far = wide + high
        t = random.uniform(0, 2 * math.pi)
        u, v = math.cos(t) * far, math.sin(t) * far
        polygon = [(x, y), (x + u, y + v), (x + u - v, y + v + u), (x - v, y + u)]
        ImageDraw.Draw(shadow).polygon(polygon, fill=round(255 * random.uniform(0.5, 0.85)))
        shadow = shadow.filter(ImageFilter.GaussianBlur(random.choice((0.4, 3, 8)))).resize(size)
        light = ImageChops.multiply(light, shadow)
    return light


def _turned(picture: Image.Image, random: Random) -> Image.Image:
    quarter = random.randrange(4)
    return picture.rotate(90 * quarter, expand=True) if quarter else picture


def _paper_tone(picture: Image.Image, bright: float, black: int) -> Image.Image:
    """Lower white and raise black, as lenses and lamps do."""
    return picture.point(lambda value: round(black + value * bright * (255 - black) / 255))


def _noisy(picture: Image.Image, strength: float, random: Random) -> Image.Image:
    generator = np.random.default_rng(random.randrange(2**32))
    grey = np.asarray(picture, dtype=np.float32)
    grey = grey + generator.standard_normal(grey.shape, dtype=np.float32) * strength
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def _jpeg(picture: Image.Image, quality: int) -> Image.Image:
    packed = BytesIO()
    picture.save(packed, "JPEG", quality=quality)
    return Image.open(packed).convert("L")
