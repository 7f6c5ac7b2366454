"""Keeps what is typed at Catat aduan as a draft, and offers the newest draft that waits."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from app.desk.drafts import discard_draft, save_draft
from app.rules.moments import since_words
from ui.forms.draft import TypedDraft, Values
from ui.forms.entry_drafts import SLOTS, KeptDraft, about, free_slot, kept_drafts
from ui.look.tokens import PAGE_MARGIN, SPACE_12
from ui.parts.buttons import button
from ui.parts.panels.message_bar import MessageBar
from ui.tasks import call

if TYPE_CHECKING:
    from ui.entry.form import EntryForm
    from ui.page import Page


class DraftKeeper(TypedDraft):
    """Keeps the slip that is typed, and offers one that waits.

    `form` returns the form of the moment, `bars` is the place of the offer above it. While
    `on_hold`, nothing is kept: the complaint itself is being saved.
    """

    def __init__(self, page: Page, form: Callable[[], EntryForm]) -> None:
        super().__init__(page, page.context, self._touched, SLOTS[0])
        self._page = page
        self._form = form
        self.on_hold = False
        self.offer: MessageBar | None = None
        self.bars = QVBoxLayout()
        self._offered: KeptDraft | None = None

    def keep(self) -> None:
        """Write down what is typed, but not while it is being saved."""
        if not self.on_hold:
            super().keep()

    def offer_waiting(self, *, take_up: bool) -> None:
        """Offer the newest draft, or show it at once; another slot is taken for what is typed."""
        self._page.ask(kept_drafts, then=partial(self._on_drafts, take_up=take_up), key="drafts")

    def _touched(self) -> Values:
        form = self._form()
        return form.values() if form.is_touched() else {}

    def _on_drafts(self, drafts: tuple[KeptDraft, ...], *, take_up: bool = False) -> None:
        self._take_offer()
        self.begin_anew(free_slot(drafts) or SLOTS[0])
        if not drafts:
            return
        self._offered = drafts[0]
        if take_up and not self._form().is_touched():
            self.continue_offered()
        else:
            self._show_offer(drafts[0])

    def _show_offer(self, draft: KeptDraft) -> None:
        context = self._page.context
        since = since_words(draft.saved_at, context.zone, now=context.clock.now())
        title = about(draft.values)
        self.offer = MessageBar(
            f"Ada draf aduan dari {since}",
            f"Belum masuk register: {title}" if title else "Belum masuk register.",
            icon="pencil",
            action="Lanjutkan",
        )
        drop = button("Buang", "link")
        drop.clicked.connect(self.drop_offered)
        row = self.offer.layout()
        if row is not None:
            row.addWidget(drop)
        self.offer.action_wanted.connect(self.continue_offered)
        self.bars.addWidget(self.offer)
        self.bars.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, SPACE_12)

    def continue_offered(self) -> None:
        """Show the draft; what was typed meanwhile is kept as a draft of its own."""
        draft = self._offered
        if draft is None:
            return
        self.keep()
        self.begin_anew(draft.slot)
        self._form().set_values(self.take_up(draft.values))
        self._take_offer()
        self._form().first_empty().setFocus()

    def drop_offered(self) -> None:
        """Throw the offered draft away; for ten seconds it can be had back."""
        draft = self._offered
        if draft is None:
            return
        self._page.ask(call(discard_draft, form=draft.slot))
        self._take_offer()
        self._page.context.messages.undo("Draf dibuang.", partial(self._restore, draft))
        self._form().first_empty().setFocus()

    def _restore(self, draft: KeptDraft) -> None:
        self._page.ask(
            call(save_draft, form=draft.slot, values=draft.values),
            then=lambda _: self._on_drafts((draft,)),
        )

    def _take_offer(self) -> None:
        self._offered = None
        if self.offer is not None:
            self.bars.removeWidget(self.offer)
            self.offer.hide()
            self.offer.deleteLater()
            self.offer = None
        self.bars.setContentsMargins(0, 0, 0, 0)
