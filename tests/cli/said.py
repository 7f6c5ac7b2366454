"""What a command left behind, for the tests of the commands."""

from collections.abc import Callable


class Said:
    """What a command left: exit code, output, errors."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


Say = Callable[..., Said]
