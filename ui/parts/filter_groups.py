"""What the cases of an office can be filtered by."""

from app.office import Office
from app.rules.kinds import CLASSIFICATION_WORDS
from app.rules.targets import CONFIDENTIAL, WBS
from ui.parts.filter_popup import FilterGroup


def filter_groups(office: Office, *, offices: bool) -> list[FilterGroup]:
    """Return media, teams, classes and, if wanted, the `offices` that cases are about."""
    classes = [(kind.value, word) for kind, word in CLASSIFICATION_WORDS.items()]
    classes.append((CONFIDENTIAL, "Rahasia"))
    if office.is_bps:
        # Only BPS has its whistle-blowing site.
        classes.append((WBS, "WBS"))
    about = office.known_offices if offices else ()
    lists = (
        ("media", "Media", [(medium.code, medium.name) for medium in office.all_media]),
        ("offices", "Satker dituju", [(entry.code, entry.name) for entry in about]),
        ("teams", "Tim", [(team.code, team.name) for team in office.known_teams]),
        ("classes", "Jenis", classes),
    )
    return [FilterGroup(part, word, choices) for part, word, choices in lists if choices]
