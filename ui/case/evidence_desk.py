"""What is done with the files of a case: attaching, looking at, saving and withdrawing them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

from app.case import Case, Evidence, Origin, Seal
from app.desk.attaching import Attached, NewFile, attach_files
from app.desk.reading_evidence import open_evidence
from app.errors import UserMistake
from app.keeping.saving_evidence import save_evidence
from app.register import Register
from app.rules.file_kinds import FILE_KINDS, Viewing
from app.rules.moments import table_moment
from ui.actions.attaching import tell_refused
from ui.case.evidence_dialog import EvidenceDialog
from ui.case.evidence_views import NOT_HERE, Prepared, prepare
from ui.case.withdraw_dialog import WithdrawEvidenceDialog
from ui.commands import Command
from ui.files import choose_files, choose_place, files_in
from ui.look.tokens import Tone
from ui.parts.long_run import LongRun
from ui.preferences import PAPER_FOLDER
from ui.saving_papers import paper_folder
from ui.tasks import call

if TYPE_CHECKING:
    from ui.case.evidence_panel import EvidencePanel
    from ui.page import Context, Page

_SEALED = "Bukti ini disegel untuk akun Anda."
_DIFFERS = "Keterangan bukti ini berubah atau rusak. Jalankan Periksa register."


class EvidenceDesk(QObject):
    """Goes between a page, its panel of files and the register; `reveal_wanted` opens the seal."""

    reveal_wanted = Signal()

    def __init__(self, context: Context, page: Page, panel: EvidencePanel) -> None:
        super().__init__(page)
        self._context, self._page, self._panel = context, page, panel
        self._case: Case | None = None
        self._run: LongRun | None = None
        panel.add_wanted.connect(self.choose)
        panel.stop_wanted.connect(self.stop)
        panel.chosen.connect(self.look_at)

    @property
    def may_attach(self) -> bool:
        """Whether a file can be attached now."""
        case = self._case
        return case is not None and case.erased_at is None and self._context.may(attach_files)

    def show_case(self, case: Case) -> None:
        """Show the files of a case."""
        self._case = case
        zone = self._context.zone
        self._panel.show_evidence(case.evidence, zone, may_add=self.may_attach)

    def show_nothing(self) -> None:
        """Show no files of any case."""
        self._panel.show_evidence((), self._context.zone, may_add=False)

    def commands(self) -> list[Command]:
        """Return how a file is attached."""
        if not self.may_attach:
            return []
        also = "lampiran berkas foto dokumen unggah"
        return [
            Command("case.attach", "Tambah bukti", self.choose, "paperclip", "Ctrl+U", also=also),
            Command(
                "case.paste",
                "Tempel gambar layar sebagai bukti",
                self.paste,
                "photo",
                "Ctrl+V",
                also="tangkapan layar screenshot lampiran",
            ),
        ]

    # --- attaching --------------------------------------------------------------------------

    def choose(self) -> None:
        """Let the user choose files, and attach them."""
        self.attach(choose_files(self._page, title="Tambah bukti"))

    def attach(self, paths: Sequence[Path]) -> None:
        """Attach files that lie on a disk."""
        if paths:
            files = [NewFile(path.name, path) for path in paths]
            self._attach(lambda: files)

    def paste(self) -> None:
        """Attach what was copied: files, or a picture of the screen."""
        # Where nothing was copied yet there may be nothing at all.
        copied = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
        self.take(copied or QMimeData())

    def take(self, brought: QMimeData) -> None:
        """Attach what was copied or dropped, if it is anything to attach."""
        image = brought.imageData() if brought.hasImage() else None
        if paths := files_in(brought):
            self.attach(paths)
        elif isinstance(image, QImage) and not image.isNull():
            now = table_moment(self._context.clock.now(), self._context.zone)
            self._attach(lambda: [NewFile(f"Layar {now}.png", _png(image), Origin.PASTED)])
        else:
            self._context.messages.say("Tidak ada berkas atau gambar untuk ditempel.", Tone.WARN)

    def stop(self) -> None:
        """Stop the attaching before the next file is whole."""
        if self._run is not None:
            self._run.stop()

    def _attach(self, files: Callable[[], Sequence[NewFile]]) -> None:
        if self._case is None or not self.may_attach:
            return
        if self._run is not None:
            self._context.messages.say("Tunggu sampai bukti sebelumnya selesai.", Tone.WARN)
            return
        run = self._run = LongRun(self._page)
        run.progressed.connect(self._panel.show_progress)
        key = self._case.row.id
        self._panel.show_progress(0)

        def work(register: Register) -> Attached:
            return attach_files(register, complaint_id=key, files=files(), progress=run.tell)

        # Beside the register's own lane: the desk goes on working.
        self._page.ask(work, then=self._on_attached, failed=self._on_failed, lane="paper")

    def _on_attached(self, done: Attached) -> None:
        self._ended()
        tell_refused(self._context.messages, done.refused)

    def _on_failed(self, error: Exception) -> None:
        self._ended()
        if isinstance(error, UserMistake):
            tell_refused(self._context.messages, [error.sentence])

    def _ended(self) -> None:
        if self._run is not None:
            self._run.deleteLater()
            self._run = None
        self._panel.show_progress(None)

    # --- looking at -------------------------------------------------------------------------

    def look_at(self, evidence: Evidence) -> None:
        """Show a file, which is on record; one that is sealed has to be opened with its case."""
        case = self._case
        if case is None:
            return
        if evidence.facts is None:
            if case.evidence_seal is Seal.CLOSED and case.content_seal is Seal.CLOSED:
                self.reveal_wanted.emit()
            else:
                denied = case.evidence_seal is Seal.DENIED
                self._context.messages.say(_SEALED if denied else _DIFFERS, Tone.WARN)
            return
        if FILE_KINDS[evidence.facts.kind].viewing is Viewing.OUTSIDE:
            self._show(evidence, Prepared(NOT_HERE))
            return
        key, file = case.row.id, evidence.file

        def work(register: Register) -> Prepared:
            return prepare(open_evidence(register, complaint_id=key, file=file))

        self._page.ask(work, then=partial(self._show, evidence), key="evidence", lane="paper")

    def _show(self, evidence: Evidence, prepared: Prepared) -> None:
        if self._case is None or not self._page.isVisible():
            return
        dialog = EvidenceDialog(self._context, evidence, prepared, parent=self._page)
        dialog.save_wanted.connect(partial(self.save, evidence, dialog))
        dialog.withdraw_wanted.connect(partial(self._withdraw, evidence, dialog))
        dialog.open()

    def save(self, evidence: Evidence, dialog: EvidenceDialog) -> None:
        """Write a file where the user says, byte for byte."""
        if self._case is None or evidence.facts is None:
            return
        facts = evidence.facts
        suffix = Path(facts.name).suffix
        place = choose_place(
            self._context.messages,
            dialog,
            title="Simpan bukti",
            suggested=str(paper_folder(self._context.preferences.get(PAPER_FOLDER)) / facts.name),
            kinds=f"{FILE_KINDS[facts.kind].word} (*{suffix})",
            suffix=suffix.lower(),
        )
        if place is None:
            return
        self._context.preferences.set(PAPER_FOLDER, str(place.parent))
        key = self._case.row.id
        self._page.ask(
            call(save_evidence, complaint_id=key, file=evidence.file, place=place),
            then=lambda _: self._context.messages.say(f"{place.name} tersimpan di {place.parent}."),
            lane="paper",
        )

    def _withdraw(self, evidence: Evidence, dialog: EvidenceDialog) -> None:
        dialog.accept()
        if self._case is not None:
            WithdrawEvidenceDialog(
                self._context, self._case, evidence=evidence, parent=self._page
            ).open()


def _png(image: QImage) -> bytes:
    """Return a picture of the screen as a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
