import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

import app
from app.cli import commands
from app.cli.main import main
from app.desk.reading_office import read_office
from app.keeping import places
from app.keeping.sample import create_sample
from tests.helpers.registers import LOGIN, PASSWORD, copy_register, open_register
from ui.__main__ import LateWindow


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "contoh.mejaaduan"
    create_sample(str(path)).close()
    return path


@pytest.fixture
def sample_file(sample_template: Path, tmp_path: Path) -> Path:
    return copy_register(sample_template, tmp_path / "contoh.mejaaduan")


class Said:
    """What a command left: exit code, output, errors."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


Say = Callable[..., Said]


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    path = tmp_path / "kata-sandi.txt"
    path.write_text(f"{PASSWORD}\n", "utf-8")
    return path


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], register_file: Path, password_file: Path) -> Say:
    account = ["--user", LOGIN, "--password-file", str(password_file)]

    window = LateWindow()

    def run(*words: str, register: Path | str | None = register_file, signed: bool = True) -> Said:
        place = [] if register is None else ["--register", str(register)]
        sample = "contoh" in str(register)
        code = main([*place, *([] if sample or not signed else account), *words], window=window)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Said(code, out, err)

    return run


def test_list_has_the_promised_shape(say: Say, sample_file: Path) -> None:
    rows = json.loads(say("list", "--json", register=sample_file).out)
    assert rows[0] == {
        "number": "2023-0001",
        "received_at": "2023-02-27T13:44:00+07:00",
        "medium": "SP4N LAPOR",
        "title": "Informasi Kepegawaian",
        "status": "Selesai",
        "holder": "",
        "due_at": None,
    }
    assert len(rows) == 2


@pytest.mark.parametrize("year", ["2022", "2023"])
def test_list_of_a_year(say: Say, sample_file: Path, year: str) -> None:
    rows = json.loads(say("list", "--json", "--year", year, register=sample_file).out)
    assert len(rows) == (2 if year == "2023" else 0)
    assert say("list", register=sample_file).out.count("\n") == 3


def test_recap_has_the_promised_shape(say: Say, sample_file: Path) -> None:
    recap = json.loads(say("recap", "2023", "--json", register=sample_file).out)
    assert list(recap) == ["year", "columns", "rows", "total", "evaluation"]
    assert recap["columns"][1] == "SP4N LAPOR"
    assert recap["rows"][1] == {
        "month": 2,
        "label": "Februari",
        "counts": [0, 2, 0, 0, 0],
        "total": 2,
    }
    assert recap["evaluation"][1] == {
        "month": 2,
        "label": "Februari",
        "settled_percent": 100,
        "result": "Sudah disampaikan melalui lapor.go.id",
        "remark": "-",
    }
    assert recap["evaluation"][0]["settled_percent"] is None
    assert "Februari" in say("recap", "2023", register=sample_file).out


def test_show_tells_one_case(say: Say, sample_file: Path) -> None:
    case = json.loads(say("show", "2023-0001", "--json", register=sample_file).out)
    assert case["timeline"][-1]["kind"] == "closed"
    assert "janggal" in say("show", "0001/PGD/36000/2023", register=sample_file).out


@pytest.mark.parametrize("register", [None, "own"])
@pytest.mark.parametrize(
    ("words", "due"),
    [
        (("--from", "2026-03-17", "--working-days", "5"), "2026-03-31T16:00:00+07:00"),
        (("--from", "2026-03-17T10:00", "--working-days", "5"), "2026-03-31T16:00:00+07:00"),
        (("--from", "2026-12-21", "--working-days", "5"), "2026-12-30T16:00:00+07:00"),
        (
            ("--from", "2026-03-17", "--working-days", "5", "--no-joint-leave"),
            "2026-03-25T16:00:00+07:00",
        ),
        (
            ("--from", "2026-12-21", "--working-days", "5", "--no-joint-leave"),
            "2026-12-29T16:00:00+07:00",
        ),
    ],
)
def test_due_with_and_without_a_register(
    say: Say, register_file: Path, register: str | None, words: tuple[str, ...], due: str
) -> None:
    place = register_file if register else None
    found = json.loads(say("due", *words, "--json", register=place).out)
    assert list(found) == ["from", "due", "due_date", "estimated", "days"]
    assert (found["due"], found["due_date"]) == (due, due[:10])
    assert found["days"][0]["date"] == found["from"][:10]
    assert sum(day["counted"] for day in found["days"]) == 5


def test_due_explains_and_marks_estimates(say: Say) -> None:
    said = say("due", "--from", "2028-12-21", "--working-days", "5", "--explain", register=None)
    assert "perkiraan" in said.out
    assert "hari kerja ke-5" in said.out


def test_new_sample_and_check(say: Say, tmp_path: Path) -> None:
    place, sheet = (
        tmp_path / "deep" / "new.mejaaduan",
        ("--recovery-sheet", str(tmp_path / "p.pdf")),
    )
    assert say("new", *sheet, register=place).code == 0
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF-")
    assert say("new", *sheet, register=place).code == 3
    assert json.loads(say("check", "--json", register=place).out) == {"ok": True, "problems": []}
    contoh = tmp_path / "contoh-2022.mejaaduan"
    assert say("sample", "2022", register=contoh).code == 0
    assert "2022-0002" in say("list", register=contoh).out
    assert say("sample", "2999", register=tmp_path / "d.mejaaduan").code == 2


def test_without_an_account_nothing_is_told(say: Say, sample_file: Path) -> None:
    said = say("list", signed=False)
    assert (said.code, said.out) == (3, "")
    assert "--user" in said.err
    assert say("list", register=sample_file, signed=False).code == 0


def test_the_account_may_stand_behind_the_word(say: Say, password_file: Path) -> None:
    said = say("list", "--user", LOGIN, "--password-file", str(password_file), signed=False)
    assert said.code == 0


def test_a_wrong_password_is_told(say: Say, password_file: Path) -> None:
    password_file.write_text("bukan yang ini", "utf-8")
    said = say("list")
    assert (said.code, said.out) == (2, "")
    assert "tidak cocok" in said.err


def test_a_backup_is_restored_with_its_keys(say: Say, tmp_path: Path) -> None:
    kept, back = tmp_path / "k.cadangan", tmp_path / "kembali" / "r.mejaaduan"
    assert say("backup", "-o", str(kept)).code == 0
    back.parent.mkdir()
    assert say("restore", str(kept), register=back).code == 0
    assert say("check", register=back).code == 0
    assert say("restore", str(kept), register=back).code == 3
    kept.write_bytes(kept.read_bytes()[:-200])
    assert say("restore", str(kept), register=tmp_path / "x.mejaaduan").code == 3


def test_a_printed_seal_finds_a_cut_history(say: Say) -> None:
    assert "tidak terbaca" in say("check", "--printed", "entah").err
    said = say("check", "--printed", "1 0000 1111 2222 3333")
    assert said.code == 3
    assert "peristiwa ke-1" in said.err.lower()


def test_an_old_register_is_sealed_by_a_command(say: Say, tmp_path: Path) -> None:
    place = tmp_path / "lama.mejaaduan"
    shutil.copy(Path(__file__).parents[1] / "db" / "releases" / "0.1.0.sqlite", place)
    assert "convert" in say("list", register=place).err
    sheet = tmp_path / "pemulihan.pdf"
    assert say("convert", "--recovery-sheet", str(sheet), register=place).code == 0
    assert "2023-0001" in say("list", register=place).out


def test_the_default_register_is_the_users_own(say: Say, tmp_path: Path) -> None:
    assert say("list", register=None).code == 3
    sheet = ("--recovery-sheet", str(tmp_path / "p.pdf"))
    assert say("new", *sheet, register=None).code == 0
    assert places.default_register().exists()
    assert say("list", register=None).code == 0


def test_a_found_problem_is_the_environments(say: Say, register_file: Path) -> None:
    register = open_register(str(register_file))
    with register.writing() as session:
        session.execute(text("UPDATE chain_head SET hash = 'x'"))
    register.close()
    said = say("check", "--json")
    assert said.code == 3
    assert json.loads(said.out)["ok"] is False
    assert "tidak cocok dengan rantai riwayat" in said.err


def test_import_previews_applies_and_refuses(say: Say, tmp_path: Path) -> None:
    assert say("import", "--template").out.startswith("media;diterima;perihal;")
    good = tmp_path / "good.csv"
    good.write_text("media;diterima;perihal\nlapor;16-03-2025 10.00;Antrean\n", "utf-8")
    assert say("import", str(good)).code == 0
    assert json.loads(say("list", "--json").out) == []
    assert "2025-0001" in say("import", str(good), "--apply").out
    bad = tmp_path / "bad.csv"
    bad.write_text("media;diterima;perihal\nlapor;16-03-2025 10.00;A\nlapor;x;B\n", "utf-8")
    said = say("import", str(bad), "--apply")
    assert said.code == 2
    assert said.err.startswith("Baris 3, kolom diterima: ")
    assert len(json.loads(say("list", "--json").out)) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("frob",),
        ("list", "--yeer"),
        ("list", "--year"),
        ("list", "--year", "x"),
        ("recap",),
        ("recap", "0"),
        ("recap", "12345"),
        ("show", "99"),
        ("show", "2026-0099"),
        ("sheet", "2026-0001"),
        ("sheet", "2026-0099", "-o", "x.pdf"),
        ("import",),
        ("import", "none.csv"),
        ("import", "."),
        ("due", "--from", "2026-02-30", "--working-days", "5"),
        ("due", "--from", "entah", "--working-days", "5"),
        ("due", "--from", "2026-03-17", "--working-days", "0"),
        ("due", "--from", "0001-01-01", "--working-days", "5"),
        ("due", "--from", "9999-12-31T23:59+00:00", "--working-days", "5"),
        ("due", "--working-days", "5"),
    ],
)
def test_wrong_input_is_told_in_one_sentence(say: Say, words: tuple[str, ...]) -> None:
    said = say(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.endswith(".\n")
    assert said.err.count("\n") == 1
    assert not {"the", "invalid", "required", "expected"} & set(said.err.split())


def test_a_folder_is_no_csv_file_where_the_system_only_denies_it(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to open a folder as it does a file that may not be read."""

    def refuse(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    said = say("import", str(tmp_path))
    assert (said.code, said.err) == (2, f"{tmp_path} adalah folder, bukan berkas CSV.\n")
    monkeypatch.setattr(Path, "stat", refuse)
    assert say("import", "tertutup.csv").code == 3


def test_a_fault_of_ours_goes_to_the_log(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = "Siti" + " Rahmah"

    def fail(_: object) -> int:
        raise RuntimeError(typed)

    monkeypatch.setitem(commands.WORDS, "list", fail)
    said = say("list")
    assert said.code == 1
    assert str(places.log_file()) in said.err
    logged = places.log_file().read_text("utf-8")
    assert "RuntimeError" in logged
    assert typed not in logged


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
    assert said.out.count("baik") == 6
    assert f"Meja Aduan {app.__version__}" in said.out


def test_the_version_is_that_of_the_package(say: Say) -> None:
    assert say("--version").out == f"Meja Aduan {app.__version__}\n"
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == app.__version__


def test_without_a_word_the_window_is_started(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.shell.start.start", {"r.mejaaduan": 7, None: 8}.__getitem__)
    assert say(register="r.mejaaduan").code == 7
    assert say(register=None).code == 8


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
        *(__file__, f"{__file__}/x", "x" * 300, "mysql://x", "."),
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
