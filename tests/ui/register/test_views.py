"""The list as one likes it: columns hidden and moved, and what is looked at often given a name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desk.sieve import Sieve
from app.register import Register
from tests.desk.slips import registered
from tests.ui.shell.helpers import make_context
from ui.parts.cells.item_roles import ItemRole
from ui.register.arrangement import Arrangement, read_arrangement
from ui.register.columns import RegisterColumn
from ui.register.page import RegisterPage
from ui.register.view_menu import ViewNameDialog
from ui.register.views import SavedView, read_views, views_text

MEDIUM, STATUS, TITLE = RegisterColumn.MEDIUM, RegisterColumn.STATUS, RegisterColumn.TITLE


@pytest.fixture
def page(qtbot: QtBot, file_register: Register) -> Iterator[RegisterPage]:
    registered(file_register, title="Kursi rusak", medium="surat")
    registered(file_register, title="Antrean lama")
    made = partial(RegisterPage, make_context(file_register))()
    qtbot.addWidget(made)
    made.resize(1190, 668)
    made.show()
    made.open()
    yield made
    made.hide()


class PaintWatch(QObject):
    """Notes which parts of what it watches were painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QRect] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.painted.append(event.rect())
        return False


def below_title(page: RegisterPage) -> str:
    return str(page.model.index(0, TITLE).data(ItemRole.SECONDARY))


def heads(page: RegisterPage) -> list[str]:
    bar = page.list.table.horizontalHeader()
    shown = [bar.logicalIndex(at) for at in range(bar.count())]
    words = [
        str(page.model.headerData(at, Qt.Orientation.Horizontal, ItemRole.PRIMARY))
        for at in shown
        if not page.list.table.isColumnHidden(at)
    ]
    return [word.rstrip(" ↓↑") for word in words]


def test_what_is_hidden_is_told_nowhere_and_stays_so(page: RegisterPage) -> None:
    assert "SP4N LAPOR" in below_title(page)
    page.views.arrange(page.list.arrangement().turned(MEDIUM))
    assert "SP4N LAPOR" not in below_title(page)
    assert heads(page) == [
        "Nomor, diterima",
        "Perihal, pemegang",
        "Status, sisa waktu, jatuh tempo",
    ]
    again = RegisterPage(page.context)
    assert MEDIUM in again.list.arrangement().hidden
    again.deleteLater()


def test_a_column_moves_and_comes_back(page: RegisterPage) -> None:
    page.views.arrange(page.list.arrangement().turned(RegisterColumn.DUE))
    page.views.arrange(page.list.arrangement().turned(RegisterColumn.HOLDER))
    for _ in range(2):
        page.views.arrange(page.list.arrangement().moved(STATUS, -1))
    assert heads(page) == ["Nomor, diterima", "Status, sisa waktu", "Perihal, media"]
    page.views.arrange(Arrangement())
    assert heads(page)[-1] == "Status, sisa waktu, jatuh tempo"


def test_the_rows_are_painted_anew_once_a_column_moved(page: RegisterPage, qtbot: QtBot) -> None:
    """The rows kept their old order below the new heads until the mouse passed over them."""
    viewport = page.list.table.viewport()
    page.views.arrange(page.list.arrangement().turned(RegisterColumn.DUE))
    QApplication.processEvents()
    before = viewport.grab().toImage()
    watch = PaintWatch()
    viewport.installEventFilter(watch)
    wanted = page.list.arrangement()
    for _ in range(len(RegisterColumn)):
        wanted = wanted.moved(STATUS, -1)
    page.views.arrange(wanted)
    qtbot.waitUntil(lambda: viewport.rect() in watch.painted)
    viewport.removeEventFilter(watch)
    assert viewport.grab().toImage() != before


def test_a_view_is_named_and_brings_filter_order_and_columns_back(page: RegisterPage) -> None:
    page.filters.set_sieve(Sieve(media=frozenset({"surat"})))
    page.views.arrange(page.list.arrangement().turned(MEDIUM))
    page.views.ask_name()
    dialog = page.findChild(ViewNameDialog)
    assert dialog is not None
    dialog.save()
    assert dialog.field("name").error() == "Beri nama agar dapat dipilih lagi."
    dialog.name.setText("Surat masuk")
    dialog.save()
    page.filters.set_sieve(Sieve())
    page.views.arrange(Arrangement())
    assert page.model.rowCount() == 2
    next(each for each in page.commands() if each.text == "Tampilan: Surat masuk").run()
    assert page.model.rowCount() == 1
    assert MEDIUM in page.list.arrangement().hidden
    page.views.menu.aboutToShow.emit()
    first = page.views.menu.actions()[0]
    assert (first.text(), first.isChecked()) == ("Surat masuk", True)


def test_a_view_is_forgotten_and_had_back(page: RegisterPage) -> None:
    page.views.keep("Semua")
    page.views.drop(page.views.views()[0])
    assert page.views.views() == []
    page.context.messages.take_undo()
    assert [view.name for view in page.views.views()] == ["Semua"]


def test_the_words_searched_are_in_no_view(page: RegisterPage) -> None:
    page.search.setText("Siti Rahmah")
    page.views.keep("Cari")
    assert "Siti" not in views_text(page.views.views())


def test_views_and_columns_are_read_as_they_were_written() -> None:
    sieve = Sieve(teams=frozenset({"umum"}), since=date(2026, 1, 2))
    views = [SavedView("Terlambat", "late", sieve, "due", False, "NUMBER,TITLE")]
    assert read_views(views_text(views)) == views
    arranged = Arrangement().turned(RegisterColumn.HOLDER).moved(STATUS, -1)
    assert read_arrangement(arranged.text()) == arranged


@pytest.mark.parametrize("text", ["", "x", "[1]", '[{"name": ""}]', '{"a": 1}', "[[]]", "null"])
def test_what_is_none_of_ours_is_left_out(text: str) -> None:
    assert read_views(text) == []
    assert read_arrangement(text) == Arrangement()


def test_number_and_title_always_stand_there() -> None:
    assert TITLE not in Arrangement().turned(TITLE).hidden
    assert TITLE not in read_arrangement("-TITLE,NUMBER").hidden
