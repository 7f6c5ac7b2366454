"""The section about the office hours: the zone, and the hours of the year to look at."""

from typing import ClassVar

from app.rules.wording import zone_words
from ui.parts.editors import ComboBox
from ui.parts.facts import FactList
from ui.parts.fields import Field
from ui.parts.labels import label
from ui.settings.form_section import FormSection
from ui.settings.work_hours import year_hours

ZONES = (
    ("Asia/Jakarta", "WIB, Jakarta"),
    ("Asia/Makassar", "WITA, Makassar"),
    ("Asia/Jayapura", "WIT, Jayapura"),
)


class HoursSection(FormSection):
    """The zone and, to look at, the office hours of the year."""

    key: ClassVar[str] = "waktu"
    word: ClassVar[str] = "Waktu kerja"
    icon: ClassVar[str] = "clock"
    intro: ClassVar[str] = (
        "Batas waktu setiap langkah dihitung dari jam kerja ini, "
        "di luar istirahat, akhir pekan, dan hari libur."
    )

    def build(self) -> None:
        """Make the fields."""
        self.add_setting("zone", Field("Zona waktu", ComboBox(ZONES)))
        self._caption = label("", "strong")
        self.hours = FactList(gap=10)
        self.add(self._caption)
        self.add(self.hours)
        note = "Jam Ramadan mengikuti jam kerja ASN dan tanggalnya dari penetapan awal Ramadan."
        self.add(label(note, "hint", wrap=True))

    def show_office(self) -> None:
        """Show the zone and the hours of the year."""
        super().show_office()
        now = self.context.clock.now().astimezone(self.context.zone)
        self._caption.setText(f"Jam kerja {now.year} ({zone_words(now, self.context.zone)})")
        self.hours.set_facts(year_hours(self.context.office.calendar, now.year))
