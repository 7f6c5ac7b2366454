"""One spelling for each word, wherever the program says it: screen, paper, help and commands."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# A wrong spelling, and what is said instead.
BANNED = {
    r"SP4N-LAPOR|SP4N Lapor\b|SPAN LAPOR": "SP4N LAPOR",
    r"(?<![\w{.])[Ee]-?mail\b(?!})": "surel",
    r"\b[Dd]imana\b": "di mana",
    r"Standard Operational|Standar Operational": "Standar Operasional Prosedur",
    r"irasakan pelapor": "waktu tunggu pelapor",
    r"berhenti sementara": "menjeda tindak lanjut",
    r"\b[Aa]ktifitas\b": "aktivitas",
    r"\b[Mm]engkomodir|\b[Dd]iinventarisir": "mengakomodasi, diinventarisasi",
    r"\b[Ii]jin\b": "izin",
    r"\b[Rr]esiko\b": "risiko",
    r": [^:.“”\n]*[a-z]: [a-z]": "one colon in a sentence",
}

READ_ONLY = "app/transfer/columns.py"
"""Holds what others head their columns with, without blanks and capitals: read, never said."""


def said() -> list[tuple[str, str]]:
    """Return what the program may say, with where it stands: its texts, and its guides' words."""
    found = []
    for floor in ("app", "ui", "resources"):
        for path in sorted((ROOT / floor).rglob("*")):
            where = path.relative_to(ROOT).as_posix()
            if path.suffix == ".py":
                found += [
                    (where, text)
                    for text in texts_of(path)
                    if not (where == READ_ONLY and re.fullmatch(r"[a-z ]+", text))
                ]
            elif path.suffix in {".md", ".ts"}:
                found += [
                    (f"{where}:{number}", line)
                    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
                ]
    return found


def texts_of(path: Path) -> list[str]:
    """Return a file's strings for people: no docstring and no code, which has neither blank nor capital."""
    tree = ast.parse(path.read_text("utf-8"))
    silent = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    strings = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent
    ]
    return [text for text in strings if re.search(r"[ A-Z]", text)]


@pytest.fixture(scope="module")
def words() -> list[tuple[str, str]]:
    return said()


@pytest.mark.parametrize("wrong", BANNED)
def test_no_word_has_a_second_spelling(words: list[tuple[str, str]], wrong: str) -> None:
    found = [f"{where}: {text}" for where, text in words if re.search(wrong, text)]
    assert found == [], f"say {BANNED[wrong]}"


def test_the_search_for_words_reads_screens_papers_and_help(words: list[tuple[str, str]]) -> None:
    places = {where.partition(":")[0] for where, _ in words}
    for place in (
        "ui/case/facts_panel.py",
        "app/documents/report_sop.py",
        "resources/help/waktu.md",
    ):
        assert place in places
