"""Where everything on the Kasus page stands: head with its buttons, steps, facts and timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout

from ui.actions.action_table import ActionKey
from ui.case.evidence_panel import EvidencePanel
from ui.case.facts_panel import FactsPanel
from ui.look.tokens import (
    NO_LIMIT,
    PAGE_BOTTOM,
    PAGE_MARGIN,
    PAGE_STACKED,
    PANEL_GAP,
    SPACE_12,
    SPACE_16,
)
from ui.page_table import title_of
from ui.parts.buttons import button
from ui.parts.cells.item_roles import ItemRole
from ui.parts.labels import label, rule
from ui.parts.panels.header import PageHeader
from ui.parts.panels.panel import Panel
from ui.parts.panels.step_bar import StepBar
from ui.parts.panels.three_clocks import ThreeClocks
from ui.parts.panels.timeline import TimelineView

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtCore import QModelIndex

    from ui.actions.desk_actions import NextAction
    from ui.page import Page

IN_HEAD: Final = (ActionKey.FORWARD, ActionKey.PAUSE, ActionKey.RESUME)
"""What stands in the head itself, beside the next action; the menu has the rest."""
_FACTS_LEAST, _FACTS_NARROW, _FACTS, _FACTS_WIDE = 330, 380, 472, 560
_LEAST_BELOW, _NARROW_BELOW, _WIDE_FROM = 900, 1050, 1420
_STACKED_HIGH, _TIMELINE_HIGH = 300, 180
_LONG_NOTE = 60


class CasePlaces:
    """Builds the page's widgets, and shows in its head what can be done."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.forward_button = button("Teruskan", icon="arrow-right")
        self.pause_button = button("Jeda", icon="pause")
        self._more = button("", icon="dots", tip="Tindakan lain")
        self.menu = QMenu(page)
        self._more.setMenu(self.menu)
        self.primary_button = button("", "primary")
        self.before_button = button(
            "", "quiet", icon="chevron-left", tip="Aduan sebelumnya di daftar (Ctrl+PgUp)"
        )
        self.after_button = button(
            "", "quiet", icon="chevron-right", tip="Aduan berikutnya di daftar (Ctrl+PgDn)"
        )
        self.offer_walk(there=False)
        walk = [self.before_button, self.after_button]
        actions = [*walk, self.forward_button, self.pause_button, self._more, self.primary_button]
        crumbs = [("register", title_of("register"))]
        self.header = PageHeader(" ", breadcrumb=crumbs, actions=actions)
        self.steps = StepBar()
        self.facts = FactsPanel()
        self.evidence = EvidencePanel()
        self.facts.add(rule())
        self.facts.add(self.evidence)
        self.timeline = TimelineView()
        self._note = label("", "second", wrap=True)
        self._note.hide()
        self.clocks = ThreeClocks()
        self.timeline.selectionModel().currentChanged.connect(self._show_note)
        self._lay_out(page)

    def name_case(self, title: str, number: str) -> None:
        """Name the case in the head."""
        self.header.set_title(title)
        self.header.set_breadcrumb([("register", title_of("register")), ("", number)])

    def offer_walk(self, *, there: bool) -> None:
        """Show the ways to the cases beside it in a list, where it was opened from one."""
        self.before_button.setVisible(there)
        self.after_button.setVisible(there)

    def show_actions(
        self, possible: Collection[str], following: NextAction | None, *, paused: bool
    ) -> None:
        """Show what can be done by the ids of the commands, and the next action."""
        self.forward_button.setVisible(ActionKey.FORWARD in possible)
        # To resume is the next step of a paused case; one button for it is enough.
        self.pause_button.setVisible(ActionKey.PAUSE in possible and not paused)
        self.primary_button.setVisible(following is not None)
        if following is not None:
            self.primary_button.set_word(following.word)
            self.primary_button.set_icon(following.icon)
            self.primary_button.show_keys(following.shortcut, binds=False)

    def is_narrow(self) -> bool:
        """Tell whether the steps have to be said in short."""
        return self._page.width() < _NARROW_BELOW

    def fit(self) -> None:
        """Share the page's width out."""
        room = self._page.width()
        steps = ((_LEAST_BELOW, _FACTS_LEAST), (_NARROW_BELOW, _FACTS_NARROW), (_WIDE_FROM, _FACTS))
        width = next((facts for below, facts in steps if room < below), _FACTS_WIDE)
        stacked, direction = room < PAGE_STACKED, QBoxLayout.Direction
        self._body.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self.facts.setMinimumSize(0 if stacked else width, _STACKED_HIGH if stacked else 0)
        self.facts.setMaximumWidth(NO_LIMIT if stacked else width)
        self.timeline.setMinimumHeight(_TIMELINE_HIGH if stacked else 0)
        self.evidence.fit(self._page.height())

    def _show_note(self, index: QModelIndex) -> None:
        """Show in full the event the keyboard is on, where its two lines are too short."""
        entry = index.data(ItemRole.ROW) if index.isValid() else None
        title, note = (entry.title, entry.note) if entry is not None else ("", "")
        self._note.setText(f"{title}. {note}" if len(title) > _LONG_NOTE else note)
        self._note.setVisible(max(len(title), len(note)) > _LONG_NOTE)

    def _build_story(self) -> Panel:
        story = Panel("Linimasa", "terbaru di atas", padded=False)
        story.body.setContentsMargins(0, 4, 0, 0)
        story.add(self.timeline, 1)
        note = QVBoxLayout()
        note.setContentsMargins(SPACE_16, 0, SPACE_16, SPACE_12)
        note.addWidget(self._note)
        story.body.addLayout(note)
        story.add(rule())
        times = QVBoxLayout()
        times.setContentsMargins(SPACE_16, 8, SPACE_16, 5)
        times.setSpacing(4)
        times.addWidget(label("Tiga hitungan waktu", "caption"))
        times.addWidget(self.clocks)
        story.body.addLayout(times)
        return story

    def _lay_out(self, page: Page) -> None:
        body = self._body = QHBoxLayout()
        body.setSpacing(PANEL_GAP)
        body.addWidget(self.facts)
        body.addWidget(self._build_story(), 1)
        inner = QVBoxLayout()
        inner.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, PAGE_BOTTOM)
        inner.setSpacing(SPACE_12)
        inner.addWidget(self.steps)
        inner.addLayout(body, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(inner, 1)
