from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, fields
from datetime import timedelta

import pytest

from app.case import Content, Identity, SourceStep
from app.clock import FixedClock
from app.desk.event_log import append_plain
from app.desk.listing_cases import Wanted, count_rows, find_number, list_rows
from app.desk.new_complaint import tidy
from app.desk.opening_seals import open_seals
from app.desk.reading_cases import read_case
from app.desk.registering import register_complaint
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from app.rules.event_kinds import EventKind
from tests.desk.slips import NOW, registered, slip
from tests.helpers.registers import open_register

MEGABYTE = "x" * 1_000_000
NASTY = "<b>&amp;</b> \u202eعربي 😀 \x00\x07é"


def mistake(register: Register, **changes: object) -> dict[str, str]:
    with pytest.raises(UserMistake) as refused:
        register_complaint(register, complaint=slip(**changes))
    assert count_rows(register, wanted=Wanted()) == 0
    return refused.value.fields


def test_tidying_drops_no_field() -> None:
    """Every field has words of its own, so that one left behind or swapped is noticed."""
    person = Identity(**{each.name: f" {each.name}\t" for each in fields(Identity)})
    words = Content(**{each.name: f" {each.name}\t" for each in fields(Content)})
    kept = tidy(slip(identity=person, content=words))
    assert asdict(kept.identity) == {each.name: each.name for each in fields(Identity)}
    assert asdict(kept.content) == {each.name: each.name for each in fields(Content)}


def test_numbers_follow_each_other_within_a_year(register: Register) -> None:
    old = NOW.replace(year=2025)
    numbers = [
        register_complaint(register, complaint=slip(received_at=at)).number
        for at in (NOW, old, NOW, old, NOW)
    ]
    assert numbers == ["2026-0001", "2025-0001", "2026-0002", "2025-0002", "2026-0003"]


def test_what_was_typed_is_read_back(register: Register) -> None:
    words = Content("Uraian", "apa", "mana", "kapan", "siapa", "bagaimana")
    case = open_seals(register, complaint_id=registered(register, content=words, topic="sarana"))
    assert (case.content, case.identity.name, case.topic) == (
        *(words, "Siti Rahmah"),
        "Sarana dan prasarana",
    )
    assert case.missing == ()


def test_a_refused_complaint_takes_no_number(register: Register) -> None:
    mistake(register, title="")
    assert register_complaint(register, complaint=slip()).number == "2026-0001"


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("received_at", {"received_at": NOW + timedelta(hours=1)}),
        ("received_at", {"received_at": NOW.replace(year=1999)}),
        ("received_at", {"received_at": None}),
        ("medium", {"medium": ""}),
        ("medium", {"medium": "merpati"}),
        ("title", {"title": "  \x00 "}),
        ("title", {"title": MEGABYTE}),
        ("topic", {"topic": "tidak-ada"}),
        ("about_office", {"about_office": "9999"}),
        ("attachments", {"attachments": -1}),
        ("text", {"content": Content(text=MEGABYTE)}),
        ("how", {"content": Content(how=MEGABYTE)}),
        ("name", {"identity": Identity(name=MEGABYTE)}),
        ("address", {"identity": Identity(address=MEGABYTE)}),
        ("national_id", {"identity": Identity(national_id="12")}),
        ("national_id", {"identity": Identity(national_id="²" * 16)}),
        ("complained_at", {"complained_at": NOW}),
        ("source_reference", {"source_reference": MEGABYTE}),
        ("source_steps.0", {"source_steps": (SourceStep(NOW, "", "meneruskan"),)}),
    ],
)
def test_bad_input_is_named_at_its_field(
    register: Register, field: str, changes: dict[str, object]
) -> None:
    assert mistake(register, **changes)[field].endswith((".", "?"))


def test_nasty_text_is_kept_but_for_control_characters(register: Register) -> None:
    nasty = Content(*(NASTY,) * 6)
    number = registered(
        register,
        title=NASTY,
        content=nasty,
        identity=Identity(NASTY, NASTY, NASTY),
        source_reference=NASTY,
        received_from=NASTY,
        complained_at=NOW - timedelta(days=1),
        source_steps=(SourceStep(NOW - timedelta(hours=2), NASTY, NASTY),),
    )
    case = open_seals(register, complaint_id=number)
    kept = NASTY.replace("\x00\x07", "").replace("\u202e", "")
    assert case.row.title == case.content.text == case.identity.address == kept
    assert case.timeline[1].sentence == kept
    assert check_register(register).ok


def test_a_lone_surrogate_is_dropped(register: Register) -> None:
    case = open_seals(register, complaint_id=registered(register, title="a\ud800b"))
    assert case.row.title == "ab"


def test_anonymous_leaves_no_identity(register: Register) -> None:
    case = read_case(register, complaint_id=registered(register, anonymous=True))
    assert case.row.anonymous
    assert case.identity == Identity()


def test_new_year_in_jakarta_decides_the_number(register: Register) -> None:
    midnight = NOW.replace(year=2026, month=1, day=1, hour=0, minute=30)
    done = register_complaint(register, complaint=slip(received_at=midnight))
    assert done.number == "2026-0001"


def test_numbers_stay_gapless_when_desks_register_at_once(
    register: Register, register_url: str
) -> None:
    def desk(count: int) -> list[str]:
        other = open_register(register_url, clock=FixedClock(NOW))
        try:
            return [register_complaint(other, complaint=slip()).number for _ in range(count)]
        finally:
            other.close()

    with ThreadPoolExecutor(3) as desks:
        numbers = [number for part in desks.map(desk, (5, 5, 5)) for number in part]
    assert sorted(numbers) == [f"2026-{n:04}" for n in range(1, 16)]
    assert check_register(register).ok


def test_both_forms_of_a_number_find_the_complaint(register: Register) -> None:
    case = registered(register)
    for number in ("2026-0001", " 2026 - 1 ", "0001/PGD/36000/2026"):
        assert find_number(register, number=number) == case
    with pytest.raises(UserMistake, match="tidak ada"):
        find_number(register, number="2026-0002")
    with pytest.raises(UserMistake, match="bukan nomor"):
        find_number(register, number="dua")


def test_a_new_complaint_waits_at_the_desk(register: Register) -> None:
    registered(register)
    (row,) = list_rows(register, wanted=Wanted(), offset=0, limit=10)
    assert (row.holder, row.step, row.status) == ("Petugas PST", 3, "new")
    assert row.due_at == NOW + timedelta(minutes=1)


def test_an_event_is_of_the_register_or_of_a_complaint(register: Register) -> None:
    number = registered(register)
    with pytest.raises(ValueError, match="no event of a complaint"), register.writing() as session:
        append_plain(register, session, EventKind.EXPORTED, complaint_id=number)
    with pytest.raises(ValueError, match="no event of the register"), register.writing() as session:
        append_plain(register, session, EventKind.HELD)
    assert check_register(register).ok
