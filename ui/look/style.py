"""Puts the look on the application: Fusion, palette, one style sheet; and hands it to painters."""

import os
import sys
from string import Template
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from resources import FOLDER
from ui.look.fonts import Fonts, load_fonts
from ui.look.icons import Icons
from ui.look.tokens import DARK, LIGHT, STRONG_DARK, STRONG_LIGHT, Tokens

_PROPERTY: Final = "meja_aduan_look"
_TEXT_SIZE: Final = "meja_aduan_text_size"
_FACTOR: Final = "QT_SCALE_FACTOR"


class Look:
    """What painters need: the theme's colours, the type scale and the icons.

    No tuple: Qt, which keeps it as the application's property, would take that for a list.
    """

    def __init__(self, *, dark: bool, tokens: Tokens, fonts: Fonts, icons: Icons) -> None:
        self.dark = dark
        self.tokens = tokens
        self.fonts = fonts
        self.icons = icons


def new_application(*, text_size: int = 100) -> QApplication:
    """Make the application, with the Fusion style for every look and letters of a size in percent.

    A style set later is handed out as an object, whose class takes as long to make as a window.
    """
    chosen = text_size != 100 and _FACTOR not in os.environ
    if chosen:
        os.environ[_FACTOR] = str(text_size / 100)
    try:
        app = QApplication([*sys.argv[:1], "-style", "fusion"])
    finally:
        if chosen:
            # Qt has read it; what shows a paper for us keeps its own size.
            del os.environ[_FACTOR]
    app.setProperty(_TEXT_SIZE, text_size)
    return app


def text_size_shown() -> int:
    """Return the size of letters in percent with which the program was started."""
    app = QApplication.instance()
    shown = app.property(_TEXT_SIZE) if app is not None else None
    return shown if isinstance(shown, int) else 100


def apply_look(app: QApplication, *, dark: bool, strong: bool = False) -> Look:
    """Give `app` the light or dark look, if wished in `strong` contrast, and return it; at any time.

    Every widget then receives PaletteChange and StyleChange and is painted anew, so parts read
    `current_look()` when they paint and never keep a look.
    """
    before = app.property(_PROPERTY)
    fonts = before.fonts if isinstance(before, Look) else load_fonts()
    light_or_dark = (STRONG_LIGHT, STRONG_DARK) if strong else (LIGHT, DARK)
    look = Look(dark=dark, tokens=light_or_dark[dark], fonts=fonts, icons=Icons())
    if not isinstance(before, Look):
        app.setFont(fonts.body.font)
    app.setProperty(_PROPERTY, look)
    app.setPalette(_palette(look.tokens))
    app.setStyleSheet(_style_sheet(look))
    return look


def current_look() -> Look:
    """Return the application's look; the light one is applied when there was none yet.

    Raises RuntimeError without a QApplication.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("a look needs a QApplication")
    look = app.property(_PROPERTY)
    return look if isinstance(look, Look) else apply_look(app, dark=False)


def icon(name: str, colour: str, size: int = 16) -> QIcon:
    """Return an icon of the current look in a token colour, greyed when disabled."""
    look = current_look()
    return look.icons.icon(name, colour, size, look.tokens.ink3)


def set_kind(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property the style sheet selects by, and have the style look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _style_sheet(look: Look) -> str:
    folder = FOLDER / "style"
    theme = "dark" if look.dark else "light"
    arrow = str(folder / f"arrow-down-{theme}.svg").replace("\\", "/")
    template = Template((folder / "look.qss").read_text("utf-8"))
    return template.substitute(look.tokens._asdict(), arrow=arrow)


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.bg,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.ink,
        role.Button: tokens.surface,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.danger,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.onacc,
        role.Accent: tokens.accent,
        role.PlaceholderText: tokens.ink3,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.ink,
        role.ToolTipText: tokens.surface,
        role.Light: tokens.surface,
        role.Midlight: tokens.sunken,
        role.Mid: tokens.line,
        role.Dark: tokens.ctl,
        role.Shadow: tokens.ctl,
    }
    palette = QPalette()
    for each, value in colours.items():
        palette.setColor(each, QColor(value))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.ink3))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Base, QColor(tokens.sunken))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Button, QColor(tokens.sunken))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(tokens.line))
    return palette
