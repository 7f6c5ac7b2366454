"""A disposition goes on inside a team, is read there, changed, and taken back by the head."""

from __future__ import annotations

from functools import partial

import pytest

from app.case import Case
from app.desk.correcting_disposition import correct_disposition
from app.desk.disposing import move_to_team, record_disposition
from app.desk.handing_on import call_back, note_read, pass_on, revoke_disposition
from app.desk.listing_cases import Wanted, list_rows
from app.desk.opening_seals import open_seals
from app.desk.reading_cases import read_case
from app.desk.taking_back import take_back
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.kinds import Status, Turn, Urgency
from tests.desk.slips import NOW, disposed, disposed_to, pass_time, registered
from tests.helpers.registers import signed_in

Tree = list[tuple[int, str, bool]]


def passed(
    register: Register, case: int, name: str, *, team: str = "umum", under: int = 0
) -> Outcome:
    return pass_on(
        register,
        complaint_id=case,
        happened_at=register.clock.now(),
        team=team,
        under=under,
        name=name,
        note="Tolong dicek.",
    )


def called(register: Register, case: int, of: int, name: str = "") -> Outcome:
    return call_back(
        register,
        complaint_id=case,
        happened_at=register.clock.now(),
        of=of,
        reason="sedang cuti",
        name=name,
    )


def tree(register: Register, case: int) -> Tree:
    """Return depth, name and whether they hold it, from top to bottom."""
    hands = read_case(register, complaint_id=case).hands
    return [(hand.depth, hand.name or hand.team, hand.holds) for hand in hands]


def story(case: Case) -> list[str]:
    return [entry.sentence for entry in case.timeline]


@pytest.fixture
def two_teams(register: Register) -> tuple[Register, int]:
    case = registered(register, confidential=True)
    disposed_to(register, case, "umum", "sosial")
    return register, case


def test_a_disposition_goes_down_a_chain_and_the_last_holds_it(
    two_teams: tuple[Register, int],
) -> None:
    register, case = two_teams
    assert tree(register, case) == [(0, "umum", True), (0, "sosial", True)]
    passed(register, case, "  Ketua   Wati ")
    passed(register, case, "Budi", under=1)
    passed(register, case, "Citra", under=1)
    passed(register, case, "Dodi", team="sosial")
    # Of a confidential case nobody reads the names who did not open it.
    assert [name for _, name, _ in tree(register, case)] == [
        "umum",
        *["umum"] * 3,
        "sosial",
        "sosial",
    ]
    opened = open_seals(register, complaint_id=case)
    assert [(h.depth, h.name, h.holds) for h in opened.hands] == [
        (0, "", False),
        (1, "Ketua Wati", False),
        (2, "Budi", True),
        (2, "Citra", True),
        (0, "", False),
        (1, "Dodi", True),
    ]
    assert opened.hands[1].note == "Tolong dicek."
    assert "meneruskan disposisi Bagian Umum kepada Budi" in story(opened)
    assert check_register(register).problems == ()


def test_who_has_it_is_changed_with_a_reason_and_all_below_follow(register: Register) -> None:
    case = disposed(register)
    passed(register, case, "Wati")
    passed(register, case, "Budi", under=1)
    called(register, case, 1, name="Eka")
    assert tree(register, case) == [(0, "umum", False), (1, "Eka", True)]
    assert set(story(read_case(register, complaint_id=case))[-2:]) == {
        "menarik kembali disposisi dari Wati",
        "meneruskan disposisi Bagian Umum kepada Eka",
    }
    with pytest.raises(UserMistake, match="Pilih pelaksana"):
        called(register, case, 2)
    called(register, case, 3)
    assert tree(register, case) == [(0, "umum", True)]


def test_what_was_passed_on_by_mistake_is_taken_back(register: Register) -> None:
    case = disposed(register)
    done = passed(register, case, "Wati")
    take_back(register, complaint_id=case, events=done.events)
    assert tree(register, case) == [(0, "umum", True)]
    passed(register, case, "Budi")
    done = called(register, case, 1, name="Eka")
    take_back(register, complaint_id=case, events=done.events)
    assert tree(register, case) == [(0, "umum", False), (1, "Budi", True)]
    assert check_register(register).problems == ()


def test_another_team_begins_a_chain_of_its_own(register: Register) -> None:
    case = disposed(register)
    passed(register, case, "Wati")
    pass_time(register, hours=1)
    move_to_team(
        register,
        complaint_id=case,
        happened_at=register.clock.now(),
        teams=("umum", "sosial"),
        reason="perlu dua tim",
    )
    assert tree(register, case) == [(0, "umum", True), (0, "sosial", True)]
    with pytest.raises(UserMistake, match="Pilih pelaksana"):
        passed(register, case, "Budi", under=1)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"name": " "}, "name"), ({"under": 7}, "under"), ({"team": "entah"}, "under")],
)
def test_what_is_missing_is_said_at_its_field(
    register: Register, changes: dict[str, object], field: str
) -> None:
    case = disposed(register)
    good = {"complaint_id": case, "happened_at": NOW, "team": "umum", "name": "Budi"}
    with pytest.raises(UserMistake) as mistake:
        pass_on(register, **good | changes)  # type: ignore[arg-type]
    assert list(mistake.value.fields) == [field]
    with pytest.raises(UserMistake, match="ditangani tim"):
        passed(register, registered(register), "Budi")


