"""What a column of a file can hold: the native format's columns, and others' names for them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.transfer.cells import CellReader


class Part(StrEnum):
    """What of a row is no field of a complaint as it stands, but becomes one or several."""

    RECEIVED_TIME = "received_time"
    MORE = "more"
    STEP_AT = "step_at"
    STEP_ACTOR = "step_actor"
    STEP_TEXT = "step_text"
    STEP_NAMED = "step_named"
    HISTORY = "history"
    ASKED_STAFF = "asked.petugas"
    ASKED_ROOM = "asked.sarana"
    ASKED_DATA = "asked.informasi"

    @property
    def topic(self) -> str:
        """The topic of what answers one of the slip's questions; "" for any other part."""
        return self.value.partition(".")[2]


ASKED = (Part.ASKED_STAFF, Part.ASKED_ROOM, Part.ASKED_DATA)
"""The slip's own questions: each answered one becomes a case."""


@dataclass(frozen=True, slots=True)
class ImportColumn:
    """One column: its heading, the field it fills (as `new_complaint.mistakes_in` names it, or a Part).

    `word` is what the mapping calls it, `names` are what other registers, forms and sites call it,
    in letters and digits only, parted by blanks. Several columns may fill a field that is `many`.
    """

    heading: str
    field: str
    word: str
    read: Callable[[CellReader, str], object] = CellReader.line
    names: str = ""
    required: bool = False
    many: bool = False


