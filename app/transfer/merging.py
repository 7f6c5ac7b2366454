"""Brings the cases of another office's register into ours: a preview first, then all that was chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from app.desk.confirming_nil import lateness
from app.desk.event_log import append_plain
from app.desk.new_complaint import NewComplaint
from app.desk.reading_office import cached_office
from app.errors import UserMistake
from app.guard import allowed
from app.office import CachedOffice, Office
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.happenings import ORIGIN
from app.rules.kinds import Classification
from app.rules.moments import as_stated
from app.rules.numbering import screen_number
from app.transfer.counterparts import Counterparts, counterparts_of, lacking_here
from app.transfer.foreign_cases import ForeignCase, foreign_cases
from app.transfer.grid import RowMistake
from app.transfer.import_row import ImportRow, RowState
from app.transfer.mapping import Source
from app.transfer.present import mark_present
from app.transfer.storing_foreign import store_foreign
from app.transfer.watching import Watch, beside_a_window
from db import writing
from db.queries import importing, merging
from db.queries.checking import chain_head

if TYPE_CHECKING:
    from db.session import Session

_SEALED = "Disegel untuk akun lain; buka arsipnya dengan akun Pimpinan atau lembar pemulihan."
_OWN = "Itu arsip register ini sendiri. Pakai Pulihkan dari cadangan."
_OTHER = "Arsip atau daftar kantor berubah sejak pratinjaunya. Ulangi impornya."


@dataclass(frozen=True)
class Merging:
    """What bringing an archive in would do with each of its cases.

    `office` is ours, whose lists the cases were checked against, `whose` the name of the office
    whose register it is; `end` are the place and the hash of the last event there.
    """

    rows: tuple[ImportRow, ...]
    office: Office
    whose: str
    end: tuple[int, str]

    @cached_property
    def counts(self) -> dict[RowState, int]:
        """How many cases there are of each state."""
        counted = Counter(row.state for row in self.rows)
        return {state: counted[state] for state in RowState}

    @property
    def mistakes(self) -> tuple[RowMistake, ...]:
        """Why cases can't be brought in, by line."""
        return tuple(mistake for row in self.rows for mistake in row.mistakes)


@allowed(Role.DESK)
@beside_a_window()
def preview_merge(register: Register, *, archive: Register, watch: Watch | None = None) -> Merging:
    """Look at every case of another register that lies open.

    Raises UserMistake when it is this very register, Stopped by who watches.
    """
    if archive.vault.register == register.vault.register:
        raise UserMistake({"": _OWN})
    with register.reading() as session, archive.reading() as theirs:
        kept, their = cached_office(register, session), cached_office(archive, theirs)
        before = _brought_before(session, archive.vault.register)
        checks = _Checks(kept, their.office, counterparts_of(their, kept))
        rows = _rows(checks, foreign_cases(archive, theirs), before, watch or Watch())
        rows = mark_present(session, rows, zone=kept.office.zone)
        end = chain_head(theirs) or (0, "")
    return Merging(tuple(rows), kept.office, their.office.name, end)


@allowed(Role.DESK)
@beside_a_window()
def apply_merge(
    register: Register,
    *,
    archive: Register,
    merging: Merging,
    chosen: Collection[int] | None = None,
    watch: Watch | None = None,
) -> Outcome:
    """Bring in the cases `chosen` by their places, all that are new if None, in one transaction.

    Each gets the next number of its year; its own stays as the number of its source. Its words are
    sealed to those entitled here. Its history is told as it holds, recorded now, each event with
    where it stands in the other register and the hash it has there.

    Raises UserMistake when there is none, when one can't be brought, or a double comes without the
    case it is counted as; and when the archive is another one than was looked at. Stopped by who
    watches. Nothing is written then.
    """
    watch = watch or Watch()
    places = _chosen(merging, chosen)
    with register.writing() as session, archive.reading() as theirs:
        kept, their = cached_office(register, session), cached_office(archive, theirs)
        if chain_head(theirs) != merging.end:
            raise UserMistake({"": _OTHER})
        known = _brought_before(session, archive.vault.register)
        found = enumerate(foreign_cases(archive, theirs))
        cases = [case for at, case in found if at in places]
        checks = _Checks(kept, their.office, counterparts_of(their, kept))
        if any(case.position in known or checks.mistake(case) for case in cases):
            raise UserMistake({"": _OTHER})
        watch.begin(len(cases))
        begun = writing.chain_end(session).position + 1
        numbers = store_foreign(
            register,
            session,
            cases,
            theirs=theirs,
            parties=checks.known,
            known={screen_number(*each[0]): each[1] for each in known.values()},
            watch=watch,
        )
        append_plain(
            register,
            session,
            EventKind.IMPORTED,
            source=Source.REGISTER.value,
            cases=len(cases),
            first=begun,
            numbers=[numbers[0], numbers[-1]],
            of=archive.vault.register,
            end=list(merging.end),
        )
        received = [
            as_stated(c.row.received_at, kept.office.zone, day_only=c.row.received_by_day)
            for c in cases
        ]
        late = lateness(session, kept.office, received, now=register.clock.now())
    span = numbers[0] if len(numbers) == 1 else f"{numbers[0]} sampai {numbers[-1]}"
    said = f"{len(numbers)} aduan dari {merging.whose} diimpor: {span}.{late}"
    return Outcome(said, frozenset({"complaints", "months"}))


