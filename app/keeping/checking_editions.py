"""Compares the annual reports that went out with the digests that were signed of them."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from db.queries import editions as queries

if TYPE_CHECKING:
    from db.session import Session


def edition_problems(session: Session) -> Iterator[str]:
    """Yield every kept report whose copy is gone or not as it went out."""
    for row in session.execute(queries.every_edition()):
        named = f"Laporan tercetak {row.year} edisi {row.number}"
        if row.paper is None:
            yield f"{named} hilang."
        elif (sha256(row.paper).hexdigest(), sha256(row.facts).hexdigest()) != (
            row.paper_digest,
            row.facts_digest,
        ):
            yield f"{named} diubah."
