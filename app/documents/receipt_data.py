"""What a tanda terima says."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.rules.moments import Stated


@dataclass(frozen=True, slots=True)
class ReceiptData:
    """What a receipt says.

    Moments are aware and shown in `zone`; when it came may be a day. `missing` names what the complainant still has to
    bring. `print_count` is 1 for the first printing. When anonymous or confidential, name,
    address and contact are printed on neither copy, whatever is given.
    """

    number: str
    check_code: str
    received_at: Stated
    place: str
    medium: str
    complainant: str
    address: str
    contact: str
    title: str
    attachments: int
    missing: tuple[str, ...]
    due_at: datetime
    officer_name: str
    officer_nip: str
    printed_at: datetime
    zone: ZoneInfo
    print_count: int = 1
    due_estimated: bool = False
    anonymous: bool = False
    confidential: bool = False
    sample: bool = False