_R = CellReader
COLUMNS = (
    ImportColumn(
        "media",
        "medium",
        "Media",
        _R.medium,
        "mediapengaduan kanal saluran sumber sumberlaporan sumberaduan jalur "
        "viamedia melalui channel",
        required=True,
    ),
    ImportColumn(
        "diterima",
        "received_at",
        "Waktu diterima",
        _R.moment,
        "timestamp capwaktu stempelwaktu stempelwaktuinput tanggal tgl "
        "tanggalditerima tglditerima waktuditerima tanggalmasuk tglmasuk "
        "tanggalpengaduan tglpengaduan tanggaladuan tgladuan waktu tanggaldisposisi "
        "tgldisposisi hariditerima haritanggal tanggalwaktu",
        required=True,
    ),
    ImportColumn(
        "perihal",
        "title",
        "Perihal",
        _R.line,
        "judul judullaporan juduladuan judulpengaduan pokokaduan pokokpengaduan "
        "subjek subject hal ringkasan",
        required=True,
    ),
    ImportColumn(
        "uraian",
        "text",
        "Uraian",
        _R.line,
        "isi isilaporan isiaduan isipengaduan uraianaduan uraianpengaduan deskripsi "
        "keluhan aduan pengaduan pesan isilembar kritikdansaran kritiksaran saran "
        "kronologi materiaduan uraianmasalah permasalahan",
    ),
    ImportColumn(
        "klasifikasi",
        "classification",
        "Klasifikasi",
        _R.classification,
        "klasifikasilaporan jenis jenislaporan jenisaduan jenispengaduan tipelaporan",
    ),
    ImportColumn("materi", "topic", "Materi", _R.topic, "topik materipengaduan bidang"),
    ImportColumn(
        "satker",
        "about_office",
        "Satker yang diadukan",
        _R.office,
        "satkeryangdiadukan satkerterlapor unitkerja unitterlapor",
    ),
    ImportColumn(
        "diadukan",
        "complained_at",
        "Waktu diadukan",
        _R.moment,
        "tanggallaporan tgllaporan waktulaporan tanggallapor tanggaldibuat "
        "waktudibuat tanggalkirim waktudiadukan tanggaldiadukan dibuat",
    ),
    ImportColumn("dicatat", "registered_at", "Waktu dicatat", _R.moment, "tanggaldicatat"),
    ImportColumn(
        "nomor_asal",
        "source_reference",
        "Nomor asal",
        _R.digits,
        "nomorasal trackingid idtracking idlaporan nomorlaporan nolaporan "
        "nomortiket notiket tiket nomorpengaduan nopengaduan nomoraduan noaduan "
        "nomorregister noregister noreg nomorsurat nosurat kodelaporan",
    ),
    ImportColumn(
        "diteruskan_oleh",
        "received_from",
        "Diteruskan oleh",
        _R.line,
        "diteruskanoleh pengirimdisposisi adminpendisposisi didisposisikanoleh",
    ),
    ImportColumn("lampiran", "attachments", "Jumlah lampiran", _R.count, "jumlahlampiran"),
    ImportColumn("anonim", "anonymous", "Anonim", _R.flag, "isanonim pelaporanonim"),
    ImportColumn("rahasia", "confidential", "Rahasia", _R.flag, "israhasia laporanrahasia"),
    ImportColumn(
        "nama",
        "name",
        "Nama pelapor",
        _R.line,
        "namapelapor namalengkap namapengunjung namapengadu pelapor pengadu name "
        "fullname namaanda pengirim",
    ),
    ImportColumn(
        "kontak",
        "contact",
        "Kontak",
        _R.contact,
        "email alamatemail emailaddress surel alamatsurel username namapengguna "
        "telepon notelepon nomortelepon telp notelp hp nohp nomorhp nomorwa nowa "
        "whatsapp nowhatsapp teleponpelapor emailpelapor",
        many=True,
    ),
    ImportColumn("alamat", "address", "Alamat", _R.line, "alamatpelapor alamatpengadu"),
    ImportColumn(
        "nik",
        "national_id",
        "NIK",
        _R.national_id,
        "nonik nomornik noktp nomorktp ktp",
    ),
    ImportColumn("apa", "what", "Apa", _R.line, "what"),
    ImportColumn("di_mana", "where", "Di mana", _R.line, "dimana where lokasikejadian lokasi"),
    ImportColumn("kapan", "when", "Kapan", _R.line, "when waktukejadian tanggalkejadian"),
    ImportColumn("siapa", "who", "Siapa", _R.line, "who siapaterlibat terlapor"),
    ImportColumn("bagaimana", "how", "Bagaimana", _R.line, "how"),
    ImportColumn(
        "kategori_asal",
        "category",
        "Kategori di LAPOR",
        _R.line,
        "kategori kategorilaporan kategoriaduan",
    ),
    ImportColumn("bukti", "proof", "Bukti disebutkan", _R.line, "buktidisebutkan alatbukti"),
    ImportColumn(
        "survei",
        "survey",
        "Survei/kegiatan",
        _R.line,
        "survey namasurvei kegiatan namakegiatan surveikegiatan",
    ),
    ImportColumn(
        "wilayah", "region", "Wilayah tugas", _R.line, "wilayahtugas wilayahkerja lokasitugas"
    ),
    ImportColumn(
        "kunjungan",
        "visited",
        "Tanggal kunjungan",
        _R.day,
        "tanggalkunjungan tglkunjungan dateofvisit visitdate",
    ),
    ImportColumn("kotak_surel", "mailbox", "Masuk ke alamat", _R.line, "alamattujuan to"),
    ImportColumn(
        "platform", "platform", "Media sosialnya", _R.line, "medsos mediasosial jenismedsos"
    ),
    ImportColumn(
        "agenda", "agenda", "Nomor agenda", _R.digits, "nomoragenda noagenda agendasuratmasuk"
    ),
    ImportColumn(
        "petugas", "officer", "Diterima oleh", _R.line, "diterimaoleh petugaspenerima penerima"
    ),
    ImportColumn("antrean", "queue", "Nomor antrean", _R.digits, "nomorantrean noantrean"),
    ImportColumn("saluran_telepon", "line", "Nomor dihubungi", _R.digits, "nomordihubungi"),
    ImportColumn(
        "tautan",
        "link",
        "Tautan atau akun",
        _R.line,
        "link url tautanunggahan linkunggahan linkpostingan akunmedsos namaakun",
    ),
)
PARTS = (
    ImportColumn(
        "",
        Part.RECEIVED_TIME,
        "Jam diterima",
        _R.line,
        "jam pukul jamditerima jammasuk waktupukul",
    ),
    ImportColumn(
        "",
        Part.ASKED_STAFF,
        "Pertanyaan: layanan petugas",
        _R.line,
        "pengaduanmengenailayananpetugas layananpetugas pengaduanlayananpetugas "
        "complaintaboutstaffservice complaintsaboutstaffservice",
    ),
    ImportColumn(
        "",
        Part.ASKED_ROOM,
        "Pertanyaan: sarana dan prasarana",
        _R.line,
        "pengaduanmengenaisaranadanprasarana saranadanprasarana saranaprasarana "
        "pengaduansaranadanprasarana complaintsaboutfacilities "
        "complaintaboutfacilities",
    ),
    ImportColumn(
        "",
        Part.ASKED_DATA,
        "Pertanyaan: informasi yang belum ditemukan",
        _R.line,
        "informasiyangbelumditemukan informasibelumditemukan databelumditemukan "
        "informationnotfound informationnotyetfound",
    ),
    ImportColumn(
        "",
        Part.STEP_AT,
        "Riwayat: waktu",
        _R.moment,
        "waktutindaklanjut tanggaltindaklanjut waktulangkah waktuaktivitas",
    ),
    ImportColumn(
        "",
        Part.STEP_ACTOR,
        "Riwayat: pelaku",
        _R.line,
        "pelaku oleh aktor pelakutindaklanjut",
    ),
    ImportColumn(
        "",
        Part.STEP_TEXT,
        "Riwayat: keterangan",
        _R.line,
        "langkah aktivitas keterangantindaklanjut isitindaklanjut",
    ),
    ImportColumn(
        "",
        Part.STEP_NAMED,
        "Riwayat: waktu langkah menurut judul",
        _R.moment,
        "tanggalverifikasi waktuverifikasi tglverifikasi tanggalditeruskan "
        "waktuditeruskan waktudisposisi tanggaldiverifikasi tanggalterdisposisi",
        many=True,
    ),
    ImportColumn(
        "",
        Part.HISTORY,
        "Riwayat dalam satu sel",
        _R.line,
        "riwayat riwayattindaklanjut tindaklanjut log alur",
    ),
    ImportColumn("", Part.MORE, "Tambahkan ke uraian", _R.line, many=True),
)
TARGETS = {column.field: column for column in (*COLUMNS, *PARTS)}
"""By the field it fills, what a column can be taken for."""
BY_HEADING = {column.heading: column for column in COLUMNS}


def template() -> str:
    """Return the header line of the native format."""
    return ";".join(column.heading for column in COLUMNS)
