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
    from ui.shell.status_line import StatusLine

_LEAST: Final = 320
_AT_FOOT: Final = 420
_MOST: Final = 760
_GAP: Final = 16
_MOVES: Final = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show)
_COMES: Final = (QEvent.Type.Show, QEvent.Type.Hide)


class Overlays(QObject):
    """Message bars lie over a page's title, before what can be pressed there; beside the title where
    it names one of many, and at the right of the status line where the head has no room for them.

    The undo bar lies over the status line, which says the same, and the margin above it.
    """

    def __init__(
        self,
        pages: PageStack,
        room: QWidget,
        notices: NoticeArea,
        undo: UndoArea,
        status: StatusLine,
    ) -> None:
        """Lay them over `room`, in which the pages may scroll."""
        super().__init__(pages)
        self._pages, self._room = pages, room
        self._notices, self._undo, self._status = notices, undo, status
        for widget in (room, status, notices):
            widget.installEventFilter(self)
        pages.page_shown.connect(self._place_soon)
        pages.commands_changed.connect(self._place_soon)
        for area in (notices, undo):
            area.setParent(room.parentWidget())
            area.hide()
            area.given.connect(self.place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page and the status line."""
        if event.type() in (_COMES if watched is self._notices else _MOVES):
            self.place()
        return False

    def place(self) -> None:
        """Lay both where they belong now."""
        page, status = self._room.geometry(), self._status.geometry()
        left, room = self._beside_actions()
        at_foot = room < _LEAST
        self._notices.set_low(low=at_foot)
        if at_foot:
            room, high = min(_AT_FOOT, status.width()), HEIGHT_MESSAGE_LOW
            place = QRect(status.right() + 1 - room, status.bottom() + 1 - high, room, high)
        else:
            above = (HEIGHT_PAGE_HEADER - HEIGHT_MESSAGE) // 2
            place = QRect(page.x() + left, page.y() + above, room, HEIGHT_MESSAGE)
        self._notices.setGeometry(place)
        self._status.make_room(room if at_foot and not self._notices.isHidden() else 0)
        high = self._undo.sizeHint().height()
        self._undo.setGeometry(QRect(status.x(), status.bottom() + 1 - high, status.width(), high))
        for area in (self._notices, self._undo):
            area.raise_()

    def _place_soon(self, *_: object) -> None:
        """Wait until the page that was just shown has its places."""
        QTimer.singleShot(0, self, self.place)

    def _beside_actions(self) -> tuple[int, int]:
        """Return where on the page's head a bar begins, and how wide it may be there.

        Whose page it is can be read beside it where a way back leads to others of the kind.
        """
        wide = self._room.width() - 2 * PAGE_MARGIN
        page = self._pages.current_page()
        head = page.findChild(PageHeader) if page is not None else None
        if page is None or head is None:
            room = min(wide, _MOST)
            return (self._room.width() - room) // 2, room
        named = head.title_until() if head.leads_back else 0
        begins, ends = (head.mapTo(page, QPoint(x, 0)).x() for x in (named, head.actions_from()))
        left = begins + _GAP if named else PAGE_MARGIN
        return left, min(ends - left - _GAP, wide)
