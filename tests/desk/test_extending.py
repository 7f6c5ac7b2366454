from datetime import datetime, timedelta

import pytest

from app.desk.closing import close_case
from app.desk.extending import extend
from app.desk.following_up import pause, resume
from app.desk.reading_cases import explain_case, read_case
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from tests.desk.slips import NOW, disposed, pass_time, registered


def more_days(register: Register, number: int, days: int = 2, *, at: datetime = NOW) -> None:
    extend(register, complaint_id=number, happened_at=at, days=days, reason="Menunggu audit <b>&")


def test_the_head_gives_more_days(register: Register) -> None:
    number = disposed(register)
    more_days(register, number)
    case = read_case(register, complaint_id=number)
    assert case.row.due_at == NOW.replace(month=4, day=2, hour=16)
    assert (case.timeline[-1].actor, case.timeline[-1].note) == ("Kepala", "Menunggu audit <b>&")
    assert case.timeline[-1].sentence == "memperpanjang tindak lanjut 2 hari kerja"
    assert case.follow_up_due_at == case.clocks[4].due == case.row.due_at
    assert check_register(register).ok


@pytest.mark.parametrize("days", [0, -1, 61])
def test_days_out_of_reason_are_refused(register: Register, days: int) -> None:
    with pytest.raises(UserMistake) as refused:
        more_days(register, disposed(register), days)
    assert list(refused.value.fields) == ["days"]


def test_a_moment_before_the_disposition_is_refused(register: Register) -> None:
    number = disposed(register)
    with pytest.raises(UserMistake, match="langkah terakhir"):
        more_days(register, number, at=NOW - timedelta(minutes=5))


def test_only_the_team_is_given_more_days(register: Register) -> None:
    with pytest.raises(UserMistake, match="tindak lanjut tim"):
        more_days(register, registered(register))


def test_the_due_date_is_explained_with_pause_and_extension(register: Register) -> None:
    number = disposed(register)
    more_days(register, number)
    pause(register, complaint_id=number, happened_at=NOW, reason="other", note="Tim sakit")
    resume(register, complaint_id=number, happened_at=pass_time(register, hours=1))
    notes = explain_case(register, complaint_id=number).notes
    assert [note.counted for note in notes if note.counted] == list(range(1, 8))
    assert notes[-1].reason == "pengganti jeda 1 jam"
    due = read_case(register, complaint_id=number).row.due_at
    assert due == NOW.replace(month=4, day=6, hour=8, minute=30)


def test_nothing_is_explained_when_nothing_runs(register: Register) -> None:
    number = registered(register)
    assert [note.reason for note in explain_case(register, complaint_id=number).notes] == [
        "1 menit dalam jam kerja"
    ]
    close_case(register, complaint_id=number, happened_at=NOW, closing="withdrawn")
    assert explain_case(register, complaint_id=number).notes == ()


def test_another_reason_to_pause_needs_a_note(register: Register) -> None:
    with pytest.raises(UserMistake) as refused:
        pause(register, complaint_id=disposed(register), happened_at=NOW, reason="other")
    assert list(refused.value.fields) == ["note"]
