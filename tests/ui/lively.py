"""A lively register of 2026 for pictures and page tests: complaints in every state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from app.case import Content, Identity, SourceStep
from app.clock import FixedClock
from app.desk.answering import record_answer
from app.desk.closing import close_case
from app.desk.disposing import forward_elsewhere, record_disposition, report_to_head
from app.desk.following_up import pause, record_progress, record_result
from app.desk.new_complaint import NewComplaint
from app.desk.registering import register_complaint
from app.register import Register
from app.rules.kinds import Classification
from tests.helpers.registers import create_register

ZONE = ZoneInfo("Asia/Jakarta")
LIVELY_NOW = datetime(2026, 11, 24, 11, 40, tzinfo=ZONE)


def at(month: int, day: int, hour: int, minute: int) -> datetime:
    """Return a moment of 2026 in Jakarta."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


# title, medium, classification, received, topic; oldest first. August and October have none.
_CLOSED = (
    ("Jadwal layanan PST selama libur awal tahun", "medsos", "i", (1, 8, 9, 10), "informasi"),
    ("Permintaan data inflasi bulanan Kota Serang", "email", "i", (1, 15, 10, 25), "informasi"),
    ("Saran menambah kursi di ruang tunggu PST", "kotak-saran-pst", "s", (1, 27, 8, 40), "sarana"),
    ("Honor mitra Sakernas belum diterima", "halo-mitra", "c", (2, 3, 13, 5), "honor"),
    ("Buku Provinsi Banten Dalam Angka belum tersedia", "langsung", "i", (2, 11, 10, 0), ""),
    ("Petugas konsultasi sangat membantu", "kotak-saran-pst", "s", (2, 19, 14, 20), "petugas"),
    ("Tautan publikasi di situs tidak dapat dibuka", "lembar-online", "c", (3, 3, 9, 35), ""),
    ("Permintaan data ketenagakerjaan per kecamatan", "email", "i", (3, 10, 11, 15), "informasi"),
    ("Parkir kendaraan tamu terlalu sempit", "kotak-saran-lobi", "s", (3, 26, 8, 50), "sarana"),
    ("Pencacah datang pada malam hari", "lapor", "c", (4, 6, 10, 45), "petugas"),
    ("Permintaan peta blok sensus", "email", "i", (4, 14, 9, 20), "informasi"),
    ("Nomor telepon kantor sulit dihubungi", "telepon", "c", (4, 22, 13, 30), "hambatan"),
    ("Kontrak mitra Susenas belum ditandatangani", "halo-mitra", "c", (5, 5, 10, 10), "honor"),
    ("Penjelasan angka kemiskinan September", "langsung", "i", (5, 12, 9, 0), "informasi"),
    ("Papan petunjuk ruang PST kurang jelas", "kotak-saran-lobi", "s", (5, 21, 8, 15), "sarana"),
    ("Data ekspor impor per pelabuhan 2025", "email", "i", (6, 2, 14, 5), "informasi"),
    ("Permintaan magang mahasiswa statistik", "surat", "i", (6, 10, 10, 50), ""),
    ("Antrean konsultasi statistik tidak teratur", "lembar-online", "c", (6, 18, 11, 0), "standar"),
    ("Perbedaan angka penduduk kabupaten", "lapor", "c", (6, 30, 9, 45), "standar"),
    ("Saran layanan konsultasi lewat video", "lembar-online", "s", (7, 8, 13, 10), ""),
    ("Honor petugas pengolahan belum dibayar", "halo-mitra", "c", (7, 16, 10, 30), "honor"),
    ("Permintaan data harga eceran mingguan", "email", "i", (7, 28, 8, 55), "informasi"),
    ("Pendingin ruang baca tidak berfungsi", "kotak-saran-pst", "c", (7, 29, 9, 25), "sarana"),
    ("Undangan sosialisasi diterima terlambat", "surat", "c", (7, 30, 14, 0), "hambatan"),
    ("Permintaan data industri kecil", "email", "i", (7, 31, 11, 40), "informasi"),
    ("Ucapan terima kasih kepada petugas PST", "kotak-saran-pst", "s", (9, 2, 8, 30), "petugas"),
    ("Akun perpustakaan digital terkunci", "lembar-online", "c", (9, 9, 10, 5), "hambatan"),
    ("Buku Statistik Daerah belum tersedia", "lembar-online", "i", (9, 16, 9, 33), "informasi"),
    ("Kontrak mitra belum ditandatangani", "halo-mitra", "c", (9, 22, 13, 15), "honor"),
    ("Petugas Susenas datang malam hari", "lapor", "c", (9, 30, 10, 2), "petugas"),
    ("Jam layanan PST belum tercantum di pintu", "kotak-saran-lobi", "s", (11, 2, 8, 40), ""),
    ("Permintaan data luas panen per kecamatan", "email", "i", (11, 2, 9, 10), "informasi"),
)
# Rows of _CLOSED (from 0) that belonged to another office.
_FORWARDED = {9: "3604", 18: "3602", 29: "3672"}
_KINDS = {
    "c": Classification.COMPLAINT,
    "s": Classification.ASPIRATION,
    "i": Classification.INFORMATION,
}


