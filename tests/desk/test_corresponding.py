"""Letters of a case, read back."""

from io import BytesIO

import pypdf
import pytest

from app.desk.corresponding import answer_letter_pdf, forwarding_letter_pdf
from app.desk.disposing import forward_elsewhere
from app.errors import UserMistake
from app.register import Register
from tests.desk.slips import NOW, registered


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
