"""Icons drawn from the bundled SVG files in any token colour, kept by name, colour, size, ratio."""

from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import FOLDER

_THIN_FROM: Final = 17


def program_icon() -> QIcon:
    """Return the program's own icon in all its sizes."""
    return QIcon(str(FOLDER / "icons" / "app.ico"))


class Icons:
    """Draws and keeps icons; one instance belongs to one look, so a new theme starts empty.

    The ratio is part of the key: a window moved to another screen asks for pictures of its own.
    """

    def __init__(self) -> None:
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._icons: dict[tuple[str, str, int, str], QIcon] = {}
        self._sources: dict[str, str] = {}
        self._folder = FOLDER / "icons"

    def pixmap(self, name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
        """Return the icon as a square of `size` logical pixels for a screen of `ratio`.

        Raises FileNotFoundError when there is no such icon file.
        """
        key = (name, colour, size, ratio)
        known = self._pixmaps.get(key)
        if known is None:
            known = self._pixmaps[key] = self._draw(name, colour, size, ratio)
        return known

    def icon(self, name: str, colour: str, size: int, disabled: str = "") -> QIcon:
        """Return a QIcon for buttons and actions; `disabled` colours its disabled state."""
        key = (name, colour, size, disabled)
        known = self._icons.get(key)
        if known is None:
            known = QIcon()
            for ratio in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
                known.addPixmap(self.pixmap(name, colour, size, ratio))
                if disabled:
                    grey = self.pixmap(name, disabled, size, ratio)
                    known.addPixmap(grey, QIcon.Mode.Disabled)
            self._icons[key] = known
        return known

    def _draw(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        source = self._source(name).replace("currentColor", colour)
        # Up to 16 px a thinner line falls between two pixels and looks grey.
        if size >= _THIN_FROM:
            source = source.replace('stroke-width="2"', 'stroke-width="1.75"')
        side = round(size * ratio)
        picture = QPixmap(QSize(side, side))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture

    def _source(self, name: str) -> str:
        known = self._sources.get(name)
        if known is None:
            known = self._sources[name] = (self._folder / f"{name}.svg").read_text("utf-8")
        return known
