"""Sends a paper to a printer: the same bytes that the preview shows."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QObject,
    QRectF,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

from app.errors import EnvironmentTrouble, UserMistake
from app.keeping.saving import close, ensure_place, save
from ui.look.tokens import Tone
from ui.preferences import PRINTER
from ui.saving_papers import PrintsFor, tell_of_file

DPI: Final = 300
_PATIENCE_MS: Final = 400
_NAME: Final = "meja-aduan"
# Windows shows its dialog for its own printers only, and nothing at all where there is none.
_NATIVE_ONLY: Final = sys.platform == "win32"
# Printers that make files: what goes to them is not on paper.
_FILES: Final = re.compile("pdf|xps|onenote", re.IGNORECASE)


class PrintJob(QObject):
    """One paper on its way to a printer; `progressed` carries pages done and pages in all.

    A `secret` one that becomes a file is its owner's alone from the first byte on. `send` runs in the worker, `cancel` may be called from the GUI thread.
    """

    progressed = Signal(int, int)

    def __init__(self, pdf: bytes, printer: QPrinter, *, secret: bool = False) -> None:
        super().__init__()
        self._pdf, self._secret = pdf, secret
        self._printer = printer
        self._cancelled = False

    def cancel(self) -> None:
        """Stop before the next page."""
        self._cancelled = True

    def send(self) -> bool:
        """Paint the wanted pages; False when cancelled.

        Raises EnvironmentTrouble, and UserMistake for a file that is a part of a register.
        """
        data = QByteArray(self._pdf)
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument()
        document.load(buffer)
        try:
            pages = wanted_pages(self._printer, document.pageCount())
            if self._becomes_file(pages, document.pageCount()):
                return self._write(len(pages))
            self._make_ready()
            return self._paint(document, pages)
        finally:
            document.close()

    def _becomes_file(self, pages: Sequence[int], count: int) -> bool:
        """Tell whether the printer would only write down as pictures what is a PDF already."""
        printer = self._printer
        written = printer.outputFormat() is QPrinter.OutputFormat.PdfFormat
        whole = list(pages) == list(range(count)) and printer.copyCount() == 1
        return written and whole and bool(printer.outputFileName())

    def _write(self, pages: int) -> bool:
        if self._cancelled:
            return False
        save(Path(self._printer.outputFileName()), self._pdf, secret=self._secret)
        self.progressed.emit(pages, pages)
        return True

    def _make_ready(self) -> None:
        """Have a file that the printer is to paint where it may lie, and closed to others."""
        if not (name := self._printer.outputFileName()):
            return
        ensure_place(Path(name))
        if self._secret:
            close(Path(name))

    def _paint(self, document: QPdfDocument, pages: Sequence[int]) -> bool:
        painter = QPainter()
        if not painter.begin(self._printer):
            raise EnvironmentTrouble(
                "printer",
                "Pencetak tidak dapat dipakai.",
                "Periksa pencetak dan kabelnya, atau simpan sebagai PDF.",
            )
        try:
            for done, page in enumerate(pages):
                if self._cancelled:
                    self._printer.abort()
                    return False
                if done and not self._printer.newPage():
                    raise EnvironmentTrouble(
                        "printer", "Pencetak berhenti di tengah jalan.", "Ulangi."
                    )
                paint_page(document, page, painter, self._printer)
                self.progressed.emit(done + 1, len(pages))
        finally:
            painter.end()
        return True


def wanted_pages(printer: QPrinter, count: int) -> list[int]:
    """Return the pages the user chose, from 0, in the order to print them."""
    first, last = 1, count
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        first = max(printer.fromPage(), 1)
        last = min(printer.toPage() or count, count)
    pages = list(range(first - 1, last))
    return pages[::-1] if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst else pages


def paint_page(document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter) -> None:
    """Paint one page in its true size; smaller only where the paper is smaller."""
    points = document.pagePointSize(page)
    image = grey_page(document, page)
    paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    per_point = printer.resolution() / 72
    size = QSizeF(points.width() * per_point, points.height() * per_point)
    if size.width() > paper.width() + 1 or size.height() > paper.height() + 1:
        size.scale(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(paper.topLeft(), size)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, image)


def grey_page(document: QPdfDocument, page: int) -> QImage:
    """Return a page at 300 dpi in grey.

    A rendered page is transparent where nothing is printed; turned to grey at once it would be
    black there, so it is laid on white first.
    """
    points = document.pagePointSize(page)
    rendered = document.render(page, (points * (DPI / 72)).toSize())
    grey = QImage(rendered.size(), QImage.Format.Format_Grayscale8)
    grey.fill(Qt.GlobalColor.white)
    painter = QPainter(grey)
    painter.drawImage(0, 0, rendered)
    painter.end()
    return grey


def printer_for(pdf: bytes, *, name: str) -> QPrinter:
    """Return a printer set to the paper's own size, without margins of its own."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    points = document.pagePointSize(0)
    pages = document.pageCount()
    document.close()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DPI)
    printer.setFullPage(True)
    upright = points.height() >= points.width()
    size = points if upright else points.transposed()
    layout = QPageLayout(
        QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch),
        QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape,
        QMarginsF(0, 0, 0, 0),
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setDocName(name)
    printer.setCreator(_NAME)
    printer.setFromTo(1, pages)
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    return printer


