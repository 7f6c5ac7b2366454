"""Reads the accounts of a register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.roles import Account, Role
from db.queries import accounts as queries

if TYPE_CHECKING:
    from db.session import Session


def read_accounts(session: Session) -> tuple[Account, ...]:
    """Return all accounts by id, those no longer active as well."""
    return tuple(
        Account(
            id=row.id,
            login=row.login,
            name=row.name,
            roles=frozenset(Role(code) for code in row.roles.split(",") if code),
            team=row.team,
            public_key=row.public_key,
            active=row.active,
        )
        for row in session.scalars(queries.accounts())
    )


def roles_text(roles: frozenset[Role]) -> str:
    """Write roles as codes parted by commas, in the fixed order of the roles."""
    return ",".join(role.value for role in Role if role in roles)
