"""What a user action did, for the status line and for the pages that show it."""

from dataclasses import dataclass
from typing import Final

EVERY_PART: Final = frozenset({"complaints", "settings", "months", "media", "drafts"})
"""All that an action may change and a page may show."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a user action did: the sentence for the status line and the parts that changed.

    `changed` holds any of EVERY_PART. `events` are the places in
    the history of what can be taken back at once, of the case `complaint_id`.
    """

    sentence: str
    changed: frozenset[str] = frozenset({"complaints"})
    complaint_id: int = 0
    number: str = ""
    events: tuple[int, ...] = ()
    late: str = ""
    """Which closed month or printed report it comes too late for, in a sentence; it ends `sentence` too."""
