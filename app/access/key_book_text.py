"""A key book as text: JSON with a digest that finds damage, every value checked on reading.

The file can be changed by anybody who can write into the folder, so nothing of it is used before
its type and its bounds are known.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from app.access.key_book import Cost, Failures, Hashing, KeyBook, RecoverySlot, Slot

FORMAT = 2
_READABLE = (1, FORMAT)
_MOST_TEXT = 8_000_000
_MOST_SLOTS = 2000
_LOGIN = re.compile(r"[a-z0-9._-]{1,30}")
_SALT = 16
_KEY = 32
_SEALED_KEY = 104
_MOST_WRAPPED = 1000
T = TypeVar("T")


class DamagedBook(Exception):
    """The key book can't be read, or was changed by another program."""


def book_text(book: KeyBook) -> str:
    """Write a book as JSON with a digest that finds damage."""
    body = json.dumps(_as_json(book), sort_keys=True)
    return json.dumps({"digest": _digest(body), "body": body}, indent=1)


def read_book(text: str) -> KeyBook:
    """Read what `book_text` wrote. Raises DamagedBook."""
    try:
        if len(text) > _MOST_TEXT:
            raise DamagedBook("size")
        outer = json.loads(text)
        if outer["digest"] != _digest(outer["body"]):
            raise DamagedBook("digest")
        inner = json.loads(outer["body"])
        if inner["format"] not in _READABLE:
            raise DamagedBook(f"format {inner['format']}")
        return _from_json(inner)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise DamagedBook("unreadable") from error
    except RecursionError as error:
        raise DamagedBook("nested") from error


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


# --- writing -----------------------------------------------------------------------------


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
                "first": slot.first,
                "memory": _text(slot.memory),
                "sign": _text(slot.sign),
            }
            for slot in book.slots
        ],
        "failures": {
            key: [value.in_a_row, value.last.isoformat(), value.uptime]
            for key, value in book.failures.items()
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
        "memory": _text(slot.memory),
        "root": _text(slot.root),
    }


# --- reading -----------------------------------------------------------------------------


def _from_json(inner: dict[str, Any]) -> KeyBook:
    slots = _list(inner["slots"], _slot, most=_MOST_SLOTS)
    if len({slot.login for slot in slots}) != len(slots):
        raise DamagedBook("a login twice")
    failures = inner["failures"]
    if not isinstance(failures, dict) or len(failures) > _MOST_SLOTS:
        raise DamagedBook("failures")
    return KeyBook(
        register=_words(inner["register"], most=64),
        sample=_truth(inner["sample"]),
        serial=_number(inner["serial"], 1, 2**53),
        recovery=_recovery(inner["recovery"]),
        former=_recovery(inner["former"]) if inner["former"] is not None else None,
        slots=slots,
        failures={_words(key, most=40): _failures(value) for key, value in failures.items()},
        failed=_list(inner["failed"], _failed, most=1000),
    )


def _slot(entry: dict[str, Any]) -> Slot:
    login = _words(entry["login"], most=30)
    if not _LOGIN.fullmatch(login):
        raise DamagedBook("login")
    return Slot(
        login=login,
        name=_words(entry["name"], most=300),
        hashing=_hashing(entry),
        public=_bytes(entry["public"], _KEY),
        private=_bytes(entry["private"], 1, _MOST_WRAPPED),
        keys=_keys(entry),
        first=_truth(entry.get("first", False)),
        memory=_bytes(entry.get("memory", ""), 0, _MOST_WRAPPED),
        sign=_bytes(entry.get("sign", ""), 0, _KEY),
    )


def _recovery(entry: dict[str, Any]) -> RecoverySlot:
    return RecoverySlot(
        hashing=_hashing(entry),
        public=_bytes(entry["public"], _KEY),
        keys=_keys(entry),
        confirmed=_truth(entry["confirmed"]),
        memory=_bytes(entry.get("memory", ""), 0, _MOST_WRAPPED),
        root=_bytes(entry.get("root", ""), 0, _MOST_WRAPPED),
    )


def _hashing(entry: dict[str, Any]) -> Hashing:
    # What argon2 is asked for decides whether it ends, fails, or takes all memory there is.
    cost = Cost(_number(entry["mebibytes"], 8, 1024), _number(entry["rounds"], 1, 16))
    return Hashing(_bytes(entry["salt"], _SALT), cost)


def _keys(entry: dict[str, Any]) -> tuple[bytes, ...]:
    return _list(entry["keys"], lambda key: _bytes(key, _SEALED_KEY), most=4)


def _failures(entry: list[Any]) -> Failures:
    count, last, *uptime = entry
    seconds = uptime[0] if uptime else 0.0
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not seconds >= 0:
        raise DamagedBook("uptime")
    return Failures(_number(count, 1, 10**9), _moment(last), float(seconds))


def _failed(entry: list[Any]) -> tuple[str, datetime]:
    login, at = entry
    return _words(login, most=40), _moment(at)


def _list(value: object, read: Callable[[Any], T], *, most: int) -> tuple[T, ...]:
    if not isinstance(value, list) or len(value) > most:
        raise DamagedBook("a list")
    return tuple(read(each) for each in value)


def _words(value: object, *, most: int) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= most:
        raise DamagedBook("words")
    value.encode()
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise DamagedBook("true or false")
    return value


def _number(value: object, least: int, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise DamagedBook("a number")
    return value


def _bytes(value: object, least: int, most: int | None = None) -> bytes:
    if not isinstance(value, str):
        raise DamagedBook("bytes")
    found = b64decode(value, validate=True)
    if not least <= len(found) <= (least if most is None else most):
        raise DamagedBook("bytes")
    return found


def _moment(value: object) -> datetime:
    if not isinstance(value, str):
        raise DamagedBook("a moment")
    found = datetime.fromisoformat(value)
    if found.tzinfo is None:
        raise DamagedBook("a moment without a zone")
    return found
