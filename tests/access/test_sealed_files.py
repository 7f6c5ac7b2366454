"""A file sealed in parts opens whole and in order, or not at all."""

import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.sealed_files import (
    PART_BYTES,
    FileSealer,
    StoredDigest,
    keyed_digest,
    opened_parts,
)
from app.access.sealing import CannotOpen

SIZES = (0, 1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 3 * PART_BYTES, 3 * PART_BYTES + 7)


def sealed(body: bytes) -> tuple[FileSealer, list[bytes]]:
    sealer = FileSealer()
    return sealer, list(sealer.parts(io.BytesIO(body)))


@pytest.mark.parametrize("size", SIZES)
def test_a_file_of_any_size_comes_back(size: int) -> None:
    body = bytes(each % 251 for each in range(size))
    sealer, parts = sealed(body)
    assert b"".join(opened_parts(parts, key=sealer.key)) == body
    assert (sealer.size, sealer.sha256) == (size, hashlib.sha256(body).hexdigest())
    assert body[:64] not in parts[0] or size < 8
    again = StoredDigest()
    for part in parts:
        again.add(part)
    assert again.text == sealer.stored.text


@given(st.data())
def test_parts_in_any_other_way_do_not_open(data: st.DataObject) -> None:
    sealer, parts = sealed(bytes(3 * PART_BYTES + 9))
    other, others = sealed(bytes(3 * PART_BYTES + 9))
    wrong = data.draw(
        st.lists(st.sampled_from([*parts, *others, b"", b"x" * 40]), max_size=6).filter(
            lambda tried: tried not in (parts, others)
        )
    )
    for key in (sealer.key, other.key, b"", b"x" * 56):
        with pytest.raises(CannotOpen):
            b"".join(opened_parts(wrong, key=key))


@pytest.mark.parametrize("at", [0, 17, 1000, -1])
def test_a_changed_byte_opens_no_more(at: int) -> None:
    sealer, parts = sealed(bytes(PART_BYTES + 9))
    changed = bytearray(parts[1 if at == -1 else 0])
    changed[at] ^= 1
    parts[1 if at == -1 else 0] = bytes(changed)
    with pytest.raises(CannotOpen):
        b"".join(opened_parts(parts, key=sealer.key))


def test_no_two_files_are_sealed_alike() -> None:
    first, second = sealed(b"sama"), sealed(b"sama")
    assert first[1] != second[1]
    assert first[0].stored.text != second[0].stored.text
    told = [keyed_digest(b"sama.png", key=each[0].key) for each in (first, second)]
    assert told[0] != told[1]
