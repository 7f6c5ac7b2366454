"""The section of the office's lists: teams, topics, instructions, answer channels."""

from typing import ClassVar, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from app.desk.changing_office import CHANGED_MEANWHILE, save_names
from app.errors import UserMistake
from app.office import Office
from ui.forms.draft import Values
from ui.page import Context
from ui.parts.buttons import button
from ui.parts.cells.table import ListTable
from ui.parts.fields.choices import SegmentedControl
from ui.parts.fields.editors import LineEdit
from ui.parts.fields.field import Field
from ui.parts.labels import label
from ui.settings.names import LONGEST, Name, NamesModel
from ui.settings.section import SettingsSection, beside_field
from ui.tasks import call

LISTS: Final = (
    ("teams", "Tim"),
    ("topics", "Materi"),
    ("instructions", "Instruksi"),
    ("channels", "Saluran jawaban"),
)
_HINTS: Final = {
    "teams": "Pilihan penerima disposisi, urut seperti pada lembar disposisi.",
    "topics": "Pilihan materi aduan pada formulir pencatatan.",
    "instructions": "Isi disposisi yang dapat dicentang Kepala, urut seperti pada lembarnya.",
    "channels": "Lewat apa pelapor diberi tahu, pilihan pada formulir jawaban.",
}
_LEAST_HEIGHT: Final = 160


_NEW = "new"
"""Under which name a draft keeps the name that is being typed."""
_SHOWN = "-shown"
"""Under which ending of a list's key a draft keeps what it was begun from."""


