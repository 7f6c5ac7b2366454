"""The printings of disposition sheets, so that a sheet that comes back is known for what it is."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import UtcDateTime, long_text, moment, pk, short_text


class SheetPrinting(Base):
    """One printing of a complaint's sheet, by the number in its codes.

    `layout` is JSON text: where its boxes stood and what they meant then. `printed_at` is empty
    until it went to a printer; whatever was issued before it counts no more from then on.
    """

    __tablename__ = "sheet_printing"
    id: Mapped[pk]
    number: Mapped[str] = mapped_column(String(5), unique=True)
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id"), index=True)
    issued_at: Mapped[moment]
    actor: Mapped[short_text]
    printed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    layout: Mapped[long_text]


class SpareSheet(Base):
    """A blank sheet on paper that no complaint has yet; it becomes a printing of that one.

    `layout` as of a printing.
    """

    __tablename__ = "spare_sheet"
    id: Mapped[pk]
    number: Mapped[str] = mapped_column(String(5), unique=True)
    reserved_at: Mapped[moment]
    actor: Mapped[short_text]
    layout: Mapped[long_text]
