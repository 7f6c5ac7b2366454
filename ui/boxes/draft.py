"""Keeps a half-typed opening, one for each box, until it is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer

from app.desk.drafts import discard_draft, load_draft, save_draft
from app.desk.opening_boxes import draft_name
from app.rules.moments import since_words
from ui.forms.form_drafts import KEEP_EVERY_MS, KEY
from ui.tasks import call

if TYPE_CHECKING:
    from datetime import datetime

    from ui.page import Page

Values = dict[str, object]


class OpeningDraft(QObject):
    """The draft of the box that is being opened; `values` returns what is typed, {} for nothing.

    `key` is the opening's own, the same again when its draft is taken up.
    """

    def __init__(self, page: Page, values: Callable[[], Values]) -> None:
        super().__init__(page)
        self._page, self._values = page, values
        self._box = ""
        self._kept: Values = {}
        self.key = uuid4().hex
        self.due = QTimer(self)
        self.due.setSingleShot(True)
        self.due.setInterval(KEEP_EVERY_MS)
        self.due.timeout.connect(self.keep)

    def begin(self, box: str, then: Callable[[Values, str], object]) -> None:
        """Take up a box's draft: `then` hears what was typed and since when, {} for none."""
        self._box, self._kept, self.key = box, {}, uuid4().hex

        def found(draft: tuple[Values, datetime] | None) -> None:
            values: Values = {}
            since = ""
            if draft is not None:
                context = self._page.context
                values, kept_at = draft
                since = since_words(kept_at, context.zone, now=context.clock.now())
                self.key = str(values.pop(KEY, self.key))
                self._kept = values
            then(values, since)

        self._page.ask(call(load_draft, form=draft_name(box)), then=found, key="opening draft")

    def note_typing(self) -> None:
        """Take note that something was typed."""
        if not self.due.isActive():
            self.due.start()

    def keep(self) -> None:
        """Save what is typed, unless it is saved already."""
        self.due.stop()
        values = self._values()
        if not self._box or not values or values == self._kept:
            return
        self._kept = values
        self._page.ask(
            call(save_draft, form=draft_name(self._box), values={**values, KEY: self.key}),
            failed=lambda _: self.note_typing(),
        )

    def forget(self) -> None:
        """Discard the draft: the opening is saved, or was given up."""
        self.due.stop()
        self._kept, self.key = {}, uuid4().hex
        self._page.ask(call(discard_draft, form=draft_name(self._box)))
