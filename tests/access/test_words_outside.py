"""No word of who brought a case, or of a confidential one, stands where it is not meant to be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from app.case import Content, Identity, SourceStep
from app.desk.answering import record_answer
from app.desk.closing import close_case
from app.desk.correcting import Correction, correct_complaint
from app.desk.correcting_identity import correct_identity
from app.desk.disposing import forward_elsewhere, record_disposition
from app.desk.extending import extend
from app.desk.following_up import pause, record_progress, record_result, resume
from app.desk.identity_words import word_of
from app.desk.lifting_guard import lift_guard
from app.desk.opening_seals import ask_identity, open_seals
from app.desk.reading_cases import read_case
from app.desk.reopening import reopen_case
from app.desk.reporting import report_pdf
from app.desk.summarising import write_summary
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.keeping.retention import hold, move_hold_reasons
from app.register import Register
from app.roles import Role
from app.rules.kinds import Classification
from tests.desk.slips import NOW, registered, with_result
from tests.documents.reading import pages
from tests.helpers.registers import signed_in

WORD = "murairahasia"


def said(what: str) -> str:
    return f"{what} {WORD} di sini"


def open_rows(register: Register) -> list[str]:
    """Return every row that whoever administers the database can read."""
    with register.reading() as session:
        names = session.scalars(
            text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        ).all()
        return [
            f"{name}: {tuple(row)}"
            for name in names
            for row in session.execute(text(f"SELECT * FROM {name}"))
        ]


def live_through(register: Register, team: Register) -> int:
    """Say something at every step of a confidential case; return its id."""
    key = registered(
        register,
        confidential=True,
        title="Perihal netral",
        content=Content(*(said(each) for each in Content.__slots__)),
        identity=Identity(name=f"Bapak {WORD.title()}", contact="0812-7777-8888"),
        source_steps=(SourceStep(NOW - timedelta(days=2), said("admin"), said("meneruskan")),),
        received_from=said("Admin"),
        source_reference=f"ASAL-{WORD}",
        accused=("team:sosial",),
    )
    lift_guard(register, complaint_id=key, party="team:sosial", reason=said("alasan"))
    record_disposition(
        register,
        complaint_id=key,
        happened_at=NOW,
        teams=("umum",),
        instructions=(),
        note=said("catatan"),
    )
    ask_identity(team, complaint_id=key, reason=said("perlu"))
    record_progress(register, complaint_id=key, happened_at=NOW, note=said("kemajuan"))
    pause(register, complaint_id=key, happened_at=NOW, reason="other", note=said("jeda"))
    resume(register, complaint_id=key, happened_at=NOW)
    extend(register, complaint_id=key, happened_at=NOW, days=2, reason=said("perpanjangan"))
    record_result(register, complaint_id=key, happened_at=NOW, result="settled", note=said("hasil"))
    forward_elsewhere(
        register,
        complaint_id=key,
        happened_at=NOW,
        office="3603",
        note=said("penerusan"),
        answered_at=NOW,
        answer=said("jawaban"),
        channel="surel",
    )
    put_right(register, key)
    return key


def put_right(register: Register, key: int) -> None:
    """Open the case again, answer it anew, correct and hold it."""
    reopen_case(register, complaint_id=key, reason=said("dibuka"))
    record_answer(
        register, complaint_id=key, happened_at=NOW, channel="surel", answer=said("jawaban")
    )
    close_case(register, complaint_id=key, happened_at=NOW)
    case = open_seals(register, complaint_id=key)
    correct_complaint(
        register,
        complaint_id=key,
        correction=Correction(
            title="Perihal lain yang netral",
            medium=case.medium_code,
            classification=Classification.COMPLAINT,
            topic="",
            about_office="3603",
            content=Content(text=said("pembetulan")),
        ),
        reason="Salah ketik",
    )
    correct_identity(
        register,
        complaint_id=key,
        identity=Identity(name=f"Ibu {WORD.title()}", contact="0812-7777-9999"),
        anonymous=False,
        reason="salah tulis",
    )
    hold(register, complaint_id=key, reason=said("ditahan"))


def test_nothing_said_of_a_confidential_case_lies_in_the_open(file_register: Register) -> None:
    with signed_in(file_register, "tim", Role.TEAM, team="umum") as team:
        key = live_through(file_register, team)
    notes = [entry.note for entry in open_seals(file_register, complaint_id=key).timeline]
    assert sum(WORD in note for note in notes) >= 12
    assert [row for row in open_rows(file_register) if WORD in row.casefold()] == []
    assert check_register(file_register).problems == ()


def test_the_reason_of_a_hold_is_read_by_whom_the_case_is_sealed_to(
    file_register: Register,
) -> None:
    secret = registered(file_register, confidential=True)
    plain = registered(file_register)
    for key in (secret, plain):
        hold(file_register, complaint_id=key, reason="Diperiksa inspektorat.")
    assert open_seals(file_register, complaint_id=secret).held_because == "Diperiksa inspektorat."
    with signed_in(file_register, "loket", Role.DESK) as desk:
        case = read_case(desk, complaint_id=secret)
        assert (case.held, case.held_because) == (True, "")
        case = read_case(desk, complaint_id=plain)
        assert (case.held, case.held_because) == (True, "Diperiksa inspektorat.")


def test_reasons_in_an_older_register_move_under_the_seal(file_register: Register) -> None:
    secret = registered(file_register, confidential=True)
    plain = registered(file_register)
    with file_register.writing() as session:
        for key in (secret, plain):
            session.execute(
                text(
                    "INSERT INTO legal_hold (complaint_id, reason, actor, since) "
                    "VALUES (:key, :reason, 'x', '2026-03-17 02:00:00.000000')"
                ),
                {"key": key, "reason": said("lama")},
            )
        move_hold_reasons(file_register, session)
    rows = [row for row in open_rows(file_register) if WORD in row]
    assert [row.split(":")[0] for row in rows] == ["event_note"]
    for key in (secret, plain):
        assert open_seals(file_register, complaint_id=key).held_because == said("lama")


# --- the annual report ---------------------------------------------------------------------


def printed(register: Register) -> str:
    return " ".join(pages(report_pdf(register, year=NOW.year)))


def test_a_head_prints_nothing_of_a_confidential_case(file_register: Register) -> None:
    with signed_in(file_register, "tim", Role.TEAM, team="umum") as team:
        live_through(file_register, team)
    before = open_rows(file_register)
    paper = printed(file_register)
    assert "Perihal lain yang netral" in paper
    assert WORD not in paper.casefold()
    assert "rincian disegel" in paper
    # Nothing was opened, so nothing had to be told.
    assert open_rows(file_register) == before


def test_what_was_done_is_printed_only_as_its_summary(file_register: Register) -> None:
    key = with_result(file_register)
    note = "Bapak Suparno sudah dihubungi, kursi sudah diganti."
    record_answer(file_register, complaint_id=key, happened_at=NOW, channel="surel", answer=note)
    paper = printed(file_register)
    assert "Loket ditambah" not in paper
    assert "Suparno" not in paper
    assert "kursi" not in paper
    close_case(file_register, complaint_id=key, happened_at=NOW, summary="kursi sudah diganti")
    assert "surel. Kursi" in printed(file_register)
    write_summary(file_register, complaint_id=key, summary="")
    assert "Kursi" not in printed(file_register)
    told = [entry.sentence for entry in read_case(file_register, complaint_id=key).timeline]
    assert "menulis ringkasan untuk laporan" in told
    assert told[-1] == "menghapus ringkasan untuk laporan"


WHO = Identity(
    name="Ibu Siti Nur’aini, S.E.",
    contact="+62 812-3456-7890, siti_n@surat.id",
    address="Jl. Ahmad Yani No. 5, Kota Serang",
    national_id="3671012345678901",
)


@pytest.mark.parametrize(
    "summary",
    [
        "Siti sudah dihubungi",
        "sudah dijelaskan kepada ibu SITI.",
        "Nur'aini menerima penjelasan",
        "dihubungi di 0812 3456 7890",
        "dihubungi di 62.812.3456.7890",
        "dijawab ke siti_n@surat.id",
        "NIK 3671012345678901 dibetulkan",
        "petugas datang ke Jl.  Ahmad Yani no. 5",
    ],
)
def test_a_summary_that_names_the_complainant_is_refused(
    file_register: Register, summary: str
) -> None:
    key = registered(file_register, identity=WHO)
    ways: list[Callable[[], object]] = [
        lambda: write_summary(file_register, complaint_id=key, summary=summary),
        lambda: close_case(
            file_register, complaint_id=key, happened_at=NOW, closing="invalid", summary=summary
        ),
        lambda: record_answer(
            file_register,
            complaint_id=key,
            happened_at=NOW,
            channel="surel",
            answer="Ya.",
            close=True,
            summary=summary,
        ),
        lambda: forward_elsewhere(
            file_register, complaint_id=key, happened_at=NOW, office="3603", summary=summary
        ),
    ]
    for way in ways:
        with pytest.raises(UserMistake) as refused:
            way()
        assert "dari identitas pelapor" in refused.value.fields["summary"]
    assert read_case(file_register, complaint_id=key).report_summary == ""


@pytest.mark.parametrize(
    "summary",
    [
        "ibu itu sudah dihubungi di Kota Serang",
        "kursi di ruang 5 diganti pada 12-03-2026",
        "dijelaskan oleh petugas; nur memberi keterangan",
        "sitinjau layanan selesai",
    ],
)
def test_an_innocent_summary_is_taken(file_register: Register, summary: str) -> None:
    assert word_of(WHO, summary) in ("", "nur")
    key = registered(file_register, identity=Identity(name="Ibu Siti", address=WHO.address))
    write_summary(file_register, complaint_id=key, summary=summary)
    assert read_case(file_register, complaint_id=key).report_summary == summary


@pytest.mark.parametrize("link", ["-", "--", "/", "@", "x/y", "tidak ada", "https://", "instagram"])
def test_a_link_that_is_none_is_in_no_text(link: str) -> None:
    summary = "tidak ada - x/y @ instagram / https://"
    assert word_of(Identity(name="Ibu Siti", link=link), summary) == ""


def test_where_it_was_said_is_known_with_and_without_its_beginning() -> None:
    told = Identity(link="https://www.instagram.com/siti_n/")
    assert word_of(told, "dibalas di Instagram.com/siti_n kemarin") == "instagram.com/siti_n"


def test_only_who_can_have_it_checked_writes_it(file_register: Register) -> None:
    secret = registered(file_register, confidential=True, identity=WHO)
    nameless = registered(file_register, confidential=True, anonymous=True, identity=Identity())
    with signed_in(file_register, "loket", Role.DESK) as desk:
        with pytest.raises(UserMistake, match="hanya dapat ditulis Pimpinan"):
            write_summary(desk, complaint_id=secret, summary="Sudah dijelaskan")
        write_summary(desk, complaint_id=nameless, summary="Sudah dijelaskan")
    write_summary(file_register, complaint_id=secret, summary="Pungutan dikembalikan")
    assert "Pungutan dikembalikan" in printed(file_register)


def test_an_identity_is_not_corrected_to_what_the_summary_says(file_register: Register) -> None:
    key = registered(file_register, confidential=True, identity=Identity(name="Budi Hartono"))
    write_summary(file_register, complaint_id=key, summary="Diselesaikan bersama Suparno")
    wanted = Identity(name="Suparno Hadi")
    with pytest.raises(UserMistake, match="memuat “suparno”"):
        correct_identity(
            file_register, complaint_id=key, identity=wanted, anonymous=False, reason="Salah tulis"
        )
    write_summary(file_register, complaint_id=key, summary="Diselesaikan")
    correct_identity(
        file_register, complaint_id=key, identity=wanted, anonymous=False, reason="Salah tulis"
    )


def test_a_title_or_history_that_names_the_complainant_is_not_printed(
    file_register: Register,
) -> None:
    registered(
        file_register,
        identity=WHO,
        title="Keluhan Ibu Siti tentang antrean",
        source_steps=(
            SourceStep(NOW - timedelta(days=2), "Siti N.", "menelepon lebih dahulu"),
            SourceStep(NOW - timedelta(days=1), "Admin", "meneruskan aduan Siti ke kantor"),
        ),
        received_from="Siti N.",
    )
    paper = printed(file_register)
    assert "Siti" not in paper
    assert "Perihal disamarkan karena memuat identitas pelapor" in paper
    assert "menelepon lebih dahulu" in paper


def test_a_summary_is_destroyed_with_its_case(file_register: Register, tmp_path: Path) -> None:
    from db.erasing import erase_complaint

    key = registered(file_register)
    write_summary(file_register, complaint_id=key, summary=said("kursi"))
    with file_register.writing() as session:
        erase_complaint(session, key, number="2026-0001", at=NOW)
    assert [row for row in open_rows(file_register) if WORD in row] == []
