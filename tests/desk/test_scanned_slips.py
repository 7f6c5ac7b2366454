"""The box's slips: printed by the office, filled in by visitors, read back from a scan or photograph."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from random import Random

import pytest
from PIL import Image

from app.desk.opening_boxes import SlipKind
from app.desk.scanned_slips import (
    ScannedSlip,
    SlipAnswer,
    SlipState,
    read_slips,
    slip_form_pdf,
)
from app.documents.slip_places import UNNAMED, SlipSize, slip_layout
from app.register import Register
from app.scanning.grey_page import GreyPage
from tests.scanning import pens
from tests.scanning.cameras import camera, flatbed
from tests.scanning.papers import SCALE, rendered
from tests.scanning.pens import Sheet, Writer

PEN = Writer(60, 0.5)
BOTH = (
    SlipAnswer("1", SlipKind.COMPLAINT),
    SlipAnswer("3", SlipKind.INFORMATION),
)


@pytest.mark.parametrize("size", SlipSize)
def test_each_slip_on_a_page_is_read_by_itself(file_register: Register, size: SlipSize) -> None:
    page = _form(file_register, size)
    for place in range(size):
        tick_slip(page, size, place, "1:complaint", "3:information")
    slips = read_slips(file_register, page=_grey(page))
    assert [slip.answers for slip in slips] == [BOTH] * size
    assert {slip.state for slip in slips} == {SlipState.READ}
    assert not any(slip.unnamed for slip in slips)


@pytest.mark.parametrize("device", [flatbed, camera])
def test_a_slip_is_read_from_the_scanner_and_from_the_telephone(
    file_register: Register, device: Callable[..., Image.Image]
) -> None:
    page = _form(file_register, SlipSize.FOUR)
    tick_slip(page, SlipSize.FOUR, 0, "2:aspiration", UNNAMED)
    one = page.crop((0, 0, page.width // 2, page.height // 2))
    for seed in range(3):
        seen = device(one, scale=SCALE, random=Random(seed))
        (slip,) = read_slips(file_register, page=_grey(seen))
        assert slip.answers == (SlipAnswer("2", SlipKind.ASPIRATION),)
        assert slip.unnamed


def test_photocopies_on_one_page_are_told_apart(file_register: Register) -> None:
    """A form is copied in the office: its copies have one number, but words of their own."""
    page = _form(file_register, SlipSize.TWO)
    one = page.crop((0, 0, page.width // 2, page.height))
    copies = Image.new("L", page.size, 255)
    for place, key in enumerate(("1:thanks", "2:complaint")):
        copies.paste(one, (place * one.width, 0))
        tick_slip(copies, SlipSize.TWO, place, key)
    assert _answers(read_slips(file_register, page=_grey(copies))) == [
        {SlipAnswer("1", SlipKind.THANKS)},
        {SlipAnswer("2", SlipKind.COMPLAINT)},
    ]


def test_two_kinds_for_one_question_are_for_a_person_to_choose(file_register: Register) -> None:
    page = _form(file_register, SlipSize.ONE)
    tick_slip(page, SlipSize.ONE, 0, "1:complaint", "1:aspiration")
    (slip,) = read_slips(file_register, page=_grey(page))
    assert slip.answers == (SlipAnswer("1", None),)


def test_a_blackened_box_is_told_as_unclear(file_register: Register) -> None:
    page = _form(file_register, SlipSize.ONE)
    tick_slip(page, SlipSize.ONE, 0, "1:complaint", shape=pens.scribble)
    (slip,) = read_slips(file_register, page=_grey(page))
    assert slip.state is SlipState.UNCLEAR
    assert slip.answers == (SlipAnswer("", None),)


def test_a_page_without_a_code_is_a_slip_to_be_typed(file_register: Register) -> None:
    (slip,) = read_slips(file_register, page=_grey(Image.new("L", (800, 1200), 250)))
    assert slip.state is SlipState.NO_CODE
    assert Image.open(BytesIO(slip.picture)).size == (800, 1200)
    assert len(slip.answers) == 1


def _form(register: Register, size: SlipSize) -> Image.Image:
    """Print a page of slips."""
    (page,) = rendered(slip_form_pdf(register, per_page=size))
    return page


def tick_slip(
    page: Image.Image, size: SlipSize, place: int, *keys: str, shape: pens.Shape = pens.hook
) -> None:
    """Tick boxes of the slip at a place, counted in rows."""
    layout = slip_layout(size)
    across = round(page.width / SCALE / layout.width)
    row, column = divmod(place, across)
    sheet, random = Sheet(page, scale=SCALE), Random(1)
    for box in layout.boxes:
        if box.key in keys:
            here = box._replace(x=box.x + column * layout.width, y=box.y + row * layout.height)
            sheet.stroke(pens.within(here, shape(random)), PEN, random)


def _grey(page: Image.Image) -> GreyPage:
    return GreyPage(page.width, page.height, page.tobytes())


def _answers(slips: tuple[ScannedSlip, ...]) -> list[set[SlipAnswer]]:
    return sorted(({*slip.answers} for slip in slips), key=str)
