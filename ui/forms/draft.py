"""Keeps what is typed at one place as a draft, be it a page, a dialog or a section."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer

from app.desk.drafts import discard_draft, load_draft, save_draft
from app.rules.moments import since_words
from ui.tasks import call

if TYPE_CHECKING:
    from datetime import datetime

    from ui.page import Context

Values = dict[str, object]
KEEP_EVERY_MS: Final = 2000
"""No more than this, and the time of one writing, is lost when the program ends of a sudden."""
KEY: Final = "_key"
"""Under which name a draft holds the key of its form."""


class TypedDraft(QObject):
    """What is typed at one place, written down under a `name` every two seconds, typing or not.

    `values` returns what is typed, {} where nothing is worth keeping. `key` is the form's own: the
    same again when its draft is taken up, so that what was entered before the program ended is not
    entered a second time.
    """

    def __init__(
        self, owner: QObject, context: Context, values: Callable[[], Values], name: str = ""
    ) -> None:
        super().__init__(owner)
        self.name, self.key = name, uuid4().hex
        self._context, self._typed = context, values
        self._kept: Values = {}
        self.timer = QTimer(self)
        self.timer.setInterval(KEEP_EVERY_MS)
        self.timer.timeout.connect(self.keep)
        context.runner.closed.connect(self.timer.stop)

    @property
    def is_kept(self) -> bool:
        """Whether something is written down."""
        return bool(self._kept)

    def note_typing(self) -> None:
        """Write down from now on what is typed."""
        # Not begun anew by each key: whoever never rests has nothing kept else.
        if not self.timer.isActive():
            self.timer.start()

    def keep(self) -> None:
        """Write down what is typed, unless it is written already."""
        values = self._typed()
        if not self.name or values == self._kept:
            return
        self._kept = values
        if values:
            self._context.ask(
                call(save_draft, form=self.name, values={**values, KEY: self.key}),
                failed=lambda _: self._forget_kept(),
            )
        else:
            self._discard()

    def forget(self) -> None:
        """Discard the draft: what was typed is saved, or was given up."""
        self.timer.stop()
        self.begin_anew(self.name)
        self._discard()

    def begin_anew(self, name: str) -> None:
        """Begin another one, of which nothing is written down yet."""
        self.name, self.key, self._kept = name, uuid4().hex, {}

    def look(self, then: Callable[[Values, str], object]) -> None:
        """Tell `then` what is kept under the name and since when, {} for nothing."""
        name = self.name

        def found(draft: tuple[Values, datetime] | None) -> None:
            if draft is None or name != self.name:
                then({}, "")
                return
            values, kept_at = draft
            now = self._context.clock.now()
            then(values, since_words(kept_at, self._context.zone, now=now))

        self._context.ask(call(load_draft, form=name), then=found, owner=self)

    def take_up(self, values: Values) -> Values:
        """Go on from a draft; return what was typed."""
        typed = {name: value for name, value in values.items() if name != KEY}
        self.key = str(values.get(KEY, self.key))
        self._kept = typed
        return typed

    def _discard(self) -> None:
        self._context.ask(call(discard_draft, form=self.name))

    def _forget_kept(self) -> None:
        """Try again in a while: what could not be written is not kept."""
        self._kept = {}
