"""The Beranda page: what needs the officer now, the months of the year, and what came in last."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from app.desk.confirming_nil import confirm_nil
from app.desk.registering import register_complaint
from app.rules.moments import since_words
from ui.actions.desk_actions import DeskActions
from ui.case_words import went_on
from ui.commands import Command
from ui.copying_rows import copy_command
from ui.home.facts import HomeFacts, read_home
from ui.home.latest import LatestPanel
from ui.home.model import HomeModel
from ui.home.months import MonthsPanel
from ui.home.morning import MorningBar
from ui.home.requests import RequestBar
from ui.home.rota import RotaPanel
from ui.home.side import SideColumn
from ui.home.todo import TodoPanel
from ui.home.words import day_sentence
from ui.look.tokens import PAGE_BOTTOM, PAGE_MARGIN, PAGE_STACKED, PANEL_GAP
from ui.page import Context, Page
from ui.page_table import PageKey, title_of
from ui.parts.buttons import button
from ui.parts.command_menu import RowMenu
from ui.parts.fields.editors import SearchEdit
from ui.parts.panels.header import PageHeader
from ui.parts.panels.message_bar import MessageBar
from ui.tasks import call

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.case import ComplaintRow
    from app.recap import YearMonth

_SIDE_WIDTH, _SIDE_NARROW, _NARROW_BELOW = 332, 312, 900
# Below it a subject is nothing but dots; on the smallest screens the page scrolls instead.
_LEAST_LIST, _LEAST_HIGH = 380, 220
_HIGH, _LOW = 900, 440


class HomePage(Page):
    """The list left, months and latest right."""

    key: ClassVar[PageKey] = "beranda"
    reads_at_arrival: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.actions_on_case = DeskActions(context, self)
        self._facts: HomeFacts | None = None
        self.search = SearchEdit("Cari nomor, nama, isi…")
        self.search.returnPressed.connect(self._on_search)
        self.add_button = button(title_of("catat"), "primary", icon="plus", tip="Ctrl+N")
        self.add_button.clicked.connect(lambda: context.navigate("catat"))
        self.header = PageHeader(self.title, " ", actions=[self.search, self.add_button])
        self.draft = MessageBar("Ada draf aduan", " ", icon="pencil", action="Lanjutkan")
        self.draft.action_wanted.connect(lambda: context.navigate("catat", draft=True))
        self.draft.hide()
        now = context.clock.now()
        self.model = HomeModel(context.office, now, self)
        self.todo = TodoPanel(context, self.model)
        self.table = self.todo.table
        self.table.row_activated.connect(self._open_case)
        self.table.current_row_changed.connect(lambda _: self.commands_changed.emit())
        RowMenu(self.table, self._menu)
        self.table.selectionModel().selectionChanged.connect(
            lambda *_: self.commands_changed.emit()
        )
        self.search.list_wanted.connect(self.table.setFocus)
        self.months = MonthsPanel()
        self.months.check_wanted.connect(lambda: self._ask_nil(None))
        self.months.month_chosen.connect(self._on_month)
        self.rota = RotaPanel(context)
        self.morning = MorningBar(context)
        self.requests = RequestBar(context, self)
        self.latest = LatestPanel(context.office, now)
        self.latest.row_activated.connect(self._open_row)
        RowMenu(self.latest.table, lambda: self.actions_on_case.menu_of(self.latest.chosen()))
        self._in_office = False
        self._copying = copy_command(self, self.together)
        self._lay_out()

    def _show_for_roles(self) -> None:
        """Leave out what who is signed in has no part in."""
        enters = self.context.may(register_complaint)
        self._in_office = self.context.may(confirm_nil)
        self.add_button.setVisible(enters)
        self.todo.fresh.first_button.setVisible(enters)
        for office_only in (self.rota, self.months):
            office_only.setVisible(self._in_office)

    def open(self, **wanted: object) -> None:
        """Read everything anew."""
        self._show_for_roles()
        self.months.let_go()
        self._load()

    def refresh(self, changed: frozenset[str]) -> None:
        """Read what changed anew: only the rota when a medium was looked at, else everything."""
        if changed == {"media"}:
            self.rota.load()
        elif changed:
            self._load()

    def tick(self) -> None:
        """Tell the day and the times anew."""
        now, office = self.context.clock.now(), self.context.office
        self.header.set_sentence(day_sentence(office, now=now))
        self.rota.tick()
        if self._facts is None:
            return
        chosen, before = self.chosen(), self.table.currentIndex().row()
        if self.model.tick(self._facts.running, now=now):
            self._choose(chosen, before=before)
        self._say_waiting()

    def first_focus(self) -> QWidget | None:
        """Return the list, or the way to begin when there is none."""
        if self.todo.is_fresh:
            return self.todo.fresh.first_button
        return self.todo.year_button if self.todo.year_button.isVisible() else self.table

    def focus_search(self) -> bool:
        """Go to the search field."""
        self.search.setFocus()
        self.search.selectAll()
        return True

    def commands(self) -> list[Command]:
        """Return what can be done with the chosen case, or with all that are chosen together."""
        chosen, together = self.chosen(), self.together()
        if len(together) > 1:
            several = self.actions_on_case.on_several(together)
            return [*several, self._choosing_all(), self._copying]
        if chosen is None:
            return []
        return [*self.actions_on_case.commands(chosen), self._choosing_all(), self._copying]

    def _choosing_all(self) -> Command:
        word = "Pilih semua dalam kelompok ini"
        return Command("home-all", word, self.choose_group, "check", "Ctrl+A")

    def _menu(self) -> list[list[Command]]:
        if len(together := self.together()) > 1:
            return [self.actions_on_case.on_several(together)]
        return self.actions_on_case.menu_of(self.chosen())

    def choose_group(self) -> None:
        """Choose every case of the group in which the keyboard stands."""
        self.table.setFocus()
        self.table.select_rows(self.model.group_around(self.table.currentIndex().row()))

    def together(self) -> list[ComplaintRow]:
        """Return the cases chosen together, in the order of the list."""
        lines = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [row for line in lines if (row := self.model.row_at(line)) is not None]

    def legend(self) -> list[tuple[str, str]]:
        """Return the keys worth knowing here."""
        together = self.together()
        if not self.model.rowCount():
            return [("Ctrl+N", "catat aduan")] if self.add_button.isVisibleTo(self) else []
        if len(together) > 1:
            keys = [c for c in self.actions_on_case.on_several(together) if c.shortcut][:2]
            return [(each.shortcut, each.text.lower()) for each in keys]
        chosen = self.chosen()
        action = None if chosen is None else self.actions_on_case.next_action(chosen)
        pairs = [("Enter", "buka aduan"), ("Ctrl+A", "pilih sekelompok")]
        return [*pairs, (action.shortcut, action.word.lower())] if action else pairs

    def chosen(self) -> ComplaintRow | None:
        """Return the case chosen in the list."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def _load(self) -> None:
        now = self.context.clock.now()
        today, sample = now.astimezone(self.context.zone).date(), self.context.sample
        self.ask(call(read_home, today=today, sample=sample), then=self._on_facts, key="facts")

    def _on_facts(self, facts: HomeFacts) -> None:
        chosen, before = self.chosen(), self.table.currentIndex().row()
        self._facts = facts
        now, office = self.context.clock.now(), self.context.office
        self.header.set_sentence(day_sentence(office, now=now))
        self.model.show_rows(facts.running, office=office, now=now)
        today = now.astimezone(office.zone).date()
        self.requests.show_waiting(facts.requests)
        self.morning.offer(facts.running)
        self.draft.setVisible(facts.draft_saved_at is not None or bool(facts.files_wait_of))
        if facts.draft_saved_at is not None:
            when = since_words(facts.draft_saved_at, office.zone, now=now)
            self.draft.set_words(f"Ada draf aduan dari {when}", "Belum selesai.")
        elif facts.files_wait_of:
            number = facts.files_wait_of
            self.draft.set_words(f"Bukti aduan {number} belum semua terlampir", "Masih menunggu.")
        self._say_waiting()
        past_year = facts.recap.year if facts.recap.year < today.year else 0
        self.todo.show_place(fresh=not facts.latest, past_year=past_year)
        self._choose(chosen, before=before)
        self.ready.emit()
        self._show_beside(facts, today)

    def _show_beside(self, facts: HomeFacts, today: date) -> None:
        """Show what stands beside the list, which comes first."""
        now, office = self.context.clock.now(), self.context.office
        self.latest.model.show_rows(facts.latest, office=office, now=now)
        self.months.show_recap(
            facts.recap, today=today, asks=bool(facts.latest), before=facts.recap_before
        )
        self._show_latest()
        if self._in_office:
            self.rota.show_media(facts.media)

    def _say_waiting(self) -> None:
        if self._facts is not None:
            now = self.context.clock.now()
            self.todo.say_waiting(self._facts.running, self.context.office, now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked, narrow = self.width() < PAGE_STACKED, self.width() < _NARROW_BELOW
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._side.fit(None if stacked else _SIDE_NARROW if narrow else _SIDE_WIDTH)
        self.todo.setMinimumHeight(_LEAST_HIGH if stacked else 0)
        # The page itself may be higher than the window, and scroll.
        low = self.window().height() < _LOW
        for bar in (self.morning, self.draft):
            bar.set_low(low=low)
        self._show_latest()

    def _show_latest(self) -> None:
        """Show the newest cases where there is room beside what matters more.

        Who has neither boxes nor months to look after has it at any height, or the list alone.
        """
        known = self._facts is not None and bool(self._facts.latest)
        self.latest.setVisible(known and (self.height() >= _HIGH or not self._in_office))
        self._side.setVisible(self._in_office or known)

    def _choose(self, row: ComplaintRow | None, *, before: int) -> None:
        line = -1 if row is None else self.model.line_of(row.id)
        gone_on = went_on(row, self.model.row_at(line))
        self.table.keep_place(line, before=before, went_on=gone_on)
        self.commands_changed.emit()

    def _ask_nil(self, month: YearMonth | None) -> None:
        # Imported late: forms are needed long after the first page.
        from ui.actions.nil_forms import NilDialog

        if self._facts is not None and self.months.asked:
            NilDialog(
                self.context,
                months=self.months.asked,
                media=self._facts.media,
                ticked=month,
                parent=self,
            ).open()

    def _on_month(self, month: int) -> None:
        if self._facts is None:
            return
        recap = self._facts.recap
        if (recap.year, month) in self.months.asked:
            self._ask_nil((recap.year, month))
        elif recap.rows[month - 1].total:
            self.context.navigate("register", year=recap.year, month=month)
        elif month in recap.nil:
            from ui.actions.nil_forms import ConfirmedDialog

            wanted, confirmed = (recap.year, month), recap.nil[month]
            ConfirmedDialog(self.context, wanted, confirmed, late=0, parent=self).open()

    def _on_search(self) -> None:
        if words := self.search.text().strip():
            self.search.clear()
            self.context.navigate("register", words=words)

    def _open_case(self, index: QModelIndex) -> None:
        self._open_row(self.model.row_at(index.row()))

    def _open_row(self, row: ComplaintRow | None) -> None:
        if row is not None:
            self.context.navigate("kasus", complaint_id=row.id)

    def _lay_out(self) -> None:
        side = self._side = SideColumn(_SIDE_WIDTH)
        side.add(self.rota, stretch=3)
        side.add(self.months, steady=True)
        side.add(self.latest, stretch=1)
        row = self._row = QHBoxLayout()
        row.setSpacing(PANEL_GAP)
        self.todo.setMinimumWidth(_LEAST_LIST)
        row.addWidget(self.todo, 1)
        row.addWidget(side)
        content = QVBoxLayout()
        content.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, PAGE_BOTTOM)
        content.setSpacing(12)
        content.addWidget(self.morning)
        content.addWidget(self.requests)
        content.addWidget(self.draft)
        content.addLayout(row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(content, 1)
