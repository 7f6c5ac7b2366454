"""The head of a page: title with one sentence of state, or breadcrumb above title; actions."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look.style import current_look
from ui.look.tokens import HEIGHT_PAGE_HEADER, PAGE_MARGIN
from ui.parts.buttons import Button
from ui.parts.labels import ShortLabel, label

_TITLE_ROOM = 220
_TERSEST = 2


class PageHeader(QWidget):
    """64 high; `actions` stand right, the one primary button last.

    `breadcrumb` holds (key, word) pairs from the outermost inward; one with an empty key is only
    text. `crumb_chosen` carries the key.
    """

    crumb_chosen = Signal(str)

    def __init__(
        self,
        title: str,
        sentence: str = "",
        breadcrumb: Sequence[tuple[str, str]] = (),
        actions: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT_PAGE_HEADER)
        self._title = ShortLabel(title, "page-title")
        self._sentence = ShortLabel(sentence, "sentence")
        self._crumb_row = QWidget()
        self._crumb_row.setFixedHeight(28)
        self._crumbs = QHBoxLayout(self._crumb_row)
        self._crumbs.setSpacing(4)
        self._crumbs.setContentsMargins(0, 0, 0, 0)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addWidget(self._crumb_row)
        self._words.addWidget(self._title)
        self._words.addWidget(self._sentence)
        self._words.addStretch(1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        row.setSpacing(16)
        row.addLayout(self._words, 1)
        row.addLayout(self._actions)
        row.setAlignment(self._actions, Qt.AlignmentFlag.AlignVCenter)
        self._terse = 0
        self.set_actions(actions)
        self.set_breadcrumb(breadcrumb)
        self.set_sentence(sentence)
        self._keep_room(title)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.set_whole(title)
        self._keep_room(title)
        self.setAccessibleName(title)

    def _keep_room(self, title: str) -> None:
        """Let fields among the actions give way before a short title does."""
        whole = current_look().fonts.page_title.width(title) + 2
        self._title.setMinimumWidth(min(whole, _TITLE_ROOM))

    def title(self) -> str:
        """Return the whole title."""
        return self._title.whole()

    def set_sentence(self, sentence: str) -> None:
        """Change the sentence of state; an empty one takes no room."""
        self._sentence.set_whole(sentence)
        self._sentence.setVisible(bool(sentence))

    def sentence(self) -> str:
        """Return the whole sentence of state."""
        return self._sentence.whole()

    def set_breadcrumb(self, breadcrumb: Sequence[tuple[str, str]]) -> None:
        """Show the way here, outermost first."""
        _empty(self._crumbs)
        for at, (key, word) in enumerate(breadcrumb):
            if at:
                self._crumbs.addWidget(label("›", "second"))
            if key:
                crumb = Button(word, "crumb")
                crumb.clicked.connect(lambda _=False, key=key: self.crumb_chosen.emit(key))
                self._crumbs.addWidget(crumb)
            else:
                self._crumbs.addWidget(label(word, "second"))
        self._crumbs.addStretch(1)
        self._crumb_row.setVisible(bool(breadcrumb))
        self._words.setContentsMargins(0, 2 if breadcrumb else 10, 0, 4)

    @property
    def leads_back(self) -> bool:
        """Whether a way back is shown: the title then names one of many."""
        return not self._crumb_row.isHidden()

    def title_until(self) -> int:
        """Return how far from the left the title reaches."""
        words = self._title.fontMetrics().horizontalAdvance(self._title.text())
        crumbs = self._crumbs.sizeHint().width() if self.leads_back else 0
        return self._title.mapTo(self, QPoint(max(words, crumbs), 0)).x()

    def actions_from(self) -> int:
        """Return how far from the left the actions begin; the whole width where there are none."""
        shown = [
            widget.x()
            for at in range(self._actions.count())
            if (item := self._actions.itemAt(at)) is not None
            and (widget := item.widget()) is not None
            and not widget.isHidden()
        ]
        return min(shown, default=self.width() - PAGE_MARGIN)

    def minimumSizeHint(self) -> QSize:
        """Return what it needs at least: with its buttons as terse as can be."""
        return QSize(self._needed(_TERSEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def _fit(self) -> None:
        """Have the buttons say as much as there is room for."""
        levels = range(_TERSEST)
        level = next((n for n in levels if self._needed(n) <= self.width()), _TERSEST)
        if level != self._terse:
            self._terse = level
            for each in self._buttons():
                each.set_terse(level)
            if (layout := self.layout()) is not None:
                # What it needs from now on counts at once.
                layout.activate()

    def _needed(self, level: int) -> int:
        """Return the least width where the buttons are that terse."""
        now = super().minimumSizeHint().width()
        return now + sum(each.spared(self._terse) - each.spared(level) for each in self._shown())

    def _shown(self) -> list[Button]:
        """Return the buttons that take room."""
        buttons = self._buttons()
        return [b for b in buttons if not b.isHidden() or b.sizePolicy().retainSizeWhenHidden()]

    def _buttons(self) -> list[Button]:
        items = (self._actions.itemAt(at) for at in range(self._actions.count()))
        return [w for item in items if item is not None and isinstance(w := item.widget(), Button)]

    def set_actions(self, actions: Sequence[QWidget]) -> None:
        """Replace what stands at the right."""
        _empty(self._actions)
        for action in actions:
            self._actions.addWidget(action)


def _empty(row: QHBoxLayout) -> None:
    while (item := row.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
