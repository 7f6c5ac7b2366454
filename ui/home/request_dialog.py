"""The decision about one wish to see who brought a complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.desk.opening_seals import GRANT_HOURS, WaitingRequest, grant_identity, refuse_identity
from app.errors import UserMistake
from app.rules.moments import table_moment
from ui.forms.form_dialog import FormDialog, Work
from ui.parts.buttons import button
from ui.parts.fields.choice_lists import RadioList
from ui.parts.fields.field import Field
from ui.parts.labels import label
from ui.tasks import call

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.page import Context

_REFUSE = "0"


class DecideDialog(FormDialog):
    """For how long somebody may see an identity, or that they may not."""

    def __init__(self, context: Context, wish: WaitingRequest, *, parent: QWidget) -> None:
        super().__init__(
            context,
            title="Permintaan membuka identitas",
            about=f"{wish.number}  {wish.title}",
            save_word="Putuskan",
            parent=parent,
        )
        self._wish = wish
        when = table_moment(wish.asked_at, context.zone)
        words = f"{wish.who} meminta melihat identitas pelapor, {when}. Alasannya ada di linimasa."
        self.form.addWidget(label(words, "body", wrap=True))
        choices = [(str(hours), _hours_words(hours)) for hours in GRANT_HOURS]
        self.choice = RadioList([*choices, (_REFUSE, "Tolak")])
        self.add_field("hours", Field("Izinkan selama", self.choice))
        look = button("Buka aduan", "link")
        look.clicked.connect(self._look)
        self.add_to_foot(look)
        self.finish_form(self.choice)

    def work(self) -> Work:
        """Return the decision."""
        chosen = self.choice.chosen()
        if not chosen:
            raise UserMistake({"hours": "Pilih lamanya, atau tolak."})
        if chosen == _REFUSE:
            return call(refuse_identity, request_id=self._wish.id)
        return call(grant_identity, request_id=self._wish.id, hours=int(chosen))

    def _look(self) -> None:
        self.reject()
        self.context.navigate("kasus", complaint_id=self._wish.complaint_id)


def _hours_words(hours: int) -> str:
    return f"{hours} jam" if hours < 24 else f"{hours // 24} hari"
