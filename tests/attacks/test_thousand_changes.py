"""Log and rows changed at random by a colleague who holds the file's key and her own password.

She knows the program: she hashes the history anew, signs again whatever her own key can sign, and
puts her signature, or nobody's, in place of others'. `dev.py nightly` makes a thousand changes.
"""

from __future__ import annotations

import contextlib
import json
import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.access.attesting import OWN, Attestation, all_case_states, digest_of, office_states
from app.access.signing import Signer
from app.clock import FixedClock
from app.keeping.checking import check_register, problems_in
from app.keeping.checking_states import state_problems
from app.register import Register
from app.roles import Role
from app.rules.chain import GENESIS, seal_words
from db.engine import transaction
from db.queries.attestations import printed_end
from db.queries.states import OFFICE
from tests.attacks.attackers import GUARDS, Rows, events, put, rehashed
from tests.attacks.test_changed_rows import ROWS, filled
from tests.desk.slips import NOW, disposed_to, registered
from tests.helpers.registers import add_person, signed_in

OTHERS, HERS = 45, 5
"""Changes of what others did, and of what she did herself last, in an ordinary run."""


@dataclass(frozen=True)
class Lived:
    """A register in which everybody worked, and last the attacker, with keys of her own."""

    register: Register
    signer: Signer
    account: int
    last: int
    """The position after which all events are hers."""
    case: int
    """A case that she alone worked on."""
    printed: str
    """The seal as it was printed afterwards."""


@pytest.fixture
def lived(file_register: Register) -> Lived:
    filled(file_register)
    assert isinstance(file_register.clock, FixedClock)
    file_register.clock.set(NOW + timedelta(hours=2))
    add_person(file_register, "dewi", Role.DESK)
    with signed_in(file_register, "dewi") as dewi:
        registered(dewi, title="Aduan yang dicatat lebih dahulu")
    registered(file_register, title="Aduan yang dicatat sesudahnya")
    with signed_in(file_register, "dewi") as dewi:
        signer, account = dewi.vault.own.signer, dewi.account.id
        case = registered(dewi, title="Aduan terakhir")
        disposed_to(dewi, case, "umum")
    with file_register.reading() as session:
        end = printed_end(session)
        last = max(int(str(row["id"])) for row in events(session) if row["actor"] != "dewi")
    assert end is not None
    printed = seal_words(*end)
    assert check_register(file_register, printed=printed).problems == ()
    return Lived(file_register, signer, account, last, case, printed)


class _TakenBack(Exception):
    """The change was only tried."""


def problems(lived: Lived, change: Callable[[Session], object], *, printed: str = "") -> list[str]:
    """Return what the check finds of a change, which is then taken back."""
    found: list[str] = []
    with (
        contextlib.suppress(_TakenBack),
        transaction(lived.register.engine, writing=True) as session,
    ):
        for table in ("event", "attestation", "medium_check"):
            for guard in GUARDS["sqlite"]:
                session.execute(text(guard.format(table=table)))
        change(session)
        lived.register.cached_office = None
        found = list(problems_in(lived.register, session, printed=printed))
        found += state_problems(lived.register, session)
        raise _TakenBack
    lived.register.cached_office = None
    return found


# --- what she does to the log --------------------------------------------------------------


def edit_actor(rows: Rows, at: int, chance: random.Random) -> None:
    rows[at]["actor"] = "dewi" if rows[at]["actor"] == "siti" else "siti"


def edit_kind(rows: Rows, at: int, chance: random.Random) -> None:
    rows[at]["kind"] = "printed" if rows[at]["kind"] != "printed" else "identity_read"


def edit_moment(rows: Rows, at: int, chance: random.Random) -> None:
    rows[at]["recorded_at"] = f"2026-03-1{chance.randrange(7)} 01:02:03.000000"


def edit_data(rows: Rows, at: int, chance: random.Random) -> None:
    rows[at]["data"] = json.dumps(json.loads(str(rows[at]["data"])) | {"x": chance.random()})


