"""Runs every measurement of this folder and prints one table of ratios and their limits."""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
from typing import NamedTuple

import bench


class Row(NamedTuple):
    """One measured path: how many times the bare limit it takes, and how many are allowed."""

    name: str
    ratio: float
    limit: float

    @property
    def passed(self) -> bool:
        """Tell whether the ratio keeps its limit."""
        return self.ratio <= self.limit


def modules() -> list[str]:
    """Name the measurements: every module here that has a run()."""
    names = sorted(info.name for info in pkgutil.iter_modules(bench.__path__))
    return [name for name in names if not name.startswith("_")]


def measure(names: list[str]) -> list[Row]:
    """Run the named measurements one after the other, so that none disturbs another."""
    rows = []
    for name in names:
        module = importlib.import_module(f"bench.{name}")
        if not hasattr(module, "run"):
            continue
        print(f"bench: {name} …", file=sys.stderr, flush=True)
        rows += [Row(*measured) for measured in module.run()]
    return rows


def table(rows: list[Row]) -> str:
    """Lay the rows out in aligned columns."""
    width = max((len(row.name) for row in rows), default=4)
    lines = [f"{'path':{width}}  {'ratio':>7}  {'limit':>7}"]
    for row in rows:
        verdict = "pass" if row.passed else "falls short"
        lines.append(f"{row.name:{width}}  {row.ratio:7.2f}  {row.limit:7.2f}  {verdict}")
    lines.append(f"{sum(row.passed for row in rows)} of {len(rows)} paths keep their limit")
    return "\n".join(lines)


def main() -> int:
    """Measure all, or those named; exit code 0 even where one falls short, as it is a report."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("names", nargs="*", help="only these (all if none is named)")
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    options = parser.parse_args()
    unknown = sorted(set(options.names) - set(modules()))
    if unknown:
        parser.error(f"no such measurement: {', '.join(unknown)}; there are {', '.join(modules())}")
    rows = measure(options.names or modules())
    if options.json:
        print(json.dumps([{**row._asdict(), "passed": row.passed} for row in rows], indent=2))
    else:
        print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
