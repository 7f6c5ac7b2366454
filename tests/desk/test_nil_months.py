"""Months without complaints: confirmed after a look everywhere, taken back, and proven wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.desk.confirming_nil import confirm_nil, take_back_nil
from app.desk.correcting import Correction, correct_complaint
from app.desk.opening_boxes import NewOpening, NewSlip, SlipKind, save_opening
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.desk.recapping import read_recap
from app.desk.registering import register_complaint
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.recap import MonthState, month_state
from app.transfer.importing import apply_import, preview_import
from tests.desk.slips import NOW, confirmed_nil, registered, slip

if TYPE_CHECKING:
    from datetime import datetime

    from app.outcome import Outcome
    from app.register import Register


def correct(register: Register, key: int, *, received_at: datetime) -> Outcome:
    case = read_case(register, complaint_id=key)
    correction = Correction(
        title=case.row.title,
        medium=case.medium_code,
        classification=case.row.classification,
        topic="",
        about_office="",
        received_at=received_at,
    )
    return correct_complaint(register, complaint_id=key, correction=correction, reason="Salah")


def test_only_an_empty_past_month_is_nil(register: Register) -> None:
    registered(register, received_at=NOW.replace(month=1))
    confirmed_nil(register, year=2026, month=2)
    confirmed_nil(register, year=2026, month=2)
    kept = read_recap(register, year=2026).nil
    assert (list(kept), kept[2].at) == ([2], NOW)
    assert kept[2].looked == tuple(medium.name for medium in read_office(register).media)
    for month in (1, 3):
        with pytest.raises(UserMistake):
            confirmed_nil(register, year=2026, month=month)


def test_a_month_is_nil_only_after_a_look_at_every_medium(register: Register) -> None:
    with pytest.raises(UserMistake) as refused:
        confirm_nil(register, year=2026, month=2, looked=("wbs", "lapor"))
    assert list(refused.value.fields) == ["looked"]
    assert "Kotak Saran Lobi" in refused.value.sentence
    assert "Website WBS" not in refused.value.sentence
    assert not read_recap(register, year=2026).nil


def test_a_confirmation_is_taken_back(register: Register) -> None:
    confirmed_nil(register, year=2026, month=2)
    take_back_nil(register, year=2026, month=2)
    assert not read_recap(register, year=2026).nil
    with pytest.raises(UserMistake, match="tidak dikonfirmasi"):
        take_back_nil(register, year=2026, month=2)
    confirmed_nil(register, year=2026, month=2)
    assert check_register(register).problems == ()


def test_a_late_slip_says_what_it_comes_too_late_for(register: Register) -> None:
    confirmed_nil(register, year=2026, month=2)
    january = NOW.replace(month=1)
    early = register_complaint(register, complaint=slip(received_at=january))
    assert early.sentence == "Aduan 2026-0001 tersimpan."
    late = register_complaint(register, complaint=slip(received_at=NOW.replace(month=2)))
    assert late.sentence == (
        "Aduan 2026-0002 tersimpan. Februari 2026 sudah dikonfirmasi nihil; batalkan di Laporan."
    )
    recap = read_recap(register, year=2026)
    assert month_state(recap, 2, today=NOW.date()) is MonthState.REFUTED
    # What comes in the month that runs is no news for a report that will come.
    assert registered(register)
    moved = correct(register, early.complaint_id, received_at=NOW.replace(month=2))
    assert "Februari 2026 sudah dikonfirmasi nihil" in moved.sentence


def test_a_box_and_an_import_say_so_too(register: Register) -> None:
    confirmed_nil(register, year=2026, month=2)
    opening = NewOpening(
        box="kotak-saran-pst",
        opened_at=NOW.replace(month=2),
        officer="Rina",
        witness="Dedi",
        found=1,
        slips=(NewSlip(SlipKind.COMPLAINT, "Kursi goyang"),),
    )
    late = "Februari 2026 sudah dikonfirmasi nihil; batalkan di Laporan."
    assert save_opening(register, opening=opening).sentence.endswith(f"(2026-0001). {late}")
    empty = replace(opening, found=0, slips=())
    assert save_opening(register, opening=empty).sentence == "Pembukaan kotak tersimpan: nihil."
    content = "media;diterima;perihal;anonim\nsurat;17-02-2026 10.00;Antrean;ya"
    preview = preview_import(register, content=content.encode())
    done = apply_import(register, preview=preview)
    assert done.sentence == f"1 aduan diimpor: 2026-0002. {late}"
