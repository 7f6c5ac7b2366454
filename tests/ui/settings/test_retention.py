"""How long words are kept: rules, a proposal, the erasing with its minutes; backups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.desk.closing import close_case
from app.desk.reading_cases import read_case
from app.keeping.retention import hold, read_rules
from app.register import Register
from tests.desk.slips import NOW, registered
from tests.ui.shell.helpers import make_context
from ui.settings.page import SettingsPage
from ui.settings.register_section import RegisterSection
from ui.settings.retention_section import RetentionSection


@pytest.fixture
def page(qtbot: QtBot, file_register: Register) -> Iterator[SettingsPage]:
    made = SettingsPage(make_context(file_register))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()


@pytest.fixture
def section(page: SettingsPage) -> RetentionSection:
    page.open(section="retensi")
    assert isinstance(page.section, RetentionSection)
    return page.section


def test_nothing_is_ever_proposed_until_somebody_sets_a_rule(section: RetentionSection) -> None:
    assert section.years.pop("any").text() == "0"
    assert {edit.text() for edit in section.years.values()} == {""}
    section.erasing.look()
    assert section.erasing.none.text().startswith("Tidak ada aduan")
    assert section.changes() == 0


def test_a_rule_is_checked_and_saved(section: RetentionSection) -> None:
    section.years["any"].setText("lima")
    section.save()
    assert section.fields["any"].error() == "Isi dengan angka."
    section.years["any"].setText("99")
    section.save()
    assert "antara 0 dan 50" in section.fields["any"].error()
    section.years["any"].setText("5")
    section.save()
    assert read_rules(section.context.register)["any"] == 5
    assert section.changes() == 0


def test_what_is_over_is_erased_but_for_what_is_held(
    section: RetentionSection,
    fixed_clock: FixedClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    register = section.context.register
    ids = [registered(register) for _ in range(3)]
    for key in ids[:2]:
        close_case(register, complaint_id=key, happened_at=NOW, closing="withdrawn")
    hold(register, complaint_id=ids[1], reason="Diperiksa inspektorat.")
    section.years["any"].setText("1")
    section.save()
    fixed_clock.set(NOW + timedelta(days=366))
    part = section.erasing
    part.look()
    assert [row.number for row in part.proposed.rows] == ["2026-0001"]
    part.erase()
    assert part.which.currentText().endswith(": 1 aduan")
    assert not part.papers.isHidden()
    place = tmp_path / "berita-acara.pdf"
    monkeypatch.setattr(
        "ui.files.QFileDialog.getSaveFileName", lambda *_: (str(place), "PDF (*.pdf)")
    )
    part.save_button.click()
    assert place.read_bytes().startswith(b"%PDF-")
    assert part.proposed.rows == ()
    erased = read_case(register, complaint_id=ids[0])
    assert erased.row.title == "(dimusnahkan)"
    assert erased.erased_at is not None
    assert read_case(register, complaint_id=ids[1]).held_because == "Diperiksa inspektorat."


def test_a_backup_is_saved(
    page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.open(section="register")
    section = page.section
    assert isinstance(section, RegisterSection)
    place = tmp_path / "kantor.cadangan"
    monkeypatch.setattr("ui.settings.backup_part.choose_place", lambda *_, **__: place)
    assert section.backups is not None
    section.backups.save()
    assert place.stat().st_size > 100_000
    assert "Cadangan disimpan" in page.context.messages.told[-1].sentence


def test_a_printed_seal_is_compared(page: SettingsPage) -> None:
    page.open(section="register")
    section = page.section
    assert isinstance(section, RegisterSection)
    section.check.printed.setText("1 0000 1111 2222 3333")
    section.check.button.click()
    assert "pernah tercetak" in section.check.problems.text()