@dataclass
class _Story:
    """What is to happen, told in any order and run by time."""

    register: Register
    clock: FixedClock
    deeds: list[tuple[datetime, Callable[[], object]]] = field(default_factory=list)

    def at(self, moment: datetime, deed: Callable[[], object]) -> None:
        self.deeds.append((moment, deed))

    def tell(self) -> None:
        for moment, deed in sorted(self.deeds, key=lambda pair: pair[0]):
            self.clock.set(moment)
            deed()


class _Told:
    """One complaint of the story; its id is known once it is registered."""

    def __init__(self, story: _Story, complaint: NewComplaint, registered_at: datetime) -> None:
        self._story = story
        self._key = 0

        def register_it() -> None:
            self._key = register_complaint(story.register, complaint=complaint).complaint_id

        story.at(registered_at, register_it)

    def reported(self, when: datetime) -> _Told:
        self._story.at(
            when,
            lambda: report_to_head(self._story.register, complaint_id=self._key, happened_at=when),
        )
        return self

    def disposed(self, when: datetime, team: str = "diseminasi") -> _Told:
        self._story.at(
            when,
            lambda: record_disposition(
                self._story.register,
                complaint_id=self._key,
                happened_at=when,
                teams=(team,),
                instructions=("tindak-lanjuti",),
                note="Mohon diselesaikan sesuai standar.",
            ),
        )
        return self

    def progressed(self, when: datetime, note: str, *, finished: bool = False) -> _Told:
        self._story.at(
            when,
            lambda: record_progress(
                self._story.register,
                complaint_id=self._key,
                happened_at=when,
                note=note,
                finished=finished,
            ),
        )
        return self

    def paused(self, when: datetime) -> _Told:
        self._story.at(
            when,
            lambda: pause(
                self._story.register,
                complaint_id=self._key,
                happened_at=when,
                reason="complainant",
            ),
        )
        return self

    def resulted(self, when: datetime) -> _Told:
        self._story.at(
            when,
            lambda: record_result(
                self._story.register,
                complaint_id=self._key,
                happened_at=when,
                result="settled",
                note="Sudah ditangani; penjelasan disiapkan.",
            ),
        )
        return self

    def answered(self, when: datetime) -> _Told:
        self._story.at(
            when,
            lambda: record_answer(
                self._story.register,
                complaint_id=self._key,
                happened_at=when,
                channel="surel",
                answer="Terima kasih. Hal ini sudah kami tangani.",
            ),
        )
        return self

    def closed(self, when: datetime) -> _Told:
        self._story.at(
            when,
            lambda: close_case(self._story.register, complaint_id=self._key, happened_at=when),
        )
        return self

    def forwarded(self, when: datetime, office: str) -> _Told:
        self._story.at(
            when,
            lambda: forward_elsewhere(
                self._story.register, complaint_id=self._key, happened_at=when, office=office
            ),
        )
        return self


