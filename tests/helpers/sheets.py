"""Reads Excel files back: the cells of each sheet by their place."""

from io import BytesIO
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Sheet = dict[str, str | float]


def read(file: bytes) -> dict[str, Sheet]:
    """Return each sheet's cells by place, "B5"; numbers are numbers, moments days since 1900."""
    with ZipFile(BytesIO(file)) as parts:
        shared = [
            "".join(text.text or "" for text in item.iter(f"{_MAIN}t"))
            for item in _items(parts, "xl/sharedStrings.xml")
        ]
        book = fromstring(parts.read("xl/workbook.xml"))
        names = [sheet.attrib["name"] for sheet in book.iter(f"{_MAIN}sheet")]
        return {
            name: {
                cell.attrib["r"]: _value(cell, shared)
                for cell in fromstring(parts.read(f"xl/worksheets/sheet{at}.xml")).iter(f"{_MAIN}c")
                if len(cell)
            }
            for at, name in enumerate(names, 1)
        }


def has_live_cells(file: bytes) -> bool:
    """Tell whether any cell reckons or leads somewhere."""
    with ZipFile(BytesIO(file)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "worksheets/sheet" in name]
    return any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)


def _items(parts: ZipFile, name: str) -> list[Element]:
    return list(fromstring(parts.read(name))) if name in parts.namelist() else []


def _value(cell: Element, shared: list[str]) -> str | float:
    inline = "".join(text.text or "" for text in cell.iter(f"{_MAIN}t"))
    if inline:
        return inline
    value = cell.findtext(f"{_MAIN}v") or "0"
    if cell.attrib.get("t") == "s":
        return shared[int(value)]
    return int(value) if value.isdigit() else float(value)
