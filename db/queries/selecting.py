"""Which complaints a list holds: what its reader may see, what it is narrowed to, and its chip."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select, true

from db.queries.parties import of_team
from db.tables import Complaint, MediumEntry, NumberCounter, OfficeEntry

CLOSED = "closed"
UNDER_WAY = ("in_follow_up", "result_pending", "answer_pending", "answered")


@dataclass(frozen=True, slots=True)
class Visibility:
    """What a reader may see at all: only a team's cases, and none of the hidden ones."""

    team: str | None = None
    hidden: tuple[int, ...] = ()

    def conditions(self) -> list[ColumnElement[bool]]:
        """Return what limits any list of complaints."""
        found: list[ColumnElement[bool]] = []
        if self.team is not None:
            found.append(Complaint.id.in_(of_team(self.team)))
        if self.hidden:
            found.append(Complaint.id.not_in(self.hidden))
        return found


EVERYTHING = Visibility()


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which cases a list is narrowed to, by codes; what is empty or None narrows nothing.

    Of `classifications`, `confidential` and `class_media` one is enough. A case was received at
    `since` or later, and `before` (both UTC).
    """

    teams: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    classifications: tuple[str, ...] = ()
    confidential: bool = False
    class_media: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    since: datetime | None = None
    before: datetime | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """Return what lets a case through."""
        found: list[ColumnElement[bool]] = []
        if self.teams:
            found.append(Complaint.id.in_(of_team(*self.teams)))
        if self.media:
            found.append(_came_by(self.media))
        if classes := self._classes():
            found.append(or_(*classes))
        if self.offices:
            named = select(OfficeEntry.id).where(OfficeEntry.code.in_(self.offices))
            found.append(Complaint.about_office_id.in_(named))
        if self.since is not None:
            found.append(Complaint.received_at >= self.since)
        if self.before is not None:
            found.append(Complaint.received_at < self.before)
        return found

    def _classes(self) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        if self.classifications:
            found.append(Complaint.classification.in_(self.classifications))
        if self.confidential:
            found.append(Complaint.confidential == true())
        if self.class_media:
            found.append(_came_by(self.class_media))
        return found


ANYTHING = Narrowed()


def _came_by(codes: tuple[str, ...]) -> ColumnElement[bool]:
    return Complaint.medium_id.in_(select(MediumEntry.id).where(MediumEntry.code.in_(codes)))


@dataclass(frozen=True, slots=True)
class Selection:
    """Which complaints a list shows.

    `chip` is one of "", "new", "awaiting_disposition", "running", "paused", "answer_pending",
    "due_soon", "late", "forwarded", "awaited", "closed", "open". Late means due before `now`, due soon means
    due before `soon` (both UTC). `month`, from 1, is that of the receipt, as the recap counts it.
    Those of `first` stand before all others, in any order.
    """

    year: int | None
    chip: str
    now: datetime
    soon: datetime
    ids: tuple[int, ...] | None = None
    month: int | None = None
    visibility: Visibility = EVERYTHING
    narrowed: Narrowed = ANYTHING
    first: tuple[int, ...] = ()


def conditions_of(selection: Selection) -> list[ColumnElement[bool]]:
    """Return what lets a case into a selection."""
    found = [*selection.visibility.conditions(), *selection.narrowed.conditions()]
    if selection.month is not None:
        # As the recap counts it: by the receipt, whatever the number's year.
        found += [Complaint.month == selection.month]
        if selection.year is not None:
            found.append(Complaint.received_year == selection.year)
    elif selection.year is not None:
        # What is due is found by its due date, among the open ones, not by walking a whole year.
        by_due = selection.chip in ("late", "due_soon")
        found.append((Complaint.year + 0 if by_due else Complaint.year) == selection.year)
    elif selection.narrowed.since is not None or selection.narrowed.before is not None:
        # Year by year, as the index on the receipt begins with the year.
        found.append(Complaint.year.in_(select(NumberCounter.year)))
    if selection.ids is not None:
        found.append(Complaint.id.in_(selection.ids))
    return [*found, *_of_chip(selection)]


def _of_chip(selection: Selection) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    match selection.chip:
        case "new" | "awaiting_disposition" | "answer_pending" | "closed":
            found.append(Complaint.status == selection.chip)
        case "running":
            found.append(Complaint.status.in_(UNDER_WAY))
        case "paused":
            # Only what runs can stand still: the few open ones are looked through.
            found += [Complaint.status.in_(UNDER_WAY), Complaint.paused_at.is_not(None)]
        case "forwarded":
            found.append(Complaint.forwarded == true())
        case "awaited":
            # Said of what was forwarded: an index of just those serves.
            found += [Complaint.forwarded == true(), Complaint.awaited_since.is_not(None)]
        case "open":
            found.append(Complaint.status != CLOSED)
        case "late":
            found += [Complaint.due_at < selection.now, Complaint.paused_at.is_(None)]
        case "due_soon":
            found += [
                Complaint.due_at >= selection.now,
                Complaint.due_at < selection.soon,
                Complaint.paused_at.is_(None),
            ]
    return found
