"""Reads the accounts of a register: what their certificates say, and which rows say otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.access.certificates import Certificate, Trust, read_trust
from app.errors import EnvironmentTrouble
from app.roles import RECOVERY, Account, read_roles, roles_text
from db.queries import accounts as queries
from db.queries.office import setting

if TYPE_CHECKING:
    from db.session import Session
    from db.tables import AccountEntry, CertificateEntry

_PAPER = "lembar pemulihan"


@dataclass(frozen=True, slots=True)
class People:
    """All accounts by id, those closed as well, and the public key of the recovery sheet.

    Both are what the certificates say; `differing` names whose rows say otherwise. In a register
    that nobody has certified yet they are what the rows say.
    """

    accounts: tuple[Account, ...]
    recovery: bytes
    trust: Trust
    differing: tuple[str, ...] = ()


def read_people(session: Session, *, register: str, pinned: str) -> People:
    """Return the accounts; `pinned` is the root (hex) that who reads has seen before, if any.

    Raises EnvironmentTrouble with kind distrusted when the certificates prove nothing.
    """
    trust = trust_in(session, register=register, pinned=pinned)
    if trust.fault:
        raise EnvironmentTrouble(
            "distrusted",
            "Pengesahan akun register ini tidak sama dengan yang Anda kenal; mungkin diubah dari "
            "luar.",
            "Jangan bekerja dengannya. Pulihkan dari cadangan, atau buka dengan lembar pemulihan.",
        )
    rows = [_account(row) for row in session.scalars(queries.accounts())]
    kept = bytes.fromhex(session.scalar(setting("recovery_key")) or "")
    if not trust.founded:
        return People(tuple(rows), kept, trust)
    certified = {row.id: _certified(row, trust) for row in rows}
    differing = [row.login for row in rows if not _agrees(row, trust)]
    lost = [each.login for key, each in trust.standing.items() if key and key not in certified]
    recovery = trust.standing[RECOVERY].seal_key
    paper = [] if kept == recovery else [_PAPER]
    return People(tuple(certified.values()), recovery, trust, (*differing, *lost, *paper))


def trust_in(session: Session, *, register: str, pinned: str) -> Trust:
    """Return what the certificates of a register prove."""
    rows = session.scalars(queries.certificates())
    try:
        return read_trust(map(_certificate, rows), register=register, pinned=pinned)
    except (AttributeError, TypeError, ValueError):
        # A column that holds another type than it should: nobody of us wrote that.
        return Trust(fault="row")


def _account(row: AccountEntry) -> Account:
    return Account(
        id=row.id,
        login=row.login,
        name=row.name,
        roles=read_roles(row.roles),
        team=row.team,
        public_key=row.public_key,
        active=row.active,
    )


def _certified(row: Account, trust: Trust) -> Account:
    stands, waits = trust.standing.get(row.id), trust.waiting.get(row.id)
    waiting = waits.roles if waits else frozenset()
    if stands is None:
        return Account(row.id, row.login, row.name, frozenset(), active=True, waiting=waiting)
    return Account(
        id=row.id,
        login=stands.login,
        name=stands.name,
        roles=stands.roles,
        team=stands.team,
        public_key=stands.seal_key,
        active=stands.active,
        handed=stands.handed,
        waiting=waiting,
    )


def _agrees(row: Account, trust: Trust) -> bool:
    stands = trust.standing.get(row.id)
    if stands is None:
        waits = trust.waiting.get(row.id)
        return waits is not None and (row.login, row.roles) == (waits.login, frozenset())
    told = (stands.login, stands.name, stands.roles, stands.team, stands.seal_key, stands.active)
    return told == (row.login, row.name, row.roles, row.team, row.public_key, row.active)


def _certificate(row: CertificateEntry) -> Certificate:
    return Certificate(
        serial=row.serial,
        account_id=row.account_id,
        login=row.login,
        name=row.name,
        roles=read_roles(row.roles),
        team=row.team,
        seal_key=row.seal_key,
        sign_key=row.sign_key,
        active=row.active,
        handed=row.handed,
        position=row.position,
        issuer=row.issuer,
        previous=row.previous,
        signature=row.signature,
    )


def certificate_row(certificate: Certificate) -> dict[str, object]:
    """Return the row that keeps a certificate."""
    names = ("serial", "account_id", "login", "name", "team", "seal_key", "sign_key")
    more = ("active", "handed", "position", "issuer", "previous", "signature")
    row = {name: getattr(certificate, name) for name in (*names, *more)}
    return row | {"roles": roles_text(certificate.roles)}
