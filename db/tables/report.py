"""What the office writes and shows in its annual report itself, by year."""

from sqlalchemy import ForeignKeyConstraint, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import long_text, moment, short_text


class ReportText(Base):
    """The office's own text at a place of a year's report; an empty one is what is proposed there.

    `basis` is what was proposed when it was written: where that is another by now, it may be wrong.
    """

    __tablename__ = "report_text"
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    place: Mapped[str] = mapped_column(String(40), primary_key=True)
    text: Mapped[long_text]
    basis: Mapped[long_text]
    actor: Mapped[short_text]
    changed_at: Mapped[moment]


class ReportPicture(Base):
    """A picture of a year's report by its number; from then on it is that of later years too.

    `digest` is the SHA-256 (hex) of its bytes, "" where there is none from that year on.
    """

    __tablename__ = "report_picture"
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    slot: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[short_text]
    digest: Mapped[str] = mapped_column(String(64))
    actor: Mapped[short_text]
    changed_at: Mapped[moment]


class PictureCopy(Base):
    """The bytes of a report's picture, apart from what is signed of it."""

    __tablename__ = "picture_copy"
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    slot: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    body: Mapped[bytes] = mapped_column(LargeBinary)

    __table_args__ = (
        ForeignKeyConstraint(["year", "slot"], ["report_picture.year", "report_picture.slot"]),
    )
