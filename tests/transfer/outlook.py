"""Writes an Outlook message as MS-CFB and MS-OXMSG lay it out: a folder of streams in 512-byte sectors."""

import struct
from collections.abc import Mapping
from datetime import UTC, datetime

Streams = Mapping[str, bytes]
_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_TEXT, _BINARY, _NUMBER, _TIME = 0x001F, 0x0102, 0x0003, 0x0040
SUBJECT, BODY, HEADERS = 0x0037, 0x1000, 0x007D
SENDER_NAME, SENDER_ADDRESS = 0x0C1A, 0x0C1F
SENT, DELIVERED = 0x0039, 0x0E06
_FILE_NAME, _FILE_BODY, _FILE_METHOD = 0x3707, 0x3701, 0x3705
Value = str | bytes | int | datetime


def outlook_mail(values: Mapping[int, Value], files: Mapping[str, bytes] | None = None) -> bytes:
    """Return a `.msg` with these properties and attached files."""
    attached = files or {}
    head = struct.pack("<8x4I8x", 0, len(attached), 0, len(attached))
    tree: dict[str, object] = dict(_properties(values, head))
    for number, (name, body) in enumerate(attached.items()):
        facts: dict[int, Value] = {_FILE_NAME: name, _FILE_BODY: body, _FILE_METHOD: 1}
        tree[f"__attach_version1.0_#{number:08X}"] = _properties(facts, bytes(8))
    return _compound(tree)


def _properties(values: Mapping[int, Value], head: bytes) -> dict[str, bytes]:
    listed, streams = head, {}
    for key, value in values.items():
        if isinstance(value, int):
            kind, kept = _NUMBER, struct.pack("<i4x", value)
        elif isinstance(value, datetime):
            since = value - datetime(1601, 1, 1, tzinfo=UTC)
            kind, kept = _TIME, struct.pack("<Q", int(since.total_seconds()) * 10_000_000)
        else:
            kind = _TEXT if isinstance(value, str) else _BINARY
            body = value.encode("utf-16-le") if isinstance(value, str) else value
            streams[f"__substg1.0_{key:04X}{kind:04X}"] = body
            kept = struct.pack("<I4x", len(body) + 2 * isinstance(value, str))
        listed += struct.pack("<HHI", kind, key, 6) + kept
    return {"__properties_version1.0": listed, **streams}


def _compound(tree: Mapping[str, object]) -> bytes:
    """Lay the streams out: small ones in the root's own stream, large ones in sectors."""
    entries: list[list[object]] = [["Root Entry", _ROOT, _NONE, _NONE, _NONE, _END, 0]]
    fat: list[int] = []
    minis: list[int] = []
    sectors, small = bytearray(), bytearray()

    def chain(table: list[int], count: int) -> int:
        first = len(table)
        table.extend([*range(first + 1, first + count), _END] if count else [])
        return first if count else _END

    def keep(body: bytes) -> int:
        if len(body) < _CUTOFF:
            small.extend(body + bytes(-len(body) % _MINI))
            return chain(minis, -(-len(body) // _MINI))
        sectors.extend(body + bytes(-len(body) % _SECTOR))
        return chain(fat, -(-len(body) // _SECTOR))

    def add(parent: int, children: Mapping[str, object]) -> None:
        before = _NONE
        for name, body in children.items():
            place = len(entries)
            if isinstance(body, bytes):
                start = keep(body)
                entries.append([name, _STREAM, _NONE, before, _NONE, start, len(body)])
            elif isinstance(body, dict):
                entries.append([name, _STORAGE, _NONE, before, _NONE, 0, 0])
                add(place, body)
            before = place
        entries[parent][4] = before

    add(0, tree)
    entries[0][6] = len(small)
    sectors += small + bytes(-len(small) % _SECTOR)
    entries[0][5] = chain(fat, -(-len(small) // _SECTOR))
    table = struct.pack(f"<{len(minis)}I", *minis)
    sectors += table + b"\xff" * (-len(table) % _SECTOR)
    mini_start = chain(fat, -(-len(table) // _SECTOR))
    folder = b"".join(map(_entry, entries))
    sectors += folder + bytes(-len(folder) % _SECTOR)
    folder_start = chain(fat, -(-len(folder) // _SECTOR))
    own = 1
    while (len(fat) + own) * 4 > own * _SECTOR:
        own += 1
    own_start = len(fat)
    fat += [_FAT] * own
    whole = struct.pack(f"<{len(fat)}I", *fat)
    sectors += whole + b"\xff" * (-len(whole) % _SECTOR)
    head = struct.pack(
        "<8s16xHHHHH6x9I",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6),
        *(0, own, folder_start, 0, _CUTOFF, mini_start, -(-len(table) // _SECTOR), _END, 0),
    )
    listed = [*range(own_start, own_start + own), *[_FREE] * (109 - own)]
    return head + struct.pack("<109I", *listed) + bytes(sectors)


def _entry(entry: list[object]) -> bytes:
    name, kind, left, right, child, start, size = entry
    written = str(name).encode("utf-16-le") + b"\0\0"
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(written), kind, 1, left, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
