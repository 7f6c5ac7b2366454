"""Texts with places to fill: what the program fills, and what must not go out unfilled."""

from app.rules.given_templates import GIVEN
from app.rules.templates import (
    PLACES,
    Purpose,
    Template,
    filled,
    pack_templates,
    read_templates,
    unfilled,
    unfilled_mistake,
)


def test_known_places_are_filled_however_they_are_written() -> None:
    words = {"nomor": "2026-0012", "jam layanan": "08.00"}
    assert filled("{Nomor}, {jam_layanan}, { jam  layanan }", words) == "2026-0012, 08.00, 08.00"


def test_what_nobody_knows_stays_and_is_told_once() -> None:
    text = filled("{uraian hasil} {surel} {uraian hasil}", {"surel": ""})
    assert unfilled(text) == ("{uraian hasil}", "{surel}")
    assert unfilled_mistake(text).endswith("belum diisi: {uraian hasil}, {surel}.")
    assert unfilled_mistake("Kurung {} kosong dan { baris\nbaru } bukan bagian.") == ""


def test_texts_are_kept_as_they_are() -> None:
    own = (Template("Rahasia", Purpose.DOOR, text="Baris satu.\nBaris {dua}."),)
    assert read_templates(pack_templates(own)) == own
    assert read_templates("") == ()


def test_the_given_texts_serve_every_purpose_and_name_no_place_by_mistake() -> None:
    assert {each.purpose for each in GIVEN} == set(Purpose)
    by_hand = {"{uraian hasil}", "{yang perlu dilengkapi}"}
    for each in GIVEN:
        assert set(unfilled(filled(each.text, PLACES))) <= by_hand, each.name
