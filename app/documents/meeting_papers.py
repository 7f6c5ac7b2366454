"""Undangan, daftar hadir, notula: the three papers of the meeting that judges a span of a year."""

from app.documents.letter_data import LetterData
from app.documents.letters import letter
from app.documents.meeting_data import MeetingReport
from app.documents.report_blocks import TableBlock, TableCell, TableColumn
from app.documents.table_paper import Named, PaperFacts, table_paper
from app.rules.moments import clock_words, date_words, weekday_date_words
from app.rules.wording import uncapitalised

_SUBJECT = "Undangan Rapat Evaluasi Pengaduan Masyarakat"
_LEAST_SEATS = 15
_NIL = "-"
# Room for a pen.
_ROOMY = "{}\n"


def invitation(data: MeetingReport) -> bytes:
    """Return the letter that invites, as an A4 PDF."""
    told = LetterData(
        number=data.letter_number,
        nature="Biasa",
        attachments=_NIL,
        subject=_SUBJECT,
        date=f"{data.letterhead.city}, {date_words(data.told_on)}",
        recipient=("Yth.", *_numbered(data.invited), "di tempat"),
        opening=(
            f"Dalam rangka evaluasi pengelolaan pengaduan masyarakat {_period(data)}, kami "
            "mengundang Saudara untuk hadir pada rapat yang diselenggarakan pada:"
        ),
        facts=_appointment(data),
        paragraphs=(),
        closing="Mengingat pentingnya rapat ini, kami mohon kehadiran Saudara tepat waktu.",
        copies=(),
        printed_at=data.printed_at,
        zone=data.zone,
        sample=data.sample,
    )
    return letter(told, letterhead=data.letterhead)


def attendance(data: MeetingReport) -> bytes:
    """Return the list to be signed, with some empty lines."""
    names = [*data.invited, *("" for _ in range(_LEAST_SEATS - len(data.invited)))]
    rows = tuple(
        (
            TableCell(_ROOMY.format(at)),
            TableCell(name, "left"),
            TableCell(""),
            TableCell(f"{at}. " + "\u00a0" * (0 if at % 2 else 26), "left"),
        )
        for at, name in enumerate(names, 1)
    )
    heads = (
        TableColumn("No.", 10.0),
        TableColumn("Nama"),
        TableColumn("Jabatan atau tim", 48.0),
        TableColumn("Tanda tangan", 48.0),
    )
    block = TableBlock(heads, rows, name="Hadir", small=True)
    return _paper(data, "DAFTAR HADIR RAPAT EVALUASI PENGADUAN", (("", _facts(data)), ("", block)))


def minutes(data: MeetingReport) -> bytes:
    """Return the minutes: the span's figures, what hindered, what came of it, what was decided."""
    counts = TableBlock(
        tuple(TableColumn(word) for word, _ in data.counts),
        (tuple(TableCell(str(n) if n else _NIL, bold=True) for _, n in data.counts),),
        name="Angka",
        small=True,
    )
    decided = "\n".join(_numbered(data.decided)) or _NIL
    parts = (
        ("A. Rapat", _facts(data)),
        (f"B. Pengaduan {_period(data)}", counts),
        ("C. Kendala dan solusi", _words("Kendala dan solusi", data.troubles)),
        ("D. Hasil evaluasi", _words("Hasil evaluasi", data.result)),
        ("E. Keputusan dan tindak lanjut", _words("Keputusan", decided)),
    )
    return _paper(data, "NOTULA RAPAT EVALUASI PENGADUAN MASYARAKAT", parts)


def _paper(data: MeetingReport, title: str, tables: tuple[Named, ...]) -> bytes:
    facts = PaperFacts(
        letterhead=data.letterhead,
        title=title,
        period=data.period,
        told_on=data.told_on,
        printed_at=data.printed_at,
        zone=data.zone,
        officer_name=data.officer_name,
        officer_nip=data.officer_nip,
        sample=data.sample,
    )
    return table_paper(facts, tables, name=f"{title.capitalize()} {data.period}")


def _facts(data: MeetingReport) -> TableBlock:
    told = (
        *_appointment(data),
        ("Pimpinan rapat", data.chair or _NIL),
        ("Notulis", data.note_taker or _NIL),
    )
    rows = tuple((TableCell(word, "left"), TableCell(said, "left")) for word, said in told)
    return TableBlock((TableColumn("Hal", 34.0), TableColumn("Keterangan")), rows, name="Rapat",
                      small=True)  # fmt: skip


def _appointment(data: MeetingReport) -> tuple[tuple[str, str], ...]:
    at = data.begins_at.astimezone(data.zone) if data.begins_at else None
    return (
        ("Hari, tanggal", weekday_date_words(at.date()) if at else "\u2026" * 12),
        ("Pukul", f"{clock_words(at, data.zone)} s.d. selesai" if at else "\u2026" * 12),
        ("Tempat", data.place or "\u2026" * 12),
        ("Acara", f"Evaluasi pengelolaan pengaduan masyarakat {_period(data)}"),
    )


def _period(data: MeetingReport) -> str:
    return uncapitalised(data.period)


def _words(head: str, text: str) -> TableBlock:
    rows = tuple((TableCell(part, "left"),) for part in text.split("\n") if part.strip())
    empty = ((TableCell(_NIL, "left"),),)
    return TableBlock((TableColumn(head),), rows or empty, name=head, small=True)


def _numbered(lines: tuple[str, ...]) -> tuple[str, ...]:
    return lines if len(lines) < 2 else tuple(f"{at}. {each}" for at, each in enumerate(lines, 1))
