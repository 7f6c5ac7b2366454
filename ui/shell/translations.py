"""Indonesian for Qt's own words: standard buttons, edit menus, file and print dialogs."""

from PySide6.QtCore import QCoreApplication, QTranslator

from resources import FOLDER


def install_translations(app: QCoreApplication) -> bool:
    """Have Qt speak Indonesian; False when the translation could not be read."""
    translator = QTranslator(app)
    data = (FOLDER / "translations" / "qtbase_id.qm").read_bytes()
    if not translator.load(data):
        return False
    # QTranslator reads from these bytes as long as it lives.
    translator.setProperty("data", data)
    return app.installTranslator(translator)
