"""Clean pages of a lembar disposisi, as a printer would print them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from random import Random

import pypdfium2
from PIL import Image

from app.documents.disposition_sheet import disposition_sheets
from app.documents.sheet_places import back_layout, front_layout
from app.scanning.layout import PageLayout
from tests.documents.paper_samples import HEAD, INSTRUCTIONS, SHEET, TEAMS

SCALE = 300 / 25.4
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
FRONT = front_layout(
    [f"tim-{number}" for number in range(len(TEAMS))],
    [f"isi-{number}" for number in range(len(INSTRUCTIONS))],
    confidential=False,
)
BACK = back_layout()
FREE = ("team", "instruction")
"""What the keys of the boxes for the head's pen begin with."""


def any_number(random: Random, *, register: str = "K7Q2M") -> str:
    """Return the first 13 characters of a code: a printing of some register."""
    return "MA1" + register + "".join(random.choice(LETTERS) for _ in range(5))


def printed(number: str, layout: PageLayout = FRONT) -> Image.Image:
    """Return a side of a printing, at `SCALE` pixels a millimetre."""
    return _sides(number)[0 if layout is FRONT else 1].copy()


@lru_cache(maxsize=4)
def _sides(number: str) -> tuple[Image.Image, ...]:
    sheet = replace(SHEET, mark=f"{number}{number[-5:][::-1]}")
    return rendered(disposition_sheets([sheet], letterhead=HEAD))


def rendered(paper: bytes) -> tuple[Image.Image, ...]:
    """Return the pages of a paper as pictures, at `SCALE` pixels a millimetre."""
    with pypdfium2.PdfDocument(paper) as document:
        pages = [document[number] for number in range(len(document))]
        return tuple(page.render(scale=SCALE / 72 * 25.4).to_pil().convert("L") for page in pages)
