"""Tries out the program where it stands: packages, resources, schema, papers, window."""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path
from secrets import token_hex
from zipfile import is_zipfile

from app import __version__
from app.desk.listing_cases import find_number
from app.keeping.checking import check_register
from app.keeping.creating import SAMPLE_OFFICE, create_register
from app.keeping.sample import SAMPLE_YEAR, create_sample
from app.keeping.setup import Setup
from resources import FOLDER

_RESOURCES = (
    ("fonts", "OpenSans-Regular.ttf"),
    ("icons", "register.svg"),
    ("style", "look.qss"),
    ("offices", "bps.csv"),
)
_VERSIONS = (
    ("sqlcipher3.dbapi2", "sqlite_version"),
    *((name, "__version__") for name in ("nacl", "sqlalchemy", "alembic", "psycopg", "holidays")),
    ("reportlab", "Version"),
    ("PySide6", "__version__"),
)
_SHEET = "lembar.pdf"
_PDF = b"%PDF-"


@dataclass(frozen=True, slots=True)
class TestStep:
    """One step of the test: its name, whether it passed, and what it has to say."""

    name: str
    passed: bool
    said: str


def selftest(
    *, window: Callable[[Path], str], read_back: Callable[[Path], int]
) -> Iterator[TestStep]:
    """Yield every step as it is done; `window` opens a register in a window and says how it went.

    `read_back` counts the sheets it finds on a printed paper that comes back. A failing step doesn't keep the others from being tried.
    """
    with tempfile.TemporaryDirectory(prefix="meja-aduan-") as folder:
        place, paper = Path(folder) / "contoh.mejaaduan", Path(folder) / _SHEET
        steps: tuple[tuple[str, Callable[[], str]], ...] = (
            ("versi", _versions),
            ("sumber daya", _resources),
            ("register kosong", lambda: _empty_register(Path(folder) / "kosong.mejaaduan")),
            ("register contoh", lambda: _sample_register(place)),
            ("kertas", lambda: _papers(place.with_name("kertas.mejaaduan"))),
            ("jendela", lambda: window(place)),
            ("kertas kembali", lambda: _read_back(read_back(paper))),
        )
        for name, step in steps:
            yield _tried(name, step)


def _tried(name: str, step: Callable[[], str]) -> TestStep:
    try:
        return TestStep(name, passed=True, said=step())
    except Exception as error:  # noqa: BLE001 - whatever fails is what the test is to tell
        return TestStep(name, passed=False, said=f"{type(error).__name__}: {error}")


def _versions() -> str:
    found = [f"Meja Aduan {__version__}", f"Python {platform.python_version()}"]
    for name, attribute in _VERSIONS:
        found.append(f"{name} {getattr(import_module(name), attribute)}")
    return ", ".join(found)


def _resources() -> str:
    sizes = [len((FOLDER / folder / name).read_bytes()) for folder, name in _RESOURCES]
    if not all(sizes):
        raise ValueError("ada sumber daya yang kosong")
    return f"{len(sizes)} jenis terbaca"


def _empty_register(place: Path) -> str:
    setup = Setup(SAMPLE_OFFICE, "Petugas PST", "petugas", token_hex(8))
    with closing(create_register(str(place), setup=setup).register) as register:
        checked = check_register(register)
    if not checked.ok:
        raise ValueError("; ".join(checked.problems))
    return "dibuat dan utuh"


def _sample_register(place: Path) -> str:
    with closing(create_sample(str(place))) as register:
        checked = check_register(register)
    if not checked.ok:
        raise ValueError("; ".join(checked.problems))
    return "dibuat dan utuh"


def _papers(place: Path) -> str:
    from app.desk import papers
    from app.desk.reporting import report_docx, report_pdf, report_xlsx
    from app.documents.sheet_data import SheetLayout
    from app.keeping.recovering import propose_recovery
    from app.keeping.recovery_paper import recovery_sheet_pdf

    with closing(create_sample(str(place))) as register:
        case = find_number(register, number=f"{SAMPLE_YEAR}-0001")
        made = {
            "lembar disposisi": papers.sheet_pdf(register, complaint_ids=[case], for_paper=True),
            "dua pada A4": papers.sheet_pdf(
                register, complaint_ids=[case], layout=SheetLayout.TWO_ON_A4, for_paper=True
            ),
            "tanda terima": papers.receipt_pdf(register, complaint_id=case),
            "laporan tahunan": report_pdf(register, year=SAMPLE_YEAR),
            "lembar pemulihan": recovery_sheet_pdf(register, words=propose_recovery(register)),
        }
        editable = {
            "laporan Word": report_docx(register, year=SAMPLE_YEAR),
            "laporan Excel": report_xlsx(register, year=SAMPLE_YEAR),
        }
    place.with_name(_SHEET).write_bytes(made["dua pada A4"])
    for name, paper in made.items():
        if not paper.startswith(_PDF):
            raise ValueError(f"{name} bukan PDF")
    for name, file in editable.items():
        if not is_zipfile(BytesIO(file)):
            raise ValueError(f"{name} rusak")
    made |= editable
    return ", ".join(f"{name} {len(paper) // 1024} KB" for name, paper in made.items())


def _read_back(sheets: int) -> str:
    if sheets != 1:
        raise ValueError(f"{sheets} lembar ditemukan, seharusnya 1")
    return "1 lembar disposisi terbaca kodenya"
