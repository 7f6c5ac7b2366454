"""What the annual report tells of a case in words: written for it, in the open, names checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.access.entitlement import Compartment
from app.access.sealed_words import IDENTITY_PLACE, read_identity
from app.desk.entry_checks import clean_line, line_mistake, refuse
from app.desk.event_log import NewEvent
from app.desk.identity_words import word_of
from app.desk.open_case import OpenedCase, open_case, record
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.numbering import screen_number
from db.queries.summaries import read_summary, set_summary

if TYPE_CHECKING:
    from db.session import Session

_ONLY_HEAD = (
    "Ringkasan aduan ini hanya dapat ditulis Pimpinan, yang dapat mencocokkannya dengan identitas "
    "pelapor."
)


@allowed(Role.DESK, Role.HEAD)
def write_summary(
    register: Register, *, complaint_id: int, summary: str, version: int | None = None
) -> Outcome:
    """Write what the annual report tells of a case; "" takes it away again.

    Raises UserMistake when it names who brought the case, or when who writes holds no key of that
    identity and so can't have it checked.
    """
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        refuse(summary_mistake(register, session, case, summary))
        if not (written := summarise(session, case, summary, may_empty=True)):
            refuse({"": "Belum ada yang diubah."})
        record(register, session, case, written)
    number, what = screen_number(*case.number), "disimpan" if clean_line(summary) else "dihapus"
    return Outcome(f"Ringkasan aduan {number} {what}.", complaint_id=case.id, number=number)


def summary_mistake(
    register: Register, session: Session, case: OpenedCase, summary: str
) -> dict[str, str]:
    """Return what is wrong with a summary, as mistakes of the field `summary`.

    The identity is opened for comparing only, shown to nobody, and so no event.
    """
    text = clean_line(summary)
    if not text:
        return {}
    if wrong := line_mistake(text, name="Ringkasan"):
        return {"summary": wrong}
    opened = register.vault.open_case(session, case.id, [Compartment.IDENTITY], now=case.now)
    if not case.anonymous and IDENTITY_PLACE not in opened:
        return {"summary": _ONLY_HEAD}
    named = word_of(read_identity(opened.get(IDENTITY_PLACE)), text)
    if named:
        return {"summary": f"Ringkasan memuat “{named}” dari identitas pelapor. Tulis tanpa itu."}
    return {}


def summarise(
    session: Session, case: OpenedCase, summary: str, *, may_empty: bool = False
) -> list[NewEvent]:
    """Write a summary that was checked; return its event, which holds no words, if it is another.

    An empty one leaves what was written before, unless it `may_empty` that.
    """
    text = clean_line(summary)
    if not (text or may_empty) or text == read_summary(session, case.id):
        return []
    set_summary(session, case.id, text)
    return [NewEvent(EventKind.SUMMARISED, case.now, {"emptied": not text})]
