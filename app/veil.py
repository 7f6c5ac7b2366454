"""What papers don't tell apart, so that nobody reads from them how few blew the whistle.

The medium of whistle-blowers and one other are told as one, in every table, sentence, list and
chart. Neither which of both it is nor how many came by each changes any word, so that nothing can be
worked out from sums, from other papers, or from its being hidden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.rules.targets import WBS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.office import Medium, Office, RecapColumn

UNTOLD = "Tidak dirinci"
"""What stands for a title or a topic."""
ORIGIN = "media asalnya"
"""What stands for the channel of an answer."""


class Veil(NamedTuple):
    """What is told as one: the names of two recap columns, and the codes of the media in them."""

    columns: tuple[str, ...] = ()
    media: frozenset[str] = frozenset()

    @property
    def word(self) -> str:
        """What both are called together."""
        return " dan ".join(self.columns)

    def column(self, label: str) -> str:
        """Return what a recap column is called."""
        return self.word if label in self.columns else label

    def medium(self, code: str, name: str) -> str:
        """Return what a medium is called."""
        return self.word if code in self.media else name

    def shown(self, columns: Iterable[RecapColumn]) -> tuple[RecapColumn, ...]:
        """Return the columns that are told, in their order: one in the place of both."""
        return tuple(each for each in columns if each.label not in self.columns[1:])

    @property
    def note(self) -> str:
        """Say below a table that two columns are one, "" where none are."""
        if not self.columns:
            return ""
        return f"{self.word} dijumlahkan bersama untuk melindungi pelapor."


def veil_of(office: Office) -> Veil:
    """Return what an office doesn't tell apart; nothing if it didn't ask for that."""
    if not office.settings.veils_wbs:
        return Veil()
    secret = next((m.recap_column for m in office.all_media if m.code == WBS), "")
    # By the office's list alone: any choice by counts would tell of them.
    others = [
        column.label
        for column in office.recap_columns
        if column.active and not column.optional and column.label != secret
    ]
    if not secret or not others:
        return Veil()
    told = {secret, others[-1]}
    # As they follow each other in the recap.
    columns = tuple(column.label for column in office.recap_columns if column.label in told)
    return Veil(columns, frozenset(_codes(office.all_media, told)))


def _codes(media: Iterable[Medium], columns: set[str]) -> Iterable[str]:
    return (medium.code for medium in media if medium.recap_column in columns)
