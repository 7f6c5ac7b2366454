"""What is to be looked at before a year's report is printed, each with the way to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.case import Case
from app.desk.identity_words import word_of
from app.documents.report_data import RESULT, TROUBLES, ReportPart
from app.office import Office
from app.recap import FEW_CASES, MonthState, Recap, asked_months, month_state
from app.rules.contradictions import miscounted, misspelled
from app.rules.moments import MONTHS, day_of, table_date
from app.rules.signers import Signatory
from app.rules.wording import count_words, sentence_list

PART_WORDS: Mapping[str, str] = {
    ReportPart.CHAPTERS: "Bab pembuka dan SOP",
    ReportPart.RECAP: "Kalimat rekapitulasi",
    ReportPart.FOLLOW_UP: "Kalimat tindak lanjut",
    ReportPart.CLOSING: "Penutup",
    TROUBLES: "Kendala dan solusi",
    RESULT: "Hasil evaluasi",
}
_MOST_CASES = 10


class Mending(StrEnum):
    """Where something is mended; the value is the word shown."""

    NIL = "Konfirmasi nihil"
    MONTH = "Lihat bulannya"
    HEAD = "Isi di Pengaturan"
    WORDS = "Periksa teks"
    CASE = "Buka aduan"
    RUNNING = "Lihat aduannya"


class Finding(NamedTuple):
    """Something to look at; what is not `needed` may well stay as it is.

    `case` is the id of a complaint, `month` 1-12, `place` where a text of the office is kept.
    """

    mending: Mending
    sentence: str
    needed: bool = True
    case: int = 0
    month: int = 0
    place: str = ""


def findings_of(
    recap: Recap,
    cases: Sequence[Case],
    office: Office,
    *,
    today: date,
    texts: Mapping[str, str],
    proposed: Mapping[str, str],
    stale: Sequence[str],
    chosen: frozenset[int],
) -> tuple[Finding, ...]:
    """Return all that is to be looked at, what is needed first.

    `cases` are those that the report counts, `chosen` the ids of those told at length, `stale` the
    texts that were written for other figures, `proposed` those that are made from the data.
    """
    few = len(cases) <= FEW_CASES
    # What is about the reader tells no words that could be looked at, and its page is not theirs.
    seen = [case for case in cases if not case.unseen]
    at_length = seen if few else [case for case in seen if case.row.id in chosen]
    found = (
        *_months(recap, today),
        *_head(office.head_on(today)),
        *(_old(place) for place in stale),
        *_contradicting(texts, proposed, year=recap.year),
        *_named(seen, texts),
        *_at_most(_hidden(seen)),
        *_at_most(_dates(seen, office, year=recap.year)),
        *_at_most(_untold(at_length)),
        *_running(cases),
    )
    return tuple(sorted(found, key=lambda each: not each.needed))


def _months(recap: Recap, today: date) -> Iterator[Finding]:
    if asked := asked_months(recap, today=today):
        named = sentence_list([MONTHS[month - 1] for month in asked])
        yield Finding(Mending.NIL, f"{named} belum dikonfirmasi nihil.", month=asked[0])
    for month in range(1, 13):
        if month_state(recap, month, today=today) is MonthState.REFUTED:
            count = count_words(recap.rows[month - 1].total)
            said = f"{MONTHS[month - 1]} dikonfirmasi nihil, tetapi ada {count} aduan."
            yield Finding(Mending.MONTH, said, month=month)


def _head(signer: Signatory) -> Iterator[Finding]:
    if not signer.name:
        yield Finding(Mending.HEAD, "Nama Kepala belum diisi.", place="head_name")
    elif not signer.nip:
        yield Finding(Mending.HEAD, "NIP Kepala belum diisi.", place="head_nip", needed=False)


def _old(place: str) -> Finding:
    said = (
        f"{PART_WORDS[place]} ditulis sebelum datanya berubah. Angkanya mungkin tidak cocok lagi."
    )
    return Finding(Mending.WORDS, said, place=place)


def _contradicting(
    texts: Mapping[str, str], proposed: Mapping[str, str], *, year: int
) -> Iterator[Finding]:
    """Tell of own texts that contradict themselves or the data."""
    for place, text in texts.items():
        wrong = list(misspelled(text))
        if place in (ReportPart.RECAP, ReportPart.FOLLOW_UP, ReportPart.CLOSING):
            wrong += miscounted(text, by_data=proposed[place], year=year)
        part = PART_WORDS[place.partition("-")[0]]
        yield from (Finding(Mending.WORDS, f"{part} {each}.", place=place) for each in wrong)


def _named(cases: Sequence[Case], texts: Mapping[str, str]) -> Iterator[Finding]:
    """Tell of own texts in which a word of a complainant's identity stands."""
    for place, text in texts.items():
        if not text or place == ReportPart.CHAPTERS:
            continue
        for case in cases:
            if word := word_of(case.identity, text):
                part = PART_WORDS[place.partition("-")[0]]
                said = f"{part} memuat “{word}”, seperti pada identitas pelapor {case.row.number}."
                yield Finding(Mending.WORDS, said, place=place)
                break


def _hidden(cases: Sequence[Case]) -> Iterator[Finding]:
    for case in cases:
        if word_of(case.identity, case.row.title):
            said = f"Perihal {case.row.number} memuat identitas pelapor, jadi dicetak tersamar."
            yield Finding(Mending.CASE, said, case=case.row.id)


def _dates(cases: Sequence[Case], office: Office, *, year: int) -> Iterator[Finding]:
    for case in cases:
        made = day_of(case.complained, office.zone) if case.complained else None
        if made is not None and made.year != year:
            said = (
                f"{case.row.number} dibuat {table_date(made)}, tetapi dihitung di {year} "
                "menurut tanggal diterima."
            )
            yield Finding(Mending.CASE, said, needed=False, case=case.row.id)


def _untold(cases: Sequence[Case]) -> Iterator[Finding]:
    for case in cases:
        if case.settlement is not None and not case.report_summary and case.erased_at is None:
            said = f"{case.row.number} sudah selesai, tetapi belum punya ringkasan untuk laporan."
            yield Finding(Mending.CASE, said, needed=False, case=case.row.id)


def _running(cases: Sequence[Case]) -> Iterator[Finding]:
    if running := sum(case.settlement is None for case in cases):
        said = f"{count_words(running)} aduan masih berjalan, dan dicetak begitu."
        yield Finding(Mending.RUNNING, said, needed=False)


def _at_most(found: Iterator[Finding]) -> list[Finding]:
    """Return the first of some findings; how many more there are is told by the last one."""
    listed = list(found)
    left = len(listed) - _MOST_CASES
    if left <= 0:
        return listed
    *most, last = listed[: _MOST_CASES + 1]
    more = f" Begitu pula {left - 1} aduan lain." if left > 1 else ""
    return [*most, last._replace(sentence=f"{last.sentence}{more}")]
