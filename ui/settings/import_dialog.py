"""Shows what an import would do, every bad row with line, column and reason, before it is done."""

from functools import partial
from typing import ClassVar, Final
from uuid import uuid4

from PySide6.QtCore import (
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.desk.entering_once import once
from app.errors import EnvironmentTrouble, UserMistake
from app.keeping.backing_up import back_up_before
from app.outcome import Outcome
from app.register import Register
from app.transfer.grid import RowMistake
from app.transfer.importing import Preview, apply_import
from app.transfer.rows import RowState
from app.transfer.state_words import counted_words
from ui.look.style import current_look, set_kind
from ui.look.tokens import colour
from ui.page import Context
from ui.parts.buttons import button
from ui.parts.cells.delegates import spoken
from ui.parts.cells.item_roles import ItemRole
from ui.parts.cells.rows_model import Index, RowsModel
from ui.parts.cells.table import ListTable
from ui.parts.labels import ShortLabel, label
from ui.parts.screen_room import fit_on_screen, screen_room

_HEADINGS: Final = ("Baris", "Kolom", "Yang perlu diperbaiki")
_MARGIN: Final = 20
_WIDTH: Final = 680
_TABLE_HEIGHT: Final = 240


def _import(register: Register, *, preview: Preview) -> Outcome:
    back_up_before(register)
    return apply_import(register, preview=preview)


class MistakesModel(RowsModel[RowMistake]):
    """The bad rows of a file."""

    headings: ClassVar[tuple[str, ...]] = _HEADINGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        mistake = self.rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(index)
        if role == ItemRole.PRIMARY:
            return (str(mistake.line), mistake.column or "seluruh baris", mistake.reason)[
                index.column()
            ]
        if role == Qt.ItemDataRole.ToolTipRole:
            return mistake.sentence
        return index.column() == 0 if role == ItemRole.STRONG else None


class ImportDialog(QDialog):
    """The preview of one file; `other_wanted` asks for another one."""

    other_wanted = Signal()

    def __init__(self, context: Context, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._preview: Preview | None = None
        self._busy = False
        # What was sent last, and its key: the same again is not imported twice.
        self._sent: tuple[object, str] = ((), "")
        self.setWindowTitle("Impor dari CSV")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(min(_WIDTH, screen_room(self).width()))
        self.file_label = ShortLabel("", "sentence")
        self.verdict = label("", "strong", wrap=True)
        self.advice = label("", "second", wrap=True)
        self.model = MistakesModel(self)
        self.table = ListTable()
        self.import_button = button("Impor", "primary")
        self.other_button = button("Pilih berkas lain…")
        self.cancel_button = button("Batal", "quiet")
        self._arrange()
        self.import_button.clicked.connect(self.apply)
        self.other_button.clicked.connect(self.other_wanted)
        self.cancel_button.clicked.connect(self.reject)

    def show_reading(self, name: str) -> None:
        """Say that a file is being read."""
        self._preview = None
        self.file_label.set_whole(name)
        self._say("Membaca dan memeriksa berkas…", "")

    def show_preview(self, preview: Preview) -> None:
        """Show what the import would do."""
        self._preview = preview
        if preview.lacking:
            self._preview = None
            self.show_failure(UserMistake(preview.lacking))
            return
        count = len(preview.complaints)
        self.model.show(preview.mistakes)
        self.table.setVisible(bool(preview.mistakes))
        if preview.mistakes:
            lines = len({mistake.line for mistake in preview.mistakes})
            good = (
                f", {preview.count(RowState.NEW)} baris sudah benar"
                if preview.count(RowState.NEW)
                else ""
            )
            advice = "Perbaiki di berkasnya, simpan, lalu pilih lagi. Belum ada yang diimpor."
            self._say(f"{lines} baris perlu diperbaiki{good}.", advice, tone="warn-strong")
            self.table.select_first()
        elif not count:
            counts = {state: preview.count(state) for state in RowState}
            self._say(f"{counted_words(counts)}.", "Tidak ada yang perlu diimpor.")
        else:
            years = sorted({c.received_at.year for c in preview.complaints if c.received_at})
            span = f"{years[0]}–{years[-1]}" if len(set(years)) > 1 else str(*years[:1])
            advice = f"Diterima tahun {span}. Nomornya diberikan urut saat diimpor."
            self._say(f"{count} aduan siap diimpor, semua baris terbaca.", advice)

    def show_failure(self, error: Exception) -> None:
        """Say why the file as a whole can't be used."""
        self.model.show(())
        self.table.hide()
        if isinstance(error, UserMistake):
            self._say(error.sentence, "Belum ada yang diimpor.", tone="danger-strong")
        elif isinstance(error, EnvironmentTrouble):
            self._say(error.sentence, error.way_out, tone="danger-strong")
        else:
            self._say("Berkas itu tidak dapat diperiksa.", "", tone="danger-strong")

    def apply(self) -> None:
        """Import everything, once."""
        preview = self._preview
        if preview is None or self._busy:
            return
        self._busy = True
        self.import_button.setEnabled(False)
        if preview.complaints != self._sent[0]:
            self._sent = preview.complaints, uuid4().hex
        self._context.ask(
            once(self._sent[1], partial(_import, preview=preview)),
            then=self._on_applied,
            failed=self._on_refused,
            owner=self,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(current_look().tokens.surface))
        painter.end()

    def _on_applied(self, _: Outcome) -> None:
        self._busy = False
        self.accept()

    def _on_refused(self, error: Exception) -> None:
        self._busy = False
        self._preview = None
        self.show_failure(error)

    def _say(self, verdict: str, advice: str, *, tone: str = "strong") -> None:
        ready = self._preview is not None and not self._preview.mistakes
        count = len(self._preview.complaints) if self._preview is not None and ready else 0
        set_kind(self.verdict, "kind", tone)
        self.verdict.setText(verdict)
        self.advice.setText(advice)
        self.import_button.set_word(f"Impor {count} aduan" if count else "Impor")
        self.import_button.setEnabled(count > 0)
        (self.import_button if count else self.other_button).setFocus()
        fit_on_screen(self, self.sizeHint())

    def _arrange(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName("Baris yang perlu diperbaiki")
        self.table.fix_column(0, "Baris", "10000")
        self.table.fix_column(1, "nomor_asal", "diteruskan_oleh")
        self.table.stretch_column(2)
        self.table.setMinimumHeight(min(_TABLE_HEIGHT, screen_room(self).height() // 3))
        self.table.hide()
        words = QVBoxLayout()
        words.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 12)
        words.setSpacing(6)
        for widget in (label("Impor dari CSV", "preview-title"), self.file_label):
            words.addWidget(widget)
        words.addSpacing(6)
        words.addWidget(self.verdict)
        words.addWidget(self.advice)
        words.addWidget(self.table, 1)
        foot = QFrame()
        foot.setProperty("kind", "status")
        row = QHBoxLayout(foot)
        row.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        row.setSpacing(8)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        row.addWidget(self.other_button)
        row.addWidget(self.import_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(words, 1)
        column.addWidget(foot)
