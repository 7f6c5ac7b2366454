"""Uji pulih: the sheet opens the newest backup, all of it is read, nothing of it stays."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.errors import UserMistake
from app.keeping import creating
from app.keeping.backing_up import back_up, read_backup_state
from app.keeping.backup_places import first_place
from app.keeping.backup_words import warnings
from app.keeping.rehearsing import rehearsal_pdf, rehearse
from app.register import Register
from tests.desk.slips import registered
from tests.documents.reading import outside, pages
from tests.helpers.registers import SETUP


@pytest.fixture
def made(tmp_path: Path, fixed_clock: FixedClock) -> Iterator[tuple[Register, str]]:
    """Return a new register with two complaints, and the words of its sheet."""
    created = creating.create_register(
        str(tmp_path / "r.mejaaduan"), setup=SETUP, clock=fixed_clock
    )
    registered(created.register, confidential=True)
    registered(created.register)
    yield created.register, " ".join(created.words)
    created.register.close()


def test_the_newest_backup_is_restored_and_read(
    made: tuple[Register, str], fixed_clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    register, words = made
    with pytest.raises(UserMistake, match="Belum ada cadangan"):
        rehearse(register, code=words)
    back_up(register)
    fixed_clock.set(fixed_clock.now() + timedelta(hours=3))
    registered(register)
    newest = back_up(register).newest
    scratch = first_place(register.location).parent / "sementara"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    before = Path(register.location).read_bytes()
    done = rehearse(register, code=words)
    assert (done.made_at, done.complaints, done.problems) == (newest, 3, ())
    assert done.sentence.startswith("Uji pulih berhasil: 3 aduan terbaca dalam")
    assert Path(register.location).read_bytes() == before
    assert not [*scratch.iterdir()]
    (text,) = pages(rehearsal_pdf(register, rehearsal=done))
    said = " ".join(text.split())
    for part in (
        "BERITA ACARA UJI PULIH CADANGAN",
        "Aduan yang terbaca : 3",
        "utuh",
        "Siti Rahmah",
    ):
        assert part in said


def test_other_words_rehearse_nothing(made: tuple[Register, str]) -> None:
    register, _ = made
    back_up(register)
    for code in ("", "satu dua tiga"):
        with pytest.raises(UserMistake) as mistake:
            rehearse(register, code=code)
        assert list(mistake.value.fields) == ["code"]
    assert read_backup_state(register).rehearsed is None


def test_a_year_without_one_is_told(made: tuple[Register, str], fixed_clock: FixedClock) -> None:
    register, words = made
    state = back_up(register)
    now = fixed_clock.now()
    assert "Uji pulih" in warnings(state, now=now)[-1]
    rehearse(register, code=words)
    state = read_backup_state(register)
    assert not any("Uji pulih" in each for each in warnings(state, now=now))
    assert "Uji pulih" in warnings(state, now=now + timedelta(days=367))[-1]


def test_problems_and_long_names_stay_on_the_page(made: tuple[Register, str]) -> None:
    register, words = made
    back_up(register)
    done = rehearse(register, code=words)
    bad = replace(done, backup="x" * 200, problems=("Isi register rusak: " + "kata " * 90,))
    paper = rehearsal_pdf(register, rehearsal=bad)
    (text,) = pages(paper)
    assert "1 masalah" in " ".join(text.split())
    assert outside(paper) == []
