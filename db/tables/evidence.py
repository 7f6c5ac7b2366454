"""The files kept with complaints, sealed and in parts."""

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import BigId


class EvidencePart(Base):
    """One sealed part of a file; how many there are and their digest an event tells.

    No foreign key: it would lock the complaint while a large file comes in, before the chain's end
    is locked. The check finds parts that belong to nothing.
    """

    __tablename__ = "evidence_part"
    complaint_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    file: Mapped[str] = mapped_column(String(32), primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    body: Mapped[bytes] = mapped_column(LargeBinary)
