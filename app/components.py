"""What the program is made of: its own part and everybody else's, each with its licence."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache

from resources import FOLDER

LICENCES = FOLDER / "licences"


@dataclass(frozen=True, slots=True)
class Component:
    """One part of the Windows programs.

    `name` is the package's, as pinned, or the part's own; `licence` an SPDX expression; `texts`
    the licence's texts beside the table, where its package brings none; `files` patterns of what
    it puts into the bundle, `code:` before the name of a package; `use` what it is for.
    """

    name: str
    licence: str
    texts: tuple[str, ...]
    files: tuple[str, ...]
    use: str


@lru_cache
def components() -> tuple[Component, ...]:
    """Return all parts; a file belongs to the first one that a pattern fits."""
    lines = (LICENCES / "components.csv").read_text("utf-8").splitlines()
    return tuple(
        Component(
            row["name"],
            row["licence"],
            tuple(row["texts"].split()),
            tuple(row["files"].split()),
            row["use"],
        )
        for row in csv.DictReader(lines)
    )
