"""Light or dark: as the user chose, or as the system has it."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from ui.look.style import apply_look
from ui.preferences import THEME, THEMES, Preferences


class Theme(QObject):
    """Keeps the application's look in step with the preference and the system."""

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        super().__init__()
        self._app = app
        self._preferences = preferences
        self._dark = self._wanted()
        apply_look(app, dark=self._dark)
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def dark(self) -> bool:
        """Whether the dark look is on."""
        return self._dark

    def choose(self, theme: str) -> None:
        """Take "system", "light" or "dark" from now on; any other word counts as "system"."""
        self._preferences.set(THEME, theme if theme in THEMES else "system")
        self._follow()

    def _follow(self) -> None:
        dark = self._wanted()
        if dark != self._dark:
            self._dark = dark
            apply_look(self._app, dark=dark)

    def _wanted(self) -> bool:
        chosen = self._preferences.get(THEME)
        if chosen in ("light", "dark"):
            return chosen == "dark"
        return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
