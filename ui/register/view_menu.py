"""The menu of the list's columns and of the views that were given a name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from app.errors import UserMistake
from app.outcome import Outcome
from ui.commands import Command
from ui.forms.form_dialog import FormDialog
from ui.parts.fields.editors import LineEdit
from ui.parts.fields.field import Field
from ui.preferences import REGISTER_COLUMNS, REGISTER_VIEWS
from ui.register.arrangement import ALWAYS, WORDS, Arrangement, read_arrangement
from ui.register.views import MOST, SavedView, read_views, views_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.register import Register
    from ui.forms.form_dialog import Work
    from ui.page import Context, Page
    from ui.register.columns import RegisterColumn
    from ui.register.list_view import RegisterList
    from ui.register.narrowing import Narrowing

_LONGEST = 40


class ViewNameDialog(FormDialog):
    """Asks what a view is to be called."""

    keeps_draft: ClassVar[bool] = False

    def __init__(self, context: Context, *, parent: QWidget) -> None:
        super().__init__(
            context,
            title="Simpan tampilan",
            about="Saringan, urutan, dan kolom daftar ini, di komputer ini. Kata yang dicari tidak "
            "ikut disimpan.",
            save_word="Simpan",
            parent=parent,
            width=420,
        )
        self.name = LineEdit(placeholder="Contoh: LAPOR yang terlambat", longest=_LONGEST)
        self.add_field("name", Field("Nama tampilan", self.name))
        self.finish_form(self.name)

    def work(self) -> Work:
        """Return what is done: the view itself is kept by who asked."""
        name = " ".join(self.name.text().split())
        if not name:
            raise UserMistake({"name": "Beri nama agar dapat dipilih lagi."})

        def work(_: Register) -> Outcome:
            return Outcome(f"Tampilan “{name}” tersimpan.")

        return work


class ViewMenu(QObject):
    """Fills the menu, and remembers; `show_view` has the page narrow and sort its list as a view does."""

    def __init__(
        self,
        page: Page,
        shown: RegisterList,
        narrowing: Narrowing,
        show_view: Callable[[SavedView], None],
    ) -> None:
        super().__init__(page)
        self._page, self._list, self._narrowing = page, shown, narrowing
        self._show_view = show_view
        self._preferences = page.context.preferences
        self.menu = QMenu(page)
        self.menu.aboutToShow.connect(self._fill)
        shown.arranged.connect(self._remember)
        shown.arrange(read_arrangement(self._preferences.get(REGISTER_COLUMNS)))

    def views(self) -> list[SavedView]:
        """Return the views that have a name."""
        return read_views(self._preferences.get(REGISTER_VIEWS))

    def commands(self) -> list[Command]:
        """Return the ways to the views, and to give the list that is shown a name."""
        found = [
            Command(
                f"register.view-{at}",
                f"Tampilan: {view.name}",
                partial(self.take, view),
                "eye",
                group="Tampilan",
            )
            for at, view in enumerate(self.views())
        ]
        word = "Simpan tampilan ini…"
        also = "saringan urutan kolom nama"
        return [*found, Command("register.keep-view", word, self.ask_name, "plus", also=also)]

    def now(self, name: str = "") -> SavedView:
        """Return the list as it is shown, but for the words that are searched."""
        kept = self._narrowing
        columns = self._list.arrangement().text()
        return SavedView(name, kept.chip, kept.sieve, kept.order, kept.descending, columns)

    def take(self, view: SavedView) -> None:
        """Show the list as a view has it."""
        self.arrange(read_arrangement(view.columns))
        self._show_view(view)

    def arrange(self, wanted: Arrangement) -> None:
        """Show other columns or another order, and remember that."""
        self._list.arrange(wanted)
        self._remember()

    def ask_name(self) -> None:
        """Ask for a name, and keep the list that is shown under it."""
        dialog = ViewNameDialog(self._page.context, parent=self._page)
        dialog.saved.connect(lambda _: self.keep(" ".join(dialog.name.text().split())))
        dialog.open()

    def keep(self, name: str) -> None:
        """Keep the list as it is shown under a name; the same name before is replaced."""
        others = [each for each in self.views() if each.name.casefold() != name.casefold()]
        self._write([*others, self.now(name)][-MOST:])

    def drop(self, view: SavedView) -> None:
        """Forget a view; for ten seconds it can be had back."""
        before = self.views()
        self._write([each for each in before if each.name != view.name])
        said = f"Tampilan “{view.name}” dihapus."
        self._page.context.messages.undo(said, partial(self._write, before))

    def _write(self, views: list[SavedView]) -> None:
        self._preferences.set(REGISTER_VIEWS, views_text(views))
        self._page.commands_changed.emit()

    def _remember(self) -> None:
        self._preferences.set(REGISTER_COLUMNS, self._list.arrangement().text())

    def _fill(self) -> None:
        menu = self.menu
        menu.clear()
        views, now = self.views(), self.now()
        for view in views:
            made = menu.addAction(view.name.replace("&", "&&"), partial(self.take, view))
            made.setCheckable(True)
            made.setChecked(view.like(now))
        if views:
            menu.addSeparator()
        menu.addAction("Simpan tampilan ini…", self.ask_name)
        if views:
            drop = menu.addMenu("Hapus tampilan")
            for view in views:
                drop.addAction(view.name.replace("&", "&&"), partial(self.drop, view))
        menu.addSeparator()
        self._fill_columns(menu.addMenu("Kolom"))

    def _fill_columns(self, menu: QMenu) -> None:
        arranged = self._list.arrangement()
        for column in arranged.order:
            turned = arranged.turned(column)
            made = menu.addAction(WORDS[column], partial(self.arrange, turned))
            made.setCheckable(True)
            made.setChecked(column not in arranged.hidden)
            made.setEnabled(column not in ALWAYS)
        menu.addSeparator()
        for word, by in (("Geser ke kiri", -1), ("Geser ke kanan", 1)):
            self._fill_moves(menu.addMenu(word), by)
        menu.addAction("Kembalikan seperti semula", lambda: self.arrange(Arrangement()))

    def _fill_moves(self, menu: QMenu, by: int) -> None:
        arranged = self._list.arrangement()

        def move(column: RegisterColumn) -> None:
            self.arrange(arranged.moved(column, by))

        for column in arranged.order:
            if column not in arranged.hidden:
                made = menu.addAction(WORDS[column], partial(move, column))
                made.setEnabled(arranged.moved(column, by) != arranged)
