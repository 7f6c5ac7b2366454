"""The sentences of the annual report's chapters IV to VI, worded from what happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.documents.report_data import ReportCase, period_words
from app.rules.kinds import ENDED_WORDS, Closing
from app.rules.moments import MONTHS
from app.rules.wording import channel_words, count_words, sentence_list

ELSEWHERE = "instansi lain"
RUNNING = "masih dalam proses"


def recap_sentence(
    year: int,
    counts_by_month: Mapping[int, int],
    *,
    up_to: date | None = None,
    unconfirmed: Sequence[int] = (),
) -> str:
    """Return the sentences above the recap table; months 1-12, absent ones have none."""
    period, told = period_words(year, up_to), up_to.month if up_to else 12
    doubt = sentence_list([MONTHS[month - 1] for month in unconfirmed])
    months = [(month, counts_by_month[month]) for month in sorted(counts_by_month)]
    months = [(month, count) for month, count in months if count]
    total = sum(count for _, count in months)
    if not total:
        if doubt:
            return (
                f"Selama {period} tidak ada aduan yang tercatat; bulan {doubt} belum dikonfirmasi."
            )
        return f"Selama {period} tidak ada aduan yang masuk."
    opening = f"Jumlah aduan pada {period} sebanyak {count_words(total)} aduan"
    if len(months) == 1:
        where = f"diterima di bulan {MONTHS[months[0][0] - 1]} {year}."
        who = {1: f"{opening}, ", 2: f"{opening}. Keduanya "}
        sentences = [who.get(total, f"{opening}. Seluruhnya ") + where]
    else:
        listed = [
            f"{MONTHS[month - 1]} sebanyak {count_words(count)} aduan" for month, count in months
        ]
        sentences = [f"{opening}.", f"Aduan tersebut diterima di bulan {sentence_list(listed)}."]
    if doubt:
        sentences.append(
            "Sedangkan di bulan lainnya tidak ada aduan yang tercatat; "
            f"bulan {doubt} belum dikonfirmasi."
        )
    elif len(months) < told:
        sentences.append("Sedangkan di bulan lainnya tidak ada aduan yang masuk.")
    return " ".join(sentences)


def _other_offices(cases: Sequence[ReportCase]) -> str:
    names = {case.about_office.strip() or ELSEWHERE for case in cases if not case.about_own_office}
    return sentence_list(sorted(names, key=lambda name: (name == ELSEWHERE, name)))


def _all_of(count: int) -> str:
    """Name all of some complaints as the subject of a second sentence."""
    return {1: "Pengaduan tersebut", 2: "Keduanya"}.get(count, "Seluruhnya")


def _these(count: int) -> str:
    """Name all of some complaints in a sentence of its own."""
    return {1: "Pengaduan tersebut", 2: "Kedua pengaduan tersebut"}.get(
        count, "Seluruh pengaduan tersebut"
    )


def addressed_sentence(office_name: str, cases: Sequence[ReportCase]) -> str:
    """Tell to whom the complaints were addressed; empty when there are none."""
    own = sum(case.about_own_office for case in cases)
    others = _other_offices(cases)
    if not cases:
        return ""
    if not own:
        return (
            f"Namun pengaduan tersebut bukan ditujukan langsung ke {office_name} melainkan "
            f"ditujukan kepada {others}."
        )
    if own == len(cases):
        return f"{_all_of(own)} ditujukan langsung ke {office_name}."
    return (
        f"Sebanyak {count_words(own)} pengaduan ditujukan langsung ke {office_name}, sedangkan "
        f"{count_words(len(cases) - own)} pengaduan ditujukan kepada {others}."
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a year's cases are to be seen: so many figures from the `first`, or Tabel 2 with all."""

    first: int
    figures: int
    table: bool = False

    @property
    def words(self) -> str:
        """Where all of them are, as a sentence says it."""
        return (
            f"seperti pada {'Tabel 2' if self.table else figures_words(self.first, self.figures)}"
        )


def figures_words(first: int, count: int) -> str:
    """Return "Gambar 9", "Gambar 9 dan Gambar 10", or a range for more."""
    if count == 1:
        return f"Gambar {first}"
    join = "dan" if count == 2 else "sampai dengan"
    return f"Gambar {first} {join} Gambar {first + count - 1}"


def _ways(cases: Sequence[ReportCase]) -> list[tuple[int, str]]:
    """Return how many ended in each way that occurs, and how many still run."""
    ways = []
    for closing, words in ENDED_WORDS.items():
        ended = [
            case.settlement
            for case in cases
            if case.settlement is not None and case.settlement.closing is closing
        ]
        if ended:
            ways.append((len(ended), words))
    running = sum(case.settlement is None for case in cases)
    return [*ways, *([(running, RUNNING)] if running else [])]


