"""Statements over the office's settings, lists and calendar."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import (
    Delete,
    Insert,
    Select,
    Update,
    and_,
    delete,
    exists,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.orm import aliased

from db import tables
from db.queries.boxes import still_looked

ListEntry = (
    type[tables.TopicEntry]
    | type[tables.TeamEntry]
    | type[tables.InstructionEntry]
    | type[tables.OfficeEntry]
    | type[tables.AnswerChannel]
)


@cache
def setting(key: str) -> Select[str]:
    """Select one setting's value; kept, as every transaction asks for the revision."""
    return select(tables.Setting.value).where(tables.Setting.key == key)


def settings() -> Select[str, str]:
    """Select all settings."""
    return select(tables.Setting.key, tables.Setting.value)


def set_own_name(name: str) -> Update:
    """Change what our own office is called."""
    entry = tables.OfficeEntry
    return update(entry).where(entry.grouping == "own").values(name=name)


def media() -> Select[str, str, str, str, str, bool, str]:
    """Select all media: code, name, recap column, channel, weekdays, whether offered, kind."""
    entry, column, channel = tables.MediumEntry, tables.RecapColumnEntry, tables.AnswerChannel
    return (
        select(entry.code, entry.name, column.label, channel.name, entry.weekdays, entry.active)
        .add_columns(entry.kind)
        .join(column, column.id == entry.recap_column_id)
        .join(channel, channel.id == entry.answer_channel_id)
        .order_by(entry.position, entry.id)
    )


def recap_columns() -> Select[int, str, bool, bool]:
    """Select the columns of the recap in their order: id, label, optional, whether in use."""
    entry = tables.RecapColumnEntry
    return select(entry.id, entry.label, entry.optional, entry.active).order_by(
        entry.position, entry.id
    )


def topics() -> Select[str, str, str, bool]:
    """Select all topics: code, name, grouping, whether offered."""
    entry = tables.TopicEntry
    columns = (entry.code, entry.name, entry.grouping, entry.active)
    return select(*columns).order_by(entry.position)


def offices() -> Select[str, str, str, str, str, bool]:
    """Select all offices: code, name, grouping, address, contact, whether offered."""
    entry = tables.OfficeEntry
    columns = (entry.code, entry.name, entry.grouping, entry.address, entry.contact, entry.active)
    return select(*columns).order_by(entry.position, entry.id)


def plain_list(
    entry: type[tables.TeamEntry] | type[tables.InstructionEntry] | type[tables.AnswerChannel],
) -> Select[str, str, bool]:
    """Select a list's entries: code, name, whether offered."""
    return select(entry.code, entry.name, entry.active).order_by(entry.position)


def targets() -> Select[tables.SopTarget]:
    """Select all SOP targets in the order they were recorded."""
    return select(tables.SopTarget).order_by(tables.SopTarget.id)


def limits() -> Select[tables.NationalLimit]:
    """Select all national limits in the order they were recorded."""
    return select(tables.NationalLimit).order_by(tables.NationalLimit.id)


def days_off() -> Select[tables.DayOffEntry]:
    """Select all days off by date."""
    return select(tables.DayOffEntry).order_by(tables.DayOffEntry.day, tables.DayOffEntry.id)


def seasons() -> Select[tables.SeasonEntry]:
    """Select all seasons of weekly hours."""
    return select(tables.SeasonEntry).order_by(tables.SeasonEntry.id)


def put_day_off(entry_id: int, **values: object) -> Insert | Update:
    """Enter a day off, or change the one with this id."""
    entry = tables.DayOffEntry
    if not entry_id:
        return insert(entry).values(**values)
    return update(entry).where(entry.id == entry_id).values(**values)


def drop_day_off(entry_id: int) -> Delete:
    """Delete a day off."""
    return delete(tables.DayOffEntry).where(tables.DayOffEntry.id == entry_id)


def put_season(entry_id: int, **values: object) -> Insert | Update:
    """Enter a season, or change the one with this id."""
    entry = tables.SeasonEntry
    if not entry_id:
        return insert(entry).values(**values)
    return update(entry).where(entry.id == entry_id).values(**values)


def drop_season(entry_id: int) -> Delete:
    """Delete a season."""
    return delete(tables.SeasonEntry).where(tables.SeasonEntry.id == entry_id)


def last_looks(account_id: int, prefix: str) -> Select[str, datetime | None, str | None, bool]:
    """Select when and by whom each medium, by its code, was last looked at; None for never.

    Last, whether the account has a draft whose name is the prefix and the medium's code.
    """
    entry, check, draft = tables.MediumEntry, tables.MediumCheck, tables.Draft
    again = aliased(check)
    by = select(again.actor).where(again.medium_id == entry.id, still_looked(again))
    by = by.order_by(again.checked_at.desc()).limit(1)
    begun = exists().where(draft.account_id == account_id, draft.form == prefix + entry.code)
    return (
        select(entry.code, func.max(check.checked_at), by.scalar_subquery(), begun)
        .outerjoin(check, and_(check.medium_id == entry.id, still_looked(check)))
        .group_by(entry.id, entry.code)
    )


def put_medium(code: str, **values: object) -> Update:
    """Change a medium."""
    return update(tables.MediumEntry).where(tables.MediumEntry.code == code).values(**values)


def channel_ids(names: Sequence[str]) -> Select[str, int]:
    """Select name and id of answer channels, those still offered last."""
    entry = tables.AnswerChannel
    return select(entry.name, entry.id).where(entry.name.in_(names)).order_by(entry.active)


def add_medium(**values: object) -> Insert:
    """Add a medium."""
    return insert(tables.MediumEntry).values(**values)


def last_medium() -> Select[int]:
    """Select the highest id of the media."""
    return select(func.coalesce(func.max(tables.MediumEntry.id), 0))


def put_column(column_id: int, **values: object) -> Insert | Update:
    """Add a column of the recap, or change the one with this id."""
    entry = tables.RecapColumnEntry
    if not column_id:
        return insert(entry).values(**values)
    return update(entry).where(entry.id == column_id).values(**values)


def hide_list(entry: ListEntry) -> Update:
    """Take all entries of a list off the forms."""
    return update(entry).values(active=False)


def hide_others() -> Update:
    """Offer none of the offices but our own."""
    entry = tables.OfficeEntry
    return update(entry).where(entry.grouping != "own").values(active=False)


def change_entry(entry: ListEntry, code: str, **values: object) -> Update:
    """Change one entry of a list."""
    return update(entry).where(entry.code == code).values(**values)


def add_entry(entry: ListEntry, **values: object) -> Insert:
    """Add an entry to a list."""
    return insert(entry).values(**values)


def last_id(entry: ListEntry) -> Select[int]:
    """Select the highest id of a list, 0 when it is empty."""
    return select(func.coalesce(func.max(entry.id), 0))


def keys() -> tuple[Select[str, int, int], Select[str, int], Select[str, int]]:
    """Select code and id of media (with recap column id), topics and offices."""
    medium, topic, office = tables.MediumEntry, tables.TopicEntry, tables.OfficeEntry
    return (
        select(medium.code, medium.id, medium.recap_column_id),
        select(topic.code, topic.id),
        select(office.code, office.id),
    )


def drafts(account_id: int, forms: Sequence[str]) -> Select[tables.Draft]:
    """Select an account's drafts of some forms."""
    entry = tables.Draft
    return select(entry).where(entry.account_id == account_id, entry.form.in_(forms))


def drop_draft(account_id: int, form: str) -> Delete:
    """Delete an account's draft of a form."""
    entry = tables.Draft
    return delete(entry).where(entry.account_id == account_id, entry.form == form)
