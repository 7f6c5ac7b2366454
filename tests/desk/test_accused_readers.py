"""What whom a complaint is about reads of it: that it is there, and not a word of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

import pytest
from docx import Document

from app.case import Content, Identity, SourceStep
from app.desk.answering import record_answer
from app.desk.box_minutes import minutes_pdf
from app.desk.closing_months import close_months
from app.desk.correcting import Correction, correct_complaint
from app.desk.disposing import record_disposition
from app.desk.following_up import record_result
from app.desk.listing_cases import Wanted, list_rows
from app.desk.monitoring import month_pdf
from app.desk.opening_boxes import NewOpening, NewSlip, SlipKind, save_opening
from app.desk.opening_seals import ask_identity, waiting_requests
from app.desk.reporting import keep_report, read_editions, report_docx, report_paper, report_pdf
from app.desk.summarising import write_summary
from app.errors import UserMistake
from app.register import Register
from app.roles import Role
from tests.desk.slips import NOW, disposed_to, pass_time, registered
from tests.desk.test_report_editions import a_year, printed, words
from tests.helpers.registers import add_person, signed_in

WORD = "Kenarina"


def said(what: str) -> str:
    return f"{what} {WORD} di sini"


@dataclass(frozen=True)
class Accused:
    """Whom a complaint is about: their party, and their register."""

    party: str
    register: Register


@pytest.fixture
def accused(file_register: Register) -> Iterator[Accused]:
    add_person(file_register, "tono", Role.DESK, Role.HEAD)
    with signed_in(file_register, "tono") as register:
        yield Accused(f"account:{register.account.id}", register)


def told_throughout(register: Register, party: str) -> None:
    """Have an ordinary complaint with a word of who brought it at every step, and a summary."""
    case = registered(
        register,
        title=said("Perihal"),
        identity=Identity(name=f"{WORD} Wulan"),
        content=Content(*(said(each) for each in Content.__slots__)),
        source_steps=(SourceStep(NOW - timedelta(hours=2), WORD, said("melengkapi")),),
        complained_at=NOW - timedelta(hours=3),
        received_from=said("Admin"),
        source_reference=WORD,
        accused=(party,),
    )
    record_disposition(
        register,
        complaint_id=case,
        happened_at=NOW,
        teams=("umum",),
        instructions=(),
        note=said("catatan"),
    )
    record_result(
        register, complaint_id=case, happened_at=NOW, result="settled", note=said("hasil")
    )
    record_answer(
        register, complaint_id=case, happened_at=NOW, channel="surel", answer=said("jawaban")
    )
    write_summary(register, complaint_id=case, summary="Petugas ditegur.")


def test_no_report_tells_them_a_word(file_register: Register, accused: Accused) -> None:
    told_throughout(file_register, accused.party)
    assert "ditegur" in words(report_pdf(file_register, year=2026))
    paper = words(report_pdf(accused.register, year=2026))
    assert WORD not in paper
    assert "ditegur" not in paper
    assert "Dirahasiakan" in paper
    assert "menyampaikan jawaban" in paper
    word = Document(BytesIO(report_docx(accused.register, year=2026)))
    assert WORD not in "\n".join(each.text for each in word.paragraphs)
    month = words(month_pdf(accused.register, year=2026, month=3))
    assert WORD not in month
    assert "Dirahasiakan (lihat" in month


def test_nothing_they_cannot_see_is_theirs_to_look_at(
    file_register: Register, accused: Accused
) -> None:
    case = registered(file_register, accused=(accused.party,))
    a_year(file_register)
    found = report_paper(accused.register, year=2026).findings
    assert [each for each in found if each.case == case] == []


def test_what_they_print_never_becomes_an_edition(
    file_register: Register, accused: Accused
) -> None:
    registered(file_register, title="Petugas tidur", accused=(accused.party,))
    a_year(file_register)
    official = printed(file_register).pdf
    theirs = report_paper(accused.register, year=2026, signed_on=date(2027, 1, 12))
    assert theirs.withheld
    assert theirs.number == 0
    assert "KONSEP" in words(theirs.pdf)
    assert "Sebagian aduan tidak dapat dibaca oleh pencetaknya" in words(theirs.pdf)
    keep_report(accused.register, report=theirs)
    assert [each.number for each in read_editions(file_register, year=2026)] == [1]
    assert report_paper(file_register, year=2026).pdf == official


def test_no_month_is_closed_without_their_own_case(
    file_register: Register, accused: Accused
) -> None:
    registered(file_register, accused=(accused.party,))
    pass_time(file_register, days=30)
    with pytest.raises(UserMistake, match="tidak boleh Anda lihat"):
        close_months(accused.register, year=2026, months=[3])
    close_months(file_register, year=2026, months=[3])


def test_no_request_about_them_waits_for_them(file_register: Register, accused: Accused) -> None:
    theirs = registered(file_register, accused=(accused.party,))
    other = registered(file_register)
    for case in (theirs, other):
        disposed_to(file_register, case, "umum")
    with signed_in(file_register, "budi", Role.TEAM, team="umum") as team:
        for case in (theirs, other):
            ask_identity(team, complaint_id=case, reason="perlu bukti")
    assert [each.complaint_id for each in waiting_requests(accused.register)] == [other]
    assert len(waiting_requests(file_register)) == 2


def test_the_minutes_of_a_box_hide_its_title(file_register: Register, accused: Accused) -> None:
    slip = NewSlip(SlipKind.COMPLAINT, "Petugas membentak saya di loket")
    opening = NewOpening(
        box="kotak-saran-lobi", opened_at=NOW, officer="A", witness="B", found=1, slips=(slip,)
    )
    save_opening(file_register, opening=opening)
    (row,) = list_rows(file_register, wanted=Wanted(), offset=0, limit=5)
    correction = Correction(
        title=row.title,
        medium=row.medium_code,
        classification=row.classification,
        topic="",
        about_office="",
        accused=(accused.party,),
    )
    correct_complaint(
        file_register, complaint_id=row.id, correction=correction, reason="menyangkut petugas"
    )
    assert "membentak" in words(minutes_pdf(file_register, day=NOW.date()))
    theirs = words(minutes_pdf(accused.register, day=NOW.date()))
    assert "membentak" not in theirs
    assert "Dirahasiakan (lihat register)" in theirs