class ListsSection(SettingsSection):
    """One list at a time; each keeps its unsaved changes while another is looked at."""

    key: ClassVar[str] = "daftar"
    fills: ClassVar[bool] = True
    intro: ClassVar[str] = (
        "Nama yang dihapus tidak ditawarkan lagi, tetapi tetap pada aduan yang sudah memakainya."
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._kept: dict[str, list[Name]] = {}
        self._drafts: dict[str, list[Name]] = {}
        # What stood in a list when its changes were begun.
        self._shown: dict[str, list[Name]] = {}
        self.which = SegmentedControl(LISTS, name="Daftar")
        self._hint = label("", "second", wrap=True)
        self.model = NamesModel(self)
        self.table = ListTable(row_height=34)
        self.up_button = button("Naikkan")
        self.down_button = button("Turunkan")
        self.rename_button = button("Ganti nama", icon="pencil")
        self.remove_button = button("Hapus", icon="trash")
        self.new_edit = LineEdit(placeholder="nama baru", longest=LONGEST)
        self.new_field = Field("Tambah ke daftar", self.new_edit)
        self.add_button = button("Tambah", "accent", icon="plus")
        self.keeps_enter += [self.table, self.new_edit]
        self._arrange()
        self._connect()
        self.show_office()

    # --- what a section answers --------------------------------------------------------------

    def show_office(self) -> None:
        """Show the lists kept now; one with unsaved changes keeps them."""
        office = self.context.office
        for which, _ in LISTS:
            kept = _names(office, which)
            if self._drafts.get(which) == self._kept.get(which):
                self._drafts[which] = kept
                self._shown[which] = list(kept)
            self._kept[which] = kept
        self._show_list()
        self.tell()

    def changes(self) -> int:
        """Return how many lists differ from what is kept."""
        return sum(self._drafts[which] != kept for which, kept in self._kept.items())

    def save(self) -> None:
        """Save the lists that were changed, one after the other."""
        which = next((w for w, kept in self._kept.items() if self._drafts[w] != kept), None)
        if which is None or self.busy:
            return
        names = self._drafts[which]
        self.set_busy(True)
        self.context.ask(
            call(save_names, which=which, names=names, shown=self._shown[which]),
            then=lambda _: self._on_saved(which),
            failed=self._on_failed,
            owner=self,
        )

    def undo(self) -> None:
        """Go back to the lists kept."""
        self._drafts = {which: list(names) for which, names in self._kept.items()}
        self._shown = {which: list(names) for which, names in self._kept.items()}
        self._show_list()
        self.tell()

    def unsaved(self) -> Values:
        """Return the lists that differ from what is kept, and the name that is being typed."""
        changed: Values = {}
        for which, names in self._drafts.items():
            if names != self._kept[which]:
                changed |= {which: names, f"{which}{_SHOWN}": self._shown[which]}
        return changed | ({_NEW: name} if (name := self.new_edit.text().strip()) else {})

    def take_unsaved(self, values: Values) -> None:
        """Show again what a draft kept."""
        self.new_edit.setText(str(values.get(_NEW, "")))
        for which in values.keys() & self._kept.keys():
            for kept, names in (
                (self._drafts, values[which]),
                (self._shown, values.get(f"{which}{_SHOWN}")),
            ):
                if isinstance(names, list):
                    kept[which] = [(str(code), str(name)) for code, name in names]
        self._show_list()
        self.tell()

    def first_focus(self) -> QWidget | None:
        """Return the list."""
        return self.table

    def go_to(self, field: str) -> None:
        """Show one of the lists by its key."""
        if field in self._kept:
            self.which.set_current(field)
            self._show_list()

    # --- what the officer does ---------------------------------------------------------------

    def add_name(self) -> None:
        """Add the name typed at the end of the list."""
        name = " ".join(self.new_edit.text().split())
        known = {word.lower() for _, word in self.model.names()}
        if not name or name.lower() in known:
            wrong = f"{name} sudah ada dalam daftar ini." if name else "Tulis dahulu namanya."
            self.new_field.set_error(wrong)
            return
        self.new_field.set_error(None)
        self.new_edit.clear()
        self.table.select_row(self.model.add(name))
        self.new_edit.setFocus()

    def remove(self) -> None:
        """Take the chosen name out of the list; it is gone once the list is saved."""
        row = self.table.currentIndex().row()
        if row < 0:
            return
        self.model.remove(row)
        self.table.select_row(min(row, self.model.rowCount() - 1))

    def shift(self, by: int) -> None:
        """Move the chosen name up or down."""
        row = self.table.currentIndex().row()
        if row >= 0:
            self.table.select_row(self.model.move(row, by))

    def rename(self) -> None:
        """Let the chosen name be typed anew, in its row."""
        index = self.table.currentIndex()
        if index.isValid():
            self.table.setFocus()
            self.table.edit(index.siblingAtColumn(0))

    # --- inside ------------------------------------------------------------------------------

    def _show_list(self) -> None:
        which = self.which.current()
        self._hint.setText(_HINTS[which])
        self.new_field.set_error(None)
        if self.model.names() != self._drafts[which]:
            self.model.show(self._drafts[which])
            self.table.select_first()

    def _on_edited(self, *_: object) -> None:
        self._drafts[self.which.current()] = self.model.names()
        self.tell()

    def _on_saved(self, which: str) -> None:
        self._kept[which] = list(self._drafts[which])
        self.set_busy(False)
        # Another list may be waiting.
        self.save()

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(False)
        if isinstance(error, UserMistake):
            self.new_field.set_error(error.sentence)
            if CHANGED_MEANWHILE in error.fields.values():
                # What stands there now is what is shown once the changes are given up.
                self.context.runner.changed.emit(frozenset({"settings"}))

    def _connect(self) -> None:
        self.which.chosen.connect(lambda _: self._show_list())
        for changed in (self.model.rowsInserted, self.model.rowsRemoved, self.model.rowsMoved):
            changed.connect(self._on_edited)
        self.model.dataChanged.connect(self._on_edited)
        self.table.row_activated.connect(self._on_activated)
        self.up_button.clicked.connect(lambda: self.shift(-1))
        self.down_button.clicked.connect(lambda: self.shift(1))
        self.rename_button.clicked.connect(self.rename)
        self.remove_button.clicked.connect(self.remove)
        self.add_button.clicked.connect(self.add_name)
        self.new_edit.returnPressed.connect(self.add_name)
        self.new_edit.textChanged.connect(self.edited)
        for keys, deed in (
            ("Alt+Up", lambda: self.shift(-1)),
            ("Alt+Down", lambda: self.shift(1)),
            ("Delete", self.remove),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(deed)

    def _on_activated(self, _: QModelIndex) -> None:
        # The Enter that ends the typing reaches the table too.
        if self.table.state() is not QAbstractItemView.State.EditingState:
            self.rename()

    def _arrange(self) -> None:
        self.table.setAccessibleName("Isi daftar")
        self.table.setModel(self.model)
        self.table.horizontalHeader().hide()
        self.table.stretch_column(0)
        triggers = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.table.setMinimumHeight(_LEAST_HEIGHT)
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        for made in (self.up_button, self.down_button, self.rename_button, self.remove_button):
            buttons.addWidget(made)
        buttons.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self.table, 1)
        both.addLayout(buttons)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.new_field, 1)
        row.addWidget(beside_field(self.add_button))
        self.column.addWidget(self.which)
        self.column.addWidget(self._hint)
        self.column.addLayout(both, 1)
        self.column.addLayout(row)


def _names(office: Office, which: str) -> list[Name]:
    return [(entry.code, entry.name) for entry in office.listed(which)]
