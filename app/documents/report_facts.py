"""All that a report says, place by place, and what differs between two reports of one year.

It is taken of the blocks that the paper is drawn from: nothing that is printed can differ unseen.
What tells of the printing itself is left out: cover, foot and the end of the history.
"""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple, assert_never

from app.documents.report_blocks import (
    Block,
    Bullets,
    Columns,
    FinePrint,
    Heading,
    Illustration,
    NewPage,
    Prose,
    Report,
    Runs,
    SignatureBlock,
    SopChart,
    Subheading,
    TableBlock,
    TableNote,
    Terms,
    Timeline,
    TitleLines,
    Together,
    flat,
)
from app.rules.moments import MONTHS

_SIGNED = "Tanda tangan"
# Of these there are several in one place, so each has its number.
_COUNTED = ("kalimat", "butir", "catatan", "langkah")
_SENTENCE = re.compile(r"(?<=[.!?]) (?=\S)")
_MONTH_NUMBERS = {name: at for at, name in enumerate(MONTHS, 1)}


class Fact(NamedTuple):
    """One thing a report says and where, in words; of a month (1-12) or a case, if it is of one."""

    place: str
    text: str
    month: int = 0
    number: str = ""


class Difference(NamedTuple):
    """One place where two reports differ; a text is "" where it isn't there at all."""

    place: str
    before: str
    now: str
    month: int = 0
    number: str = ""

    @property
    def of_signing(self) -> bool:
        """Whether it only tells who signs, and when."""
        return self.place.startswith(_SIGNED)


Facts = tuple[Fact, ...]


def facts_of(report: Report) -> Facts:
    """Return all that a report says, in its order; no two have the same place."""
    seen: Counter[str] = Counter()
    found = []
    for fact in _walk(report.blocks):
        seen[fact.place] += 1
        at, again = seen[fact.place], ""
        if fact.place.endswith(_COUNTED):
            again = f" {at}"
        elif at > 1:
            again = f" ({at})"
        found.append(fact._replace(place=fact.place + again))
    return tuple(found)


def differences(before: Facts, now: Facts) -> tuple[Difference, ...]:
    """Return where two reports differ, in the order of the new one; what is gone comes last.

    A sentence that only moved, because one came before it, is no difference.
    """
    moved = Counter(map(_moving, before)) & Counter(map(_moving, now))
    old, new = _keyed(before, moved), _keyed(now, moved)
    found = []
    for key, fact in new.items():
        was = old.pop(key, None)
        if was is None or was.text != fact.text:
            said = was.text if was else ""
            found.append(Difference(fact.place, said, fact.text, fact.month, fact.number))
    gone = (Difference(each.place, each.text, "", each.month, each.number) for each in old.values())
    return (*found, *gone)


def _moving(fact: Fact) -> tuple[str, str]:
    """Return of what there are several in one place, and its text; "" of what stands alone."""
    place = fact.place.rstrip("0123456789").rstrip()
    return (place, fact.text) if place.endswith(_COUNTED) else ("", "")


def _keyed(facts: Facts, moved: Counter[tuple[str, str]]) -> dict[str, Fact]:
    """Return facts by what they are compared as, without those that are in both reports."""
    left, seen = Counter(moved), Counter[str]()
    found = {}
    for fact in facts:
        place, text = _moving(fact)
        if place and left[place, text]:
            left[place, text] -= 1
            continue
        seen[place] += 1
        found[f"{place} {seen[place]}" if place else fact.place] = fact
    return found


def packed(facts: Facts) -> bytes:
    """Return facts as they are kept: JSON (UTF-8), packed."""
    return zlib.compress(json.dumps(facts, ensure_ascii=False).encode())


def unpacked(body: bytes) -> Facts:
    """Return kept facts. Raises ValueError or zlib.error for what was not packed here."""
    return tuple(Fact(*each) for each in json.loads(zlib.decompress(body)))


def _walk(blocks: Sequence[Block]) -> Iterator[Fact]:
    chapter, section = "", ""
    for block in flat(blocks):
        if isinstance(block, Heading):
            chapter, section = block.listed, ""
        elif isinstance(block, Subheading):
            section = f", {block.text}"
        else:
            yield from _facts(block, f"{chapter}{section}")


def _facts(block: Block, place: str) -> Iterator[Fact]:
    match block:
        case Prose():
            for sentence in _SENTENCE.split(_words(block.runs)):
                yield Fact(f"{place}, kalimat", sentence)
        case Bullets():
            for item in block.items:
                yield Fact(f"{place}, butir", _words(item))
        case Terms():
            for word, meaning in block.pairs:
                yield Fact(f"{place}, {word}", meaning)
        case TableBlock():
            yield from _cells(block)
        case TableNote():
            yield Fact(f"{place}, catatan", block.text)
        case Timeline():
            yield from _course(block)
        case SopChart():
            for at, step in enumerate(block.steps, 1):
                row = (*step.activity, step.needs, step.output, step.time, step.note)
                yield Fact(f"SOP, langkah {at}", "; ".join(filter(None, row)))
        case Illustration():
            yield Fact(block.caption.text, f"gambar {sha256(block.image).hexdigest()[:12]}")
        case SignatureBlock():
            told = {"tempat": block.place, "tanggal": block.date, "jabatan": block.title}
            told |= {"nama": block.name, "NIP": block.nip}
            yield from (Fact(f"{_SIGNED}, {what}", said) for what, said in told.items())
        case (
            Heading()
            | Subheading()
            | TitleLines()
            | Together()
            | NewPage()
            | FinePrint()
            | Columns()
        ):
            # They name places, tell of the printing, or draw what their table says.
            return
        case _:
            assert_never(block)


def _cells(block: TableBlock) -> Iterator[Fact]:
    """Yield the cells of a table: the first column counts its rows, the second names them."""
    for row in block.rows:
        name = row[1].text
        month = _MONTH_NUMBERS.get(name, 0)
        number = name if any(sign.isdigit() for sign in name) else ""
        for column, cell in zip(block.columns[2:], row[2:], strict=True):
            head = " ".join(column.head.split())
            yield Fact(f"{block.name}, {name}, {head}", cell.text, month, number)


def _course(block: Timeline) -> Iterator[Fact]:
    place, number = f"Linimasa {block.number}", block.number
    yield Fact(f"{place}, perihal", block.title, 0, number)
    yield Fact(f"{place}, keterangan", "; ".join(block.facts), 0, number)
    for entry in block.entries:
        words = (entry.day, entry.time, entry.actor, entry.sentence, entry.remark)
        yield Fact(f"{place}, langkah", " ".join(filter(None, words)), 0, number)
    if not block.running:
        for name, span in block.clocks:
            yield Fact(f"{place}, {name}", span, 0, number)


def _words(runs: Runs) -> str:
    return "".join(run.text for run in runs)
