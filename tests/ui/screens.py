"""The screens the program must fit, and what of a window lies outside or is cut on them.

`python -m tests.ui.screens REGISTER` shows every dialog on every one of them and says what is wrong.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SCREENS = ((1366, 768), (1920, 1080), (1024, 600))
SCALES = (1.0, 1.25, 1.5, 2.0)
TASK_BAR, TITLE_BAR = 40, 32
_FAR = 4000
# Lines of words have that much room above and below them.
_LEADING = 3


def logical_screens() -> Iterator[tuple[int, int]]:
    """Yield every screen at every scale, in logical pixels, without the task bar."""
    for width, height in SCREENS:
        for scale in SCALES:
            yield int(width / scale), int(height / scale) - TASK_BAR


def cut_off(window: QWidget) -> list[str]:
    """Return what can be seen in a window only in part, or not at all even by scrolling."""
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

    from ui.parts.labels import ShortLabel

    wrong = []
    kinds = (QAbstractButton, QComboBox, QLineEdit, QLabel)
    for widget in window.findChildren(QWidget):
        shown = isinstance(widget, kinds) and widget.isVisible() and widget.window() is window
        # What Qt puts into a field of its own is cut by the field.
        if not shown or isinstance(widget.parent(), QLineEdit | QComboBox):
            continue
        name = f"{type(widget).__name__} {_words(widget)!r}"
        least = widget.minimumSizeHint()
        if isinstance(widget, QAbstractButton) and not least.isValid():
            least = widget.sizeHint()
        narrow = widget.width() < least.width() and not isinstance(widget, ShortLabel)
        if narrow or widget.height() < least.height() - _LEADING:
            has = f"{widget.width()}x{widget.height()}"
            wrong.append(f"{name} has {has} of {least.width()}x{least.height()}")
        elif outside := _outside(widget):
            wrong.append(f"{name} lies outside {outside}")
    return wrong


def _outside(widget: QWidget) -> str:
    """Return the ancestor that cuts a widget, "" when all of it can be brought into sight."""
    from PySide6.QtCore import QPoint, QRect, Qt
    from PySide6.QtWidgets import QAbstractScrollArea

    seen, here = QRect(QPoint(0, 0), widget.size()), widget
    while (above := here.parentWidget()) is not None and not here.isWindow():
        seen.translate(here.pos())
        area = above.parentWidget()
        if isinstance(area, QAbstractScrollArea) and above is area.viewport():
            fixed = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if fixed and (seen.left() < 0 or seen.right() >= above.width()):
                return f"{type(area).__name__}, which doesn't scroll sideways"
            # It scrolls: the area itself is what must be in sight from here on.
            here, seen = area, QRect(QPoint(0, 0), area.size())
            continue
        if not above.rect().contains(seen):
            return type(above).__name__
        here = above
    return ""


def _words(widget: QWidget) -> str:
    said = getattr(widget, "text", None)
    return str(said() if said is not None else "")[:40] or widget.accessibleName()


def _offscreen(folder: Path) -> str:
    """Return the platform with all screens side by side, far from each other."""
    screens = [
        {"name": f"s{at}", "x": at * _FAR, "y": 0, "width": width, "height": height, "dpr": 1,
         "logicalDpi": 96, "logicalBaseDpi": 96}
        for at, (width, height) in enumerate(logical_screens())
    ]  # fmt: skip
    place = folder / "screens.json"
    place.write_text(json.dumps({"screens": screens}))
    return f"offscreen:configfile={place.name}"


def main(register_file: str) -> int:
    """Show every dialog on every screen; print one line for each thing that is wrong."""
    os.chdir(Path(register_file).parent)
    os.environ["QT_QPA_PLATFORM"] = _offscreen(Path(register_file).parent)
    from PySide6.QtWidgets import QApplication, QWidget

    from app.clock import FixedClock
    from tests.helpers.registers import cheaply, open_register
    from tests.ui.every_place import every_dialog
    from tests.ui.lively import LIVELY_NOW
    from tests.ui.shell.helpers import make_context
    from ui.look.style import apply_look, new_application

    cheaply()
    app = new_application()
    apply_look(app, dark=False)
    register = open_register(register_file, clock=FixedClock(LIVELY_NOW))
    looked = 0
    for room in [screen.availableGeometry() for screen in app.screens()]:
        over = QWidget()
        over.setGeometry(room)
        over.show()
        for kind, make in every_dialog(make_context(register)).items():
            dialog = make(over)
            dialog.show()
            QApplication.processEvents()
            frame = dialog.frameGeometry()
            size = f"{room.width()}x{room.height()}"
            if not room.contains(frame):
                print(f"{size} {kind.__name__} lies at {frame.getRect()} outside {room.getRect()}")
            for wrong in cut_off(dialog):
                print(f"{size} {kind.__name__}: {wrong}")
            looked += 1
            dialog.close()
            QApplication.processEvents()
        over.close()
    register.close()
    print(f"looked at {looked}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
