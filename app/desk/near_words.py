"""What somebody may have meant whose search found nothing: the nearest words that cases hold."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches

from app.desk.listing_cases import READERS, Wanted, count_rows, visibility_in
from app.guard import allowed
from app.register import Register
from db.queries.search import folded, near_bodies

_WORD = re.compile(r"[^\W_][\w-]{2,}")
_SHORTEST, _MOST_WORDS = 4, 5
_NEAR = 0.75


@allowed(*READERS)
def near_words(register: Register, *, wanted: Wanted) -> str:
    """Return the words of a search with those that no case holds made right; "" for none.

    What is returned finds at least one case of the same list. Nothing sealed is looked at, and no
    case that who asks may not see.
    """
    words = folded(wanted.words).split()
    if len(words) > _MOST_WORDS:
        return ""
    with register.reading() as session:
        seen = visibility_in(register, session).conditions()
        mended = []
        for word in words:
            known: set[str] = set()
            if len(word) >= _SHORTEST:
                bodies = near_bodies(word, dialect=register.dialect, seen=seen)
                for body in session.scalars(bodies):
                    known.update(_WORD.findall(body))
            held = any(word in each for each in known)
            near = [] if held else get_close_matches(word, known, n=1, cutoff=_NEAR)
            mended.append(near[0] if near else word)
        told = " ".join(mended)
        if mended == words or not count_rows(register, wanted=replace(wanted, words=told)):
            return ""
    return told
