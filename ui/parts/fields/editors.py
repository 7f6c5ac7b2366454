"""Input fields: line, plain text, choice, search, and a date that is checked when it is left."""

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyledItemDelegate,
)

from ui.look.style import current_look, icon
from ui.look.tokens import HEIGHT_CONTROL

_PART_OF_SCREEN = 0.35
_AROUND_LINES = 20
_DAY_KEYS = {"+": 1, "-": -1, "\N{MINUS SIGN}": -1, "\N{EN DASH}": -1}


class LineEdit(QLineEdit):
    """One line of text."""

    def __init__(self, text: str = "", *, placeholder: str = "", longest: int = 200) -> None:
        super().__init__(text)
        self.setFixedHeight(HEIGHT_CONTROL)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(longest)


class TextEdit(QPlainTextEdit):
    """Several lines of plain text; what is pasted loses its form, Tab moves on.

    It begins with `lines` and grows with what is typed, up to a part of the screen; then it
    scrolls. Where something else sets its height, it doesn't.
    """

    grew = Signal()

    def __init__(
        self, text: str = "", *, placeholder: str = "", lines: int = 4, grows: bool = True
    ) -> None:
        super().__init__(text)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines = lines
        self.setFixedHeight(self._height_of(lines))
        if grows:
            self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def _height_of(self, lines: int) -> int:
        return current_look().fonts.body.metrics.lineSpacing() * lines + _AROUND_LINES

    def _grow(self, size: QSizeF) -> None:
        """Take the height of the text; its size is told in lines."""
        least = self._height_of(self._lines)
        most = max(least, int(self.screen().availableGeometry().height() * _PART_OF_SCREEN))
        height = min(max(least, self._height_of(ceil(size.height()))), most)
        if height != self.height():
            self.setFixedHeight(height)
            self.grew.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(source.text())


class ComboBox(QComboBox):
    """A choice from a list of (key, word); the wheel changes it only while it has focus."""

    def __init__(self, choices: Sequence[tuple[object, str]] = ()) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT_CONTROL)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        self._styled = False
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Replace the choices and keep the chosen key when it is still there."""
        before = self.currentData()
        self.clear()
        for key, word in choices:
            self.addItem(word, key)
        self.choose(before)

    def choose(self, key: object) -> None:
        """Choose the entry of `key`; nothing happens when there is none."""
        for row in range(self.count()):
            if self.itemData(row) == key:
                self.setCurrentIndex(row)
                return

    def showPopup(self) -> None:
        if not self._styled:
            # The style sheet gives its lines their height; a form is shown sooner without.
            self._styled = True
            self.setItemDelegate(QStyledItemDelegate(self))
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel and not self.hasFocus():
            event.ignore()
            return True
        return super().event(event)


class DateTimeEdit(LineEdit):
    """A date or time typed as text and checked when the field is left.

    `check` returns the text in its full form or raises ValueError with the sentence for the
    officer. `problem_changed` carries that sentence, "" when all is well; `text_accepted` the
    full form. The keys + and - go to the day after and before what stands there.
    """

    problem_changed = Signal(str)
    text_accepted = Signal(str)

    def __init__(
        self, check: Callable[[str], str], text: str = "", *, placeholder: str = "31-12-2026"
    ) -> None:
        super().__init__(text, placeholder=placeholder, longest=40)
        self._check = check

    def examine(self) -> bool:
        """Check now; return whether the text can be used."""
        try:
            full = self._check(self.text().strip())
        except ValueError as problem:
            self.problem_changed.emit(str(problem))
            return False
        self.setText(full)
        self.problem_changed.emit("")
        self.text_accepted.emit(full)
        return True

    def move_day(self, days: int) -> None:
        """Go some days on or back from the day that stands there, from today if none does."""
        # Imported here: the door, which is painted first, has fields but no dates.
        from app.rules.date_entry import day_moved

        words = self.text().strip()
        try:
            moved = day_moved(words, days)
        except ValueError:
            # It is not in its full form yet.
            try:
                moved = day_moved(self._check(words or "hari ini"), days)
            except ValueError as problem:
                self.problem_changed.emit(str(problem))
                return
        self.setText(moved)
        self.problem_changed.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        days = _DAY_KEYS.get(event.text(), 0)
        if days > 0 or (days and self._stands_whole()):
            self.move_day(days)
        else:
            super().keyPressEvent(event)

    def _stands_whole(self) -> bool:
        """Tell whether a - can't be a part of the date that is being typed."""
        return not self.isModified() or self.selectedText() == self.text()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.examine()


class SearchEdit(LineEdit):
    """A search field: the down arrow hands over to the list, Esc empties it."""

    list_wanted = Signal()

    def __init__(self, placeholder: str = "Cari nomor, nama, isi…") -> None:
        super().__init__(placeholder=placeholder)
        self.setProperty("search", True)
        self.setAccessibleName(placeholder.rstrip("…"))
        self.setMinimumWidth(120)
        self._lens = QAction(self)
        self.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self._draw_lens()

    def sizeHint(self) -> QSize:
        return QSize(current_look().fonts.body.width(self.placeholderText()) + 126, HEIGHT_CONTROL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.list_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_lens()

    def _draw_lens(self) -> None:
        self._lens.setIcon(icon("search", current_look().tokens.ink2, 16))
