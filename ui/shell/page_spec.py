"""How the window knows a page before it is made."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from app.roles import Role

if TYPE_CHECKING:
    from ui.page import Context, Page


@dataclass(frozen=True, slots=True)
class PageSpec:
    """How to make a page: `place` is "module:Class", imported when the page is first opened.

    `rail` is the key of the rail's entry to mark, when it isn't the page's own. `roles` are those
    that have any use for it.
    """

    key: str
    title: str
    icon: str
    place: str
    rail: str = ""
    roles: frozenset[Role] = frozenset(Role)

    def make(self, context: Context) -> Page:
        """Build the page; its module and all it needs are imported here."""
        from ui.page import Page

        module, _, name = self.place.partition(":")
        made = getattr(import_module(module), name)(context)
        if not isinstance(made, Page):
            raise TypeError(f"{self.place} is not a page")
        return made
