"""Two guides through the window: getting a new register ready, and the round of the sample."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject

from app.roles import Role
from app.rules.wording import sentence_list
from ui.commands import Command
from ui.look.tokens import Tone
from ui.preferences import PREPARED, TOUR
from ui.shell.guide_steps import PREPARATION, ROUND, Step
from ui.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.case import ComplaintRow
    from ui.page import Context
    from ui.shell.window import MainWindow

_GROUP: Final = "Jendela"
_OFFER: Final = "guide"
_KEPT: Final = 20
"""Of so many registers it is remembered how far their preparation came."""


class _Guide(NamedTuple):
    """The steps of a guide; one that `skips` says at its end what was left out."""

    name: str
    command: str
    steps: tuple[Step, ...]
    on: str
    skips: bool


ROUND_COMMAND: Final = "Tur register contoh"
PREPARATION_COMMAND: Final = "Persiapan awal"
_ROUND = _Guide("Tur", ROUND_COMMAND, ROUND, "Berikutnya", skips=False)
_PREPARATION = _Guide("Persiapan", PREPARATION_COMMAND, PREPARATION, "Sudah, lanjut", skips=True)


class Guides(QObject):
    """Offers the guide that fits the register just opened, and leads through its steps.

    Where one stopped is remembered: the round for this user, the preparation for each register.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._bar = window, window.guide
        self._guide, self._at = _ROUND, 0
        self._skipped: list[int] = []
        self._round_wanted = False
        self._bar.on_wanted.connect(self._on)
        self._bar.back_wanted.connect(self._back)
        self._bar.skip_wanted.connect(self._skip)
        self._bar.closed.connect(self._bar.hide)

    def follow(self, context: Context | None) -> None:
        """Offer what fits the register that was opened; None at a door."""
        self._bar.hide()
        if context is None:
            return
        if context.sample:
            if self._round_wanted:
                self.start_round()
            else:
                self._offer_round()
        elif Role.ADMIN in context.register.account.roles:
            from app.desk.listing_cases import Wanted, list_rows

            if context.may(list_rows):
                work = call(list_rows, wanted=Wanted(), offset=0, limit=1)
                context.ask(work, then=partial(self._offer_preparing, context), owner=self)

    def start_round(self) -> None:
        """Begin the round, or go on with it; elsewhere the sample register is opened for it."""
        context = self._window.context
        self._round_wanted = context is None or not context.sample
        if self._round_wanted:
            self._window.sample_wanted.emit()
            return
        at = self._window.preferences.get(TOUR)
        self._begin(_ROUND, at if at < len(ROUND) else 0, [])

    def start_preparing(self) -> None:
        """Begin the preparation of the register, or go on with it."""
        if self._window.context is not None:
            at, skipped = self._prepared(self._window.context)
            done = at >= len(PREPARATION)
            self._begin(_PREPARATION, 0 if done else at, [] if done else skipped)

    def commands(self) -> list[Command]:
        """Return the way to each guide, from wherever one is."""
        return [
            Command(
                *("guide-round", ROUND_COMMAND, self.start_round, "help-circle"),
                group=_GROUP,
                also="belajar mencoba panduan keliling tutorial",
            ),
            Command(
                *("guide-preparing", PREPARATION_COMMAND, self.start_preparing, "help-circle"),
                group=_GROUP,
                page="pengaturan",
                also="mulai setelan pertama siapkan meja langkah",
                roles=frozenset({Role.ADMIN}),
            ),
        ]

    # --- offering -----------------------------------------------------------------------------

    def _offer_round(self) -> None:
        at = self._window.preferences.get(TOUR)
        if at >= len(ROUND):
            return
        title = "Baru di sini? Ikuti tur sepuluh menit"
        sentence = "Dari aduan masuk sampai laporan tahunan; boleh berhenti kapan saja."
        if at:
            title = f"Tur terhenti di langkah {at + 1} dari {len(ROUND)}"
            sentence = f"Berikutnya: {ROUND[at].title}."
        self._offer(title, sentence, "Lanjutkan tur" if at else "Mulai tur", self.start_round)

    def _offer_preparing(self, context: Context, rows: Sequence[ComplaintRow]) -> None:
        at, _ = self._prepared(context)
        # Who has worked with it already needs no preparation, unless they are in the middle of it.
        if self._window.context is not context or at >= len(PREPARATION) or (rows and not at):
            return
        title = "Siapkan meja ini dalam empat langkah"
        if at:
            title = f"Persiapan terhenti di langkah {at + 1} dari {len(PREPARATION)}"
        sentence = "Kop surat, orang, media, dan cadangan. Setiap langkah boleh dilewati."
        self._offer(title, sentence, "Lanjutkan" if at else "Mulai", self.start_preparing)

    def _offer(self, title: str, sentence: str, word: str, start: Callable[[], None]) -> None:
        self._window.messages.bar(
            title, sentence, icon="help-circle", action=word, on_action=start, key=_OFFER
        )

    # --- going through ------------------------------------------------------------------------

    def _begin(self, guide: _Guide, at: int, skipped: list[int]) -> None:
        self._window.messages.take_bar(_OFFER)
        self._guide, self._skipped = guide, skipped
        self._go_to(at)

    def _skip(self) -> None:
        self._skipped = sorted({*self._skipped, self._at})
        self._go_to(self._at + 1)

    def _on(self) -> None:
        self._skipped = [each for each in self._skipped if each != self._at]
        self._go_to(self._at + 1)

    def _back(self) -> None:
        self._go_to(self._at - 1)

    def _go_to(self, at: int) -> None:
        steps = self._guide.steps
        self._at = max(at, 0)
        self._remember()
        if self._at >= len(steps):
            self._end()
            return
        step, last = steps[self._at], self._at == len(steps) - 1
        self._window.navigate(step.page, **step.wanted)
        self._bar.show_step(
            f"{self._guide.name} {self._at + 1} dari {len(steps)}: {step.title}",
            step.sentence,
            first=self._at == 0,
            on="Selesai" if last else self._guide.on,
            skips=self._guide.skips,
        )

    def _end(self) -> None:
        self._bar.hide()
        guide, left = self._guide, [self._guide.steps[at].title for at in self._skipped]
        skipped = f"Dilewati: {sentence_list(left)}. " if left else ""
        self._window.messages.bar(
            f"{guide.name} selesai",
            f"{skipped}Dapat diulang kapan saja: Ctrl+K, {guide.command}.",
            tone=Tone.OK,
            icon="check",
            key=_OFFER,
        )
        self._window.navigate("beranda")

    # --- remembering --------------------------------------------------------------------------

    def _remember(self) -> None:
        preferences, context = self._window.preferences, self._window.context
        if self._guide is _ROUND:
            preferences.set(TOUR, self._at)
        elif context is not None:
            kept = self._all_prepared()
            kept.pop(key := context.office.settings.register_id, None)
            kept[key] = [self._at, *self._skipped]
            preferences.set(PREPARED, json.dumps(dict(list(kept.items())[-_KEPT:])))

    def _prepared(self, context: Context) -> tuple[int, list[int]]:
        """Return at which step a register's preparation stands, and which were left out."""
        at, *skipped = self._all_prepared().get(context.office.settings.register_id, [0])
        return at, skipped

    def _all_prepared(self) -> dict[str, list[int]]:
        """Return what is remembered of every register; what is none of ours is left out."""
        try:
            kept = json.loads(self._window.preferences.get(PREPARED) or "{}")
            return {str(key): [int(at) for at in told] for key, told in kept.items() if told}
        except (AttributeError, TypeError, ValueError):
            return {}
