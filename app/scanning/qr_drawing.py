"""The modules of a QR code, for who draws one."""

import re

from zxingcpp import BarcodeFormat, create_barcode

_DARK = re.compile(rb"\x00+")


def dark_runs(text: str) -> tuple[int, list[tuple[int, int, int]]]:
    """Return how many modules a side has at level M, and each dark run: its row, start and length."""
    code = create_barcode(text, BarcodeFormat.QRCode, ec_level="M")
    # Its stubs don't say that a picture lays its bytes open.
    image = memoryview(code.to_image(scale=1, add_quiet_zones=False))  # type: ignore[arg-type]
    side, cells = len(image), image.tobytes()
    return side, [
        (row, run.start(), run.end() - run.start())
        for row in range(side)
        for run in _DARK.finditer(cells[row * side : (row + 1) * side])
    ]
