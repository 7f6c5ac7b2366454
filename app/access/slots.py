"""Makes and opens the slots of a key book: what a password or a recovery code leads to."""

from __future__ import annotations

from app.access.key_book import Cost, Hashing, KeyBook, RecoverySlot, Slot
from app.access.passwords import key_of, new_hashing
from app.access.sealing import (
    CannotOpen,
    KeyPair,
    Opener,
    Sealer,
    new_pair,
    open_text,
    pair_of,
    seal_text,
)


def make_slot(
    *,
    login: str,
    name: str,
    password: str,
    keys: tuple[bytes, ...],
    cost: Cost | None = None,
    pair: KeyPair | None = None,
) -> tuple[Slot, KeyPair]:
    """Make the slot of an account; `keys` are the register file's keys in the clear."""
    pair, hashing = pair or new_pair(), new_hashing(cost)
    wrapped = seal_text(pair.private, key=key_of(password, hashing), place=f"slot/{login}")
    return Slot(login, name, hashing, pair.public, wrapped, seal_keys(keys, to=pair.public)), pair


def seal_keys(keys: tuple[bytes, ...], *, to: bytes) -> tuple[bytes, ...]:
    """Seal the register file's keys to a public key."""
    sealer = Sealer()
    return tuple(sealer.seal_key(key, to=to) for key in keys)


def open_slot(slot: Slot, password: str) -> tuple[KeyPair, tuple[bytes, ...]]:
    """Return the key pair and the register's keys behind a password. Raises CannotOpen."""
    key = key_of(password, slot.hashing)
    private = open_text(slot.private, key=key, place=f"slot/{slot.login}")
    pair = KeyPair(slot.public, private)
    return pair, open_keys(slot.keys, pair)


def open_keys(sealed: tuple[bytes, ...], pair: KeyPair) -> tuple[bytes, ...]:
    """Open the register's keys with the pair they are sealed to. Raises CannotOpen."""
    opener = Opener(pair)
    return tuple(opener.open_key(key) for key in sealed)


def make_recovery(
    entropy: bytes, *, keys: tuple[bytes, ...], cost: Cost | None = None
) -> RecoverySlot:
    """Make the slot that a recovery code opens."""
    hashing = new_hashing(cost)
    pair = recovery_pair(entropy, hashing)
    return RecoverySlot(hashing, pair.public, seal_keys(keys, to=pair.public))


def recovery_pair(entropy: bytes, hashing: Hashing) -> KeyPair:
    """Return the key pair a recovery code stands for."""
    return pair_of(key_of(entropy.hex(), hashing))


def open_recovery(book: KeyBook, entropy: bytes) -> tuple[KeyPair, tuple[bytes, ...]]:
    """Return the pair and the register's keys behind a recovery code. Raises CannotOpen."""
    for slot in (book.recovery, book.former):
        if (
            slot is not None
            and (pair := recovery_pair(entropy, slot.hashing)).public == slot.public
        ):
            return pair, open_keys(slot.keys, pair)
    raise CannotOpen
