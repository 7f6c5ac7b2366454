"""The two complaints of 2023 typed in by keyboard, and forty slips one after the other."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.desk.drafts import load_drafts
from app.rules.kinds import Classification
from app.rules.moments import table_moment
from tests.desk.slips import confirmed_nil
from tests.ui.entry.clerk import Clerk
from ui.forms.entry_drafts import SLOTS


def test_the_wages_of_2023_are_typed_in_by_keyboard(clerk: Clerk) -> None:
    clerk.enter("SP4N")
    clerk.retype("27-02-2023 14.03")
    clerk.enter("Kepegawaian")
    clerk.enter("20-02-2023 11.35")
    clerk.enter()
    clerk.enter("Badan Pusat Statistik")
    clerk.qtbot.keyClick(clerk.page, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    clerk.enter("22-02-2023 08.19")
    clerk.enter("Admin Nasional SP4N LAPOR")
    clerk.enter("meneruskan pengaduan kepada Badan Pusat Statistik.")
    for flag in (clerk.page.form.person.anonymous, clerk.page.form.person.confidential):
        flag.setFocus()
        clerk.qtbot.keyClick(flag, Qt.Key.Key_Space)
    clerk.go_to("title")
    clerk.enter("Gaji Entry Data Regsosek Tangerang Selatan Bulan Ke 1 (Januari) Belum Turun")
    clerk.tab("Gaji bulan Januari 2023 belum diterima.")
    clerk.enter()
    clerk.enter("Honor")
    clerk.enter("tangerang selatan")
    clerk.enter("Gaji belum dibayarkan")
    clerk.save()
    case = clerk.case("2023-0001")
    assert case.row.title.startswith("Gaji Entry Data Regsosek")
    assert (case.medium_code, case.topic) == ("lapor", "Honor petugas dan mitra")
    assert case.about_office == "BPS Kota Tangerang Selatan"
    assert case.row.anonymous
    assert case.row.confidential
    assert [entry.kind for entry in case.timeline][:3] == ["complained", "source_step", "received"]
    assert (case.content.what, case.content.category) == ("Gaji belum dibayarkan", "Kepegawaian")


def test_the_staff_question_of_2023_keeps_its_odd_order(clerk: Clerk) -> None:
    clerk.enter("SP4N")
    clerk.retype("27 Februari 2023 13:44")
    clerk.enter()
    clerk.enter("24-02-2023 15.26")
    clerk.go_to("title")
    clerk.enter("Informasi Kepegawaian")
    steps = clerk.page.form.origin.steps
    clerk.qtbot.keyClick(clerk.page, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    clerk.enter("24-02-2023 14.24")
    clerk.enter("Admin Nasional SP4N LAPOR")
    clerk.enter("meneruskan pengaduan kepada Pemerintah Kabupaten Tangerang.")
    assert len(steps.rows()) == 1
    clerk.page.form.content.classification.set_current("information")
    clerk.save()
    case = clerk.case("2023-0001")
    assert case.row.classification is Classification.INFORMATION
    assert [entry.out_of_order for entry in case.timeline].count(True) == 1


def test_after_saving_the_next_slip_keeps_medium_and_date(clerk: Clerk) -> None:
    clerk.enter("lobi")
    clerk.retype("16-03-2026 10.00")
    clerk.go_to("title")
    clerk.enter("Kursi lobi rusak")
    clerk.save()
    assert clerk.focused() is clerk.page.saved.next_button
    clerk.enter()
    assert clerk.page.form.values()["received_at"] == "16-03-2026 10.00"
    assert clerk.focused() is clerk.page.form.fields["title"].editor
    clerk.enter("Toilet lobi kotor")
    clerk.save()
    assert [row.number for row in clerk.rows()] == ["2026-0001", "2026-0002"]
    assert {row.medium for row in clerk.rows()} == {"Kotak Saran Lobi"}


def test_a_slip_of_a_closed_month_says_so_at_once(clerk: Clerk) -> None:
    confirmed_nil(clerk.register, year=2026, month=2)
    clerk.enter("lobi")
    clerk.retype("16-02-2026 10.00")
    clerk.go_to("title")
    clerk.enter("Kursi lobi rusak")
    clerk.save()
    late = clerk.page.saved.findChildren(QLabel)
    shown = " ".join(each.text() for each in late if each.isVisible())
    assert "Februari 2026 sudah dikonfirmasi nihil; batalkan di Laporan." in shown
    clerk.enter()
    clerk.go_to("received_at")
    clerk.retype("16-03-2026 10.00")
    clerk.go_to("title")
    clerk.enter("Toilet lobi kotor")
    clerk.save()
    shown = " ".join(each.text() for each in late if each.isVisible())
    assert "dikonfirmasi nihil" not in shown


def test_the_next_slip_is_a_complaint_again_whatever_the_last_was(clerk: Clerk) -> None:
    page = clerk.page
    kinds = page.form.content.classification
    first = kinds.current()
    page.form.fields["medium"].editor.choose("langsung")  # type: ignore[attr-defined]
    page.form.fields["title"].editor.setText("Terima kasih")  # type: ignore[attr-defined]
    kinds.set_current("information")
    page.save()
    assert page.places.is_saved_shown()
    page.write_next()
    assert kinds.current() == first == "complaint"


def test_after_saving_the_case_can_be_opened(clerk: Clerk) -> None:
    clerk.enter("Telepon")
    clerk.go_to("title")
    clerk.enter("Nomor telepon sulit dihubungi")
    clerk.save()
    keys = {command.text: command for command in clerk.page.commands()}
    assert keys["Cetak tanda terima"].shortcut == "Ctrl+P"
    keys["Buka aduan"].run()
    assert clerk.ways() == [("kasus", {"complaint_id": clerk.rows()[0].id})]


def test_enter_walks_through_the_form_and_never_stops(clerk: Clerk) -> None:
    clerk.go_to("medium")
    visited = []
    for _ in range(14):
        visited.append(clerk.focused())
        if clerk.focused() is clerk.page.form.fields["text"].editor:
            break
        clerk.enter()
    assert len(set(visited)) == len(visited)
    assert clerk.page.form.fields["title"].editor in visited
    clerk.page.form.content.classification.focusProxy().setFocus()
    clerk.enter()
    assert clerk.focused() is clerk.page.form.fields["topic"].editor


def test_rows_of_the_history_come_and_go_by_keyboard(clerk: Clerk) -> None:
    alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
    clerk.qtbot.keyClick(clerk.page, Qt.Key.Key_R, alt)
    clerk.enter("16-03-2026 09.00")
    clerk.enter("BPS Pusat")
    clerk.qtbot.keyClick(clerk.page, Qt.Key.Key_R, alt)
    steps = clerk.page.form.origin.steps
    assert len(steps.rows()) == 2
    clerk.qtbot.keyClick(clerk.focused(), Qt.Key.Key_Delete, control)
    assert [row[1] for row in steps.typed()] == ["BPS Pusat"]


def said(part: QWidget) -> list[str]:
    """Return what stands on a part of the page."""
    return [label.text() for label in part.findChildren(QLabel)]


def test_the_five_parts_are_counted_while_typing(clerk: Clerk) -> None:
    content = clerk.page.form.content
    assert "0 dari 5 terisi; yang belum: apa, di mana, kapan, siapa, bagaimana" in said(content)
    for key in ("what", "where", "when"):
        clerk.go_to(key)
        clerk.enter("ada")
    assert "3 dari 5 terisi; yang belum: siapa, bagaimana" in said(content)
    for key in ("who", "how"):
        clerk.go_to(key)
        clerk.enter("ada")
    assert "Lengkap: 5 dari 5 terisi" in said(content)


def test_confidential_asks_for_a_neutral_title_and_anonymous_for_no_name(clerk: Clerk) -> None:
    person = clerk.page.form.person
    person.confidential.click()
    description = clerk.page.form.fields["title"].findChildren(type(clerk.page.saved._told))
    assert any("netral" in part.text() for part in description)
    person.anonymous.click()
    assert not clerk.page.form.fields["name"].editor.isEnabled()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("hari ini", "17-03-2026"),
        ("h", "17-03-2026"),
        ("t", "17-03-2026"),
        ("kemarin", "16-03-2026"),
        ("27/2", "27-02-2026"),
        ("27", "27-02-2026"),
        ("-", "16-03-2026"),
    ],
)
def test_a_paper_slip_is_entered_with_its_day_alone(clerk: Clerk, typed: str, shown: str) -> None:
    clerk.enter("lobi")
    received = clerk.focused()
    assert isinstance(received, QLineEdit)
    received.clear()
    clerk.enter(typed)
    assert received.text() == shown
    assert not clerk.error("received_at")
    clerk.go_to("title")
    clerk.enter("Kursi lobi rusak")
    clerk.save()
    (row,) = clerk.rows()
    assert table_moment(row.received(clerk.context.zone), clerk.context.zone) == shown


def test_forty_paper_slips_are_typed_with_three_keys_each_beyond_their_words(clerk: Clerk) -> None:
    clerk.enter("lobi")
    clerk.retype("16/3")
    clerk.go_to("title")
    for number in range(1, 41):
        clerk.enter(f"Kursi lobi nomor {number} rusak")
        clerk.save()
        clerk.enter()
        assert clerk.focused() is clerk.page.form.fields["title"].editor
    rows = clerk.rows()
    assert len(rows) == 40
    assert {row.received(clerk.context.zone) for row in rows} == {date(2026, 3, 16)}
    assert {row.medium for row in rows} == {"Kotak Saran Lobi"}


def test_only_medium_and_day_stay_for_the_next_slip(clerk: Clerk) -> None:
    before = clerk.page.form.values()
    clerk.enter("lobi")
    clerk.retype("16/3")
    form = clerk.page.form
    for key in ("complained_at", "source_reference", "received_from", "name", "title", "what"):
        clerk.go_to(key)
        clerk.qtbot.keyClicks(clerk.focused(), "12/3" if key == "complained_at" else "Meja PST")
    clerk.page.form.content.classification.set_current("information")
    form.fields["topic"].editor.setCurrentIndex(1)  # type: ignore[attr-defined]
    form.person.confidential.setChecked(True)
    clerk.save()
    clerk.enter()
    after = clerk.page.form.values()
    assert after["received_at"] == "16-03-2026"
    changed = {key for key in before if after[key] != before[key]}
    assert changed == {"medium", "received_at"}


def test_enter_goes_on_from_the_text_and_shift_enter_begins_a_line(clerk: Clerk) -> None:
    clerk.enter("lobi")
    clerk.go_to("title")
    clerk.enter("Kursi lobi rusak")
    text = clerk.focused()
    assert isinstance(text, QPlainTextEdit)
    low = text.height()
    for line in ("Kaki kursi patah.", "Sudah dua minggu."):
        clerk.qtbot.keyClicks(text, line)
        clerk.qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert text.hasFocus()
    clerk.enter("Mohon diganti.")
    assert not text.hasFocus()
    assert "Shift+Enter" in clerk.page.form.fields["text"].hint()
    assert text.height() == low
    clerk.paste("text", "\nbaris" * 12)
    assert text.height() > low
    clerk.save()
    said = clerk.case("2026-0001").content.text
    assert said.splitlines()[:3] == ["Kaki kursi patah.", "Sudah dua minggu.", "Mohon diganti."]


def test_what_was_saved_is_no_draft_however_the_page_is_left(clerk: Clerk) -> None:
    clerk.go_to("medium")
    clerk.enter("Telepon")
    clerk.go_to("title")
    clerk.enter("Nomor telepon sulit dihubungi")
    clerk.save()
    assert clerk.page.places.is_saved_shown()
    page = clerk.come_back_later()
    assert page.drafts.offer is None
    assert load_drafts(clerk.register, forms=SLOTS) == {}
    assert len(clerk.rows()) == 1