def edit_case(rows: Rows, at: int, chance: random.Random) -> None:
    rows[at]["complaint_id"] = 3 if rows[at]["complaint_id"] != 3 else 4


def delete(rows: Rows, at: int, chance: random.Random) -> None:
    del rows[at]


def insert(rows: Rows, at: int, chance: random.Random) -> None:
    rows.insert(at, dict(chance.choice(rows)))


def swap(rows: Rows, at: int, chance: random.Random) -> None:
    other = at - 1 if at else at + 1
    rows[at], rows[other] = rows[other], rows[at]
    rows[at]["via"] = "x"


def numbered(rows: Rows) -> Rows:
    """Number the rows without hashing them anew."""
    return [row | {"id": at} for at, row in enumerate(rows, 1)]


LOG = [edit_actor, edit_kind, edit_moment, edit_data, edit_case, delete, insert, swap]


# --- how she covers it ---------------------------------------------------------------------


def leave(lived: Lived, session: Session, chance: random.Random) -> None:
    """Cover nothing."""


def sign_again(lived: Lived, session: Session, chance: random.Random) -> None:
    """Chain all attestations anew over the history as it is now; her key signs every one."""
    _sign_all(lived, session, as_herself=False)


def sign_as_herself(lived: Lived, session: Session, chance: random.Random) -> None:
    """The same, but say of each that it was she who made it."""
    _sign_all(lived, session, as_herself=True)


def sign_what_is_hers(lived: Lived, session: Session, chance: random.Random) -> None:
    """Leave others' attestations, chain the rest anew and sign what she made herself."""
    _sign_all(lived, session, as_herself=False, keep_others=True)


def sign_the_rest(lived: Lived, session: Session, chance: random.Random) -> None:
    """Drop what others signed after some place, and vouch for everything after it herself."""
    serials = list(session.scalars(text("SELECT serial FROM attestation ORDER BY serial")))
    after = chance.choice([0, *serials])
    session.execute(text("DELETE FROM attestation WHERE serial > :after"), {"after": after})
    _add(lived, session, serial=after + 1)


def sign_at_the_end(lived: Lived, session: Session, chance: random.Random) -> None:
    """Add one attestation that says all is as it should be."""
    _add(lived, session, serial=session.scalar(text("SELECT max(serial) FROM attestation")) + 1)


COVERS = [leave, sign_again, sign_as_herself, sign_what_is_hers, sign_the_rest, sign_at_the_end]


def _sign_all(
    lived: Lived, session: Session, *, as_herself: bool, keep_others: bool = False
) -> None:
    heads: dict[int, str] = dict(session.execute(text("SELECT id, hash FROM event")).all())
    now = _states(session)
    kept = session.execute(text("SELECT * FROM attestation ORDER BY serial")).mappings().all()
    session.execute(text("DELETE FROM attestation"))
    previous, last = "", defaultdict[int, str](str)
    for old in kept:
        row = dict(old)
        if keep_others and row["actor"] != lived.account:
            previous = last[row["actor"]] = _insert(session, row)
            continue
        row["actor"] = lived.account if as_herself else row["actor"]
        states = {key: now.get(key, "") for key in json.loads(row["states"])}
        row["states"] = json.dumps(states | {OWN: last[row["actor"]]})
        row["position"] = min(row["position"], max(heads))
        previous = last[row["actor"]] = _insert(session, _signed(lived, row, heads, previous))


def _add(lived: Lived, session: Session, *, serial: int) -> None:
    heads: dict[int, str] = dict(session.execute(text("SELECT id, hash FROM event")).all())
    previous = session.scalar(
        text("SELECT digest FROM attestation WHERE serial = :serial"), {"serial": serial - 1}
    )
    row = {
        "serial": serial,
        "position": max(heads),
        "actor": lived.account,
        "states": json.dumps(_states(session)),
    }
    _insert(session, _signed(lived, row, heads, previous or ""))


