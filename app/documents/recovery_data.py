"""What a lembar pemulihan says."""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The words in their order, and whose they are; `made_at` is aware and shown in `zone`."""

    office_name: str
    officer_name: str
    words: tuple[str, ...] = field(repr=False)
    register_mark: str
    made_at: datetime
    zone: ZoneInfo
    sample: bool = False
