"""Papers that are kept as they went out, and compared with their digest before they are shown.

A copy is emptied when a case that it names is erased: the promise to the byte is for what stands.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from app.errors import EnvironmentTrouble, UserMistake
from app.rules.moments import table_date
from app.rules.numbering import screen_number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo


def as_kept(body: bytes | None, digest: str) -> bytes:
    """Return what was kept. Raises EnvironmentTrouble when it is gone or was changed."""
    if body is None or sha256(body).hexdigest() != digest:
        raise EnvironmentTrouble(
            "damaged",
            "Laporan tercetak yang disimpan hilang atau diubah.",
            "Periksa register di Pengaturan, lalu pulihkan dari cadangan.",
        )
    return body


def erased_words(rows: Sequence[tuple[int, int, datetime | None]], zone: ZoneInfo) -> str:
    """Say with which cases, as (year, seq, erased at), a copy was destroyed; "" for none."""
    if not rows:
        return ""
    year, seq, at = rows[0]
    others = f" dan {len(rows) - 1} aduan lain" if len(rows) > 1 else ""
    day = f" pada {table_date(at.astimezone(zone).date())}" if at else ""
    return f"Salinannya dimusnahkan{day} bersama aduan {screen_number(year, seq)}{others}."


def refuse_erased(words: str) -> None:
    """Raise UserMistake when a copy was destroyed, as `erased_words` say."""
    if words:
        raise UserMistake({"": words})
