"""Draws resources/icons/app.ico, the programs' own icon, from icon.svg: `dev.py icon`.

Every size is drawn for itself, each edge moved to the nearest pixel, so that none is blurred.
"""

from __future__ import annotations

import io
import math
from xml.etree import ElementTree as ET

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from dev import ROOT, say

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
DRAWING = ROOT / "resources" / "icons" / "app.svg"
ICON = ROOT / "resources" / "icons" / "app.ico"
GRID = 16


def snapped(drawing: str, size: int) -> bytes:
    """Return the drawing for `size` pixels, its edges on whole ones, left and right alike."""
    svg = ET.fromstring(drawing)
    scale = size / GRID

    def near(length: float) -> int:
        return math.floor(length * scale + 0.5)

    for part in svg:
        if points := part.get("points"):
            pairs = (pair.split(",") for pair in points.split())
            part.set("points", " ".join(f"{near(float(x))},{near(float(y))}" for x, y in pairs))
            continue
        x, y, width, height = (float(part.get(name, 0)) for name in ("x", "y", "width", "height"))
        left, right = near(x), size - near(GRID - x - width)
        part.attrib |= {"x": str(left), "width": str(right - left)}
        part.attrib |= {"y": str(near(y)), "height": str(near(height))}
        part.set("rx", str(near(float(part.get("rx", 0)))))
    svg.attrib |= {"width": str(size), "height": str(size), "viewBox": f"0 0 {size} {size}"}
    return ET.tostring(svg)


def picture(drawing: str, size: int) -> Image.Image:
    """Return the drawing as a square picture."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(snapped(drawing, size))).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # PySide takes a str here
    return Image.open(io.BytesIO(buffer.data().data()))


def icon_file() -> bytes:
    """Return the icon with all its sizes."""
    drawing = DRAWING.read_text("utf-8")
    largest, *others = (picture(drawing, size) for size in reversed(SIZES))
    made = io.BytesIO()
    largest.save(made, "ICO", sizes=[(size, size) for size in SIZES], append_images=others)
    return made.getvalue()


def main() -> None:
    """Write the icon."""
    application = QGuiApplication([])
    ICON.write_bytes(icon_file())
    del application
    say(f"made {ICON.relative_to(ROOT)} ({ICON.stat().st_size:,} bytes)")


if __name__ == "__main__":
    main()
