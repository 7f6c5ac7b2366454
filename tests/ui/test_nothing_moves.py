"""What comes and goes by itself moves nothing that somebody may be about to press."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.roles import Role
from tests.helpers.registers import add_person
from tests.ui.actions.desk import press
from tests.ui.test_back_to_ones_place import window
from ui.actions.nil_forms import NilDialog
from ui.boxes.page import BoxPage
from ui.calendar.page import CalendarPage
from ui.calendar.places import TABS
from ui.home.page import HomePage
from ui.page_table import PAGES
from ui.settings.accounts_section import AccountsSection
from ui.settings.page import SettingsPage
from ui.shell.window import MainWindow

__all__ = ["window"]
# Longer than any page waits before it draws a preview.
_A_MOMENT_MS = 250
PLACES = [spec.key for spec in PAGES]


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def standing(window: MainWindow) -> dict[str, QRect]:
    """Return where every button of the shown page stands in the window."""
    page = window.pages.current_page()
    assert page is not None
    return {
        f"{at} {each.accessibleName()}": each.visibleRegion()
        .boundingRect()
        .translated(each.mapTo(window, QPoint(0, 0)))
        for at, each in enumerate(page.findChildren(QAbstractButton))
        if not each.visibleRegion().isEmpty()
    }


def come_to_rest(window: MainWindow) -> dict[str, QRect]:
    """Return where the buttons stand once what a page draws a moment later is there too."""
    seen = standing(window)
    for _ in range(20):
        QTest.qWait(_A_MOMENT_MS)
        before, seen = seen, standing(window)
        if before == seen:
            break
    return seen


def covered(window: MainWindow, bar: QWidget) -> list[str]:
    """Return the buttons of the page that a bar lies over."""
    lies = QRect(bar.mapTo(window, QPoint(0, 0)), bar.size())
    return [name for name, place in standing(window).items() if lies.intersects(place)]


@pytest.mark.parametrize(
    ("key", "size"),
    [
        *((key, size) for key in PLACES for size in ((1366, 728), (1093, 582))),
        # With a way back above the title, or more to press, there is less room, or none at all.
        *((key, (910, 464)) for key in ("kasus", "kotak", "tindak_lanjut")),
        *((key, (683, 312)) for key in ("tindak_lanjut", "kalender", "register")),
    ],
)
def test_a_bar_comes_and_goes_and_nothing_moves(
    window: MainWindow, key: str, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.navigate(key, **({"complaint_id": 30} if key == "kasus" else {}))
    before = come_to_rest(window)
    assert window.context is not None
    messages = window.context.messages
    messages.bar("laporan-2026.pdf tersimpan.", "/home/petugas", action="Buka PDF", key="saved")
    messages.undo("Aduan 2026-0040 ditutup.", lambda: None)
    settle()
    assert window.notices.isVisible()
    assert window.undo.isVisible()
    assert standing(window) == before
    assert covered(window, window.notices) == []
    assert covered(window, window.undo.bar) == []
    messages.take_bar("saved")
    window.undo.bar._on_expired()
    settle()
    assert standing(window) == before


def test_which_box_is_opened_can_be_read_beside_a_bar(window: MainWindow) -> None:
    window.navigate("kotak")
    page = window.pages.current_page()
    assert isinstance(page, BoxPage)
    assert window.context is not None
    window.context.messages.bar("Kalender belum lengkap", "Hari libur 2027 belum diisi.", key="x")
    come_to_rest(window)
    head = page.places.header
    assert head.title() == "Buka Kotak Saran Ruang PST"
    ends = head.mapTo(window, QPoint(head.title_until(), 0)).x()
    assert window.notices.mapTo(window, QPoint(0, 0)).x() >= ends


def test_what_was_done_can_be_read_beside_a_bar_at_the_foot(window: MainWindow) -> None:
    window.resize(910, 464)
    window.navigate("tindak_lanjut")
    settle()
    assert window.context is not None
    assert window.status._legend.width() > 0
    window.context.messages.bar("Kalender belum lengkap", "Hari libur 2027.", key="x")
    window.context.messages.say("Aduan 2026-0040 ditutup.")
    settle()
    said = window.status._sentence
    assert said.text() == "Aduan 2026-0040 ditutup."
    ends = said.mapTo(window, QPoint(said.sizeHint().width(), 0)).x()
    assert ends <= window.notices.mapTo(window, QPoint(0, 0)).x()
    window.context.messages.take_bar("x")
    settle()
    assert window.status._legend.width() > 0


def test_an_older_bar_is_there_again_when_the_newer_is_closed(window: MainWindow) -> None:
    assert window.context is not None
    window.context.messages.bar("Jam komputer mundur.", key="clock-trouble")
    window.context.messages.bar("laporan-2026.pdf tersimpan.", key="saved")
    newest, older = window.notices.bars()[:2]
    assert newest.isVisible()
    assert not older.isVisible()
    newest.closed.emit()
    assert older.isVisible()


def test_the_tabs_of_the_calendar_stay(window: MainWindow) -> None:
    window.navigate("kalender")
    page = window.pages.current_page()
    assert isinstance(page, CalendarPage)
    places = set()
    for key in (*TABS, *TABS):
        page.show_tab(key)
        settle()
        places.add((page.tabs.mapTo(window, QPoint(0, 0)).x(), page.tabs.width()))
    assert len(places) == 1


def test_the_year_stays_where_it_is_whatever_is_said_of_it(window: MainWindow) -> None:
    window.navigate("kalender")
    page = window.pages.current_page()
    assert isinstance(page, CalendarPage)
    places, said = set(), set()
    for year in (2025, 2026, 2027, 2028, 2040):
        page.open(year=year)
        settle()
        grid = page.year_tab.grid
        places.add((grid.mapTo(window, QPoint(0, 0)).y(), grid.height()))
        bars = (page.places.settled_bar, page.gap_bar, page.estimate_bar)
        (shown,) = (bar for bar in bars if bar.isVisible())
        said.add(shown)
    assert len(places) == 1
    assert len(said) > 1


def test_the_buttons_below_the_accounts_stay(window: MainWindow) -> None:
    window.navigate("pengaturan", section="akun")
    page = window.pages.current_page()
    assert isinstance(page, SettingsPage)
    section = page.section
    assert isinstance(section, AccountsSection)
    settle()
    before = standing(window)
    assert window.context is not None
    for login in ("dewi", "budi", "rini", "joko"):
        add_person(window.context.register, login, Role.DESK)
    section.show_office()
    settle()
    assert len(section.accounts.rows) == 5
    assert standing(window) == before


def test_the_months_keep_their_room_when_all_are_confirmed(window: MainWindow) -> None:
    page = window.pages.current_page()
    assert isinstance(page, HomePage)
    settle()
    assert page.months.asked
    before = page.months.geometry()
    page.months.check_button.click()
    settle()
    (dialog,) = page.findChildren(NilDialog)
    dialog.months.choose([f"{year}-{month}" for year, month in page.months.asked])
    press(dialog, "Semua sudah dilihat")
    dialog.save()
    settle()
    assert not page.months.asked
    assert page.months.geometry() == before
    assert page.months.question.text() == "Semua bulan tanpa aduan sudah dikonfirmasi nihil."
