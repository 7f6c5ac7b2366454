"""The guides: a new register is got ready in steps, and the sample is gone round in ten minutes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.desk.reading_office import read_office
from app.keeping.sample import create_sample
from app.register import Register
from app.roles import Role
from tests.desk.slips import registered
from tests.helpers.registers import add_person, signed_in
from tests.ui.shell.helpers import make_messages, make_window
from ui.messages import Notice
from ui.page_table import PAGES
from ui.shell.guide_steps import PREPARATION, ROUND
from ui.shell.guides import Guides
from ui.shell.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, file_register: Register, fixed_clock: FixedClock) -> Iterator[MainWindow]:
    made = make_window(messages=make_messages(), clock=fixed_clock, pages=PAGES)
    qtbot.addWidget(made)
    made.resize(1366, 696)
    with qtbot.waitExposed(made):
        made.show()
    made.show_register(file_register, read_office(file_register))
    yield made
    made.close()


@pytest.fixture
def notices(window: MainWindow) -> list[Notice]:
    """Return what stands above the pages, the newest last."""
    given: list[Notice] = []
    window.messages.notice_given.connect(given.append)
    return given


@pytest.fixture
def guides(window: MainWindow) -> Guides:
    return Guides(window)


def follow(guides: Guides, window: MainWindow) -> None:
    guides.follow(window.context)


def page(window: MainWindow) -> str:
    return window.pages.place()[0]


def begin(notice: Notice) -> None:
    assert notice.on_action is not None
    notice.on_action()


def test_a_new_register_is_got_ready_in_four_steps_of_which_any_is_left_out(
    window: MainWindow, guides: Guides, notices: list[Notice]
) -> None:
    follow(guides, window)
    assert notices[-1].title == "Siapkan meja ini dalam empat langkah"
    assert not window.guide.isVisible()
    begin(notices[-1])
    bar = window.guide
    assert bar.title.whole() == "Persiapan 1 dari 4: Satker dan kop"
    assert window.pages.place() == ("pengaturan", {"section": "satker"})
    assert not bar.back_button.isEnabled()
    bar.on_button.click()
    assert window.pages.place() == ("pengaturan", {"section": "akun"})
    bar.skip_button.click()
    bar.on_button.click()
    assert bar.title.whole() == "Persiapan 4 dari 4: Tempat cadangan"
    assert bar.on_button.word() == "Selesai"
    bar.on_button.click()
    assert not bar.isVisible()
    assert notices[-1].title == "Persiapan selesai"
    assert notices[-1].sentence == (
        "Dilewati: Orang dan peran. Dapat diulang kapan saja: Ctrl+K, Persiapan awal."
    )
    # It is offered no more, and there again when asked for.
    before = len(notices)
    follow(guides, window)
    assert len(notices) == before
    next(each for each in guides.commands() if each.id == "guide-preparing").run()
    assert bar.title.whole() == "Persiapan 1 dari 4: Satker dan kop"


def test_what_was_left_out_and_done_after_all_is_told_no_more(
    window: MainWindow, guides: Guides, notices: list[Notice]
) -> None:
    guides.start_preparing()
    bar = window.guide
    bar.skip_button.click()
    bar.back_button.click()
    for _ in PREPARATION:
        bar.on_button.click()
    assert notices[-1].sentence.startswith("Dapat diulang")


def test_the_preparation_goes_on_where_it_stopped(
    window: MainWindow, guides: Guides, notices: list[Notice], file_register: Register
) -> None:
    guides.start_preparing()
    window.guide.skip_button.click()
    window.guide.close_button.click()
    assert not window.guide.isVisible()
    registered(file_register)
    follow(guides, window)
    assert notices[-1].title == "Persiapan terhenti di langkah 2 dari 4"
    begin(notices[-1])
    assert window.guide.title.whole() == "Persiapan 2 dari 4: Orang dan peran"
    for _ in range(3):
        window.guide.on_button.click()
    assert "Dilewati: Satker dan kop." in notices[-1].sentence


def test_a_register_at_work_is_offered_no_preparation(
    window: MainWindow, guides: Guides, notices: list[Notice], file_register: Register
) -> None:
    registered(file_register)
    follow(guides, window)
    assert notices == []


def test_who_may_not_prepare_is_not_asked_to(
    qtbot: QtBot, window: MainWindow, guides: Guides, notices: list[Notice],
    file_register: Register,
) -> None:  # fmt: skip
    add_person(file_register, "budi", Role.DESK)
    with signed_in(file_register, "budi") as other:
        window.show_register(other, read_office(other))
        follow(guides, window)
        assert notices == []
        window.set_commands(guides.commands())
        offered = {each.id for each in window.commands()}
        assert "guide-round" in offered
        assert "guide-preparing" not in offered
        window.put_away()


def test_the_round_of_the_sample_leads_through_every_page_and_is_remembered(
    window: MainWindow, guides: Guides, notices: list[Notice], tmp_path: object
) -> None:
    asked: list[bool] = []
    window.sample_wanted.connect(lambda: asked.append(True))
    guides.start_round()
    assert asked == [True]
    sample = create_sample(f"{tmp_path}/contoh.mejaaduan")
    window.show_register(sample, read_office(sample))
    # Who asked for the round in their own register is not asked again.
    follow(guides, window)
    bar = window.guide
    assert bar.title.whole() == f"Tur 1 dari {len(ROUND)}: Pagi di Beranda"
    for step in ROUND[1:4]:
        bar.on_button.click()
        assert page(window) == step.page
    bar.back_button.click()
    assert page(window) == "disposisi"
    window.put_away()
    assert not bar.isVisible()
    window.show_register(sample, read_office(sample))
    follow(guides, window)
    assert notices[-1].title == f"Tur terhenti di langkah 3 dari {len(ROUND)}"
    assert notices[-1].sentence == "Berikutnya: Lembar disposisi."
    begin(notices[-1])
    for step in ROUND[3:]:
        bar.on_button.click()
        assert page(window) == step.page
    bar.on_button.click()
    assert notices[-1].title == "Tur selesai"
    before = len(notices)
    follow(guides, window)
    assert len(notices) == before
    guides.start_round()
    assert bar.title.whole().startswith("Tur 1 dari")
    window.put_away()
    sample.close()


@pytest.mark.parametrize("size", [(1366, 696), (910, 440), (683, 312), (480, 220)])
def test_the_guide_takes_no_page_its_room(
    window: MainWindow, guides: Guides, qtbot: QtBot, size: tuple[int, int]
) -> None:
    guides.start_preparing()
    window.resize(*size)
    qtbot.waitUntil(lambda: window.width() == size[0])
    assert window.size().toTuple() == size
    assert window.guide.isVisible()
    qtbot.waitUntil(lambda: window.guide.height() <= max(size[1] // 4, 110))
    right = window.guide.mapTo(window, window.guide.close_button.geometry().bottomRight())
    assert window.rect().contains(right)
    assert window.guide.sentence.isVisible() == (size[1] >= 440)


def test_what_is_remembered_wrongly_begins_anew(
    window: MainWindow, guides: Guides, notices: list[Notice]
) -> None:
    from ui.preferences import PREPARED

    for wrong in ("{", "[]", '{"x": "y"}', '{"x": [null]}'):
        window.preferences.set(PREPARED, wrong)
        guides.start_preparing()
        assert window.guide.title.whole().startswith("Persiapan 1 dari 4")
