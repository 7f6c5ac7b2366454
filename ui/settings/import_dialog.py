"""Shows what an import would do with each row of a file, lets it be chosen, and does it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.desk.entering_once import once
from app.errors import EnvironmentTrouble, UserMistake
from app.keeping.archives import WayIn, opened_archive
from app.keeping.backing_up import back_up_before
from app.outcome import Outcome
from app.register import Register
from app.rules.wording import grouped
from app.transfer.import_row import RowState
from app.transfer.importing import Preview, apply_import, preview_import
from app.transfer.mapping import Mapping
from app.transfer.merging import Merging, apply_merge
from app.transfer.source import read_source
from app.transfer.state_words import STATE_WORDS, counted_words
from app.transfer.watching import Stopped, Watch
from ui.look.style import set_kind
from ui.look.tokens import Tone
from ui.page import Context
from ui.parts.buttons import button
from ui.parts.cells.table import ListTable
from ui.parts.fields.checks import CheckBox
from ui.parts.fields.chips import ChipRow
from ui.parts.labels import ShortLabel, label
from ui.parts.screen_room import fit_on_screen, screen_room
from ui.parts.surface_dialog import SurfaceDialog
from ui.settings import import_rows as rows
from ui.settings.import_mapping import MappingPanel

_MARGIN: Final = 20
_WIDTH, _HEIGHT = 1120, 660
_TABLE_HEIGHT: Final = 200
_LOOKED_AT_MS: Final = 100
_NOTHING: Final = "Belum ada yang diimpor."


def _import(
    register: Register, *, preview: Preview, chosen: frozenset[int], watch: Watch
) -> Outcome:
    back_up_before(register)
    return apply_import(register, preview=preview, chosen=chosen, watch=watch)


def _merge(
    register: Register,
    *,
    path: Path,
    way: WayIn,
    preview: Merging,
    chosen: frozenset[int],
    watch: Watch,
) -> Outcome:
    back_up_before(register)
    with opened_archive(path, way=way, clock=register.clock) as archive:
        return apply_merge(register, archive=archive, merging=preview, chosen=chosen, watch=watch)


def _read(register: Register, *, path: Path, mapping: Mapping | None, watch: Watch) -> Preview:
    preview = preview_import(register, content=read_source(path), mapping=mapping, watch=watch)
    # Counted here, not on the screen's own time.
    _ = preview.counts
    return preview


def _lacking(preview: Preview | Merging) -> str:
    """Return what is to be settled of a table's columns first."""
    return " ".join(preview.lacking.values()) if isinstance(preview, Preview) else ""


