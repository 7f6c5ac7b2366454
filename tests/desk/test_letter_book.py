"""Letters that go out: their numbers have no gap, their list no name, their reprints their day."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from app.case import Identity
from app.desk.answering import record_answer
from app.desk.changing_office import save_settings
from app.desk.changing_offices import save_offices
from app.desk.changing_officials import save_officials
from app.desk.closing import close_case
from app.desk.corresponding import answer_letter_pdf, forwarding_letter_pdf
from app.desk.disposing import forward_elsewhere
from app.desk.letter_book import (
    count_letters,
    issue_letter,
    letters_pdf,
    letters_xlsx,
    next_letter,
)
from app.desk.papers import count_printed
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.desk.reopening import reopen_case
from app.desk.taking_back import take_back
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.outcome import Outcome
from app.register import Register
from app.rules.letters import LetterKind
from app.rules.signers import Capacity, Official
from db.tables import Event
from tests.desk.slips import NOW, pass_time, registered, with_result
from tests.documents.reading import pages

TODAY = NOW.date()


def answered(register: Register) -> int:
    """Bring a new complaint to where its complainant was told; return its id."""
    case = with_result(register)
    record_answer(
        register, complaint_id=case, happened_at=NOW, channel="surat", answer="Sudah kami tangani."
    )
    return case


def numbered(register: Register, case: int, **changes: object) -> Outcome:
    """Give the answer's letter its number."""
    given = {"letter": LetterKind.ANSWER, "written_on": TODAY} | changes
    return issue_letter(register, complaint_id=case, **given)  # type: ignore[arg-type]


def number_of(register: Register, case: int) -> str:
    letter = read_case(register, complaint_id=case).letter(LetterKind.ANSWER)
    return letter.number if letter else ""


def answered_again(register: Register, case: int) -> None:
    """Close and reopen a case, answer it anew, and give that letter a number of its own."""
    close_case(register, complaint_id=case, happened_at=NOW)
    pass_time(register, days=1)
    reopen_case(register, complaint_id=case, reason="Ada keterangan baru.")
    again = pass_time(register, hours=1)
    record_answer(
        register, complaint_id=case, happened_at=again, channel="surat", answer="Jawaban kedua."
    )
    numbered(register, case, written_on=again.date())


def test_letters_are_numbered_without_a_gap_even_when_one_is_taken_back(
    register: Register,
) -> None:
    save_settings(
        register,
        values={"letter_pattern": "B-{seq}/36000/{code}/{year}", "classification_code": "PW.140"},
    )
    first, second, third = (answered(register) for _ in range(3))
    numbered(register, first)
    done = numbered(register, second)
    take_back(register, complaint_id=second, events=done.events)
    numbered(register, third)
    assert number_of(register, first) == "B-0001/36000/PW.140/2026"
    assert number_of(register, second) == ""
    assert number_of(register, third) == "B-0003/36000/PW.140/2026"
    assert next_letter(register, written_on=TODAY).number == "B-0004/36000/PW.140/2026"
    listed = " ".join(pages(letters_pdf(register, year=2026)))
    assert "B-0002/36000/PW.140/2026" in listed
    assert listed.count("batal") == 1
    assert letters_xlsx(register, year=2026).startswith(b"PK")
    assert check_register(register).problems == ()


def test_a_number_of_the_offices_own_book_takes_none_of_ours(register: Register) -> None:
    first, second, third = (answered(register) for _ in range(3))
    numbered(register, first, number=" B-77/BPS/2026 ")
    with pytest.raises(UserMistake) as mistake:
        numbered(register, second, number="b-77/bps/2026")
    assert "sudah dipakai" in mistake.value.fields["number"]
    numbered(register, third)
    assert number_of(register, first) == "B-77/BPS/2026"
    assert number_of(register, third).startswith("B-0001/")


def test_the_next_number_passes_by_what_was_typed_by_hand(register: Register) -> None:
    """The second letter got the number that the first had from the office's own book."""
    first, second, third = (answered(register) for _ in range(3))
    like = next_letter(register, written_on=TODAY).number
    numbered(register, first, number=like.lower())
    following = next_letter(register, written_on=TODAY)
    assert following.number == like.replace("0001", "0002")
    numbered(register, second)
    assert number_of(register, second) == following.number
    numbered(register, third)
    assert number_of(register, third) == like.replace("0001", "0003")


def test_the_next_number_is_told_for_the_day_of_the_letter(register: Register) -> None:
    numbered(register, answered(register))
    before = next_letter(register, written_on=date(2025, 12, 31))
    assert before.number.startswith("B-0001/")
    assert before.number.endswith("/2025")
    case = answered(register)
    numbered(register, case, written_on=before.written_on)
    assert number_of(register, case) == before.number


