"""Lembar pengingat: what a team still has to settle this week, one A4 sheet for each team."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.documents.base import counted_canvas, draw_letterhead
from app.documents.letterhead import Letterhead
from app.documents.lettering import BOLD, REGULAR, fit, markup
from app.documents.office_page import LEFT, PAGE, RIGHT, TEXT, flow, office_foot
from app.documents.pen import Pen
from app.documents.reminder_table import draw_legend, draw_rows, fitting
from app.documents.time_data import ReminderData, ReminderLine
from app.rules.moments import weekday_date_words
from app.rules.wording import count_words

_TITLE = "LEMBAR PENGINGAT TINDAK LANJUT PENGADUAN"
_TABLE_TOP, _NEXT_TOP, _BOTTOM = 82.0, 22.0, 276.0
_LEGEND, _REMARKS, _SIGNATURES = 10.0, 46.0, 40.0
_SIGN_AT = 117.0


def reminder_sheets(sheets: Sequence[ReminderData], *, letterhead: Letterhead) -> bytes:
    """Return the sheets as one A4 PDF; a long list goes on over further pages."""
    if not sheets:
        raise ValueError("no sheet to print")
    out = BytesIO()
    canvas = counted_canvas(out, size=PAGE, title="Lembar Pengingat Tindak Lanjut")
    for sheet in sheets:
        canvas.begin_part(
            office_foot(printed_at=sheet.printed_at, zone=sheet.zone, sample=sheet.sample)
        )
        _Sheet(canvas, sheet, letterhead).draw()
    canvas.save()
    return out.getvalue()


class _Sheet:
    """Draws one team's pages."""

    def __init__(self, canvas: Canvas, data: ReminderData, head: Letterhead) -> None:
        self._canvas = canvas
        self._data = data
        self._head = head
        self._pen = Pen(canvas, height=PAGE[1])

    def draw(self) -> None:
        """Draw every page and finish it."""
        parts = self._parts()
        for number, part in enumerate(parts, 1):
            y = self._opening() if number == 1 else _NEXT_TOP
            if part:
                y = draw_rows(self._pen, part, y, zone=self._data.zone)
            if number == len(parts):
                self._close(y)
            self._canvas.showPage()

    def _parts(self) -> list[tuple[ReminderLine, ...]]:
        """Return the lines of each page; the last one keeps room for the signatures."""
        lines, top = self._data.lines, _TABLE_TOP
        parts: list[tuple[ReminderLine, ...]] = []
        foot = _LEGEND + _REMARKS + _SIGNATURES
        while fitting(lines, room=_BOTTOM - foot - top) < len(lines):
            taken = max(1, fitting(lines, room=_BOTTOM - top))
            # What follows alone on the last page would be signatures without a list.
            taken = taken - 1 if taken == len(lines) and taken > 1 else taken
            parts.append(lines[:taken])
            lines, top = lines[taken:], _NEXT_TOP
        return [*parts, lines]

    def _opening(self) -> float:
        """Draw letterhead, title, team, week and request; return where what follows begins."""
        pen, data = self._pen, self._data
        draw_letterhead(pen, self._head, left=LEFT, right=RIGHT, sample=data.sample, large=True)
        pen.text(PAGE[0] / 2, 44.0, _TITLE, 12.5, BOLD, align="centre")
        week = f"{weekday_date_words(data.first)} s.d. {weekday_date_words(data.last)}"
        week = week if data.first != data.last else weekday_date_words(data.first)
        for y, name, text, font in (
            (53.2, "Kepada", data.team, BOLD),
            (58.4, "Pekan", week, REGULAR),
        ):
            pen.text(LEFT, y, name, TEXT)
            pen.text(LEFT + 18, y, ":", TEXT)
            room = (RIGHT - LEFT - 21) * mm
            size, lines = fit(text, font=font, size=TEXT, floor=8, width=room)
            pen.lines(LEFT + 21, y, lines, size, font, leading=4)
        end = flow(pen, 62.0, _request(data.lines))
        return max(_TABLE_TOP, end + 4) if data.lines else end + 8

    def _close(self, y: float) -> None:
        if self._data.lines:
            targets = {line.target_days for line in self._data.lines if line.target_days}
            y = draw_legend(self._pen, y + 5, target=targets.pop() if len(targets) == 1 else 0)
            y = self._remarks(y + 5.5)
        self._signatures(y + 5)

    def _remarks(self, y: float) -> float:
        pen = self._pen
        pen.text(LEFT, y + 2, "Kendala atau permintaan penundaan (tulis nomor agenda dan alasannya):",
                 9, BOLD)  # fmt: skip
        for line in range(1, 5):
            pen.dots(LEFT, RIGHT, y + 4 + line * 8)
        return y + 36

    def _signatures(self, y: float) -> None:
        pen, data = self._pen, self._data
        pen.text(LEFT, y + 2, "Diterima oleh tim,", TEXT)
        pen.text(_SIGN_AT, y + 2, "Petugas Pengaduan,", TEXT)
        pen.blank(LEFT, y + 8.5, "tanggal", LEFT + 46, 8.8)
        pen.blank(LEFT + 48, y + 8.5, "pukul", LEFT + 76, 8.8)
        pen.dots(LEFT, LEFT + 76, y + 30.5)
        pen.text(LEFT, y + 34.5, "NIP", 9)
        width = RIGHT - _SIGN_AT
        pen.signature_name(_SIGN_AT, y + 34.5, width, data.officer_name, data.officer_nip, size=9)


def _request(lines: Sequence[ReminderLine]) -> str:
    if not lines:
        return (
            "Pada pekan ini <b>tidak ada pengaduan (nihil)</b> yang menunggu tindak lanjut tim "
            "Saudara. Terima kasih."
        )
    count = markup(count_words(len(lines)))
    late = sum(line.late for line in lines)
    words = f"Pada pekan ini terdapat <b>{count} pengaduan</b> yang menunggu tindak lanjut tim"
    words += " Saudara"
    if late:
        words += f", <b>{markup(count_words(late))} di antaranya lewat waktu</b>"
    return (
        f"{words}. Mohon diselesaikan dan laporan hasil tindak lanjut (halaman belakang lembar "
        "disposisi) dikembalikan kepada Petugas Pengaduan."
    )
