"""Disposition sheets that come back: each belongs to its case alone, is recorded once, with its page."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import text

from app.case import Origin
from app.clock import FixedClock
from app.desk.accepting_sheets import accept_disposition, accept_result, keep_page
from app.desk.changing_office import save_names
from app.desk.closing import close_case
from app.desk.issuing_sheets import BACK, FRONT
from app.desk.matching_sheets import (
    Asked,
    SheetMatch,
    SheetStanding,
    match_numbers,
    match_sheet,
)
from app.desk.papers import count_printed, sheet_pdf
from app.desk.reading_cases import read_case
from app.desk.reading_evidence import open_evidence
from app.desk.reading_office import read_office
from app.desk.reading_pages import find_by_hand
from app.desk.taking_back import take_back
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.keeping.erasing import erase
from app.keeping.retention import save_rules
from app.outcome import Outcome
from app.register import Register
from app.rules.kinds import Status, Urgency
from app.scanning.found import FoundCode, FoundSheet, Mark
from app.scanning.sheet_code import PREVIEW, code_at, mark_of, typed_number
from tests.attacks.attackers import run
from tests.desk.slips import NOW, disposed_to, registered
from tests.documents.reading import pages

PAGE = b"\xff\xd8\xff\xe0" + b"JFIF seperti dipindai" * 40
CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def printed(register: Register, case: int, *, counted: bool = True) -> str:
    """Print a case's sheet; return its number as it stands on the paper."""
    front, back = pages(sheet_pdf(register, complaint_ids=[case], for_paper=True))
    if counted:
        count_printed(register, complaint_ids=[case], paper="sheet")
    (number,) = re.findall(r"WIB, lembar (\w{5})", front)
    assert f"Lembar {number}" in back
    return str(number)


def codes(register: Register, number: str, letters: str = "AC") -> FoundSheet:
    """Return what the reader finds of a sheet's codes."""
    settings = read_office(register).settings
    mark = mark_of(number, register=settings.register_id, key=settings.sheet_key)
    return found(mark, letters)


def found(mark: str, letters: str = "AC") -> FoundSheet:
    told = tuple(FoundCode(code_at(mark, each), CORNERS) for each in letters)
    return FoundSheet(mark[:13], told)


def standing(register: Register, number: str, letters: str = "AC") -> SheetStanding:
    return match_sheet(register, found=codes(register, number, letters)).standing


def accept(register: Register, case: int, number: str = "") -> Outcome:
    return accept_disposition(
        register,
        complaint_id=case,
        picture=PAGE,
        happened_at=NOW,
        teams=("umum",),
        instructions=("tindak-lanjuti",),
        urgency=Urgency.URGENT,
        sheet=number,
        proposed={"team:umum": Mark.TICKED, "team:sosial": Mark.OPEN, "team:+": Mark.BLANK},
    )


def test_a_sheet_leads_to_its_case_and_says_what_its_boxes_meant(register: Register) -> None:
    registered(register)
    case = registered(register, title="Kursi tunggu rusak")
    number = printed(register, case)
    teams = read_office(register).teams
    old = next(team.name for team in teams if team.code == "umum")
    names = [(team.code, team.name.replace(old, "Bagian Tata Usaha")) for team in teams]
    save_names(
        register, which="teams", names=names, shown=[(team.code, team.name) for team in teams]
    )
    match = match_sheet(register, found=codes(register, number))
    assert (match.standing, match.side, match.number) == (SheetStanding.READY, FRONT, number)
    assert match.case is not None
    assert match.case.row.id == case
    assert match.printed is not None
    assert match.printed.words["team:umum"] == old
    keys = {box.key for box in match.printed.sides[FRONT].boxes}
    assert keys >= {"team:umum", "team:+", "instruction:tindak-lanjuti", "urgency:urgent"}
    assert find_by_hand(register, number=number.lower()).case == match.case


