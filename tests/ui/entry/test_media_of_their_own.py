"""What only some media bring: asked for under the medium, and by no other."""

from __future__ import annotations

import pytest

from app.rules.medium_fields import DETAILS, FIELDS, KINDS, MediumKind
from tests.ui.entry.clerk import Clerk
from ui.forms.editor_values import write


def shown(clerk: Clerk) -> list[str]:
    fields = clerk.page.form.origin.rows.fields
    return [key for key, field in fields.items() if field.isVisible()]


def test_a_letter_has_its_number_and_date_and_the_agenda(clerk: Clerk) -> None:
    clerk.enter("Surat")
    fields = clerk.page.form.fields
    assert shown(clerk) == ["agenda"]
    assert fields["source_reference"].editor.accessibleName() == "Nomor surat, boleh kosong"
    assert fields["complained_at"].editor.accessibleName() == "Tanggal surat, boleh kosong"
    clerk.retype("16-03-2026 10.00")
    clerk.enter("0123/2026")
    clerk.enter("12-03-2026")
    clerk.enter("B-77/DISKOMINFO/III/2026")
    clerk.go_to("title")
    clerk.enter("Permohonan data kemiskinan")
    clerk.save()
    case = clerk.case("2026-0001")
    assert (case.content.agenda, case.source_reference) == (
        "0123/2026",
        "B-77/DISKOMINFO/III/2026",
    )


def test_a_link_is_kept_with_who_brought_it(clerk: Clerk) -> None:
    clerk.enter("media")
    assert shown(clerk) == ["platform", "link"]
    clerk.retype("16-03-2026 10.00")
    clerk.enter("Instagram")
    clerk.enter("https://contoh.invalid/p/siti")
    clerk.go_to("title")
    clerk.enter("Antrean lama")
    clerk.save()
    case = clerk.case("2026-0001")
    assert (case.content.platform, case.identity.link) == (
        "Instagram",
        "https://contoh.invalid/p/siti",
    )
    assert not case.row.anonymous


def test_who_stays_anonymous_leaves_no_link(clerk: Clerk) -> None:
    clerk.enter("media")
    clerk.page.form.fields["link"].editor.setFocus()
    clerk.enter("https://contoh.invalid/p/siti")
    clerk.page.form.person.anonymous.click()
    assert not clerk.page.form.fields["link"].editor.isEnabled()
    clerk.go_to("title")
    clerk.enter("Antrean lama")
    clerk.save()
    assert clerk.case("2026-0001").row.anonymous


def test_what_was_typed_for_another_medium_is_not_kept(clerk: Clerk) -> None:
    clerk.enter("Halo")
    clerk.retype("16-03-2026 10.00")
    clerk.enter("Sakernas Agustus")
    write(clerk.go_to("medium"), "telepon")
    assert shown(clerk) == ["officer", "line"]
    clerk.go_to("title")
    clerk.enter("Honor belum dibayar")
    clerk.save()
    case = clerk.case("2026-0001")
    assert (case.medium_code, case.content.survey) == ("telepon", "")


@pytest.mark.parametrize("kind", MediumKind)
def test_every_kind_names_its_fields_once(kind: MediumKind) -> None:
    keys = [field.key for field in KINDS[kind].fields]
    assert len(keys) == len(set(keys))
    assert {field.key for field in FIELDS} == {*DETAILS, "link"}
