"""A box is opened by two, its slips are counted, and what they say becomes cases."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.clock import FixedClock
from app.desk.box_minutes import minutes_pdf
from app.desk.closing_months import close_months
from app.desk.disposing import report_to_head
from app.desk.listing_cases import open_rows
from app.desk.media_rota import media_today
from app.desk.opening_boxes import (
    NewOpening,
    NewSlip,
    SlipKind,
    read_box,
    save_opening,
    title_of,
    undo_opening,
)
from app.desk.reading_cases import read_case
from app.desk.recapping import read_recap
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from app.rules.kinds import Classification
from tests.desk.slips import NOW

BOX = "kotak-saran-pst"
OPENED = NOW - timedelta(minutes=20)
LEAK = NewSlip(SlipKind.COMPLAINT, "Petugas ramah. Antrean siang lama.", topic="petugas")


def opening(*slips: NewSlip, found: int | None = None, **changes: Any) -> NewOpening:  # noqa: ANN401 - any field
    rows = {
        "box": BOX,
        "opened_at": OPENED,
        "officer": "Rina Amalia",
        "witness": "Dedi Kurnia, satpam",
        "found": len(slips) if found is None else found,
        "slips": slips,
    }
    return NewOpening(**{**rows, **changes})


def mistakes(register: Register, made: NewOpening) -> dict[str, str]:
    before = counts(register)
    with pytest.raises(UserMistake) as refused:
        save_opening(register, opening=made)
    assert counts(register) == before
    return refused.value.fields


def counts(register: Register) -> list[int]:
    with register.reading() as session:
        tables = ("complaint", "box_opening", "box_slip", "medium_check", "event")
        return [session.scalar(text(f"SELECT count(*) FROM {table}")) or 0 for table in tables]


def test_forty_slips_become_cases_in_one_go(register: Register) -> None:
    slips = [NewSlip(SlipKind.ASPIRATION, f"Kursi {number} goyang") for number in range(40)]
    told = save_opening(register, opening=opening(*slips))
    assert told.sentence == (
        "Pembukaan kotak tersimpan: 40 lembar, 40 aduan (2026-0001 sampai 2026-0040)."
    )
    assert len(told.numbers) == 40
    assert counts(register)[:4] == [40, 1, 40, 1]
    assert check_register(register).problems == ()


def test_what_a_slip_says_stands_in_its_case(register: Register) -> None:
    slip = NewSlip(
        *(SlipKind.COMPLAINT, "Petugas ramah, tetapi antrean siang lama. Hanya satu meja."),
        day=date(2026, 3, 5),
        name="Siti N.",
        contact="siti@contoh.id",
        topic="petugas",
    )
    told = save_opening(register, opening=opening(slip))
    (row,) = open_rows(register)
    case = read_case(register, complaint_id=row.id)
    assert row.number == told.numbers[0]
    assert row.title == "Petugas ramah, tetapi antrean siang lama"
    assert row.received_at == OPENED
    assert (row.classification, row.anonymous) == (Classification.COMPLAINT, False)
    assert (case.topic, case.content.text) == ("Layanan petugas", slip.text)
    # The slip says on which day it was written, and no more.
    assert case.complained == date(2026, 3, 5)


def test_one_slip_may_become_three_cases(register: Register) -> None:
    rows = [LEAK, *(NewSlip(SlipKind.ASPIRATION, f"Kursi {n}", more=True) for n in (1, 2))]
    save_opening(register, opening=opening(*rows, found=1))
    assert counts(register)[:3] == [3, 1, 3]
    assert read_case(register, complaint_id=2).linked == ("2026-0001", "2026-0003")


def test_thanks_blank_and_illegible_slips_are_counted(register: Register) -> None:
    rest = [NewSlip(kind) for kind in (SlipKind.THANKS, SlipKind.BLANK, SlipKind.ILLEGIBLE)]
    told = save_opening(register, opening=opening(LEAK, *rest))
    assert told.sentence == (
        "Pembukaan kotak tersimpan: 4 lembar, 1 aduan (2026-0001), 1 ucapan terima kasih, "
        "1 kosong, dan 1 tidak terbaca."
    )
    assert counts(register)[0] == 1


def test_an_empty_box_is_opened_too(register: Register) -> None:
    assert save_opening(register, opening=opening()).sentence == (
        "Pembukaan kotak tersimpan: nihil."
    )
    looked = {medium.code: medium.looked_at for medium in media_today(register)}
    assert looked[BOX] == OPENED


def test_the_slips_must_be_as_many_as_were_found(register: Register) -> None:
    assert mistakes(register, opening(LEAK, found=3))["found"] == (
        "Ditemukan 3 lembar, baru 1 yang dicatat. "
        "Catat sisanya, termasuk yang kosong atau tidak terbaca."
    )
    assert mistakes(register, opening(LEAK, LEAK, found=1))["found"] == (
        "Ditemukan 1 lembar, tetapi 2 yang dicatat."
    )
    assert "found" in mistakes(register, opening(found=-1))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"witness": " "}, "witness"),
        ({"officer": ""}, "officer"),
        ({"lock_state": ""}, "lock_state"),
        ({"opened_at": None}, "opened_at"),
        ({"opened_at": NOW + timedelta(hours=1)}, "opened_at"),
        ({"box": "telepon"}, ""),
    ],
)
def test_every_field_has_its_own_sentence(
    register: Register, changes: dict[str, Any], field: str
) -> None:
    assert field in mistakes(register, opening(**changes))


def test_a_slip_has_its_mistakes_where_they_are(register: Register) -> None:
    late = NewSlip(SlipKind.COMPLAINT, "Parkir penuh", day=OPENED.date() + timedelta(days=2))
    empty = NewSlip(SlipKind.ASPIRATION, "  ")
    odd = NewSlip(SlipKind.COMPLAINT, "Parkir", topic="gaib")
    found = mistakes(register, opening(LEAK, late, empty, odd))
    assert set(found) == {"slips.1.day", "slips.2.text", "slips.3.topic"}
    assert found["slips.1.day"].startswith("Tanggal lembar sesudah pembukaan kotak (")
    assert found["slips.2.text"] == "Isi lembar belum ditulis. Pilih K bila lembarnya kosong."


def test_who_opened_before_is_offered(register: Register) -> None:
    assert read_box(register, box=BOX).opened_at is None
    save_opening(register, opening=opening(LEAK))
    known = read_box(register, box=BOX)
    assert (known.opened_at, known.found) == (OPENED, 1)
    assert known.witnesses == ("Dedi Kurnia, satpam",)
    assert known.officers[-1] == "Rina Amalia"
    assert read_box(register, box="kotak-saran-lobi").opened_at is None


def test_nothing_of_a_confidential_slip_stands_in_its_title(register: Register) -> None:
    slip = NewSlip(SlipKind.COMPLAINT, "Pak Budi meminta uang.", confidential=True)
    save_opening(register, opening=opening(slip))
    (row,) = open_rows(register)
    assert row.title == "Aduan rahasia"


def test_an_opening_is_never_changed(register: Register) -> None:
    save_opening(register, opening=opening(LEAK))
    for statement in ("UPDATE box_opening SET found = 2", "DELETE FROM box_slip"):
        with pytest.raises(DBAPIError), register.writing() as session:
            session.execute(text(statement))


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Kursi goyang.\nDekat pintu.", "Kursi goyang"),
        ("Petugas di loket dua lambat! Mohon diperbaiki.", "Petugas di loket dua lambat!"),
        ("Yth. Kepala BPS, mohon ditambah kursi", "Yth. Kepala BPS, mohon ditambah kursi"),
        ("kata " * 40, f"{'kata ' * 18}kata kata…"[:1000]),
    ],
)
def test_a_title_is_the_first_sentence(said: str, title: str) -> None:
    assert len(title_of(said, confidential=False)) <= 101
    assert title_of(said, confidential=False).rstrip("…") == title.rstrip("…").strip()


def looked(register: Register) -> bool:
    return any(each.code == BOX and each.looked_at for each in media_today(register))


def test_an_undone_opening_counts_for_nothing(register: Register) -> None:
    thanks = NewSlip(SlipKind.THANKS)
    done = save_opening(register, opening=opening(LEAK, thanks, replace(LEAK, text="Parkir")))
    said = undo_opening(register, opening=done.opening).sentence
    assert said == (
        "Pembukaan Kotak Saran Ruang PST (3 lembar) diurungkan; 2 aduannya tidak dihitung lagi."
    )
    assert read_recap(register, year=2026).total == 0
    assert all(read_case(register, complaint_id=key).row.undone for key in (1, 2))
    assert read_box(register, box=BOX).opened_at is None
    assert not looked(register)
    with pytest.raises(UserMistake, match="tidak ada kotak yang dibuka"):
        minutes_pdf(register, day=done.day)
    with pytest.raises(UserMistake, match="sudah diurungkan"):
        undo_opening(register, opening=done.opening)
    assert check_register(register).problems == ()


def test_an_opening_undone_after_its_month_was_closed_is_told_as_later(register: Register) -> None:
    done = save_opening(register, opening=opening(LEAK))
    assert isinstance(register.clock, FixedClock)
    register.clock.set(NOW.replace(month=4, day=2))
    close_months(register, year=2026, months=(3,))
    assert read_recap(register, year=2026).closed[3].later == 0
    undo_opening(register, opening=done.opening)
    assert read_recap(register, year=2026).closed[3].later == 1


def test_what_was_undone_is_saved_again_as_it_should_have_been(register: Register) -> None:
    done = save_opening(register, opening=opening(LEAK))
    undo_opening(register, opening=done.opening)
    again = save_opening(register, opening=opening(LEAK, replace(LEAK, text="Parkir sempit")))
    assert again.numbers == ("2026-0002", "2026-0003")
    assert (read_box(register, box=BOX).found, looked(register)) == (2, True)
    assert minutes_pdf(register, day=again.day).startswith(b"%PDF")


def test_an_opening_of_which_a_case_moved_on_is_not_undone(register: Register) -> None:
    done = save_opening(register, opening=opening(LEAK, replace(LEAK, text="Parkir sempit")))
    report_to_head(register, complaint_id=2, happened_at=NOW)
    with pytest.raises(UserMistake) as refused:
        undo_opening(register, opening=done.opening)
    assert "2026-0002 sudah dikerjakan sesudah kotaknya dibuka" in refused.value.sentence
    assert looked(register)
    assert not read_case(register, complaint_id=1).row.undone
