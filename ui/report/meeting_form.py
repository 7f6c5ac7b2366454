"""The meeting that judges a span of the year: what its invitation and minutes say."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from app.desk.evaluating import MEETING_CHANGED, Meeting, read_meeting, save_meeting
from app.errors import UserMistake
from app.rules.moments import table_moment
from app.rules.periods import PERIODS
from ui.forms.editor_values import read, write
from ui.forms.form_dialog import FormDialog, Work
from ui.forms.moment_field import MomentField
from ui.parts.fields.editors import ComboBox, LineEdit, TextEdit
from ui.parts.fields.field import Field
from ui.tasks import call

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.page import Context

_PER_LINE = "Satu baris untuk satu orang atau tim. Shift+Enter membuat baris baru."
_NOTES = "Satu baris untuk satu keputusan. Kendala dan hasil evaluasi dikutip dari Isi."


class MeetingDialog(FormDialog):
    """A span and its meeting, as it was saved or as is likely; another span is read at once."""

    keeps_draft: ClassVar[bool] = False

    def __init__(self, context: Context, *, year: int, period: str, parent: QWidget) -> None:
        super().__init__(
            context,
            title=f"Rapat evaluasi {year}",
            about="Untuk undangan, daftar hadir, dan notula",
            save_word="Simpan dan lihat",
            parent=parent,
            width=560,
        )
        self._year = year
        # As it was read last, and what stood in each editor then.
        self._meeting, self._shown = Meeting(), dict[str, str]()
        self.period = ComboBox(PERIODS)
        self.period.choose(period)
        self.begins = MomentField(
            "Waktu rapat",
            clock=context.clock,
            zone=context.zone,
            hint="Tanggal lengkap dan jam, misalnya 15-04-2026 09.00",
            optional=True,
        )
        self.place = LineEdit(placeholder="Ruang rapat lantai 2")
        self.letter_number = LineEdit(placeholder="kosong bila ditulis tangan")
        self.invited = TextEdit(lines=4)
        self.chair, self.note_taker = LineEdit(), LineEdit()
        self.decided = TextEdit(lines=3)
        self.add_field("period", Field("Masa yang dievaluasi", self.period))
        self.add_field("begins_at", self.begins)
        for key, word, editor, hint in (
            ("place", "Tempat", self.place, ""),
            ("letter_number", "Nomor undangan", self.letter_number, ""),
            ("invited", "Yang diundang", self.invited, _PER_LINE),
            ("chair", "Pimpinan rapat", self.chair, ""),
            ("note_taker", "Notulis", self.note_taker, ""),
            ("decided", "Keputusan dan tindak lanjut", self.decided, _NOTES),
        ):
            self.add_field(key, Field(word, editor, hint, optional=True))
        self.period.currentIndexChanged.connect(self._read)
        self.finish_form(self.period)
        self._read()

    def chosen(self) -> str:
        """Return the span that is judged."""
        return str(self.period.currentData())

    def work(self) -> Work:
        """Return the saving."""
        begins = self.begins.moment_or_none("begins_at")
        if begins is not None and not isinstance(begins, datetime):
            raise UserMistake({"begins_at": "Tulis juga jamnya. Contoh: 15-04-2026 09.00."})
        meeting = Meeting(
            begins_at=begins,
            place=self.place.text(),
            letter_number=self.letter_number.text(),
            invited=self.invited.toPlainText(),
            chair=self.chair.text(),
            note_taker=self.note_taker.text(),
            decided=self.decided.toPlainText(),
        )
        return call(
            save_meeting,
            year=self._year,
            period=self.chosen(),
            meeting=meeting,
            shown=self._meeting,
        )

    def _read(self) -> None:
        work = call(read_meeting, year=self._year, period=self.chosen())
        self.context.ask(work, then=self._show, owner=self, key="meeting")

    def _show(self, meeting: Meeting) -> None:
        """Show what was read where nothing else was typed meanwhile."""
        at = meeting.begins_at
        now = {
            "begins_at": table_moment(at, self.context.zone) if at else "",
            "place": meeting.place,
            "letter_number": meeting.letter_number,
            "invited": meeting.invited,
            "chair": meeting.chair,
            "note_taker": meeting.note_taker,
            "decided": meeting.decided,
        }
        for key, text in now.items():
            editor = self.begins.edit if key == "begins_at" else self.field(key).editor
            typed = read(editor)
            if typed == self._shown.get(key, "") and typed != text:
                write(editor, text)
        self._meeting, self._shown = meeting, now
        self.fit()

    def _on_failed(self, error: Exception) -> None:
        super()._on_failed(error)
        if isinstance(error, UserMistake) and MEETING_CHANGED in error.fields.values():
            self._read()
