"""Views of the register's list that were given a name: what it is narrowed by, its order, its columns.

They belong to this user on this computer. Words that were searched for are no part of them: they
may be somebody's name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from app.desk.list_figures import CHIPS
from app.desk.sieve import Sieve
from ui.register.list_commands import ORDERS

MOST: Final = 20
_SETS: Final = ("teams", "media", "classes", "offices")
_DAYS: Final = ("since", "until")


class SavedView(NamedTuple):
    """One view; `columns` is an arrangement as text."""

    name: str
    chip: str = ""
    sieve: Sieve = Sieve()
    order: str = "number"
    descending: bool = True
    columns: str = ""

    def like(self, other: SavedView) -> bool:
        """Tell whether it shows the same, whatever it is called."""
        return self[1:] == other[1:]


def views_text(views: Sequence[SavedView]) -> str:
    """Return views as they are remembered."""
    return json.dumps([_plain(view) for view in views], ensure_ascii=False)


def read_views(text: str) -> list[SavedView]:
    """Read what `views_text` wrote; what is none of ours is left out."""
    try:
        kept = json.loads(text or "[]")
        return [view for each in kept if (view := _view(each)) is not None][:MOST]
    except (ValueError, TypeError):
        return []


def _plain(view: SavedView) -> dict[str, object]:
    sieve = view.sieve
    narrowed: dict[str, object] = {part: sorted(getattr(sieve, part)) for part in _SETS}
    narrowed |= {part: day.isoformat() for part in _DAYS if (day := getattr(sieve, part))}
    return {**view._asdict(), "sieve": narrowed}


def _view(kept: Mapping[str, Any]) -> SavedView | None:
    try:
        told = kept["sieve"]
        parts: dict[str, Any] = {part: frozenset(map(str, told.get(part, ()))) for part in _SETS}
        parts |= {part: date.fromisoformat(told[part]) for part in _DAYS if part in told}
        view = SavedView(
            str(kept["name"]),
            str(kept["chip"]),
            Sieve(**parts),
            str(kept["order"]),
            bool(kept["descending"]),
            str(kept["columns"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    return view if view.name and view.order in ORDERS and view.chip in (*CHIPS, "open") else None
