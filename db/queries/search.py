"""Search over numbers, titles and open texts: the one place where the two databases differ.

A word of three letters or more is looked up by its trigrams (SQLite FTS5 without positions,
PostgreSQL pg_trgm), then checked by LIKE; shorter words by LIKE alone. Results come newest
first, at most `SEARCH_LIMIT` of them.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Insert,
    MetaData,
    Select,
    Table,
    Text,
    Update,
    and_,
    insert,
    literal_column,
    select,
    text,
    update,
)

SEARCH_LIMIT = 1001

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


def index_text(number: str, title: str, reference: str, open_text: str) -> str:
    """Return the searchable body of one complaint; `open_text` is empty when confidential."""
    return "\n".join((number, title, reference, open_text))


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


def searched_rows() -> Table:
    """Return the index itself, to be joined by its `rowid`."""
    return _search
