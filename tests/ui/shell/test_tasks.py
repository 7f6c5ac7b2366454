"""The task runner: order, keys, owners and whose an error is."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.errors import EnvironmentTrouble, UserMistake
from app.register import Register
from tests.ui.shell.helpers import make_context
from ui.forms.draft import TypedDraft
from ui.messages import Messages
from ui.tasks import InlineRunner, Runner, TaskRunner


@dataclass(frozen=True)
class Done:
    sentence: str = "Aduan 2026-0001 tercatat."
    changed: frozenset[str] = frozenset({"complaints"})


@pytest.fixture
def crashes() -> list[Exception]:
    return []


@pytest.fixture(params=[InlineRunner, TaskRunner])
def runner(
    request: pytest.FixtureRequest, messages: Messages, crashes: list[Exception]
) -> Iterator[Runner]:
    made: Runner = request.param(messages, crash=crashes.append)
    yield made
    made.close()


@pytest.fixture
def threads(messages: Messages, crashes: list[Exception]) -> Iterator[TaskRunner]:
    made = TaskRunner(messages, crash=crashes.append)
    yield made
    made.close()


def give(value: int) -> int:
    return value


def fail(error: Exception) -> None:
    raise error


def test_results_come_in_order(runner: Runner, qtbot: QtBot) -> None:
    seen: list[int] = []
    for number in range(5):
        runner.run(partial(give, number), then=seen.append)
    qtbot.waitUntil(lambda: seen == [0, 1, 2, 3, 4])


def test_work_is_off_the_gui_thread_and_callbacks_on_it(threads: Runner, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []
    threads.run(threading.get_ident, then=lambda at: seen.append((at, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    worked, called = seen[0]
    assert worked != called == threading.get_ident()


def test_only_the_newest_of_a_key_counts(threads: Runner, qtbot: QtBot) -> None:
    go = threading.Event()
    worked: list[str] = []
    seen: list[str] = []
    owner = QObject()

    def work(word: str) -> str:
        go.wait(5)
        worked.append(word)
        return word

    for word in ("a", "ad", "adu"):
        threads.run(partial(work, word), then=seen.append, key="search", owner=owner)
    go.set()
    qtbot.waitUntil(lambda: seen == ["adu"])
    assert "ad" not in worked


def test_keys_of_two_owners_do_not_meet(runner: Runner, qtbot: QtBot) -> None:
    seen: list[int] = []
    owners = QObject(), QObject()
    for number, owner in enumerate(owners):
        runner.run(partial(give, number), then=seen.append, key="rows", owner=owner)
    qtbot.waitUntil(lambda: seen == [0, 1])


def test_a_destroyed_owner_hears_nothing(threads: TaskRunner, qtbot: QtBot) -> None:
    seen: list[object] = []
    owner = QObject()
    go = threading.Event()
    threads.run(lambda: go.wait(5), then=seen.append, owner=owner)
    owner.deleteLater()
    qtbot.wait(1)
    go.set()
    with qtbot.waitSignal(threads.busy):
        pass
    assert seen == []


def test_paper_does_not_delay_saving(threads: Runner, qtbot: QtBot) -> None:
    go = threading.Event()
    seen: list[str] = []
    threads.run(lambda: go.wait(5), lane="paper")
    threads.run(lambda: "saved", then=seen.append)
    qtbot.waitUntil(lambda: seen == ["saved"])
    go.set()


def test_an_action_tells_its_sentence_and_what_changed(
    runner: Runner, messages: Messages, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(runner.changed) as changed:
        runner.run(Done)
    assert changed.args == [frozenset({"complaints"})]
    assert messages.told[-1].sentence == "Aduan 2026-0001 tercatat."


def test_a_mistake_goes_to_the_form_only(runner: Runner, messages: Messages, qtbot: QtBot) -> None:
    seen: list[Exception] = []
    mistake = UserMistake({"title": "Perihal belum diisi."})
    runner.run(lambda: fail(mistake), failed=seen.append)
    qtbot.waitUntil(lambda: seen == [mistake])
    assert not messages.told


def test_a_mistake_without_a_form_is_told(runner: Runner, messages: Messages, qtbot: QtBot) -> None:
    runner.run(lambda: fail(UserMistake({"": "Aduan itu tidak ada."})))
    qtbot.waitUntil(lambda: bool(messages.told))
    assert messages.told[0].sentence == "Aduan itu tidak ada."


def test_trouble_is_told_with_its_way_out(
    runner: Runner, messages: Messages, crashes: list[Exception], qtbot: QtBot
) -> None:
    seen: list[Exception] = []
    runner.run(
        lambda: fail(EnvironmentTrouble("full", "Diska penuh.", "Kosongkan ruang.")),
        failed=seen.append,
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert (messages.told[0].title, messages.told[0].sentence) == (
        "Diska penuh.",
        "Kosongkan ruang.",
    )
    assert not crashes


def test_our_own_fault_goes_to_the_crash_desk(
    runner: Runner, crashes: list[Exception], qtbot: QtBot
) -> None:
    runner.run(lambda: fail(KeyError("x")))
    qtbot.waitUntil(lambda: len(crashes) == 1)


def test_closing_finishes_the_saves_that_wait(messages: Messages) -> None:
    runner = TaskRunner(messages, crash=fail)
    done: list[int] = []
    for number in range(3):
        runner.run(partial(done.append, number))
    runner.close()
    assert done == [0, 1, 2]
    with pytest.raises(RuntimeError):
        runner.run(lambda: None)


def test_nothing_is_kept_any_more_once_it_is_closed(
    messages: Messages, file_register: Register
) -> None:
    runner = TaskRunner(messages, crash=fail)
    page = QObject()
    draft = TypedDraft(page, make_context(file_register, runner=runner), dict, "catat")
    draft.note_typing()
    assert draft.timer.isActive()
    runner.close()
    assert not draft.timer.isActive()


def test_busy_is_told_at_the_first_and_the_last_job(runner: Runner, qtbot: QtBot) -> None:
    seen: list[bool] = []
    runner.busy.connect(seen.append)
    runner.run(lambda: None)
    qtbot.waitUntil(lambda: seen == [True, False])
