"""A disposition to several teams: who leads, who gets a copy, and who usually has such cases."""

import pytest

from app.desk.correcting_disposition import correct_disposition
from app.desk.disposing import move_to_team, record_disposition, usual_teams
from app.desk.papers import sheet_pdf
from app.desk.reading_cases import read_case
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from app.rules.kinds import Urgency
from tests.desk.slips import NOW, disposed_to, registered
from tests.documents.reading import pages


def led(register: Register) -> int:
    """Dispose a case to two teams, of which one leads, with a copy to a third; return its id."""
    case = registered(register)
    record_disposition(
        register,
        complaint_id=case,
        happened_at=NOW,
        teams=("umum", "sosial"),
        instructions=("tindak-lanjuti",),
        lead="sosial",
        copies=("produksi",),
    )
    return case


def test_one_team_leads_and_another_gets_a_copy(register: Register) -> None:
    case = led(register)
    told = read_case(register, complaint_id=case)
    assert told.row.held_by.teams == ("umum", "sosial")
    disposed = told.disposition
    assert disposed is not None
    assert disposed.sentence == (
        "mendisposisikan aduan kepada Bagian Umum dan Tim Statistik Sosial, "
        "dengan koordinator Tim Statistik Sosial, tembusan kepada Tim Statistik Produksi"
    )
    assert check_register(register).problems == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"lead": "sosial"}, "lead"),
        ({"copies": ("umum",)}, "copies"),
        ({"copies": ("entah",)}, "copies"),
    ],
)
def test_who_leads_works_on_it_and_who_gets_a_copy_does_not(
    register: Register, changes: dict[str, object], field: str
) -> None:
    case = registered(register)
    with pytest.raises(UserMistake) as mistake:
        record_disposition(
            register,
            complaint_id=case,
            happened_at=NOW,
            teams=("umum",),
            instructions=("tindak-lanjuti",),
            **changes,  # type: ignore[arg-type]
        )
    assert list(mistake.value.fields) == [field]


def test_teams_that_had_the_topic_before_are_told_with_how_often(register: Register) -> None:
    for teams in (("umum",), ("umum", "sosial"), ("umum",)):
        disposed_to(register, registered(register, topic="sarana"), *teams)
    disposed_to(register, registered(register, topic="honor"), "produksi")
    asked = registered(register, topic="sarana")
    assert usual_teams(register, complaint_id=asked) == (("umum", 3, 3), ("sosial", 1, 3))
    assert usual_teams(register, complaint_id=registered(register)) == ()


def test_a_printed_sheet_names_them_once_they_are_decided(register: Register) -> None:
    case = led(register)
    front, _ = pages(sheet_pdf(register, complaint_ids=[case]))
    assert "Koordinator: Tim Statistik Sosial" in front
    assert "Tembusan: Tim Statistik Produksi" in front


def test_who_leads_is_corrected_with_a_reason(register: Register) -> None:
    case = registered(register)
    told = {
        "complaint_id": case,
        "happened_at": NOW,
        "teams": ("umum", "sosial"),
        "instructions": ("tindak-lanjuti",),
    }
    record_disposition(register, **told, lead="sosial", copies=("produksi",))  # type: ignore[arg-type]
    correct_disposition(
        register,
        **told,  # type: ignore[arg-type]
        urgency=Urgency.ORDINARY,
        reason="salah baca",
        lead="umum",
    )
    kept = read_case(register, complaint_id=case)
    assert (kept.lead, kept.copies) == ("umum", ())
    corrected = kept.timeline[-1]
    assert corrected.sentence == "membetulkan koordinator dan tembusan"
    assert "Koordinator dari Tim Statistik Sosial menjadi Bagian Umum." in corrected.note
    assert check_register(register).problems == ()


def test_a_team_that_was_moved_away_leads_no_more(register: Register) -> None:
    case = registered(register)
    record_disposition(
        register,
        complaint_id=case,
        happened_at=NOW,
        teams=("umum", "sosial"),
        instructions=("tindak-lanjuti",),
        lead="sosial",
    )
    move_to_team(
        register, complaint_id=case, happened_at=NOW, teams=("umum",), reason="bukan tugasnya"
    )
    assert read_case(register, complaint_id=case).lead == ""
