"""Codes are found on a page and put together by printing."""

from PIL import Image
from zxingcpp import BarcodeFormat, create_barcode, write_barcode_to_image

from app.scanning.codes import find_sheets

NUMBER, OTHER = "MA1A2B3C4D5E6", "MA1A2B3C77777"


def test_codes_of_one_printing_are_one_sheet() -> None:
    sheets = find_sheets(_page(f"{NUMBER}A00000", f"{OTHER}A00000", f"{NUMBER}C00000"))
    assert {sheet.text: sheet.letters for sheet in sheets} == {
        f"{NUMBER}00000": {"A", "C"},
        f"{OTHER}00000": {"A"},
    }
    assert not any(sheet.double for sheet in sheets)


def test_the_same_place_twice_is_told() -> None:
    (sheet,) = find_sheets(_page(f"{NUMBER}A00000", f"{NUMBER}A00000"))
    assert sheet.double


def test_other_codes_are_nobodys() -> None:
    assert find_sheets(_page("https", "MA10012", f"{NUMBER}A0000")) == []


def _page(*texts: str) -> Image.Image:
    page = Image.new("L", (400, 200 + 200 * len(texts)), 255)
    for number, text in enumerate(texts):
        code = create_barcode(text, BarcodeFormat.QRCode, ec_level="M")
        picture = Image.fromarray(write_barcode_to_image(code, scale=5))
        page.paste(picture, (100, 100 + 200 * number))
    return page
