"""Which register a start opens, and what is seen of it before its door."""

from enum import Enum
from pathlib import Path

from app.errors import EnvironmentTrouble, UserMistake
from app.keeping.looking import Doorway, ensure_room, look_at
from app.keeping.places import default_register, is_server, last_register


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


def look(location: str, how: How) -> Doorway | EnvironmentTrouble:
    """Look who may open a register; a new one has nobody yet."""
    try:
        if how is How.CREATE and not (not is_server(location) and Path(location).exists()):
            ensure_room(location)
            return Doorway(location)
        if how is How.SAMPLE and not Path(location).exists():
            return Doorway(location, sample=True)
        return look_at(location)
    except EnvironmentTrouble as trouble:
        return trouble
    except UserMistake as mistake:
        return EnvironmentTrouble("name", mistake.sentence)
