"""What an employer is called: its name without the ending, the branch, the place; and for short."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.authorities import parse_address
from letters.compose.masks.names import is_everyday, names
from letters.compose.masks.words import Form, outline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SHORTEST = 4  # characters that are left without the ending
_BRACKETS = r"[（(][^（()）]*[）)]"


def employer_names(name: str, script: Mapping[int, str]) -> Iterator[str]:
    """An employer's name as outlines: whole, without its branch, its ending, its place."""
    seen = {""}
    for text in (name, bare := re.sub(_BRACKETS, "", name), _without_ending(bare)):
        for known in (text, _without_place(text)):
            plain = outline(known, script)
            if plain not in seen and (text is name is known or len(plain) >= SHORTEST):
                seen.add(plain)
                yield plain


def short_name(name: str, script: Mapping[int, str]) -> Iterator[Form]:
    """What an employer is called for short begins with two characters of its own: 锦城汽修; doubtful by themselves."""
    own = outline(_without_place(_without_ending(re.sub(_BRACKETS, "", name))), script)
    if len(own) >= SHORTEST and not is_everyday(own[:2]):
        yield Form(own[:2], close=True, unsure=True)


def _without_ending(name: str) -> str:
    endings = names().endings
    while (ending := next((each for each in endings if name.endswith(each)), "")) and len(name) > len(ending):
        name = name.removesuffix(ending)
    return name


def _without_place(name: str) -> str:
    place = parse_address(name)
    for division in (place.province, place.city):
        name = name.removeprefix(division)
    return name
