"""Signing with PyNaCl: Ed25519 over bytes, and the keys that are derived from another one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.utils import random

SEED_BYTES = 32
SIGNATURE_BYTES = 64


@dataclass(frozen=True, slots=True)
class Signer:
    """An Ed25519 pair; `seed` is never written anywhere unwrapped."""

    public: bytes
    seed: bytes = field(repr=False)

    def sign(self, message: bytes) -> bytes:
        """Return the signature of a message."""
        return bindings.crypto_sign(message, self.seed + self.public)[:SIGNATURE_BYTES]


def new_signer() -> Signer:
    """Return a random signer."""
    return signer_of(random(SEED_BYTES))


def signer_of(seed: bytes) -> Signer:
    """Return the signer that 32 secret bytes stand for."""
    public, _ = bindings.crypto_sign_seed_keypair(seed)
    return Signer(public, seed)


def is_signed(message: bytes, signature: bytes, *, by: bytes) -> bool:
    """Tell whether a signature of a message was made with the key behind a public one."""
    try:
        bindings.crypto_sign_open(signature + message, by)
    except (CryptoError, TypeError, ValueError):
        return False
    return len(signature) == SIGNATURE_BYTES


def derived(secret: bytes, *, use: str) -> bytes:
    """Return 32 bytes that only who has a secret can know, others for each use: BLAKE2b."""
    return hashlib.blake2b(secret, digest_size=32, person=use.encode()).digest()
