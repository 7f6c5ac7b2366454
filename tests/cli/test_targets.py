"""No output is ever written over a part of a register, whatever the part is called by."""

import os
import shutil
from pathlib import Path

import pytest

from app.errors import UserMistake
from app.keeping.backup import make_backup
from app.keeping.saving import ensure_place, save
from app.register import Register
from tests.cli.said import Say
from tests.desk.slips import registered
from tests.helpers.registers import open_register

OUTPUTS = (("report", "2026"), ("sheet", "2026-0001"), ("receipt", "2026-0001"), ("backup",))
PARTS = ("", ".kunci", ".kunci-salinan", "-journal", "-wal", ".kunci-lama", ".sebelum-0004")


@pytest.fixture
def with_case(register_file: Path) -> Path:
    opened = open_register(str(register_file))
    registered(opened)
    opened.close()
    return register_file


def content(folder: Path) -> dict[Path, bytes]:
    return {each: each.read_bytes() for each in folder.iterdir() if each.is_file()}


@pytest.mark.parametrize("words", OUTPUTS, ids=lambda words: words[0])
def test_no_output_overwrites_a_register_however_it_is_spelled(
    say: Say,
    with_case: Path,
    password_file: Path,
    words: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tmp_path = with_case.parent
    elsewhere = tmp_path / "lain"
    elsewhere.mkdir()
    for suffix in PARTS:
        part = with_case.with_name(with_case.name + suffix)
        if not part.exists():
            part.write_bytes(b"")
    names = [str(with_case.with_name(with_case.name + suffix)) for suffix in PARTS]
    names += [str(password_file), str(tmp_path / "lain" / ".." / with_case.name), with_case.name]
    for number, part in enumerate((with_case, Path(f"{with_case}.kunci"), password_file)):
        link, twin = elsewhere / f"{number}.pdf", elsewhere / f"twin-{number}.pdf"
        if os.name != "nt":
            link.symlink_to(part)
            names.append(str(link))
        os.link(part, twin)
        names.append(str(twin))
    monkeypatch.chdir(tmp_path)
    before = content(tmp_path)
    for name in names:
        said = say(*words, "-o", name)
        assert (said.code, said.out) == (2, ""), name
        assert "dipakai register" in said.err
    assert content(tmp_path) == before
    assert say(*words, "-o", str(elsewhere / "baik.pdf")).code == 0


def test_a_register_elsewhere_is_spared_as_well(
    say: Say, with_case: Path, sample_file: Path, tmp_path: Path
) -> None:
    plain = tmp_path / "lama.db"
    shutil.copy(Path(__file__).parents[1] / "db" / "releases" / "0.1.0.sqlite", plain)
    for place in (sample_file, plain, tmp_path / "pindah.mejaaduan.kunci"):
        assert say("receipt", "2026-0001", "-o", str(place)).code == 2
    sheet = ("--recovery-sheet", str(with_case))
    assert say("new", *sheet, register=tmp_path / "baru.mejaaduan").code == 2
    assert not (tmp_path / "baru.mejaaduan").exists()


def test_what_the_window_saves_goes_the_same_way(file_register: Register, tmp_path: Path) -> None:
    place = Path(file_register.location)
    before = content(tmp_path)
    for target in (place, Path(f"{place}.kunci-salinan")):
        with pytest.raises(UserMistake, match="pilih nama lain"):
            save(target, b"%PDF")
        with pytest.raises(UserMistake, match="pilih nama lain"):
            make_backup(file_register, place=target)
    assert content(tmp_path) == before


def test_ordinary_names_are_nobodys_part(tmp_path: Path) -> None:
    for name in ("laporan.pdf", "laporan.lama", "kunci.pdf", "aduan-journal", "a.sebelum-b"):
        ensure_place(tmp_path / name)
        (tmp_path / name).write_bytes(b"%PDF")
        ensure_place(tmp_path / name)


@pytest.mark.parametrize("command", ["new", "sample", "restore"])
@pytest.mark.parametrize(
    ("suffix", "told"), [("-journal", "terputus"), ("-wal", "terputus"), (".kunci", "kunci")]
)
def test_nothing_is_made_where_a_part_of_a_moved_register_lies(
    say: Say, register_file: Path, command: str, suffix: str, told: str
) -> None:
    tmp_path = register_file.parent
    backup = tmp_path / "k.cadangan"
    assert say("backup", "-o", str(backup)).code == 0
    place = tmp_path / "pindah" / "register.mejaaduan"
    place.parent.mkdir()
    left = place.with_name(place.name + suffix)
    shutil.copy(f"{register_file}.kunci", left)
    words = {
        "new": ("new", "--recovery-sheet", str(tmp_path / "p.pdf")),
        "sample": ("sample", "2023"),
        "restore": ("restore", str(backup)),
    }[command]
    before = left.read_bytes()
    said = say(*words, register=place)
    assert (said.code, said.out) == (3, "")
    assert told in said.err
    assert "register" in say("list", register=place).err
    assert [*place.parent.iterdir()] == [left]
    assert left.read_bytes() == before


def test_a_name_without_room_for_its_keys_is_told(say: Say, tmp_path: Path) -> None:
    sheet = ("--recovery-sheet", str(tmp_path / "p.pdf"))
    said = say("new", *sheet, register=tmp_path / ("a" * 242))
    assert said.code == 2
    assert "241" in said.err
    # Windows may count the folders as well, and then has no room for the shorter one either.
    shorter = say("new", *sheet, register=tmp_path / ("a" * 241))
    assert shorter.code in ((0, 3) if os.name == "nt" else (0,))
