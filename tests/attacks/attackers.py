"""What an attacker has: the file's key or a database password, and so every row."""

from __future__ import annotations

from contextlib import suppress

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.access.sealing import Sealer, new_key
from app.register import Register
from db.engine import transaction
from tests.desk.slips import registered

SECRET = {"confidential": True}
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
