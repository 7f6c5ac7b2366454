"""An import is undone as a whole, unless somebody went on with one of its cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.desk.closing_months import close_months
from app.desk.confirming_nil import confirm_nil
from app.desk.disposing import report_to_head
from app.desk.listing_cases import Wanted, list_rows
from app.desk.reading_office import read_office
from app.desk.recapping import read_recap
from app.desk.registering import register_complaint
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.recap import MonthState, month_state, uncounted_sentence
from app.rules.kinds import Status
from app.transfer.importing import apply_import, preview_import
from app.transfer.undoing import PastImport, last_import, undo_import
from tests.desk.slips import slip

if TYPE_CHECKING:
    from app.register import Register

CONTENT = (
    b"media;diterima;perihal;uraian;rahasia;nama\n"
    b"lapor;16-02-2026 10.00;Antrean;Lama;;Siti\n"
    b"lapor;17-02-2026 10.00;Parkir;Sempit;ya;Budi\n"
    b"langsung;18-02-2026 10.00;Kursi;Patah;;\n"
)


def imported(register: Register, content: bytes = CONTENT) -> PastImport:
    apply_import(register, preview=preview_import(register, content=content))
    done = last_import(register)
    assert done is not None
    return done


def titles(register: Register) -> list[tuple[str, bool]]:
    rows = list_rows(register, wanted=Wanted(descending=False), offset=0, limit=9)
    return [(row.title, row.undone) for row in rows]


def test_what_was_imported_is_known(register: Register) -> None:
    assert last_import(register) is None
    done = imported(register)
    assert (done.count, done.span, done.source) == (3, "2026-0001 sampai 2026-0003", "own")
    assert done.done_at == register.clock.now()


def test_an_undone_import_counts_for_nothing_and_keeps_its_numbers(register: Register) -> None:
    said = undo_import(register, position=imported(register).position).sentence
    assert said == ("Impor diurungkan: 3 aduan (2026-0001 sampai 2026-0003) tidak dihitung lagi.")
    assert titles(register) == [("Antrean", True), ("Parkir", True), ("Kursi", True)]
    recap = read_recap(register, year=2026)
    assert recap.total == 0
    assert uncounted_sentence(recap) == (
        "Nomor 2026-0001 sampai 2026-0003 tidak dihitung: pemasukannya diurungkan."
    )
    assert last_import(register) is None
    assert check_register(register).ok
    looked = tuple(medium.code for medium in read_office(register).media)
    done = confirm_nil(register, year=2026, month=2, looked=looked)
    assert done.sentence.endswith("nihil.")


def test_what_is_undone_after_its_month_was_closed_is_told_as_later(register: Register) -> None:
    done = imported(register)
    close_months(register, year=2026, months=(2,))
    today = register.clock.now().date()
    before = read_recap(register, year=2026)
    assert month_state(before, 2, today=today) is MonthState.CLOSED
    undo_import(register, position=done.position)
    recap = read_recap(register, year=2026)
    assert month_state(recap, 2, today=today) is MonthState.LATER
    assert recap.closed[2].later == 3


def test_what_was_undone_can_be_imported_again_and_what_is_there_not(register: Register) -> None:
    undo_import(register, position=imported(register).position)
    imported(register)
    assert len(titles(register)) == 6
    assert read_recap(register, year=2026).total == 3
    again = preview_import(register, content=CONTENT)
    assert [row.reason for row in again.rows] == [
        f"Sudah ada: 2026-000{number}." for number in (4, 5, 6)
    ]
    with pytest.raises(UserMistake, match="Tidak ada baris aduan baru"):
        apply_import(register, preview=again)
    assert check_register(register).ok


def test_an_import_somebody_went_on_with_stays_whole(register: Register) -> None:
    done = imported(register)
    row = list_rows(register, wanted=Wanted(descending=False), offset=1, limit=1)[0]
    report_to_head(register, complaint_id=row.id, happened_at=register.clock.now())
    with pytest.raises(UserMistake) as refused:
        undo_import(register, position=done.position)
    assert "2026-0002 sudah dikerjakan sesudah diimpor" in refused.value.sentence
    assert not any(undone for _, undone in titles(register))
    assert {each.status for each in list_rows(register, wanted=Wanted(), offset=0, limit=9)} == {
        Status.NEW,
        Status.AWAITING_DISPOSITION,
    }


def test_an_import_is_undone_once_and_nothing_else_with_it(register: Register) -> None:
    register_complaint(register, complaint=slip(title="Diketik sebelumnya"))
    done = imported(register)
    register_complaint(register, complaint=slip(title="Diketik sesudahnya"))
    undo_import(register, position=done.position)
    with pytest.raises(UserMistake, match="sudah diurungkan"):
        undo_import(register, position=done.position)
    kept = [title for title, undone in titles(register) if not undone]
    assert kept == ["Diketik sebelumnya", "Diketik sesudahnya"]


def test_the_import_before_can_be_undone_after_the_last_one(register: Register) -> None:
    first = imported(register)
    other = CONTENT.replace(b"10.00", b"11.00")
    undo_import(register, position=imported(register, other).position)
    found = last_import(register)
    assert found is not None
    assert found.position == first.position
