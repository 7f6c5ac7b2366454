"""The clocks of a case against the arithmetic of the calendar, whatever order it was recorded in."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.keeping.defaults import LIMITS, TARGETS
from app.keeping.holiday_seed import national_days_off, ramadan_seasons
from app.office_settings import OfficeSettings
from app.rules.clock_rows import CaseLimit, ClockState, StepClock
from app.rules.clocks import Judgement, judge, minute_notes
from app.rules.event_kinds import EventKind
from app.rules.happenings import Happening
from app.rules.kinds import Closing, Settlement, Status, Unit
from app.rules.snapshot import as_data, from_data
from app.rules.targets import LimitVersion, Targets, TargetVersion
from app.rules.timeline import State, fold
from app.rules.timer_words import span_words
from app.rules.work_calendar import DEFAULT_SEASON, WorkCalendar

ZONE = ZoneInfo("Asia/Jakarta")
START = datetime(2026, 3, 16, 8, 0, tzinfo=ZONE)
FIRST = date(2020, 1, 1)


@cache
def calendar(key: str = "Asia/Jakarta") -> WorkCalendar:
    return WorkCalendar(
        zone=ZoneInfo(key),
        seasons=(DEFAULT_SEASON, *ramadan_seasons(2025, 2028)),
        days_off=national_days_off(2025, 2028),
    )


def book(*more: TargetVersion) -> Targets:
    standards = tuple(
        TargetVersion(step, OfficeSettings().step_title(step), amount, Unit(unit), "any", FIRST)
        for step, (amount, unit) in enumerate(TARGETS, 1)
    )
    limits = tuple(LimitVersion(code, group, days, FIRST) for code, group, days in LIMITS)
    return Targets(standards + more, limits, date(2026, 3, 16))


def event(kind: str, minutes: float, **data: object) -> Happening:
    return Happening(EventKind(kind), START + timedelta(minutes=minutes), data)


def over(clock: StepClock) -> str:
    return span_words(clock.over_by) if clock.over_by else ""


DAY = 1440
ROUND = [
    event("received", 0),
    event("registered", 7),
    event("reported", 8),
    event("disposed", 20, teams=["umum"]),
    event("progress", 11 * DAY, finished=True),
    event("result", 11 * DAY + 10, result="settled"),
    event("answered", 11 * DAY + 12, final=True, channel="surel"),
    event("closed", 11 * DAY + 12, closing="answered"),
]


def judged(events: list[Happening], *, now: datetime = START, key: str = "") -> Judgement:
    return judge(events, targets=book(), calendar=calendar(key or "Asia/Jakarta"), now=now)


def clock(events: list[Happening], step: int, *, days: float = 0) -> StepClock:
    return judged(events, now=START + timedelta(days=days)).clocks[step - 1]


def limit(events: list[Happening], code: str) -> CaseLimit:
    return next(limit for limit in judged(events).limits if limit.code == code)


def test_every_step_of_a_whole_round_has_its_clock() -> None:
    clocks = judged(ROUND).clocks
    assert [c.state for c in clocks] == [ClockState.DONE] * 7
    assert [c.worked_minutes for c in clocks[1:4]] == [7, 1, 12]
    assert [over(c) for c in clocks] == ["", "2 menit", "", "2 menit", "", "", ""]
    assert [c.worked_minutes for c in clocks[5:]] == [10, 2]
    assert (clocks[4].worked_days, clocks[4].due) == (4, START.replace(day=30, hour=16))


def test_a_running_step_is_counted_up_to_now() -> None:
    late = clock(ROUND[:4], 5, days=15)
    assert (late.state, late.finished, late.worked_days) == (ClockState.RUNNING, None, 6)
    assert over(late) == "30 menit"
    assert clock(ROUND[:4], 6).state is ClockState.WAITING


def test_what_is_known_by_its_day_is_late_by_days_only() -> None:
    typed = event("registered", DAY + 60)
    by_day = event("received", 0, day_only=True)
    assert over(clock([by_day, typed], 2)) == "1 hari kerja"
    assert over(clock([by_day, event("registered", 60)], 2)) == "kurang dari 1 hari kerja"
    # With its time it is told to the minute.
    assert over(clock([event("received", 0), typed], 2)) == "1 hari kerja 55 menit"
    ended = [*ROUND[:4], event("result", 15 * DAY, result="settled", day_only=True)]
    assert over(clock(ended, 5)) == "kurang dari 1 hari kerja"


def test_a_forwarded_case_skips_the_team() -> None:
    states = [c.state for c in judged([*ROUND[:2], event("forwarded", 9, office="lain")]).clocks]
    assert states[2:] == [ClockState.SKIPPED] * 4 + [ClockState.RUNNING]


def test_a_report_without_a_last_word_takes_no_time_of_its_own() -> None:
    events = [*ROUND[:4], event("result", 60, result="settled")]
    assert clock(events, 5).state is ClockState.DONE
    assert (clock(events, 6).state, clock(events, 6).worked_minutes) == (ClockState.DONE, 0)


def test_a_pause_stands_beside_the_worked_time() -> None:
    pause = [event("paused", 60, reason="office"), event("resumed", 9 * DAY + 60)]
    plain, paused = clock(ROUND[:4], 5), clock([*ROUND[:4], *pause], 5, days=11)
    assert plain.due
    assert paused.due == calendar().due_after_working_minutes(plain.due, paused.paused_minutes)
    assert (paused.worked_days, paused.paused_minutes) == (3, 330 + 390 + 90)
    still = clock([*ROUND[:4], pause[0]], 5, days=40)
    assert (still.state, still.worked_minutes) == (ClockState.PAUSED, 40)


def test_a_pause_ends_with_its_step() -> None:
    events = [*ROUND[:4], event("paused", 60, reason="office"), event("result", 120, result="x")]
    assert clock(events, 5).paused_minutes == 60
    assert clock(events, 7, days=1).paused_minutes == 0


def test_an_extension_gives_whole_working_days() -> None:
    longer = clock([*ROUND[:4], event("extended", 30, days=2)], 5)
    assert (longer.amount, longer.extended_days) == (5, 2)
    assert longer.due == calendar().due_after_working_days(ROUND[3].happened_at, 7)


def test_reopening_continues_the_count() -> None:
    closed = [*ROUND[:4], event("closed", 60, closing="withdrawn")]
    again = clock([*closed, event("reopened", 120)], 5, days=1)
    assert (again.state, again.paused_minutes) == (ClockState.RUNNING, 60)
    assert clock(closed, 5).state is ClockState.SKIPPED


def test_a_case_closed_in_a_pause_is_idle_once() -> None:
    events = [
        *ROUND[:4],
        event("paused", 60, reason="office"),
        event("closed", 90, closing="withdrawn"),
        event("reopened", 120),
        event("resumed", 150),
    ]
    assert clock(events, 5).paused_minutes == 90


@pytest.mark.parametrize(
    ("classes", "days", "amount"),
    [
        (["complaint"], 14, 5),
        (["information"], 5, 5),
        (["wbs", "confidential"], 60, 9),
        ([], 14, 5),
    ],
)
def test_limits_and_standards_go_by_class(classes: list[str], days: int, amount: int) -> None:
    events = [event("received", 0), event("registered", 1, classes=classes), *ROUND[2:4]]
    more = TargetVersion(5, "Tindak lanjut", 9, Unit.WORKING_DAYS, "confidential", FIRST)
    told = judge(events, targets=book(more), calendar=calendar(), now=START)
    assert (told.limits[1].days, told.clocks[4].amount) == (days, amount)


def test_a_limit_ends_with_the_disposition_or_the_answer() -> None:
    assert limit(ROUND[:3], "verification").finished is None
    assert limit(ROUND, "verification").finished == ROUND[3].happened_at
    assert limit(ROUND, "whole").finished == ROUND[6].happened_at
    reopened = [*ROUND[:4], event("closed", 60, closing="withdrawn"), event("reopened", 90)]
    assert limit(reopened[:-1], "whole").finished
    assert limit(reopened, "whole").finished is None


def test_a_snapshot_gives_back_what_was_judged() -> None:
    told = judged(ROUND)
    assert from_data(as_data(told)) == told
    assert from_data({"closing": "answered"}) is None


@given(st.permutations(ROUND), st.integers(0, 3))
def test_any_order_of_recording_gives_the_same_clocks(events: list[Happening], kind: int) -> None:
    twice = event("progress", 11 * DAY, finished=False)
    more = [
        event("paused", 30, reason="office"),
        event("resumed", 90),
        event("extended", 100, days=2),
        twice,
    ]
    mixed = [*more[kind:], *events, *more[:kind]]
    assert judged(mixed) == judged(sorted(ROUND + more, key=lambda e: e.happened_at))
    assert fold(mixed, targets=book(), calendar=calendar()) == fold(
        ROUND + more, targets=book(), calendar=calendar()
    )


@given(
    begin=st.integers(21, 8 * DAY),
    length=st.integers(0, 20 * DAY),
    days=st.integers(0, 10),
)
def test_pausing_moves_the_due_date_by_exactly_as_much(begin: int, length: int, days: int) -> None:
    extended = [*ROUND[:4], event("extended", 20, days=days)]
    pause = [event("paused", begin, reason="office"), event("resumed", begin + length)]
    plain, paused = clock(extended, 5), clock(extended + pause, 5)
    assert plain.due
    assert paused.due
    assert calendar().working_minutes_between(plain.due, paused.due) == paused.paused_minutes
    assert paused.paused_minutes == calendar().working_minutes_between(
        pause[0].happened_at, pause[1].happened_at
    )


@pytest.mark.parametrize("key", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "UTC"])
def test_every_zone_has_the_same_local_clocks(key: str) -> None:
    def moved(happening: Happening) -> Happening:
        local = happening.happened_at.replace(tzinfo=ZoneInfo(key)).astimezone(UTC)
        return Happening(happening.kind, local, happening.data)

    def told(zone: str, events: list[Happening]) -> list[tuple[object, ...]]:
        clocks = judged(events, key=zone).clocks
        dues = [c.due.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for c in clocks if c.due]
        return [*zip(dues, [(c.worked_days, c.over_by) for c in clocks], strict=True)]

    assert told(key, [moved(e) for e in ROUND]) == told("Asia/Jakarta", ROUND)


def test_a_step_of_minutes_is_explained_by_day() -> None:
    start = datetime(2026, 3, 17, 14, 55, tzinfo=ZONE)
    due = calendar().due_after_working_minutes(start, 10)
    notes = minute_notes(calendar(), start=start, due=due)
    assert notes[0].reason == "5 menit dalam jam kerja"
    assert notes[1].reason == "Cuti Bersama Hari Suci Nyepi"
    assert (notes[-1].day, notes[-1].reason) == (date(2026, 3, 25), notes[0].reason)


def test_an_answer_before_any_team_is_the_last_step() -> None:
    events = [*ROUND[:2], event("answered", 30, final=True, channel="surel")]
    states = [each.state for each in judged(events, now=START + timedelta(days=1)).clocks]
    assert states[2:6] == [ClockState.SKIPPED] * 4
    assert states[6] is ClockState.DONE


def test_a_pause_in_a_pause_goes_on() -> None:
    first, second = (event("paused", at, reason=why) for at, why in ((60, "office"), (90, "other")))
    twice = [*ROUND[:4], first, second, event("resumed", 120)]
    assert clock(twice, 5).paused_minutes == 60


def test_a_class_without_a_limit_has_none() -> None:
    bare = Targets(book().versions, (), date(2026, 3, 16))
    assert judge(ROUND, targets=bare, calendar=calendar(), now=START).limits == ()


def stands(*events: Happening) -> State:
    return fold([*ROUND[:4], *events], targets=book(), calendar=calendar())


def test_a_case_opened_again_begins_the_step_that_is_needed() -> None:
    closed = [*ROUND[6:]]
    state = stands(*closed, event("reopened", 12 * DAY, to="team", teams=["sosial"]))
    assert (state.status, state.holder.teams) == (Status.IN_FOLLOW_UP, ("sosial",))
    assert state.step_started_at == START + timedelta(days=12)
    # Who was told before is to be told anew: nothing says over which channel yet.
    again = stands(
        *closed,
        event("reopened", 12 * DAY, to="desk"),
        event("closed", 12 * DAY + 5, closing="withdrawn"),
    )
    assert again.settlement
    assert again.settlement.closing is Closing.WITHDRAWN


def test_a_case_written_down_twice_is_settled_by_the_other() -> None:
    state = stands(event("closed", 60, closing="double", case="2026-0012"))
    assert state.settlement == Settlement(Closing.DOUBLE, case="2026-0012")


def test_a_case_is_given_on_to_another_team_only_by_a_team() -> None:
    assert stands(event("moved", 60, teams=["sosial"])).holder.teams == ("sosial",)
    told = [*ROUND[4:6], event("moved", 11 * DAY + 11, teams=["sosial"])]
    assert stands(*told).holder.teams == ()


def test_the_clocks_of_a_case_opened_again_begin_anew() -> None:
    events = [*ROUND, event("reopened", 13 * DAY, to="team", teams=["sosial"])]
    found = judged(events, now=START + timedelta(days=14))
    states = [each.state for each in found.clocks]
    assert states[:4] == [ClockState.DONE] * 4
    assert states[4] is ClockState.RUNNING
    assert ClockState.DONE not in states[5:]
    assert found.clocks[4].started == START + timedelta(days=13)
    assert [each.finished is None for each in found.limits] == [False, True]


def test_what_was_done_before_the_step_ahead_of_it_is_no_skipped_step() -> None:
    """The team's last word, a draft of it and its report bear times before the disposition."""
    early = [
        event("progress", 10, finished=False),
        event("progress", 12, finished=True),
        event("result", 15, result="settled"),
        event("answered", 16, final=False, channel="surel"),
    ]
    told = [*ROUND[:3], *early, event("disposed", 20, teams=["umum"])]
    answered = [*told, event("answered", 30, final=True, channel="surel")]
    states = [each.state for each in judged(answered, now=START + timedelta(days=1)).clocks]
    assert states == [ClockState.DONE] * 7


def test_a_word_in_between_is_no_answer() -> None:
    word = event("answered", 11 * DAY + 11, final=False, channel="surel")
    events = [*ROUND[:6], word, event("closed", 11 * DAY + 12, closing="withdrawn")]
    assert judged(events).clocks[6].state is ClockState.SKIPPED
