"""Search over numbers, titles and open texts: the one place where the two databases differ.

The index holds, and a search asks for, words as `folded` leaves them. A word of three letters or more is looked up by its trigrams (SQLite FTS5 without positions,
PostgreSQL pg_trgm), then checked by LIKE; shorter words by LIKE alone. Results come newest
first, at most `SEARCH_LIMIT` of them.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import combinations, pairwise
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Insert,
    MetaData,
    Row,
    Select,
    Table,
    Text,
    Update,
    and_,
    insert,
    literal_column,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.orm import Session

from db.queries.streaming import stream
from db.tables import Complaint

SEARCH_LIMIT = 1001
_CHUNK, _FEW_GRAMS = 2000, 3
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
# As they are typed, as word processors make them of what is typed, and what nobody sees.
_APOSTROPHES = "'`\u2018\u2019\u201b\u02b9\u02bb\u02bc\u2032"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PLAINER = str.maketrans(dict.fromkeys(_APOSTROPHES + _UNSEEN) | dict.fromkeys(_DASHES, "-"))

# Not part of the mapped tables: on SQLite it is a virtual one.
_search = Table("complaint_search", MetaData(), Column("rowid", BigInteger), Column("body", Text))


def create_search_table(connection: Connection) -> None:
    """Build the index, inside a migration."""
    if connection.dialect.name == "sqlite":
        connection.execute(
            text(
                "CREATE VIRTUAL TABLE complaint_search USING fts5("
                "body, tokenize='trigram', detail='none', columnsize=0)"
            )
        )
        return
    connection.execute(text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
    connection.execute(
        text("CREATE TABLE complaint_search (rowid bigint PRIMARY KEY, body text NOT NULL)")
    )
    connection.execute(
        text(
            "CREATE INDEX ix_complaint_search_body ON complaint_search "
            "USING gin (body gin_trgm_ops)"
        )
    )


def protect_search_table(connection: Connection) -> None:
    """Have what leaves the index overwritten, not only marked as gone, inside a migration."""
    if connection.dialect.name == "sqlite":
        secure = "INSERT INTO complaint_search (complaint_search, rank) VALUES ('secure-delete', 1)"
        connection.execute(text(secure))


def folded(words: str) -> str:
    """Return words as the index holds them: small, without accents and apostrophes, one dash."""
    if words.isascii():
        return words.lower().replace("'", "").replace("`", "")
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold())
    bare = "".join(letter for letter in small if not unicodedata.combining(letter))
    return bare.translate(_PLAINER)


def index_text(number: str, *, title: str = "", reference: str = "", open_text: str = "") -> str:
    """Return the searchable body of one complaint; of an erased one only its number is left."""
    return folded("\n".join((number, title, reference, open_text)))


def insert_search() -> Insert:
    """Return the insert for rows with `rowid` and `body`."""
    return insert(_search)


def update_search(complaint_id: int, body: str) -> Update:
    """Return the update of one complaint's searchable body."""
    return update(_search).where(_search.c.rowid == complaint_id).values(body=body)


def matching_ids(words: list[str], *, dialect: str) -> Select[int]:
    """Select the ids of complaints whose body holds every word, newest first."""
    conditions: list[ColumnElement[bool]] = []
    if dialect == "sqlite":
        grams = sorted({w[i : i + 3] for w in words for i in range(len(w) - 2)})
        if grams:
            query = " AND ".join('"' + gram.replace('"', '""') + '"' for gram in grams)
            conditions.append(
                literal_column("complaint_search").op("MATCH", is_comparison=True)(query)
            )
        like = [_search.c.body.contains(word, autoescape=True) for word in words]
    else:
        like = [_search.c.body.icontains(word, autoescape=True) for word in words]
    return (
        select(_search.c.rowid)
        .where(and_(*conditions, *like))
        .order_by(_search.c.rowid.desc())
        .limit(SEARCH_LIMIT)
    )


_WORDS = """
SELECT c.id, c.year, c.seq, c.title, c.source_reference AS reference, c.confidential,
    c.erased_at IS NOT NULL AS erased, coalesce(w.text, '') AS text, {body} AS body
FROM complaint c LEFT JOIN complaint_content w ON w.complaint_id = c.id {rest} ORDER BY c.id
"""


def rebuild(connection: Connection) -> None:
    """Make the index anew from the complaints' words, inside a migration."""
    connection.execute(text("DROP TABLE complaint_search"))
    create_search_table(connection)
    protect_search_table(connection)
    told = connection.execute(text(_WORDS.format(body="''", rest="")))
    while some := told.fetchmany(_CHUNK):
        connection.execute(insert(_search), [{"rowid": r.id, "body": body_of(r)} for r in some])


