"""Words the accounts that a head is asked about on signing in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from app.roles import Account, Role, role_words

if TYPE_CHECKING:
    from app.keeping.certifying import Pending


class WaitingPeople(NamedTuple):
    """Accounts as (id, words) that wait for a head; all there are at the `founding`.

    `codes` asks for the code of those with new keys, by id; who did not come yet is `absent`.
    """

    people: tuple[tuple[int, str], ...] = ()
    founding: bool = False
    codes: Mapping[int, str] = MappingProxyType({})
    absent: frozenset[int] = frozenset()


def pending_people(pending: Sequence[Pending], teams: Mapping[str, str]) -> WaitingPeople:
    """Word the accounts that were prepared."""
    bring = [each for each in pending if each.new_keys]
    return WaitingPeople(
        tuple((each.account_id, pending_words(each, teams)) for each in pending),
        codes={e.account_id: f"Kode yang dibacakan {e.name}" for e in bring if e.came},
        absent=frozenset(each.account_id for each in bring if not each.came),
    )


def person_words(account: Account, teams: Mapping[str, str]) -> str:
    """Return "Siti Rahmah (siti): Petugas, Tim Bagian Umum"."""
    return f"{account.name} ({account.login}): {_rights(account.roles, account.team, teams)}"


def pending_words(pending: Pending, teams: Mapping[str, str]) -> str:
    """Return the same of an account that was prepared, with what is new and by whom."""
    what = "kata sandi baru" if pending.new_keys else "peran baru"
    rights = _rights(pending.roles, pending.team, teams)
    absent = ", belum masuk" if pending.new_keys and not pending.came else ""
    who = f"{pending.name} ({pending.login}){absent}"
    return f"{who}: {rights}; {what}, disiapkan {pending.prepared_by}"


def _rights(roles: frozenset[Role], team: str, teams: Mapping[str, str]) -> str:
    shown = role_words(roles) or "tanpa peran"
    return f"{shown}, {teams.get(team, team)}" if team else shown
