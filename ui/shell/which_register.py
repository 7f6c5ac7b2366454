"""Which register a start opens: the one used last, or at the very first start a new one."""

from enum import Enum

from app.keeping.places import default_register, last_register


class How(Enum):
    """What to do at a location before it is opened."""

    OPEN = "open"
    CREATE = "create"
    SAMPLE = "sample"


def remembered() -> tuple[str, How]:
    """Return where the office's register lies; at the very first start it is still to be made."""
    if last := last_register():
        return last, How.OPEN
    own = default_register()
    return str(own), How.OPEN if own.exists() else How.CREATE
