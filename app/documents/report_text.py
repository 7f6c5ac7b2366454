"""The annual report's standing text: its first three chapters, in the office's words."""

from collections.abc import Iterator

from app.documents.report_blocks import (
    Block,
    Bullets,
    NewPage,
    Prose,
    Subheading,
    Terms,
    prose,
    runs,
)
from app.documents.report_data import OfficeWords
from app.documents.report_numbers import Numbering

FIGURE_KEYS = (
    *("sils", "lapor", "halo_mitra_poster", "halo_mitra_training"),
    *("online_form", "box_pst", "box_lobby"),
)


def first_chapters(office: OfficeWords, numbers: Numbering) -> Iterator[Block]:
    """Tell chapters I to III; pictures have the names in FIGURE_KEYS, the SOP's comes next.

    What they tell of BPS is nothing to another office: it has one chapter on its own media.
    """
    if not office.is_bps:
        yield from _own_media(office, numbers)
        return
    yield from _whistle_blowing(numbers)
    yield NewPage()
    yield from _other_media(numbers)
    yield NewPage()
    yield from _innovations(office, numbers)


def _whistle_blowing(numbers: Numbering) -> Iterator[Block]:
    yield numbers.heading("Pengaduan Terpusat Melalui *Whistle Blowing System*")
    yield prose(
        "Sistem Layanan Pengaduan BPS adalah aplikasi yang disediakan oleh Badan Pusat "
        "Statistik untuk menerima dan mengelola laporan pelanggaran (pengaduan) terutama "
        "yang berindikasi adanya kecurangan dalam pengelolaan keuangan Negara. *Whistle "
        "blowing system* disediakan untuk mempermudah penyampaian pengaduan bagi "
        "masyarakat yang memiliki informasi dan ingin melaporkan suatu perbuatan "
        "berindikasi pelanggaran yang terjadi di lingkungan BPS. Materi pengaduan yang "
        "ditindaklanjuti pada sistem ini adalah laporan terkait pelanggaran berupa:"
    )
    yield _bullets(
        "Korupsi, Kolusi, dan Nepotisme",
        "Penyalahgunaan Wewenang",
        "Disiplin Pegawai",
        "Standar Pelayanan",
        "Hambatan Pelayanan",
    )
    yield prose(
        "BPS menghargai informasi yang masyarakat laporkan dan fokus kepada materi "
        "informasi yang disampaikan. BPS menjamin kerahasiaan identitas masyarakat "
        "sebagai *whistleblower*."
    )
    yield prose("Pengaduan akan mudah ditindaklanjuti apabila memenuhi unsur sebagai berikut:")
    yield Terms(
        (
            ("What", "Perbuatan berindikasi pelanggaran yang diketahui"),
            ("Where", "Di mana perbuatan tersebut dilakukan"),
            ("When", "Kapan perbuatan tersebut dilakukan"),
            ("Who", "Siapa saja yang terlibat dalam perbuatan tersebut"),
            ("How", "Bagaimana perbuatan tersebut dilakukan (modus, cara, dsb.)"),
        )
    )
    yield prose(
        "Setelah memenuhi unsur tersebut di atas, laporan yang disampaikan sebaiknya "
        "dilampiri dengan bukti atas kegiatan pelanggaran tersebut. Bukti dapat berupa "
        "file, gambar, foto, atau video baik yang berkaitan langsung dengan pelanggaran "
        "maupun bukti yang menguatkan bahwa telah terjadi pelanggaran."
    )


def _other_media(numbers: Numbering) -> Iterator[Block]:
    yield numbers.heading("Media Pengaduan Terpusat Selain *Whistle Blowing System*")
    yield prose(
        "Bagi masyarakat yang ingin menyampaikan pertanyaan dan saran yang bukan merupakan "
        "wewenang pengelola *Whistle Blowing System*, tersedia media lain di bawah ini:"
    )
    yield from numbers.picture("sils", "Halaman muka Sistem Informasi Layanan Statistik")
    yield _bullets(
        (
            "Permintaan informasi terkait kegiatan BPS secara umum dapat disampaikan "
            "melalui surel bpshq@bps.go.id atau humas@bps.go.id"
        ),
        (
            "Pengaduan bagi Instansi Pemerintah bukan BPS dapat disampaikan melalui "
            "website https://www.lapor.go.id/"
        ),
    )
    yield from numbers.picture("lapor", "Halaman muka Layanan Aspirasi dan Pengaduan Online Rakyat")


