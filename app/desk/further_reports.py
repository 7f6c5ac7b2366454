"""Further reports of a span of days: of WBS, of SP4N LAPOR, by service elements, and as evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from app.case import Case
from app.desk.entry_checks import refuse
from app.desk.event_log import append_plain
from app.desk.overview import Overview, overview_of
from app.desk.overview_tables import counted_table, months_between, steps_table, times_table
from app.desk.recapping import recap_in
from app.guard import allowed
from app.recap import MONTH_HEAD, TOTAL_HEAD
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.kinds import CLASSIFICATION_WORDS, STATUS_WORDS
from app.rules.moments import MONTHS, table_date
from app.rules.service_elements import SERVICE_ELEMENTS, element_of
from app.rules.targets import WBS
from app.veil import veil_of
from db.queries import editions as editions_queries
from db.queries import months as months_queries

if TYPE_CHECKING:
    from app.documents.overview import OverviewTable
    from app.office import Office
    from db.session import Session

_LAPOR = "lapor"


class FurtherReport(StrEnum):
    """A further report; the value is the word shown."""

    WBS = "Laporan pelanggaran"
    SP4N = "Evaluasi SP4N LAPOR"
    ELEMENTS = "Rekapitulasi menurut unsur pelayanan"
    EVIDENCE = "Bukti dukung Zona Integritas"


_TITLES = {
    FurtherReport.WBS: "LAPORAN PENGADUAN WHISTLE BLOWING SYSTEM",
    FurtherReport.SP4N: "EVALUASI PENGELOLAAN SP4N LAPOR",
    FurtherReport.ELEMENTS: "REKAPITULASI PENGADUAN MENURUT UNSUR PELAYANAN",
    FurtherReport.EVIDENCE: "DAFTAR BUKTI DUKUNG ZONA INTEGRITAS",
}


@allowed(Role.DESK, Role.HEAD)
def further_pdf(register: Register, *, kind: FurtherReport, since: date, until: date) -> bytes:
    """Return a further report of a span of days, both included, as one A4 PDF.

    That of WBS has its true numbers, whatever other reports don't tell apart, and is marked RAHASIA.
    Raises UserMistake where a report would tell what the office doesn't tell apart.
    """
    # Imported late, as below: the libraries that write files cost more than a start can spare.
    from app.documents.overview import overview_as_pdf

    return overview_as_pdf(*_told(register, kind, since, until), name=kind.value)


@allowed(Role.DESK, Role.HEAD)
def further_xlsx(register: Register, *, kind: FurtherReport, since: date, until: date) -> bytes:
    """Return the same tables as an Excel file."""
    from app.documents.overview import overview_as_xlsx

    return overview_as_xlsx(*_told(register, kind, since, until), name=kind.value)


@allowed(Role.DESK, Role.HEAD)
def count_further(register: Register, *, since: date, until: date) -> None:
    """Write down that a further report went to the printer or into a file."""
    first, last = since.isoformat(), until.isoformat()
    with register.writing() as session:
        append_plain(register, session, EventKind.EXPORTED, what="further", first=first, last=last)


def _told(register: Register, kind: FurtherReport, since: date, until: date) -> Overview:
    def tables(session: Session, cases: Sequence[Case], office: Office) -> Iterator[OverviewTable]:
        match kind:
            case FurtherReport.WBS:
                yield from _of_medium(_by(cases, WBS), office, until)
            case FurtherReport.SP4N:
                if _LAPOR in veil_of(office).media:
                    refuse({"": "Jumlah SP4N LAPOR digabung dengan WBS menurut Pengaturan."})
                yield from _of_medium(_by(cases, _LAPOR), office, until)
            case FurtherReport.ELEMENTS:
                yield from _elements(cases, office, since=since, until=until)
            case FurtherReport.EVIDENCE:
                yield _evidence(register, session, cases, office, until.year)

    told = overview_of(register, since=since, until=until, tables=tables)
    secret = kind is FurtherReport.WBS
    return Overview(told.facts._replace(title=_TITLES[kind], secret=secret), told.tables)


def _by(cases: Sequence[Case], medium: str) -> list[Case]:
    return [case for case in cases if case.medium_code == medium]


def _of_medium(cases: Sequence[Case], office: Office, until: date) -> Iterator[OverviewTable]:
    """Yield number, kinds and times of what came by one medium."""

    def month(case: Case) -> str:
        day = case.row.received_at.astimezone(office.zone)
        return f"{MONTHS[day.month - 1]} {day.year}"

    ways: tuple[tuple[str, str, str, Callable[[Case], str]], ...] = (
        ("Bulan", "Menurut bulan", MONTH_HEAD, month),
        (
            *("Klasifikasi", "Menurut klasifikasi", "Klasifikasi"),
            lambda case: CLASSIFICATION_WORDS[case.row.classification],
        ),
        ("Materi", "Menurut materi", "Materi", lambda case: case.topic or "Tanpa materi"),
        ("Satker", "Menurut satker yang dituju", "Satker", lambda case: case.about_office),
        ("Keadaan", "Menurut keadaan", "Keadaan", lambda case: STATUS_WORDS[case.row.status]),
    )
    for name, title, head, of in ways:
        yield counted_table(cases, of)._replace(name=name, title=title, head=head)
    yield times_table(cases)
    yield steps_table(cases, office, until)


def _elements(
    cases: Sequence[Case], office: Office, *, since: date, until: date
) -> Iterator[OverviewTable]:
    """Yield months by the eight elements with their state, and what the numbers above stand for."""
    from app.documents.overview import OverviewTable

    veil = veil_of(office)

    def place(case: Case) -> int:
        element = -1 if case.medium_code in veil.media else element_of(case.topic)
        return element if element >= 0 else len(SERVICE_ELEMENTS)

    def told(found: Sequence[Case]) -> tuple[int, ...]:
        at = [place(case) for case in found]
        done = sum(case.settlement is not None for case in found)
        counts = [at.count(each) for each in range(len(SERVICE_ELEMENTS) + 1)]
        return (*counts, len(found), len(found) - done, done)

    rows = []
    for month in months_between(since, until):
        found = [
            case
            for case in cases
            if (day := case.row.received_at.astimezone(office.zone)).year * 12 + day.month - 1
            == month
        ]
        rows.append((f"{MONTHS[month % 12]} {month // 12}", told(found)))
    rows.append((TOTAL_HEAD, told(cases)))
    footnotes = [f"{at})" for at in range(1, len(SERVICE_ELEMENTS) + 2)]
    heads = (*footnotes, TOTAL_HEAD, "Dalam proses", "Selesai")
    title = "Aduan menurut bulan dan unsur pelayanan"
    yield OverviewTable("Unsur", title, MONTH_HEAD, heads, tuple(rows), summed=True)
    words = (*SERVICE_ELEMENTS, "Di luar delapan unsur, atau tidak dirinci")
    meaning = tuple((f"{at}) {word}", ()) for at, word in enumerate(words, 1))
    yield OverviewTable("Keterangan", "Keterangan kolom", "Unsur pelayanan", (), meaning)


def _evidence(
    register: Register, session: Session, cases: Sequence[Case], office: Office, year: int
) -> OverviewTable:
    """Return what the office can show of its year, where it is, and how far it is there."""
    from app.documents.overview import OverviewTable

    recap = recap_in(register, session, year=year)
    kept = list(session.scalars(editions_queries.editions(year)))
    last = table_date(kept[-1].made_at.astimezone(office.zone).date()) if kept else ""
    meetings = months_queries.meetings_of(session, year)
    settled = sum(case.settlement is not None for case in cases)
    answered = sum(case.answered_at is not None for case in cases)
    rows: tuple[tuple[str, tuple[int | str, ...]], ...] = (
        ("Kebijakan: SOP dan kanal pengaduan", ("Laporan tahunan, Bab I-III", "tersedia")),
        ("Register pengaduan", ("Register", f"{len(cases)} aduan")),
        ("Aduan ditindaklanjuti", ("Ikhtisar", f"{settled} dari {len(cases)} selesai")),
        ("Jawaban kepada pelapor", ("Surat jawaban di kasus", f"{answered} dijawab")),
        (
            "Pemantauan bulanan",
            ("Laporan pemantauan bulanan", f"{len(recap.closed)} bulan ditutup"),
        ),
        ("Bulan tanpa aduan dipastikan", ("Konfirmasi nihil", f"{len(recap.nil)} bulan")),
        ("Evaluasi berkala", ("Undangan, daftar hadir, notula", f"{meetings} rapat")),
        (
            "Laporan tahunan",
            ("Laporan tercetak", f"edisi {len(kept)}, {last}" if kept else "belum"),
        ),
        ("Pengelolaan WBS", (FurtherReport.WBS.value, "dicetak dari Laporan lain")),
        ("Pengelolaan SP4N LAPOR", (FurtherReport.SP4N.value, "dicetak dari Laporan lain")),
        ("Pengingat kepada tim", ("Laporan mingguan, lembar pengingat", "Tindak Lanjut")),
    )
    title = f"Bukti pengelolaan pengaduan dan WBS tahun {year}"
    return OverviewTable("Bukti", title, "Yang dibuktikan", ("Bukti", "Keadaan"), rows, worded=True)
