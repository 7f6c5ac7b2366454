"""Push buttons: primary, default, quiet and link, with icon and the shortcut written inside."""

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from ui.look.style import current_look, set_kind
from ui.look.tokens import Tokens
from ui.parts.pressing import pressed_by_enter

ButtonKind = Literal["primary", "default", "accent", "quiet", "link", "crumb", "undo"]
_ICON_SIZE = 18


class Button(QPushButton):
    """A push button whose icon follows its kind and the theme."""

    def __init__(self, text: str, kind: ButtonKind = "default", *, icon: str = "") -> None:
        super().__init__()
        self._icon_name = icon
        self._word = ""
        self._keys = ""
        self._bound = ""
        self._letter = ""
        self._terse = 0
        self._drawn: tuple[str, str] | None = None
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAutoDefault(False)
        self.set_word(text)
        self._draw_icon()

    def set_word(self, text: str) -> None:
        """Change the word; the shortcut stays."""
        self._word = text
        if self._letter not in text.upper():
            self._letter = ""
        self.setText(_underlined(self._text_at(self._terse), self._letter))
        self.setAccessibleName(text or self.toolTip())
        if self._bound:
            # Qt has forgotten it with the old text.
            self.setShortcut(self._bound)

    def set_terse(self, level: int) -> None:
        """Say less where a head has no room: 1 leaves the keys out, 2 all but the icon.

        Only a primary button still says its word at 1, others with an icon don't.
        """
        if level != self._terse:
            self._terse = level
            if level and self._word and not self.toolTip():
                self.setToolTip(self._text_at(0))
            self.set_word(self._word)

    def spared(self, level: int) -> int:
        """Return by how many pixels it is narrower at a level than when it says everything."""
        metrics = self.fontMetrics()
        whole, terse = self._text_at(0), self._text_at(level)
        return metrics.horizontalAdvance(whole) - metrics.horizontalAdvance(terse)

    def _text_at(self, level: int) -> str:
        if not level:
            return f"{self._word}   {self._keys}".strip()
        worded = level == 1 and self.property("kind") == "primary"
        return self._word if worded or not self._icon_name else ""

    def word(self) -> str:
        """Return the word without the shortcut."""
        return self._word

    def letter(self) -> str:
        """Return the letter that presses it with Alt, "" for none."""
        return self._letter

    def set_letter(self, letter: str) -> None:
        """Be pressed by Alt and a letter of its word, "" for none; see `letters.give_letters`."""
        if letter != self._letter:
            self._letter = letter
            self.set_word(self._word)

    def binds_keys(self) -> bool:
        """Tell whether it is pressed by keys of its own."""
        return bool(self._bound)

    def show_keys(self, keys: str, *, binds: bool = True) -> None:
        """Write `keys` ("Ctrl+D") inside the button and, when it `binds`, press by them."""
        self._keys = keys
        self._bound = keys if binds else ""
        self.set_word(self._word)
        self.setAccessibleDescription(keys)

    def set_kind(self, kind: ButtonKind) -> None:
        """Turn the button into another kind."""
        set_kind(self, "kind", kind)
        self._draw_icon()

    def set_icon(self, name: str) -> None:
        """Show another icon, or none for ""."""
        self._icon_name = name
        self._draw_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self._draw_icon()

    def _draw_icon(self) -> None:
        if not self._icon_name:
            return
        look = current_look()
        grey = "" if self.isEnabled() else look.tokens.ink3
        ink = grey or _icon_ink(look.tokens, str(self.property("kind")), worded=bool(self._word))
        wanted = (self._icon_name, ink)
        # The style sheet changes a button's palette more than once before it is shown.
        if wanted != self._drawn:
            self._drawn = wanted
            self.setIconSize(QSize(_ICON_SIZE, _ICON_SIZE))
            # Only as it is now: most are never disabled, and the first picture waits for each icon.
            self.setIcon(look.icons.icon(self._icon_name, ink, _ICON_SIZE, grey))


def button(
    text: str,
    kind: ButtonKind = "default",
    *,
    icon: str = "",
    shortcut: str = "",
    binds: bool = True,
    compact: bool = False,
    tip: str = "",
) -> Button:
    """Return a button; `shortcut` is written inside and bound unless `binds` is false.

    A `compact` one is 28 high, for rows and small panels. One without `text` needs a `tip`.
    """
    made = Button(text, kind, icon=icon)
    made.setProperty("compact", compact)
    if tip:
        made.setToolTip(tip)
        made.setAccessibleName(text or tip)
    if shortcut:
        made.show_keys(shortcut, binds=binds)
    return made


def _underlined(text: str, letter: str) -> str:
    """Return a text as Qt takes it: with "&" before the letter, and twice where it is meant."""
    at = text.upper().find(letter) if letter else -1
    parts = (text,) if at < 0 else (text[:at], text[at:])
    return "&".join(part.replace("&", "&&") for part in parts)


def _icon_ink(tokens: Tokens, kind: str, *, worded: bool) -> str:
    plain = tokens.ink2 if worded else tokens.ink
    inks = {
        "default": plain,
        "crumb": plain,
        "primary": tokens.onacc,
        "accent": tokens.accent,
        "quiet": tokens.accent,
        "link": tokens.accent,
        "undo": tokens.surface,
    }
    return inks[kind]
