"""The office's own words and pictures for the report, typed beside the paper that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.desk.report_findings import PART_WORDS
from app.desk.report_words import ReportWords, read_report_words, save_report_text
from app.documents.report_data import RESULT, TROUBLES, ReportPart, noted_at
from app.errors import UserMistake
from app.rules.moments import table_moment
from app.rules.periods import PERIODS
from ui.forms.draft import TypedDraft, Values
from ui.look.style import set_kind
from ui.parts.buttons import button
from ui.parts.fields.editors import ComboBox, TextEdit
from ui.parts.labels import label
from ui.report.picture_rows import PictureRows
from ui.tasks import call

if TYPE_CHECKING:
    from ui.page import Page

_NOTES: Final = (TROUBLES, RESULT)
_PICTURES: Final = "pictures"
_PATIENCE_MS: Final = 700
_HINTS: Final = {
    ReportPart.CHAPTERS: "# judul bab   ## subjudul   - butir   kata :: artinya   *miring*   "
    "[gambar 3] keterangan   === halaman baru",
}
_FOLLOWS: Final = "Teks usulan; angkanya mengikuti register."


class ContentPanel(QWidget):
    """Chooses a part and edits it; `preview_wanted` carries what is typed and not saved, by place.

    What is typed is kept as a draft until it is saved or put back.
    """

    preview_wanted = Signal(object)
    saved = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self.context = page, page.context
        self._words: ReportWords | None = None
        self._typed: dict[str, str] = {}
        self.choice = ComboBox(
            [
                *((str(part), words) for part, words in PART_WORDS.items()),
                (_PICTURES, "Gambar"),
            ]
        )
        self.choice.setAccessibleName("Bagian laporan")
        self.period = ComboBox(PERIODS)
        self.period.setAccessibleName("Masa")
        self.editor = TextEdit(grows=False)
        # It takes the room there is, not that of its lines.
        self.editor.setMinimumHeight(0)
        self.editor.setMaximumHeight(16_777_215)
        self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.editor.setAccessibleName("Teks")
        self.pictures = PictureRows(page)
        self.state = label("", "second", wrap=True)
        self.hint = label("", "hint", wrap=True)
        for words in (self.state, self.hint):
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self.save_button = button("Simpan teks", "primary")
        self.reset_button = button("Kembali ke usulan", "link")
        self.draft = TypedDraft(self, self.context, self._values)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE_MS)
        self._lay_out()
        self._connect()

    # --- what is shown -------------------------------------------------------------------

    def load(self, year: int) -> None:
        """Show what the office wrote for a year, and what was typed for it and not saved."""
        if self._words is not None and self._words.year != year:
            self.draft.keep()
            # Until the other year is read, nothing typed belongs anywhere.
            self.draft.timer.stop()
            self.draft.begin_anew("")
            self._words, self._typed = None, {}
            self.editor.setReadOnly(True)
        self._page.ask(call(read_report_words, year=year), then=self._on_read, key="words")

    def leave(self) -> None:
        """Write down what is typed."""
        self.draft.keep()

    def go_to(self, place: str) -> None:
        """Show a part by its place."""
        kind, _, period = place.partition("-")
        self.choice.choose(kind)
        if period:
            self.period.choose(period)
        self.editor.setFocus()

    def unsaved(self) -> dict[str, str]:
        """Return what is typed and not saved, by its place."""
        return dict(self._typed)

    def save(self) -> None:
        """Save the text shown."""
        self._save(self._place(), self.editor.toPlainText())

    def reset(self) -> None:
        """Put back what is proposed."""
        self._save(self._place(), "")

    def _save(self, place: str, text: str) -> None:
        if self._words is None:
            return
        year, before = self._words.year, self._typed.get(place)

        def on_saved(_: object) -> None:
            # What was typed meanwhile, or for another year, is not saved yet.
            if self._words is not None and self._words.year == year:
                if self._typed.get(place) == before:
                    self._typed.pop(place, None)
                if not self._typed:
                    self.draft.forget()
            self.saved.emit()

        work = call(save_report_text, year=year, place=place, text=text)
        self._page.ask(work, then=on_saved, failed=self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, UserMistake):
            self._say(error.sentence, warns=True)

    def _on_read(self, words: ReportWords) -> None:
        fresh = self._words is None or self._words.year != words.year
        self._words = words
        self.pictures.show_pictures(words)
        if fresh:
            self.editor.setReadOnly(False)
            self.draft.begin_anew(f"laporan-{words.year}")
            self.draft.look(self._on_draft)
        self._show()

    def _on_draft(self, values: Values, since: str) -> None:
        if values:
            self._typed = {name: str(text) for name, text in self.draft.take_up(values).items()}
            self._show()
            self.preview_wanted.emit(self.unsaved())
            self.context.messages.say(f"Teks laporan dilanjutkan dari draf {since}.")

    def _values(self) -> Values:
        return dict(self._typed)

    def _place(self) -> str:
        kind = str(self.choice.currentData())
        return noted_at(kind, str(self.period.currentData())) if kind in _NOTES else kind

    def _kept(self) -> str:
        """Return the text of the place as it is printed now."""
        if self._words is None:
            return ""
        place = self._place()
        if place not in set(ReportPart):
            return self._words.notes.get(place, "")
        part = self._words.part(ReportPart(place))
        return part.text or part.proposed

    def _show(self) -> None:
        kind = str(self.choice.currentData())
        of_pictures = kind == _PICTURES
        self.period.setVisible(kind in _NOTES)
        self.pictures.setVisible(of_pictures)
        for part in (self.editor, self.save_button, self.state):
            part.setVisible(not of_pictures)
        hint = _HINTS.get(ReportPart(kind), "") if kind in set(ReportPart) else ""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        if of_pictures:
            self.reset_button.hide()
            return
        text = self._typed.get(self._place(), self._kept())
        if text != self.editor.toPlainText():
            self.editor.blockSignals(True)
            self.editor.setPlainText(text)
            self.editor.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        """Say whose text it is, and whether it is old."""
        place = self._place()
        part = None
        if self._words is not None and place in set(ReportPart):
            part = self._words.part(ReportPart(place))
        self.reset_button.setVisible(part is not None and bool(part.text))
        self.save_button.setEnabled(place in self._typed or bool(part and part.stale))
        if place in self._typed:
            self._say("Belum disimpan; pratinjau sudah memuatnya.")
        elif part is None or not part.text or part.at is None:
            self._say(_FOLLOWS if part is not None else "Dimuat di Lampiran, di bawah evaluasi.")
        elif part.stale:
            said = "Data berubah sesudah teks ini ditulis. Periksa angkanya, lalu simpan lagi: "
            self._say(f"{said}{part.proposed}", warns=True)
        else:
            at = table_moment(part.at, self.context.zone)
            self._say(f"Teks kantor untuk {part.year}, oleh {part.who}, {at}.")

    def _say(self, words: str, *, warns: bool = False) -> None:
        self.state.setText(words)
        set_kind(self.state, "kind", "warn" if warns else "second")

    def _on_typed(self) -> None:
        place, text = self._place(), self.editor.toPlainText()
        if text == self._kept():
            self._typed.pop(place, None)
        else:
            self._typed[place] = text
        self._tell()
        self.draft.note_typing()
        self._timer.start()

    def _connect(self) -> None:
        self.choice.currentIndexChanged.connect(self._show)
        self.period.currentIndexChanged.connect(self._show)
        self.editor.textChanged.connect(self._on_typed)
        self.save_button.clicked.connect(self.save)
        self.reset_button.clicked.connect(self.reset)
        self.pictures.saved.connect(self.saved)
        self._timer.timeout.connect(lambda: self.preview_wanted.emit(self.unsaved()))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.choice)
        top.addWidget(self.period)
        top.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.reset_button, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.hint)
        column.addWidget(self.editor, 1)
        column.addWidget(self.pictures, 1)
        column.addLayout(foot)
