"""What the papers of a case ask of who brought it."""

from app.desk.papers import receipt_pdf
from app.register import Register
from tests.desk.slips import registered
from tests.documents.reading import pages

ASKED = "siapa yang terlibat"


def receipt_of(register: Register, **changes: str) -> str:
    key = registered(register, **changes)
    return " ".join(" ".join(pages(receipt_pdf(register, complaint_id=key))).split())


def test_who_reports_a_broken_chair_is_not_asked_who_did_it(register: Register) -> None:
    chair = receipt_of(register, title="Kursi tunggu rusak", medium="langsung", topic="sarana")
    assert ASKED not in chair
    assert "Tidak ada; pengaduan dinyatakan lengkap." in chair


def test_who_reports_a_violation_is_asked_for_what_makes_it_easy_to_follow(
    register: Register,
) -> None:
    assert ASKED in receipt_of(register, medium="langsung", topic="kkn")
