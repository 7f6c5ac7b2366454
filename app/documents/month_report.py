"""Laporan pemantauan: a month at the desk on one page, with the proof of what was nil."""

from collections.abc import Iterator

from app.documents.month_data import MonthReport
from app.documents.pdf_pages import WIDTH
from app.documents.report_blocks import TableBlock, TableCell, TableColumn
from app.documents.report_facts import Fact, Facts
from app.documents.table_paper import Named, PaperFacts, broken_head, table_paper
from app.rules.moments import date_words, full_moment
from app.rules.wording import count_words, grouped

_TITLE = "LAPORAN PEMANTAUAN PENGADUAN MASYARAKAT"
_NIL = "-"


def month_report(data: MonthReport) -> bytes:
    """Return the report as an A4 PDF: one page, more where many cases are under way."""
    until = f" sampai dengan {date_words(data.told_on)}" if data.draft else ""
    facts = PaperFacts(
        letterhead=data.letterhead,
        title=_TITLE,
        period=f"Bulan {data.name}{until}",
        told_on=data.told_on,
        printed_at=data.printed_at,
        zone=data.zone,
        officer_name=data.officer_name,
        officer_nip=data.officer_nip,
        draft=data.draft,
        sample=data.sample,
    )
    name = f"Laporan Pemantauan Pengaduan {data.name}"
    return table_paper(facts, tuple(_tables(data)), name=name)


def _tables(data: MonthReport) -> Iterator[Named]:
    yield "", _counters(data)
    yield "A. Pengaduan menurut media", _media(data)
    if data.cases:
        yield "B. Pengaduan yang masuk atau masih berjalan", _cases(data)
    else:
        none = ((TableCell("Tidak ada pengaduan yang masuk atau masih berjalan (nihil)."),),)
        block = TableBlock((TableColumn("Pengaduan"),), none, name="B", small=True)
        yield "B. Pengaduan yang masuk atau masih berjalan", block
    yield "C. Ketepatan waktu menurut langkah SOP", _steps(data)
    yield "D. Pemeriksaan media (dasar pernyataan nihil)", _looks(data)
    if data.troubles or data.result:
        yield "E. Kendala, solusi, dan hasil evaluasi", _notes(data)


def month_facts(data: MonthReport) -> Facts:
    """Return all that the report says, place by place, to be compared with a later one."""
    return tuple(_facts(data))


def _facts(data: MonthReport) -> Iterator[Fact]:
    for word, count in _named_counts(data).items():
        yield Fact(word, _count(count))
    for medium in data.media:
        yield Fact(f"{medium.label}, masuk", _count(medium.came))
        yield Fact(f"{medium.label}, selesai", _count(medium.settled))
    for case in data.cases:
        told = (case.received, case.medium, case.title, case.about_office, case.state)
        yield Fact(f"Aduan {case.number}", ", ".join(told), number=case.number)
    for step in data.steps:
        ended = f"{_count(step.ended)}, lewat {_count(step.late)}"
        yield Fact(f"Langkah {step.title}", ended)
    for look in data.looks:
        yield Fact(f"Pemeriksaan {look.medium}", f"{look.times} kali")
    yield Fact("Kendala dan solusi", data.troubles)
    yield Fact("Hasil evaluasi", data.result)


def _counters(data: MonthReport) -> TableBlock:
    named = _named_counts(data)
    cells = tuple(TableCell(_count(count), bold=True) for count in named.values())
    return TableBlock(tuple(map(TableColumn, named)), (cells,), name="Angka", small=True)


def _named_counts(data: MonthReport) -> dict[str, int]:
    counts = data.counts
    return {
        "Sisa bulan lalu": counts.left,
        "Masuk": counts.came,
        "Selesai": counts.settled,
        "Dalam proses": counts.running,
        "Ditunda": counts.paused,
        "Lewat waktu": counts.late,
    }