def _signed(
    lived: Lived, row: dict[str, object], heads: dict[int, str], previous: str
) -> dict[str, object]:
    position = int(str(row["position"]))
    made = Attestation(
        serial=int(str(row["serial"])),
        position=position,
        head=heads[position] if position else GENESIS,
        actor=int(str(row["actor"])),
        states=str(row["states"]),
        previous=previous,
    )
    body = made.canonical(lived.register.vault.register)
    signature = lived.signer.sign(body)
    digest = digest_of(body, signature)
    return row | {"previous": previous, "signature": signature, "digest": digest}


def _insert(session: Session, row: dict[str, object]) -> str:
    session.execute(
        text(
            "INSERT INTO attestation (serial, position, actor, states, previous, digest, signature)"
            " VALUES (:serial, :position, :actor, :states, :previous, :digest, :signature)"
        ),
        row,
    )
    return str(row["digest"])


def _states(session: Session) -> dict[str, str]:
    return dict(office_states(session, OFFICE)) | dict(all_case_states(session))


# --- changes -------------------------------------------------------------------------------


def of_others(lived: Lived, session: Session, chance: random.Random) -> str:
    """Change something others did, in the log or a row, and cover it; return what was done."""
    if chance.random() < 0.5:
        rows, way = events(session), chance.choice(LOG)
        at = chance.randrange(1, lived.last)
        hers = rows[at]["actor"] == "dewi"
        way(rows, at, chance)
        put(session, rehashed(rows) if chance.random() < 0.8 else numbered(rows))
        done = f"{way.__name__} at {at}{' (her own, before others)' if hers else ''}"
    else:
        done = chance.choice(ROWS)
        assert session.execute(text(done)).rowcount  # type: ignore[attr-defined]
    cover = chance.choice(COVERS)
    cover(lived, session, chance)
    return f"{done}; {cover.__name__}"


def of_her_own(lived: Lived, session: Session, chance: random.Random) -> str:
    """Change what she did last, when nobody did anything after her, and sign it anew."""
    rows = events(session)
    mine = range(lived.last, len(rows))
    if chance.random() < 0.5:
        way = chance.choice([edit_moment, edit_data])
        way(rows, chance.choice(mine), chance)
        put(session, rehashed(rows))
        done = way.__name__
    elif chance.random() < 0.5:
        column = chance.choice(["title = 'Lain'", "medium_id = 3", "month = 1", "attachments = 4"])
        session.execute(
            text(f"UPDATE complaint SET {column} WHERE id = :case"), {"case": lived.case}
        )
        done = column
    else:
        cut = chance.randrange(lived.last + 1, len(rows))
        put(session, rows[:cut])
        session.execute(text("DELETE FROM attestation WHERE position > :cut"), {"cut": cut})
        done = f"cut after {cut}"
    sign_what_is_hers(lived, session, chance)
    return done


@pytest.mark.expected_log("the clock jumped")
def test_what_touches_others_is_found_by_the_check_alone(
    lived: Lived, many: Callable[[str, int], range]
) -> None:
    missed = []
    for number in many("changes of what others did, all found by check alone", OTHERS):
        done: list[str] = []
        chance = random.Random(number)

        def change(session: Session) -> None:
            done.append(of_others(lived, session, chance))  # noqa: B023 - called at once

        if not problems(lived, change):
            missed.append(f"{number}: {done[0]}")
    assert missed == []


@pytest.mark.expected_log("the clock jumped")
def test_what_she_did_last_herself_is_found_by_the_printed_seal(
    lived: Lived, many: Callable[[str, int], range]
) -> None:
    missed = []
    for number in many("changes of her own last deeds, all found by the printed seal", HERS):
        done: list[str] = []
        chance = random.Random(number)

        def change(session: Session) -> None:
            done.append(of_her_own(lived, session, chance))  # noqa: B023 - called at once

        if not problems(lived, change, printed=lived.printed):
            missed.append(f"{number}: {done[0]}")
    assert missed == []
