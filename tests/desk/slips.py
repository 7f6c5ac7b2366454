"""Complaints as a clerk would type them, and short ways to bring a case to a step."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app.case import Content, Identity
from app.clock import FixedClock
from app.desk.changing_media import save_media
from app.desk.confirming_nil import confirm_nil
from app.desk.disposing import record_disposition
from app.desk.following_up import record_result
from app.desk.new_complaint import NewComplaint
from app.desk.reading_office import read_office
from app.desk.registering import register_complaint
from app.register import Register

ZONE = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 3, 17, 9, 0, tzinfo=ZONE)
_SLIP = NewComplaint(
    medium="lapor",
    received_at=NOW - timedelta(minutes=10),
    title="Antrean layanan terlalu lama",
    content=Content(text="Menunggu dua jam tanpa kejelasan.", where="Ruang PST"),
    identity=Identity(name="Siti Rahmah", contact="0812-0000-1111"),
)


def slip(**changes: Any) -> NewComplaint:  # noqa: ANN401 - any field of NewComplaint
    """Return a good complaint with some fields changed."""
    return replace(_SLIP, **changes)


def registered(register: Register, **changes: Any) -> int:  # noqa: ANN401 - any field of NewComplaint
    """Register a complaint and return its id."""
    return register_complaint(register, complaint=slip(**changes)).complaint_id


def disposed(register: Register, **changes: Any) -> int:  # noqa: ANN401 - any field of NewComplaint
    """Register a complaint, dispose it to one team, and return its id."""
    case = registered(register, **changes)
    disposed_to(register, case, "umum")
    return case


def disposed_to(register: Register, case: int, *teams: str) -> None:
    """Record that the head ticked some teams for a complaint."""
    record_disposition(
        register,
        complaint_id=case,
        happened_at=NOW,
        teams=teams,
        instructions=("tindak-lanjuti",),
    )


def with_result(register: Register, **changes: Any) -> int:  # noqa: ANN401 - any field of NewComplaint
    """Bring a new complaint to the step where the complainant is told, and return its id."""
    case = disposed(register, **changes)
    record_result(
        register, complaint_id=case, happened_at=NOW, result="settled", note="Loket ditambah."
    )
    return case


def confirmed_nil(register: Register, *, year: int, month: int) -> None:
    """Confirm a month nil after a look at all media."""
    looked = tuple(medium.code for medium in read_office(register).media)
    confirm_nil(register, year=year, month=month, looked=looked)


def pass_time(register: Register, **span: float) -> datetime:
    """Move the register's fixed clock on and return the new moment."""
    assert isinstance(register.clock, FixedClock)
    register.clock.set(register.clock.now() + timedelta(**span))
    return register.clock.now()


def set_rota(register: Register, weekdays: dict[str, set[int]]) -> None:
    """Set on which weekdays some media are looked at, 0 for Monday."""
    media = read_office(register).all_media
    found = [
        replace(each, weekdays=frozenset(weekdays.get(each.code, each.weekdays))) for each in media
    ]
    save_media(register, media=found, shown=media)
