"""What the programs are made of: every part is named, and none forbids giving it away."""

import re
from importlib.metadata import metadata
from pathlib import Path

from app.components import LICENCES, components
from tests.helpers import bundle

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = {
    name
    for name in re.findall(
        r"^([a-z0-9._-]+)==", (ROOT / "requirements/run.txt").read_text(), re.MULTILINE
    )
    if name not in {"pyside6-addons", "pyside6-essentials", "shiboken6"}  # one part, PySide6
}


def test_every_package_is_a_part_with_the_licence_it_says() -> None:
    named = {part.name: part.licence for part in components()}
    assert named.keys() >= PACKAGES
    for name in PACKAGES:
        if "License-Expression" in (said := metadata(name)):
            assert named[name] == said["License-Expression"]
    assert {
        part.name
        for part in components()
        if part.name == part.name.lower() and any(file.startswith("code:") for file in part.files)
    } == PACKAGES


def test_every_part_has_its_text_and_a_permitted_licence() -> None:
    for part in components():
        assert part.licence in bundle.PERMITTED
        assert all((LICENCES / text).is_file() for text in part.texts)


def test_a_folder_of_known_parts_may_be_given_away(tmp_path: Path) -> None:
    _bundle(tmp_path, "PySide6/Qt6Core.dll", "PIL/_imaging.pyd", "resources/icons/x.svg")
    assert bundle.problems(tmp_path) == []


def test_a_gpl_font_and_a_part_nobody_knows_are_named(tmp_path: Path) -> None:
    _bundle(tmp_path, "reportlab/fonts/DarkGarden.pfb", "numpy/core.pyd", "PIL/COPYING.txt")
    (tmp_path / "_internal/PIL/COPYING.txt").write_text(" GNU GENERAL PUBLIC LICENSE\n Version 2")
    assert bundle.problems(tmp_path) == [
        "nobody's: numpy/core.pyd",
        "nobody's: reportlab/fonts/DarkGarden.pfb",
        "carries the GPL: PIL/COPYING.txt",
    ]


def test_the_bill_of_materials_names_every_part_once() -> None:
    bill = bundle.bill_of_materials()
    listed = bill["components"]
    assert isinstance(listed, list)
    assert [entry["name"] for entry in listed] == [part.name for part in components()][1:]
    assert all(entry["version"] for entry in listed if entry["name"] in PACKAGES)


def _bundle(folder: Path, *names: str) -> None:
    for name in names:
        place = folder / "_internal" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"x")


def test_every_file_we_carry_along_belongs_to_a_part() -> None:
    carried = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    names = [path.relative_to(ROOT).as_posix() for path in carried if path.suffix != ".pyc"]
    assert [name for name in names if bundle.owner(name) is None] == []
