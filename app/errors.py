"""Failures sorted by who can mend them: the user or the environment; all others are ours."""

from collections.abc import Mapping


class UserMistake(Exception):
    """Input that can't be accepted; nothing was written.

    `fields` maps a field's key to an Indonesian sentence that says what is wrong and what
    would be right. The key "" is for a mistake that belongs to no single field.
    """

    def __init__(self, fields: Mapping[str, str]) -> None:
        self.fields = dict(fields)
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """All sentences in one line."""
        return " ".join(self.fields.values())


SHUT_OUT = "shut_out"
"""The kind of trouble of who was signed in to an account that is another now: they sign in again."""


class EnvironmentTrouble(Exception):
    """Something around the program fails: disk, lock, damaged or foreign file, server.

    `sentence` says what is wrong, `way_out` what the user can do; both Indonesian. `kind` is a
    short English code for tests and logs.
    """

    def __init__(self, kind: str, sentence: str, way_out: str = "") -> None:
        self.kind = kind
        self.sentence = sentence
        self.way_out = way_out
        super().__init__(f"{sentence} {way_out}".strip())
