"""What every correction shares: its reason, the old value in words, and clocks that follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from app.desk.entry_checks import clean_text, required_note
from app.desk.event_log import NewEvent
from app.desk.open_case import OpenedCase
from app.rules.clocks import judge
from app.rules.event_kinds import EventKind
from app.rules.event_sentences import DEED_WORDS
from app.rules.happenings import Happening, amendment, in_force
from app.rules.kinds import Status
from app.rules.snapshot import as_data
from app.rules.wording import capitalised, sentence_list


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was corrected: what it is called, what it was and what it is.

    Without `new` only what it was is told, without both nothing but that it was corrected.
    """

    what: str
    old: str = ""
    new: str = ""

    @property
    def sentence(self) -> str:
        """The change in words, "" when none may be told."""
        if not (self.old or self.new):
            return ""
        if not self.new and self.what == "uraian":
            return f"Uraian semula: “{self.old}”."
        return (
            f"{capitalised(self.what)} dari {self.old or 'kosong'} menjadi {self.new or 'kosong'}."
        )


def reason_mistake(reason: str) -> dict[str, str]:
    """Check why something is corrected, under "reason"."""
    return required_note(
        clean_text(reason), field="reason", name="Alasan", example="Contoh: salah ketik."
    )


def noted(changes: Sequence[Change], reason: str) -> tuple[str, str]:
    """Return what was corrected, as the event tells it, and the note with old values and reason."""
    told = [sentence for change in changes if (sentence := change.sentence)]
    why = clean_text(reason)
    note = " ".join([*told, f"Alasan: {why}"])
    return sentence_list([change.what for change in changes]), note


def first_deed(case: OpenedCase) -> Happening | None:
    """Return the first thing that was done at our office after the receipt."""
    deeds = [
        event
        for event in in_force(case.events)
        if event.kind is EventKind.REGISTERED or event.kind in DEED_WORDS
    ]
    return min(deeds, key=attrgetter("happened_at"), default=None)


def judged_anew(
    case: OpenedCase, events: Sequence[NewEvent], *, amends: list[dict[str, object]]
) -> list[NewEvent]:
    """Return the same events; one that amends moments of a closed case has its clocks as well.

    A closed case keeps what it was judged by, so its figures follow only when they are told anew.
    """
    dated = amends or any(event.kind is EventKind.COMPLAINED for event in events)
    if case.state.status is not Status.CLOSED or not dated:
        return list(events)
    told = [*case.events, *(event.happening for event in events)]
    closed = next(e for e in reversed(in_force(case.events)) if e.kind is EventKind.CLOSED)
    judgement = judge(
        told, targets=case.office.targets, calendar=case.office.calendar, now=case.now
    )
    again = amendment(closed, data=as_data(judgement))
    last = events[-1]
    return [*events[:-1], replace(last, data={**last.data, "amends": [*amends, again]})]
