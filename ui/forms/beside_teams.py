"""Beside the teams of a disposition: which of several coordinates, and who gets a copy."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.office import Choice
from ui.parts.fields.checks import CheckBox
from ui.parts.fields.choice_lists import CheckList
from ui.parts.fields.editors import ComboBox
from ui.parts.fields.field import Field

_NO_LEAD: Final = (("", "Tanpa koordinator"),)


class BesideTeams(QWidget):
    """`fitted` tells that it takes more room, or less, than before."""

    fitted = Signal()

    def __init__(self, teams: Sequence[Choice], *, columns: int = 2) -> None:
        super().__init__()
        self._names = {team.code: team.name for team in teams}
        self.lead = ComboBox(_NO_LEAD)
        self.lead_field = Field("Koordinator", self.lead)
        self.has_copies = CheckBox("Ada tembusan")
        self.copies = CheckList([*self._names.items()], columns=columns)
        self.copies_field = Field("Tembusan kepada", self.copies)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.lead_field, self.has_copies, self.copies_field):
            column.addWidget(part)
        self.copies_field.hide()
        self.has_copies.toggled.connect(self._on_copies)
        self.show_teams(())

    def show_teams(self, chosen: Sequence[str]) -> None:
        """Offer those teams as coordinator, who stays chosen among them; one alone needs none."""
        choices = [(code, self._names.get(code, code)) for code in chosen]
        self.lead.set_choices([*_NO_LEAD, *choices])
        self.lead_field.setVisible(len(chosen) > 1)
        self.fitted.emit()

    def show_decided(self, lead: str, copies: Sequence[str]) -> None:
        """Choose what was decided before."""
        self.lead.choose(lead)
        self.copies.choose(copies)
        self.has_copies.setChecked(bool(copies))

    def chosen_lead(self) -> str:
        """Return the code of the team that coordinates, "" where none does."""
        return "" if self.lead_field.isHidden() else str(self.lead.currentData() or "")

    def chosen_copies(self) -> tuple[str, ...]:
        """Return the codes of the teams that get a copy."""
        return self.copies.chosen() if self.has_copies.isChecked() else ()

    def _on_copies(self, on: bool) -> None:
        self.copies_field.setVisible(on)
        self.fitted.emit()
