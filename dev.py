"""The project's commands for a developer; `dev.py --help` lists them."""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
ENDING = ".exe" if os.name == "nt" else ""
PYTHON = PROGRAMS / f"python{ENDING}"
PIP = (str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check")
OUT = Path("out")
SAMPLE_YEAR = "2023"
MYPY_PATHS = ("app", "ui", "db", "bench", "tests", "dev.py")
IMPORT_CONTRACTS = """\
from importlinter.cli import lint_imports_command
lint_imports_command(["--no-logo"])
"""
# The Debian package of each program that a command calls.
TOOLS_OF = {
    "test": ("postgresql",),
    "nightly": ("postgresql",),
    "shots": ("poppler-utils",),
    "build": ("nsis",),
}
# What Qt loads at run time, and the Debian package that holds it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libcups.so.2": "libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# Without these Qt only lacks a feature (printing, Wayland); they don't stop a start.
QT_OPTIONAL = {"libcups2", "libwayland-client0", "libwayland-cursor0"}


def main() -> int:
    """Prepare the machine for one command and run it; return the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this very file may be started by an older one
        sys.exit("dev.py: Python 3.11 or newer is needed")
    listed = [f"  {name:<9}{action.__doc__}" for name, action in COMMANDS.items()]
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="The project's commands for a developer.",
        epilog="commands:\n" + "\n".join(listed),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS, metavar="command")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="handed on as they are")
    options = parser.parse_args()
    command: str = options.command
    arguments: list[str] = options.arguments
    os.chdir(ROOT)
    try:
        if missing := missing_packages(TOOLS_OF.get(command, ())):
            install_packages(missing)
        install_requirements("run" if command == "run" else "dev")
        return COMMANDS[command](arguments)
    except subprocess.CalledProcessError as error:
        say(f"failed with exit code {error.returncode}: {' '.join(map(str, error.cmd))}")
        return 1
    except KeyboardInterrupt:
        return 130


def say(sentence: str) -> None:
    """Tell the developer something, in order with what the child programs print."""
    print(f"dev.py: {sentence}", flush=True)


# --- preparing the machine ---------------------------------------------------------------


def missing_packages(tools: Sequence[str]) -> list[str]:
    """Name the Debian packages that are absent here of what Qt and some tools need, in order."""
    if os.name == "nt" or sys.platform == "darwin":
        return []
    missing = {package for library, package in QT_LIBRARIES.items() if not loads(library)}
    if not PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:
        missing.add("python3-venv")
    for package in tools:
        if not has_tool(package):
            missing.add(package)
    return sorted(missing)


def loads(library: str) -> bool:
    """Tell whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_tool(package: str) -> bool:
    """Tell whether the program that a package is wanted for is installed."""
    if package == "postgresql":
        return bool(
            shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        )
    return shutil.which({"poppler-utils": "pdftoppm", "nsis": "makensis"}[package]) is not None


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages where that is allowed without asking; else say which are missing."""
    prefix = administrator_prefix()
    if prefix is None or not shutil.which("apt-get"):
        needed = [package for package in packages if package not in QT_OPTIONAL]
        if needed:
            say(f"these system packages are missing, please install them: {' '.join(needed)}")
        return
    say(f"installing system packages: {' '.join(packages)}")
    environment = ("env", "DEBIAN_FRONTEND=noninteractive")
    install = [
        *prefix,
        *environment,
        *("apt-get", "install", "-y", "-qq", "--no-install-recommends"),
        *packages,
    ]
    # The machine's package lists may be good enough; a fresh one has none.
    if subprocess.run(install, check=False, capture_output=True).returncode == 0:
        return
    subprocess.run([*prefix, "apt-get", "update", "-qq"], check=False)
    outcome = subprocess.run(install, check=False, capture_output=True, text=True)
    if outcome.returncode != 0:
        print(outcome.stderr[-2000:], file=sys.stderr)
        say(f"could not install them; please install by hand: {' '.join(packages)}")


def administrator_prefix() -> list[str] | None:
    """Return what to put before a command to run it as root, or None where we may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        probe = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
        if probe.returncode == 0:
            return ["sudo", "-n"]
    return None


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


# --- the commands ------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """Start the program; without a display, do the round into out/ instead."""
    program = install_program()
    if arguments or has_display():
        return subprocess.run([program, *arguments], check=False).returncode
    return headless_round(program)


def has_display() -> bool:
    """Tell whether a window can be shown here."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def headless_round(program: Path) -> int:
    """Make a sample register and its papers in out/, through the same commands as a user's."""
    say("there is no display here, so the round is done without a window, into out/")
    OUT.mkdir(exist_ok=True)
    register = OUT / "contoh.mejaaduan"
    for left in OUT.glob("contoh.mejaaduan*"):
        left.unlink()
    number = f"{SAMPLE_YEAR}-0001"
    papers = {
        OUT / "lembar-disposisi.pdf": ("sheet", number),
        OUT / "tanda-terima.pdf": ("receipt", number),
        OUT / f"laporan-{SAMPLE_YEAR}.pdf": ("report", SAMPLE_YEAR),
    }
    subprocess.run([program, "--register", register, "sample", SAMPLE_YEAR], check=True)
    for paper, words in papers.items():
        subprocess.run([program, "--register", register, *words, "-o", paper], check=True)
    for made in (register, *papers):
        say(f"made {made} ({(ROOT / made).stat().st_size:,} bytes)")
    return 0


def check(arguments: list[str]) -> int:
    """Run what needs no run of the program: lint, format, types, imports (or those named)."""
    steps: dict[str, tuple[str, ...]] = {
        "lint": ("-m", "ruff", "check", "--quiet", "."),
        "format": ("-m", "ruff", "format", "--quiet", "--check", "."),
        "types": ("-m", "mypy", "--no-error-summary", *MYPY_PATHS),
        "imports": ("-c", IMPORT_CONTRACTS),
    }
    unknown = sorted(set(arguments) - set(steps))
    if unknown:
        say(f"check knows {', '.join(steps)}; not {', '.join(unknown)}")
        return 2
    failed = []
    for name in arguments or steps:
        say(f"check: {name}")
        if python(*steps[name]):
            failed.append(name)
    if failed:
        say(f"check failed: {', '.join(failed)}")
    return 1 if failed else 0


def fix(_: list[str]) -> int:
    """Mend what the linter can mend, and lay the code out."""
    mended = python("-m", "ruff", "check", "--fix", ".")
    return python("-m", "ruff", "format", ".") or mended


def test(arguments: list[str]) -> int:
    """Run check, then the tests (--quick: those that a change touches); further words go to pytest."""
    checked = check([])
    quick = "--quick" in arguments
    words = [word for word in arguments if word != "--quick"]
    return python("-m", "tests.helpers.touched" if quick else "pytest", *words) or checked


def nightly(arguments: list[str]) -> int:
    """Run what takes long: faults many times over, coverage, speed, Windows (see --help)."""
    return python("-m", "tests.helpers.nightly", *arguments)


def build(arguments: list[str]) -> int:
    """Build the program's folder with PyInstaller, into dist/ (--installer packs a Windows one)."""
    if arguments[:1] == ["--installer"]:
        return python("-m", "tests.helpers.release", *arguments[1:])
    # A traceback names lines; the columns would be a tenth of the code.
    os.environ["PYTHONNODEBUGRANGES"] = "1"
    return python(
        "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *arguments, "build.spec"
    )


def icon(_: list[str]) -> int:
    """Draw the programs' icon anew, from resources/icons/app.svg."""
    return python("-m", "tests.helpers.icon")


def bench(arguments: list[str]) -> int:
    """Measure speed against bare limits and print the table."""
    return python("-m", "bench", *arguments)


def shots(arguments: list[str]) -> int:
    """Take pictures of every page and paper, into out/."""
    OUT.mkdir(exist_ok=True)
    return python("-m", "tests.helpers.shots", *arguments)


def python(*words: str) -> int:
    """Run the Python of .venv from the project's root, with windows that nobody looks at."""
    offscreen = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    return subprocess.run([PYTHON, *words], check=False, cwd=ROOT, env=offscreen).returncode


COMMANDS = {
    "run": run,
    "test": test,
    "check": check,
    "fix": fix,
    "nightly": nightly,
    "build": build,
    "icon": icon,
    "bench": bench,
    "shots": shots,
}


if __name__ == "__main__":
    sys.exit(main())
