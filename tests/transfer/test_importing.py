import tracemalloc
from pathlib import Path

import pytest

from app.desk.listing_cases import Wanted, count_rows, list_rows
from app.desk.opening_seals import open_seals
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from app.transfer.columns import COLUMNS, template
from app.transfer.importing import Preview, apply_import, preview_import
from app.transfer.mapping import told
from app.transfer.source import LARGEST, read_source

GOOD = "media;diterima;perihal;uraian\nlapor;16-03-2026 10.00;Antrean;Lama\n"


def preview(register: Register, text: str, encoding: str = "utf-8-sig") -> Preview:
    return preview_import(register, content=text.encode(encoding))


def mistakes(register: Register, *rows: str, header: str = "media;diterima;perihal") -> list[str]:
    found = preview(register, "\n".join((header, *rows)))
    with pytest.raises(UserMistake):
        apply_import(register, preview=found)
    assert count_rows(register, wanted=Wanted()) == 0
    return [mistake.sentence for mistake in found.mistakes]


def refusal(register: Register, content: bytes) -> str:
    with pytest.raises(UserMistake) as refused:
        preview_import(register, content=content)
    return refused.value.sentence


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ","])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_usual_form_is_read(
    file_register: Register, encoding: str, delimiter: str, line_end: str
) -> None:
    text = GOOD.replace("Lama", "Café").replace(";", delimiter).replace("\n", line_end)
    (complaint,) = preview(file_register, text, encoding).complaints
    assert (complaint.medium, complaint.content.text) == ("lapor", "Café")


def test_a_full_row_is_registered_as_it_says(register: Register) -> None:
    row = (
        'SP4N LAPOR;2025-03-16 10:00;=1+1;"Baris satu\nbaris ""dua""";aspirasi;Sarana dan '
        "prasarana;3674;15-03-2025 09.00;17-03-2025 08.00;LPR-1;Admin;2;tidak;ya;Siti;0812;Serang;"
        "1234567890123456;apa;mana;kapan;siapa;bagaimana;Statistik;kuitansi;Sakernas;Cilegon;"
        "14-03-2025;pst@contoh.invalid;Instagram;12/2025;Ratna;A-014;0254-1234;https://contoh.invalid"
    )
    done = apply_import(register, preview=preview(register, f"{template()}\n{row}\n"))
    assert done.sentence == "1 aduan diimpor: 2025-0001."
    (listed,) = list_rows(register, wanted=Wanted(), offset=0, limit=9)
    case = open_seals(register, complaint_id=listed.id)
    assert (case.row.title, case.content.text) == ("=1+1", 'Baris satu\nbaris "dua"')
    assert (case.topic, case.about_office) == ("Sarana dan prasarana", "BPS Kota Tangerang Selatan")
    assert (case.identity.name, case.row.confidential, case.attachments) == ("Siti", True, 2)
    assert case.registered_at.isoformat() == "2025-03-17T01:00:00+00:00"
    told = (case.content.category, case.content.survey, case.content.agenda, case.content.line)
    assert told == ("Statistik", "Sakernas", "12/2025", "0254-1234")
    assert (case.content.visited, case.identity.link) == ("14-03-2025", "https://contoh.invalid")
    assert check_register(register).ok


def test_numbers_follow_the_order_of_the_file(register: Register) -> None:
    rows = "".join(f"lapor;16-03-2026 10.{n:02};Aduan {n};\n" for n in range(40))
    header = "media;diterima;perihal;uraian\n"
    done = apply_import(register, preview=preview(register, header + rows))
    assert "2026-0001 sampai 2026-0040" in done.sentence
    listed = list_rows(register, wanted=Wanted(descending=False), offset=0, limit=99)
    assert [row.title for row in listed] == [f"Aduan {n}" for n in range(40)]
    assert check_register(register).ok


