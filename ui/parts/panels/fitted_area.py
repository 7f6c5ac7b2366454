"""A scroll area whose content fills the room, and scrolls only where there is too little of it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QStackedWidget, QWidget

from ui.look.style import set_kind

_AROUND = 24
_LEAST_HEIGHT = 80


class FittedArea(QScrollArea):
    """Shows `inside` at least as large as it can be without cutting anything.

    Of a stack only the shown widget counts. What gets the focus is brought into sight. Without
    `sideways` it scrolls up and down only, and asks for the width that `inside` needs.
    """

    def __init__(self, inside: QWidget, *, sideways: bool = True) -> None:
        super().__init__()
        self._sideways = sideways
        if not sideways:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_kind(inside, "kind", "clear")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Its own, which fills nothing: one that Qt hands out costs as much as a window, see `start`.
        self.setViewport(QWidget())
        self._inside = inside
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        if isinstance(inside, QStackedWidget):
            inside.currentChanged.connect(self._on_other_shown)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def minimumSizeHint(self) -> QSize:
        if self._sideways:
            return QSize(0, 0)
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._least(0).width() + bar, _LEAST_HEIGHT)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_anew()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handled = super().eventFilter(watched, event)
        if event.type() is QEvent.Type.LayoutRequest and watched is self._inside:
            self._fit()
            if not self._sideways:
                self.updateGeometry()
        return handled

    def _on_other_shown(self, _: int) -> None:
        self._fit_anew()
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    def _fit_anew(self) -> None:
        """Let what is inside see how little room there is, before it is given what it needs then."""
        self._inside.resize(self._inside.size().boundedTo(self.maximumViewportSize()))
        if (layout := self._shown_layout()) is not None:
            # What it hides or narrows then counts at once, in the layouts inside others too.
            layout.activate()
        self._fit()

    def _fit(self) -> None:
        room = self.maximumViewportSize()
        least = self._least(room.width())
        if least.height() > room.height():
            # The bar at the side takes room of its own.
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
            least = self._least(room.width())
        self._inside.resize(least.expandedTo(room))

    def _least(self, width: int) -> QSize:
        """Return the smallest size without anything cut, at `width` or what is needed more."""
        if (layout := self._shown_layout()) is None:
            return QSize(0, 0)
        least = layout.totalMinimumSize()
        if layout.hasHeightForWidth():
            width = max(min(width, self._inside.maximumWidth()), least.width())
            least.setHeight(layout.totalMinimumHeightForWidth(width))
        return least

    def _shown_layout(self) -> QLayout | None:
        inside = self._inside
        shown = inside.currentWidget() if isinstance(inside, QStackedWidget) else inside
        return shown.layout() if shown is not None else None

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, _AROUND, _AROUND)
