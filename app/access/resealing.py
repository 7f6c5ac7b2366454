"""Seals cases again when those entitled change, and lends a key for a time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from app.access.entitlement import Compartment, KeyHolder
from app.access.sealing import Sealer, new_key
from app.access.vault import KeyHolders, NewText, Vault, key_row
from db import tables, writing
from db.queries import seals as queries

if TYPE_CHECKING:
    from db.session import Session


def reseal(
    vault: Vault,
    session: Session,
    complaint_id: int,
    *,
    holders: KeyHolders,
    public_keys: Mapping[int, bytes],
    rotate: bool,
    now: datetime,
) -> bool:
    """Seal a case to those entitled now; False while the vault lacks one of its keys.

    With `rotate` every text gets a new key, so that an old one opens nothing that is there; what
    was granted for a time and has not lapsed stays granted.
    """
    keys = vault.all_keys(session, complaint_id)
    if keys is None:
        return False
    rows = queries.keys_of(session, [complaint_id])
    lent = {
        (row.compartment, row.account_id): row.until
        for row in rows
        if row.until is not None and row.until > now
    }
    have = {(row.compartment, row.serial, row.account_id) for row in rows}
    if rotate:
        keys, have = _rotate(vault, session, complaint_id, keys, now=now), set()
    sealer, added = Sealer(), []
    for (name, serial), key in keys.items():
        compartment = Compartment(name)
        wanted: dict[KeyHolder, datetime | None] = {
            KeyHolder(account_id, public_keys[account_id]): until
            for (lent_from, account_id), until in lent.items()
            if lent_from == name and account_id in public_keys
        }
        wanted |= dict.fromkeys(holders(complaint_id, compartment))
        for holder, until in wanted.items():
            if (name, serial, holder.account_id) not in have:
                added.append(
                    key_row(sealer, (complaint_id, compartment), serial, key, holder, until=until)
                )
    writing.add_rows(session, tables.CaseKey, added)
    return True


def _rotate(
    vault: Vault,
    session: Session,
    complaint_id: int,
    keys: Mapping[tuple[str, int], bytes],
    *,
    now: datetime,
) -> dict[tuple[str, int], bytes]:
    """Put every text of a case under a new key of its compartment; return the new keys."""
    fresh: dict[str, tuple[int, bytes]] = {}
    for name in {name for name, _ in keys}:
        compartment = Compartment(name)
        opened = vault.open_case(session, complaint_id, [compartment], now=now)
        last = max(serial for other, serial in keys if other == name)
        fresh[name] = last + 1, new_key()
        session.execute(queries.drop_keys(complaint_id, before=(name, last)))
        texts = [NewText(complaint_id, compartment, place, body) for place, body in opened.items()]
        vault.put_under(session, texts, fresh)
    return {(name, serial): key for name, (serial, key) in fresh.items()}


def lend(
    vault: Vault,
    session: Session,
    complaint_id: int,
    compartment: Compartment,
    *,
    to: KeyHolder,
    until: datetime,
) -> bool:
    """Seal a compartment's keys to one more account for a time; False when the vault lacks any."""
    keys = vault.all_keys(session, complaint_id)
    if keys is None:
        return False
    session.execute(
        queries.drop_keys(complaint_id, account_id=to.account_id, compartment=compartment.value)
    )
    sealer = Sealer()
    rows = [
        key_row(sealer, (complaint_id, compartment), serial, key, to, until=until)
        for (name, serial), key in keys.items()
        if name == compartment
    ]
    writing.add_rows(session, tables.CaseKey, rows)
    return bool(rows)
