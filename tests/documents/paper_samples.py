"""The office, the sheets and the receipts that the tests of the papers print."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from app.documents.letter_data import LetterCase
from app.documents.letterhead import Letterhead
from app.documents.receipt_data import ReceiptData
from app.documents.sheet_data import SheetData
from app.rules.kinds import Urgency
from app.rules.letters import LetterKind
from app.rules.signers import Signatory

ZONE = ZoneInfo("Asia/Jakarta")


def moment(year: int, month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


HEAD = Letterhead(
    name_lines=("BADAN PUSAT STATISTIK", "PROVINSI BANTEN"),
    office_name="BPS Provinsi Banten",
    address=("Jl. Syekh Nawawi Al Bantani Kav. H1-2, KP3B, Kota Serang, Banten 42171",),
    contact=("Telepon (0254) 267027", "Laman banten.bps.go.id", "Surel pst3600@bps.go.id"),
    city="Serang",
    head_title="Kepala BPS Provinsi Banten",
    head_name="Ir. Ratu Nurhasanah Wiradikusumah, M.Si.",
    head_nip="19690412 199401 2 001",
)
TEAMS = (
    "Bagian Umum",
    "Tim Statistik Sosial",
    "Tim Statistik Produksi",
    "Tim Statistik Distribusi",
    "Tim Neraca Wilayah dan Analisis",
    "Tim Pengolahan dan TI",
    "Tim Diseminasi dan Layanan Statistik",
    "Tim Pembinaan Statistik Sektoral",
)
INSTRUCTIONS = (
    "Tindak lanjuti dan laporkan hasilnya",
    "Tanggapan dan saran",
    "Proses lebih lanjut",
    "Koordinasikan/konfirmasikan",
    "Siapkan jawaban kepada pelapor",
    "Teruskan ke satker/instansi berwenang",
)
SHEET = SheetData(
    signer=Signatory(HEAD.head_title, HEAD.head_name, HEAD.head_nip),
    number="0012/PGD/36000/2026",
    index="Sarana dan prasarana",
    code="PW.140",
    due_at=moment(2026, 12, 31, 16, 0),
    standard="5 hari kerja",
    origin="Raden Ajeng Siti Nurhaliza Kusumawardhani Prawiranegara",
    medium="Datang langsung (PST)",
    complained_at=moment(2026, 12, 22, 9, 40),
    source_reference="",
    received_at=moment(2026, 12, 22, 9, 45),
    attachments=1,
    urgency=Urgency.URGENT,
    title="Antrean ruang PST tidak tertib dan layar nomor antrean padam sejak awal pekan; "
    "pengunjung lanjut usia menunggu lebih dari satu jam tanpa tempat duduk",
    teams=TEAMS,
    instructions=INSTRUCTIONS,
    printed_at=moment(2026, 12, 22, 9, 47),
    zone=ZONE,
)
SECRET_SHEET = replace(
    SHEET,
    number="0002/PGD/36000/2023",
    index="Standar pelayanan",
    due_at=moment(2023, 3, 6, 16, 0),
    origin="Nama Yang Tidak Boleh Tercetak",
    medium="SP4N LAPOR",
    complained_at=moment(2023, 2, 20, 11, 35),
    source_reference="7654321",
    received_at=moment(2023, 2, 27, 14, 3),
    attachments=0,
    title="Gaji Entry Data Regsosek Tangerang Selatan Bulan Ke 1 (Januari) Belum Turun",
    printed_at=moment(2023, 2, 28, 8, 2),
    print_count=2,
    anonymous=True,
    confidential=True,
)
RECEIPT = ReceiptData(
    number=SHEET.number,
    check_code="7K4-MQ",
    received_at=SHEET.received_at,
    place="Ruang PST BPS Provinsi Banten",
    medium="Datang langsung (PST)",
    complainant="Raden Ajeng Siti Nurhaliza Kusumawardhani Prawiranegara",
    address="Perumahan Bumi Serang Damai Blok C4 Nomor 17, Kelurahan Banjarsari, Kecamatan "
    "Cipocok Jaya, Kota Serang",
    contact="0812-0000-0000, surel siti.contoh@contoh.id",
    title="Antrean ruang PST tidak tertib dan layar nomor antrean padam sejak awal pekan",
    attachments=1,
    missing=(),
    due_at=SHEET.due_at,
    officer_name="Muhammad Rizky Ardiansyah Tubagus Wijaya, S.Tr.Stat.",
    officer_nip="19950817 201903 1 002",
    printed_at=moment(2026, 12, 22, 9, 46),
    zone=ZONE,
)
ANONYMOUS_RECEIPT = replace(
    RECEIPT,
    number="0013/PGD/36000/2026",
    check_code="Q3H-9X",
    title="Petugas loket meninggalkan meja layanan pada jam pelayanan",
    attachments=0,
    print_count=2,
    anonymous=True,
)
LETTER_CASE = LetterCase(
    letter=LetterKind.FORWARDING,
    number=SHEET.number,
    medium=SHEET.medium,
    title="antrean ruang PST dan layar nomor antrean",
    complained_at=SHEET.complained_at,
    received_at=SHEET.received_at,
    urgency=Urgency.ORDINARY,
    complainant=RECEIPT.complainant,
    address="Perumahan Bumi Serang Damai Blok C4 Nomor 17\nKelurahan Banjarsari\nKota Serang",
    attachments=0,
    letter_number="B-1187/36000/PW.140/2026",
    written_at=moment(2026, 12, 30, 10, 0),
    printed_at=moment(2026, 12, 30, 10, 5),
    zone=ZONE,
)
SECRET_LETTER_CASE = replace(
    LETTER_CASE,
    number=SECRET_SHEET.number,
    medium=SECRET_SHEET.medium,
    title=SECRET_SHEET.title,
    complained_at=SECRET_SHEET.complained_at,
    received_at=SECRET_SHEET.received_at,
    urgency=Urgency.URGENT,
    complainant=SECRET_SHEET.origin,
    attachments=1,
    letter_number="B-0231/36000/PW.140/2023",
    written_at=moment(2023, 2, 27, 14, 20),
    printed_at=moment(2023, 2, 27, 14, 21),
    anonymous=True,
    confidential=True,
)
