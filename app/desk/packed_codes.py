"""How the register's columns hold who has a case and how it was settled: the one packer."""

from functools import lru_cache

from app.rules.kinds import Closing, Holder, Settlement, Turn

# A list reads a page of them at each jump, and most of its rows share theirs with another.
_READ_KEPT = 1024
_TEAMS, _ANSWERED, DOUBLE = "team:", "answered:", "double:"


def holder_code(holder: Holder) -> str:
    """Return "desk", "head", "team:A,B", or "" for nobody."""
    match holder.turn:
        case Turn.TEAM:
            return _TEAMS + ",".join(holder.teams)
        case Turn.NOBODY:
            return ""
        case Turn.DESK | Turn.HEAD:
            return holder.turn.value


@lru_cache(_READ_KEPT)
def read_holder(code: str) -> Holder:
    """Read what `holder_code` wrote."""
    if code.startswith(_TEAMS):
        names = code.removeprefix(_TEAMS).split(",")
        return Holder(Turn.TEAM, tuple(name for name in names if name))
    return Holder(Turn(code)) if code else Holder(Turn.NOBODY)


def settlement_code(settlement: Settlement | None) -> str:
    """Return "answered:CHANNEL", "double:NUMBER", a closing's code, or "" for an open case."""
    if settlement is None:
        return ""
    if settlement.closing is Closing.DOUBLE:
        return f"{DOUBLE}{settlement.case}"
    return f"{_ANSWERED}{settlement.channel}" if settlement.channel else settlement.closing.value


@lru_cache(_READ_KEPT)
def read_settlement(code: str) -> Settlement | None:
    """Read what `settlement_code` wrote."""
    if not code:
        return None
    if code.startswith(_ANSWERED):
        return Settlement(Closing.ANSWERED, code.removeprefix(_ANSWERED))
    if code.startswith(DOUBLE):
        return Settlement(Closing.DOUBLE, case=code.removeprefix(DOUBLE))
    return Settlement(Closing(code))