def _brought_before(session: Session, identity: str) -> dict[int, tuple[tuple[int, int], str]]:
    """Return by its place in the other register what came from it: its number there, ours."""
    found: dict[int, tuple[tuple[int, int], str]] = {}
    for event in importing.imports(session):
        told = event.data
        if event.kind != EventKind.IMPORTED or told.get("of") != identity:
            continue
        for data, year, seq in merging.registrations(session, told["first"], event.id):
            origin = data[ORIGIN]
            found[origin["at"]] = tuple(origin["number"]), screen_number(year, seq)
    return found


def _rows(
    checks: _Checks,
    cases: Iterable[ForeignCase],
    before: dict[int, tuple[tuple[int, int], str]],
    watch: Watch,
) -> list[ImportRow]:
    rows = []
    for line, case in enumerate(cases, 1):
        watch.step()
        row = ImportRow(
            line, RowState.NEW, _shown(case, checks.kept), notes=(f"Di sana {case.number}.",)
        )
        if case.position in before:
            there = before[case.position][1]
            row = replace(row, state=RowState.PRESENT, complaint=None, same_as=there)
        elif case.gone:
            row = replace(row, state=RowState.NOTHING, complaint=None, notes=(case.gone,))
        elif wrong := checks.mistake(case):
            mistakes = (RowMistake(line, "", wrong),)
            row = replace(row, state=RowState.MISTAKEN, mistakes=mistakes)
        rows.append(row)
    return rows


def _shown(case: ForeignCase, kept: CachedOffice) -> NewComplaint:
    """Return a case as a form would, to be shown and to be found among ours."""
    row = case.row
    return NewComplaint(
        medium=row.medium,
        received_at=as_stated(row.received_at, kept.office.zone, day_only=row.received_by_day),
        title=row.title,
        content=case.content,
        identity=case.identity,
        anonymous=row.anonymous,
        confidential=row.confidential,
        classification=Classification(row.classification),
        source_reference=case.reference,
    )


class _Checks(NamedTuple):
    """What cases are checked against: our lists, theirs, and what those are called in ours."""

    kept: CachedOffice
    their: Office
    known: Counterparts

    def mistake(self, case: ForeignCase) -> str:
        """Return why a case can't be brought in, "" when it can."""
        if case.gone:
            return case.gone
        if case.sealed:
            return _SEALED
        keys, medium, about = self.kept.keys, case.row.medium, case.row.about
        if ("medium", medium) not in keys:
            return f"Media “{medium}” tidak ada di sini; tambahkan dahulu di Pengaturan."
        if ("office", about) not in keys:
            return f"Satker “{about}” tidak ada di sini; tambahkan dahulu di Pengaturan."
        topics = [case.row.topic] if case.row.topic is not None else []
        return (
            lacking_here("topic", topics, self.known, self.their)
            or lacking_here("team", case.teams, self.known, self.their)
            or lacking_here("instruction", case.instructions, self.known, self.their)
        )


def _chosen(merging: Merging, chosen: Collection[int] | None) -> frozenset[int]:
    if chosen is None:
        if merging.mistakes:
            raise UserMistake(
                {"": "Masih ada aduan yang tidak dapat dibawa; tidak ada yang diimpor."}
            )
        chosen = [at for at, row in enumerate(merging.rows) if row.state is RowState.NEW]
    if not chosen:
        raise UserMistake({"": "Tidak ada aduan baru di arsip itu."})
    if not all(merging.rows[at].takeable for at in chosen):
        raise UserMistake({"": "Ada aduan yang tidak dapat dibawa dan dipilih juga."})
    return frozenset(chosen)
