"""Confirming months without complaints: each ticked by the officer after looking at all media."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.desk.confirming_nil import confirm_nil
from app.errors import UserMistake
from app.outcome import Outcome
from app.register import Register
from app.rules.moments import MONTHS
from ui.forms.form_dialog import FormDialog, Work
from ui.home.months import YearMonth, month_words
from ui.page import Context
from ui.parts.fields.choice_lists import CheckList
from ui.parts.fields.field import Field


class NilDialog(FormDialog):
    """A list of past empty months to tick; `months` are (year, 1-12), so is the `ticked` one."""

    def __init__(
        self,
        context: Context,
        *,
        months: Sequence[YearMonth],
        parent: QWidget,
        ticked: YearMonth | None = None,
    ) -> None:
        super().__init__(
            context,
            title="Konfirmasi bulan nihil",
            about="Bulan yang belum menerima aduan di register",
            save_word="Konfirmasi nihil",
            parent=parent,
            width=460,
        )
        choices = [(_key(each), f"{MONTHS[each[1] - 1]} {each[0]}") for each in months]
        self.months = CheckList(choices, columns=2 if len(choices) > 4 else 1)
        if ticked is not None:
            self.months.choose([_key(ticked)])
        hint = "Centang bila semua media sudah diperiksa dan memang tidak ada aduan."
        self.add_field("months", Field("Nihil pada bulan", self.months, hint))
        self.finish_form(self.months)

    def work(self) -> Work:
        """Return the confirming of all ticked months."""
        months = [_month(key) for key in self.months.chosen()]
        if not months:
            raise UserMistake({"months": "Centang sedikitnya satu bulan."})

        def run(register: Register) -> Outcome:
            for year, month in months:
                confirm_nil(register, year=year, month=month)
            names = month_words(months, this_year=0)
            return Outcome(f"{names} dikonfirmasi nihil.", frozenset({"months"}))

        return run


def _key(month: YearMonth) -> str:
    return f"{month[0]}-{month[1]}"


def _month(key: str) -> YearMonth:
    year, _, month = key.partition("-")
    return int(year), int(month)
