"""A number that is typed, such as how many attachments there are."""

from app.errors import UserMistake


def read_count(text: str) -> int:
    """Return how many attachments are meant; nothing typed is none. Raises UserMistake."""
    digits = text.strip()
    if not digits:
        return 0
    if digits.isascii() and digits.isdigit():
        return int(digits)
    sentence = "Jumlah lampiran ditulis dengan angka. Tulis misalnya 2."
    raise UserMistake({"attachments": sentence})
