"""Who is entitled to what of a case: one rule, for sealing as for reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.roles import RECOVERY, Account, Role
from app.rules.event_kinds import EventKind
from db.queries import parties as queries

if TYPE_CHECKING:
    from db.session import Session


class Compartment(StrEnum):
    """The sealed parts of a case, each with keys of its own."""

    IDENTITY = "identity"
    CONTENT = "content"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """An account, or the recovery code, to which a key is sealed."""

    account_id: int
    public_key: bytes


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What decides about a case: its secrecy, its teams, and whom it is about."""

    confidential: bool
    teams: frozenset[str] = frozenset()
    accused: frozenset[str] = frozenset()


def parties_of(account: Account) -> frozenset[str]:
    """Return the words under which an account may be accused: itself, and its team."""
    own = {f"account:{account.id}"}
    return frozenset(own | {f"team:{account.team}"} if account.team else own)


def is_entitled(account: Account, compartment: Compartment, case: CaseFacts) -> bool:
    """Tell whether an account holds the keys of a compartment without being granted them.

    Identity: the desk and the head; of a confidential case only the head. Content, sealed only in
    confidential cases, and evidence, always sealed: the head and the teams concerned, of an
    ordinary case the desk as well. Never whom the case is about.
    """
    if not account.active or account.handed or parties_of(account) & case.accused:
        return False
    if Role.HEAD in account.roles:
        return True
    if compartment is Compartment.IDENTITY:
        return not case.confidential and Role.DESK in account.roles
    if not case.confidential:
        return Role.DESK in account.roles or account.team in case.teams
    return Role.TEAM in account.roles and account.team in case.teams


def holders_of(
    accounts: Iterable[Account], recovery: bytes, compartment: Compartment, case: CaseFacts
) -> tuple[KeyHolder, ...]:
    """Return everybody to whom a key of a compartment is sealed, the recovery code included."""
    entitled = (
        KeyHolder(account.id, account.public_key)
        for account in accounts
        if is_entitled(account, compartment, case)
    )
    return (KeyHolder(RECOVERY, recovery), *entitled)


def may_see(account: Account, case: CaseFacts) -> bool:
    """Tell whether an account may know of a case at all: never the accused, else who works on it."""
    if parties_of(account) & case.accused:
        return False
    return not account.team_only or account.team in case.teams


def told_facts(events: Iterable[tuple[str, Mapping[str, object]]]) -> CaseFacts:
    """Return the facts that a case's events (kind, data) lead to.

    `teams` and `accused` are told whole at every change, and whose guard the head lifted stays free
    as long as they are among the accused. That a case ceased to be `confidential` counts only from
    a head, see `event_log.proven_facts`.
    """
    confidential, accused, lifted = False, frozenset[str](), frozenset[str]()
    teams = frozenset[str]()
    for kind, data in events:
        if isinstance(secret := data.get("confidential"), bool):
            confidential = secret
        if "accused" in data:
            accused = _codes(data["accused"])
        lifted = (lifted | _codes(data.get("lifted"))) & accused
        if kind == EventKind.GUARD_LIFTED:
            lifted |= {str(data.get("party"))}
        # Who is reminded was given the case before; the head's reminders once told of no team.
        if "teams" in data and kind != EventKind.REMINDED:
            teams = _codes(data["teams"])
    return CaseFacts(confidential, teams, accused - lifted)


def _codes(value: object) -> frozenset[str]:
    return frozenset(str(each) for each in value) if isinstance(value, list) else frozenset()


def facts_of(session: Session, cases: Collection[tuple[int, bool]]) -> dict[int, CaseFacts]:
    """Return the facts of some cases, given as (id, confidential)."""
    ids = [complaint_id for complaint_id, _ in cases]
    teams, accused = defaultdict(set), defaultdict(set)
    for complaint_id, team, party in queries.concerned(session, ids):
        teams[complaint_id].add(team)
        accused[complaint_id].add(party)
    return {
        complaint_id: CaseFacts(
            confidential,
            frozenset(teams[complaint_id] - {""}),
            frozenset(accused[complaint_id] - {""}),
        )
        for complaint_id, confidential in cases
    }