def _innovations(office: OfficeWords, numbers: Numbering) -> Iterator[Block]:
    yield numbers.heading("Inovasi dalam Media Pengaduan dan Penanganan Aduan")
    yield prose(
        "Selain media pengaduan yang disediakan terpusat oleh BPS, satker "
        "{office} juga menyediakan media pengaduan lainnya.",
        office=office.name,
    )
    yield Subheading("1. Aplikasi HALO MITRA")
    yield prose(
        "Halo Mitra merupakan inovasi yang memudahkan pengaduan dari mitra BPS yang "
        "bertugas sebagai petugas sensus/survei."
    )
    yield prose(
        "Halo Mitra disosialisasikan di setiap acara Pelatihan Petugas Survei dan Sensus "
        "agar setiap mitra mengetahui keberadaan Halo Mitra dan dapat memanfaatkannya saat "
        "dibutuhkan."
    )
    yield from numbers.picture("halo_mitra_poster", "Poster Halo Mitra")
    yield from numbers.picture(
        "halo_mitra_training", "Sosialisasi Halo Mitra pada Pelatihan Survei dan Sensus"
    )
    yield Subheading("2. Lembar Saran dan Pengaduan Online")
    yield prose(
        "Untuk mengakomodasi pengaduan terkait ketersediaan data statistik dan media dalam "
        "penyampaian kritik dan saran terhadap pelayanan di PST, disediakan Lembar Saran "
        "dan Pengaduan Online{at_link}.",
        at_link=f" yang dapat diakses pada tautan {office.form_link}" if office.form_link else "",
    )
    yield from numbers.picture("online_form", "Lembar Saran dan Pengaduan Online")
    yield Subheading("3. Kotak Saran dan Pengaduan di Ruang Pelayanan Statistik Terpadu")
    yield prose(
        "Di ruang Pelayanan Statistik Terpadu (PST) dan di ruang tunggu lobi "
        "{office} tersedia kotak kritik dan saran sebagai media penyampaian "
        "pengaduan bagi pengunjung yang datang langsung ke PST {office}.",
        office=office.name,
    )
    yield from numbers.picture(
        "box_pst", f"Kotak Saran dan Pengaduan di Ruang PST {office.short_name}"
    )
    yield from numbers.picture(
        "box_lobby", f"Kotak Saran dan Pengaduan di Lobi PST {office.short_name}"
    )
    yield Subheading("4. Inovasi Standar Operasional Prosedur (SOP) Penanganan Pengaduan")
    yield _about_sop(office, numbers)


def _own_media(office: OfficeWords, numbers: Numbering) -> Iterator[Block]:
    yield numbers.heading("Media dan Penanganan Pengaduan")
    yield prose("{office} menerima pengaduan masyarakat melalui media berikut:", office=office.name)
    yield _bullets(*office.media)
    if office.form_link:
        yield prose(
            "Lembar saran dan pengaduan online dapat diakses pada tautan {link}.",
            link=office.form_link,
        )
    yield _about_sop(office, numbers)


def _about_sop(office: OfficeWords, numbers: Numbering) -> Prose:
    return prose(
        "Dengan tersedianya berbagai media pengaduan, maka diperlukan SOP yang jelas untuk "
        "penanganan pengaduan dari berbagai media pengaduan tersebut. {office} telah "
        "menyusun SOP Pengelolaan Pengaduan seperti terlihat pada Gambar {sop}. Dengan SOP "
        "ini, seluruh pengaduan dapat segera diinventarisasi oleh petugas dan dapat segera "
        "ditindaklanjuti. SOP ini juga memastikan bahwa dilakukan monitoring dan evaluasi "
        "terhadap pengelolaan pengaduan secara rutin.",
        office=office.name,
        sop=str(numbers.next_figure),
    )


def _bullets(*items: str) -> Bullets:
    return Bullets(tuple(runs(item) for item in items))
