"""Twenty people are looked for, byte by byte, in everything the program leaves on a disk."""

from __future__ import annotations

import base64
import logging
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from sqlalchemy import text

from app.case import Content, Identity
from app.clock import FixedClock
from app.desk.answering import record_answer
from app.desk.box_minutes import minutes_pdf
from app.desk.closing import close_case
from app.desk.corresponding import answer_letter_pdf, forwarding_letter_pdf
from app.desk.disposing import forward_elsewhere
from app.desk.drafts import save_draft
from app.desk.following_up import record_progress
from app.desk.listing_cases import Wanted, list_rows
from app.desk.new_complaint import NewComplaint
from app.desk.opening_boxes import NewOpening, NewSlip, SlipKind, save_opening
from app.desk.opening_seals import open_seals
from app.desk.papers import receipt_pdf, sheet_pdf
from app.desk.reading_evidence import open_evidence
from app.desk.reading_office import read_office
from app.desk.recapping import read_recap
from app.desk.registering import register_complaint
from app.desk.reminding import explanation_pdf, reminder_pdf
from app.desk.reporting import keep_report, report_docx, report_paper, report_pdf, report_xlsx
from app.keeping.backup import make_backup
from app.keeping.checking import check_register
from app.keeping.erasing import erase, erasure_minutes_pdf
from app.keeping.retention import proposal, save_rules
from app.office import OWN
from app.program_log import describe
from app.register import Register
from app.transfer.exporting import list_as_csv, list_as_xlsx
from tests.cli.conftest import password_file, say
from tests.cli.said import Say
from tests.desk.files import attach
from tests.desk.slips import NOW, disposed_to
from tests.documents.reading import pages
from tests.helpers.postgres import programs
from tests.helpers.registers import open_register
from ui.shell.logs import Logs

__all__ = ["password_file", "say"]
PEOPLE = 20


@dataclass(frozen=True)
class Canary:
    """Somebody whose name is nowhere else in the world."""

    number: int

    @property
    def identity(self) -> Identity:
        at = f"{self.number:02d}"
        return Identity(
            name=f"Kenarina{at} Wulandari",
            contact=f"08990077{at}{at}",
            address=f"Gang Murai{at} Nomor Sembilan",
            national_id=f"36710123456{at}789",
        )

    @property
    def words(self) -> list[str]:
        """What of them may be found nowhere; of every other one the case is confidential."""
        identity = self.identity
        found = [identity.name, identity.contact, identity.address, identity.national_id]
        return [*found, f"rahasianya murai{self.number:02d}"] if self.confidential else found

    @property
    def confidential(self) -> bool:
        return self.number % 2 == 0

    def complaint(self) -> NewComplaint:
        return NewComplaint(
            medium="langsung",
            received_at=NOW,
            title="Perihal yang netral",
            content=Content(text=f"Uraian rahasianya murai{self.number:02d} di sini.")
            if self.confidential
            else Content(text="Uraian biasa."),
            identity=self.identity,
            confidential=self.confidential,
            source_reference=f"ASAL-rahasianya murai{self.number:02d}" if self.confidential else "",
        )


CANARIES = [Canary(number) for number in range(PEOPLE)]
SECRET = [canary for canary in CANARIES if canary.confidential]
FORWARDED = SECRET[-1].number


def forms_of(word: str) -> Iterator[bytes]:
    """Yield a word as any program may have written it down."""
    plain, wide = word.encode(), word.encode("utf-16-le")
    yield from (plain, wide, word.encode("utf-16-be"))
    # As a server's dump writes bytes.
    yield from (plain.hex().encode(), wide.hex().encode())
    for encoded in (plain, wide):
        # Wherever it begins in the stream, one of three ways to write it in base64.
        for skipped in range(3):
            yield base64.b64encode(b"x" * skipped + encoded)[4:-4]


PATTERNS = [form for canary in CANARIES for word in canary.words for form in forms_of(word)]


def found_in(folder: Path) -> list[str]:
    """Return the files below a folder that hold any of the people, packed as they may be."""
    found = []
    for path in folder.rglob("*"):
        held = whole(path) if path.is_file() else b""
        if any(pattern in held for pattern in PATTERNS):
            found.append(path.name)
    return found


def whole(path: Path) -> bytes:
    """Return what a file holds: a paper's text lies compressed in it, that of an archive too."""
    written = path.read_bytes()
    if written.startswith(b"%PDF"):
        return b"\n".join([written, *(page.encode() for page in pages(written))])
    if written.startswith(b"PK"):
        with ZipFile(BytesIO(written)) as packed:
            return b"\n".join([written, *(packed.read(name) for name in packed.namelist())])
    return written


