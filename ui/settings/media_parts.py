"""The two lists of the media section: the media, and the columns of the recap they count in."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtWidgets import QSizePolicy, QWidget

from app.desk.changing_media import save_columns, save_media
from app.office import BOX, Medium, Office, RecapColumn
from app.outcome import Outcome
from app.register import Register
from app.rules.medium_fields import KINDS, MediumKind
from app.rules.moments import WEEKDAYS, WEEKDAYS_SHORT
from app.rules.wording import sentence_list, uncapitalised
from ui.look.tokens import Tone
from ui.parts.fields.checks import CheckBox
from ui.parts.fields.chips import Chip
from ui.parts.fields.editors import ComboBox, LineEdit
from ui.parts.fields.field import Field
from ui.parts.flow import FlowLayout
from ui.settings.entries_part import UNUSED, EntriesPart, Listed

_LONGEST: Final = 120
_EVERY: Final = frozenset(range(5))


def days_words(weekdays: frozenset[int]) -> str:
    """Return "setiap hari kerja", "Sen, Kam" or "tidak terjadwal"."""
    if weekdays == _EVERY:
        return "setiap hari kerja"
    return ", ".join(WEEKDAYS_SHORT[day] for day in sorted(weekdays)) or "tidak terjadwal"


def _asked_by(kind: str) -> str:
    """Return which fields a kind of medium brings, "" for none."""
    words = [uncapitalised(field.word) for field in KINDS[MediumKind(kind)].fields]
    return f"Ditanyakan: {sentence_list(words)}" if words else ""


class _Weekdays(QWidget):
    """Seven chips, each on or off."""

    def __init__(self) -> None:
        super().__init__()
        self.chips = [Chip(word, None, Tone.PLAIN) for word in WEEKDAYS_SHORT]
        flow = FlowLayout()
        for chip, name in zip(self.chips, WEEKDAYS, strict=True):
            chip.setAccessibleName(name)
            flow.addWidget(chip)
        self.setLayout(flow)
        self.setFocusProxy(self.chips[0])
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def days(self) -> frozenset[int]:
        """Return the days that are on, 0 for Monday."""
        return frozenset(day for day, chip in enumerate(self.chips) if chip.isChecked())

    def show_days(self, days: frozenset[int]) -> None:
        """Turn on these days only."""
        for day, chip in enumerate(self.chips):
            chip.setChecked(day in days)


class MediaPart(EntriesPart[Medium]):
    """The media, in the order in which they are offered."""

    def __init__(self) -> None:
        super().__init__(name="Media", add_word="Tambah media")

    def build(self) -> None:
        """Make the form of a medium."""
        self.name = LineEdit(longest=_LONGEST)
        self.column, self.channel = ComboBox(), ComboBox()
        self.kind = ComboBox([(str(kind), spec.word) for kind, spec in KINDS.items()])
        self.days = _Weekdays()
        self.box = CheckBox("Kotak yang dibuka isinya")
        self.fields = {
            "name": Field("Nama media", self.name),
            "recap_column": Field("Kolom rekap", self.column),
            "answer_channel": Field("Saluran jawaban", self.channel),
            "kind": Field("Isian khusus", self.kind),
            "weekdays": Field("Diperiksa setiap", self.days, "Tampil di Beranda pada hari itu"),
        }
        for field in self.fields.values():
            self.form.addWidget(field)
        self.form.addWidget(self.box)
        self.name.textEdited.connect(self.on_typed)
        self.column.activated.connect(self.on_typed)
        self.channel.activated.connect(self.on_typed)
        self.kind.activated.connect(self.on_typed)
        self.box.clicked.connect(self.on_typed)
        for chip in self.days.chips:
            chip.clicked.connect(self.on_typed)

    def show_office(self, office: Office) -> None:
        """Show the media kept now, and what they can be given."""
        self._columns = [column.label for column in office.recap_columns if column.active]
        self._channels = [channel.name for channel in office.channels]
        self.show_entries(office.all_media)

    def listed(self, entry: Medium) -> Listed:
        """Return name and days, or that it is out of use."""
        where = f"{entry.recap_column}, {days_words(entry.weekdays)}"
        return entry.name or "Media baru", where if entry.active else UNUSED, not entry.active

    def show_entry(self, entry: Medium) -> None:
        """Show a medium; whether it is a box can be told of a new one only."""
        if self.name.text() != entry.name:
            self.name.setText(entry.name)
        for box, words, chosen in (
            (self.column, self._columns, entry.recap_column),
            (self.channel, self._channels, entry.answer_channel),
        ):
            # What is no longer offered stays with what has it.
            box.set_choices([(word, word) for word in dict.fromkeys((*words, chosen))])
            box.choose(chosen)
        self.kind.choose(str(entry.kind))
        self.fields["kind"].set_hint(_asked_by(entry.kind))
        self.days.show_days(entry.weekdays)
        self.box.setVisible(self.is_new(entry))
        self.box.setChecked(entry.group == BOX)

    def typed(self, entry: Medium) -> Medium:
        """Return the medium as typed."""
        return replace(
            entry,
            name=self.name.text(),
            recap_column=str(self.column.currentData() or ""),
            answer_channel=str(self.channel.currentData() or ""),
            kind=MediumKind(str(self.kind.currentData() or "")),
            weekdays=self.days.days(),
            group=BOX if self.box.isChecked() and self.is_new(entry) else "",
        )

    def blank(self) -> Medium:
        """Return a new medium, in the last column."""
        return Medium(
            "",
            "",
            recap_column=self._columns[-1],
            answer_channel=self._channels[0],
            weekdays=_EVERY,
        )

    def in_use(self, entry: Medium) -> bool:
        """Tell whether it is offered."""
        return entry.active

    def is_new(self, entry: Medium) -> bool:
        """Tell whether it was never saved."""
        return not entry.code

    def turned(self, entry: Medium) -> Medium:
        """Offer it no more, or again."""
        return replace(entry, active=not entry.active)

    def work(self) -> Callable[[Register], Outcome]:
        """Return the saving of the media."""
        return partial(save_media, media=tuple(self.draft), shown=tuple(self.shown))


class ColumnsPart(EntriesPart[RecapColumn]):
    """The columns of the recap, in the order in which they are printed."""

    def __init__(self) -> None:
        super().__init__(name="Kolom rekap", add_word="Tambah kolom")

    def build(self) -> None:
        """Make the form of a column."""
        self.label = LineEdit(longest=_LONGEST)
        self.optional = CheckBox("Cetak hanya bila ada aduannya")
        self.fields = {"label": Field("Judul kolom", self.label)}
        self.form.addWidget(self.fields["label"])
        self.form.addWidget(self.optional)
        self.label.textEdited.connect(self.on_typed)
        self.optional.clicked.connect(self.on_typed)

    def show_office(self, office: Office) -> None:
        """Show the columns kept now, and which media count in them."""
        self._media: dict[str, list[str]] = {}
        for medium in office.media:
            self._media.setdefault(medium.recap_column, []).append(medium.name)
        self._labels = {column.id: column.label for column in office.recap_columns}
        self.show_entries(office.recap_columns)

    def listed(self, entry: RecapColumn) -> Listed:
        """Return the label and the media that count in it, or that it is out of use."""
        media = self._media.get(self._labels.get(entry.id, ""), [])
        words = ", ".join(media) or "belum ada medianya"
        return entry.label or "Kolom baru", words if entry.active else UNUSED, not entry.active

    def show_entry(self, entry: RecapColumn) -> None:
        """Show a column."""
        if self.label.text() != entry.label:
            self.label.setText(entry.label)
        self.optional.setChecked(entry.optional)

    def typed(self, entry: RecapColumn) -> RecapColumn:
        """Return the column as typed."""
        return replace(entry, label=self.label.text(), optional=self.optional.isChecked())

    def blank(self) -> RecapColumn:
        """Return a new column."""
        return RecapColumn(0, "")

    def in_use(self, entry: RecapColumn) -> bool:
        """Tell whether media can be given it."""
        return entry.active

    def is_new(self, entry: RecapColumn) -> bool:
        """Tell whether it was never saved."""
        return not entry.id

    def turned(self, entry: RecapColumn) -> RecapColumn:
        """Offer it no more, or again."""
        return replace(entry, active=not entry.active)

    def work(self) -> Callable[[Register], Outcome]:
        """Return the saving of the columns."""
        return partial(save_columns, columns=tuple(self.draft), shown=tuple(self.shown))