def _with_channels(
    ways: list[tuple[int, str]], cases: Sequence[ReportCase]
) -> list[tuple[int, str]]:
    """Name the channels of the answers where the answered are told."""
    used = {channel_words(case.settlement.channel) for case in cases if case.settlement}
    channels = sentence_list(sorted(used - {""}))
    if not channels:
        return ways
    answered = ENDED_WORDS[Closing.ANSWERED]
    return [
        (count, f"{words} melalui {channels}" if words == answered else words)
        for count, words in ways
    ]


def _parted(ways: list[tuple[int, str]]) -> str:
    """Tell of several ways, each with its count."""
    parts = [f"{count_words(count)} pengaduan {words}" for count, words in ways]
    if len(parts) == 2:
        return f"Sebanyak {parts[0]}, sedangkan {parts[1]}"
    return f"Sebanyak {sentence_list(parts)}"


def handled_sentence(cases: Sequence[ReportCase], *, seen: Seen) -> str:
    """Tell how the cases ended and how many still run; empty when there are none."""
    ways = _ways(cases)
    match ways:
        case []:
            return ""
        case [(count, words)]:
            return f"{_all_of(count)} {words} {seen.words}."
        case _:
            return f"{_parted(ways)}, {seen.words}."


def late_sentence(year: int, cases: Sequence[ReportCase]) -> str:
    """Tell how many were settled only after their year was over; empty when none were."""
    late = sum(case.closed_on is not None and case.closed_on.year > year for case in cases)
    if not late:
        return ""
    if late == len(cases):
        return f"{_all_of(late)} selesai sesudah tahun {year} berakhir."
    return f"Sebanyak {count_words(late)} pengaduan selesai sesudah tahun {year} berakhir."


def follow_up_paragraph(
    period: str, office_name: str, cases: Sequence[ReportCase], *, seen: Seen, year: int = 0
) -> str:
    """Return the opening of chapter V; of a `year`, what was settled after it is told so."""
    if not cases:
        return f"Selama {period} tidak terdapat pengaduan masyarakat yang masuk ke {office_name}."
    late = late_sentence(year, cases) if year else ""
    told = (*_opening(period, office_name, cases, seen=seen), *([late] if late else []))
    if not seen.figures:
        return " ".join(told)
    return " ".join(
        (
            *told,
            *([f"{_some(seen)} dimuat sebagai linimasa."] if seen.table else []),
            (
                f"Lingkaran kosong berarti pengaduan belum sampai di {office_name}, lingkaran penuh "
                "berarti sudah sampai."
            ),
        )
    )


def _some(seen: Seen) -> str:
    figures = figures_words(seen.first, seen.figures)
    return f"Perjalanan {count_words(seen.figures)} pengaduan pada {figures}"


def _opening(
    period: str, office_name: str, cases: Sequence[ReportCase], *, seen: Seen
) -> tuple[str, ...]:
    return (
        (
            f"Selama {period} terdapat {count_words(len(cases))} pengaduan masyarakat yang "
            f"masuk ke {office_name}."
        ),
        addressed_sentence(office_name, cases),
        handled_sentence(cases, seen=seen),
    )


def _settled_sentence(cases: Sequence[ReportCase]) -> str:
    match _with_channels(_ways(cases), cases):
        case [(count, words)]:
            return f"{_these(count)} {words}."
        case ways:
            return f"{_parted(ways)}."


def closing_paragraph(period: str, office_name: str, cases: Sequence[ReportCase]) -> str:
    """Return the text of the last chapter."""
    end = "Hasil monitoring dan evaluasi dapat dilihat pada lampiran."
    if not cases:
        nothing = f"tidak terdapat pengaduan masyarakat terhadap {office_name}"
        return f"Selama {period} {nothing}. {end}"
    own = sum(case.about_own_office for case in cases)
    only = "hanya terdapat" if len(cases) <= 2 else "terdapat"
    opening = (
        f"Selama {period} {only} {count_words(len(cases))} pengaduan masyarakat terhadap "
        f"{office_name}"
    )
    if not own:
        opening += f" yang ditujukan kepada {_other_offices(cases)}"
    elif own < len(cases):
        elsewhere = count_words(len(cases) - own)
        opening += f", {elsewhere} di antaranya ditujukan kepada {_other_offices(cases)}"
    return f"{opening}. {_settled_sentence(cases)} {end}"
