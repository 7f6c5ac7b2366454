"""The cases that are chosen together in the register's list, and what is done with them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.actions.action_table import ON_ROW, ActionKey
from ui.actions.printing import print_sheets_of
from ui.commands import Command
from ui.look.tokens import Tone
from ui.register.exporting import export_commands

if TYPE_CHECKING:
    from app.case import ComplaintRow
    from app.desk.listing_cases import Wanted
    from ui.actions.desk_actions import DeskActions
    from ui.page import Page
    from ui.register.list_view import RegisterList

MOST = 200
"""As many are done with in one go."""


class ChosenCases(QObject):
    """Follows the list's selection; `changed` tells that others are chosen, or their rows came."""

    changed = Signal()

    def __init__(self, page: Page, shown: RegisterList, actions: DeskActions) -> None:
        super().__init__(page)
        self._page, self._list, self._actions = page, shown, actions
        shown.table.selectionModel().selectionChanged.connect(lambda *_: self._on_changed())
        shown.model.dataChanged.connect(lambda *_: self._on_rows())
        self._told = 0

    def count(self) -> int:
        """Return how many are chosen; one alone is chosen like any current row."""
        chosen = self._list.table.selectionModel().selection()
        # By ranges: a million rows are chosen as one.
        return sum(chosen.at(each).height() for each in range(chosen.count()))

    def rows(self) -> list[ComplaintRow]:
        """Return the rows chosen, in the order of the list; none while some are still awaited."""
        if not 1 < self.count() <= MOST:
            return []
        lines = sorted(i.row() for i in self._list.table.selectionModel().selectedRows())
        found = [self._list.model.want(line) for line in lines]
        return [] if None in found else [row for row in found if row is not None]

    def commands(self, wanted: Wanted) -> list[Command]:
        """Return what can be done with all of them, of the list that is shown."""
        rows = self.rows()
        if not rows:
            return []
        ids = tuple(row.id for row in rows)
        of_them = replace(wanted, words="", year=None, month=None, only=ids)
        named = f"{len(rows)} aduan yang dipilih"
        found = self._actions.on_several(rows)
        printing = ON_ROW[ActionKey.PRINT_SHEET]
        may = self._actions.may(printing)
        if may and all(printing.possible(row) for row in rows):
            work = partial(print_sheets_of, self._page.context, rows, self._page)
            word = f"{printing.word} ({len(rows)} aduan)"
            found.append(Command(ActionKey.PRINT_SHEET, word, work, printing.icon))
        exports = export_commands(self._page, lambda: of_them, lambda: len(ids), of=named)
        return [*found, *exports]

    def choose_all(self) -> None:
        """Choose every row of the list, where there are not too many."""
        total = self._list.model.rowCount()
        if total > MOST:
            told = f"Paling banyak {MOST} aduan dipilih sekaligus. Persempit dulu daftarnya."
            self._page.context.messages.say(told, Tone.WARN)
            return
        self._list.table.setFocus()
        self._list.table.select_rows(range(total))

    def let_go(self) -> None:
        """Choose the current row alone."""
        self._list.table.select_row(self._list.table.currentIndex().row())

    def _on_changed(self) -> None:
        count = self.count()
        if count > 1 or self._told > 1:
            self._told = count
            self.changed.emit()

    def _on_rows(self) -> None:
        if self._told > 1:
            self.changed.emit()
