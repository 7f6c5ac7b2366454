"""Berita acara pembukaan kotak saran: two officers, the boxes, and in an appendix every slip."""

from collections.abc import Sequence
from functools import partial
from io import BytesIO

from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from app.documents.base import CREATOR, draw_letterhead, file_settings
from app.documents.box_data import BoxMinutes, FoundSlip
from app.documents.held_canvas import HeldCanvas
from app.documents.letterhead import Letterhead
from app.documents.lettering import BOLD, REGULAR, fit, markup
from app.documents.letters import BODY, HEAD_LEFT, HEAD_RIGHT
from app.documents.marks import UNKNOWN_PLACE
from app.documents.office_page import PAGE, draw_foot, draw_sample_marks
from app.documents.pen import FRAME, GRID, Pen
from app.rules.moments import MONTHS, WEEKDAYS, clock_part, date_words, day_of
from app.rules.office_names import officer_words
from app.rules.wording import count_words, number_words, sentence_list

_TITLE = "BERITA ACARA PEMBUKAAN KOTAK SARAN"
_LEFT, _RIGHT, _BOTTOM, _TOP, _FIRST_TOP = 28.0, 190.0, 20.0, 20.0, 43.0
_WIDE = _RIGHT - _LEFT
_LONGEST = 300
_SENTENCE = ParagraphStyle("sentence", BODY, firstLineIndent=0, spaceAfter=5)
_CENTRED = ParagraphStyle("title", _SENTENCE, alignment=TA_CENTER)
_CELL = ParagraphStyle("cell", _SENTENCE, alignment=TA_LEFT, fontSize=9.6, leading=12, spaceAfter=0)
_MIDDLE = ParagraphStyle("middle", _CELL, alignment=TA_CENTER)
_BOX_WIDTHS = (11.0, 45.0, 48.0, 30.0, 28.0)
_SLIP_WIDTHS = (11.0, 24.0, 48.0, 24.0, 33.0, 22.0)


def box_minutes(data: BoxMinutes, *, letterhead: Letterhead) -> bytes:
    """Return the minutes as an A4 PDF: one page to be signed, and the appendix of the slips.

    Raises ValueError when no box was opened.
    """
    if not data.boxes:
        raise ValueError("no box was opened")
    out = BytesIO()
    about = {"title": "Berita Acara Pembukaan Kotak Saran", "creator": CREATOR}
    document = BaseDocTemplate(out, **about, **file_settings(PAGE))

    def draw_head(canvas: Canvas, _document: BaseDocTemplate) -> None:
        pen = Pen(canvas, height=PAGE[1])
        draw_letterhead(
            pen, letterhead, left=HEAD_LEFT, right=HEAD_RIGHT, sample=data.sample, large=True
        )

    def finish(pen: Pen, page: int, pages: int) -> None:
        draw_foot(
            pen, page, pages, printed_at=data.printed_at, zone=data.zone, left=_LEFT, right=_RIGHT
        )
        if data.sample:
            draw_sample_marks(pen, PAGE[0] / 2 - 11)

    first = PageTemplate("first", [_frame(_FIRST_TOP)], onPage=draw_head)
    document.addPageTemplates([first, PageTemplate("next", [_frame(_TOP)])])
    story = [*_signed_page(data, letterhead)]
    if data.slips:
        story += [NextPageTemplate("next"), PageBreak(), *_appendix(data)]
    document.build(story, canvasmaker=partial(HeldCanvas, finish=finish))
    return out.getvalue()


