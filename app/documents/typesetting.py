"""Type written into a page as the file has it: the library makes four objects for every line."""

from collections.abc import Sequence
from weakref import WeakKeyDictionary, ref

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

# What stands in one line: words, each stretch with its typeface.
Line = Sequence[tuple[str, str]]
_ESCAPED = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})


def write(
    canvas: Canvas,
    x: float,
    y: float,
    lines: Sequence[Line],
    *,
    size: float,
    leading: float = 0.0,
    spacing: float = 0.0,
) -> None:
    """Write lines downwards, the first on the baseline that begins at (x, y); all in points."""
    parts = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"]
    if spacing:
        parts.append(f"{spacing:g} Tc")
    if len(lines) > 1:
        parts.append(f"{leading:.3f} TL")
    names = _names_of(canvas._doc)
    for number, line in enumerate(lines):
        if number:
            parts.append("T*")
        parts += [_shown(canvas, text, font, size, names) for text, font in line]
    parts.append("0 Tc ET" if spacing else "ET")
    canvas.addLiteral(" ".join(parts))


class _Names(dict[str, str]):
    """What a file calls the first subset of each typeface, which holds ASCII as it is."""

    def __init__(self, file: PDFDocument) -> None:
        super().__init__()
        self._file = ref(file)

    def __missing__(self, font: str) -> str:
        face, file = getFont(font), self._file()
        face.splitString("", file)
        self[font] = name = face.getSubsetInternalName(0, file)
        return str(name)


_NAMES: WeakKeyDictionary[PDFDocument, _Names] = WeakKeyDictionary()


def _names_of(file: PDFDocument) -> _Names:
    names = _NAMES.get(file)
    if names is None:
        _NAMES[file] = names = _Names(file)
    return names


def _shown(canvas: Canvas, text: str, font: str, size: float, names: _Names) -> str:
    """Return what shows words where the last ones ended."""
    if text.isascii():
        return f"{names[font]} {size:g} Tf ({text.translate(_ESCAPED)}) Tj"
    face, file = getFont(font), canvas._doc
    return " ".join(
        f"{face.getSubsetInternalName(subset, file)} {size:g} Tf ({escapePDF(codes)}) Tj"
        for subset, codes in face.splitString(text, file)
    )
