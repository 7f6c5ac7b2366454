from pathlib import Path

import pytest

from app.cli.main import main
from app.keeping.sample import create_sample
from tests.cli.said import Said, Say
from tests.helpers.registers import LOGIN, PASSWORD, copy_register
from ui.__main__ import LateWindow


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "contoh.mejaaduan"
    create_sample(str(path)).close()
    return path


@pytest.fixture
def sample_file(sample_template: Path, tmp_path: Path) -> Path:
    return copy_register(sample_template, tmp_path / "contoh.mejaaduan")


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
