"""Who can write every row says of a case that it is another one than its history tells."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from app.desk.disposing import record_disposition
from app.desk.following_up import record_progress
from app.desk.sealing_cases import seal_again
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from app.roles import Role
from db.engine import transaction
from tests.attacks.attackers import events, keys_of, put, rehashed, run, secret_case, unguard
from tests.desk.slips import NOW, disposed_to, registered
from tests.helpers.registers import add_person, open_register

CASE = "WHERE complaint_id = 1"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE complaint SET confidential = false WHERE id = 1",
        f"DELETE FROM accused {CASE}",
        f"UPDATE accused SET lifted = true {CASE}",
        "INSERT INTO case_team (complaint_id, team) VALUES (1, 'umum')",
        f"UPDATE case_team SET team = 'umum' {CASE}",
        "INSERT INTO accused (complaint_id, party, lifted) VALUES (1, 'team:sosial', false)",
    ],
)
def test_nothing_of_the_case_is_sealed_any_more(register: Register, statement: str) -> None:
    add_person(register, "budi", Role.TEAM, team="umum")
    add_person(register, "dewi", Role.DESK)
    case = registered(register, confidential=True, accused=("team:umum",))
    assert case == 1
    disposed_to(register, case, "sosial")
    before = [keys_of(register, number) for number in (2, 3)]
    run(
        register,
        statement,
        "INSERT INTO reseal (complaint_id, rotate) VALUES (1, true)",
    )
    assert seal_again(register) is None
    with pytest.raises(UserMistake, match="tidak sesuai riwayatnya"):
        record_progress(register, complaint_id=case, happened_at=NOW, note="Catatan")
    assert [keys_of(register, number) for number in (2, 3)] == before
    assert any("2026-0001 tidak sesuai" in said for said in check_register(register).problems)
    # Other cases go on.
    other = secret_case(register)
    record_disposition(
        register,
        complaint_id=other,
        happened_at=NOW,
        teams=("umum",),
        instructions=("tindak-lanjuti",),
    )
    assert keys_of(register, 2) > before[0]


@pytest.mark.parametrize("signed_out", [False, True])
def test_a_history_changed_together_with_the_rows_seals_nothing(
    file_register: Register, signed_out: bool
) -> None:
    """Rows and events agree, hashes fit as well: but nobody signed for it."""
    register = file_register
    add_person(register, "budi", Role.TEAM, team="umum")
    case = registered(register, confidential=True, accused=("team:umum",))
    disposed_to(register, case, "sosial")
    before = keys_of(register, 2)
    unguard(register, "event")
    run(
        register,
        "UPDATE event SET data = replace(data, 'team:umum', 'team:neraca') "
        "WHERE kind = 'registered'",
        "UPDATE event SET data = replace(data, '\"sosial\"', '\"umum\"') WHERE kind = 'disposed'",
        "UPDATE accused SET party = 'team:neraca'",
        "UPDATE case_team SET team = 'umum'",
        "INSERT INTO reseal (complaint_id, rotate) VALUES (1, true)",
    )
    if signed_out:
        with transaction(register.engine, writing=True) as session:
            put(session, rehashed(events(session)))
    head = open_register(register.location, clock=register.clock)
    assert seal_again(head) is None
    with pytest.raises(UserMistake, match="tidak sesuai riwayatnya"):
        record_progress(head, complaint_id=case, happened_at=NOW, note="Catatan")
    assert keys_of(register, 2) == before
    head.close()


def test_what_was_believed_once_is_not_believed_once_it_is_changed(
    file_register: Register,
) -> None:
    """Event, hashes and rows are changed while a desk that has worked on the case stays open."""
    register = file_register
    add_person(register, "budi", Role.TEAM, team="umum")
    case = registered(register, confidential=True)
    disposed_to(register, case, "sosial")
    desk = open_register(register.location, clock=register.clock)
    for known in (register, desk):
        record_progress(known, complaint_id=case, happened_at=NOW, note="Catatan")
    before = keys_of(register, 2)
    unguard(register, "event")
    run(
        register,
        """UPDATE event SET data = replace(data, '"sosial"', '"umum"') """
        "WHERE kind = 'disposed'",
        "UPDATE case_team SET team = 'umum'",
    )
    with transaction(register.engine, writing=True) as session:
        put(session, rehashed(events(session)))
    for known in (register, desk):
        with pytest.raises(UserMistake, match="tidak sesuai riwayatnya"):
            record_progress(known, complaint_id=case, happened_at=NOW, note="Catatan")
    assert keys_of(register, 2) == before
    desk.close()


def test_an_event_added_at_the_end_counts_for_nothing(file_register: Register) -> None:
    """The attacker lifts the guard in the head's name, unsigned; the head's next work seals."""
    register = file_register
    add_person(register, "budi", Role.TEAM, team="umum")
    case = registered(register, confidential=True, accused=("team:umum",))
    disposed_to(register, case, "sosial")
    with transaction(register.engine, writing=True) as session:
        rows = events(session)
        lifted = {"kind": "guard_lifted", "data": '{"party": "team:umum"}', "complaint_id": case}
        rows.append(dict(rows[-1]) | lifted)
        put(session, rehashed(rows))
        session.execute(text("UPDATE accused SET lifted = true"))
    with pytest.raises(UserMistake, match="tidak sesuai riwayatnya"):
        record_progress(register, complaint_id=case, happened_at=NOW, note="Catatan")
    assert keys_of(register, 2) == 0
