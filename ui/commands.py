"""Commands: what the window and its pages can do, by palette, by key and on the shortcut sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut

from app.roles import Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Legend = Sequence[tuple[str, str]]


class Command(NamedTuple):
    """One thing that can be done; `id` is unique among those offered at a time.

    `word` is its text where the case that it is about is plain anyway.
    `page` is the page it leads to, if it does nothing else: not everybody may open each.
    `also` are other words by which it is looked for, `roles` those that have any use for it.
    """

    id: str
    text: str
    run: Callable[[], object]
    icon: str = ""
    shortcut: str = ""
    group: str = "Tindakan"
    page: str = ""
    word: str = ""
    also: str = ""
    roles: frozenset[Role] = frozenset(Role)
    more_keys: tuple[str, ...] = ()
    """Keys that do the same, as other programs have them; the help names them."""


class KeyBindings:
    """The shortcuts of a set of commands on one window; a new set replaces the old one."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._shortcuts: list[QShortcut] = []

    def bind(self, commands: Iterable[Command]) -> None:
        """Bind the keys of `commands`; those without a key are left out."""
        for old in self._shortcuts:
            old.setEnabled(False)
            old.deleteLater()
        self._shortcuts = [
            self._shortcut(command, keys)
            for command in commands
            for keys in (command.shortcut, *command.more_keys)
            if keys
        ]

    def _shortcut(self, command: Command, keys: str) -> QShortcut:
        made = QShortcut(self._window)
        made.setKey(keys)
        made.setContext(Qt.ShortcutContext.WindowShortcut)
        made.setAutoRepeat(False)
        made.activated.connect(command.run)
        return made


def sheet_groups(
    commands: Iterable[Command], *, page_title: str, legend: Legend
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the shortcut sheet: the page's keys first, then commands by their groups."""
    groups: dict[str, list[tuple[str, str]]] = {}
    if legend:
        groups[page_title] = list(legend)
    for command in commands:
        if command.shortcut:
            groups.setdefault(command.group, []).append((command.shortcut, command.text))
    return list(groups.items())
