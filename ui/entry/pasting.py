"""A page copied from SP4N LAPOR as the values of the form."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from app.rules.moments import Stated, table_moment
from app.transfer.lapor_page import read_page

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from app.office import Office
    from app.transfer.lapor_page import PastedPage
    from ui.entry.form import Values

_MEDIUM = "lapor"


def pasted(office: Office, *, now: datetime) -> tuple[Values, tuple[str, ...]]:
    """Return what the clipboard's page says, by the form's fields, and what is to be told of it.

    Raises UserMistake when no page lies there.
    """
    text = QGuiApplication.clipboard().text()
    page = read_page(text, office=office, now=now)
    return _values(page, office), page.told


def _values(page: PastedPage, office: Office) -> Values:
    zone = office.zone
    return {
        "medium": _MEDIUM if any(each.code == _MEDIUM for each in office.media) else "",
        "received_at": _shown(page.received_at, zone),
        "complained_at": _shown(page.complained_at, zone),
        "received_from": page.received_from,
        "source_reference": page.reference,
        "title": page.title,
        "text": page.text,
        "name": page.name,
        "anonymous": "1" if page.anonymous else "",
        "confidential": "1" if page.confidential else "",
        "classification": page.classification.value,
        "topic": page.topic,
        "category": page.category,
        "about_office": page.about_office,
        "source_steps": [
            [table_moment(step.happened_at, zone), step.actor, step.sentence] for step in page.steps
        ],
    }


def _shown(moment: Stated | None, zone: ZoneInfo) -> str:
    return "" if moment is None else table_moment(moment, zone)
