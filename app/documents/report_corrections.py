"""A corrected edition of the annual report: says which one it is, and what it corrects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.documents.report_blocks import (
    FinePrint,
    NewPage,
    Prose,
    Report,
    Run,
    TableBlock,
    TableCell,
    TableColumn,
    TableNote,
    TitleLines,
)
from app.documents.report_facts import Difference
from app.rules.moments import date_words
from app.rules.wording import count_words

_MOST = 200
_LONGEST = 400  # characters of a text, of which only the beginning is told
_NOTHING = "(tidak ada)"


def corrected(
    report: Report, *, number: int, printed_on: date, differing: Sequence[Difference]
) -> Report:
    """Return a report as edition `number`, with what it corrects of the one printed before."""
    note = f"Edisi ke-{number}, perbaikan atas edisi ke-{number - 1}"
    cover = replace(report.cover, note=note)
    *blocks, last = report.blocks
    end = (last,) if isinstance(last, FinePrint) else ()
    told = Prose(
        (
            Run(
                f"Edisi ini memperbaiki edisi ke-{number - 1} yang dicetak pada "
                f"{date_words(printed_on)}. Yang berbeda sebanyak "
                f"{count_words(len(differing))} bagian, yaitu:"
            ),
        )
    )
    left = len(differing) - _MOST
    more = (TableNote(f"Masih ada {count_words(left)} bagian lain."),) if left > 0 else ()
    return replace(
        report,
        title=f"{report.title} (edisi ke-{number})",
        cover=cover,
        blocks=(
            *blocks,
            *(() if end else (last,)),
            NewPage(),
            TitleLines(("PERBAIKAN", f"EDISI KE-{number}")),
            told,
            _table(differing[:_MOST]),
            *more,
            *end,
        ),
    )


def _table(differing: Sequence[Difference]) -> TableBlock:
    return TableBlock(
        columns=(
            TableColumn("No.", 10.0),
            TableColumn("Bagian", 48.0),
            TableColumn("Semula"),
            TableColumn("Menjadi"),
        ),
        rows=tuple(
            (
                TableCell(str(at)),
                *(
                    TableCell(words, "left")
                    for words in (each.place, shown(each.before), shown(each.now))
                ),
            )
            for at, each in enumerate(differing, 1)
        ),
        name="Perbaikan",
        small=True,
    )


def shown(text: str) -> str:
    """Return a text that differs as it is told: long ones by their beginning."""
    words = text or _NOTHING
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()} …"
