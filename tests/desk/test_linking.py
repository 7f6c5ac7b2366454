from datetime import timedelta

import pytest

from app.case import Content
from app.desk.linking import link_cases, unlink_cases
from app.desk.reading_cases import read_case
from app.desk.similar_cases import similar_cases
from app.errors import UserMistake
from app.register import Register
from app.rules.event_kinds import EventKind
from tests.desk.slips import NOW, registered

CHAIR = "Kursi roda di ruang tunggu patah"
TEXT = "Kursi roda di dekat pintu ruang tunggu PST patah sandarannya sejak hari Senin."


def linked(register: Register, case: int) -> tuple[str, ...]:
    return read_case(register, complaint_id=case).linked


def test_two_cases_are_linked_and_parted_again(register: Register) -> None:
    one, two, three = (registered(register) for _ in range(3))
    link_cases(register, complaint_id=two, other="1/PGD/36000/2026")
    link_cases(register, complaint_id=two, other="3")
    assert [linked(register, each) for each in (one, two, three)] == [
        ("2026-0002",),
        ("2026-0001", "2026-0003"),
        ("2026-0002",),
    ]
    unlink_cases(register, complaint_id=one, other="2026-0002")
    assert [linked(register, each) for each in (one, two)] == [(), ("2026-0003",)]
    told = read_case(register, complaint_id=one).timeline
    assert [each.sentence for each in told if each.kind is EventKind.LINKED] == [
        "mengaitkan dengan aduan 2026-0002"
    ]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("", "Tulis nomor"),
        ("2026-0009", "Aduan 2026-0009 tidak ada"),
        ("2026-0001", "aduan ini sendiri"),
        ("2026-0002", "sudah dikaitkan"),
    ],
)
def test_what_cannot_be_linked_is_told(register: Register, other: str, said: str) -> None:
    one, _ = registered(register), registered(register)
    link_cases(register, complaint_id=one, other="2026-0002")
    with pytest.raises(UserMistake, match=said):
        link_cases(register, complaint_id=one, other=other)
    with pytest.raises(UserMistake):
        unlink_cases(register, complaint_id=one, other="2026-0001")


def test_the_same_told_again_is_noticed_across_media_and_words(register: Register) -> None:
    registered(register, title=CHAIR, content=Content(text=TEXT), medium="email")
    registered(register, title="Antrean lama", content=Content(text="Antrean sejak pagi."))
    again = TEXT.replace("sandarannya", "sandaran").replace("hari Senin", "kemarin")
    (found,) = similar_cases(register, title="Kursi roda patah", text=again)
    assert (found.number, found.title) == ("2026-0001", CHAIR)
    assert 60 < found.percent < 100
    (same,) = similar_cases(register, title=CHAIR, text=TEXT)
    assert same.percent == 100


def test_what_only_has_common_words_is_not_like_it(register: Register) -> None:
    registered(register, title=CHAIR, content=Content(text=TEXT))
    for title, text in (
        ("Kursi", "Mohon perbaikan."),
        ("Ruang tunggu panas", "Pendingin ruang tunggu mati sejak Rabu dan tidak ada kipas angin."),
        ("", ""),
    ):
        assert similar_cases(register, title=title, text=text) == ()


def test_neither_old_nor_sealed_words_are_compared(register: Register) -> None:
    registered(
        register,
        title=CHAIR,
        content=Content(text=TEXT),
        received_at=NOW - timedelta(days=400),
    )
    registered(register, title="Perihal netral", content=Content(text=TEXT), confidential=True)
    assert similar_cases(register, title=CHAIR, text=TEXT) == ()
