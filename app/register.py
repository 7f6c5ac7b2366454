"""An open register: the handle every service works through."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import EnvironmentTrouble
from app.roles import LOCKED, Account, Refused, Role
from app.storage_troubles import environment_trouble
from db.encrypting import fits
from db.engine import engine_for, transaction
from db.location import can_be_written
from db.queries.entered import entered_with, note_entered
from db.trouble import StorageTrouble, Trouble

if TYPE_CHECKING:
    from app.access.key_store import KeyStore
    from app.access.vault import Vault
    from app.clock import Clock
    from app.office import CachedOffice
    from db.session import Engine, Session

# What a file with another key looks like; a connection that met it says later it can't be written.
_UNREADABLE = frozenset({Trouble.NOT_A_DATABASE, Trouble.READ_ONLY, Trouble.DAMAGED})


class EnteredBefore(Exception):
    """A form was entered already, with `complaint_id`; 0 when that was several or none."""

    def __init__(self, complaint_id: int) -> None:
        self.complaint_id = complaint_id
        super().__init__()


class _Moment(threading.local):
    """The reading transaction that a thread is in, and the form that its next writing enters."""

    session: Session | None = None
    form: str = ""


class Register:
    """One register, with the clock and who is signed in.

    `location` is a file path or a server's URL, `key` what a file is encrypted with. Nothing can be
    read or written before `enter` and after `lock`. `via` is written into every event, `warning` is
    what was found wrong with the history on signing in, `cleared` what was cleared away then,
    `updated` the backup of a file as it was before it was updated then.
    `only_reads` is why nothing can be written in this session, if that is so. A copy that is only
    read through is opened `frugal` with memory.
    """

    def __init__(
        self,
        location: str,
        *,
        clock: Clock,
        key: bytes | None = None,
        store: KeyStore | None = None,
        frugal: bool = False,
    ) -> None:
        self.location = location
        self.clock = clock
        self.via = "window"
        self.warning = ""
        self.cleared: tuple[str, ...] = ()
        self.updated: Path | None = None
        self.only_reads: EnvironmentTrouble | None = None
        self.cached_office: CachedOffice | None = None
        self._engine: Engine = engine_for(location, key=key, frugal=frugal)
        self._key = key
        self._store = store
        self._account: Account | None = None
        self._vault: Vault | None = None
        self._moment = _Moment()
        self._arrival: Callable[[], object] | None = None
        self._arriving = threading.RLock()

    # --- who works here ---------------------------------------------------------------------

    def enter(self, account: Account, vault: Vault) -> None:
        """Let somebody in whose password was right."""
        self._account, self._vault = account, vault

    def put_off(self, arrival: Callable[[], object]) -> None:
        """Leave for later what puts on record who came in: their first writing does it at the latest."""
        self._arrival = arrival

    def arrive(self) -> None:
        """Put on record who came in, if that was left for later. Raises what that raises."""
        # Whoever comes meanwhile waits until it is there.
        with self._arriving:
            arrival, self._arrival = self._arrival, None
            if arrival is None:
                return
            try:
                arrival()
            except BaseException:
                self._arrival = arrival
                raise

    @property
    def account(self) -> Account:
        """Who is signed in. Raises Refused when nobody is."""
        if self._account is None:
            raise Refused(LOCKED)
        return self._account

    @property
    def actor(self) -> str:
        """The login that is written into every event."""
        return self.account.login

    @property
    def vault(self) -> Vault:
        """The keys of who is signed in. Raises Refused when nobody is."""
        if self._vault is None:
            raise Refused(LOCKED)
        return self._vault

    @property
    def file_key(self) -> bytes:
        """What the register file is encrypted with. Raises Refused when nobody is signed in."""
        if self._account is None or self._key is None:
            raise Refused(LOCKED)
        return self._key

    @property
    def unlocked_key(self) -> bytes:
        """The same before anybody is let in: for the recovery code only."""
        if self._key is None:
            raise Refused(LOCKED)
        return self._key

    @property
    def key_store(self) -> KeyStore:
        """Where the register's key book is kept. Raises Refused when it isn't known any more."""
        if self._store is None:
            raise Refused(LOCKED)
        return self._store

    def require(self, roles: frozenset[Role]) -> None:
        """Raise Refused unless who is signed in has one of these roles."""
        if not self.account.roles & roles:
            raise Refused(f"Akun {self.account.name} tidak berwenang melakukan ini.")

    def lock(self) -> None:
        """Forget who is signed in, with every key; a locked register is opened anew."""
        self._account = self._vault = self._store = self._key = self.cached_office = None
        self._arrival = None
        self.close()
        # The key lies in what the old engine connects with.
        self._engine = engine_for(self.location)

    @property
    def locked(self) -> bool:
        """Tell whether nobody is signed in."""
        return self._account is None

    # --- what is kept -----------------------------------------------------------------------

    @property
    def engine(self) -> Engine:
        """The connection source, for opening and keeping only."""
        return self._engine

    def replace_key(self, key: bytes) -> None:
        """Go on with another key after the file was encrypted anew."""
        self._engine.dispose()
        self._key = key
        self._engine = engine_for(self.location, key=key)

    @property
    def dialect(self) -> str:
        """Return "sqlite" or "postgresql"."""
        return self._engine.dialect.name

    @contextmanager
    def reading(self, *, searching: bool = False) -> Iterator[Session]:
        """Open a transaction that sees one moment of the register.

        Inside another one it joins that, so that several services together tell of one moment.
        `searching` looks into what is sealed: not before who came in is on record either.
        """
        moment = self._moment
        if moment.session is not None:
            yield moment.session
            return
        if searching:
            self.arrive()
        with self._transaction(writing=False) as session:
            moment.session = session
            try:
                yield session
            finally:
                moment.session = None

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Open a transaction that is saved whole at its end, or not at all.

        Nothing comes before who came in is on record: not what they open either, as that is written.
        Raises EnteredBefore inside `entering`, when that form was entered already.
        """
        form, self._moment.form = self._moment.form, ""
        self.arrive()
        with self._transaction(writing=True, form=form) as session:
            yield session

    @contextmanager
    def entering(self, form: str) -> Iterator[None]:
        """Have the next writing transaction of this thread enter a form, known by its key."""
        self._moment.form = form
        try:
            yield
        finally:
            self._moment.form = ""

    @contextmanager
    def _transaction(self, *, writing: bool, form: str = "") -> Iterator[Session]:
        if self._account is None:
            raise Refused(LOCKED)
        if writing and self.only_reads is not None:
            raise self.only_reads
        try:
            with ExitStack() as stack:
                session = self._begun(stack, writing=writing)
                if form and (before := entered_with(session, form)) is not None:
                    raise EnteredBefore(before)
                yield session
                if form:
                    note_entered(session, form, at=self.clock.now())
                if writing:
                    self.vault.sign_end(session, actor=self.account.id)
        except StorageTrouble as error:
            if error.kind is not Trouble.SHUT_OUT:
                self.cached_office = None
            raise environment_trouble(self._told(error)) from error
        except BaseException:
            # What was read inside a transaction must not outlive one that failed.
            self.cached_office = None
            raise

    def _told(self, trouble: StorageTrouble) -> StorageTrouble:
        """Return a trouble as what it is: who met a damaged page refuses to write from then on."""
        if trouble.kind is Trouble.READ_ONLY and can_be_written(self.location):
            self._engine.dispose()
            return StorageTrouble(Trouble.DAMAGED, str(trouble))
        return trouble

    def _begun(self, stack: ExitStack, *, writing: bool) -> Session:
        """Begin a transaction, with another key when the file was given one since."""
        try:
            return stack.enter_context(transaction(self._engine, writing=writing))
        except StorageTrouble as trouble:
            if trouble.kind not in _UNREADABLE:
                raise
            self._follow_key(trouble)
            return stack.enter_context(transaction(self._engine, writing=writing))

    def _follow_key(self, trouble: StorageTrouble) -> None:
        """Read the key book again: an account was closed, and the file's key changed with it."""
        if self._key is None:
            raise trouble
        book = self.key_store.read()
        keys = () if book is None else self.vault.file_keys(book)
        if book is not None and not keys:
            raise StorageTrouble(Trouble.SHUT_OUT) from trouble
        newer = [key for key in keys if key != self._key]
        found = next((key for key in newer if fits(Path(self.location), key=key)), None)
        if found is None:
            raise trouble
        self.replace_key(found)

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()
