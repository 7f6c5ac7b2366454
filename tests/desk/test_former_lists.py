"""What the office took off its lists is still called by its name where a case has it."""

from __future__ import annotations

from functools import partial

import pytest

from app.desk.changing_office import save_names
from app.desk.correcting import Correction, correct_complaint
from app.desk.correcting_disposition import correct_disposition
from app.desk.disposing import record_disposition
from app.desk.listing_cases import open_rows
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.desk.reminding import reminder_pdf
from app.desk.reporting import report_pdf
from app.errors import UserMistake
from app.keeping.accounts import close_account
from app.register import Register
from app.roles import Role
from app.rules.kinds import Urgency
from tests.desk.slips import NOW, registered
from tests.documents.reading import pages
from tests.helpers.registers import add_person, signed_in

TEAM, INSTRUCTION = "Tim Sensus Ekonomi 2026", "Jawab lewat telepon"


def _save(register: Register, which: str, names: list[tuple[str, str]]) -> None:
    shown = [(each.code, each.name) for each in read_office(register).listed(which)]
    save_names(register, which=which, names=names, shown=shown)


def add(register: Register, which: str, name: str) -> str:
    """Add an entry to a list and return its code."""
    kept = [(each.code, each.name) for each in read_office(register).listed(which)]
    _save(register, which, [*kept, ("", name)])
    return read_office(register).listed(which)[-1].code


def take_off(register: Register, which: str, code: str) -> None:
    kept = read_office(register).listed(which)
    names = [(each.code, each.name) for each in kept if each.code != code]
    _save(register, which, names)


@pytest.fixture
def former(register: Register) -> tuple[int, str, str]:
    """Return a case whose team and instruction were taken off the lists, with their codes."""
    team = add(register, "teams", TEAM)
    instruction = add(register, "instructions", INSTRUCTION)
    case = registered(register)
    record_disposition(
        register,
        complaint_id=case,
        happened_at=NOW,
        teams=(team,),
        instructions=(instruction,),
    )
    take_off(register, "teams", team)
    take_off(register, "instructions", instruction)
    return case, team, instruction


def test_a_former_team_keeps_its_name(register: Register, former: tuple[int, str, str]) -> None:
    case, team, _ = former
    assert team not in {each.code for each in read_office(register).teams}
    told = read_case(register, complaint_id=case).timeline[-1].sentence
    assert told == f"mendisposisikan aduan kepada {TEAM}"
    assert open_rows(register)[0].holder == TEAM
    report = " ".join(pages(report_pdf(register, year=2026)))
    assert team not in report
    (sheet,) = pages(reminder_pdf(register))
    assert TEAM in sheet


def test_a_disposition_is_corrected_without_losing_them(
    register: Register, former: tuple[int, str, str]
) -> None:
    case, team, instruction = former
    correct = partial(
        correct_disposition,
        register,
        complaint_id=case,
        happened_at=NOW,
        instructions=(instruction,),
        urgency=Urgency.ORDINARY,
        reason="salah baca centang",
    )
    correct(teams=(team, "umum"))
    told = read_case(register, complaint_id=case)
    assert told.teams == (team, "umum")
    assert told.instructions == (instruction,)
    assert f"dari {TEAM} " in told.timeline[-1].note
    with pytest.raises(UserMistake) as mistake:
        correct(teams=("tiada",))
    assert "teams" in mistake.value.fields


def test_whom_a_case_is_about_keeps_their_name(file_register: Register) -> None:
    team = add(file_register, "teams", TEAM)
    add_person(file_register, "tono", Role.DESK)
    with signed_in(file_register, "tono") as other:
        account = other.account
    parties = (f"account:{account.id}", f"team:{team}")
    case = registered(file_register, accused=parties)
    take_off(file_register, "teams", team)
    close_account(file_register, account_id=account.id)
    told = read_case(file_register, complaint_id=case)
    assert {name for _, name in told.accused} == {account.name, TEAM}
    correction = Correction(
        title="Perihal lain",
        medium=told.medium_code,
        classification=told.row.classification,
        topic="",
        about_office="",
    )
    correct_complaint(file_register, complaint_id=case, correction=correction, reason="salah ketik")
    after = read_case(file_register, complaint_id=case)
    assert (after.row.title, after.accused) == ("Perihal lain", told.accused)
