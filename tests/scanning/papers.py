"""Clean pages of a lembar disposisi with codes, rendered as a printer would print them."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from random import Random

import pypdfium2
from PIL import Image, ImageDraw
from zxingcpp import BarcodeFormat, create_barcode, write_barcode_to_image

from app.documents.disposition_front import (
    HALF,
    INSET,
    LEFT,
    PEN_BOX,
    PRINTED_BOX,
    SECRET_PLACE,
    URGENCY_PLACES,
)
from app.documents.disposition_sheet import disposition_sheets
from app.scanning.layout import SQUARE_SIDE, CodePlace, PageLayout, TickBox
from tests.documents.paper_samples import HEAD, INSTRUCTIONS, SHEET, TEAMS

SCALE = 300 / 25.4
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def _boxes() -> tuple[TickBox, ...]:
    found = []
    for name, left, words in (("team", LEFT, TEAMS), ("order", HALF, INSTRUCTIONS)):
        for row in range(len(words) + 1):
            y = 88.1 + 8.45 + row * 5.92 - PEN_BOX / 2
            found.append(TickBox(f"{name}:{row}", left + INSET + 0.3, y, PEN_BOX))
    for name, (x, y) in [*URGENCY_PLACES.items(), ("secret", SECRET_PLACE)]:
        found.append(TickBox(f"sifat:{name}", x, y - PRINTED_BOX / 2, PRINTED_BOX))
    return tuple(found)


FRONT = PageLayout(
    148.0,
    210.0,
    (CodePlace("A", 125.5, 190.9, 12.5), CodePlace("C", 12.0, 24.0, 10.0)),
    ((136.0, 7.0), (8.0, 202.0)),
    _boxes(),
)
BACK = FRONT._replace(codes=(CodePlace("B", 125.5, 190.9, 12.5),), boxes=())


def any_number(random: Random, *, register: str = "K7Q2M") -> str:
    """Return the first 13 characters of a code: a printing of some register."""
    return "MA1" + register + "".join(random.choice(LETTERS) for _ in range(5))


@cache
def _rendered(page: int) -> Image.Image:
    paper = disposition_sheets([SHEET], letterhead=HEAD)
    with pypdfium2.PdfDocument(BytesIO(paper)) as document:
        picture = document[page].render(scale=SCALE / 72 * 25.4).to_pil().convert("L")
    draw = ImageDraw.Draw(picture)
    draw.rectangle(_pixels(125, 190, 139, 204), fill=255)
    return picture


def printed(number: str, layout: PageLayout = FRONT) -> Image.Image:
    """Return a page with the codes and squares of a printing, at `SCALE` pixels a millimetre."""
    picture = _rendered(0 if layout is FRONT else 1).copy()
    draw = ImageDraw.Draw(picture)
    for code in layout.codes:
        text = f"{number}{code.letter}{number[-5:][::-1]}"
        barcode = create_barcode(text, BarcodeFormat.QRCode, ec_level="M")
        modules = Image.fromarray(write_barcode_to_image(barcode, add_quiet_zones=False))
        place = _pixels(code.x, code.y, code.x + code.side, code.y + code.side)
        size = (place[2] - place[0], place[3] - place[1])
        picture.paste(modules.resize(size, Image.Resampling.NEAREST), place[:2])
    half = SQUARE_SIDE / 2
    for x, y in layout.squares:
        draw.rectangle(_pixels(x - half, y - half, x + half, y + half), fill=0)
    return picture


def _pixels(*millimetres: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(value * SCALE) for value in millimetres)
    return left, top, right, bottom