def live_a_year(register: Register, folder: Path) -> None:
    """Do with twenty people's complaints what an office does, and leave every kind of file."""
    for canary in CANARIES:
        key = register_complaint(register, complaint=canary.complaint()).complaint_id
        disposed_to(register, key, "umum")
    (folder / "pengingat.pdf").write_bytes(reminder_pdf(register))
    for canary in CANARIES:
        key = canary.number + 1
        said = f"Dihubungi; rahasianya murai{canary.number:02d}." if canary.confidential else "Ya."
        record_progress(register, complaint_id=key, happened_at=NOW, note=said, finished=True)
        if canary.number == FORWARDED:
            office = next(each for each in read_office(register).offices if each.group != OWN)
            forward_elsewhere(
                register, complaint_id=key, happened_at=NOW, office=office.code, close=False
            )
        record_answer(register, complaint_id=key, happened_at=NOW, channel="surel", answer=said)
        close_case(register, complaint_id=key, happened_at=NOW)
        open_seals(register, complaint_id=key)
        file = attach(register, key, f"{canary.identity.name}.txt", canary.words[-1].encode())
        assert open_evidence(register, complaint_id=key, file=file).body.decode() in canary.words
        list_rows(register, wanted=Wanted(words=canary.identity.name), offset=0, limit=5)
        draft: dict[str, object] = {"name": canary.identity.name, "text": canary.words[-1]}
        save_draft(register, form=f"catat-{canary.number}", values=draft)
    print_all(register, folder)


def open_a_box(register: Register, folder: Path) -> None:
    """Find slips of the same people in a box, and print its minutes."""
    slips = tuple(
        NewSlip(
            SlipKind.COMPLAINT,
            text=canary.words[-1] if canary.confidential else "Kursi tunggu kurang",
            name=canary.identity.name,
            contact=canary.identity.contact,
            confidential=canary.confidential,
        )
        for canary in CANARIES[:4]
    )
    opening = NewOpening(
        box="kotak-saran-pst",
        opened_at=NOW,
        officer="Rina Amalia",
        witness="Dedi Kurnia",
        found=len(slips),
        slips=slips,
    )
    save_opening(register, opening=opening)
    (folder / "kotak.pdf").write_bytes(minutes_pdf(register, day=NOW.date()))


def print_all(register: Register, folder: Path) -> None:
    """Print every paper that may name nobody, and save what is saved."""
    every, secret = ([c.number + 1 for c in group] for group in (CANARIES, SECRET))
    papers = {
        "laporan": report_pdf(register, year=NOW.year),
        "pratinjau": sheet_pdf(register, complaint_ids=every),
        "alasan": explanation_pdf(
            register,
            complaint_id=every[0],
            question="Mengapa?",
            days=[("Selasa", "hari kerja", 1)],
            note="",
        ),
    }
    papers = {f"{name}.pdf": paper for name, paper in papers.items()} | {
        "laporan.docx": report_docx(register, year=NOW.year),
        "laporan.xlsx": report_xlsx(register, year=NOW.year),
        "daftar.xlsx": list_as_xlsx(register, wanted=Wanted()),
        "daftar.csv": list_as_csv(register, wanted=Wanted()),
    }
    for name, paper in papers.items():
        (folder / name).write_bytes(paper)
    keep_report(register, report=report_paper(register, year=NOW.year))
    # What goes to the head, to another office or to who complained tells the words, but no name.
    named = {
        "lembar": sheet_pdf(register, complaint_ids=secret, for_paper=True),
        "penerusan": forwarding_letter_pdf(register, complaint_id=FORWARDED + 1),
        "jawaban": answer_letter_pdf(register, complaint_id=secret[0]),
    }
    for name, paper in named.items():
        text_of = "\n".join(pages(paper))
        assert [word for c in SECRET for word in c.words[:4] if word in text_of] == [], name
    if register.dialect == "sqlite":
        make_backup(register, place=folder / "tahun.cadangan")


def test_a_paper_is_read_through_its_packing(file_register: Register, tmp_path: Path) -> None:
    """What the complainant takes home names them: the scan has to see that."""
    named = replace(CANARIES[3].complaint(), title=f"Aduan {CANARIES[3].identity.name}")
    register_complaint(file_register, complaint=named)
    (tmp_path / "terima.pdf").write_bytes(receipt_pdf(file_register, complaint_id=1))
    (tmp_path / "daftar.xlsx").write_bytes(list_as_xlsx(file_register, wanted=Wanted()))
    assert sorted(found_in(tmp_path)) == ["daftar.xlsx", "terima.pdf"]


