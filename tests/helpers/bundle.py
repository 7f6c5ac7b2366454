"""What is inside the built programs: texts of all licences, a bill of materials, and its check.

The check stands for the Windows bundle, which is the one given away.
"""

from __future__ import annotations

import json
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

from app import __version__
from app.components import Component, components

ROOT = Path(__file__).resolve().parents[2]
TEXTS = "lisensi"
"""The folder inside the bundle with the texts and the bill of materials."""
# Licences under which a part may be given away with a closed office computer's program.
PERMITTED = {
    *("MIT", "MIT-0", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "BSD-3-Clause OR Apache-2.0"),
    *("Apache-2.0", "ISC", "Zlib", "PSF-2.0", "OFL-1.1", "PostgreSQL", "LGPL-3.0-only"),
    "LGPL-2.1-or-later",
    "GPL-2.0-or-later WITH Bootloader-exception",
    "LicenseRef-Microsoft-Runtime",
}
_FORBIDDEN = (b"GNU GENERAL PUBLIC LICENSE", b"GNU AFFERO GENERAL PUBLIC LICENSE")
_TEXTUAL = {".txt", ".md", ".html", ".rst", ""}


def licence_texts(work: Path) -> list[tuple[str, str]]:
    """Write the bill of materials into `work`; return it and all texts as PyInstaller's data."""
    found = []
    for component in components():
        texts = [*(ROOT / "resources" / "licences" / name for name in component.texts)]
        texts += _texts_of(component)
        if not texts and not component.licence.startswith("LicenseRef"):
            raise FileNotFoundError(f"no licence text of {component.name}")
        found += [(str(text), f"{TEXTS}/{component.name}") for text in texts]
    work.mkdir(parents=True, exist_ok=True)
    bill = work / "sbom.cdx.json"
    bill.write_text(json.dumps(bill_of_materials(), indent=1) + "\n", "utf-8")
    return [*found, (str(bill), TEXTS)]


def bill_of_materials() -> dict[str, object]:
    """Return what the programs are made of in the CycloneDX format, version 1.6."""
    own, *parts = components()
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", **_entry(own, __version__)}},
        "components": [{"type": "library", **_entry(part, _version(part))} for part in parts],
    }


def problems(folder: Path) -> list[str]:
    """Name what must not be given away: parts nobody knows, and licences that forbid it."""
    found = [
        f"licence of {part.name} is not permitted: {part.licence}"
        for part in components()
        if part.licence not in PERMITTED
    ]
    inside = (*files_of(folder), *code_of(folder))
    found += [f"nobody's: {name}" for name in inside if owner(name) is None]
    for name in files_of(folder):
        path = _place(folder, name)
        if path.suffix in _TEXTUAL and not name.startswith(f"{TEXTS}/"):
            text = path.read_bytes()[:4096]
            if any(words in text for words in _FORBIDDEN) and "resources/licences/" not in name:
                found.append(f"carries the GPL: {name}")
    return found


def owner(name: str) -> Component | None:
    """Return the part that a file, or `code:` with a package's name, belongs to; None for none."""
    if name.removeprefix("code:") in sys.stdlib_module_names and name.startswith("code:"):
        return next(part for part in components() if part.name == "Python")
    for part in components():
        if any(_fits(name, pattern) for pattern in part.files):
            return part
    return None


def files_of(folder: Path) -> Iterator[str]:
    """Name every file of a bundle, seen from the folder that holds the programs' parts."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix().removeprefix("_internal/")


def code_of(folder: Path) -> Iterable[str]:
    """Name every package and module whose code lies inside the programs, as `code:NAME`."""
    # Imported here, as only who builds has it.
    from PyInstaller.archive.readers import ZlibArchiveReader

    names: set[str] = set()
    for archive in folder.rglob("*.pyz"):
        names |= {name.split(".")[0] for name in ZlibArchiveReader(str(archive)).toc}
    for library in folder.rglob("base_library.zip"):
        with ZipFile(library) as held:
            names |= {PurePosixPath(name).parts[0].split(".")[0] for name in held.namelist()}
    return sorted(f"code:{name}" for name in names)


def _place(folder: Path, name: str) -> Path:
    inside = folder / "_internal" / name
    return inside if inside.exists() else folder / name


def _fits(name: str, pattern: str) -> bool:
    """Tell whether a name fits; a last part of `*` stands for all below a folder."""
    if pattern.endswith("/*"):
        return name.startswith(pattern[:-1])
    return name.count("/") == pattern.count("/") and fnmatchcase(name, pattern)


def _texts_of(component: Component) -> list[Path]:
    match component.name:
        case "Meja Aduan":
            return [ROOT / "LICENSE"]
        case "Liberation Sans" | "Open Sans" as name:
            return [ROOT / "resources" / "fonts" / f"{name.replace(' ', '')}-LICENSE.txt"]
        case "Tabler Icons":
            return [ROOT / "resources" / "icons" / "LICENSE-Tabler.txt"]
        case "Python":
            places = (Path(sys.base_prefix), Path(sysconfig.get_path("stdlib")))
            return [text for place in places if (text := place / "LICENSE.txt").exists()][:1]
        case name:
            return _packaged(name)


def _packaged(name: str) -> list[Path]:
    """Return the licence texts that a package brings along."""
    try:
        packaged = distribution(name)
    except PackageNotFoundError:
        return []
    names = ("licen", "copying", "notice")
    return [
        Path(str(file.locate()))
        for file in packaged.files or ()
        if ".dist-info" in file.parts[0] and any(word in file.name.lower() for word in names)
    ]


def _version(part: Component) -> str:
    name = {"Qt": "pyside6-essentials", "PySide6": "pyside6-essentials"}.get(part.name, part.name)
    if name == "Python":
        return ".".join(map(str, sys.version_info[:3]))
    try:
        return distribution(name).version
    except PackageNotFoundError:
        return ""


def _entry(part: Component, version: str) -> dict[str, object]:
    entry: dict[str, object] = {"name": part.name, "licenses": [{"expression": part.licence}]}
    if version:
        entry["version"] = version
    if any(file.startswith("code:") for file in part.files) and part.name == part.name.lower():
        entry["purl"] = f"pkg:pypi/{part.name}@{version}"
    return entry


def main() -> int:
    """Check the bundle named on the command line; return 1 for one that must not be given away."""
    found = problems(Path(sys.argv[1]))
    sys.stdout.write("".join(f"{line}\n" for line in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
