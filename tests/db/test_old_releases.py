"""One register of every release is kept, and still opens."""

import shutil
from pathlib import Path

import pytest

from app.desk.recapping import read_recap
from app.keeping.checking import check_register
from app.keeping.converting import convert_register
from tests.helpers.registers import SETUP

RELEASES = sorted((Path(__file__).parent / "releases").glob("*.sqlite"))


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_a_register_of_an_old_release_opens_whole(release: Path, tmp_path: Path) -> None:
    place = tmp_path / "lama.mejaaduan"
    shutil.copy(release, place)
    register = convert_register(str(place), setup=SETUP).register
    try:
        assert check_register(register).ok
        assert read_recap(register, year=2023).total == 2
    finally:
        register.close()


def test_there_is_one_of_this_release() -> None:
    assert "0.1.0" in {release.stem for release in RELEASES}
