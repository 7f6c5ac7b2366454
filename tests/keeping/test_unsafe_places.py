"""Folders on the network, or copied elsewhere meanwhile: read, but not written."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from app.desk.listing_cases import Wanted, count_rows
from app.desk.registering import register_complaint
from app.errors import EnvironmentTrouble
from db import shared_places
from db.shared_places import unsafe_place
from db.trouble import Trouble
from tests.desk.slips import slip
from tests.helpers.registers import copy_register, create_register, open_register

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/berbagi {0} cifs rw 0 0
/dev/sdb1 {0}/flashdisk vfat rw 0 0
"""


@pytest.mark.parametrize("name", ["OneDrive", "OneDrive - BPS", "Google Drive", "Dropbox (Kantor)"])
def test_a_synchronised_folder_is_only_read(register_file: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "aduan"
    folder.mkdir(parents=True)
    place = copy_register(register_file, folder / "r.mejaaduan")
    before = place.read_bytes()
    with closing(open_register(str(place))) as opened:
        assert count_rows(opened, wanted=Wanted()) == 0
        with pytest.raises(EnvironmentTrouble, match="disinkronkan"):
            register_complaint(opened, complaint=slip())
    assert place.read_bytes() == before
    with pytest.raises(EnvironmentTrouble, match="disinkronkan"):
        create_register(str(folder / "baru.mejaaduan"))
    assert not [each for each in folder.iterdir() if "baru" in each.name]


def test_folders_of_like_names_are_no_such_ones(tmp_path: Path) -> None:
    for name in ("onedriver", "Aduan Dropbox lama", "drive", "cloud"):
        assert unsafe_place(tmp_path / name / "r.mejaaduan") is None
    # The file itself may be called as it likes.
    assert unsafe_place(tmp_path / "OneDrive") is None


def test_the_folder_that_the_system_names_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Awan"))
    assert unsafe_place(tmp_path / "Awan" / "r.mejaaduan") is Trouble.SYNCHRONISED


@pytest.mark.skipif(os.name == "nt", reason="drives are told otherwise there")
def test_a_share_is_known_by_its_mount(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS.format(tmp_path / "berbagi"), "utf-8")
    monkeypatch.setattr(shared_places, "_MOUNTS", mounts)
    assert unsafe_place(tmp_path / "r.mejaaduan") is None
    assert unsafe_place(tmp_path / "berbagi" / "r.mejaaduan") is Trouble.NETWORK
    assert unsafe_place(tmp_path / "berbagi" / "flashdisk" / "r.mejaaduan") is None
    with pytest.raises(EnvironmentTrouble, match="jaringan"):
        create_register(str(tmp_path / "berbagi" / "r.mejaaduan"))
