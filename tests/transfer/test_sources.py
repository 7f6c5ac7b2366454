"""Files of the online form, of SP4N-LAPOR! and of old registers, known by their heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.case import SourceStep
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.rules.moments import table_moment
from app.transfer.import_row import RowState
from app.transfer.importing import Preview, apply_import, preview_import
from app.transfer.mapping import Mapping, Source
from tests.transfer.sheets import DATE_TIME, Sheet, number, workbook

if TYPE_CHECKING:
    from app.register import Register

INDONESIAN = (
    "Cap waktu,Email,Nama Pengunjung,Tanggal kunjungan,Pengaduan mengenai layanan petugas,"
    "Pengaduan mengenai sarana dan prasarana,Informasi yang belum ditemukan"
)
ENGLISH = (
    "Timestamp,Email Address,Nama Pengunjung *,Tanggal kunjungan *,"
    "Pengaduan mengenai layanan petugas,Pengaduan mengenai sarana dan prasarana,"
    "Informasi yang belum ditemukan"
)


def preview(register: Register, text: str | bytes, mapping: Mapping | None = None) -> Preview:
    content = text if isinstance(text, bytes) else text.encode()
    return preview_import(register, content=content, mapping=mapping)


def steps(register: Register, told: tuple[SourceStep, ...]) -> list[tuple[str, str, str]]:
    zone = read_office(register).zone
    return [(table_moment(each.happened_at, zone), each.actor, each.sentence) for each in told]


# --- the online form -----------------------------------------------------------------------------


@pytest.mark.parametrize("heads", [INDONESIAN, ENGLISH])
@pytest.mark.parametrize(
    "stamp",
    ["16/03/2026 9:03:22", "3/16/2026 9:03:22", "2026/03/16 9:03:22 AM GMT+7", "16/3/2026 9.03.22"],
)
def test_one_answer_becomes_up_to_three_cases(
    file_register: Register, heads: str, stamp: str
) -> None:
    row = f"{stamp},rina@contoh.invalid,Rina,16/03/2026,Petugas ketus,AC mati,Data PDRB\n"
    found = preview(file_register, f"{heads}\n{row}")
    assert found.mapping.source is Source.FORM
    told = [(c.title, c.topic, c.classification.value) for c in found.complaints]
    assert told == [
        ("Petugas ketus", "petugas", "complaint"),
        ("AC mati", "sarana", "complaint"),
        ("Data PDRB", "informasi", "information"),
    ]
    for each in found.complaints:
        assert each.received_at is not None
        assert each.received_at.isoformat() == "2026-03-16T09:03:22+07:00"
        assert (each.medium, each.content.visited) == ("lembar-online", "16/03/2026")
        assert (each.identity.name, each.identity.contact) == ("Rina", "rina@contoh.invalid")


def test_what_a_confidential_answer_says_stands_in_no_title(file_register: Register) -> None:
    row = "16/03/2026 9:03:22,rina@contoh.invalid,Rina,16/03/2026,Pak Budi meminta uang,,,ya\n"
    (found,) = preview(file_register, f"{INDONESIAN},Rahasia\n{row}").complaints
    assert (found.confidential, found.title) == (True, "Aduan rahasia")
    assert found.content.text == "Pak Budi meminta uang"


@pytest.mark.parametrize(
    "nothing", ["", "-", ".", "--", "tidak ada", "Tidak Ada.", "nihil", "NIHIL", "n/a", "tdk ada"]
)
def test_what_stands_for_nothing_is_no_case(file_register: Register, nothing: str) -> None:
    row = f"16/03/2026 9:03:22,a@contoh.invalid,Ani,16/03/2026,{nothing},{nothing},{nothing}\n"
    (found,) = preview(file_register, f"{INDONESIAN}\n{row}").rows
    assert (found.state, found.complaint) == (RowState.NOTHING, None)


@pytest.mark.parametrize(
    "thanks",
    [
        *("baik", "ok", "Bagus!", "sangat baik, terima kasih", "Terima kasih", "Oke", "mantap"),
        *("Sudah baik", "pelayanan sangat memuaskan", "petugasnya ramah", "👍", "Terimakasih 🙏"),
    ],
)
def test_thanks_are_counted_and_become_a_case_on_wish_only(
    file_register: Register, thanks: str
) -> None:
    row = f'16/03/2026 9:03:22,a@contoh.invalid,Ani,16/03/2026,"{thanks}",-,.\n'
    found = preview(file_register, f"{INDONESIAN}\n{row}")
    assert found.counts[RowState.THANKS] == 1
    assert found.complaints == ()
    done = apply_import(file_register, preview=found, chosen=[0])
    assert done.sentence.startswith("1 aduan diimpor")


@pytest.mark.parametrize(
    "complaint",
    [
        *("kurang baik", "tidak ramah", "Baik, tetapi AC panas", "terima kasih, tapi lama"),
        *("tidak ada petugas", "lama", "AC mati"),
    ],
)
def test_one_word_more_and_it_is_a_complaint(file_register: Register, complaint: str) -> None:
    row = f'16/03/2026 9:03:22,a@contoh.invalid,Ani,16/03/2026,"{complaint}",-,.\n'
    (found,) = preview(file_register, f"{INDONESIAN}\n{row}").complaints
    assert found.content.text == complaint


def test_a_form_with_heads_of_its_own_is_read_too(file_register: Register) -> None:
    found = preview(
        file_register,
        "Timestamp,Nama Lengkap,Email Address,Isi Aduan\n"
        "16/03/2026 14:03:22,Uji,uji@contoh.invalid,Antrean lama. Mohon ditambah loket.\n",
    )
    (complaint,) = found.complaints
    assert (complaint.medium, complaint.title) == (
        "lembar-online",
        "Antrean lama. Mohon ditambah loket",
    )


def test_the_form_as_a_workbook(file_register: Register) -> None:
    at = number(46097.375, style=DATE_TIME)
    row = (
        at,
        "a@contoh.invalid",
        "Ani",
        number(46097, style=DATE_TIME),
        "Antre lama",
        "-",
        "nihil",
    )
    found = preview(file_register, workbook(Sheet([INDONESIAN.split(","), row])))
    (complaint,) = found.complaints
    assert complaint.received_at is not None
    assert complaint.received_at.isoformat() == "2026-03-16T09:00:00+07:00"
    assert complaint.content.visited == "2026-03-16"


def test_importing_a_grown_file_again_adds_only_what_is_new(register: Register) -> None:
    first = f"{INDONESIAN}\n16/03/2026 9:03:22,a@contoh.invalid,Ani,,Antre lama,AC mati,-\n"
    apply_import(register, preview=preview(register, first))
    more = f"{first}16/03/2026 10:00:00,b@contoh.invalid,Budi,,Antre lama,-,-\n"
    found = preview(register, more)
    assert [row.state for row in found.rows] == [
        *(RowState.PRESENT, RowState.PRESENT),
        RowState.NEW,
    ]
    assert found.rows[1].same_as == "2026-0002"


# --- SP4N-LAPOR! ---------------------------------------------------------------------------------


def test_a_list_with_a_column_for_each_step(file_register: Register) -> None:
    found = preview(
        file_register,
        "No;Tracking ID;Judul Laporan;Isi Laporan;Klasifikasi Laporan;Tanggal Laporan;"
        "Tanggal Verifikasi;Tanggal Disposisi;Instansi Terdisposisi;Status\n"
        "1;8123456;Gaji belum turun;Mohon dibayar;Pengaduan;20/02/2023 11:35;"
        "22/02/2023 08:19;27/02/2023 14:03;BPS Provinsi Banten;Selesai\n",
    )
    (complaint,) = found.complaints
    assert found.mapping.source is Source.LAPOR
    assert (complaint.medium, complaint.source_reference) == ("lapor", "8123456")
    assert steps(file_register, complaint.source_steps) == [
        ("22-02-2023 08.19", "SP4N LAPOR", "Verifikasi")
    ]
    zone = read_office(file_register).zone
    assert table_moment(complaint.received_at, zone) == "27-02-2023 14.03"
    assert table_moment(complaint.complained_at, zone) == "20-02-2023 11.35"


def test_a_list_with_a_row_for_each_step(register: Register) -> None:
    heads = "Tracking ID;Judul Laporan;Tanggal Masuk;Waktu Tindak Lanjut;Pelaku;Langkah\n"
    found = preview(
        register,
        f"{heads}8123456;Gaji;27/02/2023 14:03;22/02/2023 08:19;Admin Nasional;diteruskan ke BPS\n"
        ";;;27/02/2023 13:00;BPS;diteruskan ke BPS Provinsi Banten\n"
        "8123456;Gaji;27/02/2023 14:03;26/02/2023 13:00;BPS;dicatat\n"
        "8123457;Honor;28/02/2023 14:03;;;\n",
    )
    first, second = found.complaints
    assert [when for when, _, _ in steps(register, first.source_steps)] == [
        *("22-02-2023 08.19", "27-02-2023 13.00", "26-02-2023 13.00")
    ]
    assert found.rows[0].notes == (
        "Waktu riwayatnya tidak berurutan; disimpan seperti di sumbernya.",
    )
    assert second.source_steps == ()
    apply_import(register, preview=found)
    case = read_case(register, complaint_id=1)
    assert [each.kind for each in case.timeline if each.before_us] == ["source_step"] * 3


def test_a_history_within_one_cell(file_register: Register) -> None:
    cell = (
        "22/02/2023 08:19 - Admin Nasional: diteruskan ke BPS\n"
        "27/02/2023 13:00 - BPS: diteruskan ke BPS Provinsi Banten"
    )
    found = preview(
        file_register,
        f'Tracking ID;Judul Laporan;Tanggal Masuk;Riwayat\n81;Gaji;27/02/2023 14:03;"{cell}"\n'
        "82;Honor;28/02/2023 14:03;sudah dijawab\n",
    )
    first, second = found.complaints
    assert steps(file_register, first.source_steps) == [
        ("22-02-2023 08.19", "Admin Nasional", "diteruskan ke BPS"),
        ("27-02-2023 13.00", "BPS", "diteruskan ke BPS Provinsi Banten"),
    ]
    assert second.content.text == "Riwayat: sudah dijawab"
    assert found.rows[1].notes == ("“Riwayat” tidak memuat waktu; ditambahkan ke uraian.",)


def test_the_same_ticket_is_brought_in_once(register: Register) -> None:
    text = "Tracking ID;Judul Laporan;Tanggal Masuk\n81;Gaji;27/02/2023 14:03\n"
    apply_import(register, preview=preview(register, text))
    changed = preview(register, text.replace("Gaji", "Gaji belum turun"))
    assert changed.rows[0].same_as == "2023-0001"
    other = preview(register, text.replace("81", "82"))
    assert other.counts[RowState.NEW] == 1


# --- an old register -----------------------------------------------------------------------------


def test_an_old_register_needs_its_medium_and_no_more(file_register: Register) -> None:
    text = (
        "REGISTER PENGADUAN;;;;;;\n;;;;;;\n"
        "No.;Tgl. Masuk;Jam;Nama Pengadu;No. HP;Isi Pengaduan;Petugas\n"
        "1;16/03/2026;09.00;Siti;0812-1111;Antrean di loket lama sekali;Rina\n"
    )
    found = preview(file_register, text)
    assert found.lacking == {"medium": "Pilih media untuk semua barisnya."}
    mapping = found.mapping
    fields = (*mapping.fields[:-1], "more")
    settled = Mapping(mapping.source, fields, medium="langsung", settled=True)
    (complaint,) = preview(file_register, text, settled).complaints
    assert complaint.received_at is not None
    assert complaint.received_at.isoformat() == "2026-03-16T09:00:00+07:00"
    assert complaint.content.text == "Antrean di loket lama sekali\nPetugas: Rina"
    assert (complaint.identity.name, complaint.identity.contact) == ("Siti", "0812-1111")
