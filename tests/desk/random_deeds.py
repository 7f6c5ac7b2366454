"""What a clerk may do to a case at random, done to the register and to its second opinion."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from app.clock import FixedClock
from app.desk.answering import record_answer
from app.desk.changing_office import save_settings
from app.desk.closing import close_case
from app.desk.correcting import Correction, correct_complaint
from app.desk.correcting_disposition import correct_disposition
from app.desk.disposing import (
    forward_elsewhere,
    move_to_team,
    record_disposition,
    report_to_head,
)
from app.desk.extending import extend
from app.desk.following_up import pause, record_progress, record_result, resume
from app.desk.reading_office import read_office
from app.desk.reopening import reopen_case
from app.outcome import Outcome
from app.register import Register
from app.rules.kinds import Classification, Status, Turn, Urgency
from tests.desk.naive_cases import NaiveCase, minutes_between

TEAMS = ("umum", "sosial", "distribusi", "diseminasi")
AT_TEAM = (Status.IN_FOLLOW_UP, Status.RESULT_PENDING)


class Clerk:
    """A register, what should be in it, and who works on it."""

    def __init__(
        self, register: Register, chance: Random, *, zone: str, day: tuple[int, int, int]
    ) -> None:
        self.register, self.chance = register, chance
        assert isinstance(register.clock, FixedClock)
        self.clock = register.clock
        self.clock.set(datetime(*day, 8, 30, tzinfo=ZoneInfo(zone)))
        save_settings(register, values={"zone": zone})
        office = read_office(register)
        self.calendar = office.calendar
        self.media = [(each.code, each.name, each.recap_column) for each in office.media]
        self.labels = {each.id: each.label for each in office.recap_columns}
        self.cases: list[NaiveCase] = []
        self.steps = self.figures = 0

    @property
    def now(self) -> datetime:
        """The moment it is."""
        return self.clock.now()


def _report(course: Clerk, case: NaiveCase) -> Outcome | None:
    if case.status is not Status.NEW:
        return None
    case.begin(Status.AWAITING_DISPOSITION, course.now)
    return report_to_head(course.register, complaint_id=case.id, happened_at=course.now)


def _dispose(course: Clerk, case: NaiveCase) -> Outcome | None:
    if case.status not in (Status.NEW, Status.AWAITING_DISPOSITION):
        return None
    # The sheet may be older than its slip in the register.
    at = course.now
    if course.chance.random() < 0.4 and not case.reopened:
        span = int((course.now - case.received).total_seconds() // 60)
        at = case.received + timedelta(minutes=course.chance.randint(0, span))
    teams = tuple(course.chance.sample(TEAMS, course.chance.randint(1, 2)))
    case.begin(Status.IN_FOLLOW_UP, at, teams=teams)
    case.just_disposed = True
    return record_disposition(
        course.register,
        complaint_id=case.id,
        happened_at=at,
        teams=teams,
        instructions=("tindak-lanjuti",),
    )


def _progress(course: Clerk, case: NaiveCase) -> Outcome | None:
    if case.status not in AT_TEAM:
        return None
    finished = course.chance.random() < 0.5
    case.just_disposed = False
    if finished and (case.started is None or case.started <= course.now):
        case.begin(Status.RESULT_PENDING, course.now, teams=case.teams)
    return record_progress(
        course.register,
        complaint_id=case.id,
        happened_at=course.now,
        note="Diperiksa",
        finished=finished,
    )


def _result(course: Clerk, case: NaiveCase) -> Outcome | None:
    if case.status not in AT_TEAM:
        return None
    case.begin(Status.ANSWER_PENDING, course.now)
    return record_result(
        course.register,
        complaint_id=case.id,
        happened_at=course.now,
        result="settled",
        note="Sudah",
    )


def _pause(course: Clerk, case: NaiveCase) -> Outcome | None:
    if case.status not in AT_TEAM or case.paused_at is not None:
        return None
    case.paused_at, case.just_disposed = course.now, False
    return pause(
        course.register, complaint_id=case.id, happened_at=course.now, reason="complainant"
    )


def _resume(course: Clerk, case: NaiveCase) -> Outcome | None:
    if case.paused_at is None:
        return None
    case.paused_minutes += minutes_between(course.calendar, case.paused_at, course.now)
    case.paused_at = None
    return resume(course.register, complaint_id=case.id, happened_at=course.now)


def _extend(course: Clerk, case: NaiveCase) -> Outcome | None:
    if case.status is not Status.IN_FOLLOW_UP:
        return None
    days = course.chance.randint(1, 4)
    case.extended += days
    case.just_disposed = False
    return extend(
        course.register, complaint_id=case.id, happened_at=course.now, days=days, reason="Audit"
    )


def _move(course: Clerk, case: NaiveCase) -> Outcome | None:
    if case.status not in AT_TEAM:
        return None
    teams = (course.chance.choice([team for team in TEAMS if (team,) != case.teams]),)
    case.begin(Status.IN_FOLLOW_UP, course.now, teams=teams)
    return move_to_team(
        course.register,
        complaint_id=case.id,
        happened_at=course.now,
        teams=teams,
        reason="Tugas tim lain",
    )


def _forward(course: Clerk, case: NaiveCase) -> Outcome | None:
    if case.status is Status.CLOSED:
        return None
    close = course.chance.random() < 0.5
    case.forwarded, case.about = True, course.chance.choice(("3604", "3674"))
    if case.status is not Status.ANSWERED:
        case.begin(Status.ANSWER_PENDING, course.now)
    if close:
        case.close("forwarded", course.now)
    return forward_elsewhere(
        course.register,
        complaint_id=case.id,
        happened_at=course.now,
        office=case.about,
        close=close,
    )


def _answer(course: Clerk, case: NaiveCase) -> Outcome | None:
    if case.status is Status.CLOSED:
        return None
    close, channel = (
        course.chance.random() < 0.6,
        course.chance.choice(("surel", "Surat", "Halo Mitra")),
    )
    case.answered_via = channel
    case.begin(Status.ANSWERED, course.now)
    if close:
        case.close("answered", course.now)
    return record_answer(
        course.register,
        complaint_id=case.id,
        happened_at=course.now,
        channel=channel,
        answer="Sudah.",
        close=close,
    )


def _close(course: Clerk, case: NaiveCase) -> Outcome | None:
    if case.status is Status.CLOSED:
        return None
    ending = course.chance.choice(("withdrawn", "unreachable", "system"))
    case.close(ending, course.now)
    return close_case(course.register, complaint_id=case.id, happened_at=course.now, closing=ending)


def _double(course: Clerk, case: NaiveCase) -> Outcome | None:
    leaders = [each for each in course.cases if each is not case and not each.double_of]
    if case.status is Status.CLOSED or case.leads or not leaders:
        return None
    leader = course.chance.choice(leaders)
    case.close("double", course.now, leader=leader.number)
    leader.leads.add(case.number)
    return close_case(
        course.register,
        complaint_id=case.id,
        happened_at=course.now,
        closing="double",
        leader=leader.number,
    )


def _reopen(course: Clerk, case: NaiveCase) -> Outcome | None:
    if case.status is not Status.CLOSED:
        return None
    to = course.chance.choice((Turn.DESK, Turn.HEAD, Turn.TEAM))
    teams = (course.chance.choice(TEAMS),) if to is Turn.TEAM else ()
    for each in course.cases:
        each.leads.discard(case.number)
    status = {
        Turn.DESK: Status.ANSWER_PENDING,
        Turn.HEAD: Status.AWAITING_DISPOSITION,
        Turn.TEAM: Status.IN_FOLLOW_UP,
    }[to]
    case.reopen(status, course.now, teams=teams)
    case.reopened = True
    return reopen_case(
        course.register, complaint_id=case.id, reason="Datang lagi", to=to, teams=teams
    )


def _correct(course: Clerk, case: NaiveCase) -> Outcome | None:
    code, _, column = course.chance.choice([each for each in course.media if each[0] != "wbs"])
    received = case.received - timedelta(minutes=course.chance.choice((0, 5, 2000, 50_000)))
    case.received, case.column = received, column
    case.classification = course.chance.choice(list(Classification))
    case.about = course.chance.choice(("", "3604"))
    return correct_complaint(
        course.register,
        complaint_id=case.id,
        correction=Correction(
            title=f"Perihal {course.steps}",
            medium=code,
            classification=case.classification,
            topic="",
            about_office=case.about,
            received_at=received,
            confidential=course.chance.random() < 0.3,
        ),
        reason="Salah ketik",
    )


def _correct_sheet(course: Clerk, case: NaiveCase) -> Outcome | None:
    if not case.just_disposed or case.reopened:
        return None
    span = int((course.now - case.received).total_seconds() // 60)
    at = case.received + timedelta(minutes=course.chance.randint(0, span))
    case.started, case.teams = at, (course.chance.choice(TEAMS),)
    return correct_disposition(
        course.register,
        complaint_id=case.id,
        happened_at=at,
        teams=case.teams,
        instructions=("tindak-lanjuti",),
        urgency=course.chance.choice(list(Urgency)),
        reason=f"Salah baca {course.steps}",
    )


Deed = Callable[[Clerk, NaiveCase], Outcome | None]
DEEDS: tuple[Deed, ...] = (
    *(
        _report,
        _dispose,
        _dispose,
        _progress,
        _progress,
        _result,
        _pause,
        _resume,
        _extend,
        _extend,
    ),
    *(
        _move,
        _forward,
        _answer,
        _close,
        _double,
        _reopen,
        _reopen,
        _correct,
        _correct,
        _correct_sheet,
    ),
)
