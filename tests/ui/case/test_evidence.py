"""Files of a case on its page: dropped, pasted, looked at, saved and withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.desk.listing_cases import find_number
from app.desk.reading_cases import read_case
from app.register import Register
from app.rules.file_kinds import FileKind
from resources import FOLDER
from tests.attacks.attackers import run
from tests.desk.files import packed, picture, written
from tests.ui.actions.desk import press_save
from tests.ui.shell.helpers import make_context, small_pdf
from ui.case.evidence_dialog import EvidenceDialog
from ui.case.evidence_panel import ICONS
from ui.case.evidence_views import PictureView, WordsView
from ui.case.page import CasePage
from ui.case.withdraw_dialog import WithdrawEvidenceDialog
from ui.parts.cells.item_roles import ItemRole
from ui.parts.panels.empty_state import EmptyState
from ui.parts.paper.paper_view import PaperView

ORDINARY, SECRET = "2026-0043", "2026-0039"


@pytest.fixture
def page(qtbot: QtBot, lively: Register) -> Iterator[CasePage]:
    made = CasePage(make_context(lively))
    qtbot.addWidget(made)
    made.resize(1190, 668)
    made.show()
    yield made
    made.hide()


def show(page: CasePage, number: str) -> int:
    case = find_number(page.context.register, number=number)
    assert case is not None
    page.open(complaint_id=case)
    return case


def drop(page: CasePage, *paths: Path) -> None:
    brought = QMimeData()
    brought.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            brought,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def listed(page: CasePage) -> list[str]:
    """Return what the list shows, once the page has heard of what changed, as in the window."""
    page.refresh(frozenset({"complaints"}))
    return shown(page)


def shown(page: CasePage) -> list[str]:
    model = page.places.evidence.model
    return [str(model.index(row, 0).data(ItemRole.PRIMARY)) for row in range(model.rowCount())]


def told(page: CasePage) -> list[str]:
    return [f"{each.title} {each.sentence}".strip() for each in page.context.messages.told]


def press(page: CasePage, key: Qt.Key = Qt.Key.Key_Return) -> EvidenceDialog:
    """Press a key in the list and return the window that shows the file."""
    table = page.places.evidence.table
    table.setFocus()
    QTest.keyClick(table, key)
    QApplication.processEvents()
    return page.findChildren(EvidenceDialog)[-1]


def close(dialog: EvidenceDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, 0)


def test_files_are_dropped_on_the_page_and_looked_at(page: CasePage, tmp_path: Path) -> None:
    case = show(page, ORDINARY)
    assert page.places.evidence.title.text() == "Bukti"
    drop(
        page,
        written(tmp_path, "antrean.png", picture(40, 30)),
        written(tmp_path, "surat.pdf", small_pdf(2)),
        written(tmp_path, "catatan.txt", b"Datang pukul 09.00."),
        written(tmp_path, "tabel.xlsx", packed("[Content_Types].xml", "xl/workbook.xml")),
        written(tmp_path, "setup.exe", b"MZ" + bytes(80)),
    )
    assert listed(page) == ["antrean.png", "surat.pdf", "catatan.txt", "tabel.xlsx"]
    assert page.places.evidence.title.text() == "Bukti (4)"
    assert any("setup.exe: program tidak diterima sebagai bukti." in each for each in told(page))
    views: list[type] = []
    for row in range(4):
        page.places.evidence.table.select_row(row)
        dialog = press(page)
        views.append(type(dialog.view))
        close(dialog)
    assert views == [PictureView, PaperView, WordsView, EmptyState]
    # What can only be given out was not opened.
    sentences = [
        each.sentence for each in read_case(page.context.register, complaint_id=case).timeline
    ]
    assert sentences.count("membuka bukti untuk dibaca di layar") == 3


def test_a_picture_of_the_screen_is_pasted(page: CasePage) -> None:
    show(page, ORDINARY)
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    next(each for each in page.commands() if each.id == "case.paste").run()
    (name,) = listed(page)
    assert name.startswith("Layar ")
    assert name.endswith(".png")
    QGuiApplication.clipboard().setText("bukan gambar")
    next(each for each in page.commands() if each.id == "case.paste").run()
    assert len(listed(page)) == 1
    assert told(page)[-1] == "Tidak ada berkas atau gambar untuk ditempel."


def test_a_file_is_chosen_saved_and_withdrawn(
    page: CasePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(page, ORDINARY)
    path = written(tmp_path, "antrean.png", picture(40, 30))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    page.places.evidence.add_button.click()
    assert listed(page) == ["antrean.png"]
    target = tmp_path / "keluar"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog = press(page)
    dialog.save_button.click()
    assert target.with_suffix(".png").read_bytes() == path.read_bytes()
    dialog.withdraw_button.click()
    (form,) = page.findChildren(WithdrawEvidenceDialog)
    press_save(form)
    assert "Alasan belum diisi" in form.mistakes()
    form.reason.setPlainText("Milik aduan lain.")
    press_save(form)
    assert listed(page) == ["antrean.png (ditarik)"]
    assert page.places.evidence.title.text() == "Bukti (0)"
    row = page.places.evidence.model.index(0, 0)
    assert row.data(ItemRole.SECONDARY) == "Ditarik: Milik aduan lain."
    assert not press(page).withdraw_button.isVisible()
    close(page.findChildren(EvidenceDialog)[-1])


def test_names_of_a_confidential_case_are_sealed_until_they_are_asked_for(
    page: CasePage, tmp_path: Path
) -> None:
    show(page, SECRET)
    drop(page, written(tmp_path, "nama-pelapor.png", picture()))
    assert listed(page) == ["Bukti 1, disegel"]
    table = page.places.evidence.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert shown(page) == ["nama-pelapor.png"]
    close(press(page))
    page.leaving()
    assert "nama-pelapor.png" not in shown(page)


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("besar.png", picture(30_000, 30_000), "Gambar 30000×30000 titik terlalu besar"),
        ("rusak.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "rusak dan tidak dapat ditampilkan"),
        ("rusak.pdf", b"%PDF-1.7\n" + bytes(50), "PDF ini rusak atau berkata sandi"),
    ],
)
def test_what_cannot_be_shown_says_why(
    page: CasePage, tmp_path: Path, name: str, body: bytes, said: str
) -> None:
    show(page, ORDINARY)
    drop(page, written(tmp_path, name, body))
    assert listed(page) == [name]
    dialog = press(page)
    assert isinstance(dialog.view, EmptyState)
    words = " ".join(each.text() for each in dialog.view.findChildren(type(dialog.remark)))
    assert said in words
    close(dialog)


def test_what_is_attached_can_be_undone_at_once(page: CasePage, tmp_path: Path) -> None:
    show(page, ORDINARY)
    drop(page, written(tmp_path, "a.png", picture()), written(tmp_path, "b.png", picture(3, 3)))
    assert "2 bukti dilampirkan pada aduan 2026-0043." in told(page)
    page.context.messages.take_undo()
    assert listed(page) == ["a.png (ditarik)", "b.png (ditarik)"]


def test_a_file_whose_facts_were_changed_says_so(page: CasePage, tmp_path: Path) -> None:
    show(page, ORDINARY)
    drop(page, written(tmp_path, "a.png", picture()))
    run(page.context.register, "UPDATE sealed_text SET body = 'x' WHERE place LIKE 'evidence/%'")
    assert listed(page) == ["Bukti 1, disegel"]
    table = page.places.evidence.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert told(page)[-1].startswith("Keterangan bukti ini berubah")


def test_every_kind_of_file_has_an_icon() -> None:
    assert set(ICONS) == set(FileKind)
    assert all((FOLDER / "icons" / f"{name}.svg").is_file() for name in ICONS.values())
