"""What goes wrong while typing: errors at the fields, strange input, drafts, a full disk."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.errors import EnvironmentTrouble
from app.outcome import Outcome
from tests.ui.entry.clerk import Clerk
from ui.forms.entry_drafts import KeptDraft, kept_drafts
from ui.parts.panes import go_to_pane


def test_missing_fields_are_told_where_they_are_and_the_first_gets_the_focus(clerk: Clerk) -> None:
    clerk.save()
    assert clerk.error("medium") == "Media belum dipilih. Pilih lewat mana aduan ini masuk."
    assert clerk.error("title").startswith("Perihal belum diisi.")
    assert clerk.focused() is clerk.page.form.fields["medium"].editor
    assert clerk.rows() == ()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("31-11-2025", "November hanya sampai tanggal 30. Tulis misalnya 30-11-2025."),
        ("29-02-2023 10.00", "Februari 2023 hanya sampai tanggal 28."),
        ("18-03-2026 10.00", "18 Maret 2026 pukul 10.00 belum terjadi."),
        ("kapan saja", "tidak terbaca"),
    ],
)
def test_an_impossible_moment_is_told_when_the_field_is_left(
    clerk: Clerk, typed: str, told: str
) -> None:
    clerk.go_to("received_at")
    clerk.retype(typed)
    assert told in clerk.error("received_at")
    clerk.save()
    assert told in clerk.error("received_at")
    assert clerk.rows() == ()


def test_a_mistake_in_the_history_stands_at_its_row(clerk: Clerk) -> None:
    clerk.page.form.origin.steps.set_typed([["30-02-2026 10.00", "BPS Pusat", "meneruskan."]])
    clerk.go_to("medium")
    clerk.enter("Surat")
    clerk.go_to("title")
    clerk.enter("Surat masuk")
    clerk.save()
    assert "Februari 2026 hanya sampai tanggal 28." in clerk.page.form.origin.steps.mistakes()
    assert clerk.rows() == ()


@pytest.mark.parametrize("key", ["national_id", "attachments"])
def test_numbers_must_be_numbers(clerk: Clerk, key: str) -> None:
    clerk.go_to("medium")
    clerk.enter("Surat")
    clerk.go_to("title")
    clerk.enter("Surat masuk")
    clerk.go_to(key)
    clerk.enter("dua")
    clerk.go_to("name")
    clerk.enter("Budi")
    clerk.save()
    assert "angka" in clerk.error(key)


@pytest.mark.parametrize("words", ["🙂 emoji", "عربي من اليمين", "<b>&amp;\"'</b>", "a\0b\x07c"])
def test_strange_words_are_kept_as_text(clerk: Clerk, words: str) -> None:
    clerk.go_to("medium")
    clerk.enter("Surat")
    clerk.paste("title", f"Perihal {words}")
    clerk.paste("text", words)
    clerk.paste("name", f"Budi {words}")
    clerk.save()
    case = clerk.case("2026-0001")
    clean = words.replace("\0", "").replace("\x07", "")
    assert case.row.title == f"Perihal {clean}"
    assert case.content.text == clean
    assert case.identity.name == f"Budi {clean}"


def test_a_megabyte_is_refused_in_a_sentence_and_stays_in_the_field(clerk: Clerk) -> None:
    clerk.go_to("medium")
    clerk.enter("Surat")
    clerk.paste("title", "x" * 1_000_000)
    clerk.paste("text", "kata " * 200_000)
    clerk.save()
    assert "Perihal terlalu panjang" in clerk.error("title")
    assert "Uraian terlalu panjang" in clerk.error("text")
    assert len(str(clerk.page.form.values()["text"])) == 1_000_000
    assert clerk.rows() == ()


def test_a_full_disk_loses_nothing(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> Outcome:
        raise EnvironmentTrouble("full", "Diska penuh; tidak ada yang tersimpan setengah.")

    clerk.go_to("medium")
    clerk.enter("Surat")
    clerk.go_to("title")
    clerk.enter("Surat masuk")
    monkeypatch.setattr("ui.entry.page.register_complaint", full)
    clerk.go_to("title")
    clerk.save()
    assert clerk.page.form.values()["title"] == "Surat masuk"
    assert clerk.page.form.isEnabled()
    assert clerk.focused() is clerk.page.form.fields["title"].editor
    assert any("Diska penuh" in told.title for told in clerk.context.messages.told)
    monkeypatch.undo()
    clerk.save()
    assert [row.title for row in clerk.rows()] == ["Surat masuk"]


def test_a_draft_is_offered_the_next_day_and_never_forced(clerk: Clerk) -> None:
    clerk.go_to("title")
    clerk.enter("Setengah jadi")
    clerk.page.leaving()
    clerk.clock.set(clerk.clock.now() + timedelta(days=1))
    page = clerk.come_back_later()
    assert page.drafts.offer.title_label.whole() == "Ada draf aduan dari kemarin 09.00"
    assert page.form.values()["title"] == ""
    page.drafts.offer.action_button.click()
    assert page.form.values()["title"] == "Setengah jadi"
    assert page.drafts.offer is None


def test_typing_beside_an_offered_draft_keeps_both(clerk: Clerk) -> None:
    clerk.go_to("title")
    clerk.enter("Yang pertama")
    page = clerk.come_back_later()
    clerk.go_to("title")
    clerk.enter("Yang kedua")
    page.drafts.offer.action_button.click()
    assert page.form.values()["title"] == "Yang pertama"
    page = clerk.come_back_later()
    kept = {draft.values["title"] for draft in _kept(clerk)}
    assert kept == {"Yang pertama", "Yang kedua"}


def test_a_dropped_draft_can_be_had_back_and_a_saved_one_is_gone(clerk: Clerk) -> None:
    clerk.go_to("title")
    clerk.enter("Dibuang")
    clerk.come_back_later()
    clerk.page.drafts.drop_offered()
    assert _kept(clerk) == ()
    clerk.context.messages.take_undo()
    assert [draft.values["title"] for draft in _kept(clerk)] == ["Dibuang"]
    clerk.page.drafts.continue_offered()
    clerk.go_to("medium")
    clerk.enter("Surat")
    clerk.save()
    assert _kept(clerk) == ()


def test_a_pause_in_typing_keeps_a_draft(clerk: Clerk) -> None:
    clerk.page.drafts.timer.setInterval(10)
    clerk.go_to("title")
    clerk.enter("Setengah jadi")
    clerk.qtbot.waitUntil(lambda: len(_kept(clerk)) == 1)


def test_clearing_can_be_undone(clerk: Clerk) -> None:
    clerk.go_to("title")
    clerk.enter("Terhapus")
    clerk.page.clear()
    assert clerk.page.form.values()["title"] == ""
    clerk.context.messages.take_undo()
    assert clerk.page.form.values()["title"] == "Terhapus"


def test_a_drafts_words_of_unknown_lists_do_no_harm(clerk: Clerk) -> None:
    values = clerk.page.form.values() | {"medium": "gone", "classification": "gone", "new": "x"}
    clerk.page.form.set_values(values)
    assert clerk.page.form.values()["medium"] == ""


def test_other_settings_leave_what_was_typed(clerk: Clerk) -> None:
    clerk.go_to("title")
    clerk.enter("Setengah jadi")
    clerk.page.refresh(frozenset({"settings"}))
    assert clerk.page.form.values()["title"] == "Setengah jadi"
    clerk.go_to("medium")
    clerk.enter("Surat")
    clerk.save()
    assert [row.title for row in clerk.rows()] == ["Setengah jadi"]


def _kept(clerk: Clerk) -> tuple[KeptDraft, ...]:

    return kept_drafts(clerk.register)


def test_what_is_written_anew_is_no_longer_called_wrong(clerk: Clerk) -> None:
    clerk.enter("lobi")
    clerk.save()
    title = clerk.page.form.fields["title"]
    assert title.error()
    clerk.enter("Kursi")
    assert not title.error()


def test_home_takes_a_draft_up_at_once(clerk: Clerk) -> None:
    clerk.enter("lobi")
    clerk.go_to("title")
    clerk.enter("Kursi lobi rusak")
    page = clerk.come_back_later()
    page.open(draft=True)
    assert page.form.values()["title"] == "Kursi lobi rusak"
    assert page.drafts.offer is None


def test_coming_from_another_page_begins_anew(clerk: Clerk) -> None:
    clerk.enter("lobi")
    clerk.go_to("title")
    clerk.enter("Kursi lobi rusak")
    clerk.save()
    clerk.page.leaving()
    clerk.page.open()
    assert clerk.page.form.values()["medium"] == ""


def test_f6_goes_from_section_to_section(clerk: Clerk) -> None:
    form = clerk.page.form
    clerk.go_to("received_at")
    for expected in (form.person.anonymous, form.fields["title"].editor):
        go_to_pane(clerk.page, 1)
        assert clerk.focused() is expected
    for expected in (form.person.anonymous, form.fields["medium"].editor):
        go_to_pane(clerk.page, -1)
        assert clerk.focused() is expected
