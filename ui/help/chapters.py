"""The chapters of the help and their text."""

import platform
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion

from app import __version__
from app.components import components
from resources import FOLDER
from ui.parts.panels.chapter_list import Chapter

CHAPTERS: Final = (
    Chapter("sehari", "Sehari di meja", "home"),
    Chapter("register", "Register dan pencarian", "register"),
    Chapter("impor", "Mengimpor aduan", "upload"),
    Chapter("kertas", "Kertas yang dicetak", "printer"),
    Chapter("waktu", "Arti waktu dan warna", "clock"),
    Chapter("laporan", "Laporan tahunan", "file-analytics"),
    Chapter("rahasia", "Kerahasiaan", "lock"),
    Chapter("cadangan", "Cadangan dan pemulihan", "archive"),
    Chapter("pintasan", "Pintasan papan ketik", "keyboard"),
    Chapter("baru", "Apa yang baru", "bell"),
    Chapter("tentang", "Tentang program", "info-circle"),
)


@lru_cache
def chapter_text(key: str) -> str:
    """Return a chapter as Markdown."""
    text = (FOLDER / "help" / f"{key}.md").read_text("utf-8")
    return text.replace("{versions}", _versions()).replace("{components}", _components())


def chapters_with(words: str) -> tuple[Chapter, ...]:
    """Return the chapters that hold all of `words`; all of them for none."""
    wanted = words.lower().split()
    return tuple(
        chapter
        for chapter in CHAPTERS
        if all(word in f"{chapter.word} {chapter_text(chapter.key)}".lower() for word in wanted)
    )


def _versions() -> str:
    rows = [
        ("Meja Aduan", __version__),
        ("Python", platform.python_version()),
        ("Qt", qVersion() or "-"),
        ("PySide6", pyside_version),
        ("Sistem", f"{platform.system()} {platform.release()}"),
    ]
    return _table(("Bagian", "Versi"), rows)


def _components() -> str:
    rows = [
        (part.name, part.use, part.licence.removeprefix("LicenseRef-")) for part in components()[1:]
    ]
    return _table(("Bagian", "Untuk apa", "Lisensi"), rows)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
