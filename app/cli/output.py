"""What the commands print: tables for people, JSON of a stable shape for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from itertools import zip_longest
from zoneinfo import ZoneInfo

from app.case import Case, ComplaintRow, Seal
from app.keeping.checking import Checked
from app.keeping.due_dates import DueDate
from app.recap import MONTH_HEAD, TOTAL_HEAD, Recap, classes_sentence, uncounted_sentence
from app.rules.kinds import CLASSIFICATION_WORDS, STATUS_WORDS
from app.rules.medium_fields import FIELDS
from app.rules.moments import Stated, clock_words, table_moment, weekday_date_words
from app.rules.wording import hidden_name
from app.transfer.import_row import RowState
from app.transfer.importing import Preview
from app.transfer.mapping import told
from app.transfer.merging import Merging
from app.transfer.state_words import counted_words


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _iso(stated: Stated | None, zone: ZoneInfo) -> str | None:
    """Return a moment with its offset, or the date alone of what is known by its day."""
    shown = stated.astimezone(zone) if isinstance(stated, datetime) else stated
    return shown.isoformat() if shown else None


def _row_object(row: ComplaintRow, zone: ZoneInfo) -> dict[str, object]:
    return {
        "number": row.number,
        "received_at": _iso(row.received(zone), zone),
        "medium": row.medium,
        "title": row.title,
        "status": STATUS_WORDS[row.status],
        "holder": row.holder,
        "due_at": _iso(row.due_at, zone),
    }


def list_json(rows: Iterable[ComplaintRow], zone: ZoneInfo) -> Iterator[str]:
    """Yield the list as one JSON array, an object a line, without holding all of it."""
    before = "[\n"
    for row in rows:
        yield before + json.dumps(_row_object(row, zone), ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def list_text(rows: Iterable[ComplaintRow], zone: ZoneInfo) -> Iterator[str]:
    """Yield the list as aligned lines."""
    line = "{:<10}  {:<16}  {:<24}  {:<22}  {:<16}  {}\n"
    yield line.format("Nomor", "Diterima", "Media", "Status", "Jatuh tempo", "Perihal")
    for row in rows:
        yield line.format(
            row.number,
            table_moment(row.received(zone), zone),
            row.medium[:24],
            STATUS_WORDS[row.status],
            table_moment(row.due_at, zone),
            row.title,
        )


def case_json(case: Case, zone: ZoneInfo) -> str:
    """Return one complaint with its timeline."""
    row = case.row
    return _json(
        {
            **_row_object(row, zone),
            "paper_number": case.paper_number,
            "classification": CLASSIFICATION_WORDS[row.classification],
            "topic": case.topic,
            "office": case.about_office,
            "complained_at": _iso(case.complained, zone),
            "registered_at": _iso(case.registered_at, zone),
            "closed_at": _iso(row.closed_at, zone),
            "source_reference": case.source_reference,
            "anonymous": row.anonymous,
            "confidential": row.confidential,
            "attachments": case.attachments,
            "complainant": asdict(case.identity) if case.identity_seal is Seal.OPEN else None,
            "content": None if _closed(case.content_seal) else asdict(case.content),
            "timeline": [
                {
                    "kind": entry.kind,
                    "happened_at": _iso(entry.told_at, zone),
                    "recorded_at": _iso(entry.recorded_at, zone),
                    "actor": entry.actor,
                    "sentence": entry.sentence,
                    "note": entry.note,
                    "remark": entry.remark,
                }
                for entry in case.timeline
            ],
        }
    )


def case_text(case: Case, zone: ZoneInfo) -> str:
    """Return one complaint as lines for people."""
    row, person = case.row, case.identity
    facts = {
        "Nomor": f"{row.number} ({case.paper_number})",
        "Perihal": row.title,
        "Diterima": f"{table_moment(row.received(zone), zone)}, {row.medium}",
        "Klasifikasi": CLASSIFICATION_WORDS[row.classification],
        "Materi": case.topic or "-",
        "Satker": case.about_office,
        "Pelapor": "anonim"
        if row.anonymous
        else hidden_name(confidential=row.confidential)
        if _closed(case.identity_seal)
        else f"{person.name} {person.contact}".strip(),
        **{
            each.word: told
            for each in FIELDS
            if (told := getattr(person if each.of_person else case.content, each.key))
        },
        "Rahasia": "ya" if row.confidential else "tidak",
        "Status": STATUS_WORDS[row.status],
        "Pemegang": row.holder or "-",
        "Jatuh tempo": table_moment(row.due_at, zone),
    }
    widest = max(map(len, facts)) + 2
    lines = [f"{name + ':':<{widest}}{value}" for name, value in facts.items()]
    text = "Disegel" if _closed(case.content_seal) else case.content.text
    lines += ["", text, "", "Riwayat:"]
    for entry in case.timeline:
        note = f' "{entry.note}"' if entry.note else ""
        remark = f" ({entry.remark})" if entry.remark else ""
        remark += " (diurungkan)" if entry.withdrawn else ""
        when = table_moment(entry.told_at, zone)
        lines.append(f"  {when}  {entry.actor} {entry.sentence}{note}{remark}")
    return "\n".join(lines)


def _closed(seal: Seal) -> bool:
    return seal in (Seal.CLOSED, Seal.DENIED)


def recap_json(recap: Recap) -> str:
    """Return both tables of a year."""
    return _json(
        {
            "year": recap.year,
            "columns": recap.columns,
            "rows": [
                {"month": r.month, "label": r.label, "counts": r.counts, "total": r.total}
                for r in recap.rows
            ],
            "total": recap.total,
            "evaluation": [
                {
                    "month": r.month,
                    "label": r.label,
                    "settled_percent": r.settled_percent,
                    "result": r.result,
                    "remark": r.remark,
                }
                for r in recap.evaluation
            ],
        }
    )


def recap_text(recap: Recap) -> str:
    """Return both tables of a year, "-" for none."""
    sums = [sum(row.counts[i] for row in recap.rows) for i in range(len(recap.columns))]
    table = [[MONTH_HEAD, *recap.columns, TOTAL_HEAD]]
    table += [[row.label, *map(_dash, (*row.counts, row.total))] for row in recap.rows]
    table.append([TOTAL_HEAD, *map(_dash, (*sums, recap.total))])
    evaluation = [[MONTH_HEAD, "Selesai", "Hasil", "Keterangan"]]
    for row in recap.evaluation:
        percent = "-" if row.settled_percent is None else f"{row.settled_percent} %"
        evaluation.append([row.label, percent, row.result, row.remark])
    head = f"Rekapitulasi pengaduan tahun {recap.year}"
    notes = (classes_sentence(recap), uncounted_sentence(recap))
    explained = "".join(f"\n\n{said}" for said in notes if said)
    return f"{head}\n\n{_aligned(table)}{explained}\n\nEvaluasi\n\n{_aligned(evaluation)}"


def _dash(count: int) -> str:
    return str(count) if count else "-"


def _aligned(table: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip_longest(*table, fillvalue="")]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    )


def due_json(due: DueDate) -> str:
    """Return a due date with its days."""
    return _json(
        {
            "from": due.start.isoformat(),
            "due": due.due.isoformat(),
            "due_date": due.due.date().isoformat(),
            "estimated": due.estimated,
            "days": [
                {
                    "date": note.day.isoformat(),
                    "counted": note.counted is not None,
                    "reason": note.reason,
                }
                for note in due.days
            ],
        }
    )


def due_text(due: DueDate, *, zone: ZoneInfo, explain: bool) -> str:
    """Return a due date in words, day by day when it is to be explained."""
    estimate = " (perkiraan: hari libur belum ditetapkan)" if due.estimated else ""
    day, clock = weekday_date_words(due.due.date()), clock_words(due.due, zone)
    lines = [f"Jatuh tempo {day} pukul {clock}{estimate}"]
    if explain:
        lines += [f"  {weekday_date_words(note.day):<28}{note.reason}" for note in due.days]
    return "\n".join(lines)


def check_json(checked: Checked) -> str:
    """Return what a check found."""
    return _json({"ok": checked.ok, "problems": checked.problems})


def import_lines(preview: Preview) -> Iterator[str]:
    """Yield how a file is read, then a line for each row that is not simply new."""
    read = told(preview.mapping, preview.heads, preview.office)
    yield from (f"{line}\n" for line in (*read, *preview.told))
    for row in preview.rows:
        if row.reason and not row.mistakes:
            yield f"Baris {row.line}: {row.reason}\n"


def merge_lines(merging: Merging) -> Iterator[str]:
    """Yield whose archive it is, then a line for each of its cases that is not simply new."""
    yield f"Arsip register {merging.whose}.\n"
    for row in merging.rows:
        if row.reason and row.state not in (RowState.NEW, RowState.MISTAKEN):
            yield f"Aduan ke-{row.line}: {row.reason}\n"


def import_counts(preview: Preview | Merging) -> str:
    """Return what an import would do, and how to do it."""
    counted = counted_words(preview.counts)
    if not preview.counts[RowState.NEW]:
        return f"{counted}. Tidak ada yang perlu diimpor."
    return f"{counted}. Ulangi dengan --apply untuk menyimpannya."
