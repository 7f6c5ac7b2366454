"""The sentences of the annual report's chapters IV to VI, worded from what happened."""

from collections.abc import Mapping, Sequence

from app.documents.report_data import ReportCase
from app.rules.moments import MONTHS
from app.rules.wording import count_words, sentence_list

ELSEWHERE = "instansi lain"


def recap_sentence(year: int, counts_by_month: Mapping[int, int]) -> str:
    """Return the sentences above the recap table; months 1-12, absent ones have none."""
    months = [(month, counts_by_month[month]) for month in sorted(counts_by_month)]
    months = [(month, count) for month, count in months if count]
    total = sum(count for _, count in months)
    if not total:
        return f"Selama tahun {year} tidak ada aduan yang masuk."
    opening = f"Jumlah aduan pada tahun {year} sebanyak {count_words(total)} aduan"
    if len(months) == 1:
        where = f"diterima di bulan {MONTHS[months[0][0] - 1]} {year}."
        who = {1: f"{opening}, ", 2: f"{opening}. Keduanya "}
        sentences = [who.get(total, f"{opening}. Seluruhnya ") + where]
    else:
        listed = [
            f"{MONTHS[month - 1]} sebanyak {count_words(count)} aduan" for month, count in months
        ]
        sentences = [f"{opening}.", f"Aduan tersebut diterima di bulan {sentence_list(listed)}."]
    if len(months) < 12:
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


def figures_words(first: int, count: int) -> str:
    """Return "Gambar 9", "Gambar 9 dan Gambar 10", or a range for more."""
    if count == 1:
        return f"Gambar {first}"
    join = "dan" if count == 2 else "sampai dengan"
    return f"Gambar {first} {join} Gambar {first + count - 1}"


def handled_sentence(cases: Sequence[ReportCase], *, first_figure: int) -> str:
    """Tell how many are settled and how many still run; empty when there are none."""
    if not cases:
        return ""
    closed = sum(case.closed for case in cases)
    seen = f"seperti pada {figures_words(first_figure, len(cases))}"
    if closed == len(cases):
        return f"{_all_of(closed)} sudah ditindaklanjuti {seen}."
    if not closed:
        return f"{_all_of(len(cases))} masih dalam proses {seen}."
    return (
        f"Sebanyak {count_words(closed)} pengaduan sudah ditindaklanjuti, sedangkan "
        f"{count_words(len(cases) - closed)} pengaduan masih dalam proses, {seen}."
    )


def follow_up_paragraph(
    year: int, office_name: str, cases: Sequence[ReportCase], *, first_figure: int
) -> str:
    """Return the opening of chapter V; figures of the cases count up from `first_figure`."""
    if not cases:
        return (
            f"Selama tahun {year} tidak terdapat pengaduan masyarakat yang masuk ke {office_name}."
        )
    return " ".join(
        (
            (
                f"Selama tahun {year} terdapat {count_words(len(cases))} pengaduan masyarakat yang "
                f"masuk ke {office_name}."
            ),
            addressed_sentence(office_name, cases),
            handled_sentence(cases, first_figure=first_figure),
            (
                f"Lingkaran kosong berarti pengaduan belum sampai di {office_name}, lingkaran penuh "
                "berarti sudah sampai."
            ),
        )
    )


def _closing_of_settled(cases: Sequence[ReportCase]) -> str:
    closed = [case for case in cases if case.closed]
    channels = sentence_list(sorted({case.channel for case in closed if case.channel}))
    through = f" melalui {channels}" if channels else ""
    running = len(cases) - len(closed)
    if not closed:
        return f"{_these(running)} masih dalam proses."
    if not running:
        return f"{_these(len(closed))} sudah ditindaklanjuti{through}."
    return (
        f"Sebanyak {count_words(len(closed))} pengaduan sudah ditindaklanjuti{through}, sedangkan "
        f"{count_words(running)} pengaduan masih dalam proses."
    )


def closing_paragraph(year: int, office_name: str, cases: Sequence[ReportCase]) -> str:
    """Return the text of the last chapter."""
    end = "Hasil monitoring dan evaluasi dapat dilihat pada lampiran."
    if not cases:
        nothing = f"tidak terdapat pengaduan masyarakat terhadap {office_name}"
        return f"Selama tahun {year} {nothing}. {end}"
    own = sum(case.about_own_office for case in cases)
    only = "hanya terdapat" if len(cases) <= 2 else "terdapat"
    opening = (
        f"Selama tahun {year} {only} {count_words(len(cases))} pengaduan masyarakat terhadap "
        f"{office_name}"
    )
    if not own:
        opening += f" yang ditujukan kepada {_other_offices(cases)}"
    elif own < len(cases):
        elsewhere = count_words(len(cases) - own)
        opening += f", {elsewhere} di antaranya ditujukan kepada {_other_offices(cases)}"
    return f"{opening}. {_closing_of_settled(cases)} {end}"
