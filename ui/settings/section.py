"""What every section of the settings is: a scrolled column and a foot that saves it."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.forms.draft import Values
from ui.page import Context
from ui.parts.buttons import button
from ui.parts.fields.field import FormKeys
from ui.parts.labels import label
from ui.parts.panels.fitted_area import FittedArea
from ui.parts.panels.panel import Panel
from ui.settings.section_table import SECTIONS


class SettingsSection(Panel):
    """One section. `edited` comes when what is typed differs from what is kept, or no longer.

    `column` takes the widgets, `key` is that of its row in `section_table`. A section that `saves` has a foot with the button for it.
    """

    key: ClassVar[str]
    intro: ClassVar[str] = ""
    saves: ClassVar[bool] = True
    fills: ClassVar[bool] = False
    """Whether one of the widgets takes the height that is left."""
    widest: ClassVar[int] = 680
    """How wide its widgets grow, in pixels."""
    edited = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(SECTIONS[self.key].word, padded=False)
        self.context = context
        self.column = QVBoxLayout()
        self.column.setSpacing(12)
        self.save_button = button("Simpan", "primary", shortcut="Ctrl+Enter", binds=False)
        self.undo_button = button("Batalkan perubahan", "quiet")
        self._said = label("", "warn")
        self._busy = False
        self._inside = QWidget()
        self._add_column()
        if self.saves:
            self._add_foot()
        self.keeps_enter: list[QWidget] = []
        """Widgets in which Enter does something of their own instead of moving on."""
        self._keys = FormKeys(self)
        self._keys.save_wanted.connect(self.save)

    # --- what a section answers --------------------------------------------------------------

    def show_office(self) -> None:
        """Show what is kept now; what was typed and not saved stays."""

    def changes(self) -> int:
        """Return how many values differ from what is kept."""
        return 0

    def save(self) -> None:
        """Save what differs."""

    def undo(self) -> None:
        """Go back to what is kept."""

    def unsaved(self) -> Values:
        """Return what is typed and not saved, so that a draft can keep it; {} for nothing."""
        return {}

    def take_unsaved(self, values: Values) -> None:
        """Show again what a draft kept."""

    def first_focus(self) -> QWidget | None:
        """Return what gets the focus when the section is opened."""
        return None

    def go_to(self, field: str) -> None:
        """Put the cursor into a field by its key; an unknown one does nothing."""

    # --- for sections ------------------------------------------------------------------------

    def add_caption(self, words: str, hint: str = "") -> None:
        """Begin a part of the section with a heading."""
        self.column.addSpacing(4)
        self.column.addWidget(label(words, "strong"))
        if hint:
            self.column.addWidget(label(hint, "second", wrap=True))

    def set_busy(self, busy: bool) -> None:
        """Lock the button while the register is writing."""
        self._busy = busy
        self.tell()

    @property
    def busy(self) -> bool:
        """Whether the register is writing for this section."""
        return self._busy

    def tell(self) -> None:
        """Say below how much isn't saved, and let the list at the left know."""
        count = self.changes()
        self._said.setText(f"{count} perubahan belum disimpan" if count else "")
        self.save_button.setEnabled(bool(count) and not self._busy)
        self.undo_button.setVisible(bool(count))
        self.edited.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keys.watch()
        for widget in self.keeps_enter:
            widget.removeEventFilter(self._keys)

    def _add_column(self) -> None:
        inner = QVBoxLayout(self._inside)
        inner.setContentsMargins(16, 14, 16, 16)
        inner.setSpacing(12)
        if self.intro:
            inner.addWidget(label(self.intro, "sentence", wrap=True))
        inner.addLayout(self.column, int(self.fills))
        inner.addStretch(int(not self.fills))
        self._inside.setMaximumWidth(self.widest)
        self.body.addWidget(FittedArea(self._inside, sideways=False), 1)

    def _add_foot(self) -> None:
        foot = QFrame()
        foot.setProperty("kind", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self._said)
        row.addStretch(1)
        row.addWidget(self.undo_button)
        row.addWidget(self.save_button)
        self.body.addWidget(foot)
        self.save_button.clicked.connect(self.save)
        self.undo_button.clicked.connect(self.undo)


def beside_field(widget: QWidget) -> QWidget:
    """Return `widget` as low as the editor of a field in the same row."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label(" ", "label"))
    column.addWidget(widget)
    column.addStretch(1)
    return holder
