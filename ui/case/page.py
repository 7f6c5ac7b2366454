"""The Kasus page: the steps of one complaint, its facts, its timeline and what can be done."""

from functools import partial
from typing import ClassVar

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.case import Case, Seal
from app.desk.handing_on import note_read
from app.desk.listing_cases import find_number
from app.desk.opening_seals import open_seals
from app.desk.reading_cases import read_case
from app.roles import Role
from app.rules.kinds import Turn
from ui.actions.action_table import ON_CASE, ON_ROW, ActionKey
from ui.actions.desk_actions import DeskActions, parted
from ui.case.evidence_desk import EvidenceDesk
from ui.case.places import IN_HEAD, CasePlaces
from ui.case.steps import steps_of
from ui.case.story import bars_of, timeline_of
from ui.commands import Command
from ui.files import files_in
from ui.page import Context, Page
from ui.page_table import PageKey
from ui.parts.command_menu import fill_menu
from ui.tasks import call
from ui.walk import Walk, neighbour


class CasePage(Page):
    """Shows one complaint; what is confidential is shown for this visit only, when asked for."""

    key: ClassVar[PageKey] = "kasus"
    reads_at_arrival: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.actions_of = DeskActions(context, self)
        self._id = 0
        self._walk: Walk | None = None
        self.case: Case | None = None
        self._narrow = False
        self.places = CasePlaces(self)
        self.header, self.steps = self.places.header, self.places.steps
        self.facts, self.timeline = self.places.facts, self.places.timeline
        self.clocks = self.places.clocks
        self.evidence = EvidenceDesk(context, self, self.places.evidence)
        self.setAcceptDrops(True)
        self._connect()

    # --- what the window asks -----------------------------------------------------------

    def open(self, **wanted: object) -> None:
        """Show the complaint `complaint_id`, or the last one again; what is sealed is so anew.

        With a `walk` the list it was opened from is gone through from here.
        """
        key, walk = wanted.get("complaint_id"), wanted.get("walk")
        if isinstance(key, int):
            self._id, self._walk = key, walk if isinstance(walk, Walk) else None
        self.places.offer_walk(there=self._walk is not None)
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
        walk = [("Ctrl+PgUp Ctrl+PgDn", "sebelumnya, berikutnya")] if self._walk else []
        return [*walk, ("Esc", "kembali")]

    def leaving(self) -> None:
        """Let nothing that was opened stay on the screen."""
        if self.case is not None and self._is_open(self.case):
            self._load()
            self.facts.show_nothing()
            self.evidence.show_nothing()
            self.timeline.set_entries([])

    def keep_typed(self) -> None:
        """Go on showing what was opened: nothing is typed here."""

    def commands(self) -> list[Command]:
        """Return what can be done with the case now."""
        if self.case is None:
            return []
        if self.case.erased_at is not None:
            return self._steps()
        found = self.actions_of.commands(self.case)
        found += self.evidence.commands()
        if self._closed(self.case):
            word = "Tampilkan yang dirahasiakan"
            found.append(Command("case.reveal", word, self.reveal, icon="eye"))
        return [*found, *self._steps()]

    def _steps(self) -> list[Command]:
        """Return the ways to the cases before and after it in the list."""
        if self._walk is None:
            return []
        back, on = partial(self.step, -1), partial(self.step, 1)
        return [
            Command("case.before", "Aduan sebelumnya", back, "chevron-left", "Ctrl+PgUp"),
            Command("case.after", "Aduan berikutnya", on, "chevron-right", "Ctrl+PgDown"),
        ]

    # --- actions ------------------------------------------------------------------------

    def reveal(self) -> None:
        """Open what is sealed of the case for this visit; that is on record."""
        self.ask(call(open_seals, complaint_id=self._id), then=self._show, key="case")

    def step(self, by: int) -> None:
        """Show the case after this one in the list it was opened from, for -1 that before it."""
        if self._walk is not None:
            work = call(neighbour, walk=self._walk, here=self._id, by=by)
            self.ask(work, then=partial(self._on_neighbour, by), key="step")

    def _on_neighbour(self, by: int, found: tuple[int, Walk] | None) -> None:
        if found is None:
            end = "terakhir" if by > 0 else "pertama"
            self.context.messages.say(f"Ini aduan {end} di daftar itu.")
            return
        key, walk = found
        self.leaving()
        self.open(complaint_id=key, walk=walk)

    # --- reading and showing ------------------------------------------------------------

    def _load(self) -> None:
        if self._id:
            self.ask(call(read_case, complaint_id=self._id), then=self._show, key="case")

    def _show(self, case: Case) -> None:
        self.case = case
        self.places.name_case(case.row.title, case.row.number)
        self._show_actions(case)
        self.facts.show_case(case, self.context.office)
        self.evidence.show_case(case)
        self._show_times(case)
        self.commands_changed.emit()
        self.ready.emit()
        self._note_read(case)

    def _note_read(self, case: Case) -> None:
        """Have it on record, once, that the team of who is signed in read its disposition."""
        register = self.context.register
        if register.locked or Role.TEAM not in register.account.roles:
            return
        if case.content_seal is Seal.CLOSED:
            # Only the number and days are on the screen: nothing was read yet.
            return
        team = register.account.team
        unread = (
            hand.key == 0 and hand.read_at is None for hand in case.hands if hand.team == team
        )
        if case.row.turn is Turn.TEAM and any(unread):
            read = call(note_read, complaint_id=case.row.id)
            self.ask(read, then=self._on_noted, key="read")

    def _on_noted(self, noted: bool) -> None:
        # What was opened stays open: it would be sealed again by reading the case anew.
        if noted and self.case is not None and not self._is_open(self.case):
            self._load()

    def _show_times(self, case: Case) -> None:
        office, now = self.context.office, self.context.clock.now()
        steps = steps_of(case, office, now=now, short=self.places.is_narrow())
        self.steps.set_steps(steps)
        self.facts.show_badges(case, office, now=now)
        scrolled = self.timeline.verticalScrollBar().value()
        self.timeline.set_entries(timeline_of(case, office, now=now))
        self.timeline.verticalScrollBar().setValue(scrolled)
        self.clocks.set_bars(bars_of(case, now=now))

    def _show_actions(self, case: Case) -> None:
        possible = {command.id for command in self.actions_of.commands(case.row)}
        following = self.actions_of.next_action(case.row)
        self.places.show_actions(possible, following, paused=case.row.paused)

    def _closed(self, case: Case) -> bool:
        """Tell whether anything of a case could be opened that is not open yet."""
        return Seal.CLOSED in (case.identity_seal, case.content_seal)

    def _is_open(self, case: Case) -> bool:
        return Seal.OPEN in (case.identity_seal, case.content_seal)

    def _run_primary(self) -> None:
        following = self.actions_of.next_action(self.case.row) if self.case else None
        if following is not None:
            following.run()

    def _run(self, key: str) -> None:
        """Run a command if it is possible now."""
        found = next((command for command in self.commands() if command.id == key), None)
        if found is not None:
            found.run()

    def _fill_menu(self) -> None:
        self.places.menu.clear()
        if self.case is None:
            return
        following = self.actions_of.next_action(self.case.row)
        shown = {*IN_HEAD, following.key if following is not None else ""}
        left = [command for command in self.commands() if command.id not in shown]
        known = [command for command in left if command.id in ON_ROW or command.id in ON_CASE]
        rest = [command for command in left if command not in known]
        fill_menu(self.places.menu, [*parted(known), rest])

    def _connect(self) -> None:
        run = self._run
        self.places.forward_button.clicked.connect(lambda: run(ActionKey.FORWARD))
        self.places.pause_button.clicked.connect(lambda: run(ActionKey.PAUSE))
        self.places.primary_button.clicked.connect(self._run_primary)
        self.places.menu.aboutToShow.connect(self._fill_menu)
        self.places.before_button.clicked.connect(partial(self.step, -1))
        self.places.after_button.clicked.connect(partial(self.step, 1))
        self.header.crumb_chosen.connect(self.context.navigate)
        self.facts.reveal_wanted.connect(self.reveal)
        self.facts.number_chosen.connect(self._open_number)
        self.evidence.reveal_wanted.connect(self.reveal)

    def _open_number(self, number: str) -> None:
        """Show another case."""
        self.ask(
            call(find_number, number=number),
            then=lambda found: self.context.navigate("kasus", complaint_id=found),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        brought = event.mimeData()
        if self.evidence.may_attach and (files_in(brought) or brought.hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.evidence.take(event.mimeData())
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.places.fit()
        narrow = self.places.is_narrow()
        if self.case is not None and narrow is not self._narrow:
            self._show_times(self.case)
        self._narrow = narrow
