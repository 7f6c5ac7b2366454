"""The page of a box, on a screen of the usual size."""

import pytest
from pytestqt.qtbot import QtBot

from ui.boxes.page import BoxPage
from ui.page import Context

BOX = "kotak-saran-pst"


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> BoxPage:
    page = BoxPage(context)
    qtbot.addWidget(page)
    page.resize(1190, 700)
    page.show()
    qtbot.waitExposed(page)
    page.open(box=BOX)
    return page
