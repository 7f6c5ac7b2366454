"""Where everything in the window stands: first the rail and a page, then the furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.look.tokens import HEIGHT_STATUS, PAGE_MARGIN, WINDOW_NARROW, Tone
from ui.parts.labels import label
from ui.parts.panels.fitted_area import FittedArea
from ui.parts.screen_room import TITLE_BAR
from ui.shell.page_stack import PageStack
from ui.shell.rail import Rail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.messages import Messages
    from ui.page_table import PageSpec
    from ui.shell.guide_bar import GuideBar

SMALLEST: Final = (480, 220)
USUAL: Final = (1366, 696)
_LOW: Final = 440


class Frame:
    """The rail beside the pages with a foot: all that is painted at once."""

    def __init__(self, window: QWidget, specs: Sequence[PageSpec]) -> None:
        self._window = window
        self._guide: GuideBar | None = None
        self.rail = Rail()
        self._waiting = label("", "sentence")
        self._waiting.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.pages = PageStack(specs, self._waiting)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._footing = QFrame()
        self._footing.setProperty("kind", "status")
        self._footing.setFixedHeight(HEIGHT_STATUS)
        self._area = FittedArea(self.pages)
        self._column.addWidget(self._area, 1)
        self._column.addWidget(self._footing)
        row = QHBoxLayout(window)
        row.setSpacing(0)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.rail)
        row.addLayout(self._column, 1)
        window.setMinimumSize(*SMALLEST)
        window.resize(*USUAL)

    def fit(self) -> None:
        """Show only the rail's icons where the window is narrow, only the pages where it is low."""
        self.rail.set_narrow(self._window.width() < WINDOW_NARROW)
        low = self._window.height() < _LOW
        self.rail.set_low(low)
        if self._guide is not None:
            self._guide.set_low(low=low)

    def fit_screen(self, screen: QSize) -> None:
        """Fill a screen that has no room for the usual window; `screen` in logical pixels."""
        if screen.width() <= USUAL[0] or screen.height() <= USUAL[1] + TITLE_BAR:
            self._window.resize(screen - QSize(0, TITLE_BAR))
            self._window.setWindowState(Qt.WindowState.WindowMaximized)

    def furnish(self, messages: Messages) -> Furniture:
        """Put the furniture around and over the pages; once."""
        from ui.shell.overlays import Overlays

        made = Furniture(messages)
        made.strip.hide()
        self._column.insertWidget(0, made.strip)
        self._column.removeWidget(self._footing)
        self._footing.deleteLater()
        self._column.addWidget(made.status)
        Overlays(self.pages, self._area, made.notices, made.undo, made.status)
        return made

    def guide(self) -> GuideBar:
        """Return the bar of a guide below the sample's strip, which is made when first asked for."""
        if self._guide is None:
            from ui.shell.guide_bar import GuideBar

            self._guide = GuideBar()
            self._column.insertWidget(1, self._guide)
            self.fit()
        return self._guide

    def end_guide(self) -> None:
        """Lead nowhere any more: the register is being put away."""
        if self._guide is not None:
            self._guide.hide()

    def say_waiting(self) -> None:
        """Say that a register is being opened, where no page stands yet."""
        self._waiting.setText("Membuka register…")


class Furniture:
    """What stands around the pages: all that is told."""

    def __init__(self, messages: Messages) -> None:
        # Imported late: the frame is painted first.
        from ui.parts.buttons import Button
        from ui.shell.notices import NoticeArea, SampleStrip, UndoArea
        from ui.shell.register_place import RegisterPlace
        from ui.shell.status_line import StatusLine

        self.strip = SampleStrip()
        self.notices = NoticeArea(messages)
        self.undo = UndoArea(messages)
        self.place = RegisterPlace()
        self.status = StatusLine()
        self.status.set_sentence("", Tone.PLAIN)
        self.backup_age = Button("", "crumb", icon="")
        self.backup_age.hide()
        bottom = self.status.layout()
        if isinstance(bottom, QBoxLayout):
            # Between the sentence and the keys.
            bottom.insertWidget(2, self.backup_age)
            bottom.insertWidget(3, self.place)
