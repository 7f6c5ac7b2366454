"""What the pages stand on: the open register with its office; at the door one in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.office import Office
    from app.register import Register


class Ground:
    """A register and its office as they are now; others may be put in their place under a page."""

    def __init__(self, register: Register, office: Office) -> None:
        self.register = register
        self.office = office

    def register_now(self) -> Register:
        """Return the register."""
        return self.register

    def office_now(self) -> Office:
        """Return the office."""
        return self.office
