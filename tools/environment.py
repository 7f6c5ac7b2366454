"""The project's .venv: its pinned packages, and the program's own commands over the code here."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from tools import ROOT, say

VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
ENDING = ".exe" if os.name == "nt" else ""
PYTHON = PROGRAMS / f"python{ENDING}"
PIP = (str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check")


def install_requirements(kind: str) -> None:
    """Make .venv and install the pinned packages; a stamp makes the next time instant.

    `kind` is "run" or "dev"; dev contains all of run.
    """
    locked = {name: ROOT / "requirements" / f"{name}.txt" for name in ("run", "dev")}
    wanted = {name: fingerprint(path) for name, path in locked.items()}
    stamp = VENV / "requirements-installed"
    installed = stamp.read_text("ascii").split() if stamp.exists() else []
    if wanted[kind] in installed or wanted["dev"] in installed:
        return
    if not PYTHON.exists():
        say("making .venv")
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    say(f"installing the pinned packages of requirements/{kind}.txt (once, some minutes)")
    stamp.unlink(missing_ok=True)
    hashed = ["--require-hashes", "--only-binary", ":all:", "-r", str(locked[kind])]
    subprocess.run([*PIP, *hashed], check=True)
    stamp.write_text(wanted[kind] + "\n", "ascii")


def fingerprint(path: Path) -> str:
    """Return a hash of a requirements file and of the Python they are installed for."""
    content = path.read_bytes().replace(b"\r\n", b"\n")
    return hashlib.sha256(content + sys.version.encode()).hexdigest()


def install_program() -> Path:
    """Make .venv's own meja-aduan, as pyproject.toml names it; a stamp makes the next time instant.

    Returns the program.
    """
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (name,) = project["scripts"]
    program = PROGRAMS / f"{name}{ENDING}"
    wanted = f"{project['version']} {project['scripts'][name]} {ROOT}"
    stamp = VENV / "program-installed"
    if not program.exists() or not stamp.exists() or stamp.read_text("utf-8") != wanted:
        with tempfile.TemporaryDirectory() as folder:
            wheel = pointing_wheel(project, Path(folder))
            run = [*PIP, "--no-deps", "--no-index", "--force-reinstall", str(wheel)]
            subprocess.run(run, check=True)
        stamp.write_text(wanted, "utf-8")
    return program


def pointing_wheel(project: dict[str, Any], folder: Path) -> Path:
    """Write a wheel that holds no code but points to the code here, with the program's entry.

    What an editable install makes, without the tools that would have to be fetched for one.
    """
    name, version = project["name"].replace("-", "_"), project["version"]
    entries = "".join(f"{word} = {entry}\n" for word, entry in project["scripts"].items())
    # As a line of code, since a plain path would be read in the computer's own encoding.
    contents = {
        f"{name}.pth": f"import sys; sys.path.append({str(ROOT)!a})\n",
        "METADATA": f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {version}\n",
        "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "entry_points.txt": f"[console_scripts]\n{entries}",
        "RECORD": "",
    }
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with ZipFile(wheel, "w") as archive:
        for place, content in contents.items():
            inside = place if place.endswith(".pth") else f"{name}-{version}.dist-info/{place}"
            archive.writestr(inside, content)
    return wheel