def _frame(top: float) -> Frame:
    room = (_LEFT * mm, _BOTTOM * mm, _WIDE * mm, (PAGE[1] - top - _BOTTOM) * mm)
    return Frame(*room, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _signed_page(data: BoxMinutes, head: Letterhead) -> list[Flowable]:
    office = markup(head.office_name, longest=_LONGEST)
    day = day_of(data.opened_at, data.zone)
    opening = (
        f"Pada hari ini, {WEEKDAYS[day.weekday()]}, tanggal {number_words(day.day)} bulan "
        f"{MONTHS[day.month - 1]} tahun {number_words(day.year)}"
        f"{clock_part(data.opened_at, data.zone)}, kami yang bertanda tangan di bawah ini:"
    )
    return [
        Paragraph(f'<font name="{BOLD}" size="12.5">{_TITLE}</font>', _CENTRED),
        _Number(),
        Paragraph(opening, _SENTENCE),
        _people(data.officers, head),
        Paragraph(
            f"bersama-sama telah membuka kotak saran dan pengaduan {office}, dengan hasil "
            "sebagai berikut.",
            _SENTENCE,
        ),
        _boxes(data),
        Spacer(0, 9),
        Paragraph(_result(data), _SENTENCE),
        Paragraph(
            "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana "
            "mestinya.",
            _SENTENCE,
        ),
        _Signatures(data, head),
    ]


def _result(data: BoxMinutes) -> str:
    """Return what was found, in a sentence whose counts are those of the register."""
    boxes = "kotak tersebut" if len(data.boxes) == 1 else "kedua kotak tersebut"
    if len(data.boxes) > 2:
        boxes = "semua kotak tersebut"
    closed = "Kotak telah dikosongkan, dikunci, dan disegel kembali."
    if not data.found:
        return (
            f"Di dalam {boxes} tidak terdapat lembar saran maupun pengaduan (<b>nihil</b>). "
            "Kotak telah dikunci dan disegel kembali."
        )
    parts = [
        f"{count_words(count)} lembar {what}"
        for count, what in (
            (data.registered, "didaftarkan dalam register pengaduan"),
            (data.thanks, "berisi ucapan terima kasih dicatat jumlahnya"),
            (data.set_aside, "kosong atau tidak terbaca disimpan sebagai arsip"),
        )
        if count
    ]
    return (
        f"Jumlah lembar yang ditemukan, <b>{count_words(data.found)} lembar</b>, sama dengan "
        f"jumlah lembar yang dicatat: {sentence_list(parts)}. Rincian setiap lembar dimuat dalam "
        f"lampiran berita acara ini. {closed}"
    )


def _people(officers: Sequence[tuple[str, str]], head: Letterhead) -> Table:
    """Return the two officers; dots stand where a NIP is not known."""
    desk = officer_words(head.office_name)
    rows = []
    for number, ((name, nip), role) in enumerate(
        zip(officers, (desk, "Petugas kedua (saksi)"), strict=True), 1
    ):
        shown = f"<b>{markup(name, longest=_LONGEST)}</b>"
        rows += [
            [f"{number}.", "Nama", ":", Paragraph(shown, _CELL)],
            ["", "NIP", ":", Paragraph(markup(nip) or "." * 50, _CELL)],
            ["", "Jabatan", ":", Paragraph(markup(role), _CELL)],
        ]
    table = Table(rows, colWidths=[8 * mm, 20 * mm, 3 * mm, (_WIDE - 31) * mm])
    table.setStyle(
        [
            ("FONT", (0, 0), (-1, -1), REGULAR, 9.6, 12),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            *((side, (0, 0), (-1, -1), 0) for side in ("LEFTPADDING", "RIGHTPADDING")),
            *((side, (0, 0), (-1, -1), 1.2) for side in ("TOPPADDING", "BOTTOMPADDING")),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 7),
        ]
    )
    return table


def _boxes(data: BoxMinutes) -> Table:
    rows: list[list[Flowable | str]] = [
        ["No.", "Kotak", "Keadaan kunci dan segel", "Dibuka terakhir", "Jumlah lembar"]
    ]
    for number, box in enumerate(data.boxes, 1):
        before = date_words(box.opened_before) if box.opened_before else "belum pernah"
        rows.append(
            [
                str(number),
                Paragraph(markup(box.name), _CELL),
                Paragraph(markup(box.lock_state), _CELL),
                Paragraph(before, _MIDDLE),
                Paragraph(count_words(box.found), _MIDDLE),
            ]
        )
    rows.append(["Jumlah", "", "", "", count_words(data.found)])
    last = len(rows) - 1
    table = _grid(rows, _BOX_WIDTHS, heads=1)
    table.setStyle([("SPAN", (0, last), (3, last)), ("FONT", (0, last), (-1, last), BOLD, 9.6, 12)])
    return table


def _appendix(data: BoxMinutes) -> list[Flowable]:
    day = date_words(day_of(data.opened_at, data.zone))
    return [
        Paragraph("<b>Lampiran Berita Acara Pembukaan Kotak Saran</b>", _CELL),
        Paragraph(f"Tanggal {day}", _CELL),
        Spacer(0, 12),
        Paragraph(
            f'<font name="{BOLD}" size="11.5">RINCIAN LEMBAR YANG DITEMUKAN</font>', _CENTRED
        ),
        Spacer(0, 3),
        _slips(data),
        Spacer(0, 9 * mm),
        _initials(),
    ]


