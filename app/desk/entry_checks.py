"""Checks on what people type, each with the sentence that stands next to the field."""

import unicodedata
from datetime import datetime, timedelta

from app.errors import UserMistake
from app.office import Office
from app.rules.moments import Stated, date_time_words, day_of, is_before
from app.rules.wording import grouped

LINE_LIMIT = 300
TEXT_LIMIT = 100_000
# The desk's clock and a source's clock may differ by a little.
CLOCK_SLACK = timedelta(minutes=2)
_TURNING = frozenset(
    chr(code) for code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
# What has no width and no meaning of its own; joiners stay, as some scripts are written with them.
_NOTHING = frozenset("\u00ad\u200b\u2060\ufeff")
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def clean_line(text: str) -> str:
    """Return one tidy line: no control characters, none that turn it round or can't be seen, no
    line ends, no outer space.
    """
    line = " ".join(text.split())
    return line if line.isprintable() else " ".join(_printable(line).split())


def clean_text(text: str) -> str:
    """Return text without control characters other than line ends, each kind of which is one."""
    if text.isprintable():
        return text.strip()
    unified = "\n".join(text.replace("\t", " ").splitlines())
    return "\n".join(_printable(line).rstrip() for line in unified.split("\n")).strip()


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    # Lone surrogates can't be stored, NUL can't be stored on PostgreSQL; marks that turn the
    # direction of writing make a line look like another one.
    return "".join(
        c
        for c in text
        if unicodedata.category(c) not in ("Cc", "Cs") and c not in _TURNING and c not in _NOTHING
    )


def can_be_seen(text: str) -> bool:
    """Tell whether anything in a text leaves a mark on paper."""
    return any(unicodedata.category(c)[0] not in "ZCM" and c not in _BLANK_LETTERS for c in text)


def line_mistake(value: str, *, name: str, required: str = "") -> str:
    """Return what is wrong with a line, or ""; `required` is the example for an empty one."""
    if required and not can_be_seen(value):
        return f"{name} belum diisi. {required}".strip()
    if len(value) > LINE_LIMIT:
        return f"{name} terlalu panjang ({len(value)} huruf); paling banyak {LINE_LIMIT}."
    return ""


def text_mistake(value: str, *, name: str) -> str:
    """Return what is wrong with a long text, or ""."""
    if len(value) > TEXT_LIMIT:
        return (
            f"{name} terlalu panjang ({grouped(len(value))} huruf); paling banyak "
            f"{grouped(TEXT_LIMIT)}. Ringkas di sini dan simpan aslinya sebagai lampiran."
        )
    return ""


def moment_mistake(
    value: Stated,
    *,
    now: datetime,
    office: Office,
    not_before: Stated | None = None,
    before_what: str = "",
    slack: timedelta = CLOCK_SLACK,
) -> str:
    """Return what is wrong with a moment, or "": in the future, or before what it must follow.

    `slack` allows for another clock than ours; our own deeds have none.
    """
    year = day_of(value, office.zone).year
    if is_before(now + slack, value, office.zone):
        return f"{date_time_words(value, office.zone)} belum terjadi. Periksa tanggal dan jamnya."
    if year < 2000:
        return f"Tahun {year} terlalu lama. Periksa tahunnya."
    if not_before is not None and is_before(value, not_before, office.zone):
        return (
            f"Lebih dahulu daripada {before_what} "
            f"({date_time_words(not_before, office.zone)}). "
            "Periksa tanggal dan jamnya."
        )
    return ""


def refuse(mistakes: dict[str, str]) -> None:
    """Raise UserMistake when any field has a sentence."""
    found = {key: sentence for key, sentence in mistakes.items() if sentence}
    if found:
        raise UserMistake(found)


def channel_mistake(value: str) -> str:
    """Return what is wrong with the name of a channel, or "": it is no place for an address.

    The channel stands in the log and in the report, where nobody's address may ever be.
    """
    if "@" in value or sum(letter.isdigit() for letter in value) > 5:
        return "Tulis nama salurannya saja, misalnya surel atau telepon, bukan alamat pelapor."
    return ""


def required_note(value: str, *, field: str, name: str, example: str) -> dict[str, str]:
    """Check a note that must be given; returns field mistakes."""
    wrong = line_mistake(value[:LINE_LIMIT], name=name, required=example)
    return {field: wrong or text_mistake(value, name=name)}
