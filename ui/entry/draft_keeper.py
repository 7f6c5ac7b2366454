"""Keeps what is typed at Catat aduan as a draft, and offers the newest draft that waits."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.desk.drafts import discard_draft, save_draft
from app.rules.moments import since_words
from app.rules.wording import sentence_list
from ui.forms.draft import TypedDraft, Values
from ui.forms.entry_drafts import (
    SLOTS,
    KeptDraft,
    about,
    free_slot,
    kept_drafts,
    listed,
    of_registered,
)
from ui.look.tokens import PAGE_MARGIN, SPACE_12
from ui.parts.buttons import button
from ui.parts.panels.message_bar import MessageBar
from ui.tasks import call

if TYPE_CHECKING:
    from app.register import Register
    from ui.entry.form import EntryForm
    from ui.page import Page


_Waiting = tuple[tuple[KeptDraft, ...], tuple[int, str] | None]


def _waiting(register: Register, *, typed: str) -> _Waiting:
    """Return the drafts, and the complaint that the newest one only waits to attach files to.

    What is being typed is in the slot `typed`, and waits for nobody.
    """
    drafts = tuple(each for each in kept_drafts(register) if each.slot != typed)
    return drafts, of_registered(register, drafts[0]) if drafts else None


class DraftKeeper(TypedDraft):
    """Keeps the slip that is typed, and offers one that waits.

    `form` returns the form of the moment, `bars` is the place of the offer above it. While
    `on_hold`, nothing is kept: the complaint itself is being saved.
    """

    attaching_wanted = Signal(int, list, str)
    """A complaint, files that were to be attached to it, and the slot they wait in."""

    def __init__(self, page: Page, form: Callable[[], EntryForm]) -> None:
        super().__init__(page, page.context, self._touched, SLOTS[0])
        self._page = page
        self._form = form
        self.on_hold = False
        self.offer: MessageBar | None = None
        self.bars = QVBoxLayout()
        self._offered: KeptDraft | None = None
        self._case = 0

    def keep(self) -> None:
        """Write down what is typed, but not while it is being saved."""
        if not self.on_hold:
            super().keep()

    def leave_waiting(self) -> str:
        """Leave what is kept until its files are attached, and return its slot; go on in another."""
        self.timer.stop()
        left = self.name
        # Nothing is written down before it is known which slot is free.
        self.begin_anew("")
        self._page.ask(kept_drafts, then=lambda drafts: self.begin_anew(free_slot(drafts)))
        return left

    def offer_waiting(self, *, take_up: bool) -> None:
        """Offer the newest draft, or show it at once; another slot is taken for what is typed."""
        work = partial(_waiting, typed=self.name if self._typing() else "")
        self._page.ask(work, then=partial(self._on_waiting, take_up=take_up), key="drafts")

    def _touched(self) -> Values:
        form = self._form()
        return form.values() if form.is_touched() else {}

    def _on_waiting(self, waiting: _Waiting, *, take_up: bool) -> None:
        drafts, case = waiting
        if case is None:
            self._on_drafts(drafts, take_up=take_up)
            return
        self._on_drafts(())
        self._begin_beside(drafts)
        self._offered, (self._case, number) = drafts[0], case
        names = [Path(str(each)).name for each in listed(drafts[0].values, "files")]
        self._show_offer(
            f"Bukti aduan {number} belum semua terlampir",
            f"Aduannya sudah tersimpan. Yang menunggu: {sentence_list(names)}.",
            action="Lampirkan",
        )

    def _on_drafts(self, drafts: tuple[KeptDraft, ...], *, take_up: bool = False) -> None:
        self._take_offer()
        self._begin_beside(drafts)
        if not drafts:
            return
        self._offered = drafts[0]
        if take_up and not self._form().is_touched():
            self.continue_offered()
        else:
            context, title = self._page.context, about(drafts[0].values)
            since = since_words(drafts[0].saved_at, context.zone, now=context.clock.now())
            self._show_offer(
                f"Ada draf aduan dari {since}",
                f"Belum masuk register: {title}" if title else "Belum masuk register.",
                action="Lanjutkan",
            )

    def _typing(self) -> bool:
        """Tell whether what stands in the form is written down in a slot of its own."""
        return self.is_kept and self._form().is_touched()

    def _begin_beside(self, drafts: tuple[KeptDraft, ...]) -> None:
        """Keep what is typed in a slot that no draft waits in; what is kept already stays there."""
        if not self._typing():
            self.begin_anew(free_slot(drafts) or SLOTS[0])

    def _show_offer(self, title: str, sentence: str, *, action: str) -> None:
        self.offer = MessageBar(title, sentence, icon="pencil", action=action)
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
        if self._case:
            self.attaching_wanted.emit(self._case, listed(draft.values, "files"), draft.slot)
            self._take_offer()
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
            then=lambda _: self.offer_waiting(take_up=False),
        )

    def _take_offer(self) -> None:
        self._offered, self._case = None, 0
        if self.offer is not None:
            self.bars.removeWidget(self.offer)
            self.offer.hide()
            self.offer.deleteLater()
            self.offer = None
        self.bars.setContentsMargins(0, 0, 0, 0)
