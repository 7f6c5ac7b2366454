"""Who holds a case and how it was settled, as the columns of the register have always held it."""

import pytest

from app.desk.packed_codes import holder_code, read_holder, read_settlement, settlement_code
from app.rules.kinds import Closing, Holder, Settlement, Turn


@pytest.mark.parametrize(
    ("holder", "code"),
    [
        (Holder(Turn.DESK), "desk"),
        (Holder(Turn.HEAD), "head"),
        (Holder(Turn.TEAM, ("umum",)), "team:umum"),
        (Holder(Turn.TEAM, ("umum", "sosial")), "team:umum,sosial"),
        (Holder(Turn.TEAM), "team:"),
        (Holder(Turn.NOBODY), ""),
    ],
)
def test_holders(holder: Holder, code: str) -> None:
    assert holder_code(holder) == code
    assert read_holder(code) == holder


@pytest.mark.parametrize(
    ("settlement", "code"),
    [
        (None, ""),
        (Settlement(Closing.ANSWERED), "answered"),
        (Settlement(Closing.ANSWERED, "surel"), "answered:surel"),
        (Settlement(Closing.FORWARDED), "forwarded"),
    ],
)
def test_settlements(settlement: Settlement | None, code: str) -> None:
    assert settlement_code(settlement) == code
    assert read_settlement(code) == settlement
