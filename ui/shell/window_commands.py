"""The commands that hold on every page, with the palette and the shortcut sheet that show them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app.rules.check_code import MISREAD, read_receipt
from app.rules.numbering import read_sequence
from ui.commands import Command, sheet_groups
from ui.settings.section_table import SECTIONS
from ui.shell.palette_list import PaletteEntry
from ui.shell.theme import Theme
from ui.shell.window import MainWindow
from ui.tasks import call

if TYPE_CHECKING:
    from app.case import ComplaintRow
    from app.register import Register
    from ui.shell.command_palette import CommandPalette

_PAGES = "Buka halaman"
_WINDOW = "Jendela"
_MOST_FOUND = 8


class WindowCommands(QObject):
    """Builds the commands, opens the palette on Ctrl+K, the page's help on F1 and the keys on Ctrl+/."""

    def __init__(self, window: MainWindow, *, theme: Theme, registers: list[Command]) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._palette: CommandPalette | None = None
        window.set_commands(
            [*self._pages(), *self._everywhere(), *registers, *self._settings(), *self._themes()]
        )

    def open_palette(self) -> None:
        """Open the command palette over the window."""
        from ui.shell.command_palette import CommandPalette

        if self._palette is None:
            self._palette = CommandPalette(self._window)
            self._palette.chosen.connect(self._on_chosen)
            self._palette.query_changed.connect(self._on_query)
        self._palette.set_entries([_entry(command) for command in self._window.commands()])
        self._palette.open_over(self._window)

    def open_sheet(self) -> None:
        """Show all keys that work now."""
        from ui.shell.shortcut_sheet import ShortcutSheet

        page = self._window.pages.current_page()
        groups = sheet_groups(
            self._window.commands(),
            page_title=page.title if page is not None else "",
            legend=page.legend() if page is not None else (),
        )
        sheet = ShortcutSheet(groups, self._window)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def copy_report(self) -> None:
        """Copy what helps whoever looks after the program; it names nobody."""
        from app.keeping.places import is_server, log_file
        from ui.shell.crash_report import problem_report, screens_words

        window = self._window
        context = window.context
        place = context.register.location if context is not None else ""
        kind = "terkunci" if context is None else "server" if is_server(place) else "berkas"
        screens = screens_words()

        def take(report: str) -> None:
            QGuiApplication.clipboard().setText(report)
            window.messages.say(
                "Laporan masalah tersalin; tempelkan di surel. Tanpa nama siapa pun."
            )

        window.runner.run(
            lambda: problem_report(log_file(), screens=screens, register=kind),
            then=take,
            owner=self,
            lane="paper",
        )

    def _pages(self) -> list[Command]:
        commands: list[Command] = []
        for spec in self._window.pages.specs.values():
            if spec.under is not None:
                continue
            number = 0 if spec.at_foot else len(commands) + 1
            commands.append(
                Command(
                    f"page-{spec.key}",
                    spec.title,
                    self._go(spec.key),
                    spec.icon,
                    f"Alt+{number}" if number else "",
                    _PAGES,
                    page=spec.key,
                    also=spec.also,
                    more_keys=(f"Ctrl+{number}",) if number else (),
                )
            )
        return commands

    def _open_help(self) -> None:
        pages = self._window.pages
        page = pages.current_page()
        if page is not None and "bantuan" in pages.specs:
            pages.navigate("bantuan", chapter=pages.specs[page.key].help)

    def _go(self, key: str) -> Callable[[], None]:
        return partial(self._window.pages.go_to, key)

    def _everywhere(self) -> list[Command]:
        pages = self._window.pages
        onwards, backwards = partial(pages.go_to_pane, 1), partial(pages.go_to_pane, -1)
        return [
            *self._beginnings(),
            Command(
                "search", "Cari aduan", pages.search, "search", "Ctrl+F",
                also="temukan nomor nama pelapor perihal",
            ),
            Command(
                "palette", "Palet perintah", self.open_palette, "search", "Ctrl+K", _WINDOW,
                also="semua tindakan",
            ),
            Command(
                "help", "Bantuan halaman ini", self._open_help, "help-circle", "F1", _WINDOW,
                also="panduan petunjuk cara tolong",
            ),
            Command(
                "keys", "Daftar pintasan", self.open_sheet, "keyboard", "Ctrl+/", _WINDOW,
                also="tombol papan ketik keyboard shortcut",
            ),
            Command("back", "Kembali", pages.back, "chevron-left", "Alt+Left", _WINDOW),
            Command("reload", "Muat ulang halaman", pages.reload, "refresh", "F5", _WINDOW),
            Command("pane", "Ke bagian berikutnya", onwards, "arrow-right", "F6", _WINDOW),
            Command(
                "pane-back", "Ke bagian sebelumnya", backwards, "chevron-left", "Shift+F6", _WINDOW
            ),
            Command(
                "restart", "Buka ulang program", self._window.restart_wanted.emit, "refresh", "",
                _WINDOW, also="ukuran huruf mulai lagi",
            ),
            Command(
                "problem-report", "Salin laporan masalah", self.copy_report, "copy", "",
                _WINDOW, also="galat rusak kesalahan bug bantuan teknis",
            ),
        ]  # fmt: skip

    def _beginnings(self) -> list[Command]:
        """Return what a day at the desk begins with: a new complaint, a box."""
        pages = self._window.pages
        found = []
        for key, command, keys in (("catat", "new", "Ctrl+N"), ("kotak", "box", "Ctrl+B")):
            if (entry := pages.specs.get(key)) is not None:
                go = partial(pages.navigate, entry.key)
                found.append(
                    Command(
                        command, entry.title, go, entry.icon, keys, page=entry.key, also=entry.also
                    )
                )
        return found

    def _settings(self) -> list[Command]:
        """Return the way to every section of Pengaturan."""
        pages = self._window.pages
        if (page := pages.specs.get("pengaturan")) is None:
            return []
        return [
            Command(
                f"settings-{spec.key}",
                f"{page.title}: {spec.word}",
                partial(pages.navigate, page.key, section=spec.key),
                spec.icon,
                group=page.title,
                page=page.key,
                also=spec.also,
                roles=spec.roles,
            )
            for spec in SECTIONS.values()
        ]

    def _themes(self) -> list[Command]:
        from ui.preferences import THEMES

        return [
            Command(
                f"theme-{key}",
                f"Tema: {word}",
                partial(self._theme.choose, key),
                "eye",
                group=_WINDOW,
                also="tampilan warna latar",
            )
            for key, word in THEMES.items()
        ]

    def _on_chosen(self, entry: PaletteEntry) -> None:
        if entry.key.startswith("case-"):
            self._window.pages.navigate("kasus", complaint_id=int(entry.key.removeprefix("case-")))
            return
        for command in self._window.commands():
            if command.id == entry.key:
                command.run()
                return

    def _on_query(self, typed: str) -> None:
        context = self._window.context
        if context is None or "kasus" not in self._window.pages.specs:
            return
        # One or two letters stand in every case, but a number may be as short.
        if len(typed.strip()) < 3 and read_sequence(typed) is None:
            return
        then = partial(self._on_found, typed)
        context.ask(call(find_cases, typed), then=then, owner=self, key="palette")

    def _on_found(self, typed: str, rows: tuple[ComplaintRow, ...]) -> None:
        if self._palette is not None and self._window.context is not None:
            pattern = self._window.context.office.settings.number_pattern
            self._palette.tell_nothing(MISREAD if read_receipt(typed, pattern) else "")
            # They fit what is typed, though it may stand in their text, or be written otherwise.
            self._palette.set_found(
                [
                    PaletteEntry(
                        *(f"case-{row.id}", f"{row.number} {row.title}", "Aduan", "file-text"),
                        also=typed,
                    )
                    for row in rows
                ]
            )


def _entry(command: Command) -> PaletteEntry:
    return PaletteEntry(
        command.id,
        command.text,
        command.group,
        command.icon,
        command.shortcut,
        also=command.also,
    )


def find_cases(register: Register, typed: str) -> tuple[ComplaintRow, ...]:
    """Return the first complaints that hold the typed words, the newest first; in the worker."""
    from app.desk.listing_cases import Wanted, list_rows

    return list_rows(register, wanted=Wanted(words=typed), offset=0, limit=_MOST_FOUND)
