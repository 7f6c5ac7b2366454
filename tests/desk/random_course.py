"""A clerk who does now this, now that, takes some of it back, and compares every figure."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import timedelta
from typing import Any

from app.desk.listing_cases import Wanted, list_rows
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.desk.recapping import read_recap
from app.desk.registering import register_complaint
from app.desk.taking_back import take_back
from app.rules.kinds import Classification, Status
from tests.desk.naive_cases import NaiveCase, months_of
from tests.desk.random_deeds import AT_TEAM, DEEDS, Clerk
from tests.desk.slips import slip

PLACES = (
    ("Asia/Jakarta", (2026, 3, 12)),
    ("Asia/Makassar", (2024, 2, 27)),
    ("Asia/Jayapura", (2025, 12, 29)),
)
"""A zone, and a day to begin on: before Lebaran, before a leap day, before a year ends."""


class Course(Clerk):
    """One register, what should be in it, and a clerk who does now this, now that."""

    def go(self, deeds: int) -> None:
        """Do so many things, one after the other, and take some back."""
        self.begin_case()
        for turn in range(deeds):
            if turn % 8 == 7:
                self.figures += self.compare()
            self.pass_time()
            if self.chance.random() < 0.12:
                self.begin_case()
                continue
            case = self.chance.choice(self.cases)
            before = deepcopy(self.cases)
            tried = self.chance.sample(DEEDS, len(DEEDS))
            done = next((found for deed in tried if (found := deed(self, case))), None)
            self.steps += 1
            if done is not None and done.events and self.chance.random() < 0.2:
                take_back(self.register, complaint_id=case.id, events=done.events)
                self.cases = before

    def pass_time(self) -> None:
        """Let minutes, hours or days go by."""
        minutes = self.chance.choice((1, 7, 45, 240, 1440, 3000))
        self.clock.set(self.now + timedelta(minutes=self.chance.randint(1, minutes)))

    def begin_case(self) -> None:
        """Type in a slip that came some days ago, or just now."""
        code, _, column = self.chance.choice([each for each in self.media if each[0] != "wbs"])
        received = self.now - timedelta(minutes=self.chance.choice((0, 3, 600, 9000, 60_000)))
        kind = self.chance.choice(list(Classification))
        about = self.chance.choice(("", "", "3604", "3674"))
        new = slip(medium=code, received_at=received, classification=kind, about_office=about)
        made = register_complaint(self.register, complaint=new)
        case = NaiveCase(made.complaint_id, made.number, received, self.now, column)
        case.classification, case.about = kind, about
        case.begin(Status.NEW, self.now)
        self.cases.append(case)
        self.steps += 1

    def compare(self) -> int:
        """Compare every figure; return how many there were."""
        seen = 0
        office = read_office(self.register)
        late = {
            row.id
            for row in list_rows(self.register, wanted=Wanted(chip="late"), offset=0, limit=999)
        }
        listed = list_rows(self.register, wanted=Wanted(), offset=0, limit=999)
        rows = {row.id: row for row in listed}
        some = self.chance.choice(self.cases).id
        assert read_case(self.register, complaint_id=some).row == rows[some]
        for case in self.cases:
            row = rows[case.id]
            told = (row.status, row.due_at, row.paused, row.forwarded, row.double_of)
            due = case.due(self.calendar)
            assert told == (
                case.status,
                due,
                case.paused_at is not None,
                case.forwarded,
                case.double_of,
            ), case
            if case.status in AT_TEAM:
                assert (set(row.held_by.teams), row.extended_days) == (
                    set(case.teams),
                    case.extended,
                )
            timer = row.timer(office, now=self.now)
            assert (timer is not None and timer.late and not timer.paused) is (case.id in late)
            assert (case.id in late) is case.late(self.calendar, self.now), case
            seen += 7
        columns, months, settled = months_of(self.cases, self.calendar)
        for year in sorted({year for year, _ in months} | {self.now.year}):
            seen += self.compare_year(year, columns, months, settled)
        return seen

    def compare_year(self, year: int, columns: Any, months: Any, settled: Any) -> int:  # noqa: ANN401
        """Compare a year's tables; return how many figures there were."""
        recap = read_recap(self.register, year=year)
        for row, told in zip(recap.rows, recap.evaluation, strict=True):
            key = (year, row.month)
            assert row.total == months[key], key
            for label, count in zip(recap.columns, row.counts, strict=True):
                assert count == columns[*key, label], (key, label)
            if not months[key]:
                assert told.settled_percent is None
                continue
            exact = 100 * settled[key] / months[key]
            assert told.settled_percent is not None
            assert abs(told.settled_percent - exact) < 1, key
            assert (told.settled_percent == 100) is (settled[key] == months[key])
            running = [
                int(found) for found in re.findall(r"^\d+(?=\D+ masih berjalan)", told.remark)
            ]
            assert running == [months[key] - settled[key]] * (settled[key] < months[key])
        double = sum(bool(case.double_of) for case in self.cases)
        assert recap.total == sum(count for (of, _), count in months.items() if of == year)
        assert len(recap.doubles) <= double
        return 12 * (len(recap.columns) + 3) + 1
