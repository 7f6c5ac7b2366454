"""Printing: what reaches the printer is black on white, in its true size, and can be stopped."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QStandardPaths
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.atomic_file import write_whole
from app.errors import EnvironmentTrouble
from app.register import Register
from tests.ui.shell.helpers import make_context, make_messages, small_pdf
from ui.printing import PrintJob, grey_page, print_paper, printer_for, send_paper, wanted_pages
from ui.saving_papers import paper_folder, save_paper
from ui.shell.notices import NoticeArea


def opened(pdf: bytes) -> tuple[QPdfDocument, QBuffer]:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return document, buffer


def ink(image: QImage) -> float:
    """Return the share of dark pixels."""
    small = image.convertToFormat(QImage.Format.Format_RGB32).scaled(QSize(100, 140))
    dark = sum(
        small.pixelColor(x, y).lightness() < 128
        for x in range(small.width())
        for y in range(small.height())
    )
    return dark / (small.width() * small.height())


def pdf_printer(pdf: bytes, path: Path) -> QPrinter:
    printer = printer_for(pdf, name="Lembar disposisi")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_a_grey_page_is_white_with_its_ink(qapp: object) -> None:
    document, buffer = opened(small_pdf())
    page = grey_page(document, 0)
    assert page.format() is QImage.Format.Format_Grayscale8
    assert page.width() == pytest.approx(420 / 72 * 300, abs=2)
    assert 0.02 < ink(page) < 0.15
    document.close()
    buffer.close()


def test_what_is_printed_is_neither_black_nor_blank(
    qtbot: QtBot, file_register: Register, tmp_path: Path
) -> None:
    context = make_context(file_register)
    parent, pdf, path = QWidget(), small_pdf(4), tmp_path / "cetakan.pdf"
    qtbot.addWidget(parent)
    done: list[str] = []
    printer = pdf_printer(pdf, path)
    # Some of the pages only: all of them would be written as they are.
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    send_paper(
        context,
        pdf,
        printer,
        name="Lembar",
        parent=parent,
        then=lambda: done.append("sent"),
    )
    document, buffer = opened(path.read_bytes())
    assert document.pageCount() == 3
    points = document.pagePointSize(2)
    assert (round(points.width()), round(points.height())) == (420, 595)
    white = QImage(420, 595, QImage.Format.Format_RGB32)
    white.fill("white")
    assert 0.02 < ink(grey_page(document, 2)) < 0.15
    document.close()
    buffer.close()
    assert done == ["sent"]
    assert context.messages.told[-1].title == "cetakan.pdf tersimpan."


def test_a_whole_paper_that_becomes_a_file_is_the_paper_itself(
    qapp: object, tmp_path: Path
) -> None:
    pdf, path = small_pdf(3), tmp_path / "cetakan.pdf"
    told: list[tuple[int, int]] = []
    job = PrintJob(pdf, pdf_printer(pdf, path))
    job.progressed.connect(lambda done, whole: told.append((done, whole)))
    assert job.send()
    assert path.read_bytes() == pdf
    assert told == [(3, 3)]
    with pytest.raises(EnvironmentTrouble):
        PrintJob(pdf, pdf_printer(pdf, tmp_path / "tiada" / "cetakan.pdf")).send()


@pytest.mark.parametrize("pages", [(1, 3), (1, 2)])
def test_a_paper_that_becomes_a_file_never_takes_the_place_of_a_register(
    qtbot: QtBot, file_register: Register, pages: tuple[int, int]
) -> None:
    """The printer's own dialog lets any file be named."""
    context, parent = make_context(file_register), QWidget()
    qtbot.addWidget(parent)
    place = Path(file_register.location)
    before, pdf = place.read_bytes(), small_pdf(3)
    printer = pdf_printer(pdf, place)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(*pages)
    send_paper(context, pdf, printer, name="Lembar", parent=parent)
    assert place.read_bytes() == before
    assert context.messages.told[-1].title == "Belum tercetak"


def test_a_cancelled_job_sends_nothing_more(qapp: object, tmp_path: Path) -> None:
    pdf = small_pdf(3)
    job = PrintJob(pdf, pdf_printer(pdf, tmp_path / "batal.pdf"))
    job.cancel()
    assert not job.send()


def test_a_range_and_the_reverse_order_are_kept(qapp: object) -> None:
    printer = printer_for(small_pdf(), name="Lembar")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    assert wanted_pages(printer, 9) == [1, 2, 3]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert wanted_pages(printer, 3) == [2, 1]


def test_a_saved_paper_is_whole_and_its_folder_is_remembered(
    qtbot: QtBot, file_register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = make_context(file_register)
    asked: list[str] = []

    def choose(parent: QWidget, title: str, suggested: str, *_: object) -> tuple[str, str]:
        asked.append(suggested)
        return str(tmp_path / "laporan-2023"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    parent = QWidget()
    qtbot.addWidget(parent)
    save_paper(context, b"%PDF-1.4", suggested="laporan-2023.pdf", parent=parent)
    assert (tmp_path / "laporan-2023.pdf").read_bytes() == b"%PDF-1.4"
    assert context.messages.told[-1].title == "laporan-2023.pdf tersimpan."
    save_paper(context, b"%PDF-1.4", suggested="lembar.pdf", parent=parent)
    assert asked[1] == str(tmp_path / "lembar.pdf")


def test_papers_go_to_documents_or_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "hilang"))
    assert paper_folder(str(tmp_path)) == tmp_path
    assert paper_folder("") == Path.home()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    assert paper_folder(str(tmp_path / "dicabut")) == tmp_path


def test_what_was_saved_is_told_for_a_while_only(qtbot: QtBot) -> None:
    messages = make_messages()
    area = NoticeArea(messages)
    qtbot.addWidget(area)
    messages.bar("laporan-2023.pdf tersimpan.", lasts_ms=20)
    messages.bar("Diska hampir penuh.")
    qtbot.waitUntil(lambda: len(area.bars()) == 1)
    assert area.bars()[0].title_label.whole() == "Diska hampir penuh."


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentTrouble, match="tidak dapat ditulis"):
        write_whole(tmp_path / "tidak ada" / "x.pdf", b"x")
    assert not list(tmp_path.iterdir())


def test_a_windows_computer_without_a_printer_says_so(
    qtbot: QtBot, file_register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without(pdf: bytes, *, name: str) -> QPrinter:
        printer = printer_for(pdf, name=name)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        return printer

    monkeypatch.setattr("ui.printing._NATIVE_ONLY", True)
    monkeypatch.setattr("ui.printing.printer_for", without)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: pytest.fail("no dialog can be shown"))
    messages, parent = make_messages(), QWidget()
    area = NoticeArea(messages)
    for widget in (area, parent):
        qtbot.addWidget(widget)
    print_paper(
        make_context(file_register, messages=messages), small_pdf(), name="Kertas", parent=parent
    )
    (bar,) = area.bars()
    assert bar.title_label.whole() == "Tidak ada pencetak di komputer ini"
