"""Passwords and recovery codes turned into keys by argon2id; the cost is kept with the salt."""

from __future__ import annotations

from nacl.pwhash import argon2id

from app.access.key_book import Cost, Hashing
from app.access.sealing import KEY_BYTES, new_salt

SHORTEST = 10
# At 64 MiB and three rounds a hundred computers at ten guesses a second take four months for these.
_LEAST_GUESSES = 10**10
# What follows cannot make a password weaker; judging it would take seconds.
_MOST_JUDGED = 72
_PROGRAM = ("meja", "aduan", "mejaaduan", "pengaduan", "register", "statistik", "bps", "pst")
_MEBIBYTE = 1024 * 1024


STANDARD = Cost(mebibytes=64, rounds=3)
"""Every new password; an older, cheaper one is hashed again when its owner signs in."""
PUBLISHED = Cost(mebibytes=8, rounds=1)
"""The sample's account, whose password everybody knows."""


def new_hashing(cost: Cost | None = None) -> Hashing:
    """Return a fresh salt with a cost, the standard one unless told otherwise."""
    return Hashing(new_salt(), cost or STANDARD)


def is_outdated(hashing: Hashing) -> bool:
    """Tell whether a password was hashed at a lower cost than is standard now."""
    cost = hashing.cost
    return cost.mebibytes < STANDARD.mebibytes or cost.rounds < STANDARD.rounds


def key_of(password: str, hashing: Hashing) -> bytes:
    """Return the 32 bytes a password stands for; takes as long as the cost says."""
    return argon2id.kdf(
        KEY_BYTES,
        # Half a character, as a broken paste leaves it, is a wrong password like any other.
        password.encode("utf-8", "surrogatepass"),
        hashing.salt,
        opslimit=hashing.cost.rounds,
        memlimit=hashing.cost.mebibytes * _MEBIBYTE,
    )


def password_mistake(password: str, *, login: str = "", name: str = "", office: str = "") -> str:
    """Return what is wrong with a new password, or "".

    Beside the length it is how many guesses somebody needs who tries common passwords, words and
    names first, and knows login, name and office.
    """
    if len(password) < SHORTEST:
        return (
            f"Kata sandi paling sedikit {SHORTEST} huruf; kini {len(password)}. "
            "Pakai beberapa kata."
        )
    if not password.isprintable():
        return "Kata sandi itu berisi tanda yang tidak tampak. Ketik ulang dengan huruf biasa."
    # Imported late: its lists cost a good part of what the door has to spare.
    from zxcvbn import zxcvbn

    found = zxcvbn(password[:_MOST_JUDGED], user_inputs=_words_about(login, name, office))
    if found["guesses"] >= _LEAST_GUESSES:
        return ""
    if any(part.get("dictionary_name") == "user_inputs" for part in found["sequence"]):
        return "Kata sandi mudah ditebak: memakai nama Anda, kantor, atau program."
    return "Kata sandi mudah ditebak: termasuk yang pertama dicoba orang."


def _words_about(*known: str) -> list[str]:
    """Return what somebody who knows the office would try, whole, run together and word by word."""
    parts = [word for text in known for word in text.lower().replace(",", " ").split()]
    joined = ["".join(text.lower().split()) for text in known]
    return [text for text in {*parts, *joined, *_PROGRAM} if len(text) > 2]
