"""The program ends of a sudden under a clerk who never rests: three seconds are lost, not more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.desk.drafts import load_drafts
from app.register import Register
from tests.desk.slips import disposed
from tests.helpers.registers import copy_register, open_register
from tests.helpers.typist import LETTERS
from ui.actions.action_table import ActionKey
from ui.forms.entry_drafts import SLOTS

ROOT = Path(__file__).parents[3]
TYPED_S, LOST_S = 4.2, 3.0
FORMS = {
    "catat": SLOTS,
    ActionKey.PROGRESS.value: ("ProgressDialog-1",),
    ActionKey.ANSWER.value: ("AnswerDialog-1",),
}


def type_and_kill(place: Path, form: str) -> list[tuple[int, float]]:
    """Return how much was typed when, until the program was killed while a key went down."""
    command = [sys.executable, "-m", "tests.helpers.typist", str(place), form]
    told: list[tuple[int, float]] = []
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=dict(os.environ)
    ) as program:
        for line in program.stdout or ():
            count, at = line.split()
            told.append((int(count), float(at)))
            if told[-1][1] - told[0][1] > TYPED_S:
                program.kill()
                break
    return told


def kept_text(register: Register, names: tuple[str, ...]) -> str:
    """Return the typed letters that a draft has."""
    found = load_drafts(register, forms=names)
    texts = [json.dumps(values) for values, _ in found.values()]
    return next((text for text in texts if LETTERS[:3] in text), "")


@pytest.mark.parametrize("form", FORMS)
def test_steady_typing_then_a_kill(
    register_file: Path, tmp_path: Path, many: Callable[[str, int], range], form: str
) -> None:
    for turn in many(f"kills while typing ({form})", 1):
        place = copy_register(register_file, tmp_path / f"{turn}.mejaaduan")
        register = open_register(str(place))
        disposed(register)
        register.close()
        told = type_and_kill(place, form)
        ended = told[-1][1]
        must = max((count for count, at in told if at < ended - LOST_S), default=0)
        register = open_register(str(place))
        try:
            text = kept_text(register, FORMS[form])
        finally:
            register.close()
        expected = "".join(LETTERS[at % len(LETTERS)] for at in range(must))
        assert must > 20, "the clerk must have typed for longer than may be lost"
        assert expected in text, f"{must} letters typed {LOST_S} s before the end, kept: {text}"
