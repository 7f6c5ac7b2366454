"""A list at the left and the form of the chosen entry at the right, kept until all is saved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, ClassVar, Final, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.office import Office
from app.outcome import Outcome
from app.register import Register
from ui.look.style import set_kind
from ui.look.tokens import HEIGHT_ROW_TWO
from ui.parts.buttons import button
from ui.parts.cells.delegates import TwoLineDelegate, spoken
from ui.parts.cells.item_roles import ItemRole
from ui.parts.cells.rows_model import Index, RowsModel
from ui.parts.cells.table import ListTable
from ui.parts.fields.field import Field
from ui.parts.labels import label

E = TypeVar("E")
Listed = tuple[str, str, bool]
UNUSED: Final = "tidak dipakai lagi"


class _ListedModel(RowsModel[Listed]):
    """Two lines for each entry; one no longer in use is faint."""

    headings = ("",)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        first, second, faint = self.rows[index.row()]
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: first,
            ItemRole.PRIMARY: first,
            ItemRole.SECONDARY: second,
            ItemRole.FAINT: faint,
        }
        return spoken(index) if role == Qt.ItemDataRole.AccessibleTextRole else answers.get(role)


class EntriesPart(QWidget, Generic[E]):
    """Entries in their order, of which none is ever deleted: one may go out of use, and come back.

    `edited` comes when something was typed. Mistakes come by "NUMBER:FIELD", see
    `app.desk.changing_media`.
    """

    remove_word: ClassVar[str] = "Batal tambah"
    """What the button says that takes away an entry to which nothing refers yet."""
    edited = Signal()

    def __init__(self, *, name: str, add_word: str) -> None:
        super().__init__()
        self.kept: list[E] = []
        self.draft: list[E] = []
        # What was kept when the changes were begun: of what another desk changed since, nothing is
        # overwritten.
        self.shown: list[E] = []
        self.fields: dict[str, Field] = {}
        self.model = _ListedModel(self)
        self.table = ListTable(row_height=HEIGHT_ROW_TWO)
        self.table.setAccessibleName(name)
        self.up_button, self.down_button = button("Naikkan"), button("Turunkan")
        self.add_button = button(add_word, "accent", icon="plus")
        self.use_button = button("")
        self.trouble = label("", "error", wrap=True)
        self.form = QVBoxLayout()
        self.form.setSpacing(12)
        self._showing = False
        self.build()
        self._arrange()
        self.table.current_row_changed.connect(lambda _: self._show_current())
        self.up_button.clicked.connect(lambda: self.shift(-1))
        self.down_button.clicked.connect(lambda: self.shift(1))
        self.add_button.clicked.connect(self.add)
        self.use_button.clicked.connect(self.turn_use)

    # --- what a list answers -----------------------------------------------------------------

    def build(self) -> None:
        """Make the form; called once."""
        raise NotImplementedError

    def show_office(self, office: Office) -> None:
        """Show what the office keeps now."""
        raise NotImplementedError

    def listed(self, entry: E) -> Listed:
        """Return both lines of an entry, and whether it is faint."""
        raise NotImplementedError

    def show_entry(self, entry: E) -> None:
        """Show an entry in the form."""
        raise NotImplementedError

    def typed(self, entry: E) -> E:
        """Return an entry as the form has it."""
        raise NotImplementedError

    def blank(self) -> E:
        """Return a new entry."""
        raise NotImplementedError

    def in_use(self, entry: E) -> bool:
        """Tell whether an entry is in use."""
        raise NotImplementedError

    def is_new(self, entry: E) -> bool:
        """Tell whether an entry was never saved."""
        raise NotImplementedError

    def turned(self, entry: E) -> E:
        """Return an entry taken out of use, or back into it."""
        raise NotImplementedError

    def work(self) -> Callable[[Register], Outcome]:
        """Return the saving of what is typed."""
        raise NotImplementedError

    # --- for the section ---------------------------------------------------------------------

    def show_entries(self, entries: Sequence[E]) -> None:
        """Show what is kept now; what was typed and not saved stays."""
        if self.draft == self.kept:
            self.draft, self.shown = list(entries), list(entries)
        self.kept = list(entries)
        self._show_list()

    def changed(self) -> bool:
        """Tell whether something differs from what is kept."""
        return self.draft != self.kept

    def unsaved(self) -> list[dict[str, object]]:
        """Return the entries as typed, for a draft; none when nothing differs."""
        return [_plain(entry) for entry in self.draft] if self.changed() else []

    def begun_from(self) -> list[dict[str, object]]:
        """Return the entries as they were kept when the changes were begun, for a draft."""
        return [_plain(entry) for entry in self.shown]

    def take_unsaved(
        self, entries: Sequence[dict[str, object]], shown: Sequence[dict[str, object]] | None
    ) -> None:
        """Show again what a draft kept, and what it was begun from, if that is known."""
        self.draft = [_entry(self.blank(), kept) for kept in entries]
        if shown is not None:
            self.shown = [_entry(self.blank(), kept) for kept in shown]
        self._show_list()
        self.edited.emit()

    def settle(self) -> None:
        """Take what is typed as kept; what new entries are known by comes when it is read again."""
        self.kept = list(self.draft)

    def undo(self) -> None:
        """Go back to what is kept."""
        self.draft, self.shown = list(self.kept), list(self.kept)
        self.show_mistakes({})
        self._show_list()

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        """Show the first mistake beside its field, in its entry."""
        numbered = [key.partition(":") for key in mistakes if ":" in key]
        for field in self.fields.values():
            field.set_error(None)
        loose = [words for key, words in mistakes.items() if ":" not in key]
        if numbered:
            number, _, key = numbered[0]
            self.table.select_row(int(number))
            if key in self.fields:
                self.fields[key].set_error(mistakes[f"{number}:{key}"])
                self.fields[key].setFocus()
            else:
                loose.append(mistakes[f"{number}:{key}"])
        self.trouble.setText(" ".join(loose))
        self.trouble.setVisible(bool(loose))

    # --- what the officer does ---------------------------------------------------------------

    def add(self) -> None:
        """Add a new entry at the end and go to its form."""
        self.draft.append(self.blank())
        self._show_list(len(self.draft) - 1)
        next(iter(self.fields.values())).setFocus()
        self.edited.emit()

    def shift(self, by: int) -> None:
        """Move the chosen entry up or down."""
        row = self.row()
        if 0 <= row < len(self.draft) and 0 <= row + by < len(self.draft):
            self.draft.insert(row + by, self.draft.pop(row))
            self._show_list(row + by)
            self.edited.emit()

    def turn_use(self) -> None:
        """Take the chosen entry out of use or back; one never saved is simply gone."""
        row = self.row()
        if not 0 <= row < len(self.draft):
            return
        if self.is_new(self.draft[row]):
            del self.draft[row]
        else:
            self.draft[row] = self.turned(self.draft[row])
        self.show_mistakes({})
        self._show_list(min(row, len(self.draft) - 1))
        self.edited.emit()

    def row(self) -> int:
        """Return the chosen row, -1 when there is none."""
        return self.table.currentIndex().row()

    def on_typed(self, *_: Any) -> None:  # noqa: ANN401 - any signal of an editor
        """Take over what stands in the form."""
        row = self.row()
        if self._showing or not 0 <= row < len(self.draft):
            return
        self.draft[row] = self.typed(self.draft[row])
        self.model.rows = tuple(self.listed(entry) for entry in self.draft)
        self.model.dataChanged.emit(self.model.index(row, 0), self.model.index(row, 0))
        self.edited.emit()

    # --- inside ------------------------------------------------------------------------------

    def _show_list(self, row: int | None = None) -> None:
        row = max(self.row(), 0) if row is None else row
        self.model.show([self.listed(entry) for entry in self.draft])
        self.table.select_row(row)
        self._show_current()

    def _show_current(self) -> None:
        row = self.row()
        there = 0 <= row < len(self.draft)
        # Of an empty list nothing can be chosen, typed or moved.
        for part in (self.table, self.up_button, self.down_button, *self.fields.values()):
            part.setEnabled(there)
        self.use_button.setVisible(there)
        for field in self.fields.values():
            field.set_error(None)
        if not there:
            return
        entry = self.draft[row]
        self._showing = True
        self.show_entry(entry)
        self._showing = False
        word = "Pakai lagi"
        if self.in_use(entry):
            word = self.remove_word if self.is_new(entry) else "Tidak dipakai lagi"
        self.use_button.set_word(word)

    def _arrange(self) -> None:
        self.table.setModel(self.model)
        self.table.setItemDelegate(TwoLineDelegate(self.table))
        self.table.horizontalHeader().hide()
        self.table.stretch_column(0)
        self.table.setMinimumHeight(4 * HEIGHT_ROW_TWO)
        self.trouble.hide()
        under = QGridLayout()
        under.setSpacing(8)
        under.addWidget(self.up_button, 0, 0)
        under.addWidget(self.down_button, 0, 1)
        under.addWidget(self.add_button, 1, 0, 1, 2)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.table, 1)
        left.addLayout(under)
        last = QHBoxLayout()
        last.addWidget(self.use_button)
        last.addStretch(1)
        self.form.addLayout(last)
        self.form.addWidget(self.trouble)
        self.form.addStretch(1)
        set_kind(self, "kind", "clear")
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(16)
        both.addLayout(left, 1)
        both.addLayout(self.form, 1)


def _plain(entry: Any) -> dict[str, object]:  # noqa: ANN401 - whatever entries the list has
    """Return an entry's fields as a draft keeps them."""
    values = {field.name: getattr(entry, field.name) for field in fields(entry)}
    return {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in values.items()
    }


def _entry(blank: Any, kept: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
    """Return the entry of which a draft kept the fields; what it doesn't know is left out."""
    known = {field.name: getattr(blank, field.name) for field in fields(blank)}
    told = {
        name: frozenset(value) if isinstance(known[name], frozenset) else value
        for name, value in kept.items()
        if name in known
    }
    return replace(blank, **told)
