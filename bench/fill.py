"""Makes a register of 1,000,000 complaints to measure with, kept in the system's temporary folder.

Only the complaints themselves are made up, in bulk and without events: what lists and the recap
read.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from zlib import crc32

from app.access.key_store import FileKeyStore
from app.keeping import defaults
from bench._registers import bare_connection, create_register
from db.migrating import CURRENT
from db.migrations.versions import v0001_first_register as schema

ROWS = 1_000_000
YEAR = 2025
_ROWS = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :rows)
INSERT INTO complaint (
    id, year, seq, month, check_code, received_at, complained_at, medium_id,
    recap_column_id, source_reference, title, classification, topic_id, about_office_id,
    anonymous, confidential, attachments, version, status, turn, holder, step,
    step_started_at, due_at, paused_at, paused_minutes, forwarded, closed_at,
    settlement, erased_at, received_year, extended_days, received_by_day, awaited_since
)
SELECT i, :year, i, 1 + (i - 1) * 12 / :rows, '7K4-M',
    strftime('%Y-%m-%d %H:%M:%f000', julianday(:year || '-01-01') + 365.0 * i / (:rows + 1)),
    NULL, m.id, m.recap_column_id, '', 'Aduan percobaan nomor ' || i, 'complaint',
    1 + i % 11, 1 + i % 9, i % 3 = 0, i % 7 = 0, 0, 1,
    CASE WHEN i % 10 THEN 'closed' ELSE 'in_follow_up' END,
    CASE WHEN i % 10 THEN 'nobody' ELSE 'team' END,
    CASE WHEN i % 10 THEN '' ELSE 'team:umum' END,
    5, :year || '-01-02 03:00:00.000000',
    CASE WHEN i % 10 THEN NULL
         ELSE strftime('%Y-%m-%d 09:00:00.000000', julianday(:year || '-01-09') + 365.0 * i / :rows)
    END,
    NULL, 0, i % 4 = 0,
    CASE WHEN i % 10 THEN :year || '-12-31 03:00:00.000000' END,
    CASE WHEN i % 10 = 0 THEN '' WHEN i % 4 THEN 'answered:surel' ELSE 'forwarded' END,
    NULL, :year, 0, 0, NULL
FROM n JOIN medium m ON m.id = 1 + i * 7 % 11
"""


def full_register() -> Path:
    """Return the path of the big register; made once, then kept for the next run."""
    # Its name tells which schema and defaults it was made with, so that none outlives them.
    made_with = "".join(
        Path(module.__file__ or "").read_text("utf-8") for module in (schema, defaults)
    )
    mark = f"{CURRENT}-{crc32(made_with.encode()):08x}-{ROWS}"
    path = Path(tempfile.gettempdir()) / f"meja-aduan-bench-{mark}.mejaaduan"
    if path.exists():
        return path
    making = path.with_suffix(".making")
    for left in (making, *FileKeyStore(making).places):
        left.unlink(missing_ok=True)
    register = create_register(making)
    with closing(register), closing(bare_connection(register)) as raw:
        _fill(raw)
    for made, kept in zip(FileKeyStore(making).places, FileKeyStore(path).places, strict=True):
        made.replace(kept)
    return making.replace(path)


def _fill(raw: sqlite3.Connection) -> None:
    raw.execute("PRAGMA journal_mode=off")
    raw.execute("PRAGMA synchronous=off")
    named = "SELECT name, sql FROM sqlite_master WHERE tbl_name = 'complaint' AND type = 'index'"
    indexes = [(name, sql) for name, sql in raw.execute(named) if sql]
    for name, _ in indexes:
        raw.execute(f"DROP INDEX {name}")
    raw.execute(_ROWS, {"rows": ROWS, "year": YEAR})
    for _, sql in indexes:
        raw.execute(sql)
    raw.execute("INSERT INTO number_counter (year, last) VALUES (?, ?)", (YEAR, ROWS))
