"""The list itself: the table over the virtual model, and what stands there when it is empty."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent

from app.case import ComplaintRow
from ui.case_words import went_on
from ui.look.tokens import HEIGHT_ROW_TWO
from ui.page_table import title_of
from ui.parts.buttons import button
from ui.parts.cells.delegates import BadgeTimeDelegate, TwoLineDelegate
from ui.parts.cells.table import ListTable
from ui.parts.panels.empty_state import EmptyState
from ui.parts.panels.panel import Panel
from ui.parts.panels.shown_stack import ShownStack
from ui.register.arrangement import Arrangement
from ui.register.columns import COLUMNS, Density, RegisterColumn, density_for
from ui.register.columns import head as column_head
from ui.register.model import RegisterModel

MOST_TOGETHER = 200
"""As many are chosen together and done with in one go."""


class RegisterList(Panel):
    """Table, or one of two empty states.

    `chosen` carries the current row or None while it is awaited, `activated` the row that was
    opened, `sort_wanted` the order whose head was clicked. `arranged` tells that heads were dragged.
    """

    chosen = Signal(object)
    activated = Signal(object)
    sort_wanted = Signal(str)
    entry_wanted = Signal()
    widening_wanted = Signal()
    arranged = Signal()

    def __init__(self, model: RegisterModel) -> None:
        super().__init__(padded=False)
        self.setAccessibleName("Daftar aduan")
        self.model = model
        self.table = ListTable(row_height=HEIGHT_ROW_TWO)
        self.table.setAccessibleName("Daftar aduan")
        self.table.setModel(model)
        self.table.setSelectionMode(ListTable.SelectionMode.ExtendedSelection)
        for column in RegisterColumn:
            is_status = column is RegisterColumn.STATUS
            delegate = BadgeTimeDelegate(self.table) if is_status else TwoLineDelegate(self.table)
            self.table.setItemDelegateForColumn(column, delegate)
        heads = self.table.horizontalHeader()
        heads.setSectionsClickable(True)
        heads.sectionClicked.connect(self._on_head)
        heads.setToolTip("Klik Nomor, Diterima, atau Jatuh tempo untuk mengurutkan")
        self.table.row_activated.connect(self._on_activated)
        self.table.current_row_changed.connect(self._on_current)
        model.dataChanged.connect(self._on_data)
        model.modelReset.connect(lambda: self.chosen.emit(None))
        heads.setSectionsMovable(True)
        heads.sectionMoved.connect(self._on_moved)
        self._arrangement = Arrangement()
        self._make_empty_states()
        self._arrange(model.density())

    def current(self) -> ComplaintRow | None:
        """Return the current row, None when there is none or it is awaited."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def seen(self) -> tuple[int, int]:
        """Return the places of the first and the last row in sight; (0, -1) when none is."""
        rows = self.model.rowCount()
        if not rows:
            return 0, -1
        first = max(self.table.rowAt(0), 0)
        last = self.table.rowAt(self.table.viewport().height() - 1)
        return first, rows - 1 if last < 0 else last

    def renew(
        self,
        total: int,
        *,
        offset: int,
        rows: Sequence[ComplaintRow],
        chosen: ComplaintRow | None,
    ) -> None:
        """Put the rows of the same list in anew; `chosen` and the place in sight are kept.

        One that went on to another step and another place is not followed. What is chosen together
        is followed wherever it stands now, as far as it was read: no other case takes its place.
        """
        together = self.count_chosen() > 1
        cases = [self.model.row_at(place) for place in self.places_together()]
        bar, before = self.table.verticalScrollBar(), self.table.currentIndex().row()
        scrolled = bar.value()
        self.model.renew(total, offset=offset, rows=rows)
        there = self.model.place_of(chosen.id) if chosen is not None else -1
        now = self.model.row_at(there) if there >= 0 else None
        if now is not None and there != before and not went_on(chosen, now):
            self.table.select_row(there)
            moved = (there - before) * self.table.verticalHeader().defaultSectionSize()
            scrolled += moved if scrolled else 0
        elif not self.table.currentIndex().isValid():
            self.table.select_row(min(max(before, 0), total - 1))
        if together:
            self._choose_again(cases)
        bar.setValue(scrolled)

    def count_chosen(self) -> int:
        """Return how many rows are chosen; one alone is chosen like any current row."""
        chosen = self.table.selectionModel().selection()
        # By ranges: a million rows are chosen as one.
        return sum(chosen.at(each).height() for each in range(chosen.count()))

    def places_together(self) -> list[int]:
        """Return where the rows stand that are chosen together, in order.

        None for one alone, or for more than are done with together.
        """
        if not 1 < self.count_chosen() <= MOST_TOGETHER:
            return []
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def _choose_again(self, cases: Sequence[ComplaintRow | None]) -> None:
        found = [self.model.place_of(each.id) for each in cases if each is not None]
        places = [place for place in found if place >= 0]
        self.table.select_row(self.table.currentIndex().row())
        if len(places) > 1:
            self.table.select_rows(places)

    def show_list(self) -> None:
        """Show the table."""
        self._stack.setCurrentWidget(self.table)

    def show_unused(self, year: int) -> None:
        """Show that the year has no complaint yet."""
        self._unused.set_words(
            "register",
            f"Belum ada aduan pada {year}",
            "Aduan yang dicatat muncul di sini dengan nomor berikutnya.",
        )
        self._stack.setCurrentWidget(self._unused)

    def show_not_found(self, sentence: str, what_to_do: str, word: str) -> None:
        """Show that nothing fits, and how to widen; `word` names the button that does."""
        self._not_found.set_words("search", sentence, what_to_do)
        self._widen.set_word(word)
        self._stack.setCurrentWidget(self._not_found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        density = density_for(self.width())
        if density is not self.model.density():
            self._arrange(density)

    def _make_empty_states(self) -> None:
        entry = button(title_of("catat"), "primary", icon="plus", shortcut="Ctrl+N", binds=False)
        entry.clicked.connect(self.entry_wanted)
        self._unused = EmptyState("register", "", "", entry)
        self._widen = button("")
        self._widen.clicked.connect(self.widening_wanted)
        self._not_found = EmptyState("search", "", "", self._widen)
        self._stack = ShownStack()
        for widget in (self.table, self._unused, self._not_found):
            self._stack.addWidget(widget)
        self.add(self._stack, 1)

    def arrangement(self) -> Arrangement:
        """Return which columns are shown, and in which order."""
        return self._arrangement

    def arrange(self, wanted: Arrangement) -> None:
        """Show other columns, or the same in another order."""
        self._arrangement = wanted
        self.model.hide(wanted.hidden)
        heads = self.table.horizontalHeader()
        with QSignalBlocker(heads):
            for at, column in enumerate(wanted.order):
                heads.moveSection(heads.visualIndex(column), at)
        self._arrange(self.model.density())
        # The table wasn't told that its columns moved.
        heads.viewport().update()
        self.table.viewport().update()

    def _on_moved(self, *_: object) -> None:
        """Take the order over in which the heads were dragged."""
        heads = self.table.horizontalHeader()
        order = tuple(RegisterColumn(heads.logicalIndex(at)) for at in range(heads.count()))
        self._arrangement = self._arrangement._replace(order=order)
        self.arranged.emit()

    def _arrange(self, density: Density) -> None:
        self.model.set_density(density)
        for key, column in COLUMNS.items():
            head = column_head(key, density, self.model.hidden)
            self.table.setColumnHidden(key, not head)
            if column.widest:
                fitted = (column.widest, head) if column.fits_head else (column.widest,)
                self.table.fix_column(key, *fitted, extra=column.extra.get(density, 0))
            else:
                self.table.stretch_column(key)

    def _on_head(self, section: int) -> None:
        order = COLUMNS[RegisterColumn(section)].order
        if order:
            self.sort_wanted.emit(order)

    def _on_activated(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row())
        if row is not None:
            self.activated.emit(row)

    def _on_current(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.row_at(index.row()) if index.isValid() else None)

    def _on_data(self, first: QModelIndex, last: QModelIndex) -> None:
        """Tell the current row again once it has come."""
        at = self.table.currentIndex().row()
        if first.row() <= at <= last.row():
            self.chosen.emit(self.model.row_at(at))


def keys_to_list(table: ListTable) -> None:
    """Move the keyboard to the list, to its first row when none is current."""
    if not table.currentIndex().isValid():
        table.select_row(0)
    table.setFocus(Qt.FocusReason.OtherFocusReason)
