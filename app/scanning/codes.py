"""The codes of a page, found by trying again with a clearer picture where that may help."""

from collections.abc import Sequence

from PIL.Image import Image

from app.scanning.found import CODE_SHAPE, NUMBER_LENGTH, FoundCode, FoundSheet


def find_sheets(page: Image) -> Sequence[FoundSheet]:
    """Return the printings whose codes a page (8-bit grey) shows, from top to bottom."""
    by_number: dict[str, list[FoundCode]] = {}
    for code in read_codes(page):
        by_number.setdefault(code.text[:NUMBER_LENGTH], []).append(code)
    return [FoundSheet(number, tuple(codes)) for number, codes in by_number.items()]


def read_codes(page: Image) -> list[FoundCode]:
    """Return the codes of our shape on a picture, from top to bottom."""
    from zxingcpp import BarcodeFormat, BarcodeFormats, read_barcodes

    found = []
    formats = BarcodeFormats(BarcodeFormat.QRCode)
    for code in read_barcodes(page, formats=formats, try_invert=False):
        if CODE_SHAPE.fullmatch(code.text):
            at = code.position
            corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
            a, b, c, d = ((float(corner.x), float(corner.y)) for corner in corners)
            found.append(FoundCode(code.text, (a, b, c, d)))
    return sorted(found, key=lambda code: code.corners[0][1])
