"""What a head is asked on signing in: which accounts are those of the office's people."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance

from ui.parts.buttons import button
from ui.parts.fields.choice_lists import CheckList
from ui.parts.fields.editors import LineEdit
from ui.parts.fields.field import Field
from ui.parts.panels.card import EntranceCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FIRST = (
    "Mulai versi ini setiap akun disahkan oleh Pimpinan. Biarkan tercentang yang memang orang "
    "kantor ini; yang tidak dicentang ditutup."
)
_LATER = (
    "Akun ini disiapkan admin. Pemiliknya masuk sekali dan membacakan kodenya kepada Anda, sendiri, "
    "bukan lewat admin; sahkan hanya orang yang Anda kenal."
)
_NONE: Mapping[int, str] = MappingProxyType({})


class PeoplePage(EntranceCard):
    """Lists accounts to tick as (id, words).

    `certified` and `refused` carry the ids that are ticked, `later` leaves all as it is. At the
    `founding` of a register they are all there are, and nobody is refused one by one. `codes` words
    the field for what an owner reads aloud, by id; the `absent` have nothing to read yet.
    """

    certified = Signal(object)
    refused = Signal(object)
    later = Signal()

    def __init__(
        self,
        people: Sequence[tuple[int, str]],
        *,
        location: str,
        founding: bool,
        codes: Mapping[int, str] = _NONE,
        absent: Collection[int] = (),
    ) -> None:
        super().__init__(
            icon="users",
            title="Inikah orang-orang Anda?" if founding else "Menunggu pengesahan Anda",
            sentence=_FIRST if founding else _LATER,
            location=location,
            width=576,
        )
        self.people = CheckList([(str(key), words) for key, words in people])
        self.people.choose([str(key) for key, _ in people if key not in absent])
        self.add_field("people", Field("Akun", self.people))
        self._codes = {key: LineEdit(placeholder="7K4MQ-2XW9D") for key in codes}
        for key, words in codes.items():
            self.add_field(f"code.{key}", Field(words, self._codes[key]))
        later = button("Nanti", "quiet")
        later.clicked.connect(self.later)
        self.later_button = later
        self.refuse_button = button("Jangan sahkan", "quiet", icon="x")
        self.refuse_button.clicked.connect(lambda: self._give(self.refused))
        self.refuse_button.setVisible(not founding)
        self.save_button = button(
            "Sahkan", "primary", icon="check", shortcut="Ctrl+Enter", binds=False
        )
        self.save_button.clicked.connect(self.save)
        self.buttons.addWidget(later)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.refuse_button)
        self.buttons.addWidget(self.save_button)
        self.watch_keys().save_wanted.connect(self.save)

    def first_focus(self) -> QWidget | None:
        """Return the button that leaves it for later: an Enter too many certifies nobody."""
        return self.later_button

    def codes(self) -> dict[int, str]:
        """Return what was typed of the codes, by id."""
        return {key: editor.text() for key, editor in self._codes.items()}

    def save(self) -> None:
        """Certify what is ticked."""
        self._give(self.certified)

    def _give(self, signal: SignalInstance) -> None:
        chosen = tuple(int(key) for key in self.people.chosen())
        if not chosen:
            self.show_mistakes({"people": "Centang sedikitnya satu akun, atau pilih Nanti."})
        elif self.save_button.isEnabled():
            self.show_mistakes({})
            self.set_busy(busy=True)
            signal.emit(chosen)
