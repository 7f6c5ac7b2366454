"""A case's papers put together in one PDF, read back."""

import pytest

from app.case import Content, Identity
from app.desk.case_files import case_file_pdf
from app.documents import pictures
from app.register import Register
from app.rules.event_kinds import EventKind
from db import tables
from tests.desk.files import attach, picture
from tests.desk.slips import registered
from tests.documents.reading import pages
from tests.helpers.registers import signed_in


def test_the_case_its_story_and_its_pictures_are_one_paper(file_register: Register) -> None:
    case = registered(file_register)
    attach(file_register, case, "antrean panjang.png", picture())
    attach(file_register, case, "keterangan.txt", b"Dua jam.")
    first, second = pages(case_file_pdf(file_register, complaint_id=case))
    for said in (
        "Berkas pengaduan nomor",
        "Pokok pengaduan : Antrean layanan terlalu lama",
        "Pelapor : Siti Rahmah",
        "Kontak : 0812-0000-1111",
        "Menunggu dua jam tanpa kejelasan.",
        "Tempat kejadian : Ruang PST",
        "menerima aduan melalui SP4N",
        "1. antrean panjang.png",
        "2. keterangan.txt (disertakan sebagai berkas tersendiri)",
    ):
        assert said in first, said
    assert second.startswith("Lampiran 1: antrean panjang.png")
    with file_register.reading() as session:
        read = session.query(tables.Event).filter_by(kind=EventKind.IDENTITY_READ.value).all()
    assert [event.data["parts"] for event in read] == [["identity"], ["evidence"]]


def test_of_a_confidential_case_nothing_is_told(file_register: Register) -> None:
    case = registered(
        file_register,
        confidential=True,
        title="Perihal netral",
        content=Content(text="Kenari murai", where="Lantai dua"),
        identity=Identity(name="Siti Rahasia"),
    )
    attach(file_register, case, "bukti suap.png", picture())
    paper = " ".join(pages(case_file_pdf(file_register, complaint_id=case)))
    assert "RAHASIA" in paper
    assert "hanya dapat dibuka di register" in paper
    for word in ("Kenari", "Lantai", "Siti", "suap", "Lampiran 1"):
        assert word not in paper


def test_long_words_go_on_over_pages(file_register: Register) -> None:
    long = "\n".join(f"Baris ke-{at} dengan keterangan yang panjang sekali." for at in range(200))
    case = registered(file_register, content=Content(text=long), identity=Identity(name="N" * 120))
    told = pages(case_file_pdf(file_register, complaint_id=case))
    assert len(told) > 3
    assert "Baris ke-199" in " ".join(told)
    assert all(f"Halaman {at} dari {len(told)}" in page for at, page in enumerate(told, 1))


def test_others_save_while_its_pictures_are_drawn(
    file_register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = registered(file_register)
    attach(file_register, case, "antrean panjang.png", picture())
    draw = pictures.fitted
    with signed_in(file_register, "siti") as beside:

        def fitted(body: bytes) -> bytes:
            registered(beside)
            return draw(body)

        monkeypatch.setattr(pictures, "fitted", fitted)
        assert len(pages(case_file_pdf(file_register, complaint_id=case))) == 2
    assert registered(file_register) == 3
