"""The annual report's standing text: its first three chapters and its SOP, in the office's words.

Words between asterisks are printed in italics; `{sop}` becomes the number of the SOP's figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum


@dataclass(frozen=True, slots=True)
class Text:
    """One justified paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading within a chapter, with its number."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """A list of words, each with its meaning."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the office's own; without bytes neither it nor its caption is printed."""

    caption: str
    image: bytes | None = None


Block = Text | Subheading | Bullets | Terms | Figure


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter as the report prints it; its number comes from its place."""

    title: str
    blocks: tuple[Block, ...]


class Lane(IntEnum):
    """Who does a step: the SOP's columns from left to right."""

    CUSTOMER = 0
    DESK = 1
    HEAD = 2
    TEAM = 3


@dataclass(frozen=True, slots=True)
class SopStep:
    """One row of the SOP; its boxes stand in `lanes`, joined in that order."""

    activity: tuple[str, ...]
    lanes: tuple[Lane, ...]
    needs: str = ""
    output: str = ""
    time: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """What the standing text says of this office."""

    name: str
    short_name: str
    email: str = ""
    form_link: str = ""
    is_bps: bool = True
    media: tuple[str, ...] = ()


FIGURE_KEYS = (
    *("sils", "lapor", "halo_mitra_poster", "halo_mitra_training"),
    *("online_form", "box_pst", "box_lobby"),
)


def first_chapters(
    office: OfficeWords, images: Mapping[str, bytes] | None = None
) -> tuple[Chapter, ...]:
    """Return chapters I to III; `images` holds pictures by the names in FIGURE_KEYS.

    What they tell of BPS is nothing to another office: it has one chapter on its own media.
    """
    if not office.is_bps:
        return (_own_media(office),)
    pictures = images or {}
    return (_whistle_blowing(), _other_media(pictures), _innovations(office, pictures))


def _whistle_blowing() -> Chapter:
    return Chapter(
        "Pengaduan Terpusat Melalui *Whistle Blowing System*",
        (
            Text(
                "Sistem Layanan Pengaduan BPS adalah aplikasi yang disediakan oleh Badan Pusat "
                "Statistik untuk menerima dan mengelola laporan pelanggaran (pengaduan) terutama "
                "yang berindikasi adanya kecurangan dalam pengelolaan keuangan Negara. *Whistle "
                "blowing system* disediakan untuk mempermudah penyampaian pengaduan bagi "
                "masyarakat yang memiliki informasi dan ingin melaporkan suatu perbuatan "
                "berindikasi pelanggaran yang terjadi di lingkungan BPS. Materi pengaduan yang "
                "ditindaklanjuti pada sistem ini adalah laporan terkait pelanggaran berupa:"
            ),
            Bullets(
                (
                    "Korupsi, Kolusi, dan Nepotisme",
                    "Penyalahgunaan Wewenang",
                    "Disiplin Pegawai",
                    "Standar Pelayanan",
                    "Hambatan Pelayanan",
                )
            ),
            Text(
                "BPS menghargai informasi yang masyarakat laporkan dan fokus kepada materi "
                "informasi yang disampaikan. BPS menjamin kerahasiaan identitas masyarakat "
                "sebagai *whistleblower*."
            ),
            Text("Pengaduan akan mudah ditindaklanjuti apabila memenuhi unsur sebagai berikut:"),
            Terms(
                (
                    ("What", "Perbuatan berindikasi pelanggaran yang diketahui"),
                    ("Where", "Dimana perbuatan tersebut dilakukan"),
                    ("When", "Kapan perbuatan tersebut dilakukan"),
                    ("Who", "Siapa saja yang terlibat dalam perbuatan tersebut"),
                    ("How", "Bagaimana perbuatan tersebut dilakukan (modus, cara, dsb.)"),
                )
            ),
            Text(
                "Setelah memenuhi unsur tersebut di atas, laporan yang disampaikan sebaiknya "
                "dilampiri dengan bukti atas kegiatan pelanggaran tersebut. Bukti dapat berupa "
                "file, gambar, foto, atau video baik yang berkaitan langsung dengan pelanggaran "
                "maupun bukti yang menguatkan bahwa telah terjadi pelanggaran."
            ),
        ),
    )


def _other_media(images: Mapping[str, bytes]) -> Chapter:
    return Chapter(
        "Media Pengaduan Terpusat Selain *Whistle Blowing System*",
        (
            Text(
                "Bagi masyarakat yang ingin menyampaikan pertanyaan dan saran yang bukan merupakan "
                "wewenang pengelola *Whistle Blowing System*, tersedia media lain di bawah ini:"
            ),
            Figure("Halaman muka Sistem Informasi Layanan Statistik", images.get("sils")),
            Bullets(
                (
                    (
                        "Pertanyaan terkait sensus penduduk 2020 melalui alamat email: "
                        "sp2020@bps.go.id"
                    ),
                    (
                        "Permintaan informasi terkait kegiatan BPS secara umum dapat disampaikan "
                        "melalui email bpshq@bps.go.id atau humas@bps.go.id"
                    ),
                    (
                        "Pengaduan bagi Instansi Pemerintah bukan BPS dapat disampaikan melalui "
                        "website https://www.lapor.go.id/"
                    ),
                )
            ),
            Figure(
                "Halaman muka Layanan Aspirasi dan Pengaduan Online Rakyat", images.get("lapor")
            ),
        ),
    )


