"""The office's texts for complainants, filled for a case, and changed."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.desk.answering import record_answer
from app.desk.changing_templates import save_templates, template_words
from app.desk.disposing import forward_elsewhere
from app.desk.following_up import pause
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.errors import UserMistake
from app.register import Register
from app.rules.given_templates import GIVEN
from app.rules.templates import MessageWay, Purpose, Template, filled
from tests.desk.slips import NOW, disposed, registered, with_result

LEFT = "Terima kasih. {uraian hasil}"


def _answer(register: Register) -> None:
    case = with_result(register)
    record_answer(register, complaint_id=case, happened_at=NOW, channel="surel", answer=LEFT)


def _forward(register: Register) -> None:
    forward_elsewhere(
        register,
        complaint_id=registered(register),
        happened_at=NOW,
        office="3674",
        answered_at=NOW,
        channel="surel",
        answer=LEFT,
    )


def _ask(register: Register) -> None:
    case = disposed(register)
    pause(register, complaint_id=case, happened_at=NOW, reason="complainant", note=LEFT)


@pytest.mark.parametrize(
    ("tell", "field"), [(_answer, "answer"), (_forward, "answer"), (_ask, "note")]
)
def test_nothing_goes_out_with_a_place_that_nobody_filled(
    register: Register, tell: Callable[[Register], None], field: str
) -> None:
    with pytest.raises(UserMistake) as mistake:
        tell(register)
    assert mistake.value.fields == {field: "Masih ada bagian yang belum diisi: {uraian hasil}."}


def test_a_text_is_filled_from_the_case_and_of_a_confidential_one_without_its_subject(
    register: Register,
) -> None:
    office = read_office(register)
    row = read_case(register, complaint_id=registered(register)).row
    email = next(e for e in GIVEN if e.way is MessageWay.EMAIL and e.purpose is Purpose.ANSWER)
    told = filled(email.text, template_words(row, office))
    assert "pengaduan nomor 2026-0001 yang kami terima pada 17 Maret 2026" in told
    assert "mengenai “Antrean layanan terlalu lama”." in told
    secret = filled(email.text, template_words(replace(row, confidential=True), office))
    assert "mengenai hal yang Saudara sampaikan." in secret
    assert "Antrean" not in secret


def test_the_office_keeps_its_own_texts(register: Register) -> None:
    assert read_office(register).templates == GIVEN
    own = Template("  Kami  tangani ", Purpose.DOOR, text="Silakan ke loket 2.\n")
    save_templates(register, templates=[own, *GIVEN], shown=GIVEN)
    kept = read_office(register).templates
    assert kept == (replace(own, name="Kami tangani", text="Silakan ke loket 2."), *GIVEN)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (Template(" ", text="Isi"), "1:name"),
        (Template("N" * 81, text="Isi"), "1:name"),
        (Template("Nama", text=" \n "), "1:text"),
        (Template("Nama", text="i" * 4001), "1:text"),
    ],
)
def test_a_mistake_is_told_by_place(register: Register, wrong: Template, field: str) -> None:
    with pytest.raises(UserMistake) as mistake:
        save_templates(register, templates=[GIVEN[0], wrong], shown=GIVEN)
    assert list(mistake.value.fields) == [field]