def _media(data: MonthReport) -> TableBlock:
    came = [medium.came for medium in data.media]
    settled = [medium.settled for medium in data.media]
    wide = (WIDTH - 22.0 - 17.0) / max(len(data.media), 1)
    return TableBlock(
        columns=(
            TableColumn("", 22.0),
            *(TableColumn(broken_head(medium.label, wide)) for medium in data.media),
            TableColumn("Jumlah", 17.0),
        ),
        rows=tuple(
            (
                TableCell(word, "left"),
                *(TableCell(_count(count)) for count in counts),
                TableCell(_count(sum(counts)), bold=True),
            )
            for word, counts in (("Masuk", came), ("Selesai", settled))
        ),
        name="Media",
        small=True,
    )


def _cases(data: MonthReport) -> TableBlock:
    return TableBlock(
        columns=(
            TableColumn("No. register", 32.0),
            TableColumn("Diterima", 19.0),
            TableColumn("Media", 22.0),
            TableColumn("Perihal"),
            TableColumn("Satker tujuan", 26.0),
            TableColumn("Keadaan", 19.0),
        ),
        rows=tuple(
            (
                TableCell(case.number),
                *(TableCell(words, "left") for words in (case.received, case.medium)),
                *(TableCell(words, "left") for words in (case.title, case.about_office)),
                TableCell(case.state, "left"),
            )
            for case in data.cases
        ),
        name="Aduan",
        small=True,
    )


def _steps(data: MonthReport) -> TableBlock:
    return TableBlock(
        columns=(
            TableColumn("Langkah"),
            TableColumn("Standar", 24.0),
            TableColumn("Jumlah", 16.0),
            TableColumn("Tepat", 14.0),
            TableColumn("Lewat", 14.0),
            TableColumn("Terlama", 32.0),
        ),
        rows=tuple(
            (
                TableCell(step.title, "left"),
                TableCell(step.standard),
                *(TableCell(_count(n)) for n in (step.ended, step.ended - step.late, step.late)),
                TableCell(step.longest or "tidak tercatat"),
            )
            for step in data.steps
        ),
        name="Langkah",
        small=True,
    )


def _looks(data: MonthReport) -> TableBlock:
    return TableBlock(
        columns=(
            TableColumn("Media"),
            TableColumn("Kali diperiksa", 25.0),
            TableColumn("Terakhir diperiksa", 38.0),
            TableColumn("Hasil bulan ini", 34.0),
        ),
        rows=tuple(
            (
                TableCell(look.medium, "left"),
                TableCell(_count(look.times)),
                TableCell(full_moment(look.last, data.zone) if look.last else _NIL),
                TableCell(_outcome(look.came, looked=look.times > 0)),
            )
            for look in data.looks
        )
        + _nil_row(data),
        name="Pemeriksaan",
        small=True,
    )


def _nil_row(data: MonthReport) -> tuple[tuple[TableCell, ...], ...]:
    """Return the line that says who confirmed the month nil and when, or that nobody did yet."""
    if data.nil is not None:
        word, when = f"Dikonfirmasi nihil oleh {data.nil.who}", full_moment(data.nil.at, data.zone)
        looked = f"{len(data.nil.looked)} media dilihat" if data.nil.looked else "nihil"
    elif data.asked:
        word, when, looked = "Konfirmasi nihil", _NIL, "belum dikonfirmasi"
    else:
        return ()
    cells = (TableCell(each, bold=True) for each in ("", when, looked))
    return ((TableCell(word, "left", bold=True), *cells),)


def _notes(data: MonthReport) -> TableBlock:
    cells = (TableCell(text or _NIL, "left") for text in (data.troubles, data.result))
    columns = (TableColumn("Kendala dan solusi"), TableColumn("Hasil evaluasi"))
    return TableBlock(columns, (tuple(cells),), name="Kendala", small=True)


def _outcome(came: int | None, *, looked: bool) -> str:
    """Say what came by a medium; nil is only what somebody looked for."""
    if came is None:
        return "lihat A" if looked else "belum diperiksa"
    if came:
        return f"{count_words(came)} aduan"
    return "nihil" if looked else "belum diperiksa"


def _count(number: int) -> str:
    return grouped(number) if number else _NIL
