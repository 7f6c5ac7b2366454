"""The history before a complaint reached the office: a small table to type in."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.rules.wording import sentence_list
from ui.look.style import current_look, set_kind
from ui.parts.buttons import button
from ui.parts.fields.editors import DateTimeEdit, LineEdit
from ui.parts.labels import label

_LONGEST = 2000
_HINT = "Dicetak di laporan tahunan; jangan menulis nama pelapor."
Typed = tuple[str, str, str]


class SourceRow(QWidget):
    """One event of the source: when, who, what; Ctrl+Delete takes it away."""

    changed = Signal()
    removal_wanted = Signal(QWidget)

    def __init__(self, check: Callable[[str], str], typed: Typed = ("", "", "")) -> None:
        super().__init__()
        width = current_look().fonts.body.width("00-00-0000 00.00") + 24
        self.when = DateTimeEdit(check, typed[0], placeholder="24-02-2023 15.26")
        self.when.setFixedWidth(width)
        self.actor = LineEdit(typed[1], placeholder="Pelaku", longest=_LONGEST)
        self.sentence = LineEdit(typed[2], placeholder="Keterangan", longest=100_001)
        names = ("Waktu kejadian", "Pelaku", "Keterangan")
        remove = button("", "link", icon="x", tip="Hapus baris ini (Ctrl+Delete)")
        remove.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        remove.clicked.connect(lambda: self.removal_wanted.emit(self))
        line = QHBoxLayout()
        line.setSpacing(8)
        for name, editor, stretch in zip(names, self.editors(), (0, 2, 3), strict=True):
            editor.setAccessibleName(name)
            editor.textChanged.connect(self.changed)
            editor.installEventFilter(self)
            line.addWidget(editor, stretch)
        line.addWidget(remove)
        self._error = label("", "error", wrap=True)
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._error)
        self.when.problem_changed.connect(self.set_error)

    def editors(self) -> tuple[DateTimeEdit, LineEdit, LineEdit]:
        """Return the three editors in their order."""
        return self.when, self.actor, self.sentence

    def typed(self) -> Typed:
        """Return what was typed."""
        return self.when.text(), self.actor.text(), self.sentence.text()

    def set_error(self, text: str) -> None:
        """Show what is wrong with the row; "" takes it away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        set_kind(self.when, "error", bool(text))

    def error(self) -> str:
        """Return the sentence shown."""
        return self._error.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and event.key() == Qt.Key.Key_Delete:
                self.removal_wanted.emit(self)
                return True
        return False


class SourceSteps(QWidget):
    """The rows, in the order the source gives them; "Tambah baris" (Alt+R) adds one.

    The keyboard comes to them from the editor `after`. `row_added` carries the new row, for
    the keys of the form.
    """

    changed = Signal()
    row_added = Signal(QWidget)

    def __init__(self, check: Callable[[str], str], *, after: QWidget) -> None:
        super().__init__()
        self._check = check
        self._after = after
        self._rows: list[SourceRow] = []
        self._add = button("Tambah baris", "link", icon="plus", shortcut="Alt+R", binds=False)
        # Enter is to pass over it on the way to the next field.
        self._add.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._add.clicked.connect(self._on_add)
        # A button's own shortcut presses it a moment later; the next key would go astray.
        QShortcut(QKeySequence("Alt+R"), self).activated.connect(self._on_add)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label("Riwayat sebelum sampai ke kantor kita", "label"))
        head.addWidget(label("boleh kosong", "hint"))
        head.addStretch(1)
        head.addWidget(self._add)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addLayout(head)
        outer.addLayout(self._column)
        outer.addWidget(label(_HINT, "hint", wrap=True))

    def rows(self) -> Sequence[SourceRow]:
        """Return the rows."""
        return tuple(self._rows)

    def typed(self) -> list[Typed]:
        """Return what was typed, row by row; empty rows are left out."""
        return [row.typed() for row in self._rows if any(part.strip() for part in row.typed())]

    def set_typed(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other rows."""
        for row in tuple(self._rows):
            self._take(row)
        for typed in rows:
            when, actor, sentence = [*typed, "", "", ""][:3]
            self._append((when, actor, sentence))

    def show_mistakes(self, mistakes: Mapping[str, str]) -> QWidget | None:
        """Show each row's sentence, by keys as "source_steps.0"; return the first wrong editor."""
        filled = [row for row in self._rows if any(part.strip() for part in row.typed())]
        first: QWidget | None = None
        for at, row in enumerate(filled):
            text = mistakes.get(f"source_steps.{at}", "")
            row.set_error(text)
            if text and first is None:
                first = row.when if row.actor.text().strip() else row.actor
        return first

    def mistakes(self) -> str:
        """Return the sentences shown."""
        return sentence_list([row.error() for row in self._rows if row.error()])

    def _on_add(self) -> None:
        row = self._append(("", "", ""))
        row.when.setFocus(Qt.FocusReason.TabFocusReason)

    def _append(self, typed: Typed) -> SourceRow:
        row = SourceRow(self._check, typed)
        row.changed.connect(self.changed)
        row.removal_wanted.connect(self._on_remove)
        before: QWidget = self._rows[-1].sentence if self._rows else self._after
        self._rows.append(row)
        self._column.addWidget(row)
        # At once: Enter passes over what is not yet shown.
        row.show()
        for editor in row.editors():
            QWidget.setTabOrder(before, editor)
            before = editor
        self.row_added.emit(row)
        return row

    def _on_remove(self, row: SourceRow) -> None:
        at = self._rows.index(row)
        self._take(row)
        if self._rows:
            self._rows[min(at, len(self._rows) - 1)].when.setFocus()
        self.changed.emit()

    def _take(self, row: SourceRow) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
