"""Which phone it is: a code that is taken once, then four digits that only that phone shows.

The digits stand on the phone and are typed into the computer, not the other way round. Whoever photographs the screen
has everything that stands on it, digits too; what stands on the phone has only the person who holds it. And since only
the page at home takes them, nothing can be tried from the network.
"""

from __future__ import annotations

import secrets
from base64 import b32encode
from enum import Enum
from hmac import compare_digest
from unicodedata import normalize

BYTES = 16  # of the code: 128 bits
DIGITS = 4
TRIES = 3


class Stage(Enum):
    """How far it is."""

    WAITING = "waiting"  # for a phone to take the code
    SHOWN = "shown"  # the phone shows its digits
    CONFIRMED = "confirmed"  # it may send
    TURNED_AWAY = "turned-away"  # the digits were wrong too often


class Pairing:
    """Of one code."""

    def __init__(self) -> None:
        self.code = b32encode(secrets.token_bytes(BYTES)).decode().rstrip("=").lower()
        self.digits = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
        self.stage = Stage.WAITING
        self.tries_left = TRIES
        self.form_word = secrets.token_urlsafe(32)  # what the phone's form carries
        self._word, self._peer = secrets.token_urlsafe(32), ""

    def is_code(self, given: str) -> bool:
        """Whether it is this code."""
        return _is_same(given, self.code)

    def take(self, given: str, peer: str) -> str | None:
        """The word for the cookie of the first who brings the code, known from now on by its address too; else None."""
        if self.stage is not Stage.WAITING or not self.is_code(given):
            return None
        self.stage, self._peer = Stage.SHOWN, peer
        return self._word

    def knows(self, word: str, peer: str) -> bool:
        """Whether it is the phone that took the code."""
        return self.stage is not Stage.WAITING and _is_same(word, self._word) and peer == self._peer

    def is_form_word(self, given: str) -> bool:
        """Whether a form was the phone's."""
        return _is_same(given, self.form_word)

    def confirm(self, typed: str) -> bool:
        """Take the phone whose digits were typed, full width too; after a few wrong ones it is turned away."""
        if self.stage is not Stage.SHOWN:
            return self.stage is Stage.CONFIRMED
        if _is_same("".join(normalize("NFKC", typed).split()), self.digits):
            self.stage = Stage.CONFIRMED
            return True
        self.tries_left -= 1
        if not self.tries_left:
            self.stage = Stage.TURNED_AWAY
        return False


def _is_same(given: str, own: str) -> bool:
    return compare_digest(given.encode("utf-8", "surrogatepass"), own.encode())
