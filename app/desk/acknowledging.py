"""What another office tells of a case that was forwarded to it; until then its word is awaited."""

from __future__ import annotations

from app.desk.disposing import outcome, own_moment_mistake
from app.desk.entry_checks import clean_text, refuse, text_mistake
from app.desk.open_case import OpenedCase, open_case, record
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_detail import text
from app.rules.event_kinds import EventKind
from app.rules.happenings import in_force
from app.rules.kinds import WordBack
from app.rules.moments import Stated


@allowed(Role.DESK, Role.HEAD)
def record_word_back(
    register: Register,
    *,
    complaint_id: int,
    happened_at: Stated,
    word: str,
    note: str = "",
    version: int | None = None,
) -> Outcome:
    """Record what the office told that a case was forwarded to; it is awaited no more.

    Raises UserMistake for a case whose word nobody awaits, and before it was forwarded.
    """
    said = clean_text(note)
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        since = case.state.awaited_since
        if since is None:
            refuse({"": "Tidak ada satker yang sedang ditunggu kabarnya untuk aduan ini."})
        mistake = own_moment_mistake(case, happened_at, since=since, begun="penerusannya")
        known = word in {each.value for each in WordBack}
        refuse(
            {
                "happened_at": mistake,
                "word": "" if known else "Pilih kabar dari satker tujuan.",
                "note": text_mistake(said, name="Catatan"),
            }
        )
        data = {"word": word, "office": forwarded_to(case)}
        event = case.event(EventKind.ACKNOWLEDGED, happened_at, data, note=said)
        done = record(register, session, case, [event])
    return outcome(case, "dicatat", of="Kabar satker tujuan", events=done)


def forwarded_to(case: OpenedCase) -> str:
    """Return the code of the office that a case was forwarded to last, "" for none."""
    told = [each for each in in_force(case.events) if each.kind is EventKind.FORWARDED]
    return text(told[-1].data, "office") if told else ""
