"""What lay in the open before there were seals is sealed whole, or left as it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.desk.opening_seals import open_seals
from app.keeping.checking import check_register
from app.keeping.converting import convert_register
from tests.access.test_canaries import CANARIES, found_in
from tests.helpers.registers import SETUP

RELEASE = Path(__file__).parents[1] / "db" / "releases" / "0.1.0.sqlite"


def old_register(place: Path, change: Callable[[object], None] | None = None) -> Path:
    """Return a register of the release before sealing, with twenty people in the open."""
    import sqlite3

    shutil.copy(RELEASE, place)
    raw = sqlite3.connect(place)
    for canary in CANARIES[:2]:
        who = canary.identity
        raw.execute(
            "INSERT OR REPLACE INTO complaint_identity VALUES (?, ?, ?, ?, ?)",
            (canary.number + 1, who.name, who.contact, who.address, who.national_id),
        )
    raw.execute("UPDATE complaint SET anonymous = 0")
    raw.execute(
        "INSERT INTO draft VALUES ('catat', ?, '2026-01-05 02:00:00.000000')",
        (f'{{"name": "{CANARIES[5].identity.name}"}}',),
    )
    raw.commit()
    raw.close()
    return place


def test_an_old_register_is_converted_with_nothing_lost(
    tmp_path: Path, fixed_clock: FixedClock
) -> None:
    from app.desk.drafts import load_draft

    place = old_register(tmp_path / "lama.mejaaduan")
    assert found_in(tmp_path) == ["lama.mejaaduan"]
    created = convert_register(str(place), setup=SETUP, clock=fixed_clock)
    register = created.register
    try:
        assert check_register(register).problems == ()
        for canary in CANARIES[:2]:
            case = open_seals(register, complaint_id=canary.number + 1)
            assert case.identity == canary.identity
            assert case.content.text
        kept = load_draft(register, form="catat")
        assert kept is not None
        assert kept[0] == {"name": CANARIES[5].identity.name}
    finally:
        register.close()
    names = {path.name for path in tmp_path.iterdir()}
    assert "lama.mejaaduan.sebelum-disegel-sampai-2026-04-16" in names
    assert "lama.mejaaduan.belum-disegel" not in names
    assert found_in(tmp_path) == []


@pytest.mark.parametrize(
    "where",
    ["export_encrypted", "_seal", "write_keys", "put_first_account", "_seal_cases"],
)
def test_a_failed_conversion_leaves_the_old_file_untouched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    place = old_register(tmp_path / "lama.mejaaduan")
    before = place.read_bytes()

    def power_cut(*_: object, **__: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr(f"app.keeping.converting.{where}", power_cut)
        with pytest.raises(RuntimeError):
            convert_register(str(place), setup=SETUP)
    assert place.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["lama.mejaaduan"]
    convert_register(str(place), setup=SETUP).register.close()
