"""What the list of outgoing letters reads of its cases."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.by_ids import rows_of
from db.queries.selecting import Visibility
from db.tables import Complaint


def numbers_of(
    session: Session, complaint_ids: Collection[int], *, visibility: Visibility
) -> dict[int, tuple[int, int]]:
    """Return year and number of those of some complaints that a reader may see."""
    seen = select(Complaint.id, Complaint.year, Complaint.seq).where(*visibility.conditions())
    rows = rows_of(session, lambda ids: seen.where(Complaint.id.in_(ids)), complaint_ids)
    return {row.id: (row.year, row.seq) for row in rows}
