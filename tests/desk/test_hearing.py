"""What the complainant says of the answer: it reached them or not, all is solved or not."""

from datetime import timedelta

import pytest

from app.desk.answering import record_answer
from app.desk.changing_office import save_names, save_settings
from app.desk.corresponding import answer_letter_pdf
from app.desk.hearing import record_response
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from app.rules.kinds import Status, Turn
from tests.desk.slips import NOW, registered, with_result
from tests.desk.test_correcting import correct
from tests.documents.reading import pages


def answered(register: Register, *, close: bool = False) -> int:
    case = with_result(register)
    record_answer(
        register,
        complaint_id=case,
        happened_at=NOW,
        channel="surat",
        answer="Sudah kami tangani.",
        close=close,
    )
    return case


def test_who_is_content_closes_the_case(register: Register) -> None:
    case = answered(register)
    record_response(
        register,
        complaint_id=case,
        happened_at=NOW,
        reached="yes",
        solved="yes",
        satisfaction="very",
        close=True,
    )
    told = read_case(register, complaint_id=case)
    assert told.row.status is Status.CLOSED
    assert told.timeline[-2].sentence == (
        "mencatat tanggapan pelapor, jawaban sudah sampai, masalahnya sudah selesai, dan sangat puas"
    )
    assert check_register(register).problems == ()


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize(
    ("to", "status"),
    [
        (Turn.DESK, Status.ANSWER_PENDING),
        (Turn.HEAD, Status.AWAITING_DISPOSITION),
        (Turn.TEAM, Status.IN_FOLLOW_UP),
    ],
)
def test_what_is_not_solved_is_opened_again_from_the_answer(
    register: Register, to: Turn, status: Status, *, closed: bool
) -> None:
    case = answered(register, close=closed)
    record_response(
        register,
        complaint_id=case,
        happened_at=NOW,
        reached="yes",
        solved="no",
        note="Antreannya masih sama.",
        to=to,
    )
    told = read_case(register, complaint_id=case)
    assert told.row.status is status
    assert told.row.held_by.teams == (("umum",) if to is Turn.TEAM else ())
    assert check_register(register).problems == ()


def test_an_answer_that_did_not_reach_them_leaves_the_case_as_it_is(register: Register) -> None:
    case = answered(register)
    record_response(register, complaint_id=case, happened_at=NOW, reached="no")
    told = read_case(register, complaint_id=case)
    assert told.row.status is Status.ANSWERED
    assert told.timeline[-1].sentence == "mencatat tanggapan pelapor, jawaban tidak sampai"


def test_what_can_not_be_is_refused(register: Register) -> None:
    with pytest.raises(UserMistake, match="belum dicatat"):
        record_response(register, complaint_id=registered(register), happened_at=NOW, reached="yes")
    case = answered(register)
    with pytest.raises(UserMistake) as mistake:
        record_response(
            register,
            complaint_id=case,
            happened_at=NOW - timedelta(minutes=5),
            reached="entah",
            solved="entah",
            satisfaction="entah",
            to=Turn.HEAD,
        )
    wrong = {"happened_at", "reached", "solved", "satisfaction", "note"}
    assert set(mistake.value.fields) == wrong


def test_the_letter_asks_only_where_the_office_wants_it(register: Register) -> None:
    case = answered(register)
    asked = "Seberapa puas Saudara dengan penanganan pengaduan ini?"
    assert asked not in " ".join(pages(answer_letter_pdf(register, complaint_id=case)))
    save_settings(register, values={"asks_satisfaction": "1"})
    paper = " ".join(pages(answer_letter_pdf(register, complaint_id=case)))
    assert asked in paper
    for word in ("Sangat puas", "Kurang puas", "Tidak puas"):
        assert word in paper


def back_to_the_team(register: Register, case: int) -> None:
    record_response(
        register,
        complaint_id=case,
        happened_at=NOW,
        reached="yes",
        solved="no",
        note="Masih sama.",
        to=Turn.TEAM,
    )


def test_a_team_that_is_no_longer_offered_may_have_its_case_again(register: Register) -> None:
    case = answered(register)
    teams = [(team.code, team.name) for team in read_office(register).teams]
    left = [each for each in teams if each[0] != "umum"]
    save_names(register, which="teams", names=left, shown=teams)
    back_to_the_team(register, case)
    assert read_case(register, complaint_id=case).row.held_by.teams == ("umum",)
    assert check_register(register).problems == ()


def test_a_team_that_it_is_about_by_now_does_not_get_it_back(register: Register) -> None:
    case = answered(register)
    correct(register, case, accused=("team:umum",))
    with pytest.raises(UserMistake) as refused:
        back_to_the_team(register, case)
    assert refused.value.fields["to"].startswith("Aduan ini menyangkut Bagian Umum.")
