"""Reads the office's settings and lists once, and caches them until somebody changes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.access.entitlement import parties_of
from app.access.reading_accounts import People, read_people
from app.desk.reading_calendar import read_calendar
from app.guard import allowed
from app.office import OWN, Agency, CachedOffice, Choice, Medium, Office, RecapColumn
from app.office_settings import OfficeSettings, read_settings
from app.register import Register
from app.roles import RECOVERY, Account, Role
from app.rules.kinds import Unit
from app.rules.medium_fields import MediumKind
from app.rules.targets import LimitVersion, Targets, TargetVersion
from db import tables
from db.engine import written_tables
from db.queries import office as queries
from db.queries.standing import Standing, standing
from db.trouble import StorageTrouble, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.session import Session

_Listed = tuple[Choice, ...]
_ACCOUNTS = frozenset({"account", "certificate"})


@allowed(*Role)
def read_office(register: Register) -> Office:
    """Return all settings and lists of the register."""
    with register.reading() as session:
        return office_in(register, session)


def office_in(register: Register, session: Session) -> Office:
    """Return the same inside a transaction; read anew only when another desk changed it."""
    return cached_office(register, session).office


def standing_in(register: Register, session: Session) -> Standing:
    """Return the office's revision and what is hidden from who is signed in, asked in one."""
    # Asked for by itself: almost nobody is accused of anything, and a list must not pay for it.
    found = standing(session, parties_of(register.account))
    kept = register.cached_office
    if kept is None or kept.revision != found.revision:
        # Whoever it is now may see less than who asks.
        cached_office(register, session)
    return found


def cached_office(register: Register, session: Session) -> CachedOffice:
    """Return the office with the keys of its lists, inside a transaction."""
    revision = standing(session, parties_of(register.account)).revision
    kept, now = register.cached_office, register.clock.now()
    if (
        kept is not None
        and kept.revision == revision
        and kept.office.targets.today == now.astimezone(kept.office.zone).date()
    ):
        return kept
    people = people_in(register, session)
    _ensure_standing(register, session, people)
    here, gone = _parted(
        (Choice(f"account:{account.id}", account.name, "Pegawai"), account.active)
        for account in people.accounts
    )
    kept = CachedOffice(
        revision,
        replace(_read(session, now), people=here, former_people=gone),
        accounts=people.accounts,
        recovery=people.recovery,
        keys=_read_keys(session),
        founded_at=people.trust.founded_at,
        differing=people.differing,
    )
    register.cached_office = kept
    return kept


def _ensure_standing(register: Register, session: Session, people: People) -> None:
    """Shut out whose account was closed, or given other keys, roles or another team, since they came.

    Raises StorageTrouble. What the transaction itself changes holds from the next one on.
    """
    own = register.account
    if own.id == RECOVERY or written_tables(session) & _ACCOUNTS:
        return
    said = next((each for each in people.accounts if each.id == own.id), None)
    if said is None or _standing_of(said) != _standing_of(own):
        raise StorageTrouble(Trouble.SHUT_OUT)


def _standing_of(account: Account) -> tuple[object, ...]:
    return account.active, account.public_key, account.roles, account.team


def people_in(register: Register, session: Session) -> People:
    """Return everybody who works here as who is signed in believes it, with the proofs."""
    vault = register.vault
    return read_people(session, register=vault.register, pinned=vault.own.memory.founding)


def _read_keys(session: Session) -> dict[tuple[str, str], tuple[int, int]]:
    media, topics, offices = queries.keys()
    found = {("medium", code): (key, column) for code, key, column in session.execute(media)}
    found |= {("topic", code): (key, 0) for code, key in session.execute(topics)}
    return found | {("office", code): (key, 0) for code, key in session.execute(offices)}


def _read(session: Session, now: datetime) -> Office:
    listed = [Agency(*row) for row in session.execute(queries.offices())]
    offices = tuple(entry for entry in listed if entry.active)
    former_offices = tuple(entry for entry in listed if not entry.active)
    told = session.execute(queries.topics())
    topics, former_topics = _parted((Choice(*words), offered) for *words, offered in told)
    teams, former_teams = _plain(session, tables.TeamEntry)
    instructions, former_instructions = _plain(session, tables.InstructionEntry)
    channels, _ = _plain(session, tables.AnswerChannel)
    own = next(entry.name for entry in (*offices, *former_offices) if entry.group == OWN)
    texts = dict(session.execute(queries.settings()).all())
    settings = read_settings(texts | {"office_name": own})
    today = now.astimezone(settings.zone).date()
    return Office(
        settings=settings,
        calendar=read_calendar(
            session, zone=settings.zone, joint_leave_off=settings.joint_leave_off
        ),
        all_media=tuple(
            Medium(
                code=code,
                name=name,
                recap_column=column,
                answer_channel=channel,
                weekdays=frozenset(int(digit) for digit in weekdays),
                active=active,
                kind=MediumKind(kind),
            )
            for code, name, column, channel, weekdays, active, kind in session.execute(
                queries.media()
            )
        ),
        recap_columns=tuple(
            RecapColumn(id=key, label=label, optional=optional, active=active)
            for key, label, optional, active in session.execute(queries.recap_columns())
        ),
        channels=channels,
        topics=topics,
        teams=teams,
        instructions=instructions,
        offices=offices,
        former_topics=former_topics,
        former_teams=former_teams,
        former_instructions=former_instructions,
        former_offices=former_offices,
        targets=_targets(session, settings, today),
    )


def _plain(
    session: Session,
    entry: type[tables.TeamEntry | tables.InstructionEntry | tables.AnswerChannel],
) -> tuple[_Listed, _Listed]:
    rows = session.execute(queries.plain_list(entry))
    return _parted((Choice(code, name), offered) for code, name, offered in rows)


def _parted(entries: Iterable[tuple[Choice, bool]]) -> tuple[_Listed, _Listed]:
    """Return what is offered of a list, and what is no longer."""
    told = list(entries)
    offered, former = (tuple(each for each, on in told if on is wanted) for wanted in (True, False))
    return offered, former


def _targets(session: Session, settings: OfficeSettings, today: date) -> Targets:
    versions = [
        TargetVersion(
            step=row.step,
            title=settings.step_title(row.step),
            amount=row.amount,
            unit=Unit(row.unit),
            case_class=row.case_class,
            effective_from=row.effective_from,
            actor=row.actor,
            recorded_at=row.recorded_at,
        )
        for row in session.scalars(queries.targets())
    ]
    limits = [
        LimitVersion(
            code=row.code,
            case_class=row.case_class,
            days=row.days,
            effective_from=row.effective_from,
            actor=row.actor,
            recorded_at=row.recorded_at,
        )
        for row in session.scalars(queries.limits())
    ]
    return Targets(tuple(versions), tuple(limits), today)


def party_name(office: Office, party: str) -> str:
    """Return the name of a party that a complaint is about, also of one no longer there."""
    return next((each.name for each in office.known_parties if each.code == party), party)
