"""The columns of the register list, and what each shows in the room there is."""

from enum import IntEnum

from ui.register.wording import DayTime, RowWords


class RegisterColumn(IntEnum):
    """Columns in their order."""

    NUMBER = 0
    RECEIVED = 1
    TITLE = 2
    MEDIUM = 3
    HOLDER = 4
    DUE = 5
    STATUS = 6


class Density(IntEnum):
    """How much room the list has: three, four or all columns; what has none joins another."""

    NARROW = 0
    MIDDLE = 1
    WIDE = 2


SHOWN = {
    Density.NARROW: frozenset({RegisterColumn.NUMBER, RegisterColumn.TITLE, RegisterColumn.STATUS}),
    Density.MIDDLE: frozenset(
        {RegisterColumn.NUMBER, RegisterColumn.TITLE, RegisterColumn.HOLDER, RegisterColumn.STATUS}
    ),
    Density.WIDE: frozenset(RegisterColumn),
}
# By which order of the register a click on the head sorts.
ORDER = {
    RegisterColumn.NUMBER: "number",
    RegisterColumn.RECEIVED: "received",
    RegisterColumn.DUE: "due",
    RegisterColumn.STATUS: "due",
}
_MIDDLE_FROM, _WIDE_FROM = 840, 1100


def density_for(width: int) -> Density:
    """Return how a list of `width` device-independent pixels is laid out."""
    if width >= _WIDE_FROM:
        return Density.WIDE
    return Density.MIDDLE if width >= _MIDDLE_FROM else Density.NARROW


def head(column: RegisterColumn, density: Density) -> str:
    """Return the head of a column."""
    if density is Density.NARROW and column is RegisterColumn.STATUS:
        return "Status, sisa waktu, jatuh tempo"
    return {
        RegisterColumn.NUMBER: "Nomor" if density is Density.WIDE else "Nomor, diterima",
        RegisterColumn.RECEIVED: "Diterima",
        RegisterColumn.TITLE: "Perihal, media, pemegang"
        if density is Density.NARROW
        else "Perihal",
        RegisterColumn.MEDIUM: "Media",
        RegisterColumn.HOLDER: "Pemegang" if density is Density.WIDE else "Pemegang, jatuh tempo",
        RegisterColumn.DUE: "Jatuh tempo",
        RegisterColumn.STATUS: "Status dan waktu",
    }[column]


def lines(words: RowWords, column: RegisterColumn, density: Density) -> tuple[str, str]:
    """Return the first and the second line of a cell; the status column has a badge as first."""
    match column:
        case RegisterColumn.NUMBER:
            received = f"{words.received.short_day} {words.received.time}"
            return words.number, "" if density is Density.WIDE else received
        case RegisterColumn.RECEIVED:
            return words.received.day, words.received.time
        case RegisterColumn.TITLE:
            return words.title, _below_title(words, density)
        case RegisterColumn.MEDIUM:
            return words.medium, ""
        case RegisterColumn.HOLDER:
            return words.holder or "-", "" if density is Density.WIDE else _due(words)
        case RegisterColumn.DUE:
            return _due_lines(words)
        case RegisterColumn.STATUS:
            due = (
                f", {_short_due(words.due, words)}"
                if words.due and density is Density.NARROW
                else ""
            )
            return words.badge.text, words.time + due


def _below_title(words: RowWords, density: Density) -> str:
    if density is Density.WIDE:
        return words.kind
    line = f"{words.medium}, {words.kind}"
    return f"{line} · {words.holder}" if words.holder and density is Density.NARROW else line


def _due_lines(words: RowWords) -> tuple[str, str]:
    return (words.due.day, words.due.time + words.due_note) if words.due else ("-", "")


def _due(words: RowWords) -> str:
    return f"{words.due.short_day} {words.due.time}{words.due_note}" if words.due else ""


def _short_due(due: DayTime, words: RowWords) -> str:
    """Return the due day, or its time when that is what matters."""
    return due.short_day + words.due_note if words.days_apart else due.time
