from datetime import timedelta
from functools import partial

import pytest

from app.case import Case, Content
from app.desk.answering import record_answer
from app.desk.closing import close_case
from app.desk.correcting import Correction, correct_complaint
from app.desk.disposing import forward_elsewhere, record_disposition, report_to_head
from app.desk.following_up import pause, record_progress, record_result, resume
from app.desk.reading_cases import read_case
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from app.rules.kinds import Classification, Status, Turn
from tests.desk.slips import NOW, disposed, pass_time, registered, with_result


def case_of(register: Register, number: int) -> Case:
    return read_case(register, complaint_id=number)


def test_the_whole_round(register: Register) -> None:
    number = registered(register)
    report_to_head(register, complaint_id=number, happened_at=NOW)
    assert case_of(register, number).row.turn is Turn.HEAD
    record_disposition(
        register,
        complaint_id=number,
        happened_at=NOW,
        teams=("umum", "sosial"),
        instructions=("tindak-lanjuti",),
        note="Mohon segera <b>&",
    )
    row = case_of(register, number).row
    assert row.holder == "Bagian Umum, Tim Statistik Sosial"
    assert row.due_at == NOW.replace(day=31, hour=16)
    at = pass_time(register, hours=1)
    record_progress(register, complaint_id=number, happened_at=at, note="Rapat", finished=True)
    assert case_of(register, number).row.step == 6
    record_result(
        register, complaint_id=number, happened_at=at, result="settled", note="Loket ditambah"
    )
    assert case_of(register, number).row.status is Status.ANSWER_PENDING
    record_answer(
        register, complaint_id=number, happened_at=at, channel="lapor.go.id", answer="Selesai"
    )
    assert case_of(register, number).row.due_at is None
    close_case(register, complaint_id=number, happened_at=at)
    case = case_of(register, number)
    assert (case.row.status, case.row.closed_at) == (Status.CLOSED, at)
    assert [entry.kind for entry in case.timeline] == [
        *("received", "registered", "reported", "disposed"),
        *("progress", "result", "answered", "closed"),
    ]
    assert case.disposition_note == "Mohon segera <b>&"
    assert check_register(register).ok


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("teams", {"teams": ()}),
        ("teams", {"teams": ("umum", "gaib")}),
        ("instructions", {"instructions": ()}),
        ("instructions", {"instructions": ("gaib",)}),
        ("happened_at", {"happened_at": NOW + timedelta(days=1)}),
        ("happened_at", {"happened_at": NOW - timedelta(days=1)}),
        ("note", {"note": "x" * 1_000_000}),
    ],
)
def test_a_wrong_disposition_is_refused(
    register: Register, field: str, changes: dict[str, object]
) -> None:
    number = registered(register)
    good: dict[str, object] = {
        "happened_at": NOW,
        "teams": ("umum",),
        "instructions": ("proses",),
    }
    with pytest.raises(UserMistake) as refused:
        record_disposition(register, complaint_id=number, **(good | changes))  # type: ignore[arg-type]
    assert list(refused.value.fields) == [field]
    assert case_of(register, number).row.version == 1


def test_a_case_is_disposed_once(register: Register) -> None:
    number = disposed(register)
    with pytest.raises(UserMistake, match="sudah dicatat"):
        record_disposition(
            register,
            complaint_id=number,
            happened_at=NOW,
            teams=("umum",),
            instructions=("proses",),
        )


def test_a_stale_version_is_refused(register: Register) -> None:
    number = registered(register)
    seen = case_of(register, number).row.version
    report_to_head(register, complaint_id=number, happened_at=NOW)
    with pytest.raises(UserMistake, match="meja lain"):
        record_answer(
            register,
            complaint_id=number,
            happened_at=NOW,
            channel="surel",
            answer="Ya",
            version=seen,
        )


def test_an_unknown_case_is_refused(register: Register) -> None:
    with pytest.raises(UserMistake, match="tidak ada"):
        report_to_head(register, complaint_id=99, happened_at=NOW)
    with pytest.raises(UserMistake, match="tidak ada"):
        read_case(register, complaint_id=99)


