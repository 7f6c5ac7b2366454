"""The Kasus page: the steps of one complaint, its facts, its timeline and what can be done."""

from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.case import Case, Seal
from app.desk.correcting import correct_complaint
from app.desk.opening_seals import open_seals
from app.desk.reading_cases import read_case
from app.guard import rule_of
from ui.actions.desk_actions import DeskActions
from ui.case.correcting import CorrectDialog
from ui.case.facts_panel import FactsPanel
from ui.case.steps import steps_of
from ui.case.story import bars_of, timeline_of
from ui.commands import Command
from ui.look.style import icon
from ui.look.tokens import PAGE_BOTTOM, PAGE_MARGIN, PANEL_GAP, SPACE_12, SPACE_16
from ui.page import Context, Page
from ui.parts.buttons import button
from ui.parts.cells.item_roles import ItemRole
from ui.parts.labels import label, rule
from ui.parts.panels.header import PageHeader
from ui.parts.panels.panel import Panel
from ui.parts.panels.step_bar import StepBar
from ui.parts.panels.three_clocks import ThreeClocks
from ui.parts.panels.timeline import TimelineView

_FACTS, _FACTS_NARROW, _FACTS_WIDE = 472, 380, 560
_NARROW_BELOW, _WIDE_FROM = 1050, 1420
_LONG_NOTE = 60
# What stands in the head itself; the menu has the rest.
_IN_HEAD = ("case.forward", "case.pause", "case.resume")