def test_accepting_records_the_disposition_with_its_page(register: Register) -> None:
    case = registered(register, confidential=True)
    number = printed(register, case)
    accept(register, case, number)
    kept = read_case(register, complaint_id=case)
    assert (kept.row.status, kept.teams, kept.urgency) == (
        Status.IN_FOLLOW_UP,
        ("umum",),
        Urgency.URGENT,
    )
    (page,) = kept.evidence
    opened = open_evidence(register, complaint_id=case, file=page.file)
    assert opened.body == PAGE
    assert opened.facts.name == f"Lembar disposisi {number}.jpg"
    assert opened.facts.origin is Origin.READ
    with register.reading() as session:
        told = str(session.scalar(text("SELECT data FROM event WHERE kind = 'disposed'")))
    # What was proposed stays beside what the person answered.
    for word in (number, page.file, "read_ticked", "team:umum", "read_open", "team:sosial"):
        assert word in told
    assert check_register(register).problems == ()


def test_a_sheet_is_read_once_unless_that_was_taken_back(register: Register) -> None:
    case = registered(register)
    number = printed(register, case)
    done = accept(register, case, number)
    assert standing(register, number) is SheetStanding.RECORDED
    with pytest.raises(UserMistake, match="sudah pernah dibaca"):
        accept(register, case, number)
    assert len(read_case(register, complaint_id=case).evidence) == 1
    take_back(register, complaint_id=case, events=done.events)
    assert standing(register, number) is SheetStanding.READY
    accept(register, case, number)
    assert check_register(register).problems == ()


def test_a_reprint_voids_what_was_issued_before_once_it_is_on_paper(register: Register) -> None:
    case = registered(register)
    first = printed(register, case)
    second = printed(register, case, counted=False)
    # Nobody printed it yet: it may still be given up.
    assert standing(register, first) is SheetStanding.READY
    count_printed(register, complaint_ids=[case], paper="sheet")
    assert standing(register, first) is SheetStanding.VOID
    assert standing(register, second) is SheetStanding.READY
    with pytest.raises(UserMistake, match="dicetak ulang"):
        accept(register, case, first)
    assert read_case(register, complaint_id=case).evidence == ()


def test_what_is_none_of_ours_leads_nowhere(register: Register) -> None:
    case = registered(register)
    number = printed(register, case)
    settings = read_office(register).settings
    other = mark_of(number, register="abc", key=settings.sheet_key)
    forged = mark_of(number, register=settings.register_id, key="00" * 32)
    unknown = "00000" if number != "00000" else "00001"
    for sheet, expected in (
        (found(other), SheetStanding.STRANGER),
        (found(forged), SheetStanding.STRANGER),
        (found(PREVIEW), SheetStanding.STRANGER),
        (codes(register, unknown), SheetStanding.UNKNOWN),
        (codes(register, number, "AA"), SheetStanding.DOUBLE),
        (codes(register, number, "AB"), SheetStanding.DOUBLE),
        (
            FoundSheet(other[:13], (*found(other).codes, *codes(register, number).codes)),
            SheetStanding.STRANGER,
        ),
    ):
        match = match_sheet(register, found=sheet)
        assert match.standing is expected
        assert match.case is None or expected is SheetStanding.DOUBLE
    assert match_numbers(register, sheets=[Asked(unknown, FRONT)]) == (
        SheetMatch(SheetStanding.UNKNOWN),
    )
    with pytest.raises(UserMistake, match="tidak ada di register"):
        find_by_hand(register, number="0099/PGD/2026")


def test_nobody_learns_of_a_case_that_they_must_not_see(register: Register) -> None:
    case = registered(register, confidential=True, accused=(f"account:{register.account.id}",))
    number = "7K3M2"
    settings = {"complaint_id": case, "n": number}
    run(
        register,
        "INSERT INTO sheet_printing (number, complaint_id, issued_at, actor, layout) "
        "VALUES (:n, :complaint_id, '2026-03-17 02:00:00', 'ani', '[{},{},\"ordinary\",[0,0,0,0]]')",
        **settings,
    )
    assert match_sheet(register, found=codes(register, number)) == SheetMatch(SheetStanding.UNKNOWN)


