"""A message dropped on Catat aduan fills the form; it and all that waits is attached once it is saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from app.desk.reading_cases import read_case
from tests.desk.files import picture, written
from tests.transfer.test_mail import WORDS, mail, saved
from ui.entry.incoming import FILLED, IncomingFiles
from ui.forms.editor_values import write
from ui.forms.entry_drafts import kept_drafts
from ui.tasks import InlineRunner

if TYPE_CHECKING:
    from tests.ui.entry.clerk import Clerk


def drop(clerk: Clerk, *paths: Path) -> None:
    brought = QMimeData()
    brought.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(QPoint(9, 9), copy, brought, left, none),
        QDropEvent(QPointF(9, 9), copy, brought, left, none),
    ):
        QApplication.sendEvent(clerk.page, event)
        assert event.isAccepted()


def message(folder: Path) -> Path:
    made = mail()
    photo = picture(extra=bytes(20_000))
    made.add_attachment(photo, maintype="image", subtype="png", filename="kursi.png")
    return saved(folder, made)


def names(clerk: Clerk, number: str) -> list[str]:
    case = read_case(clerk.register, complaint_id=clerk.case(number).row.id)
    return [each.facts.name if each.facts else "?" for each in case.evidence]


def test_a_dropped_message_is_registered_with_all_that_came_with_it(
    clerk: Clerk, tmp_path: Path
) -> None:
    note = written(tmp_path, "catatan.txt", b"isi")
    drop(clerk, message(tmp_path), note)
    clerk.qtbot.waitUntil(lambda: bool(clerk.page.form.files.paths()))
    values = clerk.page.form.values()
    assert (values["medium"], values["title"]) == ("email", "Kursi patah")
    assert (values["name"], values["contact"]) == ("Rahmah Ayu", "rahmah@contoh.id")
    assert (values["text"], values["attachments"]) == (WORDS, "1")
    taken: list[str] = []
    clerk.context.messages.notice_taken.connect(taken.append)
    clerk.page.save()
    clerk.qtbot.waitUntil(lambda: len(names(clerk, "2026-0001")) == 3)
    assert FILLED in taken
    assert names(clerk, "2026-0001") == ["aduan.eml", "kursi.png", "catatan.txt"]
    clerk.page.write_next()
    assert clerk.page.form.files.paths() == ()


def test_what_was_typed_before_a_message_can_be_had_back(clerk: Clerk, tmp_path: Path) -> None:
    clerk.paste("title", "Sudah diketik")
    drop(clerk, message(tmp_path))
    clerk.qtbot.waitUntil(lambda: clerk.page.form.values()["title"] == "Kursi patah")
    assert "undo" in [told.kind for told in clerk.context.messages.told]


def test_files_wait_with_the_draft(clerk: Clerk, tmp_path: Path) -> None:
    note = written(tmp_path, "catatan.txt", b"isi")
    drop(clerk, note)
    clerk.paste("title", "Besok dilanjutkan")
    page = clerk.come_back_later()
    clerk.qtbot.waitUntil(lambda: page.drafts.offer is not None)
    page.drafts.continue_offered()
    assert page.form.files.paths() == (note,)


def test_how_large_files_are_is_asked_of_no_disk_by_the_window(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window stood still while a share was slow to tell."""
    late: list[Callable[[], None]] = []
    start = InlineRunner._start

    def hold(runner: InlineRunner, job: Any) -> None:  # noqa: ANN401 - a job of its own kind
        if job.lane == "paper":
            late.append(partial(start, runner, job))
        else:
            start(runner, job)

    monkeypatch.setattr(InlineRunner, "_start", hold)
    files = clerk.page.form.files
    note, gone = written(tmp_path, "catatan.txt", b"isi"), tmp_path / "hilang.txt"
    drop(clerk, note, gone)
    assert files.unmeasured() == [note, gone]
    for each in late:
        each()
    assert files.unmeasured() == []
    told = {each.text() for each in files.findChildren(QLabel)}
    assert {"3 byte", "tidak ditemukan lagi"} <= told


