"""Tanda terima: what the complainant takes home, and its copy for the desk's file."""

from io import BytesIO
from typing import NamedTuple

from reportlab.lib.units import mm

from app.documents.base import draw_letterhead, new_canvas, print_time
from app.documents.letterhead import Letterhead
from app.documents.lettering import BOLD, REGULAR, fit, fit_name, plain, wrap
from app.documents.marks import SAMPLE_MARK, SECRET_MARK, WITHHELD
from app.documents.pen import FRAME, Pen
from app.documents.receipt_data import ReceiptData
from app.rules.moments import clock_part, clock_words, day_of, weekday_date_words
from app.rules.wording import count_words, sentence_list

WIDTH, HEIGHT, COPY_HEIGHT = 210.0, 297.0, 148.5
LEFT, RIGHT = 15.0, 195.0
COLON, VALUE, VALUE_END = 48.5, 50.5, 147.0
KEY_LEFT, KEY_TOP, KEY_END = 150.8, 36.1, 93.9
OFFICER = 124.9
FOOT = 136.6
ANONYMOUS_TOP = 74.6
SUBJECT = "Pokok pengaduan"
ANONYMOUS_NOTE = (
    "Nomor dan kode cek adalah satu-satunya cara menanyakan pengaduan ini; bila hilang tidak "
    "dapat diganti. Tanpa identitas, kami tidak dapat (1) meminta kelengkapan, (2) mengirim "
    "jawaban langsung, (3) mengundang untuk klarifikasi. Jawaban dapat ditanyakan ke {counter} "
    "dengan menyebut nomor dan kode cek."
)


def receipt(data: ReceiptData, *, letterhead: Letterhead) -> bytes:
    """Return one A4 page with both copies, to be cut in the middle."""
    out = BytesIO()
    canvas = new_canvas(out, size=(WIDTH, HEIGHT), title="Tanda Terima Pengaduan")
    for number, owner in enumerate(("untuk pelapor", f"untuk arsip {letterhead.counter}")):
        pen = Pen(canvas, height=HEIGHT - number * COPY_HEIGHT)
        draw_letterhead(pen, letterhead, left=LEFT, right=RIGHT, sample=data.sample)
        _draw_title(pen, data, f"Lembar {number + 1}", owner)
        _draw_facts(pen, data, letterhead)
        _draw_key(pen, data)
        _draw_signatures(pen, data, letterhead)
        _draw_foot(pen, data)
    _draw_cut(Pen(canvas, height=HEIGHT))
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw_title(pen: Pen, data: ReceiptData, copy: str, owner: str) -> None:
    pen.text(LEFT, 31.6, "TANDA TERIMA PENGADUAN", 13.4, BOLD, spacing=0.9)
    pen.text(RIGHT, 29.2, copy, 8.5, BOLD, align="right")
    pen.text(RIGHT, 33.0, owner, 8.5, align="right")
    if data.confidential:
        pen.word_box(95, 26.4, 23.7, 6.8, SECRET_MARK, size=10)
        pen.word_box(LEFT, FOOT - 7.8, 23.7, 6.0, SECRET_MARK)
    if data.sample:
        pen.word_box(RIGHT - 21, 7, 21, 5.8, SAMPLE_MARK)
        pen.word_box(LEFT + 25.5 * data.confidential, FOOT - 7.8, 21, 6.0, SAMPLE_MARK)
    if data.print_count > 1:
        when = print_time(data.printed_at, data.zone)
        pen.reprint_box(124.6, 26.2, 32, data.print_count, when)


class _Spacing(NamedTuple):
    """How far lines and rows stand apart, in millimetres, and the largest type, in points."""

    leading: float
    gap: float
    most: float

    def high(self, rows: int, lines: int) -> float:
        """Return how high rows of so many lines in all are."""
        return rows * self.gap + lines * self.leading


WIDE, CLOSE = _Spacing(4.1, 1.4, 9.5), _Spacing(3.1, 1.2, 8.2)


