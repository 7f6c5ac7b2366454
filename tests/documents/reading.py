"""Reads printed papers back: their text, tables, marks and fonts."""

from io import BytesIO
from pathlib import Path

import pdfplumber
from pypdf import PdfReader

REFERENCE = Path(__file__).parent / "reference"


def pages(paper: bytes, *, only: slice = slice(None)) -> list[str]:
    """Return the text of all or some pages, its white space evened out."""
    with pdfplumber.open(BytesIO(paper)) as pdf:
        return [" ".join((page.extract_text() or "").split()) for page in pdf.pages[only]]


def sizes(paper: bytes) -> list[tuple[int, int]]:
    """Return each page's width and height in whole millimetres."""
    boxes = [page.mediabox for page in PdfReader(BytesIO(paper)).pages]
    return [
        (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) for box in boxes
    ]


def table(paper: bytes, *, page: int, columns: int) -> list[list[str]]:
    """Return the cells of the first table of a page that has so many columns."""
    with pdfplumber.open(BytesIO(paper)) as pdf:
        for found in pdf.pages[page].extract_tables():
            if len(found[0]) == columns:
                return [[" ".join((cell or "").split()) for cell in row] for row in found]
    raise AssertionError("no such table")


def reference_cells(name: str) -> list[list[str]]:
    """Return the cells of a table of the reference."""
    lines = (REFERENCE / name).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def reference_text(name: str) -> str:
    """Return a text of the reference in one line."""
    return " ".join((REFERENCE / name).read_text(encoding="utf-8").split())


def outside(paper: bytes, *, margin: float = 4) -> list[str]:
    """Return what stands nearer than `margin` millimetres to an edge, cut marks apart."""
    least = margin / 25.4 * 72
    found = []
    with pdfplumber.open(BytesIO(paper)) as pdf:
        for page in pdf.pages:
            for thing in (*page.chars, *page.rects, *page.curves):
                sides = (thing["x0"], thing["top"])
                others = (page.width - thing["x1"], page.height - thing["bottom"])
                if min(*sides, *others) < least:
                    found.append(str(thing.get("text") or thing["object_type"]))
    return found


def fonts(paper: bytes) -> dict[str, bool]:
    """Return each font used by name, and whether its shapes are embedded."""
    found = {}
    for page in PdfReader(BytesIO(paper)).pages:
        for entry in page["/Resources"]["/Font"].get_object().values():  # type: ignore[index]
            font = entry.get_object()
            about = font.get("/FontDescriptor")
            found[str(font["/BaseFont"])] = about is not None and "/FontFile2" in about.get_object()
    return found
