"""Correcting a disposition that was recorded otherwise than the head ticked it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from operator import attrgetter

from app.desk.amending import Change, judged_anew, noted, reason_mistake
from app.desk.disposing import (
    anew_mistake,
    beside_mistakes,
    outcome,
    ticks,
    ticks_mistakes,
)
from app.desk.entry_checks import clean_text, refuse, text_mistake
from app.desk.event_log import NewEvent
from app.desk.open_case import OpenedCase, open_case, record
from app.desk.rewording import rewording, words_now
from app.desk.sealing_cases import hand_to
from app.errors import UserMistake
from app.guard import allowed
from app.office import Choice
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.counted_from import DAY_ONLY
from app.rules.event_detail import codes, text
from app.rules.event_kinds import EventKind
from app.rules.event_sentences import DEED_WORDS
from app.rules.happenings import Happening, amendment, in_force, last_handing
from app.rules.kinds import URGENCY_WORDS, Urgency
from app.rules.moments import Stated, is_before, table_moment
from app.rules.wording import sentence_list

_SEALED = "-"
"""Stands for words that are there and can't be read."""


@allowed(Role.DESK, Role.HEAD)
def correct_disposition(
    register: Register,
    *,
    complaint_id: int,
    happened_at: Stated,
    teams: tuple[str, ...],
    instructions: tuple[str, ...],
    urgency: Urgency,
    reason: str,
    note: str | None = None,
    lead: str = "",
    copies: tuple[str, ...] = (),
    version: int | None = None,
) -> Outcome:
    """Correct what the last disposition of a case says; the clocks follow.

    A team that it was not given to sees it no more, also when the case is confidential. Without a
    `note` the head's own words stay. Raises UserMistake by field as on recording it, for a case
    that was never disposed, when nothing was changed, and without a reason.
    """
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        valid = in_force(case.events)
        disposed = _disposed(valid)
        was = words_now(register, session, case, disposed)
        if note is not None and was is None:
            refuse({"note": "Catatan Kepala disegel untuk akun Anda."})
        old_note = _SEALED if was is None else was[1]
        new_note = old_note if note is None else clean_text(note)
        before, wrong = disposed.data, _moment_mistake(case, valid, disposed, happened_at)
        # Who leads no more, and gets no copy any more, has to be told as nobody.
        told = ticks(teams=teams, instructions=instructions, urgency=urgency) | {
            DAY_ONLY: not isinstance(happened_at, datetime),
            "lead": lead,
            "copies": list(copies),
        }
        refuse(
            {"happened_at": wrong, "note": text_mistake(new_note, name="Catatan")}
            | ticks_mistakes(
                case, teams=teams, instructions=instructions, note=new_note, before=before
            )
            | beside_mistakes(case, told)
            | reason_mistake(reason)
        )
        changes = _changes(case, disposed, happened_at, told)
        events = _reworded(case, disposed, changes, old_note, new_note)
        if not changes:
            refuse({"": "Belum ada yang diubah."})
        amends = [amendment(disposed, at=_counted(case, disposed, happened_at), data=told)]
        fields, why = noted(changes, reason)
        data: dict[str, object] = {"fields": fields, "amends": amends}
        # Where it went on to others since, they keep it.
        with_whom = frozenset(teams) if last_handing(valid) == disposed else case.facts.teams
        if with_whom != case.facts.teams:
            data["teams"] = sorted(with_whom)
        event = NewEvent(EventKind.CORRECTED, case.now, data, note=why)
        told_anew = judged_anew(case, [*events, event], amends=amends)
        record(register, session, case.with_teams(with_whom), told_anew)
        hand_to(register, session, case, with_whom)
    return outcome(case, "dibetulkan", of="Disposisi")


def _disposed(valid: Sequence[Happening]) -> Happening:
    disposed = next((e for e in reversed(valid) if e.kind is EventKind.DISPOSED), None)
    if disposed is None:
        raise UserMistake({"": "Aduan ini belum didisposisikan."})
    return disposed


def _reworded(
    case: OpenedCase, disposed: Happening, changes: list[Change], old: str, new: str
) -> list[NewEvent]:
    """Return what puts the head's words right, none where they stay; a change is noted with `changes`."""
    if new == old:
        return []
    changes.append(Change("catatan Kepala", _quoted(old), _quoted(new)))
    return [rewording(case, disposed, speaker="", note=new)]


def _quoted(words: str) -> str:
    return f"“{words}”" if words else ""


def _counted(case: OpenedCase, disposed: Happening, stated: Stated) -> datetime:
    """Return from when the team's days count: of a day alone after what came before it that day."""
    if stated == disposed.told_at(case.office.zone):
        return disposed.happened_at
    return _before(case, disposed).counted(stated)


def _before(case: OpenedCase, disposed: Happening) -> OpenedCase:
    earlier = (each for each in case.events if each.position < disposed.position)
    return replace(case, events=tuple(earlier))


def _moment_mistake(
    case: OpenedCase, events: Sequence[Happening], disposed: Happening, at: Stated
) -> str:
    """Return what is wrong with the moment: it lies before what the team did."""
    zone = case.office.zone
    if at == disposed.told_at(zone):
        return ""
    if wrong := anew_mistake(_before(case, disposed), at):
        return wrong
    later = [
        event
        for event in events
        if event.kind in DEED_WORDS
        and event.position > disposed.position
        and event.kind is not EventKind.REPORTED
    ]
    following = min(later, key=attrgetter("happened_at"), default=None)
    if following and is_before(following.happened_at, at, zone):
        shown = table_moment(following.told_at(zone), zone)
        return f"Sesudah tindakan berikutnya ({shown}). Periksa tanggal dan jamnya."
    return ""


def _changes(
    case: OpenedCase, disposed: Happening, at: Stated, told: dict[str, object]
) -> list[Change]:
    office, zone, both = case.office, case.office.zone, (disposed.data, told)
    found = (
        Change("tim", *(_named(data, "teams", office.known_teams) for data in both)),
        Change(
            "instruksi",
            *(_named(data, "instructions", office.known_instructions) for data in both),
        ),
        Change("koordinator", *(_named(data, "lead", office.known_teams) for data in both)),
        Change("tembusan", *(_named(data, "copies", office.known_teams) for data in both)),
        Change(
            "sifat",
            URGENCY_WORDS[Urgency(text(disposed.data, "urgency"))],
            URGENCY_WORDS[Urgency(text(told, "urgency"))],
        ),
        Change(
            "waktu disposisi",
            table_moment(disposed.told_at(zone), zone),
            table_moment(at, zone),
        ),
    )
    return [change for change in found if change.old != change.new]


def _named(data: Mapping[str, object], key: str, entries: Sequence[Choice]) -> str:
    names = {entry.code: entry.name for entry in entries}
    told = codes(data, key) or (text(data, key),) * isinstance(data.get(key), str)
    return sentence_list([names.get(code, code) for code in told if code])
