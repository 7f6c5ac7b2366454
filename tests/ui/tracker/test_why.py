"""Explanations of due dates in lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app.desk.office_book import read_office
from app.facts import Status
from app.rules.work_calendar import Pause
from tests.ui.actions.desk import Desk
from tests.ui.lively import LIVELY_NOW, ZONE
from ui.parts.day_explanation import DayKind
from ui.tracker.why import explain


def test_a_step_over_the_break_names_it(desk: Desk) -> None:
    office = read_office(desk.register)
    start = datetime(2026, 11, 24, 11, 55, tzinfo=ZONE)
    due = office.calendar.due_after_working_minutes(start, 10)
    row = replace(desk.row(Status.AWAITING_DISPOSITION), step_started_at=start, due_at=due)
    lines = explain(row, office, now=start).lines
    assert [(line.day, line.reason) for line in lines[1:-1]] == [
        ("11.55–12.00", "5 menit"),
        ("12.00–13.00", "istirahat"),
        ("13.00–13.05", "5 menit"),
    ]


def test_a_step_over_the_weekend_names_the_closed_days(desk: Desk) -> None:
    office = read_office(desk.register)
    start = datetime(2026, 11, 27, 16, 25, tzinfo=ZONE)
    due = office.calendar.due_after_working_minutes(start, 10)
    row = replace(desk.row(Status.AWAITING_DISPOSITION), step_started_at=start, due_at=due)
    said = [f"{line.day} {line.reason}" for line in explain(row, office, now=start).lines]
    assert "Sab 28-11 kantor tutup" in said
    assert "Sen 30-11 kantor buka 07.30" in said


def test_a_pause_is_told_on_its_day(desk: Desk) -> None:
    office = read_office(desk.register)
    row = desk.row(Status.IN_FOLLOW_UP)
    began = row.step_started_at + timedelta(days=3)
    pause = Pause(began, began + timedelta(hours=2), "menunggu pelapor")
    paused = office.calendar.paused_minutes([pause])
    due = office.calendar.due_after_working_days(row.step_started_at, 5, paused_minutes=paused)
    why = explain(replace(row, due_at=due), office, now=LIVELY_NOW, pauses=[pause])
    assert bool(paused) == any("dijeda" in line.reason for line in why.lines)


def test_today_and_the_due_day_are_marked(desk: Desk) -> None:
    office = read_office(desk.register)
    row = next(row for row in [desk.numbered("2026-0041").row] if row.status is Status.IN_FOLLOW_UP)
    kinds = [line.kind for line in explain(row, office, now=LIVELY_NOW).lines]
    assert kinds[0] is DayKind.START
    assert kinds[-1] is DayKind.DUE
    assert DayKind.TODAY in kinds