class CasePage(Page):
    """Shows one complaint; what is confidential is shown for this visit only, when asked for."""

    key = "kasus"
    title = "Aduan"
    icon = "file-text"
    reads_at_arrival = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.actions_of = DeskActions(context, self)
        self._id = 0
        self.case: Case | None = None
        self._narrow = False
        self._make_widgets()
        self._lay_out()

    # --- what the window asks -----------------------------------------------------------

    def open(self, **wanted: object) -> None:
        """Show the complaint `complaint_id`, or the last one again; what is sealed is so anew."""
        key = wanted.get("complaint_id")
        if isinstance(key, int) and key != self._id:
            self._id = key
        self._load()

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the case anew."""
        if changed & {"complaints", "settings"}:
            self._load()

    def tick(self) -> None:
        """Tell the times anew."""
        if self.case is not None:
            self._show_times(self.case)

    def first_focus(self) -> QWidget | None:
        # Not the primary button: a second Enter from the list would act on the case at once.
        return self.timeline

    def legend(self) -> list[tuple[str, str]]:
        return [("Esc", "kembali")]

    def leaving(self) -> None:
        """Let nothing that was opened stay on the screen."""
        if self.case is not None and self._is_open(self.case):
            self._load()
            self.facts.show_nothing()
            self.timeline.set_entries([])

    def commands(self) -> list[Command]:
        """Return what can be done with the case now."""
        if self.case is None:
            return []
        if self.case.erased_at is not None:
            return []
        found = self.actions_of.commands(self.case.row)
        if rule_of(correct_complaint) & self.context.register.account.roles:
            found.append(Command("case.correct", "Betulkan data", self.correct, icon="pencil"))
        found += self.actions_of.protecting(self.case)
        if self._closed(self.case):
            word = "Tampilkan yang dirahasiakan"
            found.append(Command("case.reveal", word, self.reveal, icon="eye"))
        return found

    # --- actions ------------------------------------------------------------------------

    def reveal(self) -> None:
        """Open what is sealed of the case for this visit; that is on record."""
        register, key = self.context.register, self._id
        self.context.runner.run(
            lambda: open_seals(register, complaint_id=key), then=self._show, owner=self, key="case"
        )

    def correct(self) -> None:
        """Open the form that corrects; a text that is sealed stays as it is."""
        if self.case is None:
            return
        CorrectDialog(self.context, self.case, parent=self).open()

    # --- reading and showing ------------------------------------------------------------

    def _load(self) -> None:
        if not self._id:
            return
        register, key = self.context.register, self._id
        self.context.runner.run(
            lambda: read_case(register, complaint_id=key), then=self._show, owner=self, key="case"
        )

    def _show(self, case: Case) -> None:
        self.case = case
        row = case.row
        self.header.set_title(row.title)
        self.header.set_breadcrumb([("register", "Register"), ("", row.number)])
        self._show_actions(case)
        self.facts.show_case(case, self.context.office)
        self._show_times(case)
        self.commands_changed.emit()
        self.ready.emit()

    def _show_times(self, case: Case) -> None:
        office, now = self.context.office, self.context.clock.now()
        short = self.width() < _NARROW_BELOW
        self.steps.set_steps(steps_of(case, office, now=now, short=short))
        self.facts.show_badges(case, office, now=now)
        scrolled = self.timeline.verticalScrollBar().value()
        self.timeline.set_entries(timeline_of(case, office, now=now))
        self.timeline.verticalScrollBar().setValue(scrolled)
        self.clocks.set_bars(bars_of(case, now=now))

    def _show_actions(self, case: Case) -> None:
        possible = {command.id: command for command in self.actions_of.commands(case.row)}
        self._forward.setVisible("case.forward" in possible)
        self._pause.setVisible(bool(possible.keys() & {"case.pause", "case.resume"}))
        paused = case.row.paused
        self._pause.set_word("Lanjutkan" if paused else "Jeda")
        self._pause.set_icon("player-play" if paused else "pause")
        following = self.actions_of.next_action(case.row)
        # To resume is the next step of a paused case; one button for it is enough.
        if paused:
            self._pause.hide()
        self._primary.setVisible(following is not None)
        if following is not None:
            self._primary.set_word(following.word)
            self._primary.set_icon(following.icon)
            self._primary.show_keys(following.shortcut, binds=False)

    def _closed(self, case: Case) -> bool:
        """Tell whether anything of a case could be opened that is not open yet."""
        return Seal.CLOSED in (case.identity_seal, case.content_seal)

    def _is_open(self, case: Case) -> bool:
        return Seal.OPEN in (case.identity_seal, case.content_seal)

    def _run_primary(self) -> None:
        following = self.actions_of.next_action(self.case.row) if self.case else None
        if following is not None:
            following.run()

    def _run(self, *ids: str) -> None:
        """Run the first of these commands that is possible now."""
        found = next((command for command in self.commands() if command.id in ids), None)
        if found is not None:
            found.run()

    def _fill_menu(self) -> None:
        self._menu.clear()
        following = self.actions_of.next_action(self.case.row) if self.case else None
        ink = self.context.look.tokens.ink2
        for command in self.commands():
            word = command.word or command.text
            if command.id in _IN_HEAD or (following is not None and word == following.word):
                continue
            if command.id in ("case.print_sheet", "case.correct"):
                self._menu.addSeparator()
            action = self._menu.addAction(icon(command.icon, ink), word)
            action.triggered.connect(partial(_start, command))

    def _on_entry(self, index: QModelIndex) -> None:
        """Show in full the event the keyboard is on, where its two lines are too short."""
        entry = index.data(ItemRole.ROW) if index.isValid() else None
        title, note = (entry.title, entry.note) if entry is not None else ("", "")
        self._note.setText(f"{title}. {note}" if len(title) > _LONG_NOTE else note)
        self._note.setVisible(max(len(title), len(note)) > _LONG_NOTE)

    # --- building -----------------------------------------------------------------------

    def _make_widgets(self) -> None:
        self._forward = button("Teruskan", icon="arrow-right")
        self._forward.clicked.connect(lambda: self._run("case.forward"))
        self._pause = button("Jeda", icon="pause")
        self._pause.clicked.connect(lambda: self._run("case.pause", "case.resume"))
        self._more = button("", icon="dots", tip="Tindakan lain")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more.setMenu(self._menu)
        self._primary = button("", "primary")
        self._primary.clicked.connect(self._run_primary)
        actions = [self._forward, self._pause, self._more, self._primary]
        self.header = PageHeader(" ", breadcrumb=[("register", "Register")], actions=actions)
        self.header.crumb_chosen.connect(self.context.navigate)
        self.steps = StepBar()
        self.facts = FactsPanel()
        self.facts.reveal_wanted.connect(self.reveal)
        self.timeline = TimelineView()
        self._note = label("", "second", wrap=True)
        self._note.hide()
        self.clocks = ThreeClocks()
        self.timeline.selectionModel().currentChanged.connect(self._on_entry)

    def _lay_out(self) -> None:
        story = Panel("Linimasa", "terbaru di atas", padded=False)
        story.body.setContentsMargins(0, 4, 0, 0)
        story.add(self.timeline, 1)
        note = QVBoxLayout()
        note.setContentsMargins(SPACE_16, 0, SPACE_16, SPACE_12)
        note.addWidget(self._note)
        story.body.addLayout(note)
        story.add(rule())
        times = QVBoxLayout()
        times.setContentsMargins(SPACE_16, 9, SPACE_16, 7)
        times.setSpacing(4)
        times.addWidget(label("Tiga hitungan waktu", "caption"))
        times.addWidget(self.clocks)
        story.body.addLayout(times)
        body = QHBoxLayout()
        body.setSpacing(PANEL_GAP)
        body.addWidget(self.facts)
        body.addWidget(story, 1)
        inner = QVBoxLayout()
        inner.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, PAGE_BOTTOM)
        inner.setSpacing(SPACE_12)
        inner.addWidget(self.steps)
        inner.addLayout(body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(inner, 1)
        self.facts.setFixedWidth(_FACTS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width()
        wide, narrow = room >= _WIDE_FROM, room < _NARROW_BELOW
        self.facts.setFixedWidth(_FACTS_WIDE if wide else _FACTS_NARROW if narrow else _FACTS)
        if self.case is not None and narrow is not self._narrow:
            self._show_times(self.case)
        self._narrow = narrow


def _start(command: Command, _: bool = False) -> None:  # noqa: FBT002 - Qt tells whether checked
    command.run()
