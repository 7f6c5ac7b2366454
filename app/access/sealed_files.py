"""Seals files in parts, each under a key of its own (secretstream XChaCha20-Poly1305).

Who has the key opens the parts in their order only: one that was changed, left out, added or put
elsewhere opens no more. Nothing larger than a part is held in memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from nacl import bindings
from nacl.exceptions import CryptoError

from app.access.sealing import CannotOpen

PART_BYTES = 256 * 1024
_HEADER = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_MIDDLE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE


class StoredDigest:
    """The digest over sealed parts as they are kept: no key is needed to take it again."""

    def __init__(self) -> None:
        self._taken = hashlib.blake2b(digest_size=32)

    def add(self, part: bytes) -> None:
        """Take the next part in; where it ends counts as well."""
        self._taken.update(len(part).to_bytes(4, "big"))
        self._taken.update(part)

    @property
    def text(self) -> str:
        """The digest so far (hex)."""
        return self._taken.hexdigest()


class FileSealer:
    """Seals one file under a new key; after the last part it knows both digests and the size.

    `key` are key and header, which opening needs; `sha256` is that of the file as it was (hex).
    """

    def __init__(self) -> None:
        key = bindings.crypto_secretstream_xchacha20poly1305_keygen()
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        header = bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, key)
        self.key = key + header
        self.stored = StoredDigest()
        self.size = 0
        self._plain = hashlib.sha256()

    @property
    def sha256(self) -> str:
        """The SHA-256 of what was sealed so far (hex)."""
        return self._plain.hexdigest()

    def parts(self, file: BinaryIO) -> Iterator[bytes]:
        """Yield the sealed parts of a file, at least one. Raises OSError."""
        coming = file.read(PART_BYTES)
        last = False
        while not last:
            plain, coming = coming, file.read(PART_BYTES)
            last = not coming
            self.size += len(plain)
            self._plain.update(plain)
            sealed: bytes = bindings.crypto_secretstream_xchacha20poly1305_push(
                self._state, plain, tag=_FINAL if last else _MIDDLE
            )
            self.stored.add(sealed)
            yield sealed


def opened_parts(parts: Iterable[bytes], *, key: bytes) -> Iterator[bytes]:
    """Yield what sealed parts hold. Raises CannotOpen, at the latest when they end."""
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    tag = _MIDDLE
    try:
        secret, header = key[:-_HEADER], key[-_HEADER:]
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, header, secret)
        for sealed in parts:
            if tag == _FINAL:
                raise CannotOpen
            plain, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, sealed)
            yield plain
    except (CryptoError, TypeError, ValueError) as error:
        raise CannotOpen from error
    if tag != _FINAL:
        raise CannotOpen


def keyed_digest(body: bytes, *, key: bytes) -> str:
    """Return a digest (hex) that tells nothing of `body` to who lacks the key of its file."""
    return hashlib.blake2b(body, key=key[:-_HEADER], digest_size=32).hexdigest()
