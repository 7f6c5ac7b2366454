"""What an attacker has: the file's key or a database password, and so every row."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.access.sealing import Sealer, new_key
from app.register import Register
from app.rules.chain import GENESIS, event_hash
from db.engine import transaction
from tests.desk.slips import registered

Rows = list[dict[str, object]]
_COLUMNS = "id, complaint_id, kind, happened_at, recorded_at, actor, via, data, hash"
GUARDS = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS {table}_no_update",
        "DROP TRIGGER IF EXISTS {table}_no_delete",
    ),
    "postgresql": ("ALTER TABLE {table} DISABLE TRIGGER USER",),
}


def run(register: Register, *statements: str, **values: object) -> None:
    """Run statements past the program, as whoever has the file's key can."""
    with transaction(register.engine, writing=True) as session:
        for statement in statements:
            session.execute(text(statement), values)


def unguard(register: Register, table: str) -> None:
    """Take away what keeps a table's rows from being changed."""
    for statement in GUARDS[register.dialect]:
        with suppress(DBAPIError):
            run(register, statement.format(table=table))


def keys_of(register: Register, account_id: int) -> int:
    """Count the cases' keys that are sealed to an account."""
    with register.reading() as session:
        found = text("SELECT count(*) FROM case_key WHERE account_id = :id")
        return int(session.scalar(found, {"id": account_id}) or 0)


def plant_key(register: Register, case: int, *, to: int, public: bytes) -> bytes:
    """Seal a key that the attacker knows to somebody, as the newest of a case's content."""
    key = new_key()
    run(
        register,
        "INSERT INTO case_key (complaint_id, compartment, serial, account_id, sealed) "
        "VALUES (:case, 'content', 77, :to, :sealed)",
        case=case,
        to=to,
        sealed=Sealer().seal_key(key, to=public),
    )
    return key


def secret_case(register: Register) -> int:
    """Register a confidential complaint and return its id."""
    return registered(register, confidential=True)


# --- the history ---------------------------------------------------------------------------


def events(session: Session) -> Rows:
    """Return all events as they are kept."""
    found = session.execute(text(f"SELECT {_COLUMNS} FROM event ORDER BY id"))
    return [dict(row._mapping) for row in found]


def rehashed(rows: Rows) -> Rows:
    """Number and hash the rows anew, as the program itself would."""
    previous = GENESIS
    for position, row in enumerate(rows, 1):
        body = {key: row[key] for key in row if key not in ("id", "hash")}
        body["data"] = json.loads(str(body["data"]))
        for key in ("happened_at", "recorded_at"):
            body[key] = datetime.fromisoformat(f"{body[key]}+00:00")
        previous = event_hash(previous, position=position, **body)  # type: ignore[arg-type]
        row |= {"id": position, "hash": previous}
    return rows


def put(session: Session, rows: Rows) -> None:
    """Put other events, and their end, in place of those there."""
    session.execute(text("PRAGMA defer_foreign_keys=ON"))
    for guard in GUARDS["sqlite"]:
        session.execute(text(guard.format(table="event")))
    session.execute(text("DELETE FROM event"))
    marks = ", ".join(f":{name.strip()}" for name in _COLUMNS.split(","))
    session.execute(text(f"INSERT INTO event ({_COLUMNS}) VALUES ({marks})"), rows)
    for verb in ("update", "delete"):
        session.execute(
            text(
                f"CREATE TRIGGER event_no_{verb} BEFORE {verb} ON event "
                "BEGIN SELECT RAISE(ABORT, 'events are never changed'); END"
            )
        )
    session.execute(
        text("UPDATE chain_head SET position = :id, hash = :hash"),
        {"id": rows[-1]["id"], "hash": rows[-1]["hash"]},
    )