def test_forwarding_closes_as_in_2023(register: Register) -> None:
    number = registered(register)
    forward_elsewhere(
        register,
        complaint_id=number,
        happened_at=NOW,
        office="3674",
        answered_at=NOW,
        answer="Sudah diteruskan.",
        channel="lapor.go.id",
    )
    row = case_of(register, number).row
    assert (row.status, row.forwarded) == (Status.CLOSED, True)


def test_forwarding_without_an_answer_leaves_it_owed(register: Register) -> None:
    number = registered(register)
    forward_elsewhere(register, complaint_id=number, happened_at=NOW, office="3674", close=False)
    assert case_of(register, number).row.status is Status.ANSWER_PENDING


def test_a_case_is_not_forwarded_to_ourselves(register: Register) -> None:
    number = registered(register)
    with pytest.raises(UserMistake) as refused:
        forward_elsewhere(register, complaint_id=number, happened_at=NOW, office="3600")
    assert "office" in refused.value.fields


def test_a_pause_moves_the_due_date(register: Register) -> None:
    number = disposed(register)
    before = case_of(register, number).row.due_at
    pause(register, complaint_id=number, happened_at=NOW, reason="office")
    assert case_of(register, number).row.paused
    at = pass_time(register, hours=1)
    resume(register, complaint_id=number, happened_at=at)
    after = case_of(register, number).row.due_at
    assert before
    assert after
    # 60 working minutes after the close of 31 March begin the next day at 7.30.
    assert after == NOW.replace(month=4, day=1, hour=8, minute=30)
    assert check_register(register).ok


def test_a_pause_needs_a_reason_from_the_list(register: Register) -> None:
    number = disposed(register)
    with pytest.raises(UserMistake) as refused:
        pause(register, complaint_id=number, happened_at=NOW, reason="malas")
    assert "reason" in refused.value.fields


def test_closing_as_answered_needs_an_answer(register: Register) -> None:
    number = with_result(register)
    with pytest.raises(UserMistake) as refused:
        close_case(register, complaint_id=number, happened_at=NOW)
    assert "closing" in refused.value.fields
    close_case(register, complaint_id=number, happened_at=NOW, closing="unreachable")


def test_what_was_done_is_told_in_one_sentence(register: Register) -> None:
    number = disposed(register)
    done = partial(record_progress, register, complaint_id=number, happened_at=NOW)
    assert done(note="Rapat").sentence == "Tindak lanjut aduan 2026-0001 dicatat."
    stopped = pause(register, complaint_id=number, happened_at=NOW, reason="evidence")
    told = "Tindak lanjut aduan 2026-0001 dijeda, menunggu bukti atau data."
    assert stopped.sentence == told
    goes_on = resume(register, complaint_id=number, happened_at=NOW)
    assert goes_on.sentence == "Tindak lanjut aduan 2026-0001 berjalan lagi."


def test_a_correction_is_kept_on_the_timeline(register: Register) -> None:
    number = registered(register)

    def correct(title: str) -> None:
        correct_complaint(
            register,
            complaint_id=number,
            correction=Correction(
                title=title,
                medium="email",
                classification=Classification.ASPIRATION,
                topic="",
                about_office="",
                content=Content(text="Uraian baru"),
            ),
            reason="Salah ketik",
        )

    correct("Judul baru")
    case = case_of(register, number)
    assert (case.row.title, case.content.text) == ("Judul baru", "Uraian baru")
    assert case.timeline[-1].kind == "corrected"
    with pytest.raises(UserMistake, match="Belum ada yang diubah"):
        correct("Judul baru")
    assert check_register(register).ok


def test_late_paper_is_marked_as_recorded_later(register: Register) -> None:
    number = disposed(register)
    then = pass_time(register, hours=2)
    pass_time(register, days=15)
    record_progress(register, complaint_id=number, happened_at=then, note="Rapat tim")
    assert "Dicatat kemudian" in case_of(register, number).timeline[-1].remark
