"""Explanations of due dates in lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app.desk.extending import extend
from app.desk.following_up import pause, resume
from app.desk.reading_cases import explain_case
from app.desk.reading_office import read_office
from app.rules.kinds import Status
from tests.ui.actions.desk import Desk
from tests.ui.lively import LIVELY_NOW, ZONE
from ui.parts.cells.day_explanation import DayKind
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
    case = desk.numbered("2026-0041")
    began = case.row.step_started_at + timedelta(days=1)
    pause(desk.register, complaint_id=case.row.id, happened_at=began, reason="evidence")
    ended = began + timedelta(hours=2)
    resume(desk.register, complaint_id=case.row.id, happened_at=ended)
    facts = explain_case(desk.register, complaint_id=case.row.id)
    why = explain(facts.case.row, office, now=LIVELY_NOW, facts=facts)
    assert any("dijeda 2 jam: menunggu bukti atau data" in line.reason for line in why.lines)
    assert "Dijeda 2 jam." in why.note


def test_an_extension_and_a_stricter_limit_are_told(desk: Desk) -> None:
    office = read_office(desk.register)
    row = desk.numbered("2026-0041").row
    extend(desk.register, complaint_id=row.id, happened_at=LIVELY_NOW, days=60, reason="Audit.")
    facts = explain_case(desk.register, complaint_id=row.id)
    why = explain(facts.case.row, office, now=LIVELY_NOW, facts=facts)
    assert "Diperpanjang Kepala 60 hari kerja." in why.note
    assert "Batas nasional lebih ketat" in why.note


def test_an_estimated_year_is_said(desk: Desk) -> None:
    office = read_office(desk.register)
    start = datetime(2027, 3, 5, 9, 0, tzinfo=ZONE)
    due = office.calendar.due_after_working_days(start, 5)
    row = replace(desk.numbered("2026-0041").row, step_started_at=start, due_at=due)
    assert "masih perkiraan" in explain(row, office, now=start).note


def test_today_and_the_due_day_are_marked(desk: Desk) -> None:
    office = read_office(desk.register)
    row = next(row for row in [desk.numbered("2026-0041").row] if row.status is Status.IN_FOLLOW_UP)
    kinds = [line.kind for line in explain(row, office, now=LIVELY_NOW).lines]
    assert kinds[0] is DayKind.START
    assert kinds[-1] is DayKind.DUE
    assert DayKind.TODAY in kinds
