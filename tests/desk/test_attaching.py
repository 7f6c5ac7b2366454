"""Files kept with a case: whole or not at all, once, under safe names, for those entitled."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from app.access.sealed_files import PART_BYTES
from app.case import Evidence, Origin, Seal
from app.desk.attaching import NewFile, attach_files, withdraw_evidence
from app.desk.changing_office import save_settings
from app.desk.correcting import Correction, correct_complaint
from app.desk.opening_seals import open_seals
from app.desk.reading_cases import read_case
from app.desk.reading_evidence import open_evidence
from app.desk.taking_back import take_back
from app.errors import EnvironmentTrouble, UserMistake
from app.keeping.checking import check_register
from app.keeping.saving_evidence import save_evidence
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.kinds import Classification
from tests.attacks.attackers import run
from tests.desk.files import attach, picture, written
from tests.desk.slips import disposed_to, registered
from tests.helpers.registers import signed_in

LARGE = picture(extra=os.urandom(3 * PART_BYTES + 5))


def evidence(register: Register, case: int) -> tuple[Evidence, ...]:
    return read_case(register, complaint_id=case).evidence


def parts(register: Register) -> int:
    with register.reading() as session:
        return int(session.scalar(text("SELECT count(*) FROM evidence_part")) or 0)


def test_a_file_comes_back_as_it_was(register: Register, tmp_path: Path) -> None:
    case = registered(register)
    path = written(tmp_path, "antrean.png", LARGE)
    told: list[tuple[int, int]] = []

    def tell(done: int, whole: int) -> bool:
        told.append((done, whole))
        return True

    done = attach_files(
        register,
        complaint_id=case,
        files=[NewFile(path.name, path), NewFile("Layar", picture(), Origin.PASTED)],
        progress=tell,
    )
    assert done.sentence == "2 bukti dilampirkan pada aduan 2026-0001."
    first, second = evidence(register, case)
    assert first.facts is not None
    assert second.facts is not None
    assert (first.number, first.facts.name, first.size) == (1, "antrean.png", len(LARGE))
    assert first.facts.sha256 == hashlib.sha256(LARGE).hexdigest()
    assert first.added_by == register.actor
    assert (second.facts.name, second.facts.origin) == ("Layar.png", Origin.PASTED)
    assert open_evidence(register, complaint_id=case, file=first.file).body == LARGE
    save_evidence(register, complaint_id=case, file=first.file, place=tmp_path / "keluar.png")
    assert (tmp_path / "keluar.png").read_bytes() == LARGE == path.read_bytes()
    assert len(told) == 5
    assert told[-1] == (len(LARGE) + len(picture()),) * 2
    assert check_register(register).problems == ()


def test_every_opening_is_on_record(register: Register, tmp_path: Path) -> None:
    case = registered(register)
    file = attach(register, case, "a.png", picture())
    open_evidence(register, complaint_id=case, file=file)
    save_evidence(register, complaint_id=case, file=file, place=tmp_path / "a.png")
    timeline = read_case(register, complaint_id=case).timeline
    assert [entry.sentence for entry in timeline][-3:] == [
        "melampirkan bukti",
        "membuka bukti untuk dibaca di layar",
        "membuka bukti untuk disimpan di luar register",
    ]


def test_what_is_no_evidence_is_refused_by_name_and_the_rest_taken(
    register: Register, tmp_path: Path
) -> None:
    case = registered(register)
    save_settings(register, values={"evidence_megabytes": "1"})
    offered = [
        NewFile("program.jpg", b"MZ" + bytes(90)),
        NewFile("besar.png", picture(extra=bytes(1024 * 1024))),
        NewFile("tidak-ada.png", tmp_path / "tidak-ada.png"),
        NewFile("map", tmp_path),
        NewFile("baik.png", picture()),
    ]
    done = attach_files(register, complaint_id=case, files=offered)
    assert [each.partition(":")[0] for each in done.refused] == [
        "program.jpg",
        "besar.png",
        "tidak-ada.png",
        "map",
    ]
    assert "terlalu besar (1,0 MB); paling besar 1,0 MB" in done.refused[1]
    assert len(evidence(register, case)) == 1
    with pytest.raises(UserMistake, match=r"Dan 1 berkas lain\."):
        attach_files(register, complaint_id=case, files=offered[:4])
    assert parts(register) == 1


def test_the_same_file_is_kept_once_until_it_is_withdrawn(register: Register) -> None:
    case = registered(register)
    file = attach(register, case, "a.png", picture())
    with pytest.raises(UserMistake, match="sudah dilampirkan pada aduan ini"):
        attach(register, case, "b.png", picture())
    with pytest.raises(UserMistake, match="Alasan belum diisi"):
        withdraw_evidence(register, complaint_id=case, file=file, reason=" ")
    withdraw_evidence(register, complaint_id=case, file=file, reason="Salah berkas.")
    (gone,) = evidence(register, case)
    assert (gone.withdrawn, gone.withdrawn_because) == (True, "Salah berkas.")
    with pytest.raises(UserMistake, match="sudah ditarik"):
        withdraw_evidence(register, complaint_id=case, file=file, reason="Lagi.")
    attach(register, case, "b.png", picture())
    # An auditor still sees what was withdrawn.
    assert open_evidence(register, complaint_id=case, file=file).body == picture()
    sentences = [entry.sentence for entry in read_case(register, complaint_id=case).timeline]
    assert "menarik bukti" in sentences
    assert check_register(register).problems == ()


def test_what_was_attached_by_mistake_is_taken_back_at_once(register: Register) -> None:
    case = registered(register)
    files = [NewFile(f"{at}.png", picture(at, 2)) for at in (2, 3)]
    done = attach_files(register, complaint_id=case, files=files)
    take_back(register, complaint_id=case, events=done.events)
    assert [each.withdrawn for each in evidence(register, case)] == [True, True]


def test_who_stops_keeps_what_was_whole(register: Register) -> None:
    case = registered(register)
    first = NewFile("a.png", picture())
    size = len(picture())

    def until_the_second(done: int, whole: int) -> bool:
        assert whole > len(LARGE)
        return done < size + PART_BYTES

    files = [first, NewFile("b.png", LARGE)]
    done = attach_files(register, complaint_id=case, files=files, progress=until_the_second)
    assert done.refused == ("Dibatalkan.",)
    assert len(evidence(register, case)) == 1
    assert parts(register) == 1
    with pytest.raises(UserMistake, match="Dibatalkan"):
        attach_files(register, complaint_id=case, files=files, progress=lambda *_: False)


def test_nothing_is_kept_of_a_file_whose_case_is_not_there(register: Register) -> None:
    with pytest.raises(UserMistake, match="tidak ada di register ini"):
        attach_files(register, complaint_id=99, files=[NewFile("a.png", LARGE)])
    assert parts(register) == 0


def test_nothing_half_is_kept_when_the_disk_is_full(file_register: Register) -> None:
    case = registered(file_register)
    attach(file_register, case, "a.png", picture())
    with file_register.reading() as session:
        # As full as that: a few pages are left, and the file needs two hundred.
        pages = int(session.scalar(text("PRAGMA page_count")) or 0)
        session.execute(text(f"PRAGMA max_page_count = {pages + 20}"))
    with pytest.raises(EnvironmentTrouble) as full:
        attach(file_register, case, "b.png", LARGE)
    assert full.value.kind == "full"
    assert parts(file_register) == 1
    with file_register.reading() as session:
        session.execute(text("PRAGMA max_page_count = 4294967294"))
    attach(file_register, case, "b.png", LARGE)
    assert check_register(file_register).problems == ()


@contextmanager
def colleagues(register: Register) -> Iterator[tuple[Register, Register, Register]]:
    """Yield a desk officer, somebody of the team and somebody of another one."""
    with (
        signed_in(register, "dewi", Role.DESK) as desk,
        signed_in(register, "budi", Role.TEAM, team="umum") as ours,
        signed_in(register, "tono", Role.TEAM, team="sosial") as others,
    ):
        yield desk, ours, others


def names(register: Register, case: int) -> list[str]:
    told = read_case(register, complaint_id=case).evidence
    return [each.facts.name if each.facts else "" for each in told]


def test_evidence_follows_the_case_to_its_team(register: Register) -> None:
    with colleagues(register) as (desk, ours, others):
        case = registered(desk)
        file = attach(desk, case, "ktp.png", picture())
        with pytest.raises(UserMistake):
            open_evidence(ours, complaint_id=case, file=file)
        disposed_to(desk, case, "umum")
        assert open_evidence(ours, complaint_id=case, file=file).body == picture()
        attach(ours, case, "hasil.png", picture(9, 9))
        assert names(desk, case) == names(ours, case) == ["ktp.png", "hasil.png"]
        with pytest.raises(UserMistake):
            open_evidence(others, complaint_id=case, file=file)


def test_evidence_of_a_confidential_case_is_its_heads_and_teams(register: Register) -> None:
    with colleagues(register) as (desk, ours, _):
        case = registered(register, confidential=True)
        # The desk can put in what it can't take out.
        attach_files(desk, complaint_id=case, files=[NewFile("rahasia.png", picture())])
        assert names(desk, case) == names(register, case) == [""]
        shown = read_case(desk, complaint_id=case)
        assert shown.evidence_seal is Seal.DENIED
        with pytest.raises(UserMistake, match="disegel untuk akun Anda"):
            open_evidence(desk, complaint_id=case, file=shown.evidence[0].file)
        disposed_to(register, case, "umum")
        opened = open_seals(ours, complaint_id=case)
        assert (opened.evidence_seal, opened.evidence[0].facts) != (Seal.CLOSED, None)
        assert opened.evidence[0].facts is not None
        assert opened.evidence[0].facts.name == "rahasia.png"


def test_only_the_keys_change_when_a_case_becomes_confidential(register: Register) -> None:
    with colleagues(register) as (desk, ours, _):
        case = registered(desk)
        file = attach(desk, case, "ktp.png", picture())
        disposed_to(desk, case, "umum")
        before = stored(register)
        for secret in (True, False):
            correct_complaint(
                register,
                complaint_id=case,
                correction=Correction(
                    title="Perihal yang netral",
                    medium="lapor",
                    classification=Classification.COMPLAINT,
                    topic="",
                    about_office="",
                    confidential=secret,
                ),
                reason="Terlewat.",
            )
            if secret:
                with pytest.raises(UserMistake):
                    open_evidence(desk, complaint_id=case, file=file)
            assert open_evidence(ours, complaint_id=case, file=file).body == picture()
        assert open_evidence(desk, complaint_id=case, file=file).body == picture()
        assert stored(register) == before
        assert check_register(register).problems == ()


def stored(register: Register) -> list[bytes]:
    with register.reading() as session:
        found = text("SELECT body FROM evidence_part ORDER BY complaint_id, file, part")
        return [bytes(each) for each in session.scalars(found)]


def test_an_event_tells_no_name(register: Register) -> None:
    case = registered(register)
    attach(register, case, "Siti Rahmah KTP.png", picture())
    with register.reading() as session:
        told = text("SELECT data FROM event WHERE kind = :kind")
        data = str(session.scalar(told, {"kind": EventKind.ATTACHED}))
    assert "Siti" not in data
    assert hashlib.sha256(picture()).hexdigest() not in data


def test_what_was_changed_is_not_opened_and_not_saved(register: Register, tmp_path: Path) -> None:
    case = registered(register)
    file = attach(register, case, "a.png", LARGE)
    run(register, "UPDATE evidence_part SET body = :body WHERE part = 3", body=b"x" * 40)
    with pytest.raises(EnvironmentTrouble, match="tidak sama dengan yang dilampirkan"):
        open_evidence(register, complaint_id=case, file=file)
    with pytest.raises(EnvironmentTrouble):
        save_evidence(register, complaint_id=case, file=file, place=tmp_path / "a.png")
    assert list(tmp_path.glob("a.png*")) == []


def test_files_attached_together_are_told_once(register: Register) -> None:
    case = registered(register)
    files = [NewFile(f"{at}.png", picture(at, 2)) for at in (2, 3, 4)]
    attach_files(register, complaint_id=case, files=files)
    with signed_in(register, "dewi", Role.DESK) as desk:
        attach(desk, case, "lain.png", picture(9, 9))
    sentences = [entry.sentence for entry in read_case(register, complaint_id=case).timeline]
    assert sentences[-2:] == ["melampirkan 3 bukti", "melampirkan bukti"]