class _Row(NamedTuple):
    """A line of what is known; a name is never cut, and `empty` stands where nothing is given."""

    label: str
    text: str
    font: str = REGULAR
    is_name: bool = False
    empty: str = "–"

    def fitted(self, most: int = 2) -> tuple[float, list[str]]:
        """Fit the text to at most so many lines; return its size and the lines."""
        text, width = plain(self.text) or self.empty, (VALUE_END - VALUE) * mm
        if self.is_name:
            return fit_name(text, font=self.font, size=9.5, width=width)
        return fit(text, font=self.font, size=9.5, floor=8.5, width=width, most=most)


def _identity_rows(data: ReceiptData) -> list[_Row]:
    """Return the rows that tell who came."""
    if data.anonymous:
        told = "Anonim; identitas tidak dicatat dan tidak diminta"
        return [_Row("Pelapor", told, is_name=True)]
    given = (data.complainant, data.address, data.contact)
    name, address, contact = (WITHHELD,) * 3 if data.confidential else given
    return [
        _Row("Pelapor", name, BOLD, is_name=True),
        _Row("Alamat", address),
        _Row("Kontak", contact),
    ]


def _rows(data: ReceiptData) -> list[_Row]:
    day = weekday_date_words(day_of(data.received_at, data.zone))
    where = "; ".join(part for part in (plain(data.place), plain(data.medium)) if part)
    attached = f"{count_words(data.attachments)} berkas" if data.attachments else ""
    rows = [
        _Row("Diterima", f"{day}{clock_part(data.received_at, data.zone)}"),
        _Row("Tempat, media", where),
        *_identity_rows(data),
        _Row(SUBJECT, data.title),
        _Row("Lampiran", attached, empty="Tidak ada"),
    ]
    if not data.anonymous:
        complete = "Tidak ada; pengaduan dinyatakan lengkap."
        rows.append(_Row("Yang perlu dilengkapi", sentence_list(data.missing) or complete))
    return rows


def _draw_facts(pen: Pen, data: ReceiptData, head: Letterhead) -> None:
    rows = _rows(data)
    end = (ANONYMOUS_TOP - 2.2 if data.anonymous else KEY_END) - 40.0
    others = sum(max(1, len(row.fitted()[1])) for row in rows if row.label != SUBJECT)
    # The subject has the lines that the others leave when all stand close.
    left = int((end - CLOSE.high(len(rows), others)) / CLOSE.leading)
    fitted = [(row, *row.fitted(max(2, left) if row.label == SUBJECT else 2)) for row in rows]
    # Much text in many rows stands closer, so that the signatures keep their place.
    lines = sum(max(1, len(found)) for *_, found in fitted)
    leading, gap, most = WIDE if WIDE.high(len(rows), lines) <= end else CLOSE
    y = 40.0
    for row, size, found in fitted:
        _draw_label(pen, y, row.label)
        y = pen.lines(VALUE, y, found, min(size, most), row.font, leading=leading) + leading + gap
    _draw_due(pen, y, data)
    if data.anonymous:
        _draw_anonymous_box(pen, ANONYMOUS_NOTE.format(counter=head.counter))


def _draw_due(pen: Pen, y: float, data: ReceiptData) -> None:
    _draw_label(pen, y, "Ditindaklanjuti")
    end = pen.text(VALUE, y, "paling lambat ", 9.5)
    due = weekday_date_words(data.due_at.astimezone(data.zone).date())
    end = pen.text(end, y, due, 9.5, BOLD)
    note = " (perkiraan)" if data.due_estimated else ""
    pen.text(end, y, f", {clock_words(data.due_at, data.zone)}{note}", 9.5)


def _draw_label(pen: Pen, y: float, label: str) -> None:
    pen.text(LEFT, y, label, 8.4)
    pen.text(COLON, y, ":", 8.4)


