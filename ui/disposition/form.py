"""How the sheet is to be printed: urgency, back side, paper; and the deadline it will carry."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.facts import URGENCY_WORDS, Case, Office, Urgency
from ui.disposition.deadline_box import DeadlineBox
from ui.parts.checks import CheckBox
from ui.parts.choices import SegmentedControl
from ui.parts.fields import Field
from ui.parts.labels import label
from ui.parts.panel import Panel

WIDTH = 332


@dataclass(frozen=True, slots=True)
class SheetWishes:
    """What the officer wants of the sheets."""

    urgency: Urgency
    with_back: bool
    two_on_a4: bool


class SheetForm(Panel):
    """`changed` when the preview must be made again."""

    changed = Signal()

    def __init__(self, below: QWidget) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Isi lembar disposisi")
        self.body.setSpacing(16)
        self.urgency = SegmentedControl(
            [(key.value, word) for key, word in URGENCY_WORDS.items()], name="Sifat"
        )
        self.urgency.chosen.connect(self.changed)
        self.paper = SegmentedControl([("a5", "A5"), ("a4", "Dua pada A4")], name="Kertas")
        self.paper.chosen.connect(self.changed)
        self.back = CheckBox("Lembar balik (laporan hasil)", checked=True)
        self.back.toggled.connect(self.changed)
        self._paper_field = Field("Kertas", self.paper, " ")
        self.add(Field("Sifat", self.urgency))
        self.add(self._paper_field)
        self.add(self.back)
        self.printed = label("", "second", wrap=True)
        self.add(self.printed)
        self.body.addStretch(1)
        self.deadline = DeadlineBox()
        self.add(self.deadline)
        self.add(below)

    def wishes(self) -> SheetWishes:
        """Return what is chosen."""
        return SheetWishes(
            urgency=Urgency(self.urgency.current()),
            with_back=self.back.isChecked(),
            two_on_a4=self.paper.current() == "a4",
        )

    def show_count(self, sheets: int) -> None:
        """Say how the chosen sheets come to lie on paper."""
        if self.paper.current() == "a4":
            self._paper_field.set_hint(f"{sheets} lembar pada {-(-sheets // 2)} kertas A4.")
        else:
            self._paper_field.set_hint("Beberapa lembar sekaligus lebih hemat pada A4.")

    def show_case(self, case: Case | None) -> None:
        """Say whether the sheet was printed before, and take over what the head decided."""
        self.printed.setVisible(case is not None)
        if case is None:
            return
        self.urgency.set_current(case.urgency.value)
        times = case.sheet_printed
        self.printed.setText(
            f"Sudah dicetak {times} kali; yang berikut bertanda cetak ulang."
            if times
            else "Lembar belum dicetak."
        )

    def show_deadline(self, office: Office, *, now: datetime) -> None:
        """Count the deadline from `now`."""
        self.deadline.show_from(office, now=now)
