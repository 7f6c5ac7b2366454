"""The office's SOP as the annual report shows it: its steps, and the words around them."""

from collections.abc import Sequence
from dataclasses import replace

from app.documents.report_blocks import Caption, Lane, SopChart, SopStep
from app.documents.report_data import OfficeWords

_HEADS = (
    *("No.", "Aktivitas", "Pengguna Layanan", "Petugas Pengaduan", "Pimpinan Satker"),
    *("Tim dalam satker", "Kelengkapan", "Output", "Waktu", "Keterangan"),
)
# {email} and {office} are filled in; so are the times, which are the office's own standards.
_STEPS = (
    SopStep(
        (
            "Pengguna layanan memberikan pengaduan melalui media pengaduan:",
            "a. Aplikasi SP4N LAPOR",
            "b. Surel {email}",
            "c. Media sosial {office}",
            "d. Whistle Blowing System",
            "e. Form pengaduan PST",
        ),
        (Lane.CUSTOMER,),
        "Akun aplikasi SP4N LAPOR, surel, akun media sosial",
        "Pengaduan",
    ),
    SopStep(
        ("Petugas pengaduan menerima pengaduan dan mencatat di register pengaduan",),
        (Lane.DESK,),
        "PC yang telah tersambung jaringan, akun media sosial, akun SP4N LAPOR",
        "Register pengaduan",
    ),
    SopStep(
        ("Petugas pengaduan melaporkan pengaduan ke pimpinan satker",),
        (Lane.DESK,),
        "Alat tulis kantor, PC",
        "Pengaduan",
    ),
    SopStep(
        ("Pimpinan satker mendisposisikan pengaduan ke tim dalam satker untuk ditindaklanjuti",),
        (Lane.HEAD,),
        "Alat tulis kantor",
        "Lembar disposisi",
    ),
    SopStep(
        ("Tim dalam satker menindaklanjuti pengaduan",),
        (Lane.TEAM,),
        "PC, alat tulis",
        "Tindak lanjut pengaduan",
    ),
    SopStep(
        (
            (
                "Tim dalam satker menyerahkan laporan hasil tindak lanjut ke pimpinan satker dan "
                "petugas pengaduan"
            ),
        ),
        (Lane.TEAM, Lane.HEAD, Lane.DESK),
        "PC, alat tulis",
        "Laporan hasil tindak lanjut",
    ),
    SopStep(
        (
            (
                "Petugas pengaduan menginformasikan hasil tindak lanjut ke pengguna layanan yang "
                "memberikan pengaduan"
            ),
        ),
        (Lane.DESK,),
        "Laporan hasil tindak lanjut",
        "",
    ),
    SopStep(("Pengguna layanan menerima hasil tindak lanjut pengaduan",), (Lane.CUSTOMER,)),
    SopStep(("Selesai",), (Lane.CUSTOMER,)),
)


def sop_chart(office: OfficeWords, times: Sequence[str], *, caption: Caption) -> SopChart:
    """Return the SOP's figure; `times` word the standards of its seven timed steps."""
    if len(times) != 7:
        raise ValueError("the SOP has seven timed steps")
    rows = list(_STEPS)
    if not office.is_bps:
        listed = (
            f"{letter}. {medium}" for letter, medium in zip("abcdefgh", office.media, strict=False)
        )
        rows[0] = replace(rows[0], activity=(rows[0].activity[0], *listed))
    steps = (
        replace(
            step,
            activity=tuple(
                line.replace("{email}", office.email).replace("{office}", office.name).rstrip()
                for line in step.activity
            ),
            time=time,
        )
        for step, time in zip(rows, (*times, "", ""), strict=True)
    )
    return SopChart(
        heads=_HEADS,
        standard="Mutu Baku",
        begin="Mulai",
        end="Selesai",
        steps=tuple(steps),
        caption=caption,
    )
