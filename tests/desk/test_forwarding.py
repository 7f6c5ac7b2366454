"""A forwarding says which office a case concerns from then on, and which it concerned before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from app.desk.correcting import Correction, correct_complaint
from app.desk.disposing import forward_elsewhere
from app.desk.reading_cases import read_case
from app.desk.taking_back import take_back
from app.keeping.checking import check_register
from tests.desk.slips import NOW, registered

if TYPE_CHECKING:
    from app.outcome import Outcome
    from app.register import Register

OWN, SERANG, TANGSEL = "BPS Provinsi Banten", "BPS Kabupaten Serang", "BPS Kota Tangerang Selatan"


def forward(register: Register, key: int, office: str) -> Outcome:
    return forward_elsewhere(
        register, complaint_id=key, happened_at=NOW, office=office, close=False
    )


def told(register: Register, key: int) -> list[str]:
    case = read_case(register, complaint_id=key)
    return [each.sentence for each in case.timeline if each.kind == "forwarded"]


def about(register: Register, key: int) -> tuple[str, bool]:
    case = read_case(register, complaint_id=key)
    return case.about_office, case.about_own_office


def test_it_concerns_the_office_it_went_to(register: Register) -> None:
    key = registered(register)
    assert about(register, key) == (OWN, True)
    forward(register, key, "3604")
    assert about(register, key) == (SERANG, False)
    forward(register, key, "3674")
    assert about(register, key) == (TANGSEL, False)
    assert told(register, key) == [
        f"meneruskan aduan kepada {SERANG}, semula ditujukan kepada {OWN}",
        f"meneruskan aduan kepada {TANGSEL}, semula ditujukan kepada {SERANG}",
    ]
    assert check_register(register).problems == ()


def test_what_was_addressed_there_all_along_has_nothing_to_tell(register: Register) -> None:
    key = registered(register, about_office="3604")
    forward(register, key, "3604")
    assert told(register, key) == [f"meneruskan aduan kepada {SERANG}"]


def test_taken_back_it_concerns_whom_it_did_before(register: Register) -> None:
    key = registered(register, about_office="3674")
    done = forward(register, key, "3604")
    take_back(register, complaint_id=key, events=done.events)
    assert about(register, key) == (TANGSEL, False)
    assert check_register(register).problems == ()


def test_a_later_correction_says_otherwise(register: Register) -> None:
    key = registered(register)
    forward(register, key, "3604")
    case = read_case(register, complaint_id=key)
    correction = Correction(
        title=case.row.title,
        medium=case.medium_code,
        classification=case.row.classification,
        topic="",
        about_office="3674",
    )
    correct_complaint(register, complaint_id=key, correction=correction, reason="Salah kota")
    assert about(register, key) == (TANGSEL, False)
    note = read_case(register, complaint_id=key).timeline[-1].note
    assert f"Satker yang dituju dari {SERANG} menjadi {TANGSEL}." in note
    assert check_register(register).problems == ()


def test_an_office_changed_behind_the_history_is_found(register: Register) -> None:
    key = registered(register)
    forward(register, key, "3604")
    with register.writing() as session:
        session.execute(
            text("UPDATE complaint SET about_office_id = :own"),
            {"own": session.scalar(text("SELECT id FROM office WHERE grouping = 'own'"))},
        )
    problems = " ".join(check_register(register).problems)
    assert "2026-0001 tidak sesuai riwayatnya (satker yang dituju)" in problems
