"""Confirming months without complaints: each ticked by the officer after looking at all media."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.desk.confirming_nil import confirm_nil
from app.errors import UserMistake
from app.facts import Outcome
from app.register import Register
from app.rules.wording import MONTHS, sentence_list
from ui.actions.choice_lists import CheckList
from ui.actions.form_dialog import FormDialog, Work
from ui.pages import Context
from ui.parts.fields import Field


class NilDialog(FormDialog):
    """A list of past empty months to tick; `months` are 1-12 of `year`."""

    def __init__(
        self,
        context: Context,
        *,
        year: int,
        months: Sequence[int],
        parent: QWidget,
        ticked: int | None = None,
    ) -> None:
        super().__init__(
            context,
            title="Konfirmasi bulan nihil",
            about=f"Bulan tanpa aduan pada register {year}",
            save_word="Konfirmasi nihil",
            parent=parent,
            width=460,
        )
        self._year = year
        choices = [(str(month), f"{MONTHS[month - 1]} {year}") for month in months]
        self.months = CheckList(choices, columns=2 if len(choices) > 4 else 1)
        if ticked is not None:
            self.months.choose([str(ticked)])
        hint = "Centang bila semua media sudah diperiksa dan memang tidak ada aduan."
        self.add_field("months", Field("Nihil pada bulan", self.months, hint))
        self.finish_form(self.months)

    def work(self) -> Work:
        """Return the confirming of all ticked months."""
        year, months = self._year, [int(key) for key in self.months.chosen()]
        if not months:
            raise UserMistake({"months": "Centang sedikitnya satu bulan."})

        def run(register: Register) -> Outcome:
            for month in months:
                confirm_nil(register, year=year, month=month)
            names = sentence_list([MONTHS[month - 1] for month in months])
            return Outcome(f"{names} {year} dikonfirmasi nihil.", frozenset({"months"}))

        return run
