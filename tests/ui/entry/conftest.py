"""What the tests of this page share."""

from tests.ui.entry.clerk import clerk

__all__ = ["clerk"]
