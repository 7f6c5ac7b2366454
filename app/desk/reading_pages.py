"""Reading a page that came back: which sheets it shows, whose they are, and what was ticked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from app.desk.issuing_sheets import FRONT
from app.desk.listing_cases import find_number
from app.desk.matching_sheets import (
    SheetMatch,
    SheetStanding,
    match_case,
    match_in,
    match_sheet,
)
from app.guard import allowed
from app.register import Register
from app.roles import Role
from app.scanning.found import SCALE, FoundSheet, Mark
from app.scanning.grey_page import GreyPage, as_jpeg, covered, image_of
from app.scanning.layout import PageLayout
from app.scanning.sheet_code import typed_number

if TYPE_CHECKING:
    from PIL.Image import Image


class PageFind(NamedTuple):
    """One sheet on a page, or a page without any: a proposal, nothing of it is kept.

    `picture` (JPEG) is the straightened sheet where `layout` tells where its boxes are on it, else
    the whole page; who brought the complaint is painted over on the sheet. When `refused`, the boxes did not stand where they were printed.
    Where it is `bare`, nothing could be painted over: a name may stand on it.
    """

    match: SheetMatch
    picture: bytes
    marks: Mapping[str, Mark]
    layout: PageLayout | None = None
    refused: bool = False
    bare: bool = False

    def kept_with(self, match: SheetMatch) -> bytes | None:
        """Return what may be kept of the page with a case: its team may look at the evidence."""
        row = match.case.row if match.case is not None else None
        nameless = match.side != FRONT or row is None or row.anonymous or row.confidential
        return self.picture if nameless or not self.bare else None


@allowed(Role.DESK, Role.HEAD)
def read_page(register: Register, *, page: GreyPage) -> tuple[PageFind, ...]:
    """Return the sheets that a page shows, from top to bottom; one find says when there is none."""
    # Imported late: the reader's libraries are wanted only where paper comes back.
    from app.scanning.codes import find_sheets

    image = image_of(page)
    sheets = find_sheets(image)
    if not sheets:
        return (PageFind(SheetMatch(SheetStanding.NO_CODE), as_jpeg(image), {}, bare=True),)
    return tuple(_read(image, sheet, match_sheet(register, found=sheet)) for sheet in sheets)


def _read(image: Image, sheet: FoundSheet, match: SheetMatch) -> PageFind:
    from app.scanning.reading import read_sheet

    if match.printed is None or match.standing is SheetStanding.DOUBLE:
        return PageFind(match, as_jpeg(image), {}, bare=True)
    layout = match.printed.sides[match.side]
    reading = read_sheet(image, sheet, layout)
    straight = reading.straightened
    if match.side == FRONT:
        # The teams may look at the page, but who brought the complaint they have to ask for.
        straight = covered(straight, match.printed.named, scale=SCALE)
    picture, refused = as_jpeg(straight), reading.refused
    # Where the boxes did not stand in their places, the name did not either.
    return PageFind(match, picture, reading.marks, layout, refused, bare=refused)


@allowed(Role.DESK, Role.HEAD)
def name_spare(register: Register, *, sheet: str, number: str, side: str = FRONT) -> SheetMatch:
    """Return the case that somebody names for a blank sheet whose ticks were read.

    Raises UserMistake when there is none of that number.
    """
    with register.reading() as session:
        key = find_number(register, number=number)
        return match_in(register, session, number=sheet, side=side, complaint_id=key)


@allowed(Role.DESK, Role.HEAD)
def find_by_hand(register: Register, *, number: str, side: str = FRONT) -> SheetMatch:
    """Return the case that somebody names for a page: by the sheet's number, or by its own.

    Raises UserMistake when there is none. Ticks are not read then: nobody knows what was printed.
    """
    with register.reading() as session:
        if sheet := typed_number(number):
            match = match_in(register, session, number=sheet, side=side)
            if match.case is not None:
                return match
        key = find_number(register, number=number)
        return match_case(register, session, complaint_id=key, side=side)