def test_what_was_written_down_by_hand_meanwhile_is_not_recorded_twice(register: Register) -> None:
    case = registered(register)
    number = printed(register, case)
    assert standing(register, number, "BD") is SheetStanding.TOO_EARLY
    disposed_to(register, case, "umum")
    assert standing(register, number) is SheetStanding.MOVED_ON
    with pytest.raises(UserMistake, match="dengan cara lain"):
        accept(register, case, number)
    keep_page(register, complaint_id=case, picture=PAGE)
    assert len(read_case(register, complaint_id=case).evidence) == 1


def test_the_teams_report_comes_back_on_the_other_side(register: Register) -> None:
    case = registered(register)
    number = printed(register, case)
    accept(register, case, number)
    match = match_sheet(register, found=codes(register, number, "BD"))
    assert (match.standing, match.side) == (SheetStanding.READY, BACK)
    accept_result(
        register,
        complaint_id=case,
        picture=PAGE,
        happened_at=NOW,
        result="settled",
        note="Loket ditambah.",
        sheet=number,
    )
    assert standing(register, number, "BD") is SheetStanding.RECORDED
    assert read_case(register, complaint_id=case).row.status is Status.ANSWER_PENDING
    assert [
        each.facts and each.facts.name for each in read_case(register, complaint_id=case).evidence
    ][:1]


def test_a_sheet_of_another_case_is_refused_also_at_the_last_moment(register: Register) -> None:
    case, other = registered(register), registered(register)
    number = printed(register, case)
    with pytest.raises(UserMistake, match="tidak mengenal"):
        accept(register, other, number)
    assert read_case(register, complaint_id=other).row.status is Status.NEW


def test_a_page_without_a_code_is_read_by_hand_alone(register: Register) -> None:
    case = registered(register)
    match = find_by_hand(register, number="2026-0001")
    assert (match.standing, match.number) == (SheetStanding.READY, "")
    assert match.case is not None
    assert match.case.row.id == case
    accept(register, case)
    with register.reading() as session:
        told = str(session.scalar(text("SELECT data FROM event WHERE kind = 'disposed'")))
    assert '"sheet"' not in told


def test_a_wrong_answer_leaves_no_page_behind(register: Register) -> None:
    case = registered(register)
    number = printed(register, case)
    with pytest.raises(UserMistake):
        accept_disposition(
            register,
            complaint_id=case,
            picture=PAGE,
            happened_at=NOW,
            teams=(),
            instructions=(),
            sheet=number,
        )
    with register.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM evidence_part")) == 0


def test_nothing_of_a_sheet_outlives_its_case(register: Register, fixed_clock: FixedClock) -> None:
    case = registered(register)
    number = printed(register, case)
    accept(register, case, number)
    close_case(register, complaint_id=case, happened_at=NOW, closing="withdrawn")
    assert standing(register, number, "BD") is SheetStanding.CLOSED
    fixed_clock.set(NOW + timedelta(days=400))
    save_rules(register, years={"any": 1})
    erase(register, complaint_ids=[case])
    assert standing(register, number) is SheetStanding.UNKNOWN
    with register.reading() as session:
        for table in ("sheet_printing", "evidence_part"):
            assert session.scalar(text(f"SELECT count(*) FROM {table}")) == 0
    assert check_register(register).problems == ()


@pytest.mark.parametrize(
    ("typed", "number"),
    [("k7q2m", "K7Q2M"), ("K7-Q2M", "K7Q2M"), ("o1l2i", "01121"), ("K7Q2", ""), ("K7Q2U", "")],
)
def test_a_number_is_typed_as_it_is_seen(typed: str, number: str) -> None:
    assert typed_number(typed) == number
