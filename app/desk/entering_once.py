"""A form is entered once, also when the answer to its saving was lost and it is saved again."""

from collections.abc import Callable

from app.guard import allowed
from app.outcome import Outcome
from app.register import EnteredBefore, Register
from app.roles import Role
from app.rules.numbering import screen_number
from db.queries.entered import entered_with, number_of


def once(key: str, work: Callable[[Register], Outcome]) -> Callable[[Register], Outcome]:
    """Return a form's work so that it is done at most once under the form's `key`.

    The first writing transaction of the work notes the key, so that both are saved together or not
    at all. When it is there already, the work isn't done again and the Outcome says so.
    """

    def entered(register: Register) -> Outcome:
        try:
            with register.entering(key):
                return work(register)
        except EnteredBefore as before:
            return _entered_before(register, before.complaint_id)

    return entered


@allowed(*Role)
def case_entered(register: Register, *, key: str) -> tuple[int, str] | None:
    """Return the complaint that a form was entered with, and its number; None when it wasn't."""
    with register.reading() as session:
        entered = entered_with(session, key)
        found = number_of(session, entered) if entered else None
        return (entered, screen_number(*found)) if entered and found else None


def _entered_before(register: Register, complaint_id: int) -> Outcome:
    with register.reading() as session:
        found = number_of(session, complaint_id)
    if found is None:
        return Outcome("Isian ini sudah tersimpan sebelumnya.", _EVERYTHING)
    number = screen_number(*found)
    sentence = f"Isian ini sudah tersimpan sebelumnya pada aduan {number}."
    return Outcome(sentence, _EVERYTHING, complaint_id=complaint_id, number=number)


_EVERYTHING = frozenset({"complaints", "settings", "months", "drafts"})
