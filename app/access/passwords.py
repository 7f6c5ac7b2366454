"""Passwords and recovery codes turned into keys by argon2id; the cost is kept with the salt."""

from __future__ import annotations

from nacl.pwhash import argon2id

from app.access.key_book import Cost, Hashing
from app.access.sealing import KEY_BYTES, new_salt

SHORTEST = 10
_MEBIBYTE = 1024 * 1024


STANDARD = Cost(mebibytes=64, rounds=3)
"""Every new password; an older, cheaper one is hashed again when its owner signs in."""
PUBLISHED = Cost(mebibytes=8, rounds=1)
"""The sample's account, whose password everybody knows."""


def new_hashing(cost: Cost | None = None) -> Hashing:
    """Return a fresh salt with a cost, the standard one unless told otherwise."""
    return Hashing(new_salt(), cost or STANDARD)


def is_outdated(hashing: Hashing) -> bool:
    """Tell whether a password was hashed at a lower cost than is standard now."""
    cost = hashing.cost
    return cost.mebibytes < STANDARD.mebibytes or cost.rounds < STANDARD.rounds


def key_of(password: str, hashing: Hashing) -> bytes:
    """Return the 32 bytes a password stands for; takes as long as the cost says."""
    return argon2id.kdf(
        KEY_BYTES,
        password.encode(),
        hashing.salt,
        opslimit=hashing.cost.rounds,
        memlimit=hashing.cost.mebibytes * _MEBIBYTE,
    )


def password_mistake(password: str, *, login: str = "", name: str = "") -> str:
    """Return what is wrong with a new password, or ""."""
    if len(password) < SHORTEST:
        return (
            f"Kata sandi paling sedikit {SHORTEST} huruf; kini {len(password)}. "
            "Pakai beberapa kata yang mudah diingat."
        )
    plain = password.strip().lower()
    if plain in {login.lower(), name.lower()} or len(set(plain)) < 4:
        return "Kata sandi itu terlalu mudah ditebak. Pakai beberapa kata yang tidak berkaitan."
    return ""
