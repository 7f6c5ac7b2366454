"""The desk's short review of a complaint (telaah singkat), which the head reads on the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.access.entitlement import Compartment
from app.access.sealed_words import IDENTITY_PLACE, read_identity
from app.desk.disposing import outcome
from app.desk.entry_checks import clean_text, refuse, text_mistake
from app.desk.identity_words import word_of
from app.desk.open_case import OpenedCase, open_case, record
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind

if TYPE_CHECKING:
    from db.session import Session


@allowed(Role.DESK, Role.HEAD)
def write_review(
    register: Register, *, complaint_id: int, review: str, version: int | None = None
) -> Outcome:
    """Write what the desk makes of a complaint; "" takes it away again.

    Raises UserMistake when it names who brought the case, which the teams don't see, as far as who
    writes can have that checked.
    """
    said = clean_text(review)
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        refuse(
            {"review": text_mistake(said, name="Telaah") or _named(register, session, case, said)}
        )
        event = case.event(EventKind.REVIEWED, case.now, {"emptied": not said}, note=said)
        done = record(register, session, case, [event])
    return outcome(case, "disimpan" if said else "dihapus", of="Telaah", events=done)


def _named(register: Register, session: Session, case: OpenedCase, said: str) -> str:
    """Return what is wrong with a review that says who brought the case, or ""."""
    opened = register.vault.open_case(session, case.id, [Compartment.IDENTITY], now=case.now)
    named = word_of(read_identity(opened.get(IDENTITY_PLACE)), said)
    return f"Telaah memuat “{named}” dari identitas pelapor. Tulis tanpa itu." if named else ""
