"""Random courses of cases, put right on the way: every figure equals a recount by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from app.clock import FixedClock
from app.desk.recapping import read_recap
from app.desk.reporting import report_pdf
from app.keeping.checking import check_register
from app.recap import asked_months
from app.register import Register
from tests.desk.random_course import PLACES, Course
from tests.documents.reading import pages
from tests.helpers.registers import copy_register, open_register


@pytest.mark.expected_log("the clock jumped")
@pytest.mark.parametrize("beginning", PLACES, ids=lambda each: each[0])
def test_every_figure_equals_a_recount(
    register_template: Path,
    tmp_path: Path,
    many: Callable[[str, int], range],
    request: pytest.FixtureRequest,
    beginning: tuple[str, tuple[int, int, int]],
) -> None:
    zone, day = beginning
    figures = cases = deeds = 0
    for turn in many("random courses of cases", 1):
        place = copy_register(register_template, tmp_path / f"{turn}.mejaaduan")
        register = open_register(
            str(place), clock=FixedClock(datetime(*day, 8, tzinfo=ZoneInfo(zone)))
        )
        try:
            course = Course(register, Random(f"{zone} {turn}"), zone=zone, day=day)
            course.go(40)
            figures += course.figures + course.compare()
            cases += len(course.cases)
            deeds += course.steps
            assert check_register(register).problems == ()
        finally:
            register.close()
    counted = ("deeds", deeds), ("cases recounted", cases), ("figures recounted", figures)
    request.node.user_properties += counted


@pytest.mark.expected_log("the clock jumped")
def test_the_paper_has_the_figures_of_the_screen(file_register: Register) -> None:
    register = file_register
    course = Course(register, Random(7), zone="Asia/Makassar", day=(2026, 3, 18))
    course.go(30)
    course.compare()
    recap = read_recap(register, year=2026)
    paper = " ".join(" ".join(pages(report_pdf(register, year=2026))).split())
    today = register.clock.now().astimezone(ZoneInfo("Asia/Makassar")).date()
    asked = asked_months(recap, today=today)
    for row in recap.rows:
        # Nobody has looked into a month marked so, and one to come has nothing to tell.
        nothing = "*" if row.month in asked else "-" if row.month <= today.month else ""
        zero = "-" if row.total else nothing
        figures = [str(count) if count else zero for count in (*row.counts, row.total)]
        assert " ".join([str(row.month), row.label, *filter(None, figures)]) in paper
    sums = [sum(row.counts[at] for row in recap.rows) for at in range(len(recap.columns))]
    assert " ".join(["Jumlah", *(str(each or "-") for each in (*sums, recap.total))]) in paper
