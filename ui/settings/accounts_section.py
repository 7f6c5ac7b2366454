"""The section about accounts: who may sign in, one's own password, the recovery sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from app.keeping.accounts import close_account, read_accounts
from app.keeping.recovering import propose_recovery
from app.roles import Account, Role, role_words
from ui.look.tokens import HEIGHT_ROW_TWO, HEIGHT_TABLE_HEADER
from ui.parts.buttons import Button, button
from ui.parts.cells.delegates import TwoLineDelegate, spoken
from ui.parts.cells.item_roles import ItemRole
from ui.parts.cells.rows_model import RowsModel
from ui.parts.cells.table import ListTable
from ui.parts.flow import FlowLayout
from ui.parts.labels import label
from ui.settings.account_forms import AccountDialog, OwnPasswordDialog, ResetDialog
from ui.settings.recovery_dialog import RecoveryDialog
from ui.settings.section import SettingsSection
from ui.tasks import call

if TYPE_CHECKING:
    from ui.page import Context

Index = QModelIndex | QPersistentModelIndex
_ROWS = 5
_RECOVERY = (
    "Lembar pemulihan membuka register bila kata sandi terlupa. Buat yang baru bila lembar lama "
    "hilang atau dilihat orang; yang lama lalu tidak berlaku."
)


class AccountModel(RowsModel[Account]):
    """Name above login, roles above team."""

    headings: ClassVar[tuple[str, ...]] = ("Nama", "Peran")

    def __init__(self, teams: dict[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._teams = teams

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        account, first = self.rows[index.row()], index.column() == 0
        closed = "" if account.active else "ditutup"
        if account.waiting:
            closed = f"menunggu pengesahan: {role_words(account.waiting)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(index)
        if role == ItemRole.PRIMARY:
            return account.name if first else closed or role_words(account.roles)
        if role == ItemRole.SECONDARY:
            team = self._teams.get(account.team, "")
            waits = "sandi pertama belum diganti pemiliknya" if account.handed else ""
            return account.login if first else ", ".join(filter(None, (team, waits)))
        if role == ItemRole.FAINT:
            return not account.active
        return None


class AccountsSection(SettingsSection):
    """Accounts for the admin, the recovery sheet for the head, one's own password for all."""

    key: ClassVar[str] = "akun"
    saves: ClassVar[bool] = False
    intro: ClassVar[str] = (
        "Setiap orang masuk dengan akunnya sendiri; yang dilakukan dan dibuka tercatat atas namanya."
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        teams = {team.code: team.name for team in context.office.known_teams}
        self.accounts = AccountModel(teams, self)
        self.table = ListTable(row_height=HEIGHT_ROW_TWO)
        self.add_button = button("Tambah akun…", icon="plus")
        self.change_button = button("Ubah…", icon="pencil")
        self.reset_button = button("Atur ulang kata sandi…", icon="lock")
        self.close_button = button("Tutup akun…", "quiet", icon="x")
        self.own_button = button("Ganti kata sandi saya…", icon="lock")
        self.sheet_button = button("Buat lembar pemulihan baru…", icon="file-text")
        self._arrange()
        self._connect()
        self.show_office()

    def show_office(self) -> None:
        """Read the accounts anew."""
        register = self.context.register
        if Role.ADMIN in register.account.roles:
            self.context.ask(read_accounts, then=self._show, owner=self, key="accounts")

    def first_focus(self) -> QWidget | None:
        """Return the button for one's own password."""
        return self.own_button

    # --- what is done -------------------------------------------------------------------

    def chosen(self) -> Account | None:
        """Return the account the table stands at, if it is still open."""
        row = self.table.currentIndex().row()
        found = self.accounts.rows[row] if 0 <= row < len(self.accounts.rows) else None
        return found if found is not None and found.active else None

    def ask_new(self) -> None:
        """Ask for a new account."""
        self._open(AccountDialog(self.context, parent=self))

    def change(self) -> None:
        """Ask for other roles of the chosen account."""
        if (account := self.chosen()) is not None:
            self._open(AccountDialog(self.context, parent=self, account=account))

    def reset(self) -> None:
        """Ask for a new password of the chosen account."""
        if (account := self.chosen()) is not None:
            self._open(ResetDialog(self.context, account, parent=self))

    def close_chosen(self) -> None:
        """Close the chosen account, once asked."""
        account = self.chosen()
        if account is None:
            return
        sure = self.context.messages.ask(
            f"Tutup akun {account.name}?",
            "Akun ini tidak dapat masuk lagi, dan kunci register diganti. Catatannya tetap ada.",
            yes="Tutup akun",
            danger=True,
        )
        if sure:
            self.context.ask(
                call(close_account, account_id=account.id),
                then=lambda _: self.show_office(),
                owner=self,
            )

    def renew_sheet(self) -> None:
        """Make a new recovery sheet; the old one holds until the new one was typed back."""
        self.context.ask(
            propose_recovery,
            then=lambda words: RecoveryDialog(self.context, words, parent=self).open(),
            owner=self,
        )

    # --- inside -------------------------------------------------------------------------

    def _open(self, dialog: AccountDialog | ResetDialog) -> None:
        dialog.saved.connect(lambda _: self.show_office())
        dialog.open()

    def _show(self, accounts: tuple[Account, ...]) -> None:
        row = self.table.currentIndex().row()
        self.accounts.show(sorted(accounts, key=lambda each: (not each.active, each.name)))
        self.table.select_row(max(row, 0))
        self._offer()

    def _offer(self) -> None:
        """A closed account can't be changed any more."""
        for each in (self.change_button, self.reset_button, self.close_button):
            each.setEnabled(self.chosen() is not None)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.ask_new)
        self.change_button.clicked.connect(self.change)
        self.reset_button.clicked.connect(self.reset)
        self.close_button.clicked.connect(self.close_chosen)
        self.table.row_activated.connect(lambda _: self.change())
        self.table.current_row_changed.connect(lambda _: self._offer())
        self.own_button.clicked.connect(lambda: OwnPasswordDialog(self.context, parent=self).open())
        self.sheet_button.clicked.connect(self.renew_sheet)

    def _arrange(self) -> None:
        roles = self.context.register.account.roles
        self.table.setAccessibleName("Akun")
        # However many there are: the buttons below stay where they are.
        self.table.setFixedHeight(HEIGHT_TABLE_HEADER + _ROWS * HEIGHT_ROW_TWO + 2)
        self.table.setModel(self.accounts)
        for column in (0, 1):
            self.table.setItemDelegateForColumn(column, TwoLineDelegate(self.table))
        self.table.stretch_column(0)
        self.table.fix_column(1, "Petugas, Pimpinan, Admin", "Tim Pembinaan Statistik Sektoral")
        if Role.ADMIN in roles:
            self.column.addWidget(self.table)
            self._row(self.add_button, self.change_button, self.reset_button, self.close_button)
        self.add_caption("Kata sandi saya")
        self._row(self.own_button)
        if Role.HEAD in roles:
            self.add_caption("Lembar pemulihan", _RECOVERY)
            self._row(self.sheet_button)
        words = "Register terkunci sendiri bila ditinggal; Ctrl+L menguncinya segera."
        self.column.addWidget(label(words, "hint", wrap=True))

    def _row(self, *buttons: Button) -> None:
        holder = QWidget()
        row = FlowLayout()
        holder.setLayout(row)
        for each in buttons:
            row.addWidget(each)
        self.column.addWidget(holder)