def print_paper(
    context: PrintsFor,
    pdf: bytes,
    *,
    name: str,
    parent: QWidget,
    then: Callable[[], object] | None = None,
    secret: bool = False,
) -> None:
    """Ask for the printer, then print in the background; `then` follows when all pages went out.

    A `secret` paper that becomes a file instead is offered to be wiped.
    """
    printer = printer_for(pdf, name=name)
    if kept := context.preferences.get(PRINTER):
        printer.setPrinterName(kept)
    if _NATIVE_ONLY and printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat:
        context.messages.bar(
            "Tidak ada pencetak di komputer ini",
            "Pasang dulu di setelan Windows, atau simpan sebagai PDF.",
            tone=Tone.WARN,
            icon="printer",
            key="no-printer",
        )
        return
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"Cetak {name}")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if accepted:
        context.preferences.set(PRINTER, printer.printerName())
        send_paper(context, pdf, printer, name=name, parent=parent, then=then, secret=secret)


def send_paper(
    context: PrintsFor,
    pdf: bytes,
    printer: QPrinter,
    *,
    name: str,
    parent: QWidget,
    then: Callable[[], object] | None = None,
    secret: bool = False,
) -> None:
    """Print on a printer that is set already, with progress and a way to stop."""
    kept = printer.outputFileName()
    job = PrintJob(pdf, printer, secret=secret)
    progress = QProgressDialog(f"Mencetak {name}…", "Batal", 0, 1, parent)
    progress.setWindowTitle("Mencetak")
    progress.setMinimumDuration(_PATIENCE_MS)
    progress.setAutoClose(False)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.canceled.connect(job.cancel)
    job.progressed.connect(partial(_show_progress, progress))

    def end() -> None:
        progress.reset()
        progress.hide()
        progress.deleteLater()

    def sent(whole: object) -> None:
        end()
        if not whole:
            context.messages.say(f"Pencetakan {name} dibatalkan.", Tone.NEUTRAL)
            return
        if kept:
            tell_of_file(context, Path(kept), secret=secret)
        elif _FILES.search(printer.printerName()):
            context.messages.say(f"{name} disimpan sebagai berkas oleh {printer.printerName()}.")
        else:
            context.messages.say(f"{name} dikirim ke pencetak.")
        if then is not None:
            then()

    def failed(error: Exception) -> None:
        end()
        if isinstance(error, UserMistake):
            context.messages.bar(
                "Belum tercetak", error.sentence, tone=Tone.WARN, icon="alert-triangle"
            )

    context.runner.run(job.send, then=sent, failed=failed, owner=progress, lane="paper")


def _show_progress(progress: QProgressDialog, done: int, whole: int) -> None:
    progress.setMaximum(whole + 1)
    progress.setValue(done)
