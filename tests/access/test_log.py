"""A thousand ways to tamper with the log, each found; and what is written into it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from app.desk.changing_office import save_settings
from app.desk.opening_seals import open_seals
from app.desk.papers import count_printed, sheet_pdf
from app.desk.reporting import count_report
from app.errors import UserMistake
from app.keeping import opening
from app.keeping.checking import check_register
from app.keeping.signing_in import sign_out
from app.register import Register
from app.rules.chain import GENESIS, event_hash, seal_words
from db.queries.checking import chain_head
from tests.desk.slips import disposed, registered, with_result
from tests.helpers.registers import LOGIN, PASSWORD

MUTATIONS = 1000
Rows = list[dict[str, object]]
_COLUMNS = "id, complaint_id, kind, happened_at, recorded_at, actor, via, data, hash"


def events(register: Register) -> Rows:
    with register.reading() as session:
        found = session.execute(text(f"SELECT {_COLUMNS} FROM event ORDER BY id"))
        return [dict(row._mapping) for row in found]


def problems(rows: Rows, head: tuple[int, str]) -> bool:
    """Tell whether the chain of these rows is broken, as the check does."""
    previous, expected = GENESIS, 1
    for row in rows:
        body = {key: row[key] for key in row if key not in ("id", "hash")}
        body["data"] = json.loads(str(body["data"]))
        for key in ("happened_at", "recorded_at"):
            body[key] = datetime.fromisoformat(f"{body[key]}+00:00")
        found = event_hash(previous, position=row["id"], **body)  # type: ignore[arg-type]
        if row["id"] != expected or found != row["hash"]:
            return True
        previous, expected = str(row["hash"]), expected + 1
    return head != (expected - 1, previous)


def edit(rows: Rows, chance: random.Random) -> None:
    row = chance.choice(rows)
    key = chance.choice(["complaint_id", "kind", "happened_at", "recorded_at", "actor", "via"])
    old = row[key]
    if key.endswith("_at"):
        moved = datetime.fromisoformat(str(old)) + timedelta(minutes=chance.randint(1, 999))
        row[key] = str(moved)
    else:
        row[key] = (int(str(old)) if old and key == "complaint_id" else 0) + 1
        row[key] = row[key] if key == "complaint_id" else f"{old}x"


def edit_data(rows: Rows, chance: random.Random) -> None:
    row = chance.choice(rows)
    data = json.loads(str(row["data"]))
    row["data"] = json.dumps(data | {"x": chance.random()})


def delete(rows: Rows, chance: random.Random) -> None:
    del rows[chance.randrange(len(rows))]


def insert(rows: Rows, chance: random.Random) -> None:
    at = chance.randrange(len(rows))
    rows.insert(at, dict(rows[chance.randrange(len(rows))]))


def swap(rows: Rows, chance: random.Random) -> None:
    """Let two events change places, each keeping its number."""
    one, other = chance.sample(range(len(rows)), 2)
    rows[one], rows[other] = rows[other], rows[one]
    rows[one]["id"], rows[other]["id"] = rows[other]["id"], rows[one]["id"]


def reorder(rows: Rows, chance: random.Random) -> None:
    before = list(rows)
    while rows == before:
        chance.shuffle(rows)


def cut_tail(rows: Rows, chance: random.Random) -> None:
    del rows[-chance.randint(1, len(rows) - 1) :]


WAYS: list[Callable[[Rows, random.Random], None]] = [
    *(edit, edit_data, delete, insert, swap, reorder, cut_tail),
]


def test_a_thousand_mutations_are_all_found(file_register: Register) -> None:
    with_result(file_register)
    disposed(file_register, confidential=True)
    kept = events(file_register)
    with file_register.reading() as session:
        head = chain_head(session)
    assert head is not None
    assert not problems(kept, head)
    chance = random.Random(8)
    for turn in range(MUTATIONS):
        rows = [dict(row) for row in kept]
        WAYS[turn % len(WAYS)](rows, chance)
        assert problems(rows, head), (turn, WAYS[turn % len(WAYS)].__name__)


def rewrite(register: Register, rows: Rows) -> None:
    """Put other events in place of those there, as only who has the file and its key could."""
    with register.writing() as session:
        session.execute(text("PRAGMA defer_foreign_keys=ON"))
        for verb in ("update", "delete"):
            session.execute(text(f"DROP TRIGGER event_no_{verb}"))
        session.execute(text("DELETE FROM event"))
        names = [name.strip() for name in _COLUMNS.split(",")]
        marks = ", ".join(f":{name}" for name in names)
        session.execute(text(f"INSERT INTO event ({_COLUMNS}) VALUES ({marks})"), rows)
        for verb in ("update", "delete"):
            session.execute(
                text(
                    f"CREATE TRIGGER event_no_{verb} BEFORE {verb} ON event "
                    "BEGIN SELECT RAISE(ABORT, 'events are never changed'); END"
                )
            )


@pytest.mark.parametrize("way", [edit, edit_data, delete, swap, cut_tail])
def test_the_check_of_the_program_finds_each_kind(
    file_register: Register, way: Callable[[Rows, random.Random], None]
) -> None:
    registered(file_register, anonymous=True)
    rows = events(file_register)
    way(rows, random.Random(4))
    rewrite(file_register, rows)
    assert not check_register(file_register).ok


def test_a_cut_tail_with_its_head_is_found_by_a_printed_paper(file_register: Register) -> None:
    registered(file_register, anonymous=True)
    with file_register.reading() as session:
        printed = seal_words(*(chain_head(session) or (0, "")))
    save_settings(file_register, values={"city": "Serang"})
    assert check_register(file_register, printed=printed).ok
    rows = events(file_register)
    with file_register.writing() as session:
        session.execute(
            text("UPDATE chain_head SET position = :id, hash = :hash"),
            {"id": 1, "hash": rows[0]["hash"]},
        )
        session.execute(text("DELETE FROM complaint_search"))
        for table in ("sealed_text", "case_key", "complaint_content", "number_counter"):
            session.execute(text(f"DELETE FROM {table}"))
    rewrite(file_register, rows[:1])
    found = check_register(file_register, printed=printed).problems
    assert any("pernah tercetak" in sentence for sentence in found)


def kinds(register: Register) -> list[str]:
    return [str(row["kind"]) for row in events(register)]


def test_what_happens_to_the_register_is_in_the_log(file_register: Register) -> None:
    case = registered(file_register)
    open_seals(file_register, complaint_id=case)
    sheet_pdf(file_register, complaint_ids=[case], for_paper=True)
    count_printed(file_register, complaint_ids=[case], paper="sheet")
    save_settings(file_register, values={"city": "Serang"})
    count_report(file_register, year=2026)
    assert kinds(file_register)[-6:] == [
        *("identity_read", "identity_read", "issued", "printed", "settings_changed", "exported"),
    ]
    settings = events(file_register)[-2]
    assert json.loads(str(settings["data"])) == {"what": ["city"]}
    assert {row["actor"] for row in events(file_register)} == {LOGIN}


def test_a_preview_opens_nothing(file_register: Register) -> None:
    case = registered(file_register)
    before = kinds(file_register)
    sheet_pdf(file_register, complaint_ids=[case])
    assert kinds(file_register) == before


def test_failed_sign_ins_reach_the_log_with_the_next_good_one(file_register: Register) -> None:
    clock, place = file_register.clock, file_register.location
    for _ in range(2):
        with pytest.raises(UserMistake, match="tidak cocok"):
            opening.open_register(place, login=LOGIN, password="salah sekali", clock=clock)
    with pytest.raises(UserMistake):
        opening.open_register(place, login="hantu", password=PASSWORD, clock=clock)
    again = opening.open_register(place, login=LOGIN, password=PASSWORD, clock=clock)
    try:
        assert kinds(again)[-4:] == [*["sign_in_failed"] * 3, "signed_in"]
        told = [json.loads(str(row["data"]))["login"] for row in events(again)[-4:]]
        assert told == [LOGIN, LOGIN, "?", LOGIN]
        sign_out(again)
    finally:
        again.close()
    assert kinds(file_register)[-1] == "locked"
