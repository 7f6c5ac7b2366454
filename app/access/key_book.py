"""The key book of a register: who can open it, how often somebody failed, and the recovery key.

It lies outside the register, as it is read before the register can be. It holds names of accounts
and wrapped keys, nothing of any complaint.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

FORMAT = 1
# A slip of the finger costs nothing, the fourth failure in a row 5 s, then twice as much each time.
_FREE_FAILURES = 3
_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(minutes=15)
_MOST_REMEMBERED = 500


class DamagedBook(Exception):
    """The key book can't be read, or was changed by another program."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What argon2id costs: memory in MiB and rounds over it."""

    mebibytes: int
    rounds: int


@dataclass(frozen=True, slots=True)
class Hashing:
    """How one password was hashed."""

    salt: bytes
    cost: Cost


@dataclass(frozen=True, slots=True)
class Slot:
    """One account's way in: its private key wrapped by the password, the register's keys by that.

    `keys` are the register file's keys sealed to `public`, the newest first; none on a server.
    """

    login: str
    name: str
    hashing: Hashing
    public: bytes
    private: bytes
    keys: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """The paper's way in; its private key is what the code on the paper stands for."""

    hashing: Hashing
    public: bytes
    keys: tuple[bytes, ...] = ()
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Failures:
    """How often a login failed in a row, and when last."""

    count: int
    last: datetime


@dataclass(frozen=True, slots=True)
class KeyBook:
    """All slots of a register. `failed` are failed logins (login, moment) not yet in the log.

    There is a `former` recovery slot only while a new one is put in force, or when that was cut
    short: which of both opens the cases, only the register knows.
    """

    register: str
    recovery: RecoverySlot
    slots: tuple[Slot, ...]
    former: RecoverySlot | None = None
    sample: bool = False
    serial: int = 1
    failures: dict[str, Failures] = field(default_factory=dict)
    failed: tuple[tuple[str, datetime], ...] = ()

    def slot(self, login: str) -> Slot | None:
        """Return the slot of a login, in any case of letters; None when there is none."""
        wanted = login.strip().lower()
        return next((slot for slot in self.slots if slot.login == wanted), None)

    def with_slot(self, slot: Slot) -> KeyBook:
        """Return the book with a slot in place of the one of the same login."""
        others = tuple(each for each in self.slots if each.login != slot.login)
        return replace(self, slots=(*others, slot))

    def without(self, login: str) -> KeyBook:
        """Return the book without a login's slot."""
        return replace(self, slots=tuple(each for each in self.slots if each.login != login))

    def settled(self, public: bytes) -> KeyBook:
        """Return the book with only the recovery slot whose public key the register seals to."""
        former = self.former
        kept = former if former is not None and former.public == public else self.recovery
        return replace(self, recovery=kept, former=None)

    # --- waiting after failures -------------------------------------------------------------

    def wait(self, login: str, *, now: datetime) -> timedelta:
        """Return how long a login must still wait; a clock set back makes it no shorter."""
        failures = self.failures.get(_known(self, login))
        if failures is None or failures.count <= _FREE_FAILURES:
            return timedelta(0)
        doubled = min(failures.count - _FREE_FAILURES - 1, 20)
        whole: timedelta = min(_FIRST_WAIT * 2**doubled, _LONGEST_WAIT)
        passed = max(now - failures.last, timedelta(0))
        return max(whole - passed, timedelta(0))

    def failing(self, login: str, *, now: datetime) -> KeyBook:
        """Return the book after one more failure of a login."""
        key = _known(self, login)
        before = self.failures.get(key)
        count = 1 if before is None else before.count + 1
        return replace(
            self,
            failures={**self.failures, key: Failures(count, now)},
            failed=(*self.failed, (key, now))[-_MOST_REMEMBERED:],
        )

    def succeeding(self, login: str) -> KeyBook:
        """Return the book after a login succeeded; what failed before still awaits the log."""
        rest = {key: value for key, value in self.failures.items() if key != login}
        return replace(self, failures=rest)


def _known(book: KeyBook, login: str) -> str:
    """Return the login failures are counted under; all that nobody has share one."""
    slot = book.slot(login)
    return slot.login if slot else "?"


# --- as text -----------------------------------------------------------------------------


def book_text(book: KeyBook) -> str:
    """Write a book as JSON with a digest that finds damage."""
    body = json.dumps(_as_json(book), sort_keys=True)
    return json.dumps({"digest": _digest(body), "body": body}, indent=1)


def read_book(text: str) -> KeyBook:
    """Read what `book_text` wrote. Raises DamagedBook."""
    try:
        outer = json.loads(text)
        if outer["digest"] != _digest(outer["body"]):
            raise DamagedBook("digest")
        inner = json.loads(outer["body"])
        if inner["format"] != FORMAT:
            raise DamagedBook(f"format {inner['format']}")
        return _from_json(inner)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedBook("unreadable") from error


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def _text(value: bytes) -> str:
    return b64encode(value).decode("ascii")


def _as_json(book: KeyBook) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "register": book.register,
        "sample": book.sample,
        "serial": book.serial,
        "recovery": _recovery_json(book.recovery),
        "former": _recovery_json(book.former) if book.former else None,
        "slots": [
            {
                **_hashing_json(slot.hashing),
                "login": slot.login,
                "name": slot.name,
                "public": _text(slot.public),
                "private": _text(slot.private),
                "keys": [_text(key) for key in slot.keys],
            }
            for slot in book.slots
        ],
        "failures": {
            key: [value.count, value.last.isoformat()] for key, value in book.failures.items()
        },
        "failed": [[login, at.isoformat()] for login, at in book.failed],
    }


def _hashing_json(hashing: Hashing) -> dict[str, Any]:
    cost = hashing.cost
    return {"salt": _text(hashing.salt), "mebibytes": cost.mebibytes, "rounds": cost.rounds}


def _recovery_json(slot: RecoverySlot) -> dict[str, Any]:
    return {
        **_hashing_json(slot.hashing),
        "public": _text(slot.public),
        "keys": [_text(key) for key in slot.keys],
        "confirmed": slot.confirmed,
    }


def _from_json(inner: dict[str, Any]) -> KeyBook:
    return KeyBook(
        register=inner["register"],
        sample=inner["sample"],
        serial=inner["serial"],
        recovery=_recovery(inner["recovery"]),
        former=_recovery(inner["former"]) if inner["former"] else None,
        slots=tuple(
            Slot(
                each["login"],
                each["name"],
                _hashing(each),
                b64decode(each["public"]),
                b64decode(each["private"]),
                _keys(each),
            )
            for each in inner["slots"]
        ),
        failures={
            key: Failures(count, datetime.fromisoformat(last))
            for key, (count, last) in inner["failures"].items()
        },
        failed=tuple((login, datetime.fromisoformat(at)) for login, at in inner["failed"]),
    )


def _recovery(entry: dict[str, Any]) -> RecoverySlot:
    public = b64decode(entry["public"])
    return RecoverySlot(_hashing(entry), public, _keys(entry), entry["confirmed"])


def _hashing(entry: dict[str, Any]) -> Hashing:
    return Hashing(b64decode(entry["salt"]), Cost(entry["mebibytes"], entry["rounds"]))


def _keys(entry: dict[str, Any]) -> tuple[bytes, ...]:
    return tuple(b64decode(key) for key in entry["keys"])