def test_the_scan_finds_what_it_looks_for(tmp_path: Path) -> None:
    name = CANARIES[3].identity.name
    for at, written in enumerate(forms_of(name)):
        (tmp_path / f"{at}").write_bytes(b"abc" + written + b"xyz")
    assert len(found_in(tmp_path)) == 11


def test_nobody_is_found_in_any_file(file_register: Register, tmp_path: Path) -> None:
    live_a_year(file_register, tmp_path)
    open_a_box(file_register, tmp_path)
    log = tmp_path / "log" / "meja-aduan.log"
    logs = Logs(log)
    try:
        raise ValueError(CANARIES[0].identity.name)
    except ValueError as error:
        logging.getLogger("app").info("done", exc_info=error)
        (tmp_path / "crash.txt").write_text(describe(error), "utf-8")
    logs.close()
    assert len(list(tmp_path.rglob("*"))) > 8
    assert found_in(tmp_path) == []


def test_no_command_names_anybody(file_register: Register, say: Say, tmp_path: Path) -> None:
    live_a_year(file_register, tmp_path)
    year = str(NOW.year)
    commands = [
        *(["list"], ["list", "--year", year, "--json"], ["recap", year], ["recap", year, "--json"]),
        *(["check"], ["check", "--json"], ["report", year, "-o", str(tmp_path / "perintah.pdf")]),
        *(
            ["show", f"{year}-{c.number + 1:04d}", *how]
            for c in CANARIES
            for how in ([], ["--json"])
        ),
        *(["show", f"{year}-9999"], ["sheet", "entah", "-o", str(tmp_path / "x.pdf")]),
    ]
    for at, words in enumerate(commands):
        said = say(*words)
        (tmp_path / f"{at}.txt").write_text(said.out + said.err, "utf-8")
    assert found_in(tmp_path) == []


def test_the_administrator_of_a_server_reads_no_name(
    postgres_url: str, fixed_clock: FixedClock, tmp_path: Path
) -> None:
    register = open_register(postgres_url, clock=fixed_clock)
    try:
        live_a_year(register, tmp_path)
        open_a_box(register, tmp_path)
    finally:
        register.close()
    home = programs()
    assert home is not None
    for how in ("plain", "custom"):
        dump = [
            str(home / "pg_dump"),
            f"--format={how}",
            "--compress=0",
            f"--file={tmp_path / how}",
        ]
        subprocess.run([*dump, postgres_url], check=True, capture_output=True)
        assert (tmp_path / how).stat().st_size > 50_000
    assert found_in(tmp_path) == []


def test_after_erasure_nobody_is_left_at_all(
    file_register: Register, fixed_clock: FixedClock, tmp_path: Path
) -> None:
    live_a_year(file_register, tmp_path)
    before = read_recap(file_register, year=NOW.year)
    save_rules(file_register, years={"any": 1})
    assert proposal(file_register) == ()
    fixed_clock.set(NOW + timedelta(days=400))
    proposed = proposal(file_register)
    assert len(proposed) == PEOPLE
    erasure = erase(file_register, complaint_ids=[each.id for each in proposed])
    minutes = erasure_minutes_pdf(file_register, at=erasure.at)
    (tmp_path / "berita-acara.pdf").write_bytes(minutes)
    assert read_recap(file_register, year=NOW.year) == before
    assert check_register(file_register).problems == ()
    with file_register.reading() as session:
        for table in (
            *("sealed_text", "case_key", "complaint_content", "event_note"),
            "evidence_part",
        ):
            assert session.scalar(text(f"SELECT count(*) FROM {table}")) == 0
    for canary in CANARIES:
        wanted = Wanted(words=canary.identity.name.split()[0])
        assert list_rows(file_register, wanted=wanted, offset=0, limit=5) == ()
    # Even whoever has the file's key finds nothing in what the pages hold.
    _decrypt(file_register, tmp_path / "terbuka.db")
    assert found_in(tmp_path) == []


def _decrypt(register: Register, place: Path) -> None:
    """Write the register's pages as they are, drafts of the living left out, without their key."""
    from db.engine import open_file

    raw = open_file(register.location, key=register.file_key)
    raw.execute("ATTACH DATABASE ? AS plain KEY ''", (str(place),))
    raw.execute("SELECT sqlcipher_export('plain')").fetchone()
    raw.execute("DETACH DATABASE plain")
    raw.close()
