"""Which columns of the register's list are shown, and in which order: chosen, and remembered."""

from __future__ import annotations

from typing import Final, NamedTuple

from ui.register.columns import RegisterColumn

WORDS: Final = {
    RegisterColumn.NUMBER: "Nomor",
    RegisterColumn.RECEIVED: "Diterima",
    RegisterColumn.TITLE: "Perihal",
    RegisterColumn.MEDIUM: "Media",
    RegisterColumn.HOLDER: "Pemegang",
    RegisterColumn.DUE: "Jatuh tempo",
    RegisterColumn.STATUS: "Status dan waktu",
    RegisterColumn.KIND: "Klasifikasi",
    RegisterColumn.CLOSED: "Ditutup",
}
ALWAYS: Final = (RegisterColumn.NUMBER, RegisterColumn.TITLE)
"""Without them nobody would know a row."""
_HIDDEN_FIRST: Final = frozenset({RegisterColumn.KIND, RegisterColumn.CLOSED})


class Arrangement(NamedTuple):
    """All columns in their order, and those of them that are hidden."""

    order: tuple[RegisterColumn, ...] = tuple(RegisterColumn)
    hidden: frozenset[RegisterColumn] = _HIDDEN_FIRST

    def text(self) -> str:
        """Return it as it is remembered: names in their order, a hidden one behind a minus."""
        return ",".join(
            f"-{each.name}" if each in self.hidden else each.name for each in self.order
        )

    def turned(self, column: RegisterColumn) -> Arrangement:
        """Return it with a column hidden that was shown, or shown that was hidden."""
        return self._replace(hidden=self.hidden ^ ({column} - set(ALWAYS)))

    def moved(self, column: RegisterColumn, by: int) -> Arrangement:
        """Return it with a column before the shown one at its left (-1), or after that at its right."""
        shown = [each for each in self.order if each not in self.hidden]
        at = shown.index(column) + by if column in shown else -1
        if not 0 <= at < len(shown):
            return self
        others = [each for each in self.order if each is not column]
        there = others.index(shown[at]) + (by > 0)
        return self._replace(order=(*others[:there], column, *others[there:]))


def read_arrangement(text: str) -> Arrangement:
    """Read what `text` wrote; a column it doesn't know stands at the end as it does at first."""
    names = [name.strip() for name in text.split(",")]
    known = {each.name: each for each in RegisterColumn}
    told = [name for name in dict.fromkeys(names) if name.lstrip("-") in known]
    order = dict.fromkeys(known[name.lstrip("-")] for name in told)
    if not order:
        return Arrangement()
    left = [each for each in RegisterColumn if each not in order]
    hidden = {known[name[1:]] for name in told if name.startswith("-")}
    hidden |= _HIDDEN_FIRST & set(left)
    return Arrangement((*order, *left), frozenset(hidden) - set(ALWAYS))
