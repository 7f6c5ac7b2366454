"""The choice of the cases that the report tells at length, where a year has many."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.desk.choosing_timelines import CaseChoice, choose_timelines
from ui.forms.form_dialog import FormDialog, Work
from ui.page import Context
from ui.parts.fields.choice_lists import CheckList
from ui.parts.fields.field import Field
from ui.tasks import call

_TITLE = 60


class TimelinesDialog(FormDialog):
    """A list of the year's cases, those with a timeline ticked."""

    def __init__(
        self, context: Context, *, year: int, cases: Sequence[CaseChoice], parent: QWidget
    ) -> None:
        super().__init__(
            context,
            title="Pilih linimasa",
            about=f"Aduan {year}; semuanya ada di Tabel 2, yang dicentang juga dengan perjalanannya",
            save_word="Simpan pilihan",
            parent=parent,
            width=560,
        )
        self._year = year
        self.cases = CheckList([(str(each.complaint_id), _named(each)) for each in cases])
        self.cases.choose([str(each.complaint_id) for each in cases if each.chosen])
        self.add_field("cases", Field("Dimuat sebagai linimasa", self.cases, optional=True))
        self.finish_form(self.cases)

    def work(self) -> Work:
        """Return the choosing."""
        cases = tuple(int(key) for key in self.cases.chosen())
        return call(choose_timelines, year=self._year, cases=cases)


def _named(case: CaseChoice) -> str:
    title = case.title if len(case.title) <= _TITLE else f"{case.title[:_TITLE].rstrip()}…"
    return f"{case.number}  {title}"
