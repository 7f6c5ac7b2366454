"""The forms of a disposition that goes on inside a team, is taken back there, or by the head."""

from PySide6.QtWidgets import QWidget

from app.case import Case, ComplaintRow, Hand
from app.desk.handing_on import call_back, pass_on, revoke_disposition
from app.office import Office
from ui.forms.case_dialog import ActionDialog, Work
from ui.page import Context
from ui.parts.fields.editors import ComboBox, LineEdit, TextEdit
from ui.parts.fields.field import Field
from ui.tasks import call

_LINE = 200


def hand_words(hand: Hand, office: Office) -> str:
    """Return what a list calls somebody who has a disposition."""
    names = {team.code: team.name for team in office.known_teams}
    team = names.get(hand.team, hand.team)
    return team if hand.key == 0 else f"{hand.name or 'Pelaksana'} ({team})"


class PassOnDialog(ActionDialog):
    """From whom a disposition went on, to whom, and with which words."""

    def __init__(self, context: Context, case: Case, *, parent: QWidget) -> None:
        super().__init__(
            context, case.row, title="Teruskan disposisi", save_word="Teruskan", parent=parent
        )
        account = context.register.account
        given = [
            (f"{hand.team} {hand.key}", hand_words(hand, context.office))
            for hand in case.hands
            if not account.team_only or hand.team == account.team
        ]
        self.giver = ComboBox(given)
        holding = [hand for hand in case.hands if hand.holds]
        if holding:
            self.giver.choose(f"{holding[-1].team} {holding[-1].key}")
        self.add_field("under", Field("Dari", self.giver))
        self.person = LineEdit(placeholder="Contoh: Budi Santoso, Statistisi", longest=_LINE)
        hint = "Ketua tim atau pelaksana; tidak perlu mempunyai akun."
        self.add_field("name", Field("Kepada", self.person, hint))
        self.note = TextEdit(lines=2, placeholder="Apa yang diminta")
        self.add_field("note", Field("Catatan", self.note, optional=True))
        self.moment = self.moment_field("Diteruskan pada")
        self.form.addWidget(self.moment)
        self.finish_form(self.person)

    def work(self) -> Work:
        """Return the recording of who has it now."""
        team, _, key = str(self.giver.currentData() or " 0").rpartition(" ")
        return call(
            pass_on,
            complaint_id=self.row.id,
            version=self.row.version,
            happened_at=self.moment.moment("happened_at"),
            team=team,
            under=int(key),
            name=self.person.text(),
            note=self.note.toPlainText(),
        )


class CallBackDialog(ActionDialog):
    """From whom a disposition is taken back, why, and who has it instead."""

    def __init__(self, context: Context, case: Case, *, parent: QWidget) -> None:
        super().__init__(
            context, case.row, title="Ubah pelaksana", save_word="Simpan perubahan", parent=parent
        )
        account = context.register.account
        people = [
            (str(hand.key), hand_words(hand, context.office))
            for hand in case.hands
            if hand.key and (not account.team_only or hand.team == account.team)
        ]
        self.holder = ComboBox(people)
        self.add_field("of", Field("Disposisi ditarik dari", self.holder))
        self.person = LineEdit(placeholder="Kosong bila kembali ke atasannya", longest=_LINE)
        self.add_field("name", Field("Diganti oleh", self.person, optional=True))
        self.reason = TextEdit(lines=2, placeholder="Contoh: sedang cuti")
        self.add_field("reason", Field("Alasan", self.reason))
        self.moment = self.moment_field("Berlaku sejak")
        self.form.addWidget(self.moment)
        self.finish_form(self.holder)

    def work(self) -> Work:
        """Return the recording of the change."""
        return call(
            call_back,
            complaint_id=self.row.id,
            version=self.row.version,
            happened_at=self.moment.moment("happened_at"),
            of=int(self.holder.currentData() or 0),
            name=self.person.text(),
            reason=self.reason.toPlainText(),
        )


class RevokeDialog(ActionDialog):
    """Why the head takes a disposition back, and since when."""

    def __init__(self, context: Context, row: ComplaintRow, *, parent: QWidget) -> None:
        super().__init__(
            context, row, title="Cabut disposisi", save_word="Cabut disposisi", parent=parent
        )
        self.reason = TextEdit(lines=2, placeholder="Contoh: bukan tugas tim itu")
        hint = "Aduan kembali menunggu disposisi Kepala; tim tidak melihatnya lagi."
        self.add_field("reason", Field("Alasan", self.reason, hint))
        self.moment = self.moment_field("Dicabut sejak")
        self.form.addWidget(self.moment)
        self.finish_form(self.reason)

    def work(self) -> Work:
        """Return the revoking."""
        return call(
            revoke_disposition,
            complaint_id=self.row.id,
            version=self.row.version,
            happened_at=self.moment.moment("happened_at"),
            reason=self.reason.toPlainText(),
        )
