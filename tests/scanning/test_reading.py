"""Sheets are read as they come back; what is unclear stays open, and nothing is read in the wrong row."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from PIL import Image, ImageDraw

from app.scanning.codes import find_sheets
from app.scanning.found import Mark, SheetReading
from app.scanning.layout import PageLayout
from app.scanning.reading import read_sheet
from tests.scanning import pens
from tests.scanning.cameras import camera, flatbed
from tests.scanning.papers import BACK, FREE, FRONT, SCALE, any_number, printed
from tests.scanning.pens import Shape, Sheet, Writer
from tests.scanning.trial import Tally, pile

PEN, PENCIL = Writer(60, 0.5), Writer(140, 0.5, rough=True)
TICKED = ("team:tim-2", "instruction:isi-0")


def test_ticks_are_read_from_a_page_as_it_was_printed() -> None:
    assert _ticked(_read(_filled())) == {*TICKED}


@pytest.mark.parametrize("degrees", [90, 180, 270, 3, -4])
def test_a_turned_page_is_read_as_any_other(degrees: int) -> None:
    page = _filled().rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=200)
    reading = _read(page)
    assert _ticked(reading) == {*TICKED}
    assert reading.straightened.size == (148 * 8, 210 * 8)


@pytest.mark.parametrize("device", [flatbed, camera])
def test_scans_and_photographs_are_read(device: Callable[..., Image.Image]) -> None:
    for seed in range(3):
        reading = _read(device(_filled(), scale=SCALE, random=Random(seed)))
        assert _ticked(reading) == {*TICKED}


def test_pencil_is_read() -> None:
    assert _ticked(_read(_filled(writer=PENCIL))) == {*TICKED}


@pytest.mark.parametrize("shape", [pens.scribble, pens.around])
def test_what_is_blackened_or_ringed_is_never_taken_for_a_tick(shape: Shape) -> None:
    page = _filled(boxes=("team:tim-4",), shape=shape)
    assert _read(page).marks["team:tim-4"] is Mark.OPEN


def test_a_stamp_across_boxes_is_not_a_tick() -> None:
    page = _filled(boxes=())
    pens.stamp(Sheet(page, scale=SCALE), (16, 115), Random(1))
    marks = _read(page).marks
    assert Mark.TICKED not in [mark for key, mark in marks.items() if key.startswith(FREE)]
    assert marks["team:tim-3"] is Mark.OPEN


def test_one_code_is_enough_when_the_other_is_covered() -> None:
    for code in FRONT.codes:
        page = _filled()
        x, y, side = code.x * SCALE, code.y * SCALE, code.side * SCALE
        ImageDraw.Draw(page).ellipse((x, y, x + side, y + side), fill=90)
        reading = _read(page)
        assert not reading.refused
        assert _ticked(reading) == {*TICKED}


def test_two_sheets_on_a_page_are_two() -> None:
    page = Image.new("L", (round(297 * SCALE), round(210 * SCALE)), 255)
    page.paste(_filled(boxes=("team:tim-0",)), (0, 0))
    page.paste(_filled(boxes=("team:tim-1",), seed=5), (round(148.5 * SCALE), 0))
    readings = [read_sheet(page, sheet, FRONT) for sheet in find_sheets(page)]
    assert [_ticked(reading) for reading in readings] == [{"team:tim-0"}, {"team:tim-1"}]


def test_boxes_that_stand_elsewhere_are_all_left_open() -> None:
    """A sheet whose layout is not known rightly could be read a row off."""
    row = 5.92
    shifted = tuple(box._replace(y=box.y + row) for box in FRONT.boxes)
    reading = _read(_filled(), FRONT._replace(boxes=shifted))
    assert reading.refused
    assert set(reading.marks.values()) == {Mark.OPEN}


def test_a_back_is_not_a_front() -> None:
    page = printed(any_number(Random(1)), BACK)
    (sheet,) = find_sheets(page)
    assert sheet.letters == {"B", "D"}
    with pytest.raises(ValueError, match="side"):
        read_sheet(page, sheet, FRONT)


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (900, 900)])
def test_an_empty_picture_shows_nothing(size: tuple[int, int]) -> None:
    assert find_sheets(Image.new("L", size, 255)) == []


def test_a_small_pile_is_read_without_a_mistake() -> None:
    tally = Tally()
    for name, page in pile(12, seed=7, shapes=pens.KNOWN_SHAPES):
        tally.take(page, name)
    assert tally.wrong == []
    assert tally.counts["wrong sheet"] == 0
    assert tally.counts["found"] == tally.counts["sheets"]
    assert tally.counts["ticked ticked"] > 3 * tally.counts["ticked open"]


def _filled(
    *,
    boxes: tuple[str, ...] = TICKED,
    shape: Shape = pens.hook,
    writer: Writer = PEN,
    seed: int = 1,
) -> Image.Image:
    """Return a page with some boxes ticked."""
    random = Random(seed)
    sheet = Sheet(printed(any_number(random)), scale=SCALE)
    for box in FRONT.boxes:
        if box.key in boxes:
            strokes = pens.within(box, shape(random))
            sheet.stroke(strokes, writer, random)
    return sheet.picture


def _read(page: Image.Image, layout: PageLayout = FRONT) -> SheetReading:
    (sheet,) = find_sheets(page)
    return read_sheet(page, sheet, layout)


def _ticked(reading: SheetReading) -> set[str]:
    """Return the boxes read as ticked of those for the pen; no other may be open."""
    free = {key: mark for key, mark in reading.marks.items() if key.startswith(FREE)}
    return {key for key, mark in free.items() if mark is not Mark.BLANK}
