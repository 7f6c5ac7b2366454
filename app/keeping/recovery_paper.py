"""The recovery sheet on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.desk.papers import letterhead_of
from app.desk.reading_office import read_office
from app.documents.recovery_data import RecoverySheet
from app.guard import allowed
from app.register import Register
from app.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence


@allowed(Role.HEAD, Role.ADMIN)
def recovery_sheet_pdf(register: Register, *, words: Sequence[str], renewed: bool = False) -> bytes:
    """Return the sheet with the words of a code that was just made; they are kept nowhere else.

    One that is `renewed` tells that who is signed in certifies it.
    """
    # Imported late: reportlab costs more than most starts have to spare.
    from app.documents.recovery_sheet import recovery_sheet

    office = read_office(register)
    data = RecoverySheet(
        office_name=office.name,
        officer_name=register.account.name,
        words=tuple(words),
        register_mark=office.settings.register_id.upper(),
        made_at=register.clock.now(),
        zone=office.zone,
        certified=renewed,
        sample=office.sample,
    )
    return recovery_sheet(data, letterhead=letterhead_of(office, register.clock.now()))
