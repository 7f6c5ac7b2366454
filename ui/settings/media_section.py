"""The section of the media: by what complaints come, when it is looked at, where it is counted."""

from collections.abc import Sequence
from typing import ClassVar

from ui.settings.entries_section import EntriesSection, Part
from ui.settings.media_parts import ColumnsPart, MediaPart


class MediaSection(EntriesSection):
    """Media and columns of the recap; media first, as a column they leave may then go."""

    key: ClassVar[str] = "media"
    intro: ClassVar[str] = (
        "Yang tidak dipakai lagi tidak ditawarkan, tetapi tetap pada aduan dan rekap yang sudah "
        "memakainya."
    )

    def make_parts(self) -> Sequence[tuple[str, str, Part]]:
        """Return both lists."""
        self.media, self.columns = MediaPart(), ColumnsPart()
        return ("media", "Media", self.media), ("columns", "Kolom rekap", self.columns)
