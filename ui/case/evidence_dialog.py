"""One file of a case: what is in it where that can be shown, what it is, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.case import Evidence
from app.rules.file_kinds import FILE_KINDS
from ui.case.evidence_panel import about, name_of
from ui.case.evidence_views import PictureView, Prepared, WordsView
from ui.look.tokens import SPACE_12, SPACE_16
from ui.page import Context
from ui.parts.buttons import button
from ui.parts.labels import ShortLabel, label
from ui.parts.panels.empty_state import EmptyState
from ui.parts.panels.fitted_area import FittedArea
from ui.parts.paper.paper_view import Fit, PaperView
from ui.parts.screen_room import fit_on_screen
from ui.parts.surface_dialog import SurfaceDialog

_SIZE = QSize(980, 700)
_NO_PDF = "PDF ini rusak atau berkata sandi; simpan untuk membukanya di luar."


class EvidenceDialog(SurfaceDialog):
    """Shows a file; `save_wanted` and `withdraw_wanted` ask for what its buttons say."""

    save_wanted = Signal()
    withdraw_wanted = Signal()

    def __init__(
        self, context: Context, evidence: Evidence, prepared: Prepared, *, parent: QWidget
    ) -> None:
        super().__init__(parent)
        name = name_of(evidence)
        self.setWindowTitle(name)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.remark = label(prepared.remark, "second", wrap=True)
        self.view = self._view(prepared, name)
        self.save_button = button("Simpan ke…", icon="download")
        self.withdraw_button = button("Tarik…", "quiet")
        self.withdraw_button.setVisible(not evidence.withdrawn)
        self.close_button = button("Tutup", shortcut="Esc", binds=False)
        self._lay_out(evidence, context)
        self.save_button.clicked.connect(self.save_wanted)
        self.withdraw_button.clicked.connect(self.withdraw_wanted)
        self.close_button.clicked.connect(self.reject)
        fit_on_screen(self, _SIZE)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _view(self, prepared: Prepared, name: str) -> QWidget:
        if prepared.image is not None:
            return PictureView(prepared.image, name)
        if prepared.words is not None:
            return WordsView(prepared.words, name)
        sentence = prepared.remark
        if prepared.pdf is not None:
            paper = PaperView(fit=Fit.WIDTH)
            try:
                paper.show_paper(prepared.pdf)
            except ValueError:
                paper.deleteLater()
                sentence = _NO_PDF
            else:
                return paper
        self.remark.setText("")
        return EmptyState("file-text", sentence)

    def _lay_out(self, evidence: Evidence, context: Context) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_12)
        head.setSpacing(2)
        head.addWidget(ShortLabel(name_of(evidence), "preview-title"))
        told = about(evidence, context.zone)
        if evidence.facts is not None:
            told = f"{FILE_KINDS[evidence.facts.kind].word}, {told}"
        head.addWidget(ShortLabel(told, "sentence"))
        if evidence.facts is not None:
            head.addWidget(ShortLabel(f"SHA-256 {evidence.facts.sha256}", "hint"))
        if evidence.withdrawn:
            why = f"Ditarik: {evidence.withdrawn_because}".rstrip(": ")
            head.addWidget(label(why, "warn-strong", wrap=True))
        head.addWidget(self.remark)
        self.remark.setVisible(bool(self.remark.text()))
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(head)
        body.addWidget(self.view, 1)
        column.addWidget(FittedArea(inside), 1)
        foot = QFrame()
        foot.setProperty("kind", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(SPACE_16, 11, SPACE_16, SPACE_12)
        row.setSpacing(8)
        row.addWidget(self.withdraw_button)
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(self.close_button)
        column.addWidget(foot)
