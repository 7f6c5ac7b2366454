"""A file kept with a case, written where the user says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.atomic_file import building
from app.desk.listing_cases import READERS
from app.desk.reading_evidence import note_opening, plain_parts
from app.errors import UserMistake
from app.guard import allowed
from app.keeping.saving import ensure_place
from app.register import Register


@allowed(*READERS)
def save_evidence(
    register: Register,
    *,
    complaint_id: int,
    file: str,
    place: Path,
    progress: Callable[[int, int], bool] | None = None,
) -> None:
    """Write a file of a case, byte for byte as it was attached; that is on record.

    `progress` is called with the bytes done and those there are, and ends it with UserMistake when
    it returns False. Raises as `app.keeping.saving.ensure_place` and
    `app.desk.reading_evidence.open_evidence`; nothing takes the place before it is whole.
    """
    ensure_place(place, spared=[register.location])
    with register.writing() as session:
        facts, key = note_opening(register, session, complaint_id, file, purpose="file")
    done = 0
    with register.reading() as session, building(place) as beside, beside.open("wb") as target:
        for part in plain_parts(session, complaint_id, file, facts, key):
            target.write(part)
            done += len(part)
            if progress is not None and not progress(done, facts.size):
                raise UserMistake({"": "Penyimpanan dibatalkan."})
