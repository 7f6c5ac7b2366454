"""The two tables of the annual report as frozen rows."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RecapRow:
    """One month of the recap; `counts` has one number per column."""

    month: int
    label: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """One month of the evaluation; the percentage is None when nothing was received."""

    month: int
    label: str
    settled_percent: int | None
    result: str
    remark: str


@dataclass(frozen=True, slots=True)
class Recap:
    """Both tables of the annual report and which empty months were confirmed nil."""

    year: int
    columns: tuple[str, ...]
    rows: tuple[RecapRow, ...]
    total: int
    evaluation: tuple[EvaluationRow, ...]
    nil_confirmed: frozenset[int] = field(default_factory=frozenset)
