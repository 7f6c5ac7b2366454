"""The sample register: the two complaints of the office's report of 2023."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.clock import FixedClock
from app.desk.answering import record_answer
from app.desk.confirming_nil import confirm_nil
from app.desk.disposing import forward_elsewhere
from app.desk.registering import NewComplaint, register_complaint
from app.facts import Classification, Content, SourceStep
from app.keeping.opening import create_register, open_register
from app.register import Register

SAMPLE_YEAR = 2023
_LAPOR = "Admin Nasional SP4N-LAPOR!"


def _at(day: int, hour: int, minute: int) -> datetime:
    return datetime(SAMPLE_YEAR, 2, day, hour, minute, tzinfo=ZoneInfo("Asia/Jakarta"))


STAFF_QUESTION = NewComplaint(
    medium="lapor",
    received_at=_at(27, 13, 44),
    complained_at=_at(24, 15, 26),
    title="Informasi Kepegawaian",
    content=Content(
        text="Pelapor meminta informasi mengenai status kepegawaian seseorang di BPS Kabupaten "
        "Tangerang."
    ),
    anonymous=True,
    confidential=True,
    classification=Classification.INFORMATION,
    topic="kepegawaian",
    about_office="3603",
    source_steps=(
        SourceStep(
            _at(24, 14, 24), _LAPOR, "meneruskan pengaduan kepada Pemerintah Kabupaten Tangerang."
        ),
    ),
    received_from="Badan Pusat Statistik",
)
UNPAID_WAGES = NewComplaint(
    medium="lapor",
    received_at=_at(27, 14, 3),
    complained_at=_at(20, 11, 35),
    title="Gaji Entry Data Regsosek Tangerang Selatan Bulan Ke 1 (Januari) Belum Turun",
    content=Content(
        text="Gaji bulan Januari 2023 belum diterima. Pelapor memohon tanggapan dari pihak yang "
        "berwenang.",
        what="Gaji entry data Regsosek belum dibayarkan",
        where="BPS Kota Tangerang Selatan",
        when="Januari 2023",
    ),
    anonymous=True,
    confidential=True,
    topic="honor",
    about_office="3674",
    source_steps=(
        SourceStep(_at(22, 8, 19), _LAPOR, "meneruskan pengaduan kepada Badan Pusat Statistik."),
    ),
    received_from="Badan Pusat Statistik",
)


def create_sample(location: str) -> Register:
    """Create a sample register, marked CONTOH everywhere, and open it."""
    clock = FixedClock(_at(27, 13, 44))
    register = create_register(location, clock=clock, sample=True)
    try:
        register.via = "sample"
        _fill(register, clock)
    finally:
        register.close()
    return open_register(location)


def _fill(register: Register, clock: FixedClock) -> None:
    staff = register_complaint(register, complaint=STAFF_QUESTION).complaint_id
    record_answer(
        register,
        complaint_id=staff,
        happened_at=_at(27, 13, 44),
        channel="lapor.go.id",
        answer="Terima kasih atas laporannya, akan kami tindak lanjuti.",
        final=False,
    )
    clock.set(_at(27, 13, 47))
    forward_elsewhere(
        register,
        complaint_id=staff,
        happened_at=_at(27, 13, 47),
        office="3603",
        answered_at=_at(27, 13, 47),
        answer="Yang bersangkutan tidak terdaftar sebagai ASN.",
        channel="lapor.go.id",
    )
    clock.set(_at(27, 14, 5))
    wages = register_complaint(register, complaint=UNPAID_WAGES).complaint_id
    clock.set(_at(27, 16, 33))
    forward_elsewhere(
        register,
        complaint_id=wages,
        happened_at=_at(27, 16, 33),
        office="3674",
        answered_at=_at(27, 16, 33),
        answer="Terima kasih. Gaji sudah dibayarkan; tangkapan layar bukti transfer terlampir.",
        channel="lapor.go.id",
    )
    clock.set(datetime(SAMPLE_YEAR + 1, 1, 5, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta")))
    for month in (1, *range(3, 13)):
        confirm_nil(register, year=SAMPLE_YEAR, month=month)