def _draw_anonymous_box(pen: Pen, note: str) -> None:
    pen.box(LEFT, ANONYMOUS_TOP, VALUE_END - LEFT, KEY_END - ANONYMOUS_TOP, FRAME)
    left, first_line = LEFT + 2.5, ANONYMOUS_TOP + 4.8
    lead = "Pengaduan anonim. "
    end = pen.text(left, first_line, lead, 8.2, BOLD)
    whole = (VALUE_END - left - 2.5) * mm
    first, _ = wrap(note, font=REGULAR, size=8.2, width=whole - (end - left) * mm, most=99)
    pen.text(end, first_line, first[0], 8.2)
    rest = note[len(first[0]) :]
    others, _ = wrap(rest, font=REGULAR, size=8.2, width=whole, most=4)
    pen.lines(left, first_line + 3.7, others, 8.2, REGULAR, leading=3.7)


def _draw_key(pen: Pen, data: ReceiptData) -> None:
    """Draw the number and the code with which the complainant can ask."""
    pen.box(KEY_LEFT, KEY_TOP, RIGHT - KEY_LEFT, KEY_END - KEY_TOP, 1.4)
    for line in (49.2, 63.6):
        pen.rule(KEY_LEFT, line, RIGHT, line)
    centre = (KEY_LEFT + RIGHT) / 2
    pen.text(centre, 40.4, "Nomor pengaduan", 7.4, align="centre")
    size, lines = fit(data.number, font=BOLD, size=11, floor=7, width=(RIGHT - KEY_LEFT - 3) * mm)
    pen.text(centre, 46.0, " ".join(lines), size, BOLD, align="centre")
    pen.text(centre, 53.1, "Kode cek", 7.4, align="centre")
    pen.text(centre, 60.4, plain(data.check_code)[:9], 17, BOLD, align="centre", spacing=1.4)
    pen.qr(centre - 11, 66.2, 22, data.number)
    pen.text(centre, 91.7, "QR memuat nomor saja", 7, align="centre")


def _draw_signatures(pen: Pen, data: ReceiptData, head: Letterhead) -> None:
    if data.anonymous or data.confidential:
        pen.text(LEFT, 100.4, "Simpan tanda terima ini.", 9, BOLD)
        contact = ", ".join(head.contact)
        hours = plain(head.service_hours) or "hari dan jam kerja"
        asked = (f"{head.counter} {head.office_name}", hours, contact)
        note = (
            f"Keterangan: {', '.join(filter(None, asked))}. Layanan pengaduan tidak dipungut biaya."
        )
        size, lines = fit(note, font=REGULAR, size=8.2, floor=7, width=96 * mm, most=5)
        pen.lines(LEFT, 104.6, lines, size, REGULAR, leading=3.6)
    else:
        pen.text(LEFT, 100.4, "Pelapor,", 9)
        size, lines = fit_name(data.complainant, font=BOLD, size=8.5, width=70 * mm, most=3)
        first = 123.5 - max(0, len(lines) - 1) * 3.2
        pen.lines(LEFT, first, lines, size, BOLD, leading=3.2)
    pen.text(OFFICER, 100.4, "Petugas Pengaduan,", 9)
    pen.signature_name(OFFICER, 127.3, RIGHT - OFFICER, data.officer_name, data.officer_nip)


def _draw_foot(pen: Pen, data: ReceiptData) -> None:
    text = (
        "Simpan tanda terima ini. Tanyakan perkembangan dengan nomor dan kode cek. "
        "Layanan tidak dipungut biaya."
    )
    if data.anonymous or data.confidential:
        text = "Petugas tidak menuliskan ciri, nama, atau kontak pelapor pada lembar ini."
    pen.rule(LEFT, FOOT, RIGHT, FOOT)
    pen.text(LEFT, 140.2, text, 7.4)
    when = print_time(data.printed_at, data.zone)
    pen.text(RIGHT, 140.2, f"dicetak {when}", 7.4, align="right")


def _draw_cut(pen: Pen) -> None:
    pen.canvas.saveState()
    pen.canvas.setDash([5, 3])
    pen.rule(5, COPY_HEIGHT, 93, COPY_HEIGHT, 0.7)
    pen.rule(117, COPY_HEIGHT, 205, COPY_HEIGHT, 0.7)
    pen.canvas.restoreState()
    pen.text(WIDTH / 2, COPY_HEIGHT + 0.8, "potong di sini", 7, align="centre")
