"""Everything Beranda shows, read in one piece of work."""

from dataclasses import dataclass
from datetime import date, datetime

from app.case import ComplaintRow
from app.desk.listing_cases import Wanted, list_rows, open_rows, years
from app.desk.media_rota import MediumToday, media_today
from app.desk.opening_seals import WaitingRequest, waiting_requests
from app.desk.recapping import read_recap
from app.guard import rule_of
from app.recap import Recap
from app.register import Register
from app.roles import Role
from ui.forms.entry_drafts import entered_as, kept_drafts, waits

IN_OFFICE = frozenset({Role.DESK, Role.HEAD})
"""Who looks at the boxes and media, and after the months."""
_LATEST = 7
_ASKED_UNTIL_MONTH = 3


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """Open cases by urgency, the newest ones, the year's recap, and when a draft was kept.

    `files_wait_of` is the number of a case that is registered, and not all of its files with it.
    `recap_before` is that of the year before, from January to March and only if it was kept here.
    The complaints of a sample are of one year long ago: `recap` is that year's. The `media` of the
    rota are there for who looks at them, the `requests` for who decides about them.
    """

    running: tuple[ComplaintRow, ...]
    latest: tuple[ComplaintRow, ...]
    recap: Recap
    recap_before: Recap | None
    draft_saved_at: datetime | None
    files_wait_of: str
    media: tuple[MediumToday, ...]
    requests: tuple[WaitingRequest, ...]


def read_home(register: Register, *, today: date, sample: bool = False) -> HomeFacts:
    """Read it all as of the office's day, and of one moment; in the worker."""
    roles = register.account.roles
    with register.reading():
        drafts = [(each, entered_as(register, each)) for each in kept_drafts(register)]
        return HomeFacts(
            running=open_rows(register),
            latest=list_rows(register, wanted=Wanted(), offset=0, limit=_LATEST),
            recap=_recap(register, today, sample=sample),
            recap_before=None if sample else _year_before(register, today),
            draft_saved_at=next((each.saved_at for each, case in drafts if case is None), None),
            files_wait_of=next((case[1] for each, case in drafts if case and waits(each)), ""),
            media=media_today(register) if roles & IN_OFFICE else (),
            requests=waiting_requests(register) if roles & rule_of(waiting_requests) else (),
        )


def _recap(register: Register, today: date, *, sample: bool) -> Recap:
    recap = read_recap(register, year=today.year)
    if sample and not recap.total:
        return read_recap(register, year=years(register)[0])
    return recap


def _year_before(register: Register, today: date) -> Recap | None:
    """Return last year's recap as long as its annual report is still being made."""
    if today.month > _ASKED_UNTIL_MONTH:
        return None
    recap = read_recap(register, year=today.year - 1)
    return recap if recap.total or recap.nil else None
