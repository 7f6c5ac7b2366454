"""Making and opening the slots of a key book.

What a password wraps is the private half of the sealing pair (X25519, 32 bytes) and the seed of
the signing pair (Ed25519, 32 bytes); in a book from before there were signatures only the first.
A recovery code stands for 32 bytes by argon2id, from which the seeds of its sealing pair and of
the root's signing pair are derived. On a sheet from before there were signatures those bytes are
themselves the seed of the sealing pair: which kind it is can't be changed from outside.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field, fields, replace

from app.access.key_book import RECOVERY_LOGIN, Cost, KeyBook, RecoverySlot, Slot
from app.access.passwords import key_of, new_hashing
from app.access.sealing import (
    KEY_BYTES,
    CannotOpen,
    KeyPair,
    Opener,
    Sealer,
    new_pair,
    open_text,
    pair_of,
    pair_with,
    seal_text,
)
from app.access.signing import SEED_BYTES, Signer, derived, new_signer, signer_of
from app.rules.check_code import ALPHABET


@dataclass(frozen=True, slots=True)
class Memory:
    """What somebody knows of a register, kept where only they can write it.

    `founding` is the public key of the root that the register was founded by (hex), empty as long
    as they have seen none. `position` and `head` are the end of the history as they left it (hash
    in hex), `serial` and `attested` the last attestation (digest in hex). `own` is the digest of the
    last attestation that they made themselves.
    """

    founding: str = ""
    position: int = 0
    head: str = ""
    serial: int = 0
    attested: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """Somebody's private keys. The signer of a `legacy` slot is not in the key book yet."""

    pair: KeyPair
    signer: Signer
    memory: Memory = field(default_factory=Memory)
    legacy: bool = False


def new_own_keys(memory: Memory | None = None) -> OwnKeys:
    """Return random private keys, with which nothing was signed yet."""
    return OwnKeys(new_pair(), new_signer(), replace(memory or Memory(), own=""))


# --- accounts ----------------------------------------------------------------------------


def make_slot(
    *,
    login: str,
    name: str,
    password: str,
    keys: tuple[bytes, ...],
    cost: Cost | None = None,
    own: OwnKeys | None = None,
    first: bool = False,
) -> tuple[Slot, OwnKeys]:
    """Make the slot of an account; `keys` are the register file's keys in the clear."""
    own, hashing = own or new_own_keys(), new_hashing(cost)
    wrapped = seal_text(
        own.pair.private + own.signer.seed,
        key=key_of(password, hashing),
        place=f"slot/{login}",
    )
    public = own.pair.public
    memory = seal_memory(own.memory, own.pair.private, login=login)
    sealed = seal_keys(keys, to=public)
    return Slot(login, name, hashing, public, wrapped, sealed, first, memory), own


def open_slot(slot: Slot, password: str) -> tuple[OwnKeys, tuple[bytes, ...]]:
    """Return the private keys and the register's keys behind a password. Raises CannotOpen."""
    key = key_of(password, slot.hashing)
    opened = open_text(slot.private, key=key, place=f"slot/{slot.login}")
    private, seed = opened[:KEY_BYTES], opened[KEY_BYTES:]
    if len(private) != KEY_BYTES or len(seed) not in (0, SEED_BYTES):
        raise CannotOpen
    pair = pair_with(private)
    if not seed:
        return OwnKeys(pair, new_signer(), legacy=True), open_keys(slot.keys, pair)
    memory = open_memory(slot.memory, private, login=slot.login)
    return OwnKeys(pair, signer_of(seed), memory), open_keys(slot.keys, pair)


def take_own_keys(slot: Slot, own: OwnKeys, *, password: str) -> Slot:
    """Return the slot of an account that waits for a head, with keys and a password of its owner's.

    Who prepared it knows the keys that were in it; `own` are those.
    """
    made, taken = make_slot(
        login=slot.login,
        name=slot.name,
        password=password,
        keys=(),
        own=new_own_keys(own.memory),
    )
    return made._replace(sign=taken.signer.public)


