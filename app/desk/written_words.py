"""What is written of a case, its identity and its content: made tidy, and checked."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from app.case import Content, Identity
from app.desk.entry_checks import clean_line, clean_text, line_mistake, text_mistake
from app.rules.medium_fields import DETAILS, FIELDS

_Words = TypeVar("_Words", Identity, Content)
_NAMES: Mapping[type, tuple[str, ...]] = {
    kind: tuple(each.name for each in fields(kind)) for kind in (Identity, Content)
}
_TEXTS = frozenset(_NAMES[Content]).difference(DETAILS)


def parts_of(words: Identity | Content) -> dict[str, str]:
    """Return each part by its name."""
    return {name: getattr(words, name) for name in _NAMES[type(words)]}


def content_row(content: Content) -> dict[str, str]:
    """Return a content as its row keeps it where it is open: what only some media bring in one."""
    said = parts_of(content)
    details = {name: told for name in DETAILS if (told := said.pop(name))}
    return {**said, "details": json.dumps(details, ensure_ascii=False) if details else ""}


def content_from(row: Mapping[str, Any]) -> Content:
    """Return what such a row says; empty where there is none."""
    said = {name: row[name] or "" for name in _NAMES[Content] if name not in DETAILS}
    return Content(**said, **(json.loads(row["details"]) if row["details"] else {}))


def tidied_identity(identity: Identity) -> Identity:
    """Return the same without control characters and outer space."""
    return _tidied(identity, texts={"address"})


def tidied_content(content: Content) -> Content:
    """Return the same without control characters and outer space, its lines kept."""
    return _tidied(content, texts=_TEXTS)


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
    found |= {
        field.key: line_mistake(getattr(person, field.key), name=field.word)
        for field in FIELDS
        if field.of_person
    }
    digits = person.national_id
    if digits and not (digits.isascii() and digits.isdigit() and len(digits) == 16):
        found["national_id"] = "NIK terdiri atas 16 angka."
    return found


def detail_mistakes(content: Content) -> dict[str, str]:
    """Return what is wrong with what only some media bring, by field key; "" where all is well."""
    return {
        field.key: line_mistake(getattr(content, field.key), name=field.word)
        for field in FIELDS
        if not field.of_person
    }
