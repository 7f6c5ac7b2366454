"""Files from scanners and telephones become pages in grey, or a sentence says why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from app.documents.disposition_sheet import disposition_sheets
from app.errors import UserMistake
from app.scanning.grey_page import GreyPage, image_of
from tests.documents.paper_samples import HEAD, SHEET
from ui.scans.page_pictures import pages_of

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_pdf_is_black_on_white(tmp_path: Path) -> None:
    path = tmp_path / "kertas.pdf"
    path.write_bytes(disposition_sheets([SHEET, SHEET], letterhead=HEAD))
    pages = read(path)
    assert len(pages) == 4
    # A5 at 300 dpi, mostly paper.
    assert (pages[0].width, pages[0].height) == (1748, 2480)
    assert image_of(pages[0]).getpixel((5, 5)) == 255
    assert 0.02 < sum(byte < 128 for byte in pages[0].pixels) / len(pages[0].pixels) < 0.2


@pytest.mark.parametrize("kind", ["jpeg", "png", "tiff", "bmp", "webp"])
def test_every_kind_of_picture_is_read_whatever_its_name(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "foto"
    # An odd width: rows of Qt's pictures are padded.
    Image.new("RGB", (101, 40), (200, 200, 200)).save(path, kind)
    (page,) = read(path)
    assert (page.width, page.height, len(page.pixels)) == (101, 40, 101 * 40)
    assert abs(page.pixels[-1] - 200) < 4


def test_what_is_transparent_is_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(tmp_path / "x.png")
    (page,) = read(tmp_path / "x.png")
    assert set(page.pixels) == {255}


def test_a_photograph_is_turned_as_it_was_taken(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("L", (60, 30), 255).save(tmp_path / "x.jpg", exif=exif)
    (page,) = read(tmp_path / "x.jpg")
    assert (page.width, page.height) == (30, 60)


def test_a_tiff_of_many_pages_has_them_all(tmp_path: Path) -> None:
    pages = [Image.new("L", (20, 20), shade) for shade in (10, 120, 250)]
    pages[0].save(tmp_path / "x.tif", save_all=True, append_images=pages[1:])
    assert [page.pixels[0] for page in read(tmp_path / "x.tif")] == [10, 120, 250]


def test_a_huge_picture_is_made_smaller(tmp_path: Path) -> None:
    Image.new("L", (9000, 300), 255).save(tmp_path / "x.jpg")
    (page,) = read(tmp_path / "x.jpg")
    assert page.width == 3600


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.jpg", b"", "rusak"),
        ("a.pdf", b"%PDF-1.7 and then nothing", "rusak"),
        ("a.heic", b"\x00\x00\x00\x18ftypheic" + b"\x00" * 100, "HEIC"),
        ("a.csv", b"nama,isi\n", "bukan PDF atau gambar"),
    ],
)
def test_what_is_no_scan_is_told(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserMistake, match=f"{name}.*{sentence}"):
        read(tmp_path / name)


def test_a_damaged_picture_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    Image.effect_noise((200, 200), 50).save(path)
    path.write_bytes(path.read_bytes()[:4000])
    with pytest.raises(UserMistake, match="rusak"):
        read(path)


def read(path: Path) -> list[GreyPage]:
    return [source.picture() for source in pages_of(path)]
