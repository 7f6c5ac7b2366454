"""The form by which who holds a case is reminded: a message to copy, a sheet to print, or a word."""

from datetime import datetime

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.case import Case, ComplaintRow, waits_here
from app.desk.reading_cases import glance_at
from app.desk.reminding import awaiting_message, remind, reminder_message, reminder_pdf
from app.outcome import Outcome
from app.rules.kinds import REMINDER_WAY_WORDS, ReminderWay, Turn
from app.rules.moments import near_moment
from app.rules.wording import capitalised
from ui.forms.case_dialog import ActionDialog, Work
from ui.page import Context
from ui.parts.fields.choice_lists import RadioList
from ui.parts.fields.editors import TextEdit
from ui.parts.fields.field import Field
from ui.tasks import call

_SAVE_WORDS = {
    ReminderWay.MESSAGE: "Salin dan catat",
    ReminderWay.PAPER: "Cetak dan catat",
    ReminderWay.PHONE: "Catat",
    ReminderWay.IN_PERSON: "Catat",
}


class RemindDialog(ActionDialog):
    """By which way, and what a message says; the copy or the paper follows once it is on record."""

    def __init__(self, context: Context, row: ComplaintRow, *, parent: QWidget) -> None:
        super().__init__(
            context,
            row,
            title=f"Ingatkan {row.holder if waits_here(row) else 'satker tujuan'}",
            save_word=_SAVE_WORDS[ReminderWay.MESSAGE],
            parent=parent,
        )
        # The sheets are those of the teams.
        ways = [
            (way.value, capitalised(words))
            for way, words in REMINDER_WAY_WORDS.items()
            if (row.turn is Turn.TEAM and waits_here(row)) or way is not ReminderWay.PAPER
        ]
        self._over = parent
        self.way = RadioList(ways, chosen=ReminderWay.MESSAGE.value)
        last = row.reminded_at
        hint = f"Terakhir {self._moment_words(last)}." if last else ""
        self.add_field("way", Field("Cara", self.way, hint))
        self.message = TextEdit(lines=4)
        if waits_here(row):
            now = context.clock.now()
            self.message.setPlainText(reminder_message(row, context.office, now=now))
        self.message_field = Field(
            "Pesan", self.message, "Disalin ke papan klip; tempelkan di WhatsApp atau surel."
        )
        self.form.addWidget(self.message_field)
        self.moment = self.moment_field("Diingatkan pada")
        self.form.addWidget(self.moment)
        self.way.changed.connect(self._on_way)
        self.saved.connect(self._on_recorded)
        self.finish_form(self.way)
        if not waits_here(row):
            context.ask(call(glance_at, complaint_id=row.id), then=self._propose, owner=self)

    def work(self) -> Work:
        """Return the recording of the reminder."""
        return call(
            remind,
            complaint_id=self.row.id,
            happened_at=self.moment.moment("happened_at"),
            way=self.way.chosen(),
        )

    def _propose(self, case: Case) -> None:
        self.propose(self.message, awaiting_message(case, self.context.office))

    def _moment_words(self, last: datetime) -> str:
        return near_moment(last, self.context.zone, now=self.context.clock.now())

    def _chosen(self) -> ReminderWay:
        return ReminderWay(self.way.chosen() or ReminderWay.MESSAGE)

    def _on_way(self) -> None:
        self.save_button.set_word(_SAVE_WORDS[self._chosen()])
        self.message_field.setVisible(self._chosen() is ReminderWay.MESSAGE)
        self.fit()

    def _on_recorded(self, _: Outcome) -> None:
        if self._chosen() is ReminderWay.MESSAGE:
            QGuiApplication.clipboard().setText(self.message.toPlainText())
        elif self._chosen() is ReminderWay.PAPER:
            _print_sheet(self.context, self.row, self._over)


def _print_sheet(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    from ui.printing import print_paper

    def show_dialog(pdf: bytes) -> None:
        print_paper(context, pdf, name=f"Lembar pengingat {row.holder}", parent=parent)

    make = call(reminder_pdf, teams=row.held_by.teams)
    context.ask(make, then=show_dialog, owner=parent, key="print reminder", lane="paper")
