"""Who holds a case is reminded of it: who, by which way and when is on record and in the list."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from app.access.entitlement import told_facts
from app.desk.closing import close_case
from app.desk.disposing import forward_elsewhere, report_to_head
from app.desk.following_up import pause, record_progress, record_result
from app.desk.listing_cases import open_rows
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.desk.reminding import remind, reminder_message
from app.desk.reopening import reopen_case
from app.desk.taking_back import take_back
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from app.rules.kinds import ReminderWay, Turn
from db.queries.attestations import chain_events
from tests.desk.slips import NOW, disposed, pass_time, registered


def told(register: Register, case: int) -> str:
    entry = read_case(register, complaint_id=case).timeline[-1]
    return f"{entry.actor} {entry.sentence}"


def test_a_reminder_is_on_record_and_stands_in_the_row(register: Register) -> None:
    case = disposed(register)
    (row,) = open_rows(register)
    assert row.reminded_at is None
    now = pass_time(register, hours=1)
    done = remind(register, complaint_id=case, happened_at=now, way="message")
    assert done.sentence == "Pengingat aduan 2026-0001 untuk Bagian Umum dicatat."
    assert told(register, case) == "Petugas PST mengingatkan Bagian Umum melalui pesan"
    (row,) = open_rows(register)
    assert row.reminded_at == now
    later = pass_time(register, hours=1)
    remind(register, complaint_id=case, happened_at=later, way="phone")
    assert open_rows(register)[0].reminded_at == later
    assert check_register(register).problems == ()


def test_a_reminder_taken_back_leaves_the_one_before(register: Register) -> None:
    case = disposed(register)
    first = pass_time(register, hours=1)
    remind(register, complaint_id=case, happened_at=first, way="phone")
    now = pass_time(register, hours=1)
    wrong = remind(register, complaint_id=case, happened_at=now, way="message")
    take_back(register, complaint_id=case, events=wrong.events)
    assert told(register, case) == "siti mengurungkan pengingat"
    assert open_rows(register)[0].reminded_at == first
    assert check_register(register).problems == ()


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (ReminderWay.PAPER, "dengan lembar pengingat"),
        (ReminderWay.PHONE, "melalui telepon"),
        (ReminderWay.IN_PERSON, "secara langsung"),
    ],
)
def test_every_way_is_told(register: Register, way: ReminderWay, words: str) -> None:
    case = registered(register)
    report_to_head(register, complaint_id=case, happened_at=NOW)
    remind(register, complaint_id=case, happened_at=NOW, way=way)
    assert told(register, case) == f"Petugas PST mengingatkan Kepala {words}"


def test_a_reminder_changes_nothing_of_the_case_and_its_time(register: Register) -> None:
    case = disposed(register)
    before = open_rows(register)[0]
    remind(register, complaint_id=case, happened_at=NOW, way="phone")
    after = open_rows(register)[0]
    assert replace(after, reminded_at=None, version=before.version) == before


def test_another_step_begins_without_a_reminder(register: Register) -> None:
    case = disposed(register)
    remind(register, complaint_id=case, happened_at=NOW, way="phone")
    now = pass_time(register, hours=2)
    record_progress(register, complaint_id=case, happened_at=now, note="Ada", finished=True)
    assert open_rows(register)[0].reminded_at is None
    record_result(register, complaint_id=case, happened_at=now, result="settled", note="Ada")
    with pytest.raises(UserMistake, match="tidak sedang menunggu tim, Kepala"):
        remind(register, complaint_id=case, happened_at=now, way="phone")


def test_what_stands_still_or_never_began_reminds_nobody(register: Register) -> None:
    new, still = registered(register), disposed(register)
    pause(register, complaint_id=still, happened_at=NOW, reason="other", note="Sakit")
    for case in (new, still):
        with pytest.raises(UserMistake, match="tidak sedang menunggu"):
            remind(register, complaint_id=case, happened_at=NOW, way="phone")


def test_a_wrong_way_and_a_wrong_moment_are_told_at_their_fields(register: Register) -> None:
    case = disposed(register)
    with pytest.raises(UserMistake) as wrong:
        remind(register, complaint_id=case, happened_at=NOW - timedelta(minutes=5), way="merpati")
    assert set(wrong.value.fields) == {"happened_at", "way"}


def test_a_message_says_what_is_wanted_and_nothing_of_what_is_confidential(
    register: Register,
) -> None:
    disposed(register, title="Antrean layanan terlalu lama")
    disposed(register, title="Dugaan pungutan", confidential=True)
    now, office = pass_time(register, hours=1), read_office(register)
    rows = {row.number: row for row in open_rows(register)}
    message = reminder_message(rows["2026-0001"], office, now=now)
    assert message.startswith("Yth. Bagian Umum, aduan 2026-0001 (Antrean layanan terlalu lama)")
    assert "Mohon tindak lanjutnya." in message
    assert message.endswith("Petugas PST, BPS Provinsi Banten.")
    assert "pungutan" not in reminder_message(rows["2026-0002"], office, now=now)


def test_the_head_who_is_reminded_of_a_case_leaves_it_its_teams(file_register: Register) -> None:
    case = disposed(file_register, confidential=True, title="Perihal netral")
    record_result(file_register, complaint_id=case, happened_at=NOW, result="settled", note="Ada")
    close_case(file_register, complaint_id=case, happened_at=NOW, closing="withdrawn")
    reopen_case(file_register, complaint_id=case, reason="Belum selesai.", to=Turn.HEAD)
    remind(file_register, complaint_id=case, happened_at=NOW, way="phone")
    assert told(file_register, case) == "Petugas PST mengingatkan Kepala melalui telepon"
    assert check_register(file_register).problems == ()
    with file_register.reading() as session:
        events = [(each.kind, json.loads(each.data)) for each in chain_events(session, [case])]
    assert told_facts(events).teams == {"umum"}


def test_who_has_a_forwarded_case_again_was_not_reminded_yet(register: Register) -> None:
    case = registered(register)
    forward_elsewhere(register, complaint_id=case, happened_at=NOW, office="3674")
    later = pass_time(register, days=2)
    remind(register, complaint_id=case, happened_at=later, way="phone")
    assert told(register, case) == (
        "Petugas PST mengingatkan BPS Kota Tangerang Selatan melalui telepon"
    )
    pass_time(register, days=1)
    reopen_case(register, complaint_id=case, reason="Kembali.", to=Turn.TEAM, teams=("umum",))
    (row,) = open_rows(register)
    assert (row.reminded_at, row.awaited_since is None) == (None, False)
    now = pass_time(register, hours=1)
    remind(register, complaint_id=case, happened_at=now, way="phone")
    assert told(register, case) == "Petugas PST mengingatkan Bagian Umum melalui telepon"
    assert open_rows(register)[0].reminded_at == now
    pause(register, complaint_id=case, happened_at=now, reason="other", note="Menunggu mereka")
    remind(register, complaint_id=case, happened_at=now, way="phone")
    assert told(register, case) == (
        "Petugas PST mengingatkan BPS Kota Tangerang Selatan melalui telepon"
    )
    assert check_register(register).problems == ()
