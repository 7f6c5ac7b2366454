"""Sealing and opening with PyNaCl: pure functions over bytes, nothing kept, nothing read.

Texts: XChaCha20-Poly1305 under a case's key, bound by additional data to the one place they belong
to. Keys: sealed to a public key (X25519) by a sender key that is made for one batch and thrown
away, so that who sealed can't open again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nacl import bindings
from nacl._sodium import ffi, lib  # type: ignore[import-not-found]
from nacl.exceptions import CryptoError
from nacl.utils import random

from db.trouble import StorageTrouble, Trouble

KEY_BYTES = 32
SALT_BYTES = 16
_PUBLIC = 32
_BOX_NONCE = bindings.crypto_box_NONCEBYTES
_BOX_TAG = bindings.crypto_box_ZEROBYTES - bindings.crypto_box_BOXZEROBYTES
_TEXT_NONCE = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
_TEXT_TAG = bindings.crypto_aead_xchacha20poly1305_ietf_ABYTES
_BYTES = ffi.typeof("unsigned char[]")


class CannotOpen(StorageTrouble):
    """The key does not fit, or what is sealed was changed or moved.

    Told as the latter, unless who gave the key can mend it.
    """

    def __init__(self) -> None:
        super().__init__(Trouble.SEAL_CHANGED)


@dataclass(frozen=True, slots=True)
class KeyPair:
    """An X25519 pair; `private` is never written anywhere unwrapped."""

    public: bytes
    private: bytes = field(repr=False)


def new_key() -> bytes:
    """Return a random key of 32 bytes."""
    return random(KEY_BYTES)


def new_salt() -> bytes:
    """Return a random salt of 16 bytes."""
    return random(SALT_BYTES)


def new_pair() -> KeyPair:
    """Return a random key pair."""
    public, private = bindings.crypto_box_keypair()
    return KeyPair(public, private)


def pair_of(seed: bytes) -> KeyPair:
    """Return the key pair that 32 secret bytes stand for."""
    public, private = bindings.crypto_box_seed_keypair(seed)
    return KeyPair(public, private)


def pair_with(private: bytes) -> KeyPair:
    """Return the pair of a private key: its public half is never believed from elsewhere."""
    return KeyPair(bindings.crypto_scalarmult_base(private), private)


def seal_text(text: bytes, *, key: bytes, place: str) -> bytes:
    """Seal bytes for one place; they open only with the same key and place."""
    nonce = random(_TEXT_NONCE)
    sealed = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(text, place.encode(), nonce, key)
    return nonce + sealed


def open_text(sealed: bytes, *, key: bytes, place: str) -> bytes:
    """Open what `seal_text` sealed. Raises CannotOpen."""
    # A search opens ten thousand of them: PyNaCl's own function looks at its arguments for three
    # times as long as it opens.
    length = len(sealed) - _TEXT_NONCE - _TEXT_TAG
    if length < 0 or len(key) != KEY_BYTES:
        raise CannotOpen
    nonce, body, bound = sealed[:_TEXT_NONCE], sealed[_TEXT_NONCE:], place.encode()
    opened = ffi.new(_BYTES, length or 1)
    try:
        refused = lib.crypto_aead_xchacha20poly1305_ietf_decrypt(
            opened, ffi.NULL, ffi.NULL, body, len(body), bound, len(bound), nonce, key
        )
    except TypeError as error:
        # Somebody wrote it into the database as text.
        raise CannotOpen from error
    if refused:
        raise CannotOpen
    return bytes(ffi.buffer(opened, length))


class Sealer:
    """Seals keys of one batch to public keys; its own private key lives no longer than it does."""

    def __init__(self) -> None:
        self._pair = new_pair()
        self._shared: dict[bytes, bytes] = {}

    def seal_key(self, key: bytes, *, to: bytes) -> bytes:
        """Return a key sealed to a public key: sender's public key, nonce, box."""
        shared = self._shared.get(to)
        if shared is None:
            shared = bindings.crypto_box_beforenm(to, self._pair.private)
            self._shared[to] = shared
        nonce = random(_BOX_NONCE)
        return self._pair.public + nonce + bindings.crypto_box_easy_afternm(key, nonce, shared)


class Opener:
    """Opens keys sealed to one pair; the costly part is done once for each batch."""

    def __init__(self, pair: KeyPair) -> None:
        self._pair = pair
        self._shared: dict[bytes, bytes] = {}

    @property
    def public(self) -> bytes:
        """The public key that the keys are sealed to."""
        return self._pair.public

    def open_key(self, sealed: bytes) -> bytes:
        """Open what `Sealer.seal_key` sealed to this pair. Raises CannotOpen."""
        length = len(sealed) - _PUBLIC - _BOX_NONCE - _BOX_TAG
        if length < 0:
            raise CannotOpen
        nonce, box = sealed[_PUBLIC:][:_BOX_NONCE], sealed[_PUBLIC + _BOX_NONCE :]
        opened = ffi.new(_BYTES, length or 1)
        shared = self._shared_with(sealed[:_PUBLIC])
        if lib.crypto_box_open_easy_afternm(opened, box, len(box), nonce, shared):
            raise CannotOpen
        return bytes(ffi.buffer(opened, length))

    def _shared_with(self, sender: bytes) -> bytes:
        shared = self._shared.get(sender)
        if shared is None:
            try:
                shared = bindings.crypto_box_beforenm(sender, self._pair.private)
            except (CryptoError, TypeError, ValueError) as error:
                raise CannotOpen from error
            self._shared[sender] = shared
        return shared
