"""What was forwarded is followed until the other office tells that it has it."""

from datetime import timedelta

import pytest

from app.desk.acknowledging import record_word_back
from app.desk.disposing import forward_elsewhere
from app.desk.list_figures import read_figures
from app.desk.listing_cases import Wanted, list_rows
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.desk.reminding import awaiting_message, remind
from app.desk.reopening import reopen_case
from app.desk.taking_back import take_back
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from tests.desk.slips import NOW, pass_time, registered


def forwarded(register: Register, **changes: object) -> int:
    case = registered(register, **changes)
    forward_elsewhere(register, complaint_id=case, happened_at=NOW, office="3674")
    return case


def awaited(register: Register) -> list[int]:
    wanted = Wanted(year=2026, chip="awaited")
    found = [row.id for row in list_rows(register, wanted=wanted, offset=0, limit=50)]
    figures = read_figures(register, wanted=wanted, year=2026)
    assert figures.counts["awaited"] == len(found)
    return found


def test_a_forwarded_case_is_listed_until_the_other_office_tells(register: Register) -> None:
    told, silent = forwarded(register), forwarded(register)
    registered(register)
    assert sorted(awaited(register)) == [told, silent]
    later = pass_time(register, days=2)
    record_word_back(
        register, complaint_id=told, happened_at=later, word="received", note="Surat B-9."
    )
    assert awaited(register) == [silent]
    last = read_case(register, complaint_id=told).timeline[-1]
    assert last.sentence == (
        "mencatat bahwa BPS Kota Tangerang Selatan menerima aduan dan menindaklanjutinya"
    )
    assert last.note == "Surat B-9."
    assert check_register(register).problems == ()


def test_its_word_is_taken_back_and_awaited_again(register: Register) -> None:
    case = forwarded(register)
    done = record_word_back(register, complaint_id=case, happened_at=NOW, word="silent")
    take_back(register, complaint_id=case, events=done.events)
    assert awaited(register) == [case]


def test_the_other_office_is_reminded_though_the_case_is_closed(register: Register) -> None:
    case = forwarded(register)
    later = pass_time(register, days=3)
    remind(register, complaint_id=case, happened_at=later, way="message")
    read = read_case(register, complaint_id=case)
    assert read.row.reminded_at == later
    assert read.timeline[-1].sentence == ("mengingatkan BPS Kota Tangerang Selatan melalui pesan")
    said = awaiting_message(read, read_office(register))
    assert said.startswith("Yth. BPS Kota Tangerang Selatan, pengaduan nomor 2026-0001 (Antrean")
    assert "kami teruskan pada 17 Maret 2026" in said


def test_of_a_confidential_case_the_reminder_tells_only_the_number(register: Register) -> None:
    case = forwarded(register, confidential=True)
    said = awaiting_message(read_case(register, complaint_id=case), read_office(register))
    assert "Antrean" not in said


def test_a_word_given_stays_given_when_the_case_is_opened_again(register: Register) -> None:
    case = forwarded(register)
    record_word_back(register, complaint_id=case, happened_at=NOW, word="returned")
    reopen_case(register, complaint_id=case, reason="Dikembalikan.")
    assert awaited(register) == []
    assert check_register(register).problems == ()


def test_what_nobody_awaits_is_refused(register: Register) -> None:
    case = registered(register)
    with pytest.raises(UserMistake, match="Tidak ada satker"):
        record_word_back(register, complaint_id=case, happened_at=NOW, word="received")
    pass_time(register, hours=1)
    forward_elsewhere(
        register, complaint_id=case, happened_at=NOW + timedelta(hours=1), office="3674"
    )
    with pytest.raises(UserMistake) as mistake:
        record_word_back(register, complaint_id=case, happened_at=NOW, word="entah")
    assert set(mistake.value.fields) == {"happened_at", "word"}
