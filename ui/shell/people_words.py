"""Words the accounts that a head is asked about on signing in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.roles import Account, Role, role_words

if TYPE_CHECKING:
    from app.keeping.certifying import Pending


@dataclass(frozen=True, slots=True)
class WaitingPeople:
    """Accounts as (id, words) that wait for a head; all there are at the `founding`."""

    people: tuple[tuple[int, str], ...]
    founding: bool = False


def person_words(account: Account, teams: Mapping[str, str]) -> str:
    """Return "Siti Rahmah (siti): Petugas, Tim Bagian Umum"."""
    return f"{account.name} ({account.login}): {_rights(account.roles, account.team, teams)}"


def pending_words(pending: Pending, teams: Mapping[str, str]) -> str:
    """Return the same of an account that was prepared, with what is new and by whom."""
    what = "kata sandi baru" if pending.new_keys else "peran baru"
    rights = _rights(pending.roles, pending.team, teams)
    return f"{pending.name} ({pending.login}): {rights}; {what}, disiapkan {pending.prepared_by}"


def _rights(roles: frozenset[Role], team: str, teams: Mapping[str, str]) -> str:
    shown = role_words(roles) or "tanpa peran"
    return f"{shown}, {teams.get(team, team)}" if team else shown
