"""Text on paper: the embedded typeface, cleaned user text, widths and fitting."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from resources import FOLDER

REGULAR = "LiberationSans-Regular"
BOLD = "LiberationSans-Bold"
ITALIC = "LiberationSans-Italic"
BOLD_ITALIC = "LiberationSans-BoldItalic"

UNKNOWN = "□"
ELLIPSIS = "…"
# No place on any paper holds more; longer text is cut before it is looked at.
LONGEST = 4000


@cache
def load_fonts() -> frozenset[int]:
    """Register the four styles once; return the code points that all of them can draw."""
    known: frozenset[int] | None = None
    folder = FOLDER / "fonts"
    for number, name in enumerate((REGULAR, BOLD, ITALIC, BOLD_ITALIC)):
        font = TTFont(name, BytesIO((folder / f"{name}.ttf").read_bytes()))
        registerFont(font)
        addMapping(REGULAR, number % 2, number // 2, name)
        codes = frozenset(font.face.charToGlyph)
        known = codes if known is None else known & codes
    return known or frozenset()


class _Glyphs(dict[int, str]):
    """What is printed for each code point, worked out when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = printed = _printed(code)
        return printed


def _printed(code: int) -> str:
    """Drop what steers text or has no shape, and mark what the typeface lacks."""
    char = chr(code)
    kind = unicodedata.category(char)
    if char.isspace() or kind.startswith("Z"):
        return " "
    if kind in ("Cc", "Cf"):
        return ""
    if code in load_fonts() and not kind.startswith("C"):
        return char
    return "" if kind.startswith("M") else UNKNOWN


_GLYPHS = _Glyphs()


def drawable(text: str) -> str:
    """Return text of which the typeface can draw every character, its spaces as they are."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text).translate(_GLYPHS)


def plain(text: str, *, longest: int = LONGEST) -> str:
    """Return user text as one line the typeface can draw; too long, it ends in " …"."""
    cut = len(text) > longest
    words = drawable(text[:longest] if cut else text).split()
    if cut:
        words = [*(words[:-1] or words), ELLIPSIS]
    return " ".join(words)


def markup(text: str, *, longest: int = LONGEST) -> str:
    """Return user text cleaned and escaped, ready to stand inside paragraph markup."""
    return escape(plain(text, longest=longest))


class _Widths(dict[str, float]):
    """How wide each character of a typeface runs at one point, worked out when first met."""

    def __init__(self, font: str) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, char: str) -> float:
        load_fonts()
        self[char] = wide = float(stringWidth(char, self._font, 1))
        return wide


_WIDTHS = {font: _Widths(font) for font in (REGULAR, BOLD, ITALIC, BOLD_ITALIC)}


@lru_cache(maxsize=8192)
def _unit_width(text: str, font: str) -> float:
    return sum(map(_WIDTHS[font].__getitem__, text))


def text_width(text: str, font: str, size: float) -> float:
    """Return how wide the text runs, in points."""
    return _unit_width(text, font) * size


def _head_that_fits(word: str, font: str, room: float) -> int:
    """Return how many letters of a word fit; at least one, so that breaking ends."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if _unit_width(word[:middle], font) <= room:
            low = middle
        else:
            high = middle - 1
    return low


def _ended(line: str, font: str, room: float) -> str:
    """Shorten a line at a word's end until " …" fits behind it."""
    mark = f" {ELLIPSIS}"
    while " " in line and _unit_width(line + mark, font) > room:
        line = line.rpartition(" ")[0]
    if _unit_width(line + mark, font) > room:
        line = line[: _head_that_fits(line, font, room - _unit_width(mark, font))]
    return line + mark


def wrap(text: str, *, font: str, size: float, width: float, most: int) -> tuple[list[str], bool]:
    """Break cleaned text into at most `most` lines of `width` points.

    The second value tells whether all of it fitted; if not, the last line ends in " …".
    A word wider than the line is broken.
    """
    room = width / size
    space = _unit_width(" ", font)
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    words = text.split()
    words.reverse()
    while words:
        word = words.pop()
        wide = _unit_width(word, font)
        if line and used + space + wide > room:
            lines.append(" ".join(line))
            line, used = [], 0.0
        if len(lines) == most:
            return [*lines[:-1], _ended(lines[-1], font, room)], False
        if wide > room:
            fits = _head_that_fits(word, font, room)
            if fits < len(word):
                words.append(word[fits:])
            word, wide = word[:fits], _unit_width(word[:fits], font)
        used += wide + (space if line else 0.0)
        line.append(word)
    if line:
        lines.append(" ".join(line))
    return lines, True


def wrap_styled(
    runs: Sequence[tuple[str, str]], *, size: float, width: float
) -> list[list[tuple[str, str]]]:
    """Break cleaned words of several typefaces into lines of `width` points.

    A run is words and their typeface, and so is a part of a line; between two of them stands a
    space, which begins the second. A word wider than the line is broken.
    """
    room = width / size
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0.0
    for text, font in runs:
        space = _unit_width(" ", font)
        part: list[str] = []
        for word in _short_enough(text, font, room):
            wide = _unit_width(word, font)
            if used and used + space + wide > room:
                if part:
                    lines[-1].append((" ".join(part), font))
                lines.append([])
                part, used = [], 0.0
            if used and not part:
                part.append("")
            used += wide + (space if used else 0.0)
            part.append(word)
        if part:
            lines[-1].append((" ".join(part), font))
    return lines


def _short_enough(text: str, font: str, room: float) -> Iterator[str]:
    """Yield the words of a text, those wider than a line in parts."""
    for word in text.split():
        rest = word
        while len(rest) > 1 and _unit_width(rest, font) > room:
            fits = _head_that_fits(rest, font, room)
            yield rest[:fits]
            rest = rest[fits:]
        if rest:
            yield rest


def fit(
    text: str, *, font: str, size: float, floor: float, width: float, most: int = 1
) -> tuple[float, list[str]]:
    """Shrink the text by half points until it fits; at the floor it ends in " …".

    Sizes and the width are in points. Returns the size and the lines.
    """
    size, lines, _ = _shrunk(text, font=font, size=size, floor=floor, width=width, most=most)
    return size, lines


def _shrunk(
    text: str, *, font: str, size: float, floor: float, width: float, most: int
) -> tuple[float, list[str], bool]:
    """Fit a text; the last value tells whether all of it is there."""
    cleaned = plain(text)
    while True:
        lines, whole = wrap(cleaned, font=font, size=size, width=width, most=most)
        if whole or size <= floor:
            return size, lines, whole
        size = max(floor, size - 0.5)


def fit_name(
    text: str, *, font: str, size: float, width: float, most: int = 2
) -> tuple[float, list[str]]:
    """Fit a name, which is never cut while it can be helped: first smaller, then more lines."""
    floor = max(7.0, size - 1.5)
    smaller, lines, whole = _shrunk(text, font=font, size=size, floor=floor, width=width, most=1)
    if whole:
        return smaller, lines
    return fit(text, font=font, size=floor, floor=floor, width=width, most=most)
