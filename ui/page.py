"""What a page is, and what every page is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.guard import rule_of
from app.outcome import Outcome
from ui.commands import Command
from ui.look.style import Look, current_look
from ui.messages import Messages
from ui.page_table import PageKey, title_of
from ui.preferences import Preferences
from ui.tasks import Lane, Runner, call

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from app.clock import Clock
    from app.office import Office
    from app.register import Register


T = TypeVar("T")


class Navigate(Protocol):
    """Opens a page by its key; further words are for its `open`."""

    def __call__(self, page_key: PageKey, **wanted: object) -> None:
        """Go there; the way back is remembered."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """What every page is given; `register` goes only into work for the runner.

    A page made at the door stands on a register in memory until the real one is put in its place:
    it keeps neither `register` nor what it may do there.

    `window_commands` tells the commands that hold on every page, such as choosing a theme, for a
    page that shows them as buttons. `open_sample` opens the sample register, `open_other` lets the
    user choose a register, `make_new` has a new one made.
    """

    register_now: Callable[[], Register]
    runner: Runner
    messages: Messages
    clock: Clock
    preferences: Preferences
    navigate: Navigate
    back: Callable[[], None]
    office_now: Callable[[], Office]
    window_commands: Callable[[], Sequence[Command]] = tuple
    open_sample: Callable[[], object] = tuple
    open_other: Callable[[], object] = tuple
    make_new: Callable[[], object] = tuple
    lock: Callable[[], object] = tuple

    @property
    def register(self) -> Register:
        """The register that is open now."""
        return self.register_now()

    @property
    def office(self) -> Office:
        """The office's settings and lists as they are now."""
        return self.office_now()

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone: every moment is shown in it."""
        return self.office.zone

    @property
    def sample(self) -> bool:
        """Whether this is the sample register."""
        return self.office.sample

    def may(self, service: Callable[..., object]) -> bool:
        """Tell whether who is signed in may call a service: what they may not, is not offered."""
        register = self.register
        return not register.locked and bool(rule_of(service) & register.account.roles)

    def ask(
        self,
        work: Callable[[Register], T],
        *,
        owner: QObject | None = None,
        then: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        key: str | None = None,
        lane: Lane = "register",
    ) -> None:
        """Run work on the register away from the GUI thread: a service, or a `call` of one.

        What an action did to a case can be taken back while the undo bar stands. The rest is as in
        `Runner.run`.
        """
        register = self.register
        self.runner.run(
            lambda: work(register),
            then=partial(self._on_done, then),
            failed=failed,
            owner=owner,
            key=key,
            lane=lane,
        )

    def _on_done(self, then: Callable[[T], object] | None, result: T) -> None:
        """Offer to take back what was done, if that can be, and go on."""
        if isinstance(result, Outcome) and result.events:
            self.messages.undo(result.sentence, partial(self._take_back, result))
        if then is not None:
            then(result)

    def _take_back(self, done: Outcome) -> None:
        from app.desk.taking_back import take_back

        self.ask(call(take_back, complaint_id=done.complaint_id, events=done.events))

    @property
    def look(self) -> Look:
        """The look of the moment; never keep it."""
        return current_look()


class Page(QWidget):
    """One page of the window; made when first opened, then kept until another register opens.

    Emit `ready` each time fresh rows stand on the screen, `commands_changed` when `commands` or
    `legend` would now answer differently.
    """

    key: ClassVar[PageKey]
    reads_at_arrival: ClassVar[bool] = False
    """Whether `open` reads everything anew: what changed meanwhile is not read a second time."""
    ready = Signal()
    commands_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    @property
    def title(self) -> str:
        """The page's word, as the table of pages has it."""
        return title_of(self.key)

    def ask(
        self,
        work: Callable[[Register], T],
        *,
        then: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        key: str | None = None,
        lane: Lane = "register",
    ) -> None:
        """Ask the register for this page, as in `Context.ask`."""
        self.context.ask(work, owner=self, then=then, failed=failed, key=key, lane=lane)

    def open(self, **wanted: object) -> None:
        """Show what is wanted; called at every arrival, also when coming back."""

    def refresh(self, changed: frozenset[str]) -> None:
        """Read anew what hangs on the changed parts; called only while the page is shown."""

    def tick(self) -> None:
        """Tell times anew: a minute has passed while the page is shown."""

    def first_focus(self) -> QWidget | None:
        """Return what gets the focus at arrival."""
        return None

    def focus_search(self) -> bool:
        """Go to the page's own search field; False when it has none."""
        return False

    def commands(self) -> list[Command]:
        """Return what can be done on this page now."""
        return []

    def legend(self) -> list[tuple[str, str]]:
        """Return the (keys, word) pairs for the right end of the status line."""
        return []

    def leaving(self) -> None:
        """Save a draft: the page is about to be left."""

    def keep_typed(self) -> None:
        """Save a draft as if it were left, and go on: a system that is to end may not end after all."""
        self.leaving()