def body_of(row: Row[Any]) -> str:
    """Return what the index should hold of a complaint."""
    number = f"{row.year}-{row.seq:04d}"
    if row.erased:
        return index_text(number)
    if row.confidential:
        return index_text(number, title=row.title)
    return index_text(number, title=row.title, reference=row.reference, open_text=row.text)


def suspicious_bodies(session: Session) -> Iterator[Row[Any]]:
    """Yield the complaints whose body may not be what `body_of` says; it is None where it lacks.

    The database itself compares those in plain letters, which are most.
    """
    if session.get_bind().dialect.name == "sqlite":
        seq, line = "format('%04d', c.seq)", "char(10)"
    else:
        seq, line = "lpad(c.seq::text, greatest(4, length(c.seq::text)), '0')", "chr(10)"
    erased = "c.erased_at IS NOT NULL"
    hidden = f"{erased} OR c.confidential"
    told = f" || {line} || ".join(
        (
            f"c.year || '-' || {seq}",
            f"CASE WHEN {erased} THEN '' ELSE c.title END",
            f"CASE WHEN {hidden} THEN '' ELSE c.source_reference END",
            f"CASE WHEN {hidden} THEN '' ELSE coalesce(w.text, '') END",
        )
    )
    compared = (
        "LEFT JOIN complaint_search s ON s.rowid = c.id WHERE s.body IS NULL "
        f"OR octet_length({told}) <> length({told}) "
        f"OR s.body <> replace(replace(lower({told}), :apostrophe, ''), '`', '')"
    )
    chosen = text(_WORDS.format(body="s.body", rest=compared)).bindparams(apostrophe="'")
    return stream(session, chosen)


def bodies_of_nobody(session: Session) -> int:
    """Count what the index holds of complaints that there are not."""
    counted = "SELECT count(*) FROM complaint_search WHERE rowid NOT IN (SELECT id FROM complaint)"
    return int(session.scalar(text(counted)) or 0)


def near_bodies(
    word: str, *, dialect: str, seen: Sequence[ColumnElement[bool]]
) -> Select[*tuple[Any, ...]]:
    """Select the newest bodies that hold parts of a word, of the complaints `seen`.

    Two neighbouring trigrams of a longer word: one wrong letter leaves some of them whole.
    """
    grams = [word[at : at + 3] for at in range(len(word) - 2)]
    parts = [[gram] for gram in grams]
    if len(grams) > _FEW_GRAMS:
        parts = [list(pair) for pair in pairwise(grams)]
    holds: ColumnElement[bool]
    if dialect == "sqlite":
        told = (" AND ".join('"' + gram.replace('"', '""') + '"' for gram in p) for p in parts)
        query = " OR ".join(f"({each})" for each in told)
        holds = literal_column("complaint_search").op("MATCH", is_comparison=True)(query)
    else:
        body = _search.c.body
        holds = or_(*(and_(*(body.contains(gram, autoescape=True) for gram in p)) for p in parts))
    chosen = select(_search.c.body).where(holds)
    if seen:
        chosen = chosen.where(_search.c.rowid.in_(select(Complaint.id).where(*seen)))
    return chosen.order_by(_search.c.rowid.desc()).limit(SEARCH_LIMIT)


def similar_bodies(
    words: Sequence[str], *, dialect: str, seen: Sequence[ColumnElement[bool]], since: datetime
) -> Select[*tuple[Any, ...]]:
    """Select the newest of the complaints `seen`, received `since`, that hold two of some words.

    Each row has `id`, `year`, `seq`, `title` and its `body` in the index.
    """
    body, pairs = _search.c.body, list(combinations(words, 2))
    holds: ColumnElement[bool]
    if dialect == "sqlite":
        told = (
            sorted({w[at : at + 3] for w in pair for at in range(len(w) - 2)}) for pair in pairs
        )
        query = " OR ".join(
            "(" + " AND ".join(f'"{gram}"' for gram in grams) + ")" for grams in told
        )
        holds = literal_column("complaint_search").op("MATCH", is_comparison=True)(query)
    else:
        holds = or_(*(and_(*(body.contains(word, autoescape=True) for word in p)) for p in pairs))
    return (
        select(Complaint.id, Complaint.year, Complaint.seq, Complaint.title, body)
        .join(_search, _search.c.rowid == Complaint.id)
        .where(holds, Complaint.received_at >= since, Complaint.erased_at.is_(None), *seen)
        .order_by(_search.c.rowid.desc())
        .limit(SEARCH_LIMIT)
    )


def searched_rows() -> Table:
    """Return the index itself, to be joined by its `rowid`."""
    return _search
