"""A history rewritten with hashes that fit, by a colleague who holds the file key and own keys."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import text

from app.access.attesting import Attestation, attest, digest_of
from app.access.signing import is_signed
from app.keeping import checking_history
from app.keeping.accounts import close_account
from app.keeping.checking import check_register
from app.keeping.signing_in import sign_out
from app.register import Register
from app.roles import Role
from app.rules.chain import GENESIS
from db.engine import transaction
from db.queries.attestations import attestations
from tests.attacks.attackers import GUARDS, Rows, events, put, rehashed
from tests.desk.slips import disposed, registered
from tests.helpers.registers import add_person, open_register, signed_in

TURNS = 60


@pytest.fixture
def lived(file_register: Register) -> Register:
    """Return a register in which three people worked one after the other."""
    add_person(file_register, "dewi", Role.DESK)
    registered(file_register, anonymous=True)
    with signed_in(file_register, "dewi") as dewi:
        disposed(dewi, anonymous=True)
    disposed(file_register, anonymous=True)
    assert check_register(file_register).problems == ()
    return file_register


def edit(rows: Rows, chance: random.Random) -> None:
    row = chance.choice(rows)
    row["actor"] = "dewi" if row["actor"] == "siti" else "siti"


def edit_moment(rows: Rows, chance: random.Random) -> None:
    row = chance.choice(rows)
    moved = datetime.fromisoformat(str(row["recorded_at"])) + timedelta(minutes=5)
    row["recorded_at"] = str(moved)


def edit_data(rows: Rows, chance: random.Random) -> None:
    row = chance.choice(rows)
    row["data"] = json.dumps(json.loads(str(row["data"])) | {"x": chance.random()})


def delete(rows: Rows, chance: random.Random) -> None:
    del rows[chance.randrange(len(rows))]


def insert(rows: Rows, chance: random.Random) -> None:
    rows.insert(chance.randrange(len(rows)), dict(chance.choice(rows)))


def swap(rows: Rows, chance: random.Random) -> None:
    at = chance.randrange(len(rows) - 1)
    rows[at], rows[at + 1] = rows[at + 1], rows[at]
    rows[at]["via"] = "x"


WAYS: list[Callable[..., None]] = [
    *(edit, edit_moment, edit_data, delete, insert, swap),
]


def rewrite(register: Register, change: Callable[[Rows], None]) -> None:
    with transaction(register.engine, writing=True) as session:
        rows = events(session)
        change(rows)
        put(session, rehashed(rows))


def test_no_rewriting_with_fitting_hashes_stays_unseen(lived: Register) -> None:
    with transaction(lived.engine, writing=False) as session:
        kept = events(session)
    for turn in range(TURNS):
        rewrite(lived, partial(WAYS[turn % len(WAYS)], chance=random.Random(turn)))
        problems = check_register(lived).problems
        assert any("anda tangan" in said for said in problems), (turn, problems)
        with transaction(lived.engine, writing=True) as session:
            put(session, [dict(row) for row in kept])
    assert check_register(lived).problems == ()


def test_it_cannot_be_signed_again_by_a_colleague(lived: Register) -> None:
    """Dewi deletes her own deed and signs the whole history anew, as far as her keys go."""
    with signed_in(lived, "dewi") as dewi:
        signer, account = dewi.vault.own.signer, dewi.account.id
    with transaction(lived.engine, writing=True) as session:
        rows = [row for row in events(session) if row["actor"] != "dewi"]
        put(session, rehashed(rows))
        for guard in GUARDS["sqlite"]:
            session.execute(text(guard.format(table="attestation")))
        session.execute(text("DELETE FROM attestation"))
        attest(
            session,
            register=lived.vault.register,
            actor=account,
            signer=signer,
            everything=True,
        )
    problems = check_register(lived).problems
    assert any("atas nama siti oleh dewi" in said for said in problems)


def test_what_a_colleague_adds_in_anothers_name_is_found(lived: Register) -> None:
    with signed_in(lived, "dewi") as dewi:
        signer, account = dewi.vault.own.signer, dewi.account.id

    def add(rows: Rows) -> None:
        rows.append(dict(rows[-1]) | {"kind": "printed", "actor": "siti"})

    rewrite(lived, add)
    assert any("tidak bertanda tangan" in said for said in check_register(lived).problems)
    with transaction(lived.engine, writing=True) as session:
        attest(session, register=lived.vault.register, actor=account, signer=signer)
    assert any("atas nama siti oleh dewi" in said for said in check_register(lived).problems)


def test_a_row_signed_without_an_event_is_found(lived: Register) -> None:
    """Dewi changes a title and signs the case as it is now; no event tells of it."""
    with signed_in(lived, "dewi") as dewi:
        signer, account = dewi.vault.own.signer, dewi.account.id
    with transaction(lived.engine, writing=True) as session:
        session.execute(text("UPDATE complaint SET title = 'Lain' WHERE id = 1"))
        attest(
            session,
            register=lived.vault.register,
            actor=account,
            signer=signer,
            cases=[1],
        )
    assert any("oleh dewi tanpa peristiwa" in said for said in check_register(lived).problems)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM attestation WHERE serial = 3",
        "DELETE FROM attestation",
        "UPDATE attestation SET actor = 2 WHERE serial = 3",
        "UPDATE attestation SET states = '{}' WHERE serial = 1",
        "UPDATE attestation SET signature = x'00' WHERE serial = 2",
        "UPDATE attestation SET position = position - 1 WHERE serial = 3",
    ],
)
def test_changed_signatures_are_found(lived: Register, statement: str) -> None:
    with transaction(lived.engine, writing=True) as session:
        for guard in GUARDS["sqlite"]:
            session.execute(text(guard.format(table="attestation")))
        session.execute(text(statement))
    assert check_register(lived).problems != ()


def test_of_a_row_of_ones_own_signatures_only_the_last_is_verified(
    lived: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified: list[bytes] = []

    def counted(message: bytes, signature: bytes, *, by: bytes) -> bool:
        verified.append(signature)
        return is_signed(message, signature, by=by)

    monkeypatch.setattr(checking_history, "is_signed", counted)
    with signed_in(lived, "dewi") as dewi:
        sign_out(dewi)
    verified.clear()
    assert check_register(lived).problems == ()
    before = len(verified)
    with signed_in(lived, "dewi") as dewi:
        for _ in range(4):
            registered(dewi, anonymous=True)
        registered(lived, anonymous=True)
        registered(dewi, anonymous=True)
        registered(lived, anonymous=True)
        sign_out(dewi)
    with signed_in(lived, "dewi") as dewi:
        registered(dewi, anonymous=True)
    verified.clear()
    assert check_register(lived).problems == ()
    assert len(verified) == before


def test_what_somebody_signed_earlier_is_not_vouched_for_once_it_is_changed(
    lived: Register,
) -> None:
    """Dewi signs in her own name what she puts in place of a signature of Siti's, and chains it."""
    with signed_in(lived, "dewi") as dewi:
        signer = dewi.vault.own.signer
    with transaction(lived.engine, writing=True) as session:
        for guard in GUARDS["sqlite"]:
            session.execute(text(guard.format(table="attestation")))
        previous = ""
        for row in list(attestations(session)):
            states = row.states
            if row.serial > 1 and row.actor == lived.account.id:
                states = json.dumps(json.loads(states) | {"c1": "00"})
            made = Attestation(
                row.serial, row.position, row.head or GENESIS, row.actor, states, previous
            )
            body = made.canonical(lived.vault.register)
            signature = row.signature if states == row.states else signer.sign(body)
            digest = digest_of(body, signature)
            session.execute(
                text(
                    "UPDATE attestation SET states = :states, previous = :previous, "
                    "digest = :digest, signature = :signature WHERE serial = :serial"
                ),
                {
                    "states": states,
                    "previous": previous,
                    "digest": digest,
                    "signature": signature,
                    "serial": row.serial,
                },
            )
            previous = digest
    problems = check_register(lived).problems
    assert any("tidak cocok" in said for said in problems)


def test_a_closed_account_signs_nothing_any_more(lived: Register) -> None:
    with signed_in(lived, "dewi") as dewi:
        signer, account = dewi.vault.own.signer, dewi.account.id
    close_account(lived, account_id=account)
    again = open_register(lived.location, clock=lived.clock)
    with transaction(again.engine, writing=True) as session:
        attest(session, register=again.vault.register, actor=account, signer=signer)
    assert any("tidak cocok" in said for said in check_register(again).problems)
    again.close()
