"""An Excel file of ours: the same bytes every time, one look, and words that reckon nothing."""

from datetime import datetime
from io import BytesIO
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

# A file carries the moment it was made; one that comes out alike every time carries this.
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - written as it stands, the format knows no zones
FACE: Final = {"font_name": "Arial", "font_size": 10}
HEAD: Final = {**FACE, "bold": True, "bg_color": "#E8EEF3"}


def new_book(
    out: BytesIO, *, title: str, about: tuple[str, str] = ("", ""), row_by_row: bool = False
) -> Workbook:
    """Return a file to be written to `out` when it is closed; `row_by_row`, it holds one row only.

    It is `about` whose it is and what it tells of.
    """
    kept = "constant_memory" if row_by_row else "in_memory"
    book = Workbook(out, {kept: True, "strings_to_formulas": False, "strings_to_urls": False})
    author, subject = about
    names = {"title": title, "author": author, "subject": subject}
    book.set_properties({**names, "created": _MADE})
    return book


def fit_on_paper(sheet: Worksheet) -> None:
    """Have a sheet printed on A4, all its columns side by side."""
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
