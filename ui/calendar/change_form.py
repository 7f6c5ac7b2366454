"""The base of every change to the calendar: first what would move, then the applying."""

from datetime import datetime
from functools import partial
from typing import ClassVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from app.desk.calendar_changes import Change
from app.desk.changing_calendar import apply_change, preview_change
from app.desk.recounting import MovedDue
from app.errors import UserMistake
from app.outcome import Outcome
from app.register import Register
from app.rules.moments import table_moment
from ui.calendar.words import moved_sentence
from ui.forms.form_dialog import FormDialog, Work
from ui.look.style import set_kind
from ui.look.tokens import HEIGHT_TABLE_HEADER
from ui.page import Context
from ui.parts.cells.delegates import spoken
from ui.parts.cells.item_roles import ItemRole
from ui.parts.cells.rows_model import Index, RowsModel
from ui.parts.cells.table import ListTable
from ui.parts.labels import label
from ui.tasks import call

_HEADINGS = ("Nomor", "Perihal", "Jatuh tempo lama", "Menjadi")
_ROW, _MOST_ROWS = 30, 5
_LOOK, _APPLY = "Lihat akibatnya", "Terapkan"


class MovedModel(RowsModel[MovedDue]):
    """Running cases that get another due date: number, title, old, new."""

    headings: ClassVar[tuple[str, ...]] = _HEADINGS

    def __init__(self, zone: ZoneInfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(index)
        moved, column = self.rows[index.row()], index.column()
        if role == ItemRole.PRIMARY:
            old, new = self._words(moved.old), self._words(moved.new)
            return (moved.number, moved.title or "–", old, new)[column]
        if role == ItemRole.STRONG:
            return column in (0, 3)
        if role == ItemRole.FAINT:
            return column == 2
        return None

    def _words(self, moment: datetime | None) -> str:
        return table_moment(moment, self._zone)


class MovedTable(ListTable):
    """The table of `MovedModel`, as high as its rows up to five."""

    def __init__(self, model: MovedModel) -> None:
        super().__init__(row_height=_ROW)
        self.setAccessibleName("Aduan yang jatuh temponya berubah")
        self.setModel(model)
        self.fix_column(0, "2026-0012", _HEADINGS[0])
        self.stretch_column(1)
        self.fix_column(2, "27-11-2026 16.00", _HEADINGS[2])
        self.fix_column(3, "27-11-2026 16.00", _HEADINGS[3])

    def fit_rows(self) -> None:
        """Take the height of the rows there are."""
        rows = min(max(self.model().rowCount(), 1), _MOST_ROWS)
        self.setFixedHeight(HEIGHT_TABLE_HEADER + rows * _ROW + 2)


class ChangeForm(FormDialog):
    """A form for one change: Ctrl+Enter shows what moves, once more applies it.

    Where nothing moves, a form with fields applies at once. A form without fields (`asks` off)
    shows what moves as soon as it is opened.
    """

    entered_once: ClassVar[bool] = True

    def __init__(
        self,
        context: Context,
        *,
        title: str,
        about: str,
        parent: QWidget,
        asks: bool = True,
        width: int = 560,
    ) -> None:
        word = _LOOK if asks else _APPLY
        super().__init__(
            context, title=title, about=about, save_word=word, parent=parent, width=width
        )
        self._asks = asks
        self._previewed: Change | None = None
        self.moved_label = label("", "strong", wrap=True)
        self.moved_model = MovedModel(context.zone, self)
        self.moved_table = MovedTable(self.moved_model)

    def change(self) -> Change:
        """Return the change of the values of now. Raises UserMistake."""
        raise NotImplementedError

    def work(self) -> Work:
        """Return the applying of the change."""
        change = self.change()

        def apply(register: Register) -> Outcome:
            return apply_change(register, change=change)

        return apply

    def finish_form(self, first: QWidget | None = None) -> None:
        """Put the preview below the fields; without fields fill it at once."""
        self.form.addWidget(self.moved_label)
        self.form.addWidget(self.moved_table)
        self.moved_label.hide()
        self.moved_table.hide()
        super().finish_form(first or self.save_button)
        if not self._asks:
            self.save()

    def edited(self, *_: object) -> None:
        """Take away a preview that is no longer true."""
        if self._previewed is not None and self._asks:
            self._previewed = None
            self.moved_label.hide()
            self.moved_table.hide()
            self.save_button.set_word(_LOOK)
            self.fit()

    def save(self) -> None:
        """Show what would move; when that is shown already, apply."""
        if self._busy:
            return
        try:
            change = self.change()
        except UserMistake as mistake:
            self.show_mistakes(mistake.fields)
            return
        if change == self._previewed:
            super().save()
            return
        self.show_mistakes({})
        self._set_busy(busy=True)
        self.context.ask(
            call(preview_change, change=change),
            then=partial(self._on_previewed, change),
            failed=self._on_failed,
            owner=self,
        )

    def _on_previewed(self, change: Change, moved: tuple[MovedDue, ...]) -> None:
        self._set_busy(busy=False)
        self._previewed = change
        if not moved and self._asks:
            super().save()
            return
        self.moved_model.show(moved)
        self.moved_table.fit_rows()
        self.moved_label.setText(moved_sentence(len(moved)))
        set_kind(self.moved_label, "kind", "warn-strong" if moved else "second")
        self.moved_label.show()
        self.moved_table.setVisible(bool(moved))
        self.save_button.set_word(_APPLY)
        self.fit()
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)
