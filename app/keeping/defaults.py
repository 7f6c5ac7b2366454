"""What a new register is filled with: BPS Provinsi Banten's lists, all of them editable."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.desk.reading_calendar import hours_text
from app.keeping.holiday_seed import national_days_off, ramadan_seasons
from app.rules.chain import GENESIS
from app.rules.work_calendar import DEFAULT_SEASON
from db import tables, writing

if TYPE_CHECKING:
    from db.session import Session

FIRST_YEAR, LAST_YEAR = 2020, 2030

SETTINGS = {
    "register_name": "Register pengaduan",
    "office_code": "3600",
    "office_name": "BPS Provinsi Banten",
    "letterhead_1": "BADAN PUSAT STATISTIK",
    "letterhead_2": "PROVINSI BANTEN",
    "address": "Jl. Syekh Nawawi Al Bantani Kav. H1-2, KP3B, Kota Serang, Banten 42171",
    "contact": "Telepon (0254) 267027   Laman banten.bps.go.id   Surel pst3600@bps.go.id",
    "email": "pst3600@bps.go.id",
    "form_link": "http://s.bps.go.id/Lembarpengaduan_PSTbanten",
    "city": "Serang",
    "head_title": "Kepala BPS Provinsi Banten",
    "head_name": "",
    "head_nip": "",
    "officer_name": "",
    "officer_nip": "",
    "logo": "",
    "zone": "Asia/Jakarta",
    "number_pattern": "{seq}/PGD/36000/{year}",
    "classification_code": "PW.140",
    "joint_leave_off": "1",
    "warn_percent": "80",
    "warn_days": "1",
    "calendar_revision": "1",
    "register_id": "",
    "recovery_key": "",
    "lock_minutes": "10",
}
RECAP_COLUMNS = (
    ("Website WBS", False),
    ("SP4N LAPOR", False),
    ("Halo Mitra", False),
    ("Kotak Saran", False),
    ("Lembar Saran dan Pengaduan Online", False),
    ("Lainnya", True),
)
# code, name, recap column (1-based), channel the answer goes through
MEDIA = (
    ("wbs", "Website WBS", 1, "aplikasi WBS"),
    ("lapor", "SP4N LAPOR", 2, "lapor.go.id"),
    ("halo-mitra", "Halo Mitra", 3, "aplikasi Halo Mitra"),
    ("kotak-saran-pst", "Kotak Saran Ruang PST", 4, "papan pengumuman PST"),
    ("kotak-saran-lobi", "Kotak Saran Lobi", 4, "papan pengumuman PST"),
    ("lembar-online", "Lembar Saran dan Pengaduan Online", 5, "surel"),
    ("email", "E-mail PST", 6, "surel"),
    ("medsos", "Media sosial", 6, "media sosial"),
    ("langsung", "Datang langsung (PST)", 6, "penjelasan langsung"),
    ("telepon", "Telepon", 6, "telepon"),
    ("surat", "Surat", 6, "surat"),
)
TOPICS = (
    ("kkn", "Korupsi, Kolusi, dan Nepotisme", "WBS"),
    ("wewenang", "Penyalahgunaan Wewenang", "WBS"),
    ("disiplin", "Disiplin Pegawai", "WBS"),
    ("standar", "Standar Pelayanan", "WBS"),
    ("hambatan", "Hambatan Pelayanan", "WBS"),
    ("petugas", "Layanan petugas", "Lembar saran"),
    ("sarana", "Sarana dan prasarana", "Lembar saran"),
    ("informasi", "Informasi yang belum ditemukan", "Lembar saran"),
    ("kepegawaian", "Kepegawaian", "Lainnya"),
    ("honor", "Honor petugas dan mitra", "Lainnya"),
    ("lainnya", "Lainnya", "Lainnya"),
)
TEAMS = (
    ("umum", "Bagian Umum"),
    ("sosial", "Tim Statistik Sosial"),
    ("produksi", "Tim Statistik Produksi"),
    ("distribusi", "Tim Statistik Distribusi"),
    ("neraca", "Tim Neraca Wilayah dan Analisis"),
    ("pengolahan", "Tim Pengolahan dan TI"),
    ("diseminasi", "Tim Diseminasi dan Layanan Statistik"),
    ("sektoral", "Tim Pembinaan Statistik Sektoral"),
)
INSTRUCTIONS = (
    ("tindak-lanjuti", "Tindak lanjuti dan laporkan hasilnya"),
    ("tanggapan", "Tanggapan dan saran"),
    ("proses", "Proses lebih lanjut"),
    ("koordinasi", "Koordinasikan/konfirmasikan"),
    ("jawaban", "Siapkan jawaban kepada pelapor"),
    ("teruskan", "Teruskan ke satker/instansi berwenang"),
)
OFFICES = (
    ("3600", "BPS Provinsi Banten", "own"),
    ("3601", "BPS Kabupaten Pandeglang", "regency"),
    ("3602", "BPS Kabupaten Lebak", "regency"),
    ("3603", "BPS Kabupaten Tangerang", "regency"),
    ("3604", "BPS Kabupaten Serang", "regency"),
    ("3671", "BPS Kota Tangerang", "regency"),
    ("3672", "BPS Kota Cilegon", "regency"),
    ("3673", "BPS Kota Serang", "regency"),
    ("3674", "BPS Kota Tangerang Selatan", "regency"),
    ("0000", "BPS Pusat", "agency"),
    ("lain", "Instansi lain", "agency"),
)
# title, amount, unit of SOP steps 1-7
TARGETS = (
    ("Terima", 5, "minutes"),
    ("Register", 5, "minutes"),
    ("Lapor Kepala", 1, "minutes"),
    ("Disposisi", 10, "minutes"),
    ("Tindak lanjut", 5, "working_days"),
    ("Laporan hasil", 15, "minutes"),
    ("Beri tahu pelapor", 5, "minutes"),
)
# code, class of case, working days from the receipt: the national limits beside the SOP
LIMITS = (
    ("verification", "any", 3),
    ("whole", "any", 14),
    ("whole", "information", 5),
    ("whole", "wbs", 60),
)
# The boxes are opened on Mondays; everything else is looked at every working day.
_BOXES = ("kotak-saran-pst", "kotak-saran-lobi")


def fill(session: Session, *, sample: bool) -> None:
    """Write all defaults into an empty register."""
    kind = {"kind": "sample" if sample else "real"}
    rows: dict[type[tables.Base], list[dict[str, object]]] = {
        tables.Setting: [{"key": k, "value": v} for k, v in (SETTINGS | kind).items()],
        tables.RecapColumn: [
            {"id": i, "label": label, "position": i, "optional": optional}
            for i, (label, optional) in enumerate(RECAP_COLUMNS, 1)
        ],
        tables.MediumEntry: [
            {
                "code": code,
                "name": name,
                "recap_column_id": column,
                "answer_channel": channel,
                "weekdays": "0" if code in _BOXES else "01234",
                "position": i,
            }
            for i, (code, name, column, channel) in enumerate(MEDIA, 1)
        ],
        tables.TopicEntry: _grouped(TOPICS),
        tables.OfficeEntry: _grouped(OFFICES),
        tables.TeamEntry: _listed(TEAMS),
        tables.InstructionEntry: _listed(INSTRUCTIONS),
        tables.SopTarget: [
            {
                "step": step,
                "title": title,
                "amount": amount,
                "unit": unit,
                "effective_from": date(FIRST_YEAR, 1, 1),
            }
            for step, (title, amount, unit) in enumerate(TARGETS, 1)
        ],
        tables.NationalLimit: [
            {
                "code": code,
                "case_class": case_class,
                "days": days,
                "effective_from": date(FIRST_YEAR, 1, 1),
            }
            for code, case_class, days in LIMITS
        ],
        tables.ChainHead: [{"id": 1, "position": 0, "hash": GENESIS}],
    }
    for table, values in (rows | _calendar_rows()).items():
        writing.add_rows(session, table, values)


def _listed(entries: tuple[tuple[str, str], ...]) -> list[dict[str, object]]:
    return [{"code": c, "name": n, "position": i} for i, (c, n) in enumerate(entries, 1)]


def _grouped(entries: tuple[tuple[str, str, str], ...]) -> list[dict[str, object]]:
    return [
        {"code": c, "name": n, "grouping": g, "position": i}
        for i, (c, n, g) in enumerate(entries, 1)
    ]


def _calendar_rows() -> dict[type[tables.Base], list[dict[str, object]]]:
    seasons = (DEFAULT_SEASON, *ramadan_seasons(FIRST_YEAR, LAST_YEAR))
    return {
        tables.DayOffEntry: [
            {
                "day": off.day,
                "name": off.name,
                "kind": off.kind.value,
                "estimated": off.estimated,
                "decree": off.decree,
                "source": off.source,
            }
            for off in national_days_off(FIRST_YEAR, LAST_YEAR)
        ],
        tables.SeasonEntry: [
            {
                "name": season.name,
                "first_day": season.first,
                "last_day": season.last,
                "hours": hours_text(season),
            }
            for season in seasons
        ],
    }
