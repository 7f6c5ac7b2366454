"""Who the office is, on the first screen: chosen from BPS's list, or named; all to be corrected."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.keeping.own_office import bps_offices, find_office
from app.office_settings import DECLARED, ZONES
from app.rules.moments import ZONE_WORDS
from app.rules.office_names import head_title, letterhead_lines
from ui.parts.buttons import button
from ui.parts.fields.editors import ComboBox, LineEdit
from ui.parts.fields.field import Field
from ui.parts.fields.finding_choice import FindingChoice
from ui.parts.labels import label

_OTHER: Final = "lain"
_FOLLOWING: Final = ("letterhead_1", "letterhead_2", "head_title")
_LINES: Final = (*_FOLLOWING, "office_code", "city")


class OfficeFields(QWidget):
    """`resized` comes when fields appear or go. What is typed by hand is not filled in again."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        offices = [(each.code, each.name) for each in bps_offices()]
        first = ("", "Pilih satker, atau ketik sebagian namanya")
        self.choice = FindingChoice([first, *offices, (_OTHER, "Satker lain")])
        self.name = LineEdit(placeholder="misalnya Dinas Sosial Kabupaten Lebak")
        self.edits = {key: LineEdit(longest=DECLARED[key].longest) for key in _LINES}
        self.zone = ComboBox(ZONES)
        self.choice_field = Field("Satker", self.choice)
        self.name_field = Field("Nama satker", self.name)
        self.fields = {key: Field(DECLARED[key].word, edit) for key, edit in self.edits.items()} | {
            "zone": Field(DECLARED["zone"].word, self.zone)
        }
        self.summary = label("", "hint", wrap=True)
        self.more_button = button("Betulkan", "quiet", compact=True)
        self._details = QWidget()
        self._by_hand: set[str] = set()
        self._arrange()
        self.choice.currentIndexChanged.connect(self._on_chosen)
        self.name.textChanged.connect(self._fill)
        self.more_button.clicked.connect(lambda: self.show_details(shown=True))
        for key, edit in self.edits.items():
            edit.textEdited.connect(lambda _, key=key: self._by_hand.add(key))
            edit.textChanged.connect(self._tell)
        self.zone.activated.connect(lambda _: self._by_hand.add("zone"))
        self._on_chosen()

    @property
    def is_other(self) -> bool:
        """Whether the office is named rather than chosen."""
        return str(self.choice.currentData()) == _OTHER

    def office_name(self) -> str:
        """Return what the office is called, "" while none is chosen."""
        chosen = find_office(str(self.choice.currentData()))
        return chosen.name if chosen else self.name.text().strip() * self.is_other

    def corrections(self) -> dict[str, str]:
        """Return the settings as they stand; what follows from the name anyway is left to it."""
        follows = self._following()
        typed = {key: edit.text().strip() for key, edit in self.edits.items()}
        kept = {key: text for key, text in typed.items() if follows.get(key) != text}
        return kept | {"zone": str(self.zone.currentData())}

    def field_of(self, key: str) -> Field | None:
        """Return the field beside which a mistake stands; it is shown if it was folded away."""
        if key == "office_name":
            return self.name_field if self.is_other else self.choice_field
        return self.fields.get(key)

    def show_details(self, *, shown: bool) -> None:
        """Unfold what was filled in, or fold it away."""
        self._details.setVisible(shown)
        self.more_button.setVisible(not shown and bool(self.choice.currentData()))
        self.summary.setVisible(not shown and bool(self.summary.text()))
        self.resized.emit()

    def _on_chosen(self, *_: object) -> None:
        self._by_hand.clear()
        self.name_field.setVisible(self.is_other)
        self._fill()
        chosen = find_office(str(self.choice.currentData()))
        # Where the seat isn't known, or nothing is, there is something to type.
        self.show_details(shown=self.is_other or (chosen is not None and not chosen.seat))

    def _following(self) -> dict[str, str]:
        name = self.office_name()
        if not name:
            return dict.fromkeys(_FOLLOWING, "")
        return dict(zip(_FOLLOWING, (*letterhead_lines(name), head_title(name)), strict=True))

    def _fill(self, *_: object) -> None:
        chosen = find_office(str(self.choice.currentData()))
        found = {"office_code": chosen.code, "city": chosen.seat} if chosen else {}
        for key, text in (dict.fromkeys(_LINES, "") | self._following() | found).items():
            if key not in self._by_hand:
                self.edits[key].setText(text)
        if chosen is not None and "zone" not in self._by_hand:
            self.zone.choose(chosen.zone)
        self.fields["office_code"].setVisible(not self.is_other)
        above = "misalnya PEMERINTAH KABUPATEN LEBAK" if self.is_other else ""
        self.edits["letterhead_1"].setPlaceholderText(above)
        self._tell()

    def _tell(self, *_: object) -> None:
        typed = {key: edit.text().strip() for key, edit in self.edits.items()}
        head = " ".join(filter(None, (typed["letterhead_1"], typed["letterhead_2"])))
        zone = ZONE_WORDS[str(self.zone.currentData())]
        parts = (f"Kop {head}", typed["city"], zone, typed["head_title"])
        self.summary.setText(f"{', '.join(filter(None, parts))}." if head else "")

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.choice_field)
        column.addWidget(self.name_field)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.summary, 1)
        line.addWidget(self.more_button)
        column.addLayout(line)
        rows = QVBoxLayout(self._details)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        for keys in (("letterhead_1", "letterhead_2"), ("office_code", "city", "zone")):
            row = QHBoxLayout()
            row.setSpacing(16)
            for key in keys:
                row.addWidget(self.fields[key], 1)
            rows.addLayout(row)
        rows.addWidget(self.fields["head_title"])
        column.addWidget(self._details)
