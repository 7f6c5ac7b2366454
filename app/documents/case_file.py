"""Berkas pengaduan: what the register has of a case as one paper, its pictures behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from io import BytesIO
from zoneinfo import ZoneInfo

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Image,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)

from app.documents.base import CREATOR, draw_letterhead, file_settings
from app.documents.held_canvas import HeldCanvas
from app.documents.letterhead import Letterhead
from app.documents.lettering import BOLD, markup, plain
from app.documents.letters import (
    FIRST_TOP,
    HEAD_LEFT,
    HEAD_RIGHT,
    LEFT,
    LINES,
    LONGEST_PARAGRAPH,
    RIGHT,
    TOP,
    WIDTH,
    facts_table,
    letter_frame,
)
from app.documents.marks import SECRET_MARK
from app.documents.office_page import MARKS_AT, PAGE, draw_foot, draw_sample_marks
from app.documents.pen import Pen, readable_image

_HEADING = ParagraphStyle("heading", LINES, fontName=BOLD, spaceBefore=8, spaceAfter=4)
_TITLE = ParagraphStyle("title", _HEADING, fontSize=13, leading=18, spaceBefore=0)
_TEXT = ParagraphStyle("text", LINES, spaceAfter=4)
_SEALED = (
    "Isi lengkap dan identitas tidak dicetak; hanya dapat dibuka di register oleh petugas yang "
    "berhak."
)


@dataclass(frozen=True, slots=True)
class CaseFileData:
    """What is put together of a case; texts are worded, `pictures` have a name and their bytes.

    `others` are files that are no pictures and go along as they are. Of a confidential case only
    its facts are printed, whatever is given. `printed_at` is aware and shown in `zone`.
    """

    number: str
    facts: tuple[tuple[str, str], ...]
    text: str
    parts: tuple[tuple[str, str], ...]
    story: tuple[tuple[str, str], ...]
    pictures: tuple[tuple[str, bytes], ...]
    others: tuple[str, ...]
    printed_at: datetime
    zone: ZoneInfo
    confidential: bool = False
    sample: bool = False


def case_file(data: CaseFileData, *, letterhead: Letterhead) -> bytes:
    """Return the case's papers as one A4 PDF."""
    out = BytesIO()
    about = {"title": plain(f"Berkas pengaduan nomor {data.number}"), "creator": CREATOR}
    document = BaseDocTemplate(out, **about, **file_settings(PAGE))

    def draw_head(canvas: Canvas, _document: BaseDocTemplate) -> None:
        pen = Pen(canvas, height=PAGE[1])
        draw_letterhead(
            pen, letterhead, left=HEAD_LEFT, right=HEAD_RIGHT, sample=data.sample, large=True
        )

    def finish(pen: Pen, page: int, pages: int) -> None:
        at, zone = data.printed_at, data.zone
        draw_foot(pen, page, pages, printed_at=at, zone=zone, left=LEFT, right=RIGHT)
        if data.confidential:
            for y in MARKS_AT:
                pen.word_box(93.2, y, 23.6, 6.2, SECRET_MARK, size=9.5)
        if data.sample:
            draw_sample_marks(pen, HEAD_LEFT)

    first = PageTemplate(
        "first", [letter_frame(FIRST_TOP)], onPage=draw_head, autoNextPageTemplate=1
    )
    document.addPageTemplates([first, PageTemplate("next", [letter_frame(TOP)])])
    document.build(_story(data), canvasmaker=partial(HeldCanvas, finish=finish))
    return out.getvalue()


def _story(data: CaseFileData) -> list[Flowable]:
    story: list[Flowable] = [
        Paragraph(markup(f"Berkas pengaduan nomor {data.number}", longest=200), _TITLE),
        facts_table(data.facts),
    ]
    if data.confidential:
        return [*story, *_headed("Isi pengaduan", [_text(_SEALED)])]
    story += _headed("Isi pengaduan", [_text(line) for line in _lines(data.text) or ["-"]])
    if data.parts:
        story.append(facts_table(data.parts))
    story += _headed("Riwayat", [facts_table(data.story)])
    named = [f"{at}. {name}" for at, (name, _) in enumerate(data.pictures, 1)]
    named += [
        f"{at}. {name} (disertakan sebagai berkas tersendiri)"
        for at, name in enumerate(data.others, len(named) + 1)
    ]
    story += _headed("Lampiran", [_text(line) for line in named or ["nihil"]])
    for at, (name, picture) in enumerate(data.pictures, 1):
        story += _picture(f"Lampiran {at}: {name}", picture)
    return story


def _headed(words: str, below: Sequence[Flowable]) -> list[Flowable]:
    first, *rest = below
    return [KeepTogether([Paragraph(words, _HEADING), first]), *rest]


def _picture(caption: str, picture: bytes) -> list[Flowable]:
    found = readable_image(picture)
    if found is None:
        return []
    wide, high = found.getSize()
    # As large as the page is below the caption.
    scale = min(WIDTH * mm / wide, 215 * mm / high)
    drawn = Image(BytesIO(picture), width=wide * scale, height=high * scale)
    return [PageBreak(), Paragraph(markup(caption, longest=300), _HEADING), Spacer(0, 6), drawn]


def _text(line: str) -> Paragraph:
    return Paragraph(markup(line, longest=LONGEST_PARAGRAPH), _TEXT)


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if plain(line)]
