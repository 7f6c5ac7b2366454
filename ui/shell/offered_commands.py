"""What can be done now: the window's own commands and the shown page's, by their keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.commands import Command, KeyBindings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.roles import Role
    from ui.shell.page_stack import PageStack
    from ui.shell.status_line import StatusLine


class OfferedCommands(QObject):
    """Binds their keys, and shows the page's in the status line.

    `roles_now` are those of who is signed in, None while nobody is.
    """

    def __init__(
        self,
        window: QWidget,
        pages: PageStack,
        status: StatusLine,
        *,
        roles_now: Callable[[], frozenset[Role] | None],
    ) -> None:
        super().__init__(window)
        self._pages = pages
        self._status = status
        self._roles_now = roles_now
        self.own: list[Command] = []
        """Those that hold on every page."""
        self._own_keys = KeyBindings(window)
        self._page_keys = KeyBindings(window)
        # Once for all that is chosen in one go, and after the rows are painted.
        self._offering = QTimer(self)
        self._offering.setSingleShot(True)
        self._offering.timeout.connect(self.offer)
        pages.commands_changed.connect(self._offering.start)

    def set_own(self, commands: Sequence[Command]) -> None:
        """Give the commands that hold on every page."""
        self.own = list(commands)
        self._own_keys.bind(self.own)

    def all(self) -> list[Command]:
        """Return all that can be done now, the page's own commands first."""
        page = self._pages.current_page()
        allowed = [command for command in self.own if self._leads_somewhere(command)]
        return [*(page.commands() if page is not None else ()), *allowed]

    def offer(self) -> None:
        """Bind the keys of the page that is shown, and tell them."""
        page = self._pages.current_page()
        self._page_keys.bind(page.commands() if page is not None else ())
        self._status.set_keys(page.legend() if page is not None else ())
        if page is not None:
            from ui.parts.letters import give_letters

            give_letters(page)

    def _leads_somewhere(self, command: Command) -> bool:
        """Tell whether who is signed in may open the place that a command leads to."""
        roles = self._roles_now()
        if not command.page or roles is None:
            return True
        return bool(command.roles & roles) and command.page in self._pages.open_to(roles)
