"""The words that mark a paper, or stand where one must not tell."""

SAMPLE_MARK = "CONTOH"
SECRET_MARK = "RAHASIA"  # noqa: S105 - a word printed on paper
DRAFT_MARK = "KONSEP"
WITHHELD = "Dirahasiakan"
UNKNOWN_PLACE = "…" * 8
"""Where an office has set no city: room for the pen."""
SEALED_TITLE = "Dirahasiakan (lihat register)"
