"""Drafts of the form: several may wait, so that a new one never takes the place of another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.desk.drafts import load_drafts
from app.desk.entering_once import case_entered
from app.register import Register
from ui.forms.draft import KEY

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


def of_registered(register: Register, draft: KeptDraft) -> tuple[int, str] | None:
    """Return the complaint whose files a draft still waits with, and its number.

    It was registered, but the program ended before all files were attached to it.
    """
    return entered_as(register, draft) if waits(draft) else None


def waits(draft: KeptDraft) -> bool:
    """Tell whether files wait with a draft to be attached."""
    return bool(draft.values.get("files"))


def entered_as(register: Register, draft: KeptDraft) -> tuple[int, str] | None:
    """Return the complaint that a draft was registered as already, and its number."""
    key = draft.values.get(KEY)
    return case_entered(register, key=str(key)) if key else None


def free_slot(drafts: tuple[KeptDraft, ...]) -> str:
    """Return where a new draft is kept; when all are taken, the oldest makes room."""
    taken = {draft.slot for draft in drafts}
    return next((slot for slot in SLOTS if slot not in taken), drafts[-1].slot if drafts else "")


def listed(values: Mapping[str, object], key: str) -> list[object]:
    """Return what a draft lists under a key, nothing where it lists nothing."""
    kept = values.get(key, [])
    return kept if isinstance(kept, list) else []


def about(values: Mapping[str, object]) -> str:
    """Return the title a draft has, unless it is confidential."""
    return "" if values.get("confidential") else str(values.get("title", "")).strip()[:80]
