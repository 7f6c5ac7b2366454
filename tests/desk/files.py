"""Small files of every kind that is kept, and of those that are not, as their programs write them."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

from app.desk.attaching import NewFile, attach_files
from app.desk.reading_cases import read_case
from app.register import Register


def picture(width: int = 2, height: int = 2, *, extra: bytes = b"") -> bytes:
    """Return a grey PNG; only as many of its lines are there as fit, which viewers must survive."""
    lines = zlib.compress(bytes((width + 1) * min(height, 64)))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", lines), (b"teSt", extra), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


def packed(*names: str, first: bytes = b"") -> bytes:
    """Return a ZIP that lists some names; ODF's `first` says what it is."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, "isi")
    return target.getvalue()


def compound(*, mail: bool) -> bytes:
    """Return what Office wrote before 2007, or Outlook's mail."""
    kind = bytes.fromhex("0b0d020000000000c000000000000046") if mail else bytes(16)
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head[30:32], head[48:52] = (9).to_bytes(2, "little"), (1).to_bytes(4, "little")
    return bytes(head) + bytes(512) + bytes(80) + kind + bytes(416)


def attach(register: Register, case: int, name: str, body: bytes) -> str:
    """Attach one file to a case and return how it is called in the register."""
    attach_files(register, complaint_id=case, files=[NewFile(name, body)])
    return read_case(register, complaint_id=case).evidence[-1].file


def written(folder: Path, name: str, body: bytes) -> Path:
    """Write a file as it lies on somebody's desk."""
    path = folder / name
    path.write_bytes(body)
    return path
