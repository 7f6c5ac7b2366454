"""What users typed, for files that bring no typeface of their own: Word and Excel."""

import unicodedata


def spoken(text: str) -> str:
    """Return user text as one line without what XML forbids or what steers other text."""
    if not text.isprintable():
        text = "".join(map(_character, text))
    return " ".join(text.split())


def _character(char: str) -> str:
    kind = unicodedata.category(char)
    if char.isspace() or kind.startswith("Z"):
        return " "
    return "" if kind in ("Cc", "Cf", "Cs") or ord(char) & 0xFFFE == 0xFFFE else char