def make_lively(path: str | Path, now: datetime = LIVELY_NOW) -> None:
    """Create a register with 47 complaints of 2026 as they stand on 24 November, 11.40.

    `now` is only where the clock is left; the states are meant to be seen at LIVELY_NOW.
    """
    clock = FixedClock(at(1, 5, 8, 0))
    register = create_register(str(path), clock=clock)
    try:
        story = _Story(register, clock)
        _tell_closed(story)
        _tell_running(story)
        _tell_with_teams(story)
        _tell_waiting(story)
        story.tell()
        clock.set(now)
    finally:
        register.close()


def _complaint(
    title: str,
    medium: str,
    kind: str,
    received: datetime,
    *,
    topic: str = "",
    name: str = "",
    confidential: bool = False,
    text: str = "",
) -> NewComplaint:
    return NewComplaint(
        medium=medium,
        received_at=received,
        title=title,
        content=Content(text=text or f"{title}. Mohon penjelasan dan tindak lanjutnya."),
        identity=Identity(name=name, contact="0812-0000-0000" if name else ""),
        confidential=confidential,
        classification=_KINDS[kind],
        topic=topic,
    )


def _tell_closed(story: _Story) -> None:
    for row, (title, medium, kind, (month, day, hour, minute), topic) in enumerate(_CLOSED):
        received = at(month, day, hour, minute)
        told = _Told(
            story,
            _complaint(title, medium, kind, received, topic=topic, name="Siti Aminah" * (row % 2)),
            received + timedelta(minutes=4),
        )
        told.reported(received + timedelta(minutes=5))
        if row in _FORWARDED:
            told.forwarded(received + timedelta(minutes=40), _FORWARDED[row])
            continue
        team = ("diseminasi", "umum", "sosial", "distribusi")[row % 4]
        told.disposed(received + timedelta(minutes=12), team)
        done = received + timedelta(days=1 if received.weekday() < 4 else 4)
        told.resulted(done).answered(done + timedelta(minutes=3))
        told.closed(done + timedelta(minutes=4))


def _follow(
    story: _Story, complaint: NewComplaint, disposed: datetime, team: str = "diseminasi"
) -> _Told:
    received = complaint.received_at
    assert isinstance(received, datetime)
    told = _Told(story, complaint, received + timedelta(minutes=4))
    return told.reported(received + timedelta(minutes=5)).disposed(disposed, team)


def _tell_running(story: _Story) -> None:
    ready = _complaint(
        "Ucapan terima kasih atas konsultasi", "kotak-saran-pst", "s", at(11, 3, 11, 5)
    )
    done = _follow(story, ready, at(11, 3, 11, 15))
    done.resulted(at(11, 24, 10, 50)).answered(at(11, 24, 10, 54))
    toilet = _complaint(
        "Toilet pengunjung perlu diperbaiki", "kotak-saran-lobi", "s", at(11, 18, 8, 5)
    )
    told = _follow(story, toilet, at(11, 18, 8, 20), "umum")
    told.progressed(at(11, 24, 11, 30), "Perbaikan selesai dikerjakan.", finished=True)
    visits = _complaint(
        "Keberatan atas kunjungan pencacah berulang",
        "lapor",
        "c",
        at(11, 6, 8, 58),
        topic="petugas",
    )
    _Told(story, visits, at(11, 6, 9, 2)).forwarded(at(11, 6, 9, 20), "3602")
    answers = (
        ("Data mikro lambat ditanggapi", (9, 11, 33), 37),
        ("Alamat kantor di situs belum diperbarui", (10, 15, 10), 38),
    )
    for title, (day, hour, minute), result in answers:
        given = _complaint(title, "lembar-online", "s", at(11, day, hour, minute), name="Budi")
        _follow(story, given, at(11, day, hour, minute + 12)).resulted(at(11, 24, 11, result))
    late = _complaint(
        "Berkas pendaftaran mitra ditolak tanpa alasan", "lapor", "c", at(11, 12, 9, 40)
    )
    _follow(story, late, at(11, 13, 8, 0), "umum")
    exports = _complaint("Data ekspor per pelabuhan 2025", "email", "i", at(11, 13, 10, 22))
    _follow(story, exports, at(11, 13, 10, 35), "distribusi").paused(at(11, 16, 9, 0))


