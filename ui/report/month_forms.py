"""Months that are closed: choosing them, and looking at one with the way to open it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal

from app.desk.closing_months import ClosedStory, ClosingAct, close_months, open_month
from app.rules.moments import MONTHS, full_moment
from ui.forms.form_dialog import FormDialog, Work
from ui.parts.buttons import button
from ui.parts.fields.choice_lists import CheckList
from ui.parts.fields.editors import LineEdit
from ui.parts.fields.field import Field
from ui.parts.labels import label
from ui.parts.panels.fact_list import FactList
from ui.tasks import call

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.page import Context

_MOST_NAMED = 6
_HINT = (
    "Laporan pemantauan setiap bulan disimpan seperti keadaannya sekarang. Kendala, solusi, dan "
    "hasil evaluasinya ikut tercetak; tulis dahulu di Isi."
)


class CloseMonthDialog(FormDialog):
    """A list of past months that are certain, to be closed; `ticked` is one of them (1-12)."""

    keeps_draft: ClassVar[bool] = False

    def __init__(
        self,
        context: Context,
        *,
        year: int,
        months: Sequence[int],
        parent: QWidget,
        ticked: int = 0,
    ) -> None:
        super().__init__(
            context,
            title="Tutup bulan",
            about="Bulan yang sudah lewat dan sudah pasti isinya",
            save_word="Tutup bulan",
            parent=parent,
        )
        self._year = year
        choices = [(str(at), f"{MONTHS[at - 1]} {year}") for at in months]
        self.months = CheckList(choices, columns=2 if len(choices) > 4 else 1)
        self.months.choose([str(ticked)] if ticked else [])
        self.add_field("months", Field("Ditutup", self.months, _HINT))
        self.finish_form(self.months)

    def work(self) -> Work:
        """Return the closing of all ticked months."""
        months = [int(key) for key in self.months.chosen()]
        return call(close_months, year=self._year, months=months)


class ClosedMonthDialog(FormDialog):
    """Who closed a month, what is otherwise since then, and opening it again.

    `paper_wanted` asks for its report as it was kept.
    """

    keeps_draft: ClassVar[bool] = False
    paper_wanted = Signal()

    def __init__(self, context: Context, story: ClosedStory, *, parent: QWidget) -> None:
        self._story = story
        super().__init__(
            context,
            title=f"{MONTHS[story.month - 1]} {story.year} ditutup",
            about="Laporannya tersimpan seperti waktu ditutup",
            save_word="Buka kembali",
            parent=parent,
        )
        self.form.addWidget(FactList([self._told(act) for act in story.acts]))
        since = label(_differing_words(story), "body", wrap=True)
        since.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.form.addWidget(since)
        self.reason = LineEdit(placeholder="Lembar kotak saran tertinggal")
        self.add_field("reason", Field("Alasan dibuka kembali", self.reason))
        look = button("Lihat laporannya", "link")
        look.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        look.clicked.connect(self.paper_wanted)
        self.add_to_foot(look)
        self.cancel_button.setText("Tutup")
        self.finish_form(self.cancel_button)

    def work(self) -> Work:
        """Return the opening."""
        wanted = {"year": self._story.year, "month": self._story.month}
        return call(open_month, **wanted, reason=self.reason.text())

    def _told(self, act: ClosingAct) -> tuple[str, str]:
        words = f"{act.who}, {full_moment(act.at, self.context.zone)}"
        reason = f": {act.reason}" if act.reason else ""
        return "Ditutup" if act.closes else "Dibuka kembali", f"{words}{reason}"


def _differing_words(story: ClosedStory) -> str:
    """Say what the month's report would say otherwise by now, or why it is no more."""
    if story.erased:
        return story.erased
    if not story.differing:
        return "Sesudah ditutup tidak ada yang berubah."
    named = [
        f"{each.place}: {each.before or '(tidak ada)'} → {each.now or '(tidak ada)'}"
        for each in story.differing[:_MOST_NAMED]
    ]
    left = len(story.differing) - len(named)
    rest = [f"dan {left} hal lain"] if left else []
    return "\n".join(["Sesudah ditutup berubah:", *named, *rest])
