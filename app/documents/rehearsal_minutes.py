"""Berita acara uji pulih: that the newest backup was restored with the sheet, and read whole."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from reportlab.lib.units import mm

from app.documents.base import counted_canvas, draw_letterhead
from app.documents.letterhead import Letterhead
from app.documents.lettering import BOLD, REGULAR, fit, fit_name, markup
from app.documents.office_page import LEFT, PAGE, RIGHT, TEXT, flow, office_foot
from app.documents.pen import Pen
from app.rules.moments import clock_words, date_words

_TITLE = "BERITA ACARA UJI PULIH CADANGAN"
_VALUE_AT = LEFT + 46.0
_SIGN_AT, _SIGN_WIDE = 112.0, 74.0


@dataclass(frozen=True, slots=True)
class RehearsalMinutes:
    """How a rehearsal went; moments are aware and shown in `zone`, `seconds` the time it took.

    `problems` are what the check of the restored copy found, none when it is whole.
    """

    office_name: str
    officer_name: str
    backup: str
    made_at: datetime
    tried_at: datetime
    complaints: int
    seconds: float
    problems: tuple[str, ...]
    zone: ZoneInfo
    sample: bool = False


def rehearsal_minutes(data: RehearsalMinutes, *, letterhead: Letterhead) -> bytes:
    """Return the minutes as one A4 page."""
    out = BytesIO()
    foot = office_foot(printed_at=data.tried_at, zone=data.zone, sample=data.sample)
    canvas = counted_canvas(out, size=PAGE, title="Berita Acara Uji Pulih", finish=foot)
    pen = Pen(canvas, height=PAGE[1])
    draw_letterhead(pen, letterhead, left=LEFT, right=RIGHT, sample=data.sample, large=True)
    pen.text(PAGE[0] / 2, 48.0, _TITLE, 12.5, BOLD, align="centre", spacing=0.4)
    pen.blank(PAGE[0] / 2 - 35, 54.4, "Nomor", PAGE[0] / 2 + 35, 10.5)
    y = flow(pen, 61.0, _opening(data)) + 6.0
    y = _draw_facts(pen, data, y)
    y = flow(pen, y + 3.0, _verdict(data))
    y = flow(
        pen,
        y + 3.0,
        "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.",
    )
    _draw_signatures(pen, data, letterhead, y + 12.0)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _opening(data: RehearsalMinutes) -> str:
    tried = data.tried_at.astimezone(data.zone)
    return (
        f"Pada {date_words(tried.date())} pukul {clock_words(tried, data.zone)}, cadangan terbaru "
        f"register pengaduan {markup(data.office_name, longest=180)} dipulihkan ke tempat sementara "
        "dengan <b>lembar pemulihan</b>, lalu dibaca seluruhnya. Register yang dipakai tidak disentuh, "
        "dan salinan sementaranya sudah dihapus."
    )


def _draw_facts(pen: Pen, data: RehearsalMinutes, y: float) -> float:
    """Draw what was tried and what was found; return where that ends."""
    made = data.made_at.astimezone(data.zone)
    took = "kurang dari satu menit" if data.seconds < 60 else f"{data.seconds / 60:.0f} menit"
    for name, text in (
        ("Cadangan", data.backup),
        ("Dibuat pada", f"{date_words(made.date())}, pukul {clock_words(made, data.zone)}"),
        ("Aduan yang terbaca", str(data.complaints)),
        ("Lamanya", f"{took} ({data.seconds:.1f} detik)".replace(".", ",")),
        ("Dilakukan oleh", data.officer_name),
    ):
        pen.text(LEFT, y, name, TEXT)
        pen.text(_VALUE_AT - 3, y, ":", TEXT)
        size, lines = fit_name(text, font=REGULAR, size=TEXT, width=(RIGHT - _VALUE_AT) * mm)
        y = pen.lines(_VALUE_AT, y, lines, size, REGULAR, leading=3.9) + 5.4
    return y


def _verdict(data: RehearsalMinutes) -> str:
    if not data.problems:
        return (
            "Seluruh halaman berkas, nomor, riwayat dengan tanda tangannya, dan isi yang tersegel "
            "<b>utuh</b>. Kantor dapat pulih dari cadangan itu dengan lembar pemulihannya."
        )
    count = len(data.problems)
    first = markup(data.problems[0], longest=300)
    return f"Ditemukan <b>{count} masalah</b>; yang pertama: {first} Register perlu diperiksa."


def _draw_signatures(pen: Pen, data: RehearsalMinutes, head: Letterhead, y: float) -> None:
    for x, title, name, nip in (
        (LEFT, "Petugas,", data.officer_name, ""),
        (_SIGN_AT, f"{head.head_title},", head.head_name, head.head_nip),
    ):
        size, lines = fit(title, font=REGULAR, size=TEXT, floor=8, width=_SIGN_WIDE * mm)
        pen.lines(x, y, lines, size, REGULAR, leading=0)
        pen.signature_name(x, y + 24, _SIGN_WIDE, name, nip, size=9)
