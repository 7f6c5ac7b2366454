"""The one door through which pages offer and start what the desk does with a case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from app.case import Case, ComplaintRow
from ui.actions.action_table import ON_CASE, ON_ROW, Action, ActionKey
from ui.commands import Command

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
    """Return what is done with a case, and apart from it the papers that are printed of it."""
    return [
        [each for each in commands if each.id not in _PAPERS],
        [each for each in commands if each.id in _PAPERS],
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
        key = next(following, None)
        if key is None or not self._may(action := ON_ROW[key]):
            return None
        run = self._starter(action, row)
        return NextAction(key, action.word, action.icon, action.shortcut, run)

    def commands(self, row: ComplaintRow) -> list[Command]:
        """Return every action that is possible on the case now, the likeliest first."""

        def likelihood(each: tuple[ActionKey, Action[ComplaintRow]]) -> tuple[bool, bool]:
            return row.status not in each[1].next_in, row.status not in each[1].soon_in

        return [
            self._command(key, action, row, row.number)
            for key, action in sorted(ON_ROW.items(), key=likelihood)
            if action.possible(row) and self._may(action)
        ]

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
                f"{action.word} ({len(rows)} aduan)",
                partial(self._start_on_several, action, rows),
                icon=action.icon,
                shortcut=action.shortcut,
                also=action.also,
            )
            for key, action in ON_ROW.items()
            if key not in {*_PAPERS, ActionKey.DISPOSE}
            and self._may(action)
            and all(action.possible(row) for row in rows)
        ]

    def protecting(self, case: Case) -> list[Command]:
        """Return what can be done to protect who brought a case, or whom it is about."""
        return [
            self._command(key, action, case, case.row.number)
            for key, action in ON_CASE.items()
            if action.possible(case) and self._may(action)
        ]

    def start(self, key: ActionKey, row: ComplaintRow) -> None:
        """Start an action on a case's row. Raises KeyError for one on the whole case."""
        ON_ROW[key].start(self._context, row, self._parent)

    def _command(self, key: ActionKey, action: Action[S], subject: S, number: str) -> Command:
        return Command(
            key,
            f"{action.word} ({number})",
            self._starter(action, subject),
            icon=action.icon,
            shortcut=action.shortcut,
            word=action.word,
            also=action.also,
        )

    def _start_on_several(self, action: Action[ComplaintRow], rows: Sequence[ComplaintRow]) -> None:
        # Imported late: forms are needed long after the first page.
        from ui.actions.several import start_on_several

        start_on_several(self._context, action, rows, self._parent)

    def _starter(self, action: Action[S], subject: S) -> Callable[[], None]:
        return partial(action.start, self._context, subject, self._parent)

    def _may(self, action: Action[S]) -> bool:
        register = self._context.register
        return not register.locked and bool(action.roles & register.account.roles)
