"""The annual report as frozen blocks: what it says, in order, for any writer to draw.

A block holds facts and finished words but neither fonts nor places; a writer turns each kind
into what its format has for it. Texts that users typed come as they were typed: cleaning them
for a typeface or escaping them for a format is the writer's work.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import groupby
from typing import Literal

from app.documents.report_data import ReportEntry

# The lists at the front of the report, and what stands in them.
Listing = Literal["chapter", "table", "figure"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


Runs = tuple[Run, ...]


def typed_runs(words: str) -> Runs:
    """Return words as runs, italic between pairs of asterisks; a lone asterisk is one."""
    parts = words.split("*")
    if not len(parts) % 2:
        return (Run(words),)
    return tuple(Run(part, italic=at % 2 == 1) for at, part in enumerate(parts) if part)


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands with a table or figure and names it in the lists at the front."""

    label: str
    number: int
    text: str

    @property
    def words(self) -> str:
        """The whole caption, such as "Tabel 1 Rekapitulasi Jumlah Aduan"."""
        return f"{self.label} {self.number} {self.text}"


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page; without a logo, `logo_due` shows where one will stand."""

    logo: bytes | None
    logo_due: bool
    lines: tuple[str, ...]
    year: str
    note: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A chapter's heading; `listed` is what the contents call it."""

    number: str
    title: Runs
    listed: str
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading within a chapter, with its number."""

    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """One justified paragraph."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """A list of words, each with its meaning."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TitleLines:
    """A title of its own on some centred lines, not named in the contents."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableNote:
    """A small line below a table."""

    text: str


@dataclass(frozen=True, slots=True)
class FinePrint:
    """A line for whoever checks the report, in the smallest type."""

    text: str


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table.

    Neighbours of one `group` stand under it in a head of two rows; the others take both. A line
    break in the head stays. `width` is in millimetres; columns without one share what is left.
    """

    head: str
    width: float | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table: words at the left, going on in further lines, or centred figures."""

    text: str
    align: Literal["left", "centre"] = "centre"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table as wide as the page, its head repeated where it goes on.

    `numbered` puts (1), (2) … below the head; a `close` one has smaller heads and lower rows, a
    `small` one is set smaller throughout.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    name: str
    """What it is called in one word, as its sheet in a workbook."""
    caption: Caption | None = None
    numbered: bool = False
    close: bool = False
    small: bool = False

    @property
    def grouped(self) -> bool:
        """Whether columns stand in groups, so that its head has two rows."""
        return any(column.group for column in self.columns)

    @property
    def groups(self) -> Iterator[tuple[str, int, tuple[str, ...]]]:
        """Each group with the place of its first column and their heads; "" is none."""
        at = 0
        for group, members in groupby(self.columns, key=lambda column: column.group):
            heads = tuple(column.head for column in members)
            yield group, at, heads
            at += len(heads)


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture with its caption below."""

    image: bytes
    caption: Caption


@dataclass(frozen=True, slots=True)
class Timeline:
    """One case as a figure: title, facts in one line, what happened, and named spans of time.

    Where the figure is parted, `continued` stands above the rest. Of one that is `running` the
    spans grow from day to day.
    """

    number: str
    title: str
    facts: tuple[str, ...]
    entries: tuple[ReportEntry, ...]
    clocks: tuple[tuple[str, str], ...]
    continued: str
    caption: Caption
    running: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart for looking rather than reading: a column for each word, its number above it.

    For those without one `zeros` has what stands there, "-" where it says nothing of a word.
    """

    title: str
    counts: tuple[tuple[str, int], ...]
    zeros: Mapping[str, str] = field(default_factory=dict)


class Lane(IntEnum):
    """Who does a step: the SOP's columns from left to right."""

    CUSTOMER = 0
    DESK = 1
    HEAD = 2
    TEAM = 3


@dataclass(frozen=True, slots=True)
class SopStep:
    """One row of the SOP; its boxes stand in `lanes`, joined in that order."""

    activity: tuple[str, ...]
    lanes: tuple[Lane, ...]
    needs: str = ""
    output: str = ""
    time: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SopChart:
    """The SOP as one figure: a table whose lanes hold the boxes of a flow chart.

    `heads` name number, activity, the lanes, the three standards and the note; `standard`
    stands above the three, `begin` and `end` in the first and last box.
    """

    heads: tuple[str, ...]
    standard: str
    begin: str
    end: str
    steps: tuple[SopStep, ...]
    caption: Caption


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Place, date and title above room for the pen; an empty date leaves room for it too."""

    place: str
    date: str
    title: str
    name: str
    nip: str


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stand on one page."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page, upright or lying on its side."""

    landscape: bool = False


Words = Heading | Subheading | Prose | Bullets | Terms | TitleLines | TableNote | FinePrint
Drawing = TableBlock | Columns | Illustration | Timeline | SopChart | SignatureBlock
Layout = Together | NewPage
Block = Words | Drawing | Layout


def flat(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks one by one, also those that stand together."""
    for block in blocks:
        if isinstance(block, Together):
            yield from flat(block.blocks)
        else:
            yield block


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report: `title` in the foot and `marks` in boxes on every page, then its parts.

    Behind the cover stand the lists named in `contents`, those that have something in them.
    Whose it is and what it is about, `author` and `subject`, are among the file's properties.
    """

    title: str
    marks: tuple[str, ...]
    cover: Cover
    contents: tuple[tuple[Listing, str], ...]
    blocks: tuple[Block, ...]
    proposed: Mapping[str, str] = field(default_factory=dict)
    author: str = ""
    subject: str = ""
    """What is proposed for the parts that an office may write itself, by ReportPart."""
