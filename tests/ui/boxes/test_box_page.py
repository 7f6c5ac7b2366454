"""A pile of slips from a box is typed with the keyboard alone, saved, and its minutes printed."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.clock import FixedClock
from app.desk.drafts import load_draft
from app.desk.listing_cases import open_rows
from app.desk.media_rota import media_today
from app.desk.opening_boxes import draft_name
from app.desk.reading_cases import read_case
from app.rules.kinds import Classification
from tests.ui.boxes.conftest import BOX
from tests.ui.shell.helpers import Calls
from ui.boxes.page import BoxPage
from ui.boxes.slip_model import Column

ENTER = Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_words(words: str) -> None:
    QTest.keyClicks(focused(), words)


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, held)


def begin(page: BoxPage, found: int, witness: str = "Dedi Kurnia, satpam") -> None:
    for field, words in ((page.head.witness, witness), (page.head.found, str(found))):
        field.editor.setFocus()
        type_words(words)
    page.grid.start()


def type_slip(words: str, kind: str = "P", *, person: str = "", section: str = "1") -> int:
    """Type one slip from its name on; return how many keys it took beyond its words."""
    type_words(person)
    press(ENTER)
    type_words(section)
    type_words(words)
    press(ENTER)
    type_words(kind)
    return 4


def test_forty_slips_are_typed_by_keyboard_alone(page: BoxPage) -> None:
    begin(page, 40)
    type_words("kemarin")
    press(ENTER)
    keys = [type_slip(f"Antrean nomor {number} lama", "PAI"[number % 3]) for number in range(40)]
    assert max(keys) <= 4
    assert page.places.count.text().startswith("40 dari 40 lembar tercatat: 14 pengaduan")
    assert page.places.save_button.hasFocus()
    press(Qt.Key.Key_Space)
    rows = open_rows(page.context.register)
    assert len(rows) == 40
    assert {row.medium_code for row in rows} == {BOX}
    case = read_case(page.context.register, complaint_id=rows[0].id)
    assert case.complained_at is not None
    assert (case.topic, case.row.anonymous) == ("Layanan petugas", True)
    assert page.saved.isVisible()
    assert page.saved.print_button.hasFocus()


def test_a_box_of_yesterday_is_opened_on_its_day_and_its_slips_by_plus_and_minus(
    page: BoxPage,
) -> None:
    page.head.opened.edit.setFocus()
    page.head.opened.edit.clear()
    type_words("kemarin")
    begin(page, 3)
    for keys in ("-", "+", "27"):
        page.grid.setCurrentIndex(page.model.index(page.model.rowCount() - 1, Column.DAY))
        type_words(keys)
        press(ENTER)
        type_slip("Antrean lama")
    assert [row.day for row in page.model.rows] == ["16-03", "17-03", "27-02"]
    page.model.put(1, day="")
    page.save()
    rows = open_rows(page.context.register)
    zone = page.context.zone
    assert {row.received(zone) for row in rows} == {date(2026, 3, 16)}
    days = {read_case(page.context.register, complaint_id=row.id).complained for row in rows}
    assert days == {date(2026, 3, 16), None, date(2026, 2, 27)}


def test_a_box_counts_as_opened_when_the_opening_is_saved(page: BoxPage) -> None:
    def looked() -> object:
        return next(m.looked_at for m in media_today(page.context.register) if m.code == BOX)

    begin(page, 0)
    assert looked() is None
    page.save()
    assert looked() is not None
    assert "nihil" in page.saved._told.text().lower()


def test_what_a_slip_says_is_kept(page: BoxPage) -> None:
    begin(page, 1)
    press(ENTER)
    type_slip("Kursi goyang", "A", person="Siti N., siti@contoh.id", section="2")
    page.save()
    (row,) = open_rows(page.context.register)
    case = read_case(page.context.register, complaint_id=row.id)
    assert (row.title, row.classification) == ("Kursi goyang", Classification.ASPIRATION)
    assert (row.anonymous, case.topic) == (False, "Sarana dan prasarana")


def test_several_questions_of_one_slip_are_several_cases(page: BoxPage) -> None:
    begin(page, 1)
    press(ENTER)
    press(ENTER)
    type_words("1")
    type_words("Petugas ramah, antrean lama")
    press(ENTER, CONTROL | SHIFT)
    type_words("3")
    type_words("Buku belum ada di rak")
    press(ENTER)
    type_words("I")
    page.model.put(0, kind="P")
    assert page.model.slips() == 1
    page.save()
    assert len(open_rows(page.context.register)) == 2


def test_a_confidential_slip_is_turned_by_one_key(page: BoxPage) -> None:
    begin(page, 1)
    press(ENTER)
    type_words("Agus")
    press(Qt.Key.Key_F9)
    press(ENTER)
    type_words("1")
    type_words("Ada petugas")
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_F9)
    type_words(" yang meminta imbalan")
    press(ENTER)
    assert page.model.row(0).person == "Agus"
    assert page.model.row(0).text == "Ada petugas yang meminta imbalan"
    type_words("P")
    page.save()
    (row,) = open_rows(page.context.register)
    assert row.confidential


def test_the_row_above_is_copied(page: BoxPage) -> None:
    begin(page, 2)
    type_words("kemarin")
    press(ENTER)
    type_slip("Antrean lama", person="Siti")
    press(Qt.Key.Key_D, CONTROL)
    assert page.model.row(1).person == "Siti"
    assert page.grid.currentIndex().column() == Column.SECTION


def test_who_comes_by_tab_and_types_loses_no_letter(page: BoxPage) -> None:
    page.head.found.editor.setFocus()
    type_words("2")
    press(Qt.Key.Key_Tab)
    for letter in "kemarin":
        type_words(letter)
    press(ENTER)
    type_slip("Antrean lama")
    assert [row.day for row in page.model.rows] == ["16-03"]


def test_a_day_that_cannot_be_read_is_told_at_once_and_not_copied(page: BoxPage) -> None:
    begin(page, 2)
    type_words("emarin")
    press(ENTER)
    assert page.model.error(0) == (
        "day",
        "Tanggal “emarin” tidak terbaca. Tulis misalnya 17-03-2026.",
    )
    type_slip("Antrean lama")
    assert page.model.row(1).day == ""
    page.model.put(0, day="16-03")
    assert page.model.error(0) == ("", "")


def test_mistakes_stand_in_their_rows(page: BoxPage) -> None:
    begin(page, 2)
    type_words("besok")
    press(ENTER)
    type_slip("Antrean lama")
    press(ENTER)
    type_words("2")
    type_words("Kursi goyang")
    page.save()
    assert not open_rows(page.context.register)
    assert page.model.error(1) == ("kind", "Jenisnya belum dipilih: P, A, I, T, K, atau X.")
    page.model.put(1, kind="A")
    page.save()
    assert page.model.error(0)[0] == "day"
    assert page.grid.currentIndex().row() == 0
    for row in (0, 1):
        page.model.put(row, day="")
    page.save()
    assert len(open_rows(page.context.register)) == 2


def test_too_few_slips_are_told_at_the_number(page: BoxPage) -> None:
    begin(page, 3)
    press(ENTER)
    type_slip("Antrean lama")
    page.save()
    assert page.head.found.error().startswith("Ditemukan 3 lembar, baru 1 yang dicatat.")


def test_half_a_pile_waits_for_the_next_start(page: BoxPage) -> None:
    begin(page, 5)
    press(ENTER)
    type_slip("Antrean lama")
    page.leaving()
    assert load_draft(page.context.register, form=draft_name(BOX)) is not None
    again = BoxPage(page.context)
    again.open(box=BOX)
    assert [row.text for row in again.model.rows] == ["Antrean lama"]
    assert again.head.count == 5
    again.deleteLater()


def test_a_removed_row_comes_back(page: BoxPage) -> None:
    begin(page, 2)
    press(ENTER)
    type_slip("Antrean lama")
    page.grid.setCurrentIndex(page.model.index(0, Column.KIND))
    page.grid.remove_row()
    assert page.model.rows == ()
    page.grid.put_back(0, page.model.row(0))


def test_the_minutes_are_made_after_saving(page: BoxPage) -> None:
    begin(page, 1)
    press(ENTER)
    type_slip("Antrean lama")
    page.save()
    found = [command.id for command in page.commands()]
    forms = ["box.form4", "box.form2", "box.form1"]
    assert found == ["box.print", "box.pdf", "box.undo", *forms, "box.kotak-saran-lobi"]
    page.saved.home_button.click()
    navigate = page.context.navigate
    assert isinstance(navigate, Calls)
    assert navigate.calls == [("beranda", {})]


def test_a_page_left_open_opens_the_next_box_at_its_own_time(page: BoxPage) -> None:
    begin(page, 0)
    page.save()
    clock = page.context.clock
    assert isinstance(clock, FixedClock)
    later = clock.now() + timedelta(days=1, hours=1)
    clock.set(later)
    page.open(box="kotak-saran-lobi")
    assert page.head.opened_at() == later
    begin(page, 1)
    type_words("kemarin")
    press(ENTER)
    yesterday = (later - timedelta(days=1)).astimezone(page.context.zone)
    assert page.model.row(0).day == f"{yesterday:%d-%m}"


def test_a_box_looked_at_yesterday_is_opened_now(page: BoxPage) -> None:
    clock = page.context.clock
    assert isinstance(clock, FixedClock)
    clock.set(clock.now() + timedelta(hours=3))
    page.leaving()
    page.open(box=BOX)
    assert page.head.opened_at() == clock.now()


def test_what_a_slip_says_has_room_on_a_small_screen(page: BoxPage) -> None:
    for width, least in ((1190, 380), (858, 230)):
        page.resize(width, 460)
        QApplication.processEvents()
        assert page.grid.columnWidth(Column.TEXT) >= least
        assert all(field.editor.width() >= 90 for field in page.head.fields)


def test_a_saved_opening_is_undone_and_typed_on(page: BoxPage) -> None:
    begin(page, 2)
    type_words("kemarin")
    press(ENTER)
    for words in ("Kursi goyang", "Parkir sempit"):
        type_slip(words)
    page.save()
    assert len(open_rows(page.context.register)) == 2
    page.saved.undo_button.click()
    assert open_rows(page.context.register) == ()
    assert not page.saved.isVisible()
    assert [row.text for row in page.model.rows] == ["Kursi goyang", "Parkir sempit"]
    page.model.put(1, text="Parkir sempit sekali")
    page.save()
    assert [row.number for row in open_rows(page.context.register)] == ["2026-0003", "2026-0004"]


def test_an_opening_of_before_is_undone_after_asking(page: BoxPage) -> None:
    begin(page, 0)
    page.save()
    page.open()
    page.open(box=BOX)
    assert page.places.undoing.isVisible()
    page.places.undoing.trigger()
    looks = {each.code: each.looked_at for each in media_today(page.context.register)}
    assert looks[BOX] is None
    assert not page.places.undoing.isVisible()