def test_every_bad_row_is_named(register: Register) -> None:
    said = mistakes(
        register,
        "merpati;16-03-2026 10.00;Judul",
        "lapor;30-02-2026 10.00;Judul",
        "lapor;16-03-2026 10.00;Baik",
        "lapor;16-03;Tanpa tahun",
        "lapor;16-03-2027 10.00;Nanti",
        ";16-03-2026 10.00;Judul",
        "lapor;16-03-2026 10.00",
        "lapor;16-03-2026 10.00;Judul;lagi",
        f"lapor;16-03-2026 10.00;{'x' * 1_000_000}",
        "lapor;16-03-2026 10.00;a\0b",
    )
    assert [sentence.split(":")[0] for sentence in said] == [
        "Baris 2, kolom media",
        "Baris 3, kolom diterima",
        "Baris 5, kolom diterima",
        "Baris 6, kolom diterima",
        "Baris 7, kolom media",
        *("Baris 8", "Baris 9"),
        "Baris 10, kolom perihal",
        "Baris 11, kolom perihal",
    ]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("klasifikasi", "entah"),
        ("materi", "entah"),
        ("satker", "entah"),
        ("anonim", "mungkin"),
        ("lampiran", "²"),
        ("lampiran", "1000"),
        ("nik", "123"),
        ("diadukan", "17-03-2026 08.00"),
        ("dicatat", "15-03-2026 08.00"),
        ("uraian", "y" * 1_000_000),
    ],
)
def test_a_bad_cell_is_named(file_register: Register, heading: str, cell: str) -> None:
    header = f"media;diterima;perihal;{heading}"
    (said,) = mistakes(file_register, f"lapor;16-03-2026 10.00;Judul;{cell}", header=header)
    assert said.startswith(f"Baris 2, kolom {heading}: ")


def test_lines_are_counted_over_cells_of_many_lines(file_register: Register) -> None:
    (said,) = mistakes(
        file_register, 'lapor;16-03-2026 10.00;"satu\ndua\ntiga"', "", "lapor;salah;Judul"
    )
    assert said.startswith("Baris 6, kolom diterima")


def test_an_open_quotation_is_named(file_register: Register) -> None:
    (said,) = mistakes(file_register, 'lapor;16-03-2026 10.00;"Judul')
    assert said.startswith("Baris 2: Tanda kutip")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "kosong"),
        (b"PK\x03\x04....", "Excel"),
        (b"\x81\x8d\xff", "Judul kolom tidak ditemukan"),
    ],
)
def test_an_unusable_file_is_told(file_register: Register, content: bytes, said: str) -> None:
    assert said in refusal(file_register, content)


@pytest.mark.parametrize(
    ("heads", "field", "said"),
    [
        ("media;diterima", "title", "kolom yang berisi perihal"),
        ("media;perihal", "received_at", "kolom yang berisi waktu diterima"),
        ("diterima;perihal", "medium", "Pilih media untuk semua"),
        ("media;diterima;perihal;perihal", "title", "dari dua kolom: “perihal” dan “perihal”"),
    ],
)
def test_heads_that_lack_something_are_told(
    file_register: Register, heads: str, field: str, said: str
) -> None:
    found = preview(file_register, f"{heads}\na;b;c;d\n")
    assert said in found.lacking[field]
    with pytest.raises(UserMistake):
        apply_import(file_register, preview=found)


def test_a_column_that_is_not_used_is_told(file_register: Register) -> None:
    found = preview(file_register, GOOD.replace("uraian", "warna"))
    assert told(found.mapping, found.heads, found.office) == (
        "Dibaca sebagai berkas Meja Aduan.",
        "Tidak dipakai: “warna”.",
    )


def test_a_file_without_rows_is_told(file_register: Register) -> None:
    empty = preview(file_register, GOOD.split("\n", maxsplit=1)[0])
    with pytest.raises(UserMistake, match="Tidak ada baris"):
        apply_import(file_register, preview=empty)


def test_the_template_is_read_back(file_register: Register) -> None:
    assert len({column.heading for column in COLUMNS}) == len(COLUMNS)
    assert preview(file_register, template()).mistakes == ()


def test_a_line_without_end_takes_no_memory(register: Register) -> None:
    heading = template().encode()
    huge = heading + b"\n" + b"a" * 60_000_000
    tracemalloc.start()
    try:
        preview = preview_import(register, content=huge)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert "empat juta huruf" in preview.mistakes[0].sentence
    assert preview.complaints == ()
    assert most < 40_000_000


def test_a_file_beyond_all_use_is_not_read(tmp_path: Path) -> None:
    huge = tmp_path / "besar.csv"
    with huge.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(UserMistake, match="64 MB"):
        read_source(huge)


def test_two_columns_of_no_use_do_no_harm(file_register: Register) -> None:
    found = preview(
        file_register, "media;diterima;perihal;warna;bau\nlapor;16-03-2026 10.00;A;b;c\n"
    )
    assert found.mapping.fields == ("medium", "received_at", "title", "", "")
    assert len(found.complaints) == 1
