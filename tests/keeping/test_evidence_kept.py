"""Files kept with cases go with the register: into backups, back from them, and into erasure."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from app.clock import FixedClock
from app.desk.answering import record_answer
from app.desk.closing import close_case
from app.desk.reading_evidence import open_evidence
from app.errors import UserMistake
from app.keeping.backup import make_backup
from app.keeping.backup_file import opened_backup
from app.keeping.checking import check_register
from app.keeping.erasing import erase
from app.keeping.restoring import WayIn, restore_backup
from app.keeping.retention import proposal, save_rules
from app.register import Register
from tests.attacks.attackers import run
from tests.desk.files import attach, picture
from tests.desk.slips import NOW, with_result
from tests.helpers.registers import LOGIN, PASSWORD, open_register

LARGE = picture(extra=os.urandom(600_000))
WAY = WayIn(LOGIN, PASSWORD)


def test_a_restored_register_has_the_files_as_they_were(
    file_register: Register, tmp_path: Path
) -> None:
    case = with_result(file_register)
    file = attach(file_register, case, "a.png", LARGE)
    backup = tmp_path / "k.cadangan"
    make_backup(file_register, place=backup)
    back = restore_backup(backup, place=tmp_path / "pulih.mejaaduan", way=WAY)
    assert back.problems == ()
    with closing(open_register(str(back.place), clock=file_register.clock)) as restored:
        assert open_evidence(restored, complaint_id=case, file=file).body == LARGE


def test_a_backup_with_a_changed_file_is_no_verified_one(
    file_register: Register, tmp_path: Path
) -> None:
    case = with_result(file_register)
    attach(file_register, case, "a.png", LARGE)
    run(file_register, "UPDATE evidence_part SET body = :body WHERE part = 1", body=b"x" * 99)
    backup = tmp_path / "k.cadangan"
    assert "bermasalah" in make_backup(file_register, place=backup).sentence
    with opened_backup(backup) as opened:
        assert opened.manifest is not None
        assert not opened.manifest.verified


def test_the_check_tells_how_far_it_is_and_can_be_stopped(register: Register) -> None:
    case = with_result(register)
    attach(register, case, "a.png", picture(extra=os.urandom(4_000_000)))
    told: list[tuple[int, int]] = []

    def tell(done: int, whole: int) -> bool:
        told.append((done, whole))
        return True

    assert check_register(register, progress=tell).problems == ()
    assert told
    assert all(done <= whole for done, whole in told)
    with pytest.raises(UserMistake, match="dihentikan"):
        check_register(register, progress=lambda *_: False)


def test_erasure_takes_the_bytes_as_well(register: Register, fixed_clock: FixedClock) -> None:
    case = with_result(register)
    file = attach(register, case, "a.png", LARGE)
    record_answer(register, complaint_id=case, happened_at=NOW, channel="surel", answer="Sudah.")
    close_case(register, complaint_id=case, happened_at=NOW)
    save_rules(register, years={"any": 1})
    fixed_clock.set(NOW + timedelta(days=400))
    erase(register, complaint_ids=[each.id for each in proposal(register)])
    with register.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM evidence_part")) == 0
    with pytest.raises(UserMistake, match="sudah dimusnahkan"):
        open_evidence(register, complaint_id=case, file=file)
    assert check_register(register).problems == ()
