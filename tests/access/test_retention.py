"""How long words are kept: which rule holds for a case, and minutes that can be had again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.clock import FixedClock
from app.desk.changing_targets import CASE_CLASSES
from app.desk.closing import close_case
from app.desk.event_log import append_plain
from app.desk.listing_cases import Wanted, list_rows
from app.errors import UserMistake
from app.keeping.backup_places import note_erased
from app.keeping.erasing import Erasure, erase, erase_again, erasure_minutes_pdf, read_erasures
from app.keeping.retention import proposal, read_rules, save_rules
from app.register import Register
from app.roles import Role
from app.rules.chain import seal_words
from app.rules.event_kinds import EventKind
from db.erasing import erase_complaint
from db.queries.checking import chain_head
from db.queries.retention import mark_of
from tests.desk.slips import NOW, registered
from tests.documents.reading import pages, table
from tests.helpers.registers import add_person, signed_in

PLAIN, SECRET = "2026-0001", "2026-0002"


@pytest.fixture
def closed(register: Register, fixed_clock: FixedClock) -> Register:
    """Return a register in which a plain and a confidential case ended a year ago."""
    for confidential in (False, True):
        case = registered(register, confidential=confidential)
        close_case(register, complaint_id=case, happened_at=NOW, closing="withdrawn")
    fixed_clock.set(NOW + timedelta(days=400))
    return register


@pytest.mark.parametrize(
    ("years", "proposed"),
    [
        ({"any": 0}, []),
        ({"any": 1}, [PLAIN, SECRET]),
        ({"any": 2}, []),
        ({"any": 1, "confidential": 0}, [PLAIN]),
        ({"any": 0, "confidential": 1}, [SECRET]),
        ({"any": 2, "confidential": 1}, [SECRET]),
        ({"any": 1, "confidential": 2}, [PLAIN]),
    ],
)
def test_a_class_with_a_rule_of_its_own_follows_no_other(
    closed: Register, years: dict[str, int], proposed: list[str]
) -> None:
    save_rules(closed, years=years)
    assert read_rules(closed) == years
    assert [each.number for each in proposal(closed)] == proposed


def test_a_rule_taken_away_lets_the_class_follow_all_others_again(closed: Register) -> None:
    save_rules(closed, years={"any": 1, "confidential": 0})
    save_rules(closed, years={"confidential": None})
    assert read_rules(closed) == {"any": 1}
    assert [each.number for each in proposal(closed)] == [PLAIN, SECRET]


@pytest.mark.parametrize("years", [{"any": None}, {"any": -1}, {"any": 51}, {"entah": 1}])
def test_what_is_no_rule_is_refused(register: Register, years: dict[str, int | None]) -> None:
    with pytest.raises(UserMistake) as mistake:
        save_rules(register, years=years)
    assert list(mistake.value.fields) == list(years)
    assert read_rules(register) == {"any": 0}


def test_the_minutes_of_every_erasure_can_be_had_again(
    closed: Register, fixed_clock: FixedClock
) -> None:
    save_rules(closed, years={"any": 1})
    first = erase(closed, complaint_ids=[proposal(closed)[0].id])
    with closed.reading() as session:
        head = chain_head(session)
    assert head is not None
    said = " ".join(pages(erasure_minutes_pdf(closed, at=first.at)))
    fixed_clock.set(fixed_clock.now() + timedelta(days=1))
    second = erase(closed, complaint_ids=[proposal(closed)[0].id])
    assert read_erasures(closed) == (second, first)
    assert (first.count, second.count) == (1, 1)
    again = " ".join(pages(erasure_minutes_pdf(closed, at=first.at)))
    for text in (said, again):
        assert "0001/" in text
        assert "0002/" not in text
        assert f"atas persetujuan {closed.account.name}".rstrip(".") in text
        assert f"peristiwa ke-{seal_words(*head)}" in text
    with pytest.raises(UserMistake, match="tidak ada"):
        erasure_minutes_pdf(closed, at=NOW)


def test_an_erasure_of_what_is_not_proposed_erases_nothing(closed: Register) -> None:
    save_rules(closed, years={"any": 1, "confidential": 0})
    ids = [row.id for row in list_rows(closed, wanted=Wanted(), offset=0, limit=5)]
    with pytest.raises(UserMistake, match="sudah berubah"):
        erase(closed, complaint_ids=ids)
    assert read_erasures(closed) == ()
    assert len(proposal(closed)) == 1


def test_an_erasure_says_when_and_how_many(closed: Register, fixed_clock: FixedClock) -> None:
    save_rules(closed, years={"any": 1})
    ids = [each.id for each in proposal(closed)]
    assert erase(closed, complaint_ids=ids) == Erasure(fixed_clock.now(), 2)


def test_an_erasure_that_an_older_program_wrote_down_still_has_its_minutes(
    closed: Register,
) -> None:
    save_rules(closed, years={"any": 1})
    (case, _), now = proposal(closed), closed.clock.now()
    with closed.writing() as session:
        erase_complaint(session, case.id, number=case.number, at=now)
        append_plain(closed, session, EventKind.ERASED, complaint_id=case.id, rule=case.rule)
    rows = table(erasure_minutes_pdf(closed, at=now), page=0, columns=6)
    assert rows[1][-1] == "Semua aduan, 1 tahun sesudah selesai"


def test_the_minutes_name_the_rule_that_was_followed(closed: Register) -> None:
    save_rules(closed, years={"any": 1, "confidential": 1})
    erased = erase(closed, complaint_ids=[each.id for each in proposal(closed)])
    rows = table(erasure_minutes_pdf(closed, at=erased.at), page=0, columns=6)
    assert [row[-1] for row in rows[1:]] == [
        f"{CASE_CLASSES[key]}, 1 tahun sesudah selesai" for key in ("any", "confidential")
    ]


def test_what_came_back_about_a_head_waits_for_another_and_keeps_nobody_out(
    register: Register,
) -> None:
    add_person(register, "kepala", Role.HEAD, Role.DESK)
    with signed_in(register, "kepala") as head:
        case = registered(register, accused=(f"account:{head.account.id}",))
        close_case(register, complaint_id=case, happened_at=NOW, closing="withdrawn")
        with register.reading() as session:
            mark = mark_of(session, case)
        note_erased(register.vault.register, {mark: {"case_class": "any", "years": 1}})
        assert erase_again(head) == 0
        assert erase_again(register) == 1
