"""What the papers of a case ask of who brought it."""

from pathlib import Path

from app.clock import FixedClock
from app.desk.papers import receipt_pdf
from app.keeping.creating import confirm_recovery, create_register
from app.keeping.setup import Setup
from app.register import Register
from tests.desk.slips import registered
from tests.documents.reading import pages
from tests.helpers.registers import LOGIN, PASSWORD

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


def test_an_office_outside_bps_asks_for_the_same(tmp_path: Path, fixed_clock: FixedClock) -> None:
    setup = Setup("Dinas Kesehatan Kota Serang", "Siti Rahmah", LOGIN, PASSWORD)
    made = create_register(str(tmp_path / "dinas.mejaaduan"), setup=setup, clock=fixed_clock)
    confirm_recovery(made.register, code=" ".join(made.words))
    try:
        assert ASKED in receipt_of(made.register, medium="langsung", topic="kkn")
        assert ASKED not in receipt_of(made.register, medium="langsung", topic="sarana")
    finally:
        made.register.close()
