"""The paper preview: pages, sizes, keys, white paper in both themes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.shell.helpers import small_pdf
from ui.look.style import apply_look
from ui.parts.paper.paper_view import Fit, PaperView


@pytest.fixture
def view(qtbot: QtBot) -> PaperView:
    made = PaperView()
    qtbot.addWidget(made)
    made.resize(500, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.show_paper(small_pdf(3))
    return made


def test_it_waits_calmly(qtbot: QtBot) -> None:
    view = PaperView()
    qtbot.addWidget(view)
    view.show_waiting()
    assert "Menyiapkan pratinjau…" in view.words.accessibleName()
    assert view.pdf() is None
    assert (view.page(), view.page_count()) == (0, 0)


def test_pages_turn_by_key_and_stay_when_the_paper_is_made_anew(
    view: PaperView, qtbot: QtBot
) -> None:
    view.set_fit(Fit.PAGE)
    with qtbot.waitSignal(view.page_changed) as turned:
        qtbot.keyClick(view.desk, Qt.Key.Key_PageDown)
    assert turned.args == [2, 3]
    view.show_paper(small_pdf(3))
    assert view.page() == 2
    view.show_paper(small_pdf(1))
    assert view.page() == 1


def test_the_true_size_is_that_of_the_screen(view: PaperView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.desk, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.desk.percent() == 100
    assert view.desk.sheet().width() == round(420 * 96 / 72)
    qtbot.keyClick(view.desk, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert view.desk.sheet().height() <= view.desk.height() - 32


def test_other_pages_than_there_are_end_at_the_edge(view: PaperView) -> None:
    view.go_to(99)
    assert view.page() == 3
    view.go_to(-1)
    assert view.page() == 1


@pytest.mark.parametrize("dark", [False, True])
def test_paper_is_white_on_a_desk_that_is_not(
    view: PaperView, qapp: QApplication, *, dark: bool
) -> None:
    apply_look(qapp, dark=dark)
    picture = view.desk.viewport().grab().toImage()
    sheet = view.desk.sheet()
    paper = picture.pixelColor(sheet.topLeft() + sheet.center() / 16)
    assert paper.name() == "#ffffff"
    assert picture.pixelColor(2, 2).name() != "#ffffff"
    apply_look(qapp, dark=False)


def test_bytes_that_are_no_pdf_are_refused(view: PaperView) -> None:
    with pytest.raises(ValueError, match="no PDF"):
        view.show_paper(b"surat")
    assert view.page_count() == 3


def test_putting_the_paper_away_says_why(view: PaperView) -> None:
    view.show_nothing("Pilih aduan untuk melihat lembarnya.")
    assert view.pdf() is None
    assert "Pilih aduan" in view.words.accessibleName()
