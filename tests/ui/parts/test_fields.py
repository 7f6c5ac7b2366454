"""Fields, editors and the keys of a form."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.rules.date_entry import parse_moment
from app.rules.moments import table_moment
from ui.parts.buttons import button
from ui.parts.fields.checks import CheckBox, RadioButton
from ui.parts.fields.choices import SegmentedControl, YearStepper
from ui.parts.fields.editors import ComboBox, DateTimeEdit, LineEdit, SearchEdit, TextEdit
from ui.parts.fields.field import Field, FormKeys


def full_date(text: str) -> str:
    if text == "31-11":
        raise ValueError("November hanya sampai tanggal 30. Tulis misalnya 30-11-2026.")
    return f"{text}-2026"


class Form(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.column = column = QVBoxLayout(self)
        self.name = LineEdit()
        self.story = TextEdit()
        self.secret = CheckBox("Rahasia")
        self.saves = button("Simpan", "primary")
        column.addWidget(Field("Nama", self.name, optional=True))
        for widget in (self.secret, self.story, self.saves):
            column.addWidget(widget)
        self.keys = FormKeys(self)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_field_tells_its_error_to_everyone(qtbot: QtBot) -> None:
    field = Field("Tanggal diterima", LineEdit(), "Misalnya 30-11-2026.")
    qtbot.addWidget(field)
    field.set_error("November hanya sampai tanggal 30.")
    assert field.editor.property("error") is True
    assert field.editor.accessibleDescription() == "November hanya sampai tanggal 30."
    field.set_error(None)
    assert field.error() == ""
    assert field.editor.accessibleDescription() == "Misalnya 30-11-2026."


def test_a_field_names_its_editor(qtbot: QtBot) -> None:
    field = Field("Nama pelapor", LineEdit(), optional=True)
    qtbot.addWidget(field)
    assert field.editor.accessibleName() == "Nama pelapor, boleh kosong"


def test_a_date_is_checked_when_left(qtbot: QtBot, form: Form) -> None:
    date = DateTimeEdit(full_date)
    field = Field("Tanggal", date)
    form.column.addWidget(field)
    date.setText("31-11")
    date.setFocus()
    form.name.setFocus()
    assert "30-11-2026" in field.error()
    date.setText("30-11")
    assert date.examine()
    assert (date.text(), field.error()) == ("30-11-2026", "")


def test_enter_moves_on(qtbot: QtBot, form: Form) -> None:
    form.name.setFocus()
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert form.secret.hasFocus()
    qtbot.keyClick(form.secret, Qt.Key.Key_Return)
    assert form.story.hasFocus()


def test_enter_leaves_a_choice_and_space_makes_it(qtbot: QtBot, form: Form) -> None:
    first, second = RadioButton("Baru", checked=True), RadioButton("Lama")
    segments = SegmentedControl([("biasa", "Biasa"), ("segera", "Segera")])
    last = LineEdit()
    group = QButtonGroup(form)
    for radio in (first, second):
        group.addButton(radio)
    for widget in (first, second, segments, last):
        form.column.addWidget(widget)
    form.keys.watch()
    qtbot.waitUntil(last.isVisible)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert segments._segments["biasa"].hasFocus()
    qtbot.keyClick(segments._segments["biasa"], Qt.Key.Key_Return)
    assert last.hasFocus()
    qtbot.keyClick(segments._segments["segera"], Qt.Key.Key_Space)
    assert (first.isChecked(), segments.current()) == (True, "segera")


def test_enter_goes_on_from_a_text_too_and_with_shift_begins_a_line(
    qtbot: QtBot, form: Form
) -> None:
    form.story.setFocus()
    qtbot.keyClicks(form.story, "a")
    qtbot.keyClick(form.story, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(form.story, "b")
    assert form.story.hasFocus()
    qtbot.keyClick(form.story, Qt.Key.Key_Return)
    assert form.story.toPlainText() == "a\nb"
    assert not form.story.hasFocus()


def test_a_text_grows_with_what_is_typed_and_scrolls_from_a_part_of_the_screen(
    qtbot: QtBot,
) -> None:
    edit = TextEdit(lines=2)
    qtbot.addWidget(edit)
    edit.show()
    low = edit.height()
    edit.setPlainText("satu\ndua\ntiga\nempat")
    grown = edit.height()
    assert grown > low
    edit.setPlainText("baris\n" * 200)
    assert grown < edit.height() < edit.screen().availableGeometry().height() / 2
    assert edit.verticalScrollBar().maximum() > 0
    edit.setPlainText("")
    assert edit.height() == low


def _day(words: str) -> str:
    now = datetime(2026, 3, 17, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
    zone = ZoneInfo("Asia/Jakarta")
    return table_moment(parse_moment(words, zone=zone, now=now), zone)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("-", "16-03-2026"),
        ("--", "15-03-2026"),
        ("+", "18-03-2026"),
        ("27/2+", "28-02-2026"),
        ("27-02+-", "27-02-2026"),
        ("kemarin 14.03+", "17-03-2026 14.03"),
    ],
)
def test_plus_and_minus_go_to_the_day_after_and_before(
    qtbot: QtBot, typed: str, shown: str
) -> None:
    edit = DateTimeEdit(_day)
    qtbot.addWidget(edit)
    qtbot.keyClicks(edit, typed)
    assert edit.text() == shown


def test_a_minus_within_a_date_that_is_typed_is_a_part_of_it(qtbot: QtBot) -> None:
    edit = DateTimeEdit(_day, "17-03-2026 09.00")
    qtbot.addWidget(edit)
    edit.selectAll()
    qtbot.keyClicks(edit, "27-2-2026")
    assert edit.text() == "27-2-2026"
    edit.selectAll()
    qtbot.keyClicks(edit, "-")
    assert edit.text() == "26-02-2026"


def test_plus_behind_what_is_no_date_says_so(qtbot: QtBot) -> None:
    edit = DateTimeEdit(_day)
    qtbot.addWidget(edit)
    with qtbot.waitSignal(edit.problem_changed) as said:
        qtbot.keyClicks(edit, "entah+")
    assert "tidak terbaca" in said.args[0]
    assert edit.text() == "entah"


def test_enter_presses_a_button(qtbot: QtBot, form: Form) -> None:
    with qtbot.waitSignal(form.saves.clicked):
        qtbot.keyClick(form.saves, Qt.Key.Key_Return)


@pytest.mark.parametrize("field", ["name", "story", "secret"])
def test_control_enter_saves_from_anywhere(qtbot: QtBot, form: Form, field: str) -> None:
    with qtbot.waitSignal(form.keys.save_wanted):
        qtbot.keyClick(getattr(form, field), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_text_takes_only_plain_text(qtbot: QtBot) -> None:
    edit = TextEdit()
    qtbot.addWidget(edit)
    pasted = QMimeData()
    pasted.setHtml("<b>tebal</b>")
    pasted.setText("tebal")
    edit.insertFromMimeData(pasted)
    assert edit.toPlainText() == "tebal"


def test_a_combo_keeps_what_was_chosen(qtbot: QtBot) -> None:
    combo = ComboBox([(1, "Rina"), (2, "Dedi")])
    qtbot.addWidget(combo)
    combo.choose(2)
    combo.set_choices([(3, "Sari"), (2, "Dedi")])
    assert combo.currentData() == 2


def test_a_list_of_choices_begins_with_the_first(qtbot: QtBot) -> None:
    combo = ComboBox([(at, f"Pilihan {at}") for at in range(20)])
    qtbot.addWidget(combo)
    combo.show()
    combo.choose(1)
    combo.showPopup()
    assert combo.view().visualRect(combo.model().index(0, 0)).top() >= 0
    combo.hidePopup()


def test_enter_in_a_list_of_choices_chooses(qtbot: QtBot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    combo = ComboBox([(1, "Rina"), (2, "Dedi")])
    column = QVBoxLayout(form)
    column.addWidget(combo)
    column.addWidget(LineEdit())
    FormKeys(form)
    form.show()
    combo.showPopup()
    qtbot.keyClick(combo.view(), Qt.Key.Key_Down)
    qtbot.keyClick(combo.view(), Qt.Key.Key_Return)
    assert combo.currentData() == 2
    assert not combo.view().isVisible()


def test_down_leads_from_search_to_the_list(qtbot: QtBot) -> None:
    search = SearchEdit()
    qtbot.addWidget(search)
    with qtbot.waitSignal(search.list_wanted):
        qtbot.keyClick(search, Qt.Key.Key_Down)
    search.setText("honor")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_segments_choose(qtbot: QtBot) -> None:
    control = SegmentedControl([("biasa", "Biasa"), ("segera", "Segera")])
    qtbot.addWidget(control)
    assert control.current() == "biasa"
    with qtbot.waitSignal(control.chosen, check_params_cb=lambda key: key == "segera"):
        qtbot.mouseClick(control._segments["segera"], Qt.MouseButton.LeftButton)


def test_a_year_stays_in_its_limits(qtbot: QtBot) -> None:
    year = YearStepper(2026, first=2025, last=2026)
    qtbot.addWidget(year)
    with qtbot.waitSignal(year.year_changed, check_params_cb=lambda value: value == 2025):
        qtbot.keyClick(year, Qt.Key.Key_Left)
    with qtbot.assertNotEmitted(year.year_changed):
        qtbot.keyClick(year, Qt.Key.Key_Left)
    assert year.accessibleName() == "Tahun 2025"


def test_a_check_box_is_toggled_by_space(qtbot: QtBot) -> None:
    box = CheckBox("Rahasia")
    qtbot.addWidget(box)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
