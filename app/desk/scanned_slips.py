"""The office's own suggestion slips: printed, and read back as rows of a box's opening."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from app.desk.opening_boxes import SlipKind
from app.desk.papers import letterhead_of
from app.desk.reading_office import office_in
from app.guard import allowed
from app.register import Register
from app.roles import Role
from app.scanning.found import FoundSheet, Mark
from app.scanning.grey_page import GreyPage, as_jpeg, image_of
from app.scanning.sheet_code import Stranger, mark_of, new_number, number_of

if TYPE_CHECKING:
    from PIL.Image import Image


class SlipState(Enum):
    """How a slip was read; the value is what the desk is told of it."""

    READ = "Centang terbaca."
    UNCLEAR = "Ada centang yang tidak jelas. Bandingkan dengan gambarnya."
    NO_CODE = "Kode lembar ini tidak terbaca. Ketik seluruhnya dari gambarnya."
    STRANGER = "Formulir ini bukan dari register ini. Ketik seluruhnya dari gambarnya."
    NO_SLIP = "Ini bukan lembar saran."


class SlipAnswer(NamedTuple):
    """A question that is answered: "1" to "3", "" if unknown; what the answer is, None if unclear."""

    section: str
    kind: SlipKind | None


class ScannedSlip(NamedTuple):
    """One slip on a page: its picture (JPEG), and what was ticked on it, as a proposal.

    A slip has at least one answer, since words may stand there without any tick; what is no slip
    has none. `tops` tells where each question begins, as a part of the picture's height.
    """

    state: SlipState
    picture: bytes
    answers: tuple[SlipAnswer, ...] = ()
    unnamed: bool = False
    tops: Mapping[str, float] = MappingProxyType({})


@allowed(Role.DESK)
def slip_form_pdf(register: Register, *, per_page: int) -> bytes:
    """Return an A4 page of slips to be printed or copied as often as needed.

    Raises ValueError unless one, two or four are wanted.
    """
    # Imported late, as the libraries of paper and pictures are below.
    from app.documents.slip_form import suggestion_slips
    from app.documents.slip_places import SlipSize

    size = SlipSize(per_page)
    with register.reading() as session:
        office = office_in(register, session)
    settings = office.settings
    marks = [
        mark_of(new_number(), register=settings.register_id, key=settings.sheet_key)
        for _ in range(size)
    ]
    return suggestion_slips(
        marks,
        size=size,
        letterhead=letterhead_of(office, register.clock.now()),
        sample=settings.sample,
    )


@allowed(Role.DESK)
def read_slips(register: Register, *, page: GreyPage) -> tuple[ScannedSlip, ...]:
    """Return the slips that a page shows, from top to bottom; nothing of them is kept."""
    from app.scanning.codes import find_sheets

    with register.reading() as session:
        settings = office_in(register, session).settings
    image = image_of(page)
    sheets = find_sheets(image)
    if not sheets:
        blank = (SlipAnswer("", None),)
        return (ScannedSlip(SlipState.NO_CODE, as_jpeg(image), blank),)
    found: list[ScannedSlip] = []
    for sheet in sheets:
        number = number_of(sheet.text, register=settings.register_id, key=settings.sheet_key)
        found += _slips(image, sheet, ours=not isinstance(number, Stranger))
    return tuple(found)


def _slips(image: Image, sheet: FoundSheet, *, ours: bool) -> Iterator[ScannedSlip]:
    """Read all copies of a form on a page."""
    from app.documents.slip_places import UNNAMED, sections, slip_layout, slip_size
    from app.scanning.copies import told_apart
    from app.scanning.reading import read_sheet

    size = slip_size(sheet.letters)
    if size is None:
        yield ScannedSlip(SlipState.NO_SLIP, as_jpeg(image))
        return
    layout = slip_layout(size)
    tops = {section.key: section.top / layout.height for section in sections(size)}
    for copy in told_apart(sheet, layout):
        reading = read_sheet(image, copy, layout)
        picture = as_jpeg(reading.straightened)
        if not ours:
            yield ScannedSlip(SlipState.STRANGER, picture, (SlipAnswer("", None),))
            continue
        answers = tuple(_answers(reading.marks))
        sure = not reading.refused and Mark.OPEN not in reading.marks.values()
        yield ScannedSlip(
            SlipState.READ if sure else SlipState.UNCLEAR,
            picture,
            answers or (SlipAnswer("", None),),
            # Whoever may have asked not to be named is not.
            reading.marks[UNNAMED] is not Mark.BLANK and not reading.refused,
            tops,
        )


def _answers(marks: Mapping[str, Mark]) -> Iterator[SlipAnswer]:
    """Return the questions that are answered; where two kinds are ticked, a person chooses."""
    ticked: dict[str, list[SlipKind]] = {}
    for key, mark in marks.items():
        section, _, kind = key.partition(":")
        if kind and mark is Mark.TICKED:
            ticked.setdefault(section, []).append(SlipKind(kind))
    for section, kinds in ticked.items():
        yield SlipAnswer(section, kinds[0] if len(kinds) == 1 else None)
