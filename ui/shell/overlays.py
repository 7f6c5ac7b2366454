"""Lays what is told over the page where nothing is pressed, so that nothing moves when it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer

from ui.look.tokens import HEIGHT_MESSAGE, HEIGHT_MESSAGE_LOW, HEIGHT_PAGE_HEADER, PAGE_MARGIN
from ui.parts.panels.header import PageHeader

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.shell.notices import NoticeArea, UndoArea
    from ui.shell.page_stack import PageStack

_LEAST: Final = 240
_READABLE: Final = 420
_MOST: Final = 760
_GAP: Final = 16
_MOVES: Final = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show)


class Overlays(QObject):
    """Message bars lie over a page's title, between the way back and what can be pressed there, or
    as one line below the way back where that leaves too little room, and at the right of the status
    line where there is none at all; the undo bar over the status line, which says the same, and the
    margin above it.
    """

    def __init__(
        self,
        pages: PageStack,
        room: QWidget,
        notices: NoticeArea,
        undo: UndoArea,
        status: QWidget,
    ) -> None:
        """Lay them over `room`, in which the pages may scroll."""
        super().__init__(pages)
        self._pages, self._room = pages, room
        self._notices, self._undo, self._status = notices, undo, status
        for widget in (room, status):
            widget.installEventFilter(self)
        pages.page_shown.connect(self._place_soon)
        pages.commands_changed.connect(self._place_soon)
        for area in (notices, undo):
            area.setParent(room.parentWidget())
            area.hide()
            area.given.connect(self.place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page and the status line."""
        if event.type() in _MOVES:
            self.place()
        return False

    def place(self) -> None:
        """Lay both where they belong now."""
        page, status = self._room.geometry(), self._status.geometry()
        left, room, low = self._beside_actions()
        at_foot = room < _LEAST
        self._notices.set_low(low=low or at_foot)
        high = HEIGHT_MESSAGE_LOW if low or at_foot else HEIGHT_MESSAGE
        if at_foot:
            room = min(_READABLE, status.width())
            place = QRect(status.right() + 1 - room, status.bottom() + 1 - high, room, high)
        else:
            above = HEIGHT_PAGE_HEADER - high - 1 if low else (HEIGHT_PAGE_HEADER - high) // 2
            place = QRect(page.x() + left, page.y() + above, room, high)
        self._notices.setGeometry(place)
        high = self._undo.sizeHint().height()
        self._undo.setGeometry(QRect(status.x(), status.bottom() + 1 - high, status.width(), high))
        for area in (self._notices, self._undo):
            area.raise_()

    def _place_soon(self, *_: object) -> None:
        """Wait until the page that was just shown has its places."""
        QTimer.singleShot(0, self, self.place)

    def _beside_actions(self) -> tuple[int, int, bool]:
        """Return where on the page a bar begins, how wide it may be, and if it has one line only."""
        wide = self._room.width() - 2 * PAGE_MARGIN
        page = self._pages.current_page()
        head = page.findChild(PageHeader) if page is not None else None
        if page is None or head is None:
            room = min(wide, _MOST)
            return (self._room.width() - room) // 2, room, False
        begins, ends = (
            head.mapTo(page, QPoint(x, 0)).x() for x in (head.crumbs_until(), head.actions_from())
        )
        crumbs = head.crumbs_until() > 0
        title = head.mapTo(page, QPoint(head.title_until(), 0)).x()
        if crumbs and ends - title - 2 * _GAP >= _READABLE:
            # Whose page it is can be read beside the bar.
            begins = max(begins, title)
        low = crumbs and ends - begins - 2 * _GAP < _READABLE
        left = begins + _GAP if crumbs and not low else PAGE_MARGIN
        return left, min(ends - left - _GAP, wide), low
