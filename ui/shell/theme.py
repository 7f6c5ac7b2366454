"""Light or dark, and in which contrast: as the user chose, or as the system has it."""

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
        self._shown = dark, strong = self._wanted()
        apply_look(app, dark=dark, strong=strong)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)

    @property
    def dark(self) -> bool:
        """Whether the dark look is on."""
        return self._shown[0]

    @property
    def strong(self) -> bool:
        """Whether the contrast is high."""
        return self._shown[1]

    def choose(self, theme: str) -> None:
        """Take a theme of THEMES from now on; any other word counts as "system"."""
        self._preferences.set(THEME, theme if theme in THEMES else "system")
        self._follow()

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted != self._shown:
            self._shown = dark, strong = wanted
            apply_look(self._app, dark=dark, strong=strong)

    def _wanted(self) -> tuple[bool, bool]:
        """Return whether it is to be dark, and in high contrast."""
        chosen, hints = self._preferences.get(THEME), self._app.styleHints()
        dark = hints.colorScheme() is Qt.ColorScheme.Dark
        if chosen in ("light", "dark"):
            dark = chosen == "dark"
        high = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
        return dark, high or chosen == "contrast"