def _tell_with_teams(story: _Story) -> None:
    levy = _complaint(
        "Dugaan pungutan dalam perekrutan mitra",
        "halo-mitra",
        "c",
        at(11, 16, 13, 5),
        topic="kkn",
        name="Pelapor Rahasia",
        confidential=True,
        text="Isi yang disegel: pungutan oleh oknum.",
    )
    _follow(story, levy, at(11, 17, 8, 15), "umum")
    poverty = _complaint(
        "Permintaan data kemiskinan per kecamatan", "email", "i", at(11, 18, 8, 47)
    )
    _follow(story, poverty, at(11, 18, 9, 0), "sosial")
    chairs = _complaint(
        "Kursi ruang tunggu lobi rusak", "kotak-saran-lobi", "c", at(11, 19, 14, 30)
    )
    _follow(story, chairs, at(11, 19, 14, 41), "umum")
    queue = _complaint(
        "Antrean PST lama saat jam istirahat",
        "kotak-saran-pst",
        "c",
        at(11, 20, 9, 15),
        topic="standar",
        name="Dewi Lestari",
        text="Antrean di PST panjang antara pukul 12.00 dan 13.00 karena hanya satu petugas.",
    )
    _follow(story, queue, at(11, 20, 9, 30)).progressed(
        at(11, 23, 10, 0), "Jadwal petugas istirahat disusun ulang."
    )


def _tell_waiting(story: _Story) -> None:
    _Told(story, _wages(), at(11, 24, 11, 30)).reported(at(11, 24, 11, 31))
    gdp = _complaint(
        "Angka PDRB di publikasi berbeda dengan di situs", "lapor", "i", at(11, 24, 10, 5)
    )
    _Told(story, gdp, at(11, 24, 11, 32)).reported(at(11, 24, 11, 33))
    letter = _complaint(
        "Pencacah tidak menunjukkan surat tugas",
        "lembar-online",
        "c",
        at(11, 24, 11, 20),
        topic="petugas",
        name="Ahmad Fauzi",
    )
    _Told(story, letter, at(11, 24, 11, 37)).reported(at(11, 24, 11, 38))
    fresh = _complaint("Permintaan data inflasi November", "telepon", "i", at(11, 24, 11, 36))
    _Told(story, fresh, at(11, 24, 11, 39) + timedelta(seconds=30))


def _wages() -> NewComplaint:
    return NewComplaint(
        medium="lapor",
        received_at=at(11, 24, 8, 20),
        complained_at=at(11, 20, 14, 7),
        title="Honor petugas pendataan Oktober belum diterima",
        content=Content(
            text="Sampai hari ini honor pendataan bulan Oktober belum masuk ke rekening, padahal "
            "pekerjaan sudah diserahkan tanggal 31 Oktober. Mohon kejelasan jadwal pembayaran dan "
            "siapa yang dapat dihubungi.",
            what="Honor pendataan belum dibayarkan",
            where="Kota Serang",
            when="Oktober 2026",
        ),
        anonymous=True,
        confidential=True,
        topic="standar",
        source_reference="8214406",
        source_steps=(
            SourceStep(at(11, 23, 14, 24), "Admin Nasional", "meneruskan kepada BPS Pusat."),
            SourceStep(at(11, 23, 14, 3), "BPS Pusat", "meneruskan kepada BPS Provinsi Banten."),
        ),
        received_from="Admin BPS Pusat",
        attachments=3,
    )
