"""The annual report's first chapters, from the plain text that the office may write itself.

A line that begins with `#` is a chapter's title, with `##` one within it; `-` a point, `word ::
meaning` a term, `[gambar 3] caption` the office's picture of that number, `===` a new page. Other
lines between empty ones are a paragraph. Words between asterisks are italic, and those between
braces stand for what the program knows.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from app.documents.report_blocks import (
    Block,
    Bullets,
    NewPage,
    Prose,
    Run,
    Runs,
    Subheading,
    Terms,
    typed_runs,
)
from app.documents.report_data import OfficeWords
from app.documents.report_numbers import Numbering
from resources import FOLDER

_PICTURE = re.compile(r"\[gambar (\d{1,2})\]\s*(.*)", re.IGNORECASE)
_NEW_PAGE = "==="
_TERM = " :: "
_FILLED = re.compile(r"\{(?:kantor|kantor singkat|tautan|gambar sop)\}")
_WHOLE_LINES = {"{media}": "media", "{lembar daring}": "form"}


def proposed_chapters(office: OfficeWords) -> str:
    """Return the text that an office begins with: what it tells of BPS is nothing to another one."""
    name = "bps.txt" if office.is_bps else "lain.txt"
    return (FOLDER / "report" / name).read_text(encoding="utf-8").strip()


def picture_slots(text: str) -> dict[int, str]:
    """Return the captions that a text has for pictures, by their number."""
    found = (_PICTURE.fullmatch(line.strip()) for line in text.splitlines())
    return {int(each[1]): each[2] for each in found if each}


def first_chapters(text: str, office: OfficeWords, numbers: Numbering) -> Iterator[Block]:
    """Tell the first chapters; the SOP's figure comes next, pictures nobody chose are left out."""
    lines = (line.strip() for line in text.splitlines())
    for kind, group in groupby(lines, key=_kind):
        yield from _told(kind, list(group), _Filling(office, numbers))


class _Filling(NamedTuple):
    """What the words between braces stand for."""

    office: OfficeWords
    numbers: Numbering

    def words(self, text: str) -> str:
        """Fill a text in; what is filled in stays what it is."""
        link = self.office.form_link
        known = {
            "{kantor}": self.office.name,
            "{kantor singkat}": self.office.short_name,
            "{tautan}": f" yang dapat diakses pada tautan {link}" if link else "",
            "{gambar sop}": f"Gambar {self.numbers.next_figure}",
        }
        return _FILLED.sub(lambda found: known[found[0]], text)

    def runs(self, text: str) -> Runs:
        """Return a text as runs."""
        return tuple(replace(run, text=self.words(run.text)) for run in typed_runs(text))


def _told(kind: str, lines: list[str], filling: _Filling) -> Iterator[Block]:
    """Tell lines of one kind that follow each other."""
    office, numbers = filling.office, filling.numbers
    match kind:
        case "chapter":
            for line in lines:
                yield numbers.heading(filling.words(line.lstrip("# ")))
        case "section":
            for line in lines:
                yield Subheading(filling.words(line.lstrip("# ")))
        case "point":
            yield Bullets(tuple(filling.runs(line[1:].strip()) for line in lines))
        case "term":
            pairs = (line.split(_TERM, 1) for line in lines)
            yield Terms(tuple((word.strip(), filling.words(said.strip())) for word, said in pairs))
        case "picture":
            for line in lines:
                slot, caption = _PICTURE.fullmatch(line).groups()  # type: ignore[union-attr]
                yield from numbers.picture(int(slot), filling.words(caption))
        case "page":
            yield NewPage()
        case "media":
            yield Bullets(tuple((Run(medium),) for medium in office.media))
        case "form" if office.form_link:
            link = office.form_link
            said = f"Lembar saran dan pengaduan online dapat diakses pada tautan {link}."
            yield Prose((Run(said),))
        case "words":
            yield Prose(filling.runs(" ".join(lines)))


def _kind(line: str) -> str:
    if line in _WHOLE_LINES:
        return _WHOLE_LINES[line]
    if line.startswith("##"):
        return "section"
    if line.startswith("#"):
        return "chapter"
    if line.startswith(_NEW_PAGE):
        return "page"
    if line.startswith("-") and len(line) > 1:
        return "point"
    if _PICTURE.fullmatch(line):
        return "picture"
    if _TERM in line:
        return "term"
    return "words" if line else "nothing"
