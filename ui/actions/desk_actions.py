"""The one door through which pages offer and start what the desk does with a case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from app.case import Case, ComplaintRow
from app.rules.kinds import BEFORE_DISPOSITION
from ui.actions.action_table import CORRECTIONS, ON_CASE, ON_ROW, Action, ActionKey
from ui.commands import Command
from ui.look.tokens import Tone
from ui.tasks import call

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.page import Context

S = TypeVar("S", ComplaintRow, Case)


@dataclass(frozen=True, slots=True)
class NextAction:
    """The primary action of a case; `run` starts it."""

    key: ActionKey
    word: str
    icon: str
    shortcut: str
    run: Callable[[], None]


_PAPERS = frozenset(key for key in ON_ROW if key.value.startswith("case.print"))


def parted(commands: Sequence[Command]) -> list[list[Command]]:
    """Return what is done with a case, the papers printed of it, and what is about it as a whole."""
    return [
        [each for each in commands if each.id not in _PAPERS and each.id not in ON_CASE],
        [each for each in commands if each.id in _PAPERS],
        [each for each in commands if each.id in ON_CASE],
    ]


class DeskActions:
    """Offers the actions on a case to whoever may take them; forms open over `parent`."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self._context = context
        self._parent = parent

    def next_action(self, row: ComplaintRow) -> NextAction | None:
        """Return what the case waits for, None when it is closed or others have to do it."""
        following = (
            key
            for key, action in ON_ROW.items()
            if row.status in action.next_in and action.possible(row)
        )
        mine = (key for key, action in ON_ROW.items() if row.status in action.next_for_head)
        key = next(mine, None) if self._as_head() else None
        key = key or next(following, None)
        if key is None or not self.may(action := ON_ROW[key]):
            return None
        run = self._starter(action, row)
        return NextAction(key, self._word(action), action.icon, action.shortcut, run)

    def commands(self, of: ComplaintRow | Case) -> list[Command]:
        """Return every action that is possible on a case now, the likeliest first.

        One that is known by its row only is read before it is put right.
        """
        row = of if isinstance(of, ComplaintRow) else of.row

        def likelihood(each: tuple[ActionKey, Action[ComplaintRow]]) -> tuple[bool, bool]:
            return row.status not in each[1].next_in, row.status not in each[1].soon_in

        found = [
            self._command(key, action, row.number, self._starter(action, row))
            for key, action in sorted(ON_ROW.items(), key=likelihood)
            if action.possible(row) and self.may(action)
        ]
        return [*found, *(self._on_case(of) if isinstance(of, Case) else self._read_first(of))]

    def _on_case(self, case: Case) -> list[Command]:
        return [
            self._command(key, action, case.row.number, self._starter(action, case))
            for key, action in ON_CASE.items()
            if action.possible(case) and self.may(action)
        ]

    def _read_first(self, row: ComplaintRow) -> list[Command]:
        undisposed = row.status in BEFORE_DISPOSITION
        without = {ActionKey.CORRECT_DISPOSITION} if undisposed else set()
        actions = [(key, ON_CASE[key]) for key in CORRECTIONS if key not in without]
        return [
            self._command(key, action, row.number, partial(self._read_and_start, action, row))
            for key, action in actions
            if self.may(action)
        ]

    def _read_and_start(self, action: Action[Case], row: ComplaintRow) -> None:
        # Imported late: the first page is there before anything is put right.
        from app.desk.reading_cases import read_case

        def start(case: Case) -> None:
            if action.possible(case):
                action.start(self._context, case, self._parent)
            else:
                self._context.messages.say(
                    f"Pada aduan {row.number} belum ada yang dapat dibetulkan di situ.", Tone.WARN
                )

        self._context.ask(call(read_case, complaint_id=row.id), then=start, owner=self._parent)

    def menu_of(
        self, row: ComplaintRow | None, *, more: Sequence[Command] = ()
    ) -> list[list[Command]]:
        """Return the groups of a row's menu: its page, the actions, the papers, and `more`."""
        if row is None:
            return []
        go = partial(self._context.navigate, "kasus", complaint_id=row.id)
        opening = Command("case.open", "Buka aduan", go, "file-text", "Enter")
        return [[opening], *parted(self.commands(row)), list(more)]

    def on_several(self, rows: Sequence[ComplaintRow]) -> list[Command]:
        """Return what is possible on each of some cases; papers and sheets have their own page."""
        return [
            Command(
                key,
                f"{self._word(action)} ({len(rows)} aduan)",
                partial(self._start_on_several, action, rows),
                icon=action.icon,
                shortcut=action.shortcut,
                also=action.also,
            )
            for key, action in ON_ROW.items()
            if key not in {*_PAPERS, ActionKey.DISPOSE}
            and self.may(action)
            and all(action.possible(row) for row in rows)
        ]

    def start(self, key: ActionKey, row: ComplaintRow) -> None:
        """Start an action on a case's row. Raises KeyError for one on the whole case."""
        ON_ROW[key].start(self._context, row, self._parent)

    def _command(
        self, key: ActionKey, action: Action[S], number: str, run: Callable[[], None]
    ) -> Command:
        word = self._word(action)
        return Command(
            key,
            f"{word} ({number})",
            run,
            icon=action.icon,
            shortcut=action.shortcut,
            word=word,
            also=action.also,
        )

    def _start_on_several(self, action: Action[ComplaintRow], rows: Sequence[ComplaintRow]) -> None:
        # Imported late: forms are needed long after the first page.
        from ui.actions.several import start_on_several

        start_on_several(self._context, action, rows, self._parent)

    def _starter(self, action: Action[S], subject: S) -> Callable[[], None]:
        return partial(action.start, self._context, subject, self._parent)

    def _as_head(self) -> bool:
        register = self._context.register
        return not register.locked and register.account.decides

    def _word(self, action: Action[S]) -> str:
        return action.as_head if action.as_head and self._as_head() else action.word

    def may(self, action: Action[S]) -> bool:
        """Tell whether who is signed in may take an action."""
        register = self._context.register
        return not register.locked and bool(action.roles & register.account.roles)
