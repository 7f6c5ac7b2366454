"""The Beranda page: what needs the officer now, the months of the year, and what came in last."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from ui.actions.desk_actions import DeskActions
from ui.commands import Command
from ui.entry.drafts import since_words
from ui.home.facts import HomeFacts, read_home
from ui.home.latest import LatestModel
from ui.home.model import DAYS, HOLDER, NUMBER, TIME, TITLE, HomeModel
from ui.home.months import MonthsPanel
from ui.home.waiting_line import WaitingLine
from ui.home.words import day_sentence, waiting_words
from ui.look.tokens import HEIGHT_ROW_TWO, PAGE_BOTTOM, PAGE_MARGIN, PANEL_GAP
from ui.pages import Context, Page
from ui.parts.buttons import button
from ui.parts.cells import TwoLineDelegate
from ui.parts.editors import SearchEdit
from ui.parts.empty_state import EmptyState
from ui.parts.header import PageHeader
from ui.parts.labels import rule
from ui.parts.message_bar import MessageBar
from ui.parts.panel import Panel
from ui.parts.table import Table

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from app.facts import ComplaintRow

_SIDE_WIDTH = 332
_RIBBON_ROOM = 68


class HomePage(Page):
    """The list left, months and latest right."""

    key: ClassVar[str] = "beranda"
    title: ClassVar[str] = "Beranda"
    icon: ClassVar[str] = "home"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.actions_on_case = DeskActions(context, self)
        self._facts: HomeFacts | None = None
        self.search = SearchEdit("Cari nomor, nama, isi…")
        self.search.returnPressed.connect(self._on_search)
        self.add_button = button("Catat aduan", "primary", icon="plus", tip="Ctrl+N")
        self.add_button.clicked.connect(lambda: context.navigate("catat"))
        self.header = PageHeader("Beranda", " ", actions=[self.search, self.add_button])
        self.draft = MessageBar("Ada draf aduan", " ", icon="pencil", action="Lanjutkan")
        self.draft.action_wanted.connect(lambda: context.navigate("catat"))
        self.draft.hide()
        self.waiting = WaitingLine()
        now = context.clock.now()
        self.model = HomeModel(context.office, now, self)
        self.table = self._build_table()
        self.search.list_wanted.connect(self.table.setFocus)
        self.months = MonthsPanel()
        self.months.check_wanted.connect(lambda: self._ask_nil(None))
        self.months.month_chosen.connect(self._on_month)
        self.latest_model = LatestModel(context.office, now, self)
        self.latest = self._build_latest()
        self._lay_out()

    def open(self, **wanted: object) -> None:
        """Read everything anew."""
        self._load()

    def refresh(self, changed: frozenset[str]) -> None:
        """Read everything anew, whatever changed."""
        if changed:
            self._load()

    def tick(self) -> None:
        """Tell the day and the times anew."""
        now, office = self.context.clock.now(), self.context.office
        self.header.set_sentence(day_sentence(office, now=now))
        if self._facts is None:
            return
        chosen = self.chosen()
        if self.model.tick(self._facts.running, now=now):
            self._choose(chosen)
        self._say_waiting()

    def first_focus(self) -> QWidget | None:
        """Return the list, or the way to begin when there is none."""
        fresh = self._places.currentWidget() is self.fresh
        return self.first_button if fresh else self.table

    def focus_search(self) -> bool:
        """Go to the search field."""
        self.search.setFocus()
        self.search.selectAll()
        return True

    def commands(self) -> list[Command]:
        """Return what can be done with the chosen case."""
        chosen = self.chosen()
        return [] if chosen is None else self.actions_on_case.commands(chosen)

    def legend(self) -> list[tuple[str, str]]:
        """Return the keys worth knowing here."""
        chosen = self.chosen()
        action = None if chosen is None else self.actions_on_case.next_action(chosen)
        pairs = [("Enter", "buka aduan")]
        return [*pairs, (action.shortcut, action.word.lower())] if action else pairs

    def chosen(self) -> ComplaintRow | None:
        """Return the case chosen in the list."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def _load(self) -> None:
        register, now = self.context.register, self.context.clock.now()
        year = now.astimezone(self.context.zone).year
        self.context.runner.run(
            lambda: read_home(register, year=year), then=self._on_facts, owner=self, key="facts"
        )

    def _on_facts(self, facts: HomeFacts) -> None:
        chosen = self.chosen()
        self._facts = facts
        now, office = self.context.clock.now(), self.context.office
        self.header.set_sentence(day_sentence(office, now=now))
        self.model.show_rows(facts.running, office=office, now=now)
        self.latest_model.show_rows(facts.latest, office=office, now=now)
        month = now.astimezone(office.zone).month
        self.months.show_recap(facts.recap, month=month, asks=bool(facts.latest))
        self.latest_panel.setVisible(bool(facts.latest))
        self.draft.setVisible(facts.draft_saved_at is not None)
        if facts.draft_saved_at is not None:
            when = since_words(facts.draft_saved_at, office.zone, now=now)
            self.draft.set_words(f"Ada draf aduan dari {when}", "Belum masuk register.")
        self._say_waiting()
        self._show_place()
        self._choose(chosen)
        self.ready.emit()

    def _say_waiting(self) -> None:
        if self._facts is None:
            return
        words = waiting_words(
            self._facts.running, self.context.office, now=self.context.clock.now()
        )
        running = len(self._facts.running)
        otherwise = (
            f"{running} aduan berjalan, tidak ada yang mendesak."
            if running
            else ("Tidak ada aduan yang berjalan.")
        )
        self.waiting.say(words, otherwise=otherwise)

    def _show_place(self) -> None:
        fresh = self._facts is not None and not self._facts.latest
        place = self.fresh if fresh else self.table if self.model.rowCount() else self.calm
        self._places.setCurrentWidget(place)
        self.waiting.setVisible(not fresh)
        self._line.setVisible(not fresh)

    def _choose(self, row: ComplaintRow | None) -> None:
        line = -1 if row is None else self.model.line_of(row.id)
        if line >= 0:
            self.table.select_row(line)
        else:
            self.table.select_first()
        self.commands_changed.emit()

    def _ask_nil(self, month: int | None) -> None:
        # Imported late: forms are needed long after the first page.
        from ui.home.nil_dialog import NilDialog

        if self._facts is not None and self.months.asked:
            NilDialog(
                self.context,
                year=self._facts.recap.year,
                months=self.months.asked,
                ticked=month,
                parent=self,
            ).open()

    def _on_month(self, month: int) -> None:
        if month in self.months.asked:
            self._ask_nil(month)
        elif self._facts is not None and self._facts.recap.rows[month - 1].total:
            self.context.navigate("register", year=self._facts.recap.year)

    def _on_search(self) -> None:
        if words := self.search.text().strip():
            self.search.clear()
            self.context.navigate("register", words=words)

    def _open_case(self, index: QModelIndex) -> None:
        model = index.model()
        row = model.row_at(index.row()) if isinstance(model, HomeModel | LatestModel) else None
        if row is not None:
            self.context.navigate("kasus", complaint_id=row.id)

    def _build_table(self) -> Table:
        table = Table(bands=True, line_inset=12)
        table.setModel(self.model)
        table.horizontalHeader().hide()
        table.setAccessibleName("Yang perlu ditangani")
        table.fix_column(NUMBER, "2026-0000")
        table.stretch_column(TITLE)
        table.fix_column(HOLDER, "Tim Statistik Sosial")
        table.fix_column(TIME, "terlambat 12 hari kerja 4 jam")
        table.fix_column(DAYS, "", extra=_RIBBON_ROOM)
        self.model.modelReset.connect(lambda: _span(table, self.model))
        table.row_activated.connect(self._open_case)
        table.current_row_changed.connect(lambda _: self.commands_changed.emit())
        return table

    def _build_latest(self) -> Table:
        table = Table(row_height=HEIGHT_ROW_TWO)
        table.setModel(self.latest_model)
        table.setItemDelegate(TwoLineDelegate(table))
        table.horizontalHeader().hide()
        table.stretch_column(0)
        table.setAccessibleName("Terakhir dicatat")
        table.row_activated.connect(self._open_case)
        return table

    def _build_fresh(self) -> EmptyState:
        self.first_button = button(
            "Catat aduan pertama", "primary", icon="plus", shortcut="Ctrl+N", binds=False
        )
        self.first_button.clicked.connect(lambda: self.context.navigate("catat"))
        return EmptyState(
            "register",
            "Register masih kosong",
            "Mulai dengan aduan pertama, atau lihat dahulu dengan data contoh: "
            "tekan Ctrl+K, tulis “contoh”.",
            self.first_button,
        )

    def _lay_out(self) -> None:
        panel = Panel(padded=False)
        self._line = rule()
        panel.add(self.waiting)
        panel.add(self._line)
        self.fresh = self._build_fresh()
        self.calm = EmptyState(
            "check", "Tidak ada yang mendesak", "Yang berjalan ada di Tindak Lanjut."
        )
        held = QWidget()
        self._places = QStackedLayout(held)
        for place in (self.table, self.calm, self.fresh):
            self._places.addWidget(place)
        panel.add(held, 1)
        self.latest_panel = Panel("Terakhir dicatat", padded=False)
        self.latest_panel.add(self.latest, 1)
        side = QVBoxLayout()
        side.setSpacing(PANEL_GAP)
        side.addWidget(self.months)
        side.addWidget(self.latest_panel, 1)
        side.addStretch(0)
        self.months.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        held_side = QWidget()
        held_side.setFixedWidth(_SIDE_WIDTH)
        side.setContentsMargins(0, 0, 0, 0)
        held_side.setLayout(side)
        row = QHBoxLayout()
        row.setSpacing(PANEL_GAP)
        row.addWidget(panel, 1)
        row.addWidget(held_side)
        content = QVBoxLayout()
        content.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, PAGE_BOTTOM)
        content.setSpacing(12)
        content.addWidget(self.draft)
        content.addLayout(row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(content, 1)


def _span(table: Table, model: HomeModel) -> None:
    """Let words use the empty cell beside them, so that fewer are cut."""
    table.clearSpans()
    for line, column in model.spans():
        table.setSpan(line, column, 1, 2)
