"""What the tests of all pages share: a desk with cases in every state, and fresh registers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.actions.desk import desk, empty_desk, lively, lively_file
from tests.ui.shell.helpers import make_context

if TYPE_CHECKING:
    from app.register import Register
    from ui.page import Context

__all__ = ["context", "desk", "empty_desk", "lively", "lively_file"]


@pytest.fixture
def context(file_register: Register) -> Context:
    """Return a context over a fresh register; work runs at once."""
    return make_context(file_register)
