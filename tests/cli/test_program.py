import json
import os
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

import app
from app.cli import commands
from app.desk.reading_office import read_office
from tests.cli.said import Say
from tests.documents.reading import pages
from tests.helpers.registers import open_register


def test_help_is_indonesian(say: Say) -> None:
    said = say("--help")
    assert said.code == 0
    for word in commands.WORDS:
        assert word in said.out
        helped = say(word, "--help")
        assert helped.out.startswith("Pemakaian: meja-aduan")
        assert "show this" not in helped.out


def test_papers_are_written_whole(say: Say, sample_file: Path, tmp_path: Path) -> None:
    for words in (("sheet", "2023-0001"), ("receipt", "2023-0002"), ("report", "2023")):
        paper = tmp_path / f"{words[0]}.pdf"
        assert say(*words, "-o", str(paper), register=sample_file).code == 0
        assert paper.read_bytes().startswith(b"%PDF-")
    printed = json.loads(say("show", "2023-0001", "--json", register=sample_file).out)
    assert printed["timeline"][-1]["kind"] == "printed"
    assert say("sheet", "2023-0001", "-o", str(tmp_path), register=sample_file).code == 3
    again = json.loads(say("show", "2023-0001", "--json", register=sample_file).out)
    assert again == printed
    said = say("report", "2023", "-o", str(tmp_path / "no" / "x.pdf"), register=sample_file)
    assert said.code == 3
    assert sorted(p.name for p in tmp_path.glob("*.pdf")) == [
        *("receipt.pdf", "report.pdf", "sheet.pdf")
    ]


def test_the_report_is_written_in_the_format_of_its_ending(
    say: Say, sample_file: Path, tmp_path: Path
) -> None:
    for suffix, part in ((".DOCX", "word/document.xml"), (".xlsx", "xl/workbook.xml")):
        file = tmp_path / f"laporan{suffix}"
        assert say("report", "2023", "-o", str(file), register=sample_file).code == 0
        with ZipFile(file) as parts:
            assert part in parts.namelist()
    said = say("report", "2023", "-o", str(tmp_path / "laporan.doc"), register=sample_file)
    assert said.code == 2
    assert said.err == "Laporan dibuat sebagai .pdf, .docx, atau .xlsx; bukan .doc.\n"
    assert not (tmp_path / "laporan.doc").exists()


def test_output_is_utf8_whatever_the_console(sample_file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ui", "--register", str(sample_file), "show", "“é”"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert "“é” bukan nomor" in done.stderr.decode("utf-8")


def test_the_program_passes_its_own_test(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    said = say("selftest", register=None)
    assert (said.code, said.err) == (0, "")
    assert said.out.count("baik") == 7
    assert f"Meja Aduan {app.__version__}" in said.out


def test_the_version_is_that_of_the_package(say: Say) -> None:
    assert say("--version").out == f"Meja Aduan {app.__version__}\n"
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == app.__version__


def test_without_a_word_the_window_is_started(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = {("r.mejaaduan", ""): 7, (None, ""): 8, (None, "catat"): 9}
    monkeypatch.setattr("ui.shell.start.start", lambda *words: codes[words])
    assert say(register="r.mejaaduan").code == 7
    assert say(register=None, signed=False).code == 8
    assert say("--page", "catat", register=None, signed=False).code == 9


@pytest.mark.parametrize("place", ["r.mejaaduan", "C:\\Kotak Saran\\R 1.MEJAADUAN"])
def test_a_double_click_opens_that_register(
    say: Say, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr("ui.shell.start.start", lambda *words: {(place, ""): 7}[words])
    assert say(place, register=None, signed=False).code == 7


def test_nothing_heavy_is_loaded_before_it_is_needed(sample_file: Path) -> None:
    program = (
        "import sys, ui.__main__\n"
        "assert not {'sqlalchemy', 'reportlab', 'PySide6'} & set(sys.modules)\n"
        f"sys.argv[1:] = ['--register', {str(sample_file)!r}, 'list']\n"
        "assert ui.__main__.main() == 0\n"
        "assert not {'reportlab', 'PySide6', 'alembic'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[2], check=True)


@pytest.mark.parametrize(
    "place",
    [
        *("postgresql://a:b:c/d", "postgresql://a:x/d", "postgresql://127.0.0.1:1/d"),
        *(__file__, f"{__file__}/x", "mysql://x", "."),
    ],
)
def test_an_impossible_register_is_the_environments(say: Say, tmp_path: Path, place: str) -> None:
    said = say("list", register=place)
    assert (said.code, said.out, said.err.count("\n")) == (3, "", 1)
    sheet = ("--recovery-sheet", str(tmp_path / "p.pdf"))
    assert say("new", *sheet, register=place).code == 3


def test_a_device_is_never_replaced(say: Say, sample_file: Path) -> None:
    assert say("report", "2023", "-o", os.devnull, register=sample_file).code == 3
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("9403", "BPS Kabupaten Jayapura"),
        ("bps kabupaten jayapura", "BPS Kabupaten Jayapura"),
        ("Dinas Sosial Kabupaten Lebak", "Dinas Sosial Kabupaten Lebak"),
    ],
)
def test_new_takes_a_code_or_any_name(say: Say, tmp_path: Path, said: str, name: str) -> None:
    place, sheet = tmp_path / "baru.mejaaduan", tmp_path / "lembar.pdf"
    made = say("new", "--office", said, "--recovery-sheet", str(sheet), register=place)
    assert made.code == 0
    with closing(open_register(str(place))) as register:
        assert read_office(register).name == name


def test_a_month_has_a_report_of_its_own(say: Say, sample_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "februari.pdf"
    words = ("report", "2023", "--month", "2", "-o")
    assert say(*words, str(file), register=sample_file).code == 0
    assert "Bulan Februari 2023" in " ".join(pages(file.read_bytes()))
    said = say(*words, str(tmp_path / "februari.xlsx"), register=sample_file)
    assert (said.code, said.err) == (2, "Laporan bulanan dibuat sebagai .pdf; bukan .xlsx.\n")
    assert say("report", "2023", "--month", "13", "-o", str(file), register=sample_file).code == 2
