"""The task runner: every piece of work that touches the register or makes paper goes through it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Concatenate, Literal, NamedTuple, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from app.errors import SHUT_OUT, EnvironmentTrouble, UserMistake
from ui.look.tokens import Tone
from ui.messages import Messages

if TYPE_CHECKING:
    from app.register import Register

P = ParamSpec("P")
T = TypeVar("T")
Lane = Literal["register", "paper", "backup"]
Key = tuple[int, str]


def call(
    service: Callable[Concatenate[Register, P], T], /, *args: P.args, **kwargs: P.kwargs
) -> Callable[[Register], T]:
    """Return a service with all its arguments but the register, which `ask` hands to it."""
    return lambda register: service(register, *args, **kwargs)


class _Job(NamedTuple):
    """Work with those who wait for it."""

    work: Callable[[], Any]
    then: Callable[[Any], object] | None
    failed: Callable[[Exception], object] | None
    owner: QObject | None
    key: Key | None
    lane: Lane

    @property
    def wanted(self) -> bool:
        """Tell whether the one who asked still lives; only on the GUI thread."""
        return self.owner is None or isValid(self.owner)


class _Ended(NamedTuple):
    """A job and its result, or the error it ended in."""

    job: _Job
    result: object = None
    error: Exception | None = None


class Runner(QObject):
    """What pages run their work through; `TaskRunner` has threads, `InlineRunner` has none.

    `changed` carries the frozenset of parts that an action changed, `busy` whether any work is
    under way, `shut_out` the trouble of an account that may not go on; `closed` tells that nothing
    more will run. `crash` receives errors that are our own fault.
    """

    changed = Signal(object)
    busy = Signal(bool)
    shut_out = Signal(object)
    closed = Signal()

    def __init__(
        self,
        messages: Messages,
        *,
        crash: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self._crash = crash
        self._newest: dict[Key, _Job] = {}
        self._waiting = 0

    def run(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        owner: QObject | None = None,
        key: str | None = None,
        lane: Lane = "register",
    ) -> None:
        """Run `work` away from the GUI thread, then call back on it.

        Nothing is called back once `owner` is destroyed. Of the jobs of one owner with the same
        `key` only the newest counts. `failed` hears of every error; the user is told of those
        that `failed` can't put right, see `_tell`.
        """
        full_key = None if key is None else (id(owner), key)
        job = _Job(work, then, failed, owner, full_key, lane)
        if full_key is not None:
            self._newest[full_key] = job
        self._waiting += 1
        if self._waiting == 1:
            self.busy.emit(True)
        self._start(job)

    def wait(self, seconds: float) -> None:
        """Let what was asked for be done, at most so long; only where the system is about to end."""

    def close(self) -> None:
        """Wait for all work that still counts; nothing runs after."""

    def _start(self, job: _Job) -> None:
        raise NotImplementedError

    def _outdated(self, job: _Job) -> bool:
        return job.key is not None and self._newest.get(job.key) is not job

    def _deliver(self, ended: _Ended) -> None:
        """Hand the end of a job to those who wait; on the GUI thread."""
        job = ended.job
        outdated = self._outdated(job)
        if job.key is not None and not outdated:
            del self._newest[job.key]
        self._waiting -= 1
        if self._waiting == 0:
            self.busy.emit(False)
        if ended.error is not None:
            if not outdated:
                self._tell(job, ended.error)
            return
        sentence = getattr(ended.result, "sentence", "")
        parts = getattr(ended.result, "changed", None)
        if parts and sentence:
            self._messages.say(sentence)
        try:
            if job.then is not None and job.wanted and not outdated:
                job.then(ended.result)
        finally:
            if parts:
                self.changed.emit(parts)

    def _tell(self, job: _Job, error: Exception) -> None:
        """Sort an error by who can mend it: the user, the environment, or we."""
        heard = job.failed is not None and job.wanted
        if isinstance(error, UserMistake):
            if job.failed is None:
                self._messages.bar(
                    "Belum dapat dilakukan", error.sentence, tone=Tone.WARN, icon="alert-triangle"
                )
        elif isinstance(error, EnvironmentTrouble) and error.kind == SHUT_OUT:
            self.shut_out.emit(error)
        elif isinstance(error, EnvironmentTrouble):
            self._messages.bar(
                error.sentence,
                error.way_out,
                tone=Tone.DANGER,
                icon="alert-triangle",
                key=f"trouble-{error.kind}",
            )
        else:
            self._crash(error)
        if heard and job.failed is not None:
            job.failed(error)


def _carry_out(job: _Job) -> _Ended:
    try:
        return _Ended(job, result=job.work())
    except Exception as error:  # noqa: BLE001 - it is handed on to its owner
        return _Ended(job, error=error)


class InlineRunner(Runner):
    """Runs work at once on the calling thread: for tests."""

    def _start(self, job: _Job) -> None:
        self._deliver(_carry_out(job))


class TaskRunner(Runner):
    """One thread for the register, one for paper, one for backups, each first started when needed."""

    _ended = Signal(object)

    def __init__(
        self,
        messages: Messages,
        *,
        crash: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(messages, crash=crash, parent=parent)
        self._lanes: dict[Lane, _Worker] = {}
        self._closed = False
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def wait(self, seconds: float) -> None:
        """Let every thread do what it was given, at most so long each."""
        for worker in self._lanes.values():
            worker.wait(seconds)

    def close(self) -> None:
        """Do what was asked for and has not been overtaken, then stop the threads."""
        self._closed = True
        self.closed.emit()
        for worker in self._lanes.values():
            worker.finish()

    def _start(self, job: _Job) -> None:
        if self._closed:
            raise RuntimeError("the runner is closed")
        if job.lane not in self._lanes:
            self._lanes[job.lane] = _Worker(
                f"meja-{job.lane}", self._ended.emit, skip=self._outdated
            )
        self._lanes[job.lane].put(job)


class _Worker:
    """A thread that takes jobs in their order; a job that is outdated when taken is skipped."""

    def __init__(
        self, name: str, report: Callable[[_Ended], None], *, skip: Callable[[_Job], bool]
    ) -> None:
        self._report = report
        self._skip = skip
        self._jobs: deque[_Job] = deque()
        self._bell = threading.Condition()
        self._finishing = self._working = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def put(self, job: _Job) -> None:
        """Queue a job."""
        with self._bell:
            self._jobs.append(job)
            self._bell.notify_all()

    def wait(self, seconds: float) -> None:
        """Return when nothing is left to do, or after so many seconds."""
        with self._bell:
            self._bell.wait_for(lambda: not self._jobs and not self._working, seconds)

    def finish(self) -> None:
        """Do what must still be done, then stop; return when the thread has ended."""
        with self._bell:
            self._finishing = True
            self._bell.notify_all()
        self._thread.join()

    def _work(self) -> None:
        while True:
            with self._bell:
                self._working = False
                self._bell.notify_all()
                while not self._jobs and not self._finishing:
                    self._bell.wait()
                if not self._jobs:
                    return
                job = self._jobs.popleft()
                self._working = True
            self._report(_Ended(job) if self._skip(job) else _carry_out(job))
