"""What is written of a case, its identity and its content: made tidy, and checked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from typing import TypeVar

from app.case import Content, Identity
from app.desk.entry_checks import clean_line, clean_text, line_mistake, text_mistake

_Words = TypeVar("_Words", Identity, Content)
_NAMES: Mapping[type, tuple[str, ...]] = {
    kind: tuple(each.name for each in fields(kind)) for kind in (Identity, Content)
}


def parts_of(words: Identity | Content) -> dict[str, str]:
    """Return each part by its name."""
    return {name: getattr(words, name) for name in _NAMES[type(words)]}


def tidied_identity(identity: Identity) -> Identity:
    """Return the same without control characters and outer space."""
    return _tidied(identity, texts={"address"})


def tidied_content(content: Content) -> Content:
    """Return the same without control characters and outer space, its lines kept."""
    return _tidied(content, texts=_NAMES[Content])


def _tidied(words: _Words, *, texts: Collection[str]) -> _Words:
    """Return the same with every field tidy: one line each, but several in those named `texts`."""
    said = parts_of(words)
    tidied = {
        name: (clean_text if name in texts else clean_line)(text) if text else ""
        for name, text in said.items()
    }
    return words if tidied == said else replace(words, **tidied)


def identity_mistakes(person: Identity) -> dict[str, str]:
    """Return what is wrong with who brings a complaint, by field key; "" where all is well."""
    found = {
        "name": line_mistake(person.name, name="Nama pelapor"),
        "contact": line_mistake(person.contact, name="Kontak"),
        "address": text_mistake(person.address, name="Alamat"),
        "national_id": line_mistake(person.national_id, name="NIK"),
    }
    digits = person.national_id
    if digits and not (digits.isascii() and digits.isdigit() and len(digits) == 16):
        found["national_id"] = "NIK terdiri atas 16 angka."
    return found
