"""The Tindak Lanjut page: open cases by urgency, live, and why each is due when it is."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar

from app.case import ComplaintRow
from app.desk.extending import extend
from app.desk.reading_cases import ExplainedCase, explain_case
from app.desk.reminding import reminder_pdf
from app.desk.sieve import Sieve
from ui.actions.action_table import ActionKey
from ui.actions.desk_actions import DeskActions
from ui.case_words import tone_of, went_on
from ui.commands import Command
from ui.notify import TrayNotice
from ui.page import Context, Page
from ui.page_table import PageKey
from ui.parts.command_menu import RowMenu
from ui.parts.filter_groups import filter_groups
from ui.tasks import call
from ui.tracker.extend_form import WORD as EXTEND_WORD
from ui.tracker.extend_form import ExtendDialog, can_extend
from ui.tracker.facts import TrackerFacts, read_tracker
from ui.tracker.filtering import chips_of, sifted, state_sentence
from ui.tracker.groups import BOARD, by_due
from ui.tracker.model import TrackerModel
from ui.tracker.places import TrackerPlaces
from ui.tracker.why import Why, explain

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.actions.paper_dialog import PaperDialog


class TrackerPage(Page):
    """List or board, and pane; chips, filters, words and grouping work on the rows at hand."""

    key: ClassVar[PageKey] = "tindak_lanjut"
    reads_at_arrival: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.actions_on_case = DeskActions(context, self)
        self.notice = TrayNotice(context, self)
        self._facts = TrackerFacts(())
        self._dues: list[datetime] = []
        self._paused = 0
        self._chosen: ComplaintRow | None = None
        self._known: ExplainedCase | None = None
        self._asked: ComplaintRow | None = None
        self._why: Why | None = None
        self.model = TrackerModel(context.office, self)
        self.places = TrackerPlaces(self, self.model)
        self.header, self.grouping = self.places.header, self.places.grouping
        self.search, self.chips = self.places.search, self.places.chips
        self.filters, self.table = self.places.filters, self.places.table
        self.board, self.pane = self.places.board, self.places.pane
        self.empty = self.places.empty
        self._connect()

    def open(self, **wanted: object) -> None:
        """Read the open cases; `complaint_id` chooses one."""
        wished = wanted.get("complaint_id")
        self._load(wished if isinstance(wished, int) else None)

    def refresh(self, changed: frozenset[str]) -> None:
        """Read them again when a case or the calendar changed."""
        if changed & {"complaints", "settings"}:
            self._load(None)

    def tick(self) -> None:
        """Tell the times of the rows seen anew."""
        if not self._facts.rows:
            return
        first = self.table.rowAt(0)
        last = self.table.rowAt(self.table.viewport().height() - 1)
        bottom = self.model.rowCount() - 1 if last < 0 else last
        now, chosen = self.context.clock.now(), self._chosen
        place = self.table.currentIndex().row()
        if self.model.tick(now, first=first, last=bottom) and not self._on_board():
            self._know(None)
            self._choose(chosen.id if chosen else None, place=place, before=chosen)
        if self._on_board():
            self.board.repaint_times()
        self._say_state()

    def first_focus(self) -> QWidget | None:
        """Return the list or the column of the board."""
        return self.board.focus_column() if self._on_board() else self.table

    def focus_search(self) -> bool:
        """Go to the search field."""
        self.search.setFocus()
        self.search.selectAll()
        return True

    def commands(self) -> list[Command]:
        """Return what can be done here, and with the chosen case."""
        own = [
            *self._reminding(),
            *self.filters.commands("Saringan tim, media, dan jenis"),
            self.notice.command(self.commands_changed.emit),
        ]  # fmt: skip
        if self.places.lacks_room():
            words = "Tampilkan atau sembunyikan penjelasan tenggat"
            own.append(Command("tracker-pane", words, self.places.turn_pane, shortcut="F4"))
        if self._chosen is None:
            return own
        return [*self.actions_on_case.commands(self._chosen), *self._about(self._chosen), *own]

    def _about(self, row: ComplaintRow) -> list[Command]:
        """Return what this page alone does with a case: its due date put off, or explained."""
        found = []
        if can_extend(row, self.context.office) and self.context.may(extend):
            word = "Perpanjang tenggat"
            found.append(_on_case("case.extend", word, row, self.extend, "calendar"))
        if self._why is not None and row.due_at is not None:
            word = "Cetak penjelasan tenggat"
            found.append(_on_case("tracker-why", word, row, self.print_why, "printer"))
        return found

    def _menu(self) -> list[list[Command]]:
        row = self._chosen
        return self.actions_on_case.menu_of(row, more=self._about(row) if row else ())

    def _reminding(self) -> list[Command]:
        """Return the printing of reminders, for who may print them."""
        may = self.context.may(reminder_pdf)
        self.places.print_button.setVisible(may)
        words = "Cetak daftar pengingat tim"
        made = Command("tracker-print", words, self.print_reminders, "printer", "Ctrl+P")
        return [made] if may else []

    def legend(self) -> list[tuple[str, str]]:
        """Return the keys worth knowing here."""
        action = None if self._chosen is None else self.actions_on_case.next_action(self._chosen)
        pairs = [("Enter", "buka aduan")]
        if self.places.lacks_room():
            pairs.append(("F4", "mengapa tanggal ini"))
        return [*pairs, (action.shortcut, action.word.lower())] if action else pairs

    def chosen(self) -> ComplaintRow | None:
        """Return the case the pane speaks of."""
        return self._chosen

    def extend(self) -> None:
        """Ask by how many working days the head extended the chosen case."""
        if self._chosen is not None:
            ExtendDialog(self.context, self._chosen, parent=self).open()

    def _remind(self) -> None:
        if self._chosen is not None:
            self.actions_on_case.start(ActionKey.REMIND, self._chosen)

    def print_reminders(self) -> PaperDialog:
        """Show the reminder sheets of the teams, to be printed or saved."""
        # Imported late: papers bring libraries that most visits never need.
        from ui.tracker.papers import reminder_dialog

        dialog = reminder_dialog(self.context, teams=self.filters.sieve().teams, parent=self)
        dialog.open()
        return dialog

    def print_why(self) -> PaperDialog | None:
        """Show on paper what the pane explains."""
        if self._chosen is None or self._why is None:
            return None
        from ui.tracker.papers import explanation_dialog

        dialog = explanation_dialog(self.context, self._chosen, self._why, parent=self)
        dialog.open()
        return dialog

    def _connect(self) -> None:
        self.grouping.chosen.connect(self._show)
        self.search.textChanged.connect(self._show)
        self.search.list_wanted.connect(self._focus_rows)
        self.chips.chosen.connect(self._show)
        self.filters.changed.connect(self._show)
        self.places.print_button.clicked.connect(self.print_reminders)
        self.table.row_activated.connect(lambda _: self._open_case())
        self.table.current_row_changed.connect(self._on_current_changed)
        self.board.current_changed.connect(lambda: self._tell_chosen(self.board.chosen()))
        self.board.activated.connect(self._open_case)
        for view in (self.table, *self.board.columns.values()):
            RowMenu(view, self._menu)
        self.pane.case_wanted.connect(self._open_case)
        self.pane.extend_wanted.connect(self.extend)
        self.pane.reminder_wanted.connect(self._remind)
        self.pane.paper_wanted.connect(self.print_why)
        self.pane.extend_button.set_word(EXTEND_WORD)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.places.fit()
        self.commands_changed.emit()

    def _focus_rows(self) -> None:
        (self.board.focus_column() if self._on_board() else self.table).setFocus()

    def _on_board(self) -> bool:
        return self.grouping.current() == BOARD

    def _load(self, wished: int | None) -> None:
        chosen = wished if wished is not None else (self._chosen.id if self._chosen else None)
        self.ask(
            call(read_tracker, chosen=chosen),
            then=lambda facts: self._on_facts(facts, wished),
            key="rows",
        )

    def _on_facts(self, facts: TrackerFacts, wished: int | None) -> None:
        self._facts = facts
        self._know(facts.chosen)
        self._dues = [due for due, _ in by_due(facts.rows)]
        self._paused = sum(row.paused for row in facts.rows)
        self.filters.set_groups(filter_groups(self.context.office, offices=False))
        if wished is not None:
            self.chips.set_current("")
            self.search.clear()
            self.filters.set_sieve(Sieve())
        self._show(wished=wished, place=self.table.currentIndex().row())
        self.ready.emit()

    def _know(self, explained: ExplainedCase | None) -> None:
        """Keep what was read of one case; the same row chosen again asks nothing."""
        self._known = explained
        self._asked = explained.case.row if explained else None

    def _show(self, _: object = None, *, wished: int | None = None, place: int = 0) -> None:
        keep = wished if wished is not None else (self._chosen.id if self._chosen else None)
        before = self._chosen
        now, office, facts = self.context.clock.now(), self.context.office, self._facts
        shown = sifted(
            facts.rows,
            sieve=self.filters.sieve(),
            chip=self.chips.current(),
            words=self.search.text(),
        )
        by = self.grouping.current()
        self.model.show_rows(shown, office=office, now=now, by=by)
        self.board.show_rows(shown if by == BOARD else ())
        self.places.set_chips(chips_of(facts.rows, office))
        self._say_state()
        self.places.show_place(board=by == BOARD, any_rows=bool(facts.rows), shown=bool(shown))
        self._choose(keep, place=place, before=None if wished is not None else before)

    def _say_state(self) -> None:
        rows = len(self._facts.rows)
        # The due dates stand in order, so that a minute costs no walk through all rows.
        late = bisect_left(self._dues, self.context.clock.now())
        self.header.set_sentence(state_sentence(rows=rows, late=late, paused=self._paused))

    def _choose(self, complaint_id: int | None, *, place: int, before: ComplaintRow | None) -> None:
        """Choose a case in the list read anew, where `before` was chosen at a `place`."""
        if self._on_board():
            self.board.choose(complaint_id, before=before)
            self._tell_chosen(self.board.chosen())
            return
        line = -1 if complaint_id is None else self.model.line_of(complaint_id)
        gone_on = went_on(before, self.model.row_at(line))
        self.table.keep_place(line, before=place, went_on=gone_on)
        self._on_current_changed(self.table.currentIndex())

    def _on_current_changed(self, index: QModelIndex) -> None:
        if not self._on_board():
            self._tell_chosen(self.model.row_at(index.row()) if index.isValid() else None)

    def _tell_chosen(self, row: ComplaintRow | None) -> None:
        self._chosen, self._why = row, None
        if row is None:
            self.pane.clear()
            self.commands_changed.emit()
            return
        known = self._known if self._known and self._known.case.row == row else None
        self._explain(row, known)
        if row != self._asked:
            self._asked = row
            self.ask(call(explain_case, complaint_id=row.id), then=self._on_why, key="why")
        self.commands_changed.emit()

    def _on_why(self, facts: ExplainedCase) -> None:
        if self._chosen is not None and facts.case.row.id == self._chosen.id:
            self._known = facts
            self._explain(self._chosen, facts)

    def _explain(self, row: ComplaintRow, facts: ExplainedCase | None) -> None:
        office, now = self.context.office, self.context.clock.now()
        self._why = explain(row, office, now=now, facts=facts)
        commands = self.actions_on_case.commands(row)
        self.pane.show_case(
            row,
            self._why,
            tone=tone_of(self.model.timer_of(row)),
            action=self.actions_on_case.next_action(row),
            extends=can_extend(row, office) and self.context.may(extend),
            reminds=any(each.id == ActionKey.REMIND for each in commands),
        )

    def _open_case(self) -> None:
        if self._chosen is not None:
            self.context.navigate("kasus", complaint_id=self._chosen.id)


def _on_case(
    key: str, word: str, row: ComplaintRow, run: Callable[[], object], icon: str
) -> Command:
    return Command(key, f"{word} ({row.number})", run, icon, word=word)