def test_a_file_that_is_gone_is_told_and_the_complaint_is_kept(
    clerk: Clerk, tmp_path: Path
) -> None:
    note = written(tmp_path, "catatan.txt", b"isi")
    drop(clerk, note)
    drop(clerk, written(tmp_path, "rusak.msg", b"\xd0\xcf\x11\xe0" + bytes(99)))
    clerk.qtbot.waitUntil(lambda: len(clerk.page.form.files.paths()) == 2)
    assert "Salin isi surel itu" in clerk.context.messages.told[-1].sentence
    note.unlink()
    for key, words in (("title", "Kursi"), ("text", "Kursi patah")):
        clerk.paste(key, words)
    write(clerk.page.form.fields["medium"].editor, "langsung")
    clerk.page.save()
    bars = clerk.context.messages.told
    clerk.qtbot.waitUntil(lambda: any("catatan.txt" in told.sentence for told in bars))
    assert names(clerk, "2026-0001") == []


@pytest.mark.parametrize("asked_for", [True, False])
def test_files_that_the_end_of_the_program_kept_from_being_attached_are_offered_again(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked_for: bool
) -> None:
    note, photo = (
        written(tmp_path, "catatan.txt", b"isi"),
        written(tmp_path, "kursi.png", picture()),
    )
    drop(clerk, note, photo)
    for key, words in (("title", "Kursi"), ("text", "Kursi patah")):
        clerk.paste(key, words)
    write(clerk.page.form.fields["medium"].editor, "langsung")
    with monkeypatch.context() as ended:
        ended.setattr(IncomingFiles, "attach", lambda *_: None)
        clerk.page.save()
    assert names(clerk, "2026-0001") == []
    page = clerk.come_back_later()
    if asked_for:
        page.open(draft=True)
    assert page.drafts.offer is not None
    assert page.drafts.offer.title_label.whole() == "Bukti aduan 2026-0001 belum semua terlampir"
    assert "catatan.txt dan kursi.png" in page.drafts.offer.sentence_label.whole()
    assert not page.form.is_touched()
    # What is typed meanwhile does not take their place.
    clerk.paste("title", "Yang berikutnya")
    page.drafts.keep()
    page.drafts.offer.action_wanted.emit()
    clerk.qtbot.waitUntil(lambda: len(names(clerk, "2026-0001")) == 2)
    (kept,) = kept_drafts(clerk.register)
    assert kept.values["title"] == "Yang berikutnya"


def test_files_that_wait_are_had_back_after_they_were_thrown_away(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(clerk, written(tmp_path, "catatan.txt", b"isi"))
    for key, words in (("title", "Kursi"), ("text", "Kursi patah")):
        clerk.paste(key, words)
    write(clerk.page.form.fields["medium"].editor, "langsung")
    with monkeypatch.context() as ended:
        ended.setattr(IncomingFiles, "attach", lambda *_: None)
        clerk.page.save()
    page = clerk.come_back_later()
    page.drafts.drop_offered()
    clerk.paste("title", "Yang berikutnya")
    page.drafts.keep()
    clerk.context.messages.take_undo()
    assert page.drafts.offer is not None
    assert page.drafts.offer.title_label.whole() == "Bukti aduan 2026-0001 belum semua terlampir"
    page.drafts.offer.action_wanted.emit()
    clerk.qtbot.waitUntil(lambda: len(names(clerk, "2026-0001")) == 1)
    assert [each.values["title"] for each in kept_drafts(clerk.register)] == ["Yang berikutnya"]


def test_once_attached_no_draft_is_left(clerk: Clerk, tmp_path: Path) -> None:
    drop(clerk, written(tmp_path, "catatan.txt", b"isi"))
    for key, words in (("title", "Kursi"), ("text", "Kursi patah")):
        clerk.paste(key, words)
    write(clerk.page.form.fields["medium"].editor, "langsung")
    clerk.page.save()
    clerk.qtbot.waitUntil(lambda: names(clerk, "2026-0001") == ["catatan.txt"])
    assert kept_drafts(clerk.register) == ()
    page = clerk.come_back_later()
    assert page.drafts.offer is None
