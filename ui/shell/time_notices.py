"""Message bars about time itself: a computer clock that jumped, a calendar not yet decreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.look.tokens import Tone
from ui.messages import GAP_BAR
from ui.tasks import call

if TYPE_CHECKING:
    from datetime import datetime

    from app.office import Office
    from app.register import Register
    from ui.commands import Command
    from ui.page import Context

_CALENDAR_PAGE: Final = "page-kalender"


def show_time_notices(context: Context) -> None:
    """Look at the clock and the calendar of a newly opened register, and tell what is wrong."""
    office, now = context.office, context.clock.now()

    def tell(found: tuple[str | None, str | None]) -> None:
        jump, gap = found
        # Nothing is due in a sample.
        if gap is not None and not context.sample:
            page = _calendar_page(context)
            context.messages.bar(
                "Kalender belum lengkap",
                gap,
                tone=Tone.WARN,
                icon="calendar",
                action="Buka Kalender" if page else "",
                on_action=page.run if page else None,
                key=GAP_BAR,
            )
        if jump is not None:
            context.messages.bar(
                "Periksa jam komputer",
                jump,
                tone=Tone.WARN,
                icon="alert-triangle",
                key="clock-trouble",
            )

    context.ask(
        call(read_time_troubles, office=office, now=now),
        then=tell,
        owner=context.messages,
        key="time-notices",
    )


def read_time_troubles(
    register: Register, *, office: Office, now: datetime
) -> tuple[str | None, str | None]:
    """Return the sentences about the clock and about the calendar; in the worker."""
    from app.desk.changing_calendar import calendar_gap
    from app.desk.clock_watch import clock_trouble

    gap = calendar_gap(office, now=now)
    return clock_trouble(register), gap.sentence if gap else None


def _calendar_page(context: Context) -> Command | None:
    commands = context.window_commands()
    return next((each for each in commands if each.id == _CALENDAR_PAGE), None)
