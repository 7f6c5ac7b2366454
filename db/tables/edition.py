"""The annual reports that went out, as they went out."""

from datetime import date

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import BigId, moment, pk, short_text


class ReportEdition(Base):
    """One edition of a year's report, counted from 1; never updated or deleted (triggers forbid it).

    `position` is the end of the history that it tells of. The digests are SHA-256 (hex) over what
    its copy keeps.
    """

    __tablename__ = "report_edition"
    id: Mapped[pk]
    year: Mapped[int]
    number: Mapped[int]
    made_at: Mapped[moment]
    actor: Mapped[short_text]
    signed_on: Mapped[date | None]
    signer: Mapped[short_text]
    signer_nip: Mapped[short_text]
    position: Mapped[int] = mapped_column(BigId)
    paper_digest: Mapped[str] = mapped_column(String(64))
    facts_digest: Mapped[str] = mapped_column(String(64))


class EditionCopy(Base):
    """An edition's PDF to the byte, and all that it says, packed.

    Both are emptied when a case that it names is erased; nothing else ever changes them.
    """

    __tablename__ = "edition_copy"
    edition_id: Mapped[int] = mapped_column(ForeignKey("report_edition.id"), primary_key=True)
    paper: Mapped[bytes] = mapped_column(LargeBinary)
    facts: Mapped[bytes] = mapped_column(LargeBinary)
