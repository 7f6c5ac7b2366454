"""Accounts and the key book of a register on a server."""

from sqlalchemy import (
    Select,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.orm import Session

from db.tables import (
    AccountEntry,
    CertificateEntry,
    KeyBookEntry,
)


def accounts() -> Select[AccountEntry]:
    """Select all accounts, those no longer active as well, by id."""
    return select(AccountEntry).order_by(AccountEntry.id)


def add_account(session: Session, **values: object) -> int:
    """Add an account and return its id."""
    made = insert(AccountEntry).values(**values).returning(AccountEntry.id)
    return int(session.execute(made).scalar_one())


def change_account(session: Session, account_id: int, **values: object) -> None:
    """Change an account."""
    session.execute(update(AccountEntry).where(AccountEntry.id == account_id).values(**values))


def certificates() -> Select[CertificateEntry]:
    """Select all certificates in their order."""
    return select(CertificateEntry).order_by(CertificateEntry.serial)


def key_book(session: Session, *, lock: bool = False) -> str | None:
    """Return the server's key book as text; None when the register has none yet."""
    if not inspect(session.connection()).has_table(KeyBookEntry.__tablename__):
        return None
    wanted = select(KeyBookEntry.body).where(KeyBookEntry.id == 1)
    return session.scalar(wanted.with_for_update() if lock else wanted)


def put_key_book(session: Session, body: str) -> None:
    """Write the server's key book."""
    if not session.execute(update(KeyBookEntry).values(body=body)).rowcount:  # type: ignore[attr-defined]
        session.execute(insert(KeyBookEntry).values(id=1, body=body))
