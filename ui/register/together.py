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
from ui.register.list_view import MOST_TOGETHER

if TYPE_CHECKING:
    from app.case import ComplaintRow
    from app.desk.listing_cases import Wanted
    from ui.actions.desk_actions import DeskActions
    from ui.page import Page
    from ui.register.list_view import RegisterList


class ChosenCases(QObject):
    """Follows the list's selection; `changed` tells that others are chosen, or their rows came."""

    changed = Signal()

    def __init__(self, page: Page, shown: RegisterList, actions: DeskActions) -> None:
        super().__init__(page)
        self._page, self._list, self._actions = page, shown, actions
        shown.table.selectionModel().selectionChanged.connect(lambda *_: self._on_changed())
        shown.model.dataChanged.connect(lambda *_: self._on_rows())
        # Of another list nothing is chosen any more, which no selection tells.
        shown.model.modelReset.connect(self._on_changed)
        self._told = 0

    def count(self) -> int:
        """Return how many are chosen; one alone is chosen like any current row."""
        return self._list.count_chosen()

    def rows(self) -> list[ComplaintRow]:
        """Return the rows chosen, in the order of the list; none while some are still awaited."""
        found = [self._list.model.want(place) for place in self._list.places_together()]
        return [] if None in found else [row for row in found if row is not None]

    def copied(self, current: ComplaintRow | None) -> list[ComplaintRow]:
        """Return the rows to copy: those chosen together, else the current one.

        While some are still awaited nothing is copied, least of all the current row alone.
        """
        if self.count() <= 1:
            return [current] if current is not None else []
        rows = self.rows()
        if not rows:
            self._page.context.messages.say(self._not_copied(), Tone.WARN)
        return rows

    def _not_copied(self) -> str:
        if self.count() > MOST_TOGETHER:
            return f"Paling banyak {MOST_TOGETHER} aduan disalin sekaligus. Pilih lebih sedikit."
        return "Baris yang dipilih masih dimuat. Tunggu sebentar, lalu salin lagi."

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
        if total > MOST_TOGETHER:
            told = (
                f"Paling banyak {MOST_TOGETHER} aduan dipilih sekaligus. Persempit dulu daftarnya."
            )
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
