"""What a lembar pemulihan says."""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The words in their order, and whose they are; `made_at` is aware and shown in `zone`.

    One that takes the place of another is `certified` by the head who makes it.
    """

    office_name: str
    officer_name: str
    words: tuple[str, ...] = field(repr=False)
    register_mark: str
    made_at: datetime
    zone: ZoneInfo
    certified: bool = False
    sample: bool = False
