"""A pile of scanned slips: split, its ticks read, each picture beside its row; words are typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from app.desk.listing_cases import open_rows
from app.desk.reading_cases import read_case
from app.desk.scanned_slips import slip_form_pdf
from app.documents.slip_places import UNNAMED, SlipSize
from app.rules.kinds import Classification
from tests.desk.test_scanned_slips import tick_slip
from tests.scanning.papers import rendered
from tests.ui.boxes.test_box_page import CONTROL, ENTER, begin, press, type_words
from ui.boxes.page import BoxPage


@pytest.fixture
def pile(page: BoxPage, tmp_path: Path) -> Path:
    """A page of four slips as a scanner's PDF: two questions, one, a blackened box, nothing."""
    (paper,) = rendered(slip_form_pdf(page.context.register, per_page=4))
    tick_slip(paper, SlipSize.FOUR, 0, "1:complaint", "3:information", UNNAMED)
    tick_slip(paper, SlipSize.FOUR, 1, "2:aspiration")
    path = tmp_path / "pindaian.pdf"
    paper.save(path, resolution=300)
    return path


def test_a_dropped_pile_becomes_rows_that_wait_for_their_words(page: BoxPage, pile: Path) -> None:
    drop(page, pile)
    rows = page.model.rows
    assert [(row.section, row.kind, row.secret, row.more) for row in rows] == [
        ("1", "P", True, False),
        ("3", "I", True, True),
        ("2", "A", False, False),
        ("", "", False, False),
        ("", "", False, False),
    ]
    assert page.head.count == 4
    assert page.places.picture.isVisible()
    assert page.places.picture.state.text() == "Centang terbaca."


def test_only_words_are_left_to_type(page: BoxPage, pile: Path) -> None:
    """Enter passes over what was ticked; a slip that says nothing is counted as empty."""
    begin(page, 4)
    page.places.scan_button.setFocus()
    drop(page, pile)
    type_words("kemarin")
    press(ENTER)
    type_words("Siti N.")
    press(ENTER)
    type_words("Loket hanya satu")
    press(ENTER)
    type_words("Banten Dalam Angka 2020")
    press(ENTER)
    press(ENTER)
    type_words("Kursi kurang")
    press(ENTER)
    for _ in range(2):
        press(ENTER)
        type_words("0")
        press(ENTER)
        type_words("K")
    page.save()
    cases = open_rows(page.context.register)
    told = {
        (case.classification, case.confidential): case
        for row in cases
        for case in [read_case(page.context.register, complaint_id=row.id).row]
    }
    assert told.keys() == {
        (Classification.COMPLAINT, True),
        (Classification.INFORMATION, True),
        (Classification.ASPIRATION, False),
    }
    assert told[Classification.ASPIRATION, False].title == "Kursi kurang"


def test_the_picture_follows_the_row(page: BoxPage, pile: Path) -> None:
    drop(page, pile)
    first = page.places.picture.area.widget().accessibleName()
    assert "pindaian.pdf" in first
    page.grid.start_at(len(page.model.rows))
    assert "tidak berasal" in page.places.picture.state.text()


def test_another_question_of_a_scanned_slip_goes_between(page: BoxPage, pile: Path) -> None:
    drop(page, pile)
    page.grid.start_at(2)
    press(ENTER, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert [row.more for row in page.model.rows] == [False, True, False, True, False, False]
    assert page.model.slips() == 4


def test_who_is_typing_is_not_interrupted(page: BoxPage, pile: Path) -> None:
    page.head.witness.editor.setFocus()
    drop(page, pile)
    assert page.head.witness.editor.hasFocus()
    assert "terbaca" in page.places.picture.state.text()


def test_a_photograph_without_a_code_is_a_slip_to_be_typed(page: BoxPage, tmp_path: Path) -> None:
    Image.new("L", (600, 800), 240).save(tmp_path / "foto.jpg")
    drop(page, tmp_path / "foto.jpg")
    (row,) = page.model.rows
    assert row.kind == ""
    assert "tidak terbaca" in page.places.picture.state.text()


def test_what_is_no_scan_is_told(
    page: BoxPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(page.context.messages, "say", lambda words, *_: said.append(words))
    (tmp_path / "surat.jpg").write_bytes(b"bukan gambar")
    drop(page, tmp_path / "surat.jpg")
    assert page.model.rows == ()
    assert len(said) == 1
    assert "surat.jpg" in said[0]


def test_scans_are_chosen_from_the_button(
    page: BoxPage, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(pile)], ""))
    page.places.scan_button.click()
    assert page.model.slips() == 4


def test_empty_slips_are_printed(page: BoxPage, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr("ui.boxes.scan_desk.print_paper", lambda _, pdf, **__: printed.append(pdf))
    words = {command.id: command for command in page.commands()}
    for count in (4, 2, 1):
        words[f"box.form{count}"].run()
    for each in page.places.menu.actions():
        each.trigger()
    assert [pdf[:5] for pdf in printed] == [b"%PDF-"] * 6


def drop(page: BoxPage, path: Path) -> None:
    brought = QMimeData()
    brought.setUrls([QUrl.fromLocalFile(str(path))])
    held = (Qt.DropAction.CopyAction, brought, Qt.MouseButton.LeftButton)
    entered = QDragEnterEvent(QPointF(50, 50).toPoint(), *held, Qt.KeyboardModifier.NoModifier)
    page.dragEnterEvent(entered)
    assert entered.isAccepted()
    page.dropEvent(QDropEvent(QPointF(50, 50), *held, Qt.KeyboardModifier.NoModifier))
