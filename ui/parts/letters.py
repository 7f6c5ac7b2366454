"""A letter for each button of a place, pressed with Alt; Windows underlines it once Alt is held."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ui.parts.buttons import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# Pressed with Alt wherever a complaint is written: "Tambah baris", "Mirip".
_TAKEN: Final = "RM"
_LETTERED: Final = ("primary", "default", "accent", "quiet")


def give_letters(place: QWidget) -> None:
    """Give every worded button that can be seen in a place a letter that no other there has.

    One that has a letter keeps it; small ones stand in rows of their like and have none.
    """
    buttons = [each for each in place.findChildren(Button) if _takes_one(each)]
    used = {each.letter() for each in buttons} | set(_TAKEN)
    for each in buttons:
        if not each.letter():
            free = (letter for letter in _letters_of(each.word()) if letter not in used)
            letter = next(free, "")
            each.set_letter(letter)
            used.add(letter)


def _takes_one(button: Button) -> bool:
    """Tell whether a button takes a letter; what is hidden gives back the one it had."""
    ordinary = button.property("kind") in _LETTERED and not button.property("compact")
    if ordinary and button.isVisible() and not button.binds_keys() and button.word():
        return True
    button.set_letter("")
    return False


def _letters_of(word: str) -> Iterator[str]:
    """Yield the letters of a word as they are tried: those that begin a word first."""
    first = [part[0] for part in word.split()]
    yield from (letter.upper() for letter in (*first, *word) if letter.isalpha())
