"""A year written out with paper and pencil: its numbers, and every sentence that carries one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from app.rules.kinds import Classification, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from zoneinfo import ZoneInfo

    from tests.desk.naive_cases import NaiveCase

NAMES = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September"),
    *("Oktober", "November", "Desember"),
)
_ONES = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
# How a case ended, in the order in which the report tells of the ways.
_WAYS = {
    "answered": "sudah ditindaklanjuti",
    "forwarded": "diteruskan kepada yang berwenang",
    "unreachable": "ditutup karena pelapor tidak dapat dihubungi",
    "withdrawn": "dicabut oleh pelapor",
    "system": "ditutup oleh sistem kanal asal",
    "": "masih dalam proses",
}
_KINDS = {
    Classification.COMPLAINT: "pengaduan",
    Classification.ASPIRATION: "aspirasi",
    Classification.INFORMATION: "permintaan informasi",
}
OFFICES = {"3604": "BPS Kabupaten Serang", "3674": "BPS Kota Tangerang Selatan"}
OWN = "BPS Provinsi Banten"


def spelled(number: int) -> str:
    """Return a number below 100 with its words, as papers have it."""
    if number < 10:
        words = _ONES[number] or "nol"
    elif number in (10, 11):
        words = ("sepuluh", "sebelas")[number - 10]
    elif number < 20:
        words = f"{_ONES[number - 10]} belas"
    else:
        words = f"{_ONES[number // 10]} puluh {_ONES[number % 10]}".strip()
    return f"{number} ({words})"


def listed(parts: Sequence[str]) -> str:
    """Join with commas and "dan"."""
    if len(parts) < 3:
        return " dan ".join(parts)
    return ", ".join([*parts[:-1], f"dan {parts[-1]}"])


@dataclass
class Year:
    """One year of a register as it stands on a day; `nil` are the months confirmed."""

    year: int
    today: date
    zone: ZoneInfo
    everything: Iterable[NaiveCase]
    nil: frozenset[int]
    left_out: frozenset[Classification]
    cases: list[NaiveCase] = field(init=False)

    def __post_init__(self) -> None:
        """Keep what counts, and how many there are of each class."""
        of_year = [c for c in self.everything if self.day(c).year == self.year and not c.double_of]
        self.kinds = Counter(case.classification for case in of_year)
        self.cases = [case for case in of_year if case.classification not in self.left_out]
        self.months = Counter(self.day(case).month for case in self.cases)
        self.columns = Counter((self.day(case).month, case.column) for case in self.cases)

    @property
    def closed(self) -> int:
        """How many are settled."""
        return sum(case.status is Status.CLOSED for case in self.cases)

    @property
    def running(self) -> int:
        """How many are not."""
        return len(self.cases) - self.closed

    def day(self, case: NaiveCase) -> date:
        """Return the day of its receipt."""
        return case.received.astimezone(self.zone).date()

    @property
    def over(self) -> int:
        """How many months of it are over."""
        if self.year != self.today.year:
            return 12 if self.year < self.today.year else 0
        return self.today.month - 1

    @property
    def asked(self) -> list[int]:
        """The months that somebody still has to confirm."""
        return [m for m in range(1, self.over + 1) if not self.months[m] and m not in self.nil]

    @property
    def period(self) -> str:
        """What it tells of."""
        if self.year != self.today.year:
            return f"tahun {self.year}"
        return f"tahun {self.year} sampai dengan {self.today.day} {NAMES[self.today.month - 1]}"

    def month_line(self, month: int, columns: Sequence[str]) -> str:
        """Return a month's line of Tabel 1."""
        running = self.year == self.today.year and month == self.today.month
        nothing = "*" if month in self.asked else "-" if month <= self.over or running else ""
        zero = "-" if self.months[month] else nothing
        counts = [*(self.columns[month, label] for label in columns), self.months[month]]
        words = [str(count) if count else zero for count in counts]
        return " ".join(filter(None, [str(month), NAMES[month - 1], *words]))

    def percent(self, month: int) -> int | None:
        """Return how much of a month is settled, to the nearest whole; never quite all or none."""
        of_month = [case for case in self.cases if self.day(case).month == month]
        if not of_month:
            return None
        done = sum(case.status is Status.CLOSED for case in of_month)
        if done in (0, len(of_month)):
            return 100 * done // len(of_month)
        return min(max(int(100 * done / len(of_month) + 0.5), 1), 99)

    def result(self, month: int) -> str:
        """Return what the evaluation says of a month."""
        of_month = [case for case in self.cases if self.day(case).month == month]
        told = []
        channels = sorted({_inside(case.channel) for case in of_month if case.channel})
        if channels:
            told.append(f"sudah disampaikan melalui {listed(channels)}")
        endings = {case.ending for case in of_month if case.status is Status.CLOSED}
        told += [
            words for key, words in _WAYS.items() if key in endings and key not in ("", "answered")
        ]
        if not told:
            told = ["sedang ditindaklanjuti"] if of_month else ["-"]
        said = "; ".join(told)
        return said[0].upper() + said[1:]

    def remark(self, month: int) -> str:
        """Return what stands beside it."""
        running = sum(
            self.day(case).month == month and case.status is not Status.CLOSED
            for case in self.cases
        )
        told = [f"{spelled(running)} aduan masih berjalan"] if running else []
        late: dict[tuple[int, int], int] = {}
        for case in self.cases:
            if self.day(case).month == month and case.status is Status.CLOSED and case.closed:
                ended = case.closed.astimezone(self.zone)
                if ended.year > self.year:
                    late[ended.year, ended.month] = late.get((ended.year, ended.month), 0) + 1
        told += [
            f"{spelled(late[year, at])} aduan selesai pada {NAMES[at - 1]} {year}"
            for year, at in sorted(late)
        ]
        return "; ".join(told) or "-"

    def recap_sentences(self) -> str:
        """Return what stands above Tabel 1."""
        doubt = listed([NAMES[month - 1] for month in self.asked])
        filled = sorted(month for month in self.months if self.months[month])
        total = sum(self.months.values())
        if not total and doubt:
            return (
                f"Selama {self.period} tidak ada aduan yang tercatat; "
                f"bulan {doubt} belum dikonfirmasi."
            )
        if not total:
            return f"Selama {self.period} tidak ada aduan yang masuk."
        said = f"Jumlah aduan pada {self.period} sebanyak {spelled(total)} aduan"
        if len(filled) == 1:
            where = f"diterima di bulan {NAMES[filled[0] - 1]} {self.year}."
            said += {1: ", ", 2: ". Keduanya "}.get(total, ". Seluruhnya ") + where
        else:
            each = [f"{NAMES[m - 1]} sebanyak {spelled(self.months[m])} aduan" for m in filled]
            said += f". Aduan tersebut diterima di bulan {listed(each)}."
        told = self.today.month if self.year == self.today.year else 12
        if doubt:
            return (
                f"{said} Sedangkan di bulan lainnya tidak ada aduan yang tercatat; "
                f"bulan {doubt} belum dikonfirmasi."
            )
        if len(filled) < told:
            said += " Sedangkan di bulan lainnya tidak ada aduan yang masuk."
        return said

    def kinds_sentence(self) -> str:
        """Return how many there are of each class."""
        counted, others = (
            listed(
                [
                    f"{spelled(self.kinds[kind])} {word}"
                    for kind, word in _KINDS.items()
                    if self.kinds[kind] and (kind in self.left_out) is out
                ]
            )
            for out in (False, True)
        )
        told = [f"Menurut klasifikasi: {counted}."] if counted else []
        told += [f"Tidak dihitung sebagai aduan: {others}."] if others else []
        return " ".join(told)

    def addressed(self) -> str:
        """Return to whom the cases were addressed, and to which others."""
        others = listed(sorted({OFFICES[case.about] for case in self.cases if case.about}))
        own, count = sum(not case.about for case in self.cases), len(self.cases)
        if not own:
            return (
                f"Namun pengaduan tersebut bukan ditujukan langsung ke {OWN} melainkan ditujukan "
                f"kepada {others}."
            )
        if own == count:
            who = {1: "Pengaduan tersebut", 2: "Keduanya"}.get(count, "Seluruhnya")
            return f"{who} ditujukan langsung ke {OWN}."
        return (
            f"Sebanyak {spelled(own)} pengaduan ditujukan langsung ke {OWN}, sedangkan "
            f"{spelled(count - own)} pengaduan ditujukan kepada {others}."
        )

    def _ended(self, *, channels: bool) -> list[tuple[int, str]]:
        found = []
        used = sorted({_inside(case.channel) for case in self.cases if case.channel})
        for key, words in _WAYS.items():
            closed = [case for case in self.cases if case.status is Status.CLOSED]
            count = sum(case.ending == key for case in closed)
            if key == "":
                count = len(self.cases) - len(closed)
            if channels and key == "answered" and used:
                words += f" melalui {listed(used)}"  # noqa: PLW2901 - the way told in full
            found += [(count, words)] if count else []
        return found

    def endings(self, *, closing: bool) -> str:
        """Return how the cases ended, as chapter V or (`closing`) the last one says it."""
        ways = self._ended(channels=closing)
        if len(ways) == 1:
            count, words = ways[0]
            second = "Kedua pengaduan tersebut" if closing else "Keduanya"
            more = "Seluruh pengaduan tersebut" if closing else "Seluruhnya"
            return f"{ {1: 'Pengaduan tersebut', 2: second}.get(count, more) } {words}".strip()
        parts = [f"{spelled(count)} pengaduan {words}" for count, words in ways]
        joined = f"{parts[0]}, sedangkan {parts[1]}" if len(parts) == 2 else listed(parts)
        return f"Sebanyak {joined}"

    def opening(self) -> str:
        """Return the first sentences of chapter V."""
        if not self.cases:
            return f"Selama {self.period} tidak terdapat pengaduan masyarakat yang masuk ke {OWN}."
        return (
            f"Selama {self.period} terdapat {spelled(len(self.cases))} pengaduan masyarakat yang "
            f"masuk ke {OWN}. {self.addressed()} {self.endings(closing=False)}"
        )

    def end(self) -> str:
        """Return the text of the last chapter."""
        count, own = len(self.cases), sum(not case.about for case in self.cases)
        if not count:
            return f"Selama {self.period} tidak terdapat pengaduan masyarakat terhadap {OWN}."
        only = "hanya " if count <= 2 else ""
        said = (
            f"Selama {self.period} {only}terdapat {spelled(count)} pengaduan masyarakat "
            f"terhadap {OWN}"
        )
        others = listed(sorted({OFFICES[case.about] for case in self.cases if case.about}))
        if not own:
            said += f" yang ditujukan kepada {others}"
        elif own < count:
            said += f", {spelled(count - own)} di antaranya ditujukan kepada {others}"
        return f"{said}. {self.endings(closing=True)}."

    def question(self) -> str:
        """Return what Beranda asks about the empty months."""
        names = [NAMES[month - 1] for month in self.asked]
        if not names:
            return "Semua bulan tanpa aduan sudah dikonfirmasi nihil."
        told = listed(names) if len(names) <= 3 else f"{len(names)} bulan"
        return f"{told} belum dikonfirmasi nihil."

    def head(self) -> str:
        """Return what the report page says above its tables."""
        total = len(self.cases)
        if self.year >= self.today.year:
            return (
                f"{total} aduan sampai hari ini. Tahun belum selesai, cetakan diberi tanda konsep."
            )
        counted = f"{total} aduan" if total else "Tidak ada aduan"
        if self.asked:
            return f"{counted}. {len(self.asked)} bulan tanpa aduan belum dikonfirmasi nihil."
        return f"{counted}. Semua bulan sudah dipastikan, laporan siap ditandatangani."


def _inside(channel: str) -> str:
    """Return a channel within a sentence: names keep their capital."""
    return "surat" if channel == "Surat" else channel
