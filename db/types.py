"""Column types and annotated recipes shared by all tables."""

from datetime import UTC, datetime
from typing import Annotated

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, String, Text
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment; kept in UTC on every database and given back aware.

    Raises ValueError for a naive moment, which would be a fault of ours.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware moment into what the driver stores."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("only aware moments are stored")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back an aware moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


# SQLite numbers rows by itself only for INTEGER PRIMARY KEY, PostgreSQL should have 64 bits.
BigId = BigInteger().with_variant(Integer(), "sqlite")

pk = Annotated[int, mapped_column(BigId, primary_key=True)]
code = Annotated[str, mapped_column(String(40), unique=True)]
short_text = Annotated[str, mapped_column(String(300))]
long_text = Annotated[str, mapped_column(Text)]
moment = Annotated[datetime, mapped_column(UtcDateTime)]
json_object = Annotated[dict[str, object], mapped_column(JSON)]
