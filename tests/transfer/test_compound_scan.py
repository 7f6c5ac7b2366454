"""An old workbook is a small file system: what leads round in it, or over and over, takes no time."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.errors import UserMistake
from app.transfer import compound_scan
from app.transfer.compound_scan import scan_compound

END, FREE = 0xFFFFFFFE, 0xFFFFFFFF
SECTOR = 512


def entry(name: str, first: int, size: int) -> bytes:
    told = name.encode("utf-16-le")
    head = told.ljust(64, b"\0") + struct.pack("<HBB", len(told) + 2, 2, 0)
    return head.ljust(116, b"\0") + struct.pack("<II", first, size) + bytes(4)


def compound(entries: Sequence[tuple[str, int]], *, chain: int) -> bytes:
    """Return a file in which entries begin at places of one chain of so many sectors."""
    told = b"".join(entry(name, place, 1 << 20) for name, place in [("Root Entry", 0), *entries])
    told += bytes(-len(told) % SECTOR)
    wide = len(told) // SECTOR
    tables = -(-(chain + wide) // 127)
    # The chain's sectors first, then the entries', last those of the table itself.
    table = [*range(1, chain), END, *range(chain + 1, chain + wide), END]
    table += [FREE] * (tables * 128 - len(table))
    places = [*range(chain + wide, chain + wide + tables)]
    head = bytes(30) + struct.pack("<HH", 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIII", tables, chain, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109I", *places, *[FREE] * (109 - tables))
    body = bytes(chain * SECTOR) + told + struct.pack(f"<{len(table)}I", *table)
    return head + body


def test_chains_that_run_into_each_other_are_gone_along_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gone: list[int] = []
    follow = compound_scan._chain

    def counted(table: Sequence[int], number: int, before: set[int] | None = None) -> list[int]:
        found = follow(table, number, before)
        gone.append(len(found))
        return found

    monkeypatch.setattr(compound_scan, "_chain", counted)
    many = [("Lain", place) for place in range(3000)]
    scan_compound(compound(many, chain=4000))
    assert len(gone) > 3000
    assert sum(gone) < 10_000


def test_more_workbooks_than_a_file_has_are_damage() -> None:
    many = [("Workbook", place) for place in range(1000)]
    with pytest.raises(UserMistake, match="rusak"):
        scan_compound(compound(many, chain=1000))


def test_a_real_one_is_let_through() -> None:
    scan_compound(Path(__file__).with_name("old.xls").read_bytes())