def spoken_code(register: str, slot: Slot) -> str:
    """Return what an owner reads aloud to a head, who knows by it whose keys are in a slot.

    Ten letters (50 bits) of the BLAKE2b of register, login and both public keys: "7K4MQ-2XW9D".
    """
    told = json.dumps([register, slot.login, slot.public.hex(), slot.sign.hex()])
    number = int.from_bytes(hashlib.blake2b(told.encode(), person=b"spoken").digest(), "big")
    letters = [ALPHABET[number >> 5 * at & 31] for at in range(10)]
    return f"{''.join(letters[:5])}-{''.join(letters[5:])}"


def seal_memory(memory: Memory, secret: bytes, *, login: str) -> bytes:
    """Seal a memory by a private key of its owner."""
    body = json.dumps(asdict(memory)).encode()
    return seal_text(body, key=derived(secret, use="memory"), place=f"memory/{login}")


def open_memory(sealed: bytes, secret: bytes, *, login: str) -> Memory:
    """Open what `seal_memory` sealed. Raises CannotOpen."""
    body = open_text(sealed, key=derived(secret, use="memory"), place=f"memory/{login}")
    told = json.loads(body)
    # What a newer program remembers besides is nothing to this one: the register says it is newer.
    return Memory(**{each.name: told[each.name] for each in fields(Memory) if each.name in told})


def seal_keys(keys: tuple[bytes, ...], *, to: bytes) -> tuple[bytes, ...]:
    """Seal the register file's keys to a public key."""
    sealer = Sealer()
    return tuple(sealer.seal_key(key, to=to) for key in keys)


def open_keys(sealed: tuple[bytes, ...], pair: KeyPair) -> tuple[bytes, ...]:
    """Open the register's keys with the pair they are sealed to. Raises CannotOpen."""
    opener = Opener(pair)
    return tuple(opener.open_key(key) for key in sealed)


# --- the recovery code -------------------------------------------------------------------


def make_recovery(
    entropy: bytes,
    *,
    keys: tuple[bytes, ...],
    cost: Cost | None = None,
    founding: str = "",
) -> tuple[RecoverySlot, OwnKeys]:
    """Make the slot that a recovery code opens.

    `founding` is the root the register was founded by; without one this code's own is it.
    """
    hashing = new_hashing(cost)
    secret = key_of(entropy.hex(), hashing)
    pair, root = _recovery_pair(secret), signer_of(derived(secret, use="root"))
    memory = Memory(founding or root.public.hex())
    slot = RecoverySlot(
        hashing,
        pair.public,
        seal_keys(keys, to=pair.public),
        memory=seal_memory(memory, secret, login=RECOVERY_LOGIN),
    )
    return slot, OwnKeys(pair, root, memory)


def open_recovery(book: KeyBook, entropy: bytes) -> tuple[OwnKeys, tuple[bytes, ...]]:
    """Return the private keys and the register's keys behind a recovery code. Raises CannotOpen.

    Their signer is the root's; of a sheet from before there were signatures the one that the
    register was founded by later, and any at all as long as it was not.
    """
    for slot in (book.recovery, book.former):
        if slot is None:
            continue
        secret = key_of(entropy.hex(), slot.hashing)
        pair = _recovery_pair(secret)
        if pair.public == slot.public:
            memory = open_memory(slot.memory, secret, login=RECOVERY_LOGIN)
            root = signer_of(derived(secret, use="root"))
            return OwnKeys(pair, root, memory), open_keys(slot.keys, pair)
        pair = pair_of(secret)
        if pair.public == slot.public:
            root = signer_of(Opener(pair).open_key(slot.root)) if slot.root else new_signer()
            memory = Memory(root.public.hex() if slot.root else "")
            return OwnKeys(pair, root, memory, legacy=True), open_keys(slot.keys, pair)
    raise CannotOpen


def _recovery_pair(secret: bytes) -> KeyPair:
    return pair_of(derived(secret, use="seal"))
