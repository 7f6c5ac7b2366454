"""Where an installed program and a portable one keep what they keep."""

import shutil
import sys
from pathlib import Path

import pytest

from app.keeping.places import (
    PORTABLE_FOLDER,
    default_register,
    last_register,
    log_file,
    recent_registers,
    remember_register,
    settings_file,
)


def carry(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have the program run from a folder with data beside it; return the data's folder."""
    data = folder / PORTABLE_FOLDER
    data.mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "MejaAduan.exe"))
    return data


def test_a_portable_program_keeps_everything_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = carry(tmp_path / "E", monkeypatch)
    for place in (default_register(), log_file(), settings_file()):
        assert place.parent == data


def test_its_register_is_found_on_another_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = carry(tmp_path / "E", monkeypatch)
    remember_register(str(data / "kantor.mejaaduan"))
    shutil.move(tmp_path / "E", tmp_path / "F")
    data = carry(tmp_path / "F", monkeypatch)
    assert last_register() == str(data / "kantor.mejaaduan")


def test_a_register_elsewhere_is_remembered_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carry(tmp_path / "E", monkeypatch)
    for place in (str(tmp_path / "lain.mejaaduan"), "postgresql://server/aduan"):
        remember_register(place)
        assert last_register() == place


def test_without_that_folder_a_built_program_uses_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carry(tmp_path, monkeypatch).rmdir()
    assert not default_register().is_relative_to(tmp_path / PORTABLE_FOLDER)
    assert default_register().is_relative_to(Path.home())


def test_the_registers_opened_last_are_known_the_newest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = carry(tmp_path, monkeypatch)
    inside, outside = str(data / "kantor.mejaaduan"), str(tmp_path / "lain.mejaaduan")
    for place in (inside, outside, *(f"postgresql://server/{n}" for n in range(5)), inside):
        remember_register(place)
    assert recent_registers()[:2] == (inside, "postgresql://server/4")
    assert recent_registers()[-1] == outside
    assert len(set(recent_registers())) == len(recent_registers())
