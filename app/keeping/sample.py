"""The sample register: the two complaints of the office's report of 2023."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from app.case import Content, SourceStep
from app.clock import FixedClock, SystemClock
from app.desk.answering import record_answer
from app.desk.closing import close_case
from app.desk.confirming_nil import confirm_nil
from app.desk.new_complaint import NewComplaint
from app.desk.reading_office import read_office
from app.desk.registering import register_complaint
from app.errors import UserMistake
from app.keeping.creating import create_sample_register
from app.keeping.opening import open_register
from app.register import Register
from app.rules.kinds import Classification

SAMPLE_YEAR = 2023
FIRST_YEAR = 2000
_ZONE = ZoneInfo("Asia/Jakarta")
_LAPOR = "Admin Nasional SP4N LAPOR"


def _at(day: int, hour: int, minute: int) -> datetime:
    return datetime(SAMPLE_YEAR, 2, day, hour, minute, tzinfo=_ZONE)


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


def create_sample(location: str, *, year: int = SAMPLE_YEAR) -> Register:
    """Create a sample register, marked CONTOH everywhere, and open it.

    Another past year than 2023 gets the same two complaints, moved to its February. Raises
    UserMistake for a year that isn't over, or one before 2000.
    """
    present = SystemClock().now().astimezone(_ZONE).year
    if not FIRST_YEAR <= year < present:
        raise UserMistake(
            {"year": f"Data contoh dapat dibuat untuk tahun {FIRST_YEAR} sampai {present - 1}."}
        )
    clock = FixedClock(_at(27, 13, 44).replace(year=year))
    register = create_sample_register(location, clock=clock)
    try:
        register.via = "sample"
        _fill(register, clock, year)
    finally:
        register.close()
    return open_register(location)


def _moved(complaint: NewComplaint, year: int) -> NewComplaint:
    """Return the same complaint as if it had come in another year."""
    if complaint.received_at is None or complaint.complained_at is None:
        raise ValueError("a sample complaint has both its moments")
    text = complaint.content
    return replace(
        complaint,
        received_at=complaint.received_at.replace(year=year),
        complained_at=complaint.complained_at.replace(year=year),
        content=replace(
            text,
            text=text.text.replace(str(SAMPLE_YEAR), str(year)),
            when=text.when.replace(str(SAMPLE_YEAR), str(year)),
        ),
        source_steps=tuple(
            replace(step, happened_at=step.happened_at.replace(year=year))
            for step in complaint.source_steps
        ),
    )


def _fill(register: Register, clock: FixedClock, year: int) -> None:
    def at(day: int, hour: int, minute: int) -> datetime:
        return _at(day, hour, minute).replace(year=year)

    staff = register_complaint(register, complaint=_moved(STAFF_QUESTION, year)).complaint_id
    record_answer(
        register,
        complaint_id=staff,
        happened_at=at(27, 13, 44),
        channel="lapor.go.id",
        answer="Terima kasih atas laporannya, akan kami tindak lanjuti.",
        final=False,
    )
    clock.set(at(27, 13, 47))
    _answer(
        register,
        staff,
        at(27, 13, 47),
        answer="Yang bersangkutan tidak terdaftar sebagai ASN.",
        summary="Yang bersangkutan tidak terdaftar sebagai ASN",
    )
    clock.set(at(27, 14, 5))
    wages = register_complaint(register, complaint=_moved(UNPAID_WAGES, year)).complaint_id
    clock.set(at(27, 16, 33))
    _answer(
        register,
        wages,
        at(27, 16, 33),
        answer="Terima kasih. Gaji sudah dibayarkan; tangkapan layar bukti transfer terlampir.",
        summary="Gaji sudah dibayarkan; tangkapan layar bukti transfer terlampir",
    )
    clock.set(datetime(year + 1, 1, 5, 9, 0, tzinfo=_ZONE))
    looked = tuple(medium.code for medium in read_office(register).media)
    for month in (1, *range(3, 13)):
        confirm_nil(register, year=year, month=month, looked=looked)


def _answer(
    register: Register, complaint_id: int, moment: datetime, *, answer: str, summary: str
) -> None:
    """Answer a complaint on LAPOR, whose system then closes it."""
    record_answer(
        register,
        complaint_id=complaint_id,
        happened_at=moment,
        channel="lapor.go.id",
        answer=answer,
        summary=summary,
    )
    close_case(register, complaint_id=complaint_id, happened_at=moment, closing="system")
