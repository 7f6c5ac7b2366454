"""Drafts of the form: several may wait, so that a new one never takes the place of another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.desk.drafts import load_drafts
from app.register import Register

SLOTS = ("catat", "catat-2", "catat-3")


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft in the register; `saved_at` is in UTC."""

    slot: str
    values: dict[str, object]
    saved_at: datetime


def kept_drafts(register: Register) -> tuple[KeptDraft, ...]:
    """Return the drafts that wait, the newest first."""
    kept = load_drafts(register, forms=SLOTS)
    found = [KeptDraft(slot, *kept[slot]) for slot in SLOTS if slot in kept]
    return tuple(sorted(found, key=lambda draft: draft.saved_at, reverse=True))


def free_slot(drafts: tuple[KeptDraft, ...]) -> str:
    """Return where a new draft is kept; when all are taken, the oldest makes room."""
    taken = {draft.slot for draft in drafts}
    return next((slot for slot in SLOTS if slot not in taken), drafts[-1].slot if drafts else "")


def about(values: Mapping[str, object]) -> str:
    """Return the title a draft has, unless it is confidential."""
    return "" if values.get("confidential") else str(values.get("title", "")).strip()[:80]
