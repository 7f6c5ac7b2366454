"""The virtual list: pages come when they are looked at, and only some are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.case import ComplaintRow
from app.desk.reading_office import read_office
from app.register import Register
from app.rules.kinds import Classification, Status, Turn
from ui.parts.cells.item_roles import ItemRole
from ui.register.columns import Density, RegisterColumn, density_for
from ui.register.model import PAGE_ROWS, RegisterModel

ACROSS = Qt.Orientation.Horizontal
NOW = datetime(2026, 3, 17, 2, 0, tzinfo=UTC)
FIRST = ComplaintRow(
    id=1,
    number="2026-0001",
    received_at=NOW - timedelta(minutes=20),
    medium="Surel PST",
    title="Permintaan data",
    classification=Classification.INFORMATION,
    status=Status.AWAITING_DISPOSITION,
    turn=Turn.HEAD,
    holder="Kepala",
    step=4,
    step_started_at=NOW - timedelta(minutes=2),
    due_at=NOW + timedelta(minutes=8),
    paused_at=None,
    forwarded=False,
    anonymous=False,
    confidential=False,
    closed_at=None,
)


def rows(first: int, count: int) -> tuple[ComplaintRow, ...]:
    """Return made-up rows with ids from `first`."""
    return tuple(replace(FIRST, id=i, number=f"2026-{i:04d}") for i in range(first, first + count))


@pytest.fixture
def model(qtbot: QtBot, file_register: Register) -> RegisterModel:
    office = read_office(file_register)
    return RegisterModel(office=lambda: office, now=lambda: NOW)


def shown(
    model: RegisterModel, row: int, column: RegisterColumn, role: ItemRole = ItemRole.PRIMARY
) -> object:
    return model.index(row, column).data(role)


def test_the_model_keeps_qts_promises_through_every_change(model: RegisterModel) -> None:
    tester = QAbstractItemModelTester(model)
    model.reset(250, rows(1, 100))
    model.take(100, rows(101, 100))
    model.renew(251, offset=0, rows=rows(1, 200))
    model.renew(30, offset=0, rows=rows(1, 30))
    model.set_density(Density.WIDE)
    model.set_sorted("due", descending=False)
    model.tell_time(0, 29)
    model.reset(0)
    assert model.rowCount() == 0
    assert tester.model() is model


def test_a_row_tells_number_time_title_holder_status_and_due(model: RegisterModel) -> None:
    model.reset(1, rows(1, 1))
    assert shown(model, 0, RegisterColumn.NUMBER) == "2026-0001"
    assert shown(model, 0, RegisterColumn.NUMBER, ItemRole.SECONDARY) == "17-03 08.40"
    assert shown(model, 0, RegisterColumn.TITLE) == "Permintaan data"
    below = shown(model, 0, RegisterColumn.TITLE, ItemRole.SECONDARY)
    assert below == "Surel PST, permintaan informasi · Kepala"
    assert shown(model, 0, RegisterColumn.STATUS, ItemRole.BADGE).text == "Menunggu disposisi"  # type: ignore[attr-defined]
    assert shown(model, 0, RegisterColumn.STATUS, ItemRole.SECONDARY) == "sisa 8 menit, 09.08"


def test_beside_the_preview_on_a_small_screen_the_status_stands_below_the_subject(
    model: RegisterModel,
) -> None:
    model.reset(1, rows(1, 1))
    assert density_for(410) is Density.TIGHT
    model.set_density(Density.TIGHT)
    below = shown(model, 0, RegisterColumn.TITLE, ItemRole.SECONDARY)
    assert below == "Menunggu disposisi, sisa 8 menit"


def test_a_wide_list_gives_each_fact_its_own_column(model: RegisterModel) -> None:
    model.reset(1, rows(1, 1))
    model.set_density(Density.WIDE)
    told = [shown(model, 0, column) for column in RegisterColumn]
    assert told[:6] == [
        "2026-0001",
        "17-03-2026",
        "Permintaan data",
        "Surel PST",
        "Kepala",
        "17-03-2026",
    ]
    assert shown(model, 0, RegisterColumn.STATUS, ItemRole.SECONDARY) == "sisa 8 menit"


def test_a_far_row_is_blank_until_its_page_comes(qtbot: QtBot, model: RegisterModel) -> None:
    model.reset(1_000_000, rows(1, 100))
    with qtbot.waitSignal(model.rows_wanted) as asked:
        assert shown(model, 765_432, RegisterColumn.TITLE) == "memuat…"
    assert asked.args == [765_400, PAGE_ROWS]
    model.take(765_400, rows(765_401, 100))
    assert shown(model, 765_432, RegisterColumn.NUMBER) == "2026-765433"


def test_a_leap_over_many_pages_asks_only_for_where_it_ends(
    qtbot: QtBot, model: RegisterModel
) -> None:
    model.reset(1_000_000, rows(1, 100))
    with qtbot.waitSignal(model.rows_wanted) as asked:
        for row in (5_000, 300_000, 999_890, 999_999):
            shown(model, row, RegisterColumn.TITLE)
    assert asked.args == [999_800, 200]


def test_the_last_page_is_asked_for_no_further_than_the_end(
    qtbot: QtBot, model: RegisterModel
) -> None:
    model.reset(150, rows(1, 100))
    with qtbot.waitSignal(model.rows_wanted) as asked:
        shown(model, 149, RegisterColumn.TITLE)
    assert asked.args == [100, 50]


def test_pages_looked_at_long_ago_are_let_go(model: RegisterModel) -> None:
    model.reset(100_000, rows(1, 100))
    for page in range(1, 40):
        model.take(page * 100, rows(page * 100 + 1, 100))
    assert model.row_at(0) is None
    assert model.row_at(3_950) is not None


def test_the_heads_say_what_is_sorted(model: RegisterModel) -> None:
    heads = [str(model.headerData(column, ACROSS)) for column in RegisterColumn]
    assert heads[RegisterColumn.NUMBER].endswith("↓")
    model.set_sorted("due", descending=False)
    assert str(model.headerData(RegisterColumn.STATUS, ACROSS)).endswith("↑")


def test_time_is_told_by_one_signal_for_the_rows_in_sight(
    qtbot: QtBot, model: RegisterModel
) -> None:
    model.reset(100, rows(1, 100))
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.tell_time(10, 22)
    assert told == [(10, 22)]


def test_a_paused_row_has_no_due_day(model: RegisterModel) -> None:
    model.reset(1, (replace(FIRST, paused_at=NOW),))
    assert shown(model, 0, RegisterColumn.STATUS, ItemRole.BADGE).text == "Dijeda"  # type: ignore[attr-defined]
    assert "09.08" not in str(shown(model, 0, RegisterColumn.STATUS, ItemRole.SECONDARY))
    assert model.rowCount(QModelIndex()) == 1
