"""Selects for the recap and the evaluation: one pass over one covering index."""

from sqlalchemy import Select, func, select

from db.tables import Complaint, NilMonth


def recap_counts(year: int) -> Select[int, int, str, int]:
    """Count complaints received in a year by month, recap column and settlement ("" = open)."""
    keys = (Complaint.month, Complaint.recap_column_id, Complaint.settlement)
    return select(*keys, func.count()).where(Complaint.received_year == year).group_by(*keys)


def doubles(year: int) -> Select[int, int, str]:
    """Select number and settlement of the year's complaints that were recorded twice."""
    double = Complaint.settlement.startswith("double:")
    numbers = select(Complaint.year, Complaint.seq, Complaint.settlement)
    return numbers.where(Complaint.received_year == year, double).order_by(Complaint.id)


def nil_months(year: int) -> Select[int]:
    """Select the months of a year that were confirmed nil."""
    return select(NilMonth.month).where(NilMonth.year == year)


def ids_of_year(year: int) -> Select[int]:
    """Select a year's complaints by the date they were made, as the report tells them."""
    made = func.coalesce(Complaint.complained_at, Complaint.received_at)
    return select(Complaint.id).where(Complaint.received_year == year).order_by(made, Complaint.id)
