"""Finds the tests that a change touches: what differs from HEAD, and who imports it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import grimp

PACKAGES = ("ui", "app", "db", "bench", "tests")
# These look at the files themselves, whatever they hold.
HOUSE = "tests/test_house.py"
TEXTS = {".md", ".yml", ".yaml"}
# Modules that are named in a string: a page to load late, a place to replace in a test.
_NAMED = re.compile(rf"""["']((?:{"|".join(PACKAGES)})(?:\.\w+)+)""")


def touched(root: Path) -> list[str] | None:
    """Name the test files that what differs from HEAD may break; None when all may be.

    Raises CalledProcessError where git can't tell what differs.
    """
    return tests_of(root, changed_files(root))


def changed_files(root: Path) -> list[str]:
    """Name what was changed, made or removed since HEAD, as git writes it, from the root."""
    asked = (
        ("diff", "--name-only", "--no-renames", "-z", "HEAD"),
        ("ls-files", "--others", "--exclude-standard", "-z"),
    )
    found: set[str] = set()
    for words in asked:
        said = subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)
        found.update(name for name in said.stdout.decode("utf-8").split("\0") if name)
    return sorted(found)


def tests_of(root: Path, changed: Iterable[str]) -> list[str] | None:
    """Name the test files that import what changed, directly or not; None for all of them."""
    graph = import_graph(root)
    tests = set()
    for name in changed:
        path = Path(name)
        if path.name.startswith("test_") and not (root / path).exists():
            continue
        if path.suffix in TEXTS and path.parts[0] != "resources":
            continue
        module = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
        if path.suffix != ".py" or path.stem == "conftest" or module not in graph.modules:
            return None
        tests |= {module, *graph.find_downstream_modules(module)}
    found = {f"{module.replace('.', '/')}.py" for module in tests if ".test_" in module}
    return sorted(found | {HOUSE})


def import_graph(root: Path) -> grimp.ImportGraph:
    """Return who imports whom, modules named in strings included; conftest files count for nobody.

    What a conftest imports is nearly everything, and every test would be touched by it.
    """
    sys.path.insert(0, str(root))
    graph = grimp.build_graph(*PACKAGES, cache_dir=None)
    for module in graph.modules:
        file = root.joinpath(*module.split(".")).with_suffix(".py")
        if not file.exists():
            continue
        for named in _NAMED.findall(file.read_text("utf-8")):
            imported = named
            while imported and imported not in graph.modules:
                imported = imported.rpartition(".")[0]
            if "." in imported and imported != module:
                graph.add_import(importer=module, imported=imported)
    for module in list(graph.modules):
        if module.endswith(".conftest"):
            graph.remove_module(module)
    return graph


def main() -> int:
    """Run pytest on what is touched; the words given go to pytest."""
    root = Path(__file__).resolve().parent.parent
    chosen = touched(root)
    told = "all tests" if chosen is None else f"{len(chosen)} test files"
    print(f"dev.py: the change touches {told}", flush=True)
    run = [sys.executable, "-m", "pytest", *sys.argv[1:], *(chosen or ())]
    return subprocess.run(run, check=False, cwd=root).returncode


if __name__ == "__main__":
    sys.exit(main())