def _slips(data: BoxMinutes) -> Table:
    heads = ["No.", "Kotak", "Isi ringkas", "Klasifikasi", "Nomor register", "Keterangan"]
    rows: list[list[Flowable | str]] = [heads, [f"({n})" for n in range(1, len(heads) + 1)]]
    number, before = 0, ("", 0)
    for slip in data.slips:
        again = slip.slip and (slip.box, slip.slip) == before
        before = (slip.box, slip.slip)
        first = number + 1
        number += 0 if again else slip.count
        rows.append([_slip_number(first, number, again=bool(again)), *_slip_cells(slip)])
    cases = sum(1 for slip in data.slips if slip.number)
    rows.append(["Jumlah", "", f"{count_words(data.found)} lembar", "", f"{cases} terdaftar", ""])
    last = len(rows) - 1
    table = _grid(rows, _SLIP_WIDTHS, heads=2)
    table.setStyle(
        [
            ("FONT", (0, 1), (-1, 1), REGULAR, 8, 10),
            ("SPAN", (0, last), (1, last)),
            ("FONT", (0, last), (-1, last), BOLD, 9.6, 12),
        ]
    )
    return table


def _slip_number(first: int, last: int, *, again: bool) -> str:
    if again:
        return ""
    return str(first) if first >= last else f"{first}–{last}"


def _slip_cells(slip: FoundSlip) -> list[Flowable | str]:
    return [
        Paragraph(markup(slip.box), _CELL),
        Paragraph(markup(slip.summary), _CELL),
        Paragraph(markup(slip.classification or "-"), _CELL),
        Paragraph(f'<font size="8">{markup(slip.number or "-")}</font>', _MIDDLE),
        Paragraph(markup(slip.remark or "-"), _CELL),
    ]


def _grid(rows: list[list[Flowable | str]], widths: Sequence[float], *, heads: int) -> Table:
    table = Table(rows, colWidths=[width * mm for width in widths], repeatRows=heads)
    table.setStyle(
        [
            ("FONT", (0, 0), (-1, -1), REGULAR, 9.6, 12),
            ("FONT", (0, 0), (-1, 0), BOLD, 9.6, 12),
            ("ALIGN", (0, 0), (-1, -1), "CENTER"),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("GRID", (0, 0), (-1, -1), GRID, "black"),
            ("BOX", (0, 0), (-1, -1), FRAME, "black"),
            ("LINEBELOW", (0, 0), (-1, heads - 1), FRAME, "black"),
            *((side, (0, 0), (-1, -1), 4) for side in ("LEFTPADDING", "RIGHTPADDING")),
            *((side, (0, 0), (-1, -1), 4) for side in ("TOPPADDING", "BOTTOMPADDING")),
        ]
    )
    return table


def _initials() -> Table:
    table = Table(
        [["Paraf petugas pertama", "Paraf petugas kedua"], ["", ""]],
        colWidths=[39 * mm, 39 * mm],
        rowHeights=[6.5 * mm, 14 * mm],
        hAlign="RIGHT",
    )
    table.setStyle(
        [
            ("FONT", (0, 0), (-1, -1), REGULAR, 8.4, 10),
            ("ALIGN", (0, 0), (-1, -1), "CENTER"),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("GRID", (0, 0), (-1, -1), GRID, "black"),
            ("BOX", (0, 0), (-1, -1), FRAME, "black"),
        ]
    )
    return table


class _Number(Flowable):
    """ "Nomor" and dots, for the number that the office gives by hand."""

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the size in points."""
        self.width, self.height = width, 8 * mm
        return self.width, self.height

    def draw(self) -> None:
        """Draw it centred."""
        pen = Pen(self.canv, height=8)
        pen.blank(_WIDE / 2 - 35, 3.0, "Nomor", _WIDE / 2 + 35, 11)


class _Signatures(Flowable):
    """Both officers side by side, and the head below them."""

    HIGH = 72.0

    def __init__(self, data: BoxMinutes, head: Letterhead) -> None:
        super().__init__()
        self._data, self._head = data, head

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the size in points."""
        self.width, self.height = width, self.HIGH * mm
        return self.width, self.height

    def draw(self) -> None:
        """Draw place and day, then the three."""
        pen, half = Pen(self.canv, height=self.HIGH), _WIDE / 2
        day = date_words(day_of(self._data.opened_at, self._data.zone))
        city = self._head.city or UNKNOWN_PLACE
        size, place = fit(city, font=REGULAR, size=10.5, floor=8, width=100 * mm)
        pen.text(_WIDE, 4, f"{' '.join(place)}, {day}", size, align="right")
        columns = ((0.0, "Petugas pertama,"), (half + 8, "Petugas kedua,"))
        for (x, title), (name, nip) in zip(columns, self._data.officers, strict=True):
            pen.text(x, 10, title, 10.5)
            pen.signature_name(x, 32, half - 14, name, nip, size=10)
        title = f"{self._head.head_title},"
        pen.text(half, 40, "Mengetahui,", 10.5, align="centre")
        size, lines = fit(title, font=REGULAR, size=10.5, floor=8, width=90 * mm)
        pen.text(half, 45, " ".join(lines), size, align="centre")
        pen.signature_name(half - 34, 69, 68, self._head.head_name, self._head.head_nip, size=10)
