"""Steps, timeline, day lists, months, clocks, notices and the undo bar."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.recap import MonthState
from ui.look.tokens import Tone
from ui.parts.buttons import button
from ui.parts.cells.badges import Badge
from ui.parts.cells.day_explanation import DayExplanation, DayKind, DayLine
from ui.parts.cells.day_strip import DayBox, DayStrip
from ui.parts.cells.month_squares import MonthCell, MonthSquares
from ui.parts.fields.editors import LineEdit
from ui.parts.panels.empty_state import EmptyState
from ui.parts.panels.fact_list import FactList
from ui.parts.panels.message_bar import MessageBar
from ui.parts.panels.sealed_strip import SealedStrip
from ui.parts.panels.step_bar import BarStep, StepBar, StepState, StepStrip
from ui.parts.panels.three_clocks import ClockBar, ThreeClocks
from ui.parts.panels.timeline import TimelineLine, TimelineView
from ui.shell.undo_bar import UndoBar

STEPS = [
    BarStep("Terima", "4 dari 5 menit", StepState.DONE),
    BarStep("Disposisi", "sisa 1 dari 10 menit", StepState.CURRENT, Tone.WARN),
    BarStep("Tindak lanjut", "5 hari kerja"),
]


def test_the_step_bar_tells_where_we_are(qtbot: QtBot) -> None:
    bar = StepBar()
    qtbot.addWidget(bar)
    bar.set_steps(STEPS)
    assert bar.accessibleName() == "Langkah 2 dari 3"
    assert "Disposisi: sisa 1 dari 10 menit" in bar.accessibleDescription()
    bar.show()
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert bar.accessibleName() == "Langkah 3 dari 3: Tindak lanjut: 5 hari kerja"
    qtbot.keyClick(bar, Qt.Key.Key_Left)
    qtbot.keyClick(bar, Qt.Key.Key_Left)
    assert bar.accessibleName() == "Langkah 1 dari 3: Terima: 4 dari 5 menit"


def test_where_not_all_titles_have_room_the_step_that_runs_keeps_its_own(qtbot: QtBot) -> None:
    bar = StepBar(wizard=True, chooses=True)
    qtbot.addWidget(bar)
    bar.set_steps(STEPS)
    bar.resize(900, 56)
    bar.show()
    chosen: list[int] = []
    bar.step_chosen.connect(chosen.append)
    third = QPoint(880, 28)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(450, 28))
    bar.resize(260, 56)
    # The middle is still the second; the first is no wider than its number.
    for x in (20, 75, 130, 215):
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(x, 28))
    bar.resize(900, 56)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=third)
    assert chosen == [1, 0, 1, 1, 2, 2]


def test_steps_are_chosen_by_keyboard(qtbot: QtBot) -> None:
    bar = StepBar(wizard=True, chooses=True)
    qtbot.addWidget(bar)
    bar.set_steps(STEPS)
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    with qtbot.waitSignal(bar.step_chosen, check_params_cb=lambda at: at == 2):
        qtbot.keyClick(bar, Qt.Key.Key_Return)


def test_the_strip_says_its_step(qtbot: QtBot) -> None:
    strip = StepStrip()
    qtbot.addWidget(strip)
    strip.set_strip(7, 4, Tone.WARN)
    assert strip.accessibleName() == "Langkah 4 dari 7"


def test_a_timeline_can_be_read_aloud(qtbot: QtBot) -> None:
    view = TimelineView()
    qtbot.addWidget(view)
    badge = Badge("Tidak urut", "alert-triangle", Tone.WARN, True)
    view.set_entries([TimelineLine("14.03", "BPS Pusat meneruskan", "LAPOR!", badge=badge, key=7)])
    index = view.model().index(0, 0)
    assert index.data() == "14.03 BPS Pusat meneruskan (Tidak urut). LAPOR!"
    with qtbot.waitSignal(view.entry_activated, check_params_cb=lambda key: key == 7):
        view.activated.emit(index)


def test_the_days_are_explained_in_words(qtbot: QtBot) -> None:
    days = DayExplanation()
    qtbot.addWidget(days)
    days.set_days([DayLine("Sab 21-11", "libur akhir pekan", DayKind.SKIPPED)] * 3)
    assert days.accessibleDescription().count("Sab 21-11: libur akhir pekan") == 3
    assert days.sizeHint().height() == 96


def test_a_day_strip_says_its_days(qtbot: QtBot) -> None:
    strip = DayStrip()
    qtbot.addWidget(strip)
    strip.set_days([DayBox("S", 1, DayKind.DUE, "jatuh tempo")])
    assert strip.accessibleName() == "S 1 jatuh tempo"


def test_months_are_chosen_by_keyboard_and_mouse(qtbot: QtBot) -> None:
    squares = MonthSquares()
    qtbot.addWidget(squares)
    squares.resize(300, 94)
    squares.set_months([MonthCell("Jan", "1", MonthState.COMPLETE)] * 12)
    qtbot.keyClick(squares, Qt.Key.Key_Down)
    with qtbot.waitSignal(squares.month_chosen, check_params_cb=lambda month: month == 7):
        qtbot.keyClick(squares, Qt.Key.Key_Return)
    with qtbot.waitSignal(squares.month_chosen, check_params_cb=lambda month: month == 1):
        qtbot.mouseClick(squares, Qt.MouseButton.LeftButton, pos=squares._box(0).center())


def test_three_clocks_say_their_words(qtbot: QtBot) -> None:
    clocks = ThreeClocks()
    qtbot.addWidget(clocks)
    clocks.set_bars([ClockBar("Di kantor kita", "3 jam 20 menit kerja", 0.8, 1.0)])
    assert clocks.accessibleDescription() == "Di kantor kita: 3 jam 20 menit kerja"


def test_a_message_offers_its_action(qtbot: QtBot) -> None:
    bar = MessageBar(
        "Cadangan gagal", "Diska E: tidak ada.", tone=Tone.DANGER, action="Pilih tempat"
    )
    qtbot.addWidget(bar)
    with qtbot.waitSignal(bar.action_wanted):
        bar.action_button.click()
    assert bar.accessibleName() == "Cadangan gagal. Diska E: tidak ada."


def test_undo_is_offered_for_a_while(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    bar = UndoBar(lasts_ms=20)
    column.addWidget(LineEdit())
    column.addWidget(bar)
    page.show()
    with qtbot.waitSignal(bar.expired):
        bar.offer("2026-0040 dijeda")
    assert not bar.isVisible()


def test_undo_is_taken_once(qtbot: QtBot) -> None:
    bar = UndoBar()
    qtbot.addWidget(bar)
    bar.offer("2026-0040 dijeda")
    with qtbot.waitSignal(bar.undo_wanted):
        bar.undo_button.click()
    assert not bar.isVisible()
    assert not bar._timer.isActive()


def test_undo_waits_while_it_has_the_focus(qtbot: QtBot) -> None:
    bar = UndoBar()
    qtbot.addWidget(bar)
    bar.offer("2026-0040 dijeda")
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow)
    bar.undo_button.setFocus()
    assert not bar._timer.isActive()


def test_an_empty_list_says_what_to_do(qtbot: QtBot) -> None:
    go = button("Buka Register", shortcut="Alt+2", binds=False)
    empty = EmptyState("check", "Tidak ada aduan.", "Aduan baru muncul di sini.", go)
    qtbot.addWidget(empty)
    assert empty.accessibleName() == "Tidak ada aduan. Aduan baru muncul di sini."
    assert empty.findChild(QPushButton) is go


def test_a_sealed_strip_asks_before_opening(qtbot: QtBot) -> None:
    strip = SealedStrip("Dirahasiakan")
    facts = FactList([("Pelapor", strip), ("Media", "")])
    qtbot.addWidget(facts)
    with qtbot.waitSignal(strip.opening_wanted):
        strip.findChildren(QPushButton)[0].click()
