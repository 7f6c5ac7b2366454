"""Tests that do the same many times over: `--times N` runs only these, N times as often each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import is_hypothesis_test, settings

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = 50


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that `dev.py nightly` gives."""
    parser.addoption("--times", type=int, default=1, help="run what is counted N times as often")


def pytest_configure(config: pytest.Config) -> None:
    """Have hypothesis make up as many examples as are wanted."""
    # Shared machines are slow at times: a deadline per example would only measure that.
    examples = EXAMPLES * config.getoption("--times")
    settings.register_profile("house", deadline=None, database=None, max_examples=examples)
    settings.load_profile("house")


@pytest.fixture
def many(request: pytest.FixtureRequest) -> Callable[[str, int], range]:
    """Return what turns a usual count into numbers to go through; the summary tells the sum."""

    def counted(what: str, usual: int) -> range:
        count = usual * request.config.getoption("--times")
        request.node.user_properties.append((what, count))
        return range(count)

    return counted


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what has no count when counts are multiplied."""
    if config.getoption("--times") == 1:
        return
    left_out = []
    for item in items.copy():
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.user_properties.append(("made-up examples", settings().max_examples))
        elif "many" not in getattr(item, "fixturenames", ()):
            left_out.append(item)
            items.remove(item)
    config.hook.pytest_deselected(items=left_out)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell the sums of what was counted."""
    if terminalreporter.config.getoption("--times") == 1:
        return
    sums: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                for what, count in report.user_properties:
                    sums[what] += count
    terminalreporter.section("counted")
    for what, count in sorted(sums.items()):
        terminalreporter.write_line(f"{count:>8,}  {what}")
