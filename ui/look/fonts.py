"""Open Sans from the bundle, and the type scale in points with its metrics kept ready."""

from typing import Final, NamedTuple

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from resources import FOLDER

FAMILY: Final = "Open Sans"
_FILES: Final = {
    QFont.Weight.Normal: "OpenSans-Regular.ttf",
    QFont.Weight.DemiBold: "OpenSans-SemiBold.ttf",
    QFont.Weight.Bold: "OpenSans-Bold.ttf",
}
_KEPT_TEXTS: Final = 4096


class Face:
    """One font with its metrics; widths and shortened texts are remembered for painting."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetrics(font)
        self._widths: dict[str, int] = {}
        self._short: dict[tuple[str, int], str] = {}

    def width(self, text: str) -> int:
        """Return the width of `text` in device-independent pixels."""
        known = self._widths.get(text)
        if known is None:
            if len(self._widths) > _KEPT_TEXTS:
                self._widths.clear()
            known = self._widths[text] = self.metrics.horizontalAdvance(text)
        return known

    def widest(self, *texts: str) -> int:
        """Return the width of the widest of `texts`, 0 when there is none."""
        return max((self.width(text) for text in texts), default=0)

    def short(self, text: str, width: int) -> str:
        """Return `text`, shortened with an ellipsis when it is wider than `width` pixels."""
        if self.width(text) <= width:
            return text
        known = self._short.get((text, width))
        if known is None:
            if len(self._short) > _KEPT_TEXTS:
                self._short.clear()
            known = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0))
            self._short[(text, width)] = known
        return known


class Fonts(NamedTuple):
    """The type scale: points / weight."""

    page_title: Face
    preview_title: Face
    panel_title: Face
    brand: Face
    body: Face
    strong: Face
    label: Face
    label_strong: Face
    second: Face
    second_strong: Face
    small: Face
    small_strong: Face


def load_fonts() -> Fonts:
    """Load the bundled files for the running application and return the scale; call it once."""
    names = {weight: _load(name) for weight, name in _FILES.items()}

    def face(points: float, weight: QFont.Weight) -> Face:
        font = QFont(names[weight])
        font.setPointSizeF(points)
        font.setWeight(weight)
        return Face(font)

    normal, semi, bold = _FILES
    return Fonts(
        page_title=face(15, semi),
        preview_title=face(12, semi),
        panel_title=face(11, semi),
        brand=face(10.5, bold),
        body=face(10, normal),
        strong=face(10, semi),
        label=face(9.5, normal),
        label_strong=face(9.5, semi),
        second=face(9, normal),
        second_strong=face(9, semi),
        small=face(8.5, normal),
        small_strong=face(8.5, semi),
    )


def _load(name: str) -> str:
    """Load one file and return the family it is found under.

    Some font engines file the 600 weight as a family of its own instead of a weight of Open Sans.
    """
    data = (FOLDER / "fonts" / name).read_bytes()
    number = QFontDatabase.addApplicationFontFromData(QByteArray(data))
    families = QFontDatabase.applicationFontFamilies(number)
    return FAMILY if FAMILY in families or not families else families[0]
