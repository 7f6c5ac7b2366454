"""Makes the desk's fixtures known to the tests here."""

from tests.ui.actions.desk import desk, empty_desk, lively_file

__all__ = ["desk", "empty_desk", "lively_file"]
