"""What others told, in the overview: offices that cases were passed on to, and complainants."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.desk.acknowledging import record_word_back
from app.desk.answering import record_answer
from app.desk.disposing import forward_elsewhere
from app.desk.hearing import record_response
from app.desk.overview import read_overview
from app.desk.taking_back import take_back
from tests.desk.slips import NOW, pass_time, registered, with_result

if TYPE_CHECKING:
    from app.register import Register

YEAR = {"since": date(2026, 1, 1), "until": date(2026, 12, 31)}


def told(register: Register, name: str) -> dict[str, tuple[int | str, tuple[int, ...]]]:
    """Return a table's numbers by their words, with the cases behind each; empty without it."""
    return {
        word: (values[0], table.behind[at, 0])
        for table in read_overview(register, **YEAR).tables
        for at, (word, values) in enumerate(table.rows)
        if table.name == name
    }


def test_cases_passed_on_are_counted_by_what_came_back(register: Register) -> None:
    first, second, third = (registered(register) for _ in range(3))
    assert told(register, "Penerusan") == {}
    for case in (first, second, third):
        forward_elsewhere(register, complaint_id=case, happened_at=NOW, office="3674")
    later = pass_time(register, days=2)
    for case, word in ((first, "received"), (second, "settled")):
        done = record_word_back(register, complaint_id=case, happened_at=later, word=word)
    assert told(register, "Penerusan") == {
        "Menerima dan menindaklanjuti": (1, (first,)),
        "Sudah menyelesaikan": (1, (second,)),
        "Mengembalikan aduan": (0, ()),
        "Tidak ditunggu lagi": (0, ()),
        "Belum ada kabar": (1, (third,)),
        "Jumlah": (3, (first, second, third)),
    }
    take_back(register, complaint_id=second, events=done.events)
    assert told(register, "Penerusan")["Belum ada kabar"] == (2, (second, third))


def test_answers_are_counted_by_what_the_complainant_said(register: Register) -> None:
    cases = [with_result(register) for _ in range(3)]
    for case in cases:
        record_answer(
            register,
            complaint_id=case,
            happened_at=NOW,
            channel="surat",
            answer="Sudah kami tangani.",
            close=False,
        )
    # Where nobody was asked there is nothing to tell.
    assert told(register, "Kepuasan") == {}
    for case, satisfaction in zip(cases, ("very", "little"), strict=False):
        record_response(
            register,
            complaint_id=case,
            happened_at=NOW,
            reached="yes",
            solved="yes",
            satisfaction=satisfaction,
            close=True,
        )
    assert told(register, "Kepuasan") == {
        "Sangat puas": (1, (cases[0],)),
        "Puas": (0, ()),
        "Kurang puas": (1, (cases[1],)),
        "Tidak puas": (0, ()),
        "Tidak menilai": (1, (cases[2],)),
        "Jumlah": (3, tuple(cases)),
    }