def _innovations(office: OfficeWords, images: Mapping[str, bytes]) -> Chapter:
    return Chapter(
        "Inovasi dalam Media Pengaduan dan Penanganan Aduan",
        (
            Text(
                "Selain media pengaduan yang disediakan terpusat oleh BPS, satker "
                f"{office.name} juga menyediakan media pengaduan lainnya."
            ),
            Subheading("1. Aplikasi HALO MITRA"),
            Text(
                "Halo Mitra merupakan inovasi yang memudahkan pengaduan dari mitra BPS yang "
                "bertugas sebagai petugas sensus/survei."
            ),
            Text(
                "Halo Mitra disosialisasikan di setiap acara Pelatihan Petugas Survei dan Sensus "
                "agar setiap mitra mengetahui keberadaan Halo Mitra dan dapat memanfaatkannya saat "
                "dibutuhkan."
            ),
            Figure("Poster Halo Mitra", images.get("halo_mitra_poster")),
            Figure(
                "Sosialisasi Halo Mitra pada Pelatihan Survei dan Sensus",
                images.get("halo_mitra_training"),
            ),
            Subheading("2. Lembar Saran dan Pengaduan Online"),
            Text(
                "Untuk mengakomodasi pengaduan terkait ketersediaan data statistik dan media dalam "
                "penyampaian kritik dan saran terhadap pelayanan di PST, disediakan Lembar Saran "
                f"dan Pengaduan Online{_at_link(office)}."
            ),
            Figure("Lembar Saran dan Pengaduan Online", images.get("online_form")),
            Subheading("3. Kotak Saran dan Pengaduan di Ruang Pelayanan Statistik Terpadu"),
            Text(
                "Di ruang Pelayanan Statistik Terpadu (PST) dan di ruang tunggu lobi "
                f"{office.name} tersedia kotak kritik dan saran sebagai media penyampaian "
                f"pengaduan bagi pengunjung yang datang langsung ke PST {office.name}."
            ),
            Figure(
                f"Kotak Saran dan Pengaduan di Ruang PST {office.short_name}",
                images.get("box_pst"),
            ),
            Figure(
                f"Kotak Saran dan Pengaduan di Lobi PST {office.short_name}",
                images.get("box_lobby"),
            ),
            Subheading("4. Inovasi Standard Operational Prosedur (SOP) Penanganan Pengaduan"),
            _about_sop(office),
        ),
    )


def _own_media(office: OfficeWords) -> Chapter:
    online = f"Lembar saran dan pengaduan online dapat diakses pada tautan {office.form_link}."
    return Chapter(
        "Media dan Penanganan Pengaduan",
        (
            Text(f"{office.name} menerima pengaduan masyarakat melalui media berikut:"),
            Bullets(office.media),
            *((Text(online),) if office.form_link else ()),
            _about_sop(office),
        ),
    )


def _at_link(office: OfficeWords) -> str:
    return f" yang dapat diakses pada tautan {office.form_link}" if office.form_link else ""


def _about_sop(office: OfficeWords) -> Text:
    return Text(
        "Dengan tersedianya berbagai media pengaduan, maka diperlukan SOP yang jelas untuk "
        f"penanganan pengaduan dari berbagai media pengaduan tersebut. {office.name} telah "
        "menyusun SOP Pengelolaan Pengaduan seperti terlihat pada Gambar {sop}. Dengan SOP "
        "ini, seluruh pengaduan dapat segera diinventarisasi oleh petugas dan dapat segera "
        "ditindaklanjuti. SOP ini juga memastikan bahwa dilakukan monitoring dan evaluasi "
        "terhadap pengelolaan pengaduan secara rutin."
    )


# {email} and {office} are filled in; so are the times, which are the office's own standards.
_STEPS = (
    SopStep(
        (
            "Pengguna layanan memberikan pengaduan melalui media pengaduan:",
            "a. Aplikasi SP4N Lapor",
            "b. Email {email}",
            "c. Media sosial {office}",
            "d. Whistle Blowing System",
            "e. Form pengaduan PST",
        ),
        (Lane.CUSTOMER,),
        "Akun aplikasi SP4N Lapor, email, akun media sosial",
        "Pengaduan",
    ),
    SopStep(
        ("Petugas pengaduan menerima pengaduan dan mencatat di register pengaduan",),
        (Lane.DESK,),
        "PC yang telah tersambung jaringan, akun media sosial, akun SP4N Lapor",
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


def sop_steps(office: OfficeWords, times: Sequence[str]) -> tuple[SopStep, ...]:
    """Return the SOP's nine rows; `times` words the standards of its seven timed steps."""
    if len(times) != 7:
        raise ValueError("the SOP has seven timed steps")
    steps = list(_STEPS)
    if not office.is_bps:
        media = zip("abcdefgh", office.media, strict=False)
        listed = (f"{letter}. {medium}" for letter, medium in media)
        steps[0] = replace(steps[0], activity=(steps[0].activity[0], *listed))
    return tuple(
        replace(
            step,
            activity=tuple(
                line.replace("{email}", office.email).replace("{office}", office.name).rstrip()
                for line in step.activity
            ),
            time=time,
        )
        for step, time in zip(steps, (*times, "", ""), strict=True)
    )
