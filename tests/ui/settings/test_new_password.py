"""While a new password is typed, the form says whether it will be taken."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.entrance.setup_page import SetupPage
from ui.forms.new_password import GOOD, HINT


def test_the_set_up_says_how_the_password_would_be_taken(qtbot: QtBot) -> None:
    page = SetupPage(location="/tmp/register.mejaaduan")
    qtbot.addWidget(page)
    page.show()
    field = page.fields["password"]
    assert field.hint() == HINT
    page.officer.setText("Siti Rahmah")
    page.login.setText("siti")
    QTest.keyClicks(page.password, "sitirahmah1")
    qtbot.waitUntil(lambda: "memakai nama Anda" in field.hint())
    QTest.keyClicks(page.password, " di balkon merah")
    qtbot.waitUntil(lambda: field.hint() == GOOD)
    page.password.clear()
    QTest.keyClicks(page.password, "pendek")
    qtbot.waitUntil(lambda: "kini 6" in field.hint())
    assert field.editor.accessibleDescription() == field.hint()
