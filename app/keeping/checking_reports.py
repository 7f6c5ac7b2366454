"""Compares reports that went out or were kept, and pictures they show, with the digests signed of them."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from app.rules.moments import MONTHS
from db.queries import editions, months, report_parts

if TYPE_CHECKING:
    from db.session import Session


def report_problems(session: Session) -> Iterator[str]:
    """Yield every kept report, and every picture of one, that is gone or not as it was put in."""
    for row in session.execute(editions.every_edition()):
        named = f"Laporan tercetak {row.year} edisi {row.number}"
        digests = row.paper_digest, row.facts_digest
        if (
            row.paper == b""
            and session.execute(editions.erased_after(row.year, row.made_at)).first()
        ):
            continue
        if row.paper is None:
            yield f"{named} hilang."
        elif (_digest(row.paper), _digest(row.facts)) != digests:
            yield f"{named} diubah."
    for row in session.execute(months.every_closing()):
        named = f"Laporan bulan {MONTHS[row.month - 1]} {row.year} yang ditutup"
        ids = [int(each) for each in (row.cases or "").split(",") if each]
        if row.paper == b"" and session.execute(months.erased_of(ids, row.at)).first():
            continue
        if row.paper is None:
            yield f"{named} hilang."
        elif (_digest(row.paper), _digest(row.facts)) != (row.paper_digest, row.facts_digest):
            yield f"{named} diubah."
    for row in session.execute(report_parts.every_picture()):
        if (_digest(row.body) if row.body else "") != row.digest:
            yield f"Gambar {row.slot} laporan {row.year} hilang atau diubah."


def _digest(body: bytes) -> str:
    return sha256(body).hexdigest()
