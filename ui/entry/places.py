"""Where everything on Catat aduan stands: head, offered draft, and the form or what follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.panels.header import PageHeader
from ui.parts.panels.shown_stack import ShownStack

if TYPE_CHECKING:
    from ui.entry.form import EntryForm
    from ui.entry.saved import SavedPanel
    from ui.page import Page

_SENTENCE: Final = (
    "Enter ke isian berikutnya; di Uraian, Shift+Enter membuat baris baru. "
    "Yang belum disimpan menjadi draf dengan sendirinya."
)
_AIR: Final = 48


class EntryPlaces:
    """Builds the page around the form, and shows the form or the panel of what was saved."""

    def __init__(self, page: Page, form: EntryForm, saved: SavedPanel, bars: QLayout) -> None:
        self._saved = saved
        self.save_button = button(
            "Simpan", "primary", icon="check", shortcut="Ctrl+Enter", binds=False
        )
        self.clear_button = button("Kosongkan", "quiet")
        self.paste_button = button("Tempel LAPOR!", "quiet", icon="copy")
        self.paste_button.setToolTip("Isi formulir dari halaman SP4N LAPOR yang disalin")
        actions = [self.paste_button, self.clear_button, self.save_button]
        self.header = PageHeader(page.title, _SENTENCE, actions=actions)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(form)
        self._stack = ShownStack()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(saved)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(bars)
        column.addWidget(self._stack, 1)

    def is_saved_shown(self) -> bool:
        """Tell whether the panel of what was saved stands there instead of the form."""
        return self._stack.currentWidget() is self._saved

    def show_form(self) -> None:
        """Show the form from its top."""
        self._show(self._scroll, on_form=True)
        self._scroll.verticalScrollBar().setValue(0)

    def show_saved(self) -> None:
        """Show what may follow a saved complaint."""
        self._show(self._saved, on_form=False)

    def replace_form(self, old: EntryForm, new: EntryForm) -> None:
        """Put another form in the place of the old one, which is destroyed."""
        self._scroll.takeWidget()
        self._scroll.setWidget(new)
        old.deleteLater()

    def bring_into_sight(self, field: QWidget) -> None:
        """Scroll to a field, with its label and error."""
        self._scroll.ensureWidgetVisible(field, 0, _AIR)

    def _show(self, widget: QWidget, *, on_form: bool) -> None:
        self._stack.setCurrentWidget(widget)
        self.header.set_sentence(_SENTENCE if on_form else "")
        self.save_button.setVisible(on_form)
        self.clear_button.setVisible(on_form)
        self.paste_button.setVisible(on_form)
