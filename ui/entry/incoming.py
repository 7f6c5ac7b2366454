"""Files that are brought to Catat aduan: a message fills the form, all are attached once it is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from app.desk.attaching import Attached, attach_files
from app.desk.drafts import discard_draft
from app.errors import UserMistake
from app.rules.moments import table_moment
from app.transfer.mail import is_named_as_mail, read_mail, with_attachments
from ui.actions.attaching import tell_refused
from ui.entry.waiting_files import size_of
from ui.files import choose_files
from ui.look.tokens import Tone
from ui.tasks import call

if TYPE_CHECKING:
    from app.office import Office
    from app.register import Register
    from app.transfer.mail import Mail
    from ui.entry.form import EntryForm, Values
    from ui.page import Page

_MEDIUM = "email"
FILLED: Final = "filled"
"""The key of the message bar that tells what filled the form, or why it didn't."""


class IncomingFiles(QObject):
    """Goes between the page, its form and the files. `fill` shows values that a message gave."""

    def __init__(
        self, page: Page, form: Callable[[], EntryForm], fill: Callable[[Values], object]
    ) -> None:
        super().__init__(page)
        self._page, self._form, self._fill = page, form, fill

    def choose(self) -> None:
        """Let the user choose files."""
        self.take(choose_files(self._page, title="Pilih bukti atau surel"))

    def take(self, paths: Sequence[Path]) -> None:
        """Add files; the first message among them fills the form."""
        mail = next(filter(is_named_as_mail, paths), None)
        if mail is None:
            self._form().files.add_files(paths)
            return
        self._page.ask(
            lambda _: read_mail(mail),
            then=partial(self._on_mail, paths, mail),
            failed=partial(self._on_unread, paths),
            lane="paper",
        )

    def measure(self) -> None:
        """Have the list tell how large its files are."""
        if paths := self._form().files.unmeasured():
            self._page.ask(
                lambda _: {path: size_of(path) for path in paths},
                then=self._on_sizes,
                key="sizes",
                lane="paper",
            )

    def attach(self, complaint_id: int, paths: Sequence[Path], slot: str) -> None:
        """Attach files to the complaint that was registered; until then they wait in a draft."""

        def work(register: Register) -> Attached:
            files = with_attachments(paths)
            return attach_files(register, complaint_id=complaint_id, files=files)

        then, failed = partial(self._on_attached, slot), partial(self._on_not_attached, slot)
        self._page.ask(work, then=then, failed=failed, lane="paper")

    def _on_sizes(self, sizes: dict[Path, str]) -> None:
        # By then it may be another form.
        self._form().files.show_sizes(sizes)

    def _on_mail(self, paths: Sequence[Path], path: Path, mail: Mail) -> None:
        files = [str(each) for each in (*self._form().files.paths(), *paths)]
        told = f"Isi {path.name} sudah disalin ke formulir. Periksa sebelum disimpan."
        self._page.context.messages.bar("Surel dibaca", told, key=FILLED)
        self._fill({**_values(mail, self._page.context.office), "files": files})

    def _on_unread(self, paths: Sequence[Path], error: Exception) -> None:
        self._form().files.add_files(paths)
        if isinstance(error, UserMistake):
            self._page.context.messages.bar(
                "Surel belum mengisi formulir", error.sentence, tone=Tone.WARN, key=FILLED
            )

    def _on_attached(self, slot: str, done: Attached) -> None:
        self._page.ask(call(discard_draft, form=slot))
        tell_refused(self._page.context.messages, done.refused)

    def _on_not_attached(self, slot: str, error: Exception) -> None:
        # What only the disk or the server hindered is offered again.
        if isinstance(error, UserMistake):
            self._page.ask(call(discard_draft, form=slot))
            tell_refused(self._page.context.messages, [error.sentence])


def _values(mail: Mail, office: Office) -> Values:
    """Return what a message says, by the form's fields."""
    arrived = mail.arrived_at or mail.sent_at
    sent = mail.sent_at if mail.sent_at != arrived else None
    return {
        "medium": _MEDIUM if any(each.code == _MEDIUM for each in office.media) else "",
        "received_at": table_moment(arrived, office.zone) if arrived else "",
        "complained_at": table_moment(sent, office.zone) if sent else "",
        "title": mail.subject,
        "text": mail.text,
        "name": mail.name,
        "contact": mail.address,
        "mailbox": mail.mailbox,
        "attachments": str(len(mail.files)) if mail.files else "",
    }
