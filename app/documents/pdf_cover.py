"""The cover of the printed annual report."""

from reportlab.lib.units import mm

from app.documents.base import draw_logo
from app.documents.lettering import BOLD, BOLD_ITALIC, fit
from app.documents.pen import Pen
from app.documents.report_blocks import Cover


def draw_cover(pen: Pen, cover: Cover) -> None:
    """Draw the cover; long names are set smaller rather than broken."""
    centre = 105.0
    draw_logo(pen, centre - 17.2, 37.8, 34.4, logo=cover.logo, due=cover.logo_due)
    for number, text in enumerate(cover.lines):
        size, fitted = fit(text, font=BOLD, size=22.5, floor=9, width=160 * mm)
        pen.text(centre, 111.6 + number * 12, " ".join(fitted), size, BOLD, align="centre")
    pen.rule(64.9, 148.8, 144.9, 148.8, 2.4)
    pen.rule(64.9, 150.2, 144.9, 150.2, 0.7)
    pen.text(centre, 165.9, cover.year, 18.5, BOLD, align="centre")
    if cover.note:
        pen.text(centre, 176, cover.note, 11, align="centre")
    for number, text in enumerate(cover.names):
        size, fitted = fit(text, font=BOLD_ITALIC, size=16, floor=9, width=160 * mm)
        pen.text(centre, 247.6 + number * 8.2, " ".join(fitted), size, BOLD_ITALIC, align="centre")
