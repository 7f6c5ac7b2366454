"""What most tests of the window share."""

import pytest

from tests.ui.shell.helpers import make_messages
from ui.messages import Messages


@pytest.fixture
def messages(qapp: object) -> Messages:
    """Return messages whose questions are answered with yes."""
    return make_messages()
