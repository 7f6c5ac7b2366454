"""The pages of an open register: made when first opened, one shown, with the way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from app.roles import Role
from ui.page_table import PageSpec

if TYPE_CHECKING:
    from ui.page import Context, Page

Wanted = dict[str, Any]


class PageStack(QStackedWidget):
    """Shows one page, or `resting` while no register is open.

    `page_shown` carries the key of the page that arrived, `rows_shown` comes whenever the shown
    page has put fresh rows on the screen, `commands_changed` when other commands hold now.
    """

    page_shown = Signal(str)
    rows_shown = Signal()
    commands_changed = Signal()

    def __init__(self, specs: Sequence[PageSpec], resting: QWidget) -> None:
        super().__init__()
        self.specs: dict[str, PageSpec] = {spec.key: spec for spec in specs}
        self._resting = resting
        self._special: QWidget | None = None
        self._context: Context | None = None
        self._pages: dict[str, Page] = {}
        self._first: Page | None = None
        self._wanted: dict[str, Wanted] = {}
        self._stale: dict[str, frozenset[str]] = {}
        self._history: list[tuple[str, Wanted]] = []
        self._focused: dict[str, QWidget] = {}
        self.addWidget(resting)

    def current_page(self) -> Page | None:
        """Return the page on the screen; None while there is none."""
        shown = self.currentWidget()
        return next((page for page in self._pages.values() if page is shown), None)

    def place(self) -> tuple[str, Wanted]:
        """Return the key of the shown page and what it was opened for."""
        page = self.current_page()
        return ("", {}) if page is None else (page.key, dict(self._wanted.get(page.key, {})))

    def open_to(self, roles: frozenset[Role]) -> tuple[str, ...]:
        """Return the keys of the pages that these roles may open, in their order."""
        return tuple(key for key, spec in self.specs.items() if spec.roles & roles)

    def can_go_back(self) -> bool:
        """Tell whether there is a page to return to."""
        return bool(self._history)

    def get_ready(self, context: Context) -> None:
        """Make the first page while something else is shown, for `begin` with the same context."""
        first = self._first = self._make(next(iter(self.specs)), context)
        first.resize(self.size())

        def draw() -> None:
            if self._first is first:
                first.grab()

        # Polished, laid out and drawn once, it is there at once when it is wanted.
        QTimer.singleShot(0, first, draw)

    def begin(self, context: Context) -> None:
        """Make room for the pages of another register."""
        first, self._first = self._first, None
        self.clear()
        self._context = context
        if first is not None:
            self._take_in(next(iter(self.specs)), first)

    def show_instead(self, widget: QWidget) -> None:
        """Show a widget in place of all pages."""
        self.clear()
        self._special = widget
        self.addWidget(widget)
        self.setCurrentWidget(widget)

    def clear(self) -> None:
        """Put all pages away, as the register they show is no longer ours."""
        self.leave()
        self.setCurrentWidget(self._resting)
        for old in (*self._pages.values(), self._special, self._first):
            if old is not None:
                self.removeWidget(old)
                old.deleteLater()
        self._context, self._special, self._first = None, None, None
        self._pages, self._wanted, self._stale, self._history = {}, {}, {}, []
        self._focused = {}

    def leave(self) -> None:
        """Let the shown page save its draft."""
        if (page := self.current_page()) is not None:
            page.leaving()

    def keep_typed(self) -> None:
        """Let the shown page save its draft and go on."""
        if (page := self.current_page()) is not None:
            page.keep_typed()

    def navigate(self, page_key: str, **wanted: object) -> None:
        """Open a page for what is wanted; `back` returns from it."""
        page = self.current_page()
        if page is not None and (page.key, self._wanted.get(page.key)) != (page_key, wanted):
            self._history.append((page.key, self._wanted.get(page.key, {})))
        self._show(page_key, wanted)

    def go_to(self, page_key: str) -> None:
        """Open a page from the rail: the way back begins anew."""
        self._history = []
        self._show(page_key, {})

    def back(self) -> None:
        """Return to the page before; nothing when there is none."""
        if self._history:
            key, wanted = self._history.pop()
            self._show(key, {} if self._wanted.get(key) == wanted else wanted, back=True)

    def search(self) -> None:
        """Go to the page's search field, or to the register's when it has none."""
        page = self.current_page()
        if page is None or page.focus_search() or page.key == "register":
            return
        if "register" in self.specs:
            self.navigate("register")
            self._pages["register"].focus_search()

    def go_to_pane(self, step: int) -> None:
        """Move the keyboard to the next part of the shown page, for -1 to the one before."""
        from ui.parts.panes import go_to_pane

        if (page := self.current_page()) is not None:
            go_to_pane(page, step)

    def refresh(self, parts: frozenset[str]) -> None:
        """Have the shown page read what changed now, the others when they are next shown."""
        shown = self.current_page()
        for key, page in self._pages.items():
            if page is shown:
                page.refresh(parts)
            else:
                self._stale[key] = self._stale.get(key, frozenset()) | parts

    def reload(self) -> None:
        """Have the shown page read everything anew."""
        # Imported here: the window is painted before anything can be told of an action.
        from app.outcome import EVERY_PART

        if (page := self.current_page()) is not None:
            page.refresh(EVERY_PART)

    def tick(self) -> None:
        """Have the shown page tell times anew."""
        if (page := self.current_page()) is not None:
            page.tick()

    def _show(self, key: str, wanted: Wanted, *, back: bool = False) -> None:
        if self._context is None or key not in self.specs:
            return
        if not self.specs[key].roles & self._context.register.account.roles:
            return
        page = self._pages.get(key)
        if page is None:
            page = self._make(key, self._context)
            self._take_in(key, page)
        before = self.current_page()
        if before is not page and before is not None:
            self._note_focus(before)
            before.leaving()
        if wanted or key not in self._wanted:
            self._wanted[key] = wanted
        self.setCurrentWidget(page)
        page.open(**wanted)
        changed = self._stale.pop(key, None)
        if changed and not page.reads_at_arrival:
            page.refresh(changed)
        if before is not page:
            page.tick()
        focus = self._focused.pop(key, None) if back else None
        if focus is None or not isValid(focus) or not focus.isVisible():
            focus = page.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page_shown.emit(key)

    def _note_focus(self, page: Page) -> None:
        """Keep where the keyboard stood, for who comes back."""
        focused = self.window().focusWidget()
        if page.isAncestorOf(focused):
            self._focused[page.key] = focused

    def _make(self, key: str, context: Context) -> Page:
        # Imported late: the window is painted first, and pages are loaded when they are opened.
        from pkgutil import resolve_name

        from ui.page import Page

        spec = self.specs[key]
        page = resolve_name(spec.place)(context)
        if not isinstance(page, Page):
            raise TypeError(f"{spec.place} is not a page")
        page.setAccessibleName(spec.title)
        self.addWidget(page)
        return page

    def _take_in(self, key: str, page: Page) -> None:
        page.ready.connect(self.rows_shown)
        page.commands_changed.connect(self.commands_changed)
        self._pages[key] = page
