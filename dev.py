"""The project's commands for a developer: run, test, check, build, bench and shots."""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
OUT = Path("out")
SAMPLE_YEAR = "2023"
MYPY_PATHS = ("app", "ui", "db", "bench", "tests", "dev.py")
IMPORT_CONTRACTS = """\
from importlinter.cli import lint_imports_command
lint_imports_command(["--no-logo"])
"""
# The Debian package of each program that a command calls.
TOOLS_OF = {
    "run": (),
    "check": (),
    "build": (),
    "bench": (),
    "test": ("postgresql",),
    "shots": ("poppler-utils",),
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
    """Read the command line and do the one thing it names; return the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, action in COMMANDS.items():
        command = commands.add_parser(name, help=(action.__doc__ or "").strip().splitlines()[0])
        command.add_argument("arguments", nargs=argparse.REMAINDER, help="handed on as they are")
    options = parser.parse_args()
    arguments: list[str] = options.arguments
    if arguments[:1] == ["--"]:
        arguments = arguments[1:]
    os.chdir(ROOT)
    try:
        prepare(options.command)
        return COMMANDS[options.command](arguments)
    except subprocess.CalledProcessError as error:
        say(f"failed with exit code {error.returncode}: {' '.join(map(str, error.cmd))}")
        return 1
    except KeyboardInterrupt:
        return 130


def say(sentence: str) -> None:
    """Tell the developer something, in order with what the child programs print."""
    print(f"dev.py: {sentence}", flush=True)


# --- preparing the machine ---------------------------------------------------------------


def prepare(command: str) -> None:
    """Make sure that the machine has what a command needs: libraries, tools, packages."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this very file may be started by an older one
        sys.exit("dev.py: Python 3.11 or newer is needed")
    system_packages = missing_system_packages(command)
    if system_packages:
        install_system_packages(system_packages)
    install_requirements("run" if command == "run" else "dev")


def missing_system_packages(command: str) -> list[str]:
    """Name the Debian packages that are needed here and absent, in a fixed order."""
    if WINDOWS or sys.platform == "darwin":
        return []
    missing = {package for library, package in QT_LIBRARIES.items() if not loads(library)}
    if not PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:
        missing.add("python3-venv")
    for package in TOOLS_OF[command]:
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
    return shutil.which("pdftoppm") is not None


def install_system_packages(packages: Sequence[str]) -> None:
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
    pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    hashed = ["--require-hashes", "--only-binary", ":all:", "-r", str(locked[kind])]
    subprocess.run([*pip, *hashed], check=True)
    stamp.write_text(wanted[kind] + "\n", "ascii")


def fingerprint(path: Path) -> str:
    """Return a hash of a requirements file and of the Python they are installed for."""
    content = path.read_bytes().replace(b"\r\n", b"\n")
    return hashlib.sha256(content + sys.version.encode()).hexdigest()


def python(*arguments: str | Path) -> None:
    """Run a Python of .venv from the project's root; raise CalledProcessError if it fails."""
    subprocess.run([PYTHON, *arguments], check=True, cwd=ROOT)


# --- the commands ------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """Start the program; without a display, do the round into out/ instead."""
    if arguments or has_display():
        program = [str(PYTHON), "-m", "ui", *arguments]
        return subprocess.run(program, check=False, cwd=ROOT).returncode
    return headless_round()


def has_display() -> bool:
    """Tell whether a window can be shown here."""
    if WINDOWS or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def headless_round() -> int:
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
    program = ("-m", "ui", "--register", register)
    python(*program, "sample", SAMPLE_YEAR)
    for paper, words in papers.items():
        python(*program, *words, "-o", paper)
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
        outcome = subprocess.run([PYTHON, *steps[name]], check=False, cwd=ROOT)
        if outcome.returncode != 0:
            failed.append(name)
    if failed:
        say(f"check failed: {', '.join(failed)}")
    return 1 if failed else 0


def test(arguments: list[str]) -> int:
    """Run check, then the tests; further words go to pytest."""
    checked = check([])
    tests = subprocess.run([PYTHON, "-m", "pytest", *arguments], check=False, cwd=ROOT)
    return tests.returncode or checked


def build(arguments: list[str]) -> int:
    """Build the program's folder with PyInstaller, into dist/."""
    python("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *arguments, "build.spec")
    say("made dist/MejaAduan")
    return 0


def bench(arguments: list[str]) -> int:
    """Measure speed against bare limits and print the table."""
    return subprocess.run(
        [PYTHON, "-m", "bench", *arguments], check=False, cwd=ROOT, env=offscreen()
    ).returncode


def shots(arguments: list[str]) -> int:
    """Take pictures of every page and paper, into out/."""
    OUT.mkdir(exist_ok=True)
    return subprocess.run(
        [PYTHON, "-m", "tests.helpers.shots", *arguments], check=False, cwd=ROOT, env=offscreen()
    ).returncode


def offscreen() -> dict[str, str]:
    """Return the environment for windows that nobody looks at, unless told otherwise."""
    return {"QT_QPA_PLATFORM": "offscreen", **os.environ}


COMMANDS = {
    "run": run,
    "test": test,
    "check": check,
    "build": build,
    "bench": bench,
    "shots": shots,
}


if __name__ == "__main__":
    sys.exit(main())
