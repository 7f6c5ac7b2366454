"""The office as its papers name it."""

import re
from dataclasses import dataclass

from app.rules.office_names import counter_words, officer_words


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The office as its papers name it; all from settings.

    `name_lines` stand large above the address, `office_name` is used in sentences. The parts of
    `address` and `contact` stand apart in one line each. `logo` holds the bytes of a PNG or JPEG
    picture, `service_hours` when somebody can be asked. Who signs on the head's behalf has a title of
    their own, `head_below`.
    """

    name_lines: tuple[str, ...]
    office_name: str
    address: tuple[str, ...]
    contact: tuple[str, ...]
    city: str
    head_title: str
    head_name: str = ""
    head_nip: str = ""
    logo: bytes | None = None
    service_hours: str = ""
    head_below: str = ""

    @property
    def officer(self) -> str:
        """What papers call who sits at the desk."""
        return officer_words(self.office_name)

    @property
    def counter(self) -> str:
        """What papers call the place where people ask, for short."""
        return counter_words(self.office_name)


def line_parts(line: str) -> tuple[str, ...]:
    """Return the parts of a line that its user divides by wide spaces."""
    return tuple(re.split(r"\s{2,}", line))
