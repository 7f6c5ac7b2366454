"""What nearly every transaction asks first: the office's revision, and what a reader may not see.

An action on a case asks for the teams and the accused of that case in the same statement.
"""

from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from sqlalchemy import BindParameter, CompoundSelect, bindparam, literal, select, union_all
from sqlalchemy.orm import Session

from db.tables import Accused, CaseTeam, Setting

REVISION = "calendar_revision"
_KEPT = "standing"


class Standing(NamedTuple):
    """The revision of the office's settings and lists, and the complaints hidden from a reader."""

    revision: str
    hidden: tuple[int, ...]


class Concerned(NamedTuple):
    """The teams that a complaint was disposed to, and the parties that must not see it."""

    teams: frozenset[str]
    accused: frozenset[str]


@cache
def _statement(*, of_case: bool) -> CompoundSelect[str, str, int]:
    """Select (what, word, complaint): the standing, and what concerns one case."""
    parties: BindParameter[str] = bindparam("parties", expanding=True)
    guarded = Accused.lifted.is_(False)
    asked = [
        select(literal("revision"), Setting.value, literal(0)).where(Setting.key == REVISION),
        select(literal("hidden"), literal(""), Accused.complaint_id).where(
            Accused.party.in_(parties), guarded
        ),
    ]
    if of_case:
        case: BindParameter[int] = bindparam("case")
        asked += [
            select(literal("team"), CaseTeam.team, literal(0)).where(CaseTeam.complaint_id == case),
            select(literal("accused"), Accused.party, literal(0)).where(
                Accused.complaint_id == case, guarded
            ),
        ]
    return union_all(*asked)


def standing(session: Session, parties: Collection[str]) -> Standing:
    """Return the revision, and the complaints that these parties must not see.

    A transaction asks once; what it changes of either, it has to `forget`.
    """
    kept = session.info.get(_KEPT)
    return kept if isinstance(kept, Standing) else _ask(session, parties)[0]


def concerned_by(session: Session, complaint_id: int, parties: Collection[str]) -> Concerned:
    """Return whom a complaint concerns, and have `standing` known for these parties."""
    return _ask(session, parties, complaint_id)[1]


def _ask(
    session: Session, parties: Collection[str], complaint_id: int | None = None
) -> tuple[Standing, Concerned]:
    statement, told = _statement(of_case=complaint_id is not None), {"parties": list(parties)}
    rows = session.connection().execute(statement, told | {"case": complaint_id}).all()
    standing = Standing(
        revision=next((word for what, word, _ in rows if what == "revision"), ""),
        hidden=tuple(key for what, _, key in rows if what == "hidden"),
    )
    session.info[_KEPT] = standing
    teams = frozenset(word for what, word, _ in rows if what == "team")
    return standing, Concerned(
        teams, frozenset(word for what, word, _ in rows if what == "accused")
    )


def forget(session: Session) -> None:
    """Have it asked anew: the transaction itself changed it."""
    session.info.pop(_KEPT, None)
