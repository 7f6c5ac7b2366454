"""The project's commands for a developer; `dev.py --help` lists them."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from tools import ROOT, say
from tools.environment import PYTHON, install_program, install_requirements
from tools.system_packages import install_packages, missing_packages

OUT = Path("out")
SAMPLE_YEAR = "2023"
MYPY_PATHS = ("app", "ui", "db", "bench", "tools", "tests", "dev.py")
IMPORT_CONTRACTS = """\
from importlinter.cli import lint_imports_command
lint_imports_command(["--no-logo"])
"""
# The Debian package of each program that a command calls.
TOOLS_OF = {
    "test": ("postgresql",),
    "nightly": ("postgresql",),
    "shots": ("poppler-utils",),
}


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
    return python("-m", "tools.touched" if quick else "pytest", *words) or checked


def nightly(arguments: list[str]) -> int:
    """Run what takes long: faults many times over, other orders, speed, Windows (see --help)."""
    return python("-m", "tools.nightly", *arguments)


def build(arguments: list[str]) -> int:
    """Build the program's folder with PyInstaller, into dist/."""
    return python(
        "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *arguments, "build.spec"
    )


def icon(_: list[str]) -> int:
    """Draw the programs' icon anew, from tools/icon.svg."""
    return python("-m", "tools.icon")


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
