"""The look: fonts, palette, icons, and the theme changed while the program runs."""

import math
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtGui import QColor, QFontInfo, QIcon, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.parts.gallery import build_gallery
from ui.look.icons import program_icon
from ui.look.style import apply_look, current_look
from ui.look.tokens import DARK, LIGHT, STRONG_DARK, STRONG_LIGHT
from ui.parts.buttons import ButtonKind, button

ICONS = Path(__file__).resolve().parents[3] / "resources" / "icons"


def contrast(first: str, second: str) -> float:
    def light(value: str) -> float:
        shade = QColor(value)
        parts = (shade.redF(), shade.greenF(), shade.blueF())
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4)
            for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(first), light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


GROUNDS = ("bg", "surface", "sunken", "rail", "sel", "soft")
INKS = ("ink", "ink2", "ink3", "accent", "accent2")
TONES = ("ok", "warn", "danger", "info", "neutral")
PALETTES = {
    "light": (LIGHT, 4.5, 3),
    "dark": (DARK, 4.5, 3),
    "strong light": (STRONG_LIGHT, 7, 4.5),
    "strong dark": (STRONG_DARK, 7, 4.5),
}


@pytest.mark.parametrize("name", PALETTES)
def test_every_text_can_be_read_on_every_ground_it_stands_on(name: str) -> None:
    tokens, least, _ = PALETTES[name]
    pairs = [(ink, ground) for ink in INKS for ground in GROUNDS]
    # The colours of a tone stand on its own ground, on panels, and in the chosen row.
    pairs += [(tone, ground) for tone in TONES for ground in (f"{tone}bg", "surface", "sel")]
    pairs += [(ink, f"{tone}bg") for ink in ("ink", "ink2") for tone in TONES]
    pairs += [("onacc", "accent"), ("onacc", "accent2"), ("surface", "ink")]
    colours = tokens._asdict()
    found = {
        pair: contrast(colours[pair[0]], colours[pair[1]])
        for pair in pairs
        if contrast(colours[pair[0]], colours[pair[1]]) < least
    }
    assert not found


@pytest.mark.parametrize("name", PALETTES)
def test_every_border_that_says_something_is_seen(name: str) -> None:
    tokens, _, least = PALETTES[name]
    colours = tokens._asdict()
    for border in ("ctl", "accent", "danger", "ink"):
        for ground in GROUNDS[:-1]:
            assert contrast(colours[border], colours[ground]) >= least, (border, ground)


@pytest.mark.parametrize("dark", [False, True])
def test_palette_comes_from_the_tokens(qapp: QApplication, dark: bool) -> None:
    look = apply_look(qapp, dark=dark)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == look.tokens.bg.lower()
    assert "$" not in qapp.styleSheet()
    assert current_look() is look


def test_the_bundled_font_is_used(qapp: QApplication) -> None:
    fonts = current_look().fonts
    for face in (fonts.body, fonts.strong, fonts.brand):
        assert QFontInfo(face.font).family().startswith("Open Sans")


def test_heavier_faces_are_wider(qapp: QApplication) -> None:
    fonts = current_look().fonts
    assert fonts.body.width("Menunggu disposisi") < fonts.strong.width("Menunggu disposisi")


def test_a_face_shortens_what_is_too_long(qapp: QApplication) -> None:
    face = current_look().fonts.body
    short = face.short("Honor petugas pendataan Oktober", 80)
    assert short.endswith("…")
    assert face.width(short) <= 80


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_draws_something(qapp: QApplication, path: Path) -> None:
    picture = current_look().icons.pixmap(path.stem, "#FF0000", 16, 1.5)
    image = picture.toImage()
    assert image.width() == 24
    assert any(
        image.pixelColor(x, y).red() > 200 and image.pixelColor(x, y).alpha() > 100
        for x in range(24)
        for y in range(24)
    )


def test_the_programs_icon_has_a_picture_for_every_place(qapp: QApplication) -> None:
    sizes = {size.width() for size in program_icon().availableSizes()}
    assert {16, 24, 32, 48, 256} <= sizes


def test_an_icon_is_drawn_once(qapp: QApplication) -> None:
    icons = current_look().icons
    first = icons.pixmap("home", "#000000", 20, 1.0)
    assert icons.pixmap("home", "#000000", 20, 1.0) is first


def test_buttons_follow_a_change_of_theme(qtbot: QtBot, qapp: QApplication) -> None:
    apply_look(qapp, dark=False)
    made = button("Simpan", icon="check")
    qtbot.addWidget(made)
    before = made.icon().cacheKey()
    apply_look(qapp, dark=True)
    qapp.processEvents()
    assert made.icon().cacheKey() != before
    apply_look(qapp, dark=False)


@pytest.mark.parametrize("dark", [False, True])
def test_the_gallery_is_painted(qtbot: QtBot, qapp: QApplication, dark: bool) -> None:
    look = apply_look(qapp, dark=dark)
    window = build_gallery()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    image = window.grab().toImage()
    assert image.pixelColor(400, 5).name() == look.tokens.bg.lower()
    assert image.pixelColor(5, 300).name() == look.tokens.rail.lower()
    apply_look(qapp, dark=False)


def test_parts_are_cheap_to_import() -> None:
    """Nothing heavy may come in before the first paint."""
    code = (
        "import sys, ui.parts.cells.table, ui.shell.rail, ui.shell.command_palette, ui.look.style;"
        "heavy = {'sqlalchemy', 'reportlab', 'alembic', 'PySide6.QtPdf', 'PySide6.QtNetwork'};"
        "print(*(heavy & set(sys.modules)))"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert outcome.stdout.strip() == "", outcome.stderr


@pytest.mark.parametrize("kind", get_args(ButtonKind))
def test_every_kind_of_button_has_an_ink_for_its_icon(qtbot: QtBot, kind: ButtonKind) -> None:
    made = button("Simpan", kind, icon="check")
    qtbot.addWidget(made)
    assert not made.icon().isNull()


def test_the_icon_of_a_disabled_button_is_grey_while_it_is(qtbot: QtBot) -> None:
    def shade(mode: QIcon.Mode) -> str:
        """Return the colour of the icon's fullest pixel."""
        image = made.icon().pixmap(18, mode).toImage()
        pixels = [image.pixelColor(x, y) for x in range(18) for y in range(18)]
        return max(pixels, key=lambda pixel: pixel.alpha()).name()

    made = button("Simpan", "quiet", icon="check")
    qtbot.addWidget(made)
    tokens = current_look().tokens
    assert shade(QIcon.Mode.Normal) == tokens.accent.lower()
    made.setEnabled(False)
    assert shade(QIcon.Mode.Disabled) == tokens.ink3.lower()
    made.setEnabled(True)
    assert shade(QIcon.Mode.Normal) == tokens.accent.lower()