def test_every_year_has_its_own_numbers(register: Register) -> None:
    numbered(register, answered(register), written_on=date(2025, 12, 31))
    late = answered(register)
    numbered(register, late)
    assert number_of(register, late).startswith("B-0001/")
    assert "nihil" in " ".join(pages(letters_pdf(register, year=2024)))


def test_nothing_is_numbered_before_there_is_something_to_write_or_twice(
    register: Register,
) -> None:
    case = with_result(register)
    with pytest.raises(UserMistake, match="belum dicatat"):
        numbered(register, case)
    with pytest.raises(UserMistake, match="belum diteruskan"):
        numbered(register, case, letter=LetterKind.FORWARDING)
    done = answered(register)
    with pytest.raises(UserMistake, match="belum tiba"):
        numbered(register, done, written_on=date(2026, 3, 18))
    with pytest.raises(UserMistake, match="menandatangani"):
        numbered(register, done, signer="o9")
    numbered(register, done)
    with pytest.raises(UserMistake, match="sudah bernomor B-0001"):
        numbered(register, done)


def test_who_is_answered_again_gets_another_letter(register: Register) -> None:
    case = answered(register)
    numbered(register, case)
    answered_again(register, case)
    assert number_of(register, case).startswith("B-0002/")


def test_a_letter_printed_again_is_the_same_under_the_official_of_its_day(
    register: Register,
) -> None:
    save_settings(register, values={"head_name": "Adi Kepala Lama"})
    case = answered(register)
    numbered(register, case)
    count_printed(register, complaint_ids=[case], paper=LetterKind.ANSWER)
    pass_time(register, days=30)
    save_officials(
        register, officials=[Official("", "Budi Kepala Baru", first="01-04-2026")], shown=()
    )
    paper = " ".join(pages(answer_letter_pdf(register, complaint_id=case)))
    assert "B-0001/" in paper
    assert "17 Maret 2026" in paper
    assert "Adi Kepala Lama" in paper
    assert "Budi" not in paper
    assert "CETAK ULANG ke-2" in paper


def test_another_letter_of_a_case_is_no_reprint_of_the_first(register: Register) -> None:
    case = answered(register)
    numbered(register, case)
    for _ in range(2):
        count_printed(register, complaint_ids=[case], paper=LetterKind.ANSWER)
    answered_again(register, case)
    assert "CETAK ULANG" not in " ".join(pages(answer_letter_pdf(register, complaint_id=case)))
    count_printed(register, complaint_ids=[case], paper=LetterKind.ANSWER)
    assert "CETAK ULANG ke-2" in " ".join(pages(answer_letter_pdf(register, complaint_id=case)))


def test_that_the_list_went_out_is_on_record(register: Register) -> None:
    count_letters(register, year=2026)
    with register.reading() as session:
        told = session.scalars(select(Event.data).where(Event.kind == "exported")).all()
    assert [(each["what"], each["year"]) for each in told] == [("letters", 2026)]


def test_somebody_signs_on_behalf_of_the_head(register: Register) -> None:
    behalf = Official("", "Citra", "", "Kepala Bagian Umum", Capacity.ON_BEHALF)
    save_officials(register, officials=[behalf], shown=())
    case = answered(register)
    numbered(register, case, signer="o1")
    paper = " ".join(pages(answer_letter_pdf(register, complaint_id=case)))
    assert f"a.n. {read_office(register).head_title} Kepala Bagian Umum, Citra" in paper


def test_a_forwarding_goes_to_the_address_of_its_office_and_the_list_names_nobody(
    register: Register,
) -> None:
    agencies = [
        replace(each, address="Jalan Raya Serpong 1\nTangerang Selatan 15310")
        if each.code == "3674"
        else each
        for each in read_office(register).others
    ]
    save_offices(register, offices=agencies, shown=read_office(register).all_others)
    case = registered(
        register, confidential=True, title="Perihal netral", identity=Identity(name="Kenari")
    )
    forward_elsewhere(register, complaint_id=case, happened_at=NOW, office="3674")
    numbered(register, case, letter=LetterKind.FORWARDING)
    paper = " ".join(pages(forwarding_letter_pdf(register, complaint_id=case)))
    assert (
        "Yth. Kepala BPS Kota Tangerang Selatan Jalan Raya Serpong 1 Tangerang Selatan 15310"
        in paper
    )
    listed = " ".join(pages(letters_pdf(register, year=2026)))
    assert "penerusan" in listed
    assert "netral" not in listed
    assert "Kenari" not in listed
