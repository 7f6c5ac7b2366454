"""Qt's own words are Indonesian, and their sources are words that Qt really has."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from tests.test_house import ROOT
from ui.shell.translations import install_translations


@pytest.fixture
def indonesian(qapp: QApplication) -> Iterator[None]:
    assert install_translations(qapp)
    (translator,) = qapp.findChildren(QTranslator)
    yield
    qapp.removeTranslator(translator)
    translator.setParent(None)
    translator.deleteLater()


def words() -> list[tuple[str, str, str]]:
    tree = ET.parse(ROOT / "resources" / "translations" / "qtbase_id.ts")
    return [
        (
            str(context.findtext("name")),
            str(each.findtext("source")),
            str(each.findtext("translation")),
        )
        for context in tree.iter("context")
        for each in context.iter("message")
    ]


def test_buttons_and_menus_are_indonesian(indonesian: None, qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "Batal"
    field = QLineEdit()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    assert [each.text().split("\t")[0] for each in menu.actions() if each.text()] == [
        "Ur&ungkan",
        "&Ulangi",
        "&Potong",
        "&Salin",
        "&Tempel",
        "Hapus",
        "Pilih semua",
    ]
    menu.deleteLater()


def test_every_translation_is_compiled(indonesian: None) -> None:
    stale = [
        source
        for context, source, target in words()
        if QCoreApplication.translate(context, source) != target
    ]
    assert not stale


def test_every_source_is_a_word_of_qt() -> None:
    german = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not german.load("qtbase_de", folder):
        pytest.skip("this Qt has no translations to compare with")
    assert not [source for context, source, _ in words() if not german.translate(context, source)]
