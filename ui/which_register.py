"""Which register a start opens: the one used last, or at the very first start a new one."""

from enum import Enum

from app.keeping.places import default_register
from ui.preferences import REGISTER, Preferences


class How(Enum):
    """What to do at a location before it is opened."""

    OPEN = "open"
    CREATE = "create"
    SAMPLE = "sample"


def remembered(preferences: Preferences) -> tuple[str, How]:
    """Return where the office's register lies; at the very first start it is still to be made."""
    kept = preferences.get(REGISTER)
    if kept:
        return kept, How.OPEN
    own = default_register()
    return str(own), How.OPEN if own.exists() else How.CREATE
