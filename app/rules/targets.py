"""The standards in force for a case: those of its class, as they stood when it began."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar, overload

from app.rules.kinds import Classification, Unit


@dataclass(frozen=True, slots=True)
class StepTarget:
    """The SOP's standard for one step (1-7)."""

    step: int
    title: str
    amount: int
    unit: Unit


ANY, CONFIDENTIAL, WBS = "any", "confidential", "wbs"
VERIFICATION, WHOLE = "verification", "whole"


@dataclass(frozen=True, slots=True)
class TargetVersion:
    """A step's standard for a class of case from a day on; who set it and when, if anybody."""

    step: int
    title: str
    amount: int
    unit: Unit
    case_class: str
    effective_from: date
    actor: str = ""
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LimitVersion:
    """A national limit in working days from the receipt on: "verification" or "whole"."""

    code: str
    case_class: str
    days: int
    effective_from: date
    actor: str = ""
    recorded_at: datetime | None = None


_Version = TypeVar("_Version", TargetVersion, LimitVersion)


def case_classes(
    *, classification: Classification, confidential: bool, medium: str
) -> tuple[str, ...]:
    """Return the classes a case belongs to, the weightiest first; `medium` is a code."""
    special = [WBS] * (medium == "wbs") + [CONFIDENTIAL] * confidential
    return (*special, classification.value)


@dataclass(frozen=True)
class Targets(Sequence[StepTarget]):
    """All versions of standards and limits; as a sequence the seven in force on `today`.

    Versions are in the order they were recorded: of two for one day the later one holds.
    """

    versions: tuple[TargetVersion, ...]
    limits: tuple[LimitVersion, ...]
    today: date
    _known: dict[tuple[date, tuple[str, ...]], tuple[StepTarget, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def for_case(self, *, began: date, classes: tuple[str, ...] = ()) -> tuple[StepTarget, ...]:
        """Return the seven standards of a case that began on a day of the office's zone."""
        found = self._known.get((began, classes))
        if found is None:
            by_step: dict[int, list[TargetVersion]] = {}
            for version in self.versions:
                by_step.setdefault(version.step, []).append(version)
            chosen = (_in_force(by_step[step], began, classes) for step in sorted(by_step))
            found = tuple(StepTarget(v.step, v.title, v.amount, v.unit) for v in chosen if v)
            self._known[began, classes] = found
        return found

    def limit_days(self, code: str, *, began: date, classes: tuple[str, ...] = ()) -> int | None:
        """Return a national limit of such a case in working days, None when there is none."""
        known = [version for version in self.limits if version.code == code]
        found = _in_force(known, began, classes)
        return found.days if found else None

    @overload
    def __getitem__(self, index: int) -> StepTarget: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[StepTarget]: ...
    def __getitem__(self, index: int | slice) -> StepTarget | Sequence[StepTarget]:
        return self.for_case(began=self.today)[index]

    def __iter__(self) -> Iterator[StepTarget]:
        return iter(self.for_case(began=self.today))

    def __len__(self) -> int:
        return len(self.for_case(began=self.today))


def _in_force(
    versions: Collection[_Version], began: date, classes: tuple[str, ...]
) -> _Version | None:
    for wanted in (*classes, ANY):
        own = [version for version in versions if version.case_class == wanted]
        begun = [version for version in own if version.effective_from <= began]
        if begun:
            newest = max(version.effective_from for version in begun)
            return [version for version in begun if version.effective_from == newest][-1]
        if wanted == ANY and own:
            # Older than every version: the first one ever set.
            return min(own, key=lambda version: version.effective_from)
    return None
