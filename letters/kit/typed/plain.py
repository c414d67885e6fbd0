"""A text made plain to be read, with the place that each character had in what was typed."""

from __future__ import annotations

import unicodedata

from letters.kit.frozen import frozen


@frozen
class Plain:
    """`text` without full width and white space; `places` are the indices of its characters in what was typed."""

    text: str
    places: tuple[int, ...]

    def end(self, end: int) -> int:
        """Where in what was typed the first `end` characters end."""
        return self.places[end - 1] + 1 if end else 0


def plainly(typed: str) -> Plain:
    """Full-width signs made plain; white space is kept only between two digits, where it parts them."""
    signs = [(sign, place) for place, each in enumerate(typed) for sign in unicodedata.normalize("NFKC", each) if sign]
    kept = [
        ("零" if sign == "〇" else sign, place)
        for number, (sign, place) in enumerate(signs)
        if not sign.isspace() or _parts_digits(signs, number)
    ]
    return Plain("".join(sign for sign, _ in kept), tuple(place for _, place in kept))


def _parts_digits(signs: list[tuple[str, int]], number: int) -> bool:
    """Whether the first white space after a digit is followed by another digit."""
    if number == 0 or not signs[number - 1][0].isdigit():
        return False
    following = next((sign for sign, _ in signs[number + 1 :] if not sign.isspace()), "")
    return following.isdigit()