def test_a_team_passes_its_own_on_and_its_reading_is_on_record_once(
    file_register: Register,
) -> None:
    case = registered(file_register)
    disposed_to(file_register, case, "umum", "sosial")
    with signed_in(file_register, "tini", Role.TEAM, team="sosial") as team:
        assert note_read(team, complaint_id=case)
        assert not note_read(team, complaint_id=case)
        passed(team, case, "Dodi", team="sosial")
        with pytest.raises(UserMistake, match="tim Anda sendiri"):
            passed(team, case, "Budi")
    told = read_case(file_register, complaint_id=case)
    assert [hand.read_at is not None for hand in told.hands if hand.key == 0] == [False, True]
    assert story(told).count("membaca disposisi untuk Tim Statistik Sosial") == 1
    # What is done next can be taken back although somebody looked since.
    done = passed(file_register, case, "Budi")
    with signed_in(file_register, "umi", Role.TEAM, team="umum") as team:
        assert note_read(team, complaint_id=case)
    take_back(file_register, complaint_id=case, events=done.events)
    assert check_register(file_register).problems == ()


def test_a_revoked_disposition_waits_for_the_head_again(file_register: Register) -> None:
    case = registered(file_register, confidential=True)
    disposed_to(file_register, case, "umum")
    with signed_in(file_register, "umi", Role.TEAM, team="umum") as team:
        assert list_rows(team, wanted=Wanted(), offset=0, limit=9)
        pass_time(file_register, hours=1)
        done = revoke_disposition(
            file_register,
            complaint_id=case,
            happened_at=file_register.clock.now(),
            reason="salah alamat",
        )
        assert list_rows(team, wanted=Wanted(), offset=0, limit=9) == ()
        told = read_case(file_register, complaint_id=case)
        assert (told.row.status, told.row.turn) == (Status.AWAITING_DISPOSITION, Turn.HEAD)
        assert (told.teams, told.hands) == ((), ())
        take_back(file_register, complaint_id=case, events=done.events)
        assert list_rows(team, wanted=Wanted(), offset=0, limit=9)
    again = read_case(file_register, complaint_id=case)
    assert again.row.status is Status.IN_FOLLOW_UP
    assert check_register(file_register).problems == ()


def test_after_a_revoked_disposition_the_next_one_starts_its_days_anew(register: Register) -> None:
    case = disposed(register)
    first = read_case(register, complaint_id=case).row.due_at
    pass_time(register, days=10)
    now = register.clock.now()
    revoke_disposition(register, complaint_id=case, happened_at=now, reason="salah alamat")
    with pytest.raises(UserMistake, match="sedang ditangani tim"):
        revoke_disposition(register, complaint_id=case, happened_at=now, reason="dua kali")
    record_disposition(
        register,
        complaint_id=case,
        happened_at=now,
        teams=("sosial",),
        instructions=("tindak-lanjuti",),
    )
    told = read_case(register, complaint_id=case)
    assert told.teams == ("sosial",)
    assert first is not None
    assert told.row.due_at is not None
    assert told.row.due_at > first
    correct_disposition(
        register,
        complaint_id=case,
        happened_at=now,
        teams=("umum",),
        instructions=("tindak-lanjuti",),
        urgency=Urgency.ORDINARY,
        reason="salah baca",
    )
    assert read_case(register, complaint_id=case).teams == ("umum",)
    assert check_register(register).problems == ()


def test_what_was_decided_before_the_revocation_can_not_be_recorded_after_it(
    register: Register,
) -> None:
    case = disposed(register)
    before = pass_time(register, minutes=30)
    now = pass_time(register, minutes=30)
    revoke_disposition(register, complaint_id=case, happened_at=now, reason="salah alamat")
    again = partial(
        record_disposition,
        register,
        complaint_id=case,
        teams=("sosial",),
        instructions=("tindak-lanjuti",),
    )
    wrong = "Lebih dahulu daripada pencabutan disposisinya"
    with pytest.raises(UserMistake, match=wrong):
        again(happened_at=before)
    assert read_case(register, complaint_id=case).teams == ()
    again(happened_at=now)
    with pytest.raises(UserMistake, match=wrong):
        correct_disposition(
            register,
            complaint_id=case,
            happened_at=before,
            teams=("sosial",),
            instructions=("tindak-lanjuti",),
            urgency=Urgency.ORDINARY,
            reason="salah baca",
        )
    assert read_case(register, complaint_id=case).row.status is Status.IN_FOLLOW_UP


def test_nothing_of_a_revoked_disposition_goes_on_to_the_next_sheet(register: Register) -> None:
    case = registered(register)
    record_disposition(
        register,
        complaint_id=case,
        happened_at=NOW,
        teams=("umum",),
        instructions=("tindak-lanjuti",),
        urgency=Urgency.URGENT,
        copies=("sosial",),
        note="Segera.",
    )
    revoke_disposition(register, complaint_id=case, happened_at=NOW, reason="salah alamat")
    told = read_case(register, complaint_id=case)
    assert (told.disposition, told.copies, told.lead) == (None, (), "")
    assert (told.urgency, told.instructions) == (Urgency.ORDINARY, ())
    assert told.disposition_note == ""
    revoked = told.timeline[-1]
    assert (revoked.kind, revoked.note) == (EventKind.REVOKED, "salah alamat")
