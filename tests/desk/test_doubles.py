"""What was typed in twice is counted once; both numbers stay, and each tells of the other."""

from __future__ import annotations

import pytest

from app.case import Case
from app.cli.output import recap_text
from app.desk.closing import close_case
from app.desk.reading_cases import read_case
from app.desk.recapping import read_recap
from app.desk.reopening import reopen_case
from app.desk.reporting import report_pdf
from app.desk.taking_back import take_back
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.outcome import Outcome
from app.recap import uncounted_sentence
from app.register import Register
from app.rules.kinds import Status
from tests.desk.slips import NOW, registered, with_result
from tests.documents.reading import pages


def void(register: Register, key: int, leader: str) -> Outcome:
    return close_case(register, complaint_id=key, happened_at=NOW, closing="double", leader=leader)


def case_of(register: Register, key: int) -> Case:
    return read_case(register, complaint_id=key)


def test_a_double_entry_counts_once_and_keeps_its_number(register: Register) -> None:
    first, twin = registered(register), registered(register)
    assert read_recap(register, year=2026).total == 2
    done = void(register, twin, "0001/PGD/36000/2026")
    assert done.sentence == "Aduan 2026-0002 dihitung sebagai 2026-0001."
    recap = read_recap(register, year=2026)
    assert (recap.total, recap.rows[2].total) == (1, 1)
    assert recap.evaluation[2].remark == "1 (satu) aduan masih berjalan"
    assert recap.doubles == (("2026-0002", "2026-0001"),)
    assert case_of(register, twin).row.double_of == "2026-0001"
    assert case_of(register, first).doubles == ("2026-0002",)
    assert "2026-0001" in case_of(register, twin).timeline[-1].sentence
    assert "2026-0002" in case_of(register, first).timeline[-1].sentence
    assert check_register(register).problems == ()


@pytest.mark.parametrize("leader", ["1", "0001", "20260001", " 2026-0001 "])
def test_the_number_that_is_counted_is_read_as_it_is_said(register: Register, leader: str) -> None:
    registered(register)
    twin = registered(register)
    void(register, twin, leader)
    assert case_of(register, twin).row.double_of == "2026-0001"


def test_recap_and_report_explain_the_number_that_is_missing(register: Register) -> None:
    with_result(register, title="Kursi ruang tunggu")
    void(register, registered(register, title="Kursi tunggu rusak"), "2026-0001")
    said = "Nomor 2026-0002 tidak dihitung: tercatat dua kali, sudah dihitung sebagai 2026-0001."
    recap = read_recap(register, year=2026)
    assert uncounted_sentence(recap) == said
    assert said in recap_text(recap)
    paper = " ".join(" ".join(pages(report_pdf(register, year=2026))).split())
    assert "Nomor 0002/PGD/36000/2026 tidak dihitung" in paper
    assert "sebanyak 1 (satu) aduan" in paper
    assert "Kursi tunggu rusak" not in paper


@pytest.mark.parametrize(
    ("leader", "said"),
    [
        ("", "Tulis nomor aduan yang sama"),
        ("yang kemarin", "Tulis nomor aduan yang sama"),
        ("2026-0099", "Aduan 2026-0099 tidak ada di register ini."),
        ("99", "Aduan 2026-0099 tidak ada di register ini."),
        ("2026-0002", "nomor aduan ini sendiri"),
        ("2026-0003", "sendiri tercatat dua kali. Pilih 2026-0001"),
    ],
)
def test_it_must_lead_to_a_case_that_is_counted(register: Register, leader: str, said: str) -> None:
    registered(register)
    second, third = registered(register), registered(register)
    void(register, third, "2026-0001")
    with pytest.raises(UserMistake) as refused:
        void(register, second, leader)
    assert said in refused.value.fields["leader"]
    assert case_of(register, second).row.status is not Status.CLOSED


def test_a_case_that_leads_others_is_no_double_itself(register: Register) -> None:
    first, second = registered(register), registered(register)
    registered(register)
    void(register, second, "2026-0001")
    with pytest.raises(UserMistake, match="dihitung juga untuk 2026-0002"):
        void(register, first, "2026-0003")


@pytest.mark.parametrize("undo", [True, False])
def test_two_after_all(register: Register, *, undo: bool) -> None:
    first, twin = registered(register), registered(register)
    done = void(register, twin, "2026-0001")
    if undo:
        take_back(register, complaint_id=twin, events=done.events)
    else:
        reopen_case(register, complaint_id=twin, reason="Ternyata bukan aduan yang sama")
    assert read_recap(register, year=2026).total == 2
    assert case_of(register, first).doubles == ()
    assert case_of(register, twin).row.double_of == ""
    void(register, first, "2026-0002")
    assert check_register(register).problems == ()
