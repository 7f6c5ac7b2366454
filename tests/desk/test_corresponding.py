"""Letters of a case, read back."""

from datetime import date
from io import BytesIO

import pypdf
import pytest

from app.desk.changing_targets import save_target
from app.desk.corresponding import answer_letter_pdf, forwarding_letter_pdf
from app.desk.disposing import forward_elsewhere
from app.desk.papers import sheet_pdf
from app.desk.reporting import report_pdf
from app.errors import UserMistake
from app.register import Register
from app.rules.kinds import Classification, Unit
from app.rules.targets import ANY
from tests.desk.slips import NOW, pass_time, registered


def words(paper: bytes) -> str:
    return " ".join(
        " ".join(p.extract_text() for p in pypdf.PdfReader(BytesIO(paper)).pages).split()
    )


def test_letters_need_what_they_tell(register: Register) -> None:
    number = registered(register)
    for letter in (forwarding_letter_pdf, answer_letter_pdf):
        with pytest.raises(UserMistake):
            letter(register, complaint_id=number)


def test_a_forwarded_and_answered_case_has_both_letters(register: Register) -> None:
    number = registered(register)
    forward_elsewhere(
        register,
        complaint_id=number,
        happened_at=NOW,
        office="3674",
        answered_at=NOW,
        answer="Sudah kami teruskan.",
        channel="surel",
    )
    passed_on = words(forwarding_letter_pdf(register, complaint_id=number))
    assert "Yth. Kepala BPS Kota Tangerang Selatan di Tangerang Selatan" in passed_on
    assert "Sudah kami teruskan." in words(answer_letter_pdf(register, complaint_id=number))


def test_papers_name_the_standard_of_the_case_in_its_unit(register: Register) -> None:
    save_target(
        register,
        step=5,
        case_class="information",
        amount=10,
        unit=Unit.WORKING_DAYS,
        effective_from=NOW.date(),
    )
    asked = registered(register, classification=Classification.INFORMATION)
    assert "(10 hari kerja)" in words(sheet_pdf(register, complaint_ids=[asked]))
    save_target(
        register,
        step=5,
        case_class=ANY,
        amount=120,
        unit=Unit.MINUTES,
        effective_from=NOW.date(),
    )
    complaint = registered(register)
    assert "(2 jam)" in words(sheet_pdf(register, complaint_ids=[complaint]))
    for case in (asked, complaint):
        forward_elsewhere(register, complaint_id=case, happened_at=NOW, office="3674")
    letter = words(forwarding_letter_pdf(register, complaint_id=complaint))
    assert "paling lambat Selasa, 17 Maret 2026" in letter
    # Ten working days, of which those around Nyepi and Idulfitri are none.
    letter = words(forwarding_letter_pdf(register, complaint_id=asked))
    assert "paling lambat Rabu, 8 April 2026" in letter


def test_a_report_has_the_standards_of_its_own_year(register: Register) -> None:
    registered(register)
    pass_time(register, days=300)
    save_target(
        register,
        step=5,
        case_class=ANY,
        amount=9,
        unit=Unit.WORKING_DAYS,
        effective_from=date(2027, 1, 11),
    )
    assert "9 hari kerja" not in words(report_pdf(register, year=2026))
    assert "9 hari kerja" in words(report_pdf(register, year=2027))
