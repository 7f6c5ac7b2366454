"""Hostile values in the key book, each with a digest that fits: one calm sentence, no crash."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from app.access.key_store import FileKeyStore
from app.access.sealing import seal_text
from app.access.signing import derived
from app.access.slots import Memory, open_memory
from app.errors import EnvironmentTrouble
from app.keeping.looking import look_at
from app.keeping.opening import open_register
from tests.helpers.registers import LOGIN, PASSWORD

NAIVE = "2026-03-17T09:00:00"


def spoil(place: Path, path: str, value: object) -> None:
    """Put a value into both copies of a register's book, and a digest that fits it."""
    for copy in FileKeyStore(place).places:
        body: Any = json.loads(json.loads(copy.read_text("utf-8"))["body"])
        *way, last = path.split(".")
        found = body
        for step in way:
            found = found[int(step)] if step.isdigit() else found[step]
        found[last] = value
        text = json.dumps(body, sort_keys=True)
        digest = hashlib.sha256(text.encode()).hexdigest()
        copy.write_text(json.dumps({"digest": digest, "body": text}), "utf-8")


@pytest.mark.parametrize("slot", ["slots.0", "recovery"])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("mebibytes", 0),
        ("mebibytes", -1),
        ("mebibytes", "banyak"),
        ("mebibytes", 10**9),
        ("mebibytes", True),
        ("mebibytes", 64.5),
        ("rounds", 0),
        ("rounds", 10**9),
        ("rounds", None),
        ("salt", ""),
        ("salt", "AAAA"),
        ("salt", "bukan base64!"),
        ("public", "AAAA"),
        ("public", 7),
        ("keys", "AAAA"),
        ("keys", ["AAAA"]),
        ("keys", None),
        ("memory", 7),
    ],
)
def test_a_slot(register_file: Path, slot: str, name: str, value: object) -> None:
    spoil(register_file, f"{slot}.{name}", value)
    refused(register_file)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("slots.0.login", ""),
        ("slots.0.login", "../siti"),
        ("slots.0.login", ["siti"]),
        ("slots.0.name", None),
        ("slots.0.name", "x" * 10_000),
        ("slots.0.name", "\ud800"),
        ("slots.0.private", ""),
        ("slots.0.private", 1),
        ("slots.0.first", "ya"),
        ("recovery.confirmed", 1),
        ("recovery.root", None),
        ("former", {}),
        ("former", 0),
        ("slots", {}),
        ("slots", None),
        ("slots", [None]),
        ("serial", -1),
        ("serial", 2**70),
        ("serial", "1"),
        ("register", None),
        ("sample", "tidak"),
        ("format", 99),
        ("format", [2]),
        ("failures", []),
        ("failures", {"siti": [10**30, "2026-03-17T09:00:00+07:00", 0]}),
        ("failures", {"siti": [1, NAIVE, 0]}),
        ("failures", {"siti": [1, 0, 0]}),
        ("failures", {"siti": [1, "2026-03-17T09:00:00+07:00", float("nan")]}),
        ("failures", {"siti": []}),
        ("failed", [["siti", NAIVE]]),
        ("failed", [["siti"]]),
        ("failed", 3),
    ],
)
def test_the_book(register_file: Path, path: str, value: object) -> None:
    spoil(register_file, path, value)
    refused(register_file)


def test_a_slot_twice(register_file: Path) -> None:
    text = FileKeyStore(register_file).places[0].read_text("utf-8")
    slot = json.loads(json.loads(text)["body"])["slots"][0]
    spoil(register_file, "slots", [slot, slot])
    refused(register_file)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"digest": "x", "body": ' + "[" * 100_000])
def test_nested_without_end(register_file: Path, text: str) -> None:
    for copy in FileKeyStore(register_file).places:
        copy.write_text(text, "utf-8")
    refused(register_file)


def test_what_a_newer_program_remembers_besides_ends_in_no_error() -> None:
    body = json.dumps(asdict(Memory("aa", 7)) | {"later": 1}).encode()
    sealed = seal_text(body, key=derived(b"secret", use="memory"), place="memory/siti")
    assert open_memory(sealed, b"secret", login="siti") == Memory("aa", 7)


def test_another_private_part_opens_nothing(register_file: Path) -> None:
    """The public half is not believed: it follows from the private one."""
    text = FileKeyStore(register_file).places[0].read_text("utf-8")
    recovery = json.loads(json.loads(text)["body"])["recovery"]
    spoil(register_file, "slots.0.public", recovery["public"])
    open_register(str(register_file), login=LOGIN, password=PASSWORD).close()


def refused(place: Path) -> None:
    for opening in (
        lambda: look_at(str(place)),
        lambda: open_register(str(place), login=LOGIN, password=PASSWORD),
    ):
        with pytest.raises(EnvironmentTrouble) as trouble:
            opening()
        assert trouble.value.kind == "key_damaged"
