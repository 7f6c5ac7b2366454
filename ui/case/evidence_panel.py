"""The files kept with a case, below its facts: which there are, and the way to add one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.case import Evidence, Origin
from app.rules.file_kinds import FileKind
from app.rules.moments import table_moment
from app.rules.wording import size_words
from ui.look.tokens import HEIGHT_ROW_TWO, SPACE_16
from ui.parts.buttons import button
from ui.parts.cells.delegates import TwoLineDelegate, spoken
from ui.parts.cells.item_roles import ItemRole
from ui.parts.cells.rows_model import Index, RowsModel
from ui.parts.cells.table import ListTable
from ui.parts.labels import label

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

# How many rows there are room for, by the height of the page.
_ROWS = ((0, 1), (540, 2), (760, 4))
ICONS = {
    FileKind.JPEG: "photo",
    FileKind.PNG: "photo",
    FileKind.GIF: "photo",
    FileKind.WEBP: "photo",
    FileKind.TIFF: "photo",
    FileKind.HEIC: "photo",
    FileKind.PDF: "file-text",
    FileKind.TEXT: "file-text",
    FileKind.CSV: "file-text",
    FileKind.MAIL: "mail",
    FileKind.OUTLOOK: "mail",
    FileKind.DOCX: "file-text",
    FileKind.XLSX: "file-text",
    FileKind.ODT: "file-text",
    FileKind.ODS: "file-text",
    FileKind.MP3: "microphone",
    FileKind.M4A: "microphone",
    FileKind.OGG: "microphone",
    FileKind.MP4: "movie",
}
_ORIGINS = {
    Origin.CHOSEN: "",
    Origin.PASTED: ", ditempel dari layar",
    Origin.READ: ", lembar yang dibaca kembali",
}


def icon_of(evidence: Evidence) -> str:
    """Return the icon of a file's kind; a lock while it is sealed."""
    return "lock" if evidence.facts is None else ICONS[evidence.facts.kind]


def name_of(evidence: Evidence) -> str:
    """Return what a file is called; its number while its name is sealed."""
    return evidence.facts.name if evidence.facts else f"Bukti {evidence.number}, disegel"


def about(evidence: Evidence, zone: ZoneInfo) -> str:
    """Say how large a file is, when it was attached, by whom and from where."""
    came = _ORIGINS[evidence.facts.origin] if evidence.facts else ""
    when = table_moment(evidence.added_at, zone)
    return f"{size_words(evidence.size)}, {when}, {evidence.added_by}{came}"


class EvidenceModel(RowsModel[Evidence]):
    """A case's files; what was withdrawn comes last."""

    headings: ClassVar[tuple[str, ...]] = ("Bukti",)
    zone: ZoneInfo

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        evidence = self.rows[index.row()]
        told = about(evidence, self.zone)
        if evidence.withdrawn:
            told = f"Ditarik: {evidence.withdrawn_because}" if evidence.withdrawn_because else told
        name = name_of(evidence)
        answers: dict[int, object] = {
            ItemRole.PRIMARY: f"{name} (ditarik)" if evidence.withdrawn else name,
            ItemRole.SECONDARY: told,
            ItemRole.ICON: icon_of(evidence),
            ItemRole.FAINT: evidence.withdrawn or None,
            ItemRole.ROW: evidence,
            Qt.ItemDataRole.ToolTipRole: f"{name}\n{told}",
        }
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(index)
        return answers.get(role)


class EvidencePanel(QWidget):
    """The list with its head; a case without files has the head alone.

    `chosen` carries the Evidence to be looked at; `add_wanted` and `stop_wanted` come from the head.
    """

    chosen = Signal(object)
    add_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._running = False
        self._height = 0
        self.setAccessibleName("Bukti")
        self.title = label("Bukti", "caption")
        self.how_far = label("", "second")
        self.add_button = button("Tambah bukti", "link", compact=True)
        self.model = EvidenceModel(self)
        self.table = ListTable(row_height=HEIGHT_ROW_TWO)
        self.table.setAccessibleName("Bukti")
        self.table.horizontalHeader().hide()
        self.table.setItemDelegate(TwoLineDelegate(self.table))
        self.table.setModel(self.model)
        self.table.stretch_column(0)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_16, 6, SPACE_16, 6)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.how_far)
        head.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table)
        self.table.hide()
        self.table.row_activated.connect(lambda index: self.chosen.emit(index.data(ItemRole.ROW)))
        self.add_button.clicked.connect(self._on_button)

    def show_evidence(self, evidence: Sequence[Evidence], zone: ZoneInfo, *, may_add: bool) -> None:
        """Show a case's files; the place in the list stays."""
        before = self.table.currentIndex().row()
        self.model.zone = zone
        self.model.show(sorted(evidence, key=lambda each: (each.withdrawn, each.number)))
        valid = sum(not each.withdrawn for each in evidence)
        self.title.setText(f"Bukti ({valid})" if evidence else "Bukti")
        self.add_button.setVisible(may_add)
        self.fit()
        if before >= 0:
            self.table.select_near(before)

    def fit(self, height: int | None = None) -> None:
        """Show as many rows as a page of that `height` has room for."""
        self._height = self._height if height is None else height
        room = max(rows for least, rows in _ROWS if self._height >= least)
        rows = min(len(self.model.rows), room)
        self.table.setVisible(bool(rows))
        self.table.setFixedHeight(rows * HEIGHT_ROW_TWO)

    def show_progress(self, percent: int | None) -> None:
        """Say how far the attaching is; None when it has ended."""
        self._running = percent is not None
        self.how_far.setText(f"Melampirkan… {percent} persen" if self._running else "")
        self.add_button.set_word("Hentikan" if self._running else "Tambah bukti")

    def _on_button(self) -> None:
        (self.stop_wanted if self._running else self.add_wanted).emit()
