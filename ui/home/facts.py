"""Everything Beranda shows, read in one piece of work."""

from dataclasses import dataclass
from datetime import datetime

from app.desk.looking_up import Wanted, list_rows, open_rows
from app.desk.recapping import read_recap
from app.facts import ComplaintRow, Recap
from app.register import Register
from ui.entry.drafts import kept_drafts

_LATEST = 7


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """Open cases by urgency, the newest ones, the year's recap, and when a draft was kept."""

    running: tuple[ComplaintRow, ...]
    latest: tuple[ComplaintRow, ...]
    recap: Recap
    draft_saved_at: datetime | None


def read_home(register: Register, *, year: int) -> HomeFacts:
    """Read it all; in the worker."""
    drafts = kept_drafts(register)
    return HomeFacts(
        running=open_rows(register),
        latest=list_rows(register, wanted=Wanted(), offset=0, limit=_LATEST),
        recap=read_recap(register, year=year),
        draft_saved_at=drafts[0].saved_at if drafts else None,
    )
