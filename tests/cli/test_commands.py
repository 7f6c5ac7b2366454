import errno
import json
import os
import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from app.cli import commands
from app.desk.registering import register_complaint
from app.keeping import places
from app.keeping.backup import make_backup
from app.keeping.backup_file import Backup
from app.keeping.backup_places import read_notes
from tests.cli.said import Say
from tests.desk.slips import slip
from tests.helpers.postgres import PrivateServer
from tests.helpers.registers import LOGIN, create_register, open_register


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
    assert read_notes(str(back)).paused
    assert say("check", register=back).code == 0
    assert say("restore", str(kept), register=back).code == 3
    kept.write_bytes(kept.read_bytes()[:-200])
    assert say("restore", str(kept), register=tmp_path / "x.mejaaduan").code == 3


def test_a_damaged_register_is_saved_and_mended(
    say: Say, register_file: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "k.cadangan"
    assert say("backup", "-o", str(kept)).code == 0
    said = say("restore", str(kept), "--salvage")
    assert said.code == 0
    assert "Aduan yang lebih baru daripada cadangannya: 0" in said.out
    assert register_file.with_name(f"{register_file.name}.sebelum-pulih").exists()
    said = say("check", "--mend")
    assert (said.code, "indeks pencarian dibuat baru" in said.err) == (0, True)


def test_a_backup_goes_to_a_server(
    say: Say, tmp_path: Path, postgres_server: PrivateServer
) -> None:
    kept, url = tmp_path / "k.cadangan", postgres_server.create("pindahan")
    assert say("backup", "-o", str(kept)).code == 0
    said = say("restore", str(kept), register=url)
    assert (said.code, said.err) == (0, "")
    assert say("check", register=url).code == 0
    back = tmp_path / "kembali.cadangan"
    assert say("backup", "-o", str(back), register=url).code == 0
    assert say("restore", str(back), register=tmp_path / "r.mejaaduan").code == 0
    assert say("check", register=tmp_path / "r.mejaaduan").code == 0
    postgres_server.drop("pindahan")


def test_a_printed_seal_finds_a_cut_history(say: Say) -> None:
    said = say("check", "--printed", "entah")
    assert said.code == 2
    assert "tidak terbaca" in said.err
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
    assert "2025-0002" in say("import", str(bad), "--apply", "--skip-mistakes").out
    again = say("import", str(good), "--apply")
    assert (again.code, again.out.splitlines()[-2:]) == (
        0,
        ["Baris 2: Sudah ada: 2025-0001.", "1 sudah ada. Tidak ada yang perlu diimpor."],
    )
    assert len(json.loads(say("list", "--json").out)) == 2


def test_import_knows_an_archive_by_its_head(say: Say, tmp_path: Path, password_file: Path) -> None:
    archive = tmp_path / "arsip dari kabupaten"
    with closing(create_register(str(tmp_path / "lain" / "r.mejaaduan"))) as theirs:
        register_complaint(theirs, complaint=slip(received_at=date(2025, 3, 16)))
        make_backup(theirs, place=archive)
    assert say("import", str(archive)).code == 3
    way = ("--archive-user", LOGIN, "--archive-password-file", str(password_file))
    seen = say("import", str(archive), *way)
    assert (seen.code, seen.out.splitlines()[-1]) == (
        0,
        "1 aduan baru. Ulangi dengan --apply untuk menyimpannya.",
    )
    assert json.loads(say("list", "--json").out) == []
    assert "2025-0001" in say("import", str(archive), *way, "--apply").out
    assert "Sudah ada: 2025-0001." in say("import", str(archive), *way).out
    assert say("check").code == 0


def test_an_archive_that_a_disk_does_not_take_is_told_by_its_cause(
    say: Say, tmp_path: Path, password_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "arsip"
    with closing(create_register(str(tmp_path / "lain" / "r.mejaaduan"))) as theirs:
        make_backup(theirs, place=archive)
    way = ("--archive-user", LOGIN, "--archive-password-file", str(password_file))
    for code, cause in ((errno.ENOSPC, "Diska penuh"), (errno.EIO, "diskanya bermasalah")):
        failure = OSError(code, os.strerror(code))

        def failing(_: Backup, target: Path, failure: OSError = failure) -> None:
            target.write_bytes(b"half")
            raise failure

        monkeypatch.setattr(Backup, "lay_out", failing)
        said = say("import", str(archive), *way)
        assert (said.code, cause in said.err) == (3, True)


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
    assert (said.code, said.err) == (2, f"{tmp_path} adalah folder, bukan berkas.\n")
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