class ImportDialog(SurfaceDialog):
    """The preview of one file; `other_wanted` asks for another one."""

    other_wanted = Signal()

    def __init__(self, context: Context, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._path = Path()
        self._preview: Preview | Merging | None = None
        self._way = WayIn()
        self._watch: Watch | None = None
        # What was sent last, and its key: the same again is not imported twice.
        self._sent: tuple[object, str] = ((), "")
        self.setWindowTitle("Impor aduan")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.file_label = ShortLabel("", "sentence")
        self.verdict = label("", "strong", wrap=True)
        self.advice = label("", "second", wrap=True)
        self.columns = MappingPanel()
        self.chips = ChipRow("Tampilkan baris")
        self.skip_box = CheckBox("Lewati baris yang perlu diperbaiki")
        self.model = rows.ImportRowsModel(self)
        self.table = ListTable()
        self.reason = label("", "second", wrap=True)
        self.import_button = button("Impor", "primary")
        self.other_button = button("Pilih berkas lain…")
        self.cancel_button = button("Batal", "quiet")
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOKED_AT_MS)
        self._arrange()
        self._connect()

    # --- reading ---------------------------------------------------------------------------------

    def read(self, path: Path, mapping: Mapping | None = None) -> None:
        """Read a file, by the mapping proposed for it or by another one."""
        self._path = path
        self.file_label.set_whole(path.name)
        self._preview = None
        watch = self._begin("Membaca dan memeriksa berkas…")
        register = self._context.register
        self._context.runner.run(
            partial(_read, register, path=path, mapping=mapping, watch=watch),
            then=self.show_preview,
            failed=self.show_failure,
            owner=self,
            key="preview",
        )

    def show_archive(self, path: Path, way: WayIn, merging: Merging) -> None:
        """Show what the archive of another register would bring, which was opened by a way in."""
        self._path, self._way = path, way
        self.file_label.set_whole(f"{path.name}, arsip {merging.whose}")
        self.show_preview(merging)

    def show_preview(self, preview: Preview | Merging) -> None:
        """Show what the import would do."""
        self._end()
        self._preview = preview
        counts = preview.counts
        of_table = isinstance(preview, Preview)
        if isinstance(preview, Preview):
            self.columns.show_preview(preview)
        self.model.show_preview(preview)
        chips = [("", "Semua", len(preview.rows), Tone.PLAIN)]
        chips += [
            (state.value, STATE_WORDS[state], counts[state], _tone(state))
            for state in RowState
            if counts[state]
        ]
        self.chips.set_chips(chips)
        # The same in every row says nothing there.
        named = not isinstance(preview, Preview) or "medium" in preview.mapping.fields
        self.table.setColumnHidden(rows.MEDIUM, not named)
        wrong = counts[RowState.MISTAKEN]
        self.skip_box.setChecked(False)
        for part, shown in (
            (self.columns, of_table),
            (self.chips, bool(preview.rows)),
            (self.table, bool(preview.rows)),
            (self.reason, bool(preview.rows)),
            (self.skip_box, bool(wrong) and wrong < len(preview.rows)),
        ):
            part.setVisible(shown)
        self._judge()
        self._narrow(RowState.MISTAKEN.value if wrong else "")
        fit_on_screen(self, self.sizeHint().expandedTo(self._wanted_size()))

    def show_failure(self, error: Exception) -> None:
        """Say why the file as a whole can't be used, or was not imported."""
        self._end()
        self._preview = None
        self.model.show_preview(None)
        for part in (self.columns, self.chips, self.table, self.reason, self.skip_box):
            part.hide()
        if isinstance(error, UserMistake):
            tone = "strong" if isinstance(error, Stopped) else "danger-strong"
            self._say(error.sentence, _NOTHING, tone=tone)
        elif isinstance(error, EnvironmentTrouble):
            self._say(error.sentence, error.way_out, tone="danger-strong")
        else:
            self._say("Berkas itu tidak dapat diperiksa.", "", tone="danger-strong")

    # --- importing -------------------------------------------------------------------------------

    def apply(self) -> None:
        """Import what was chosen, once."""
        preview = self._preview
        if preview is None or self._watch is not None or not self.import_button.isEnabled():
            return
        chosen = frozenset(self.model.taken)
        sent = (self._path, tuple(row.complaint for row in preview.rows), chosen)
        if sent != self._sent[0]:
            self._sent = sent, uuid4().hex
        watch = self._begin("Mengimpor…")
        if isinstance(preview, Preview):
            work = partial(_import, preview=preview, chosen=chosen, watch=watch)
        else:
            opened = partial(_merge, path=self._path, way=self._way)
            work = partial(opened, preview=preview, chosen=chosen, watch=watch)
        self._context.ask(
            once(self._sent[1], work),
            then=self._on_applied,
            failed=self.show_failure,
            owner=self,
        )

    def reject(self) -> None:
        """Stop what is under way; without anything under way close."""
        if self._watch is None:
            super().reject()
            return
        self._watch.stop()
        self.cancel_button.setEnabled(False)
        self.verdict.setText("Membatalkan…")

    # --- inside ----------------------------------------------------------------------------------

    def _on_applied(self, _: Outcome) -> None:
        self._end()
        self.accept()

    def _begin(self, said: str) -> Watch:
        self._watch = Watch()
        self._say(said, "")
        self._clock.start()
        return self._watch

    def _end(self) -> None:
        self._watch = None
        self._clock.stop()
        self.cancel_button.setEnabled(True)

    def _on_clock(self) -> None:
        """Tell how far it is; not for what is done at once."""
        watch = self._watch
        if watch is not None and watch.whole and not watch.stopping:
            done, whole = grouped(min(watch.done, watch.whole)), grouped(watch.whole)
            self.advice.setText(f"{done} dari {whole} baris")

    def _judge(self) -> None:
        """Say what stands there and what can be done with it now."""
        preview = self._preview
        if preview is None:
            return
        wrong, taken = preview.counts[RowState.MISTAKEN], len(self.model.taken)
        if lacking := _lacking(preview):
            self._say(lacking, "Sesudah dipilih, barisnya diperiksa.", tone="warn-strong")
        elif wrong and not self.skip_box.isChecked():
            advice = "Perbaiki dan pilih lagi, atau lewati. Belum ada yang diimpor."
            self._say(f"{counted_words(preview.counts)}.", advice, tone="warn-strong")
        elif not taken:
            advice = "Tidak ada yang perlu diimpor. Centang baris yang tetap ingin diambil."
            self._say(f"{counted_words(preview.counts)}.", advice)
        else:
            self._say(f"{counted_words(preview.counts)}.", self._years(preview))
        if lacking:
            self.columns.focus_lacking()

    def _years(self, preview: Preview | Merging) -> str:
        found = (preview.rows[at].complaint for at in self.model.taken)
        years = sorted({each.received_at.year for each in found if each and each.received_at})
        span = f"{years[0]}–{years[-1]}" if len(years) > 1 else str(*years[:1])
        return f"Diterima tahun {span}. Nomornya diberikan urut saat diimpor."

    def _say(self, verdict: str, advice: str, *, tone: str = "strong") -> None:
        preview = self._preview
        ready = preview is not None and self._watch is None and not _lacking(preview)
        if preview is not None and preview.counts[RowState.MISTAKEN]:
            ready = ready and self.skip_box.isChecked()
        count = len(self.model.taken) if ready else 0
        set_kind(self.verdict, "kind", tone)
        self.verdict.setText(verdict)
        self.advice.setText(advice)
        self.import_button.set_word(f"Impor {grouped(count)} aduan" if count else "Impor")
        self.import_button.setEnabled(count > 0)
        self.other_button.setEnabled(self._watch is None)
        if not self.table.hasFocus():
            (self.import_button if count else self.other_button).setFocus()
        if preview is None:
            fit_on_screen(self, self.sizeHint().expandedTo(self._wanted_size()))

    def _wanted_size(self) -> QSize:
        height = _HEIGHT if self.table.isVisibleTo(self) else 0
        return screen_room(self).boundedTo(QSize(_WIDTH, height))

    def _narrow(self, key: str) -> None:
        self.chips.set_current(key)
        self.model.narrow(RowState(key) if key else None)
        self.table.select_first()

    def _toggle(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.model.toggle(index)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == rows.TAKEN:
            self.model.toggle(index)

    def _on_current(self, index: QModelIndex) -> None:
        self.reason.setText(self.model.row_at(index).reason if index.isValid() else "")

    def _connect(self) -> None:
        self._clock.timeout.connect(self._on_clock)
        self.import_button.clicked.connect(self.apply)
        self.other_button.clicked.connect(self.other_wanted)
        self.cancel_button.clicked.connect(self.reject)
        self.columns.corrected.connect(lambda mapping: self.read(self._path, mapping))
        self.chips.chosen.connect(self._narrow)
        self.skip_box.toggled.connect(lambda _: self._judge())
        self.model.choice_changed.connect(self._judge)
        self.table.clicked.connect(self._on_clicked)
        self.table.row_activated.connect(lambda _: self._toggle())
        self.table.current_row_changed.connect(self._on_current)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._toggle)

    def _arrange(self) -> None:
        self._arrange_table()
        words = QVBoxLayout()
        words.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 12)
        words.setSpacing(8)
        for widget in (label("Impor aduan", "preview-title"), self.file_label):
            words.addWidget(widget)
        words.addWidget(self.columns)
        words.addWidget(self.verdict)
        words.addWidget(self.advice)
        words.addWidget(self.skip_box)
        words.addWidget(self.chips)
        words.addWidget(self.table, 1)
        words.addWidget(self.reason)
        # Takes the room while no table is there to take it.
        words.addStretch(0)
        for part in (self.columns, self.skip_box, self.chips, self.table, self.reason):
            part.hide()
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

    def _arrange_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName("Baris di berkas itu")
        self.table.setItemDelegateForColumn(rows.TAKEN, rows.CheckDelegate(self.table))
        self.table.fix_column(rows.TAKEN, "", extra=8)
        self.table.fix_column(rows.LINE, "Baris", "100.000")
        self.table.fix_column(rows.STATE, *STATE_WORDS.values(), extra=18)
        self.table.fix_column(rows.RECEIVED, "00-00-0000 00.00")
        self.table.fix_column(rows.MEDIUM, "Kotak Saran")
        self.table.stretch_column(rows.TITLE)
        self.table.stretch_column(rows.REASON)
        self.table.setMinimumHeight(min(_TABLE_HEIGHT, screen_room(self).height() // 3))


def _tone(state: RowState) -> Tone:
    return Tone.DANGER if state is RowState.MISTAKEN else Tone.PLAIN
