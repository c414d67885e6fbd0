"""Secrets of an invented case in every spelling that the lists hold, and in some drawn by chance.

The lists stand in `spellings/`, one for each mask: what is `hidden`, what is `known` to stay, and what
is hidden `too_much`: other words that nothing tells from the secret. In them ⟨ ⟩ is around what belongs to the sentence
and stays.
"""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attacks.outcome import Outcome
from letters.case.file import case_of
from letters.compose import mask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Case

FOLDER = Path(__file__).parent / "spellings"
LISTS = ("phones", "names", "ids", "births", "homes", "workplaces")
OPENS, CLOSES = "〖", "〗"
_STAYS = re.compile("⟨([^⟩]*)⟩")
_MASKED = re.compile(r"〔[^〕]*〕|[0-9]{0,3}\*{2,}[0-9]{0,4}[Xx]?")
# What a letter removes, print does not show, or people put between.
UNSEEN = "\u202a\u202e\u2066\u2069\u200b\u200c\u200d\u2060\ufeff\u00ad\u0000\u0007\u007f\u0301\u0336\ufe0f"
BETWEEN = (*UNSEEN, " ", "  ", "-", "·", "/", "_", "~")
BY_CHANCE = (
    ("19900005566", "third_party_phones"),
    ("057188235566", "third_party_phones"),
    ("诸葛婉清", "third_parties_without_consent"),
    ("苗书瑶", "third_parties_without_consent"),
    ("33010619880516005X", "id_number"),
    ("澄湖汽车美容服务有限公司", "workplace"),
)
"""Secrets that signs are put into, and the masks that hide them."""
DAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Spelling:
    """A secret as somebody might write it; `stays` is what of it belongs to the sentence."""

    kind: str
    mask: str
    text: str
    stays: str
    hidden: bool


@cache
def spellings() -> tuple[Spelling, ...]:
    """Every spelling of the lists."""
    return tuple(_read())


def _read() -> Iterator[Spelling]:
    for name in LISTS:
        table = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
        for kind in table["kind"]:
            for hidden in (True, False):
                for text in (*kind["hidden"], *kind.get("too_much", ())) if hidden else kind.get("known", ()):
                    stays = "".join(_STAYS.findall(text))
                    yield Spelling(kind["name"], table["mask"], _STAYS.sub(r"\1", text), stays, hidden)


@cache
def tables() -> dict[str, object]:
    """The tables of the invented case."""
    return tomllib.loads((FOLDER / "case.toml").read_text(encoding="utf-8"))


def case_with(account: str, words: str) -> Case:
    """The invented case, telling an account and quoting words."""
    table = tables()
    story = {**table["story"], "account": account}  # type: ignore[dict-item]  # a table of TOML
    incidents = [{**table["incidents"][0], "words": words}]  # type: ignore[index]  # as above
    return case_of({**table, "story": story, "incidents": incidents}, DAY)


def is_hidden(spelling: Spelling, part: str) -> bool:
    """Whether a mask left nothing of the secret in its part of a text, and everything around it."""
    left = _visible(_MASKED.sub("", part))
    return left != _visible(spelling.text) and left == _visible(spelling.stays)


def is_whole(spelling: Spelling, part: str) -> bool:
    """Whether a text's part is as it was written."""
    return _visible(part) == _visible(spelling.text)


def _visible(text: str) -> str:
    return "".join(char for char in text if char.isprintable() and not char.isspace() and char not in UNSEEN)


def run(rounds: int, seed: int) -> Iterator[Outcome]:
    """Every spelling of the lists; then `rounds` times each secret with signs between its characters, drawn by chance.

    What comes through is a secret that can be read, and a list that is wrong: what is known to stay, and is hidden.
    """
    kinds = dict.fromkeys(spelling.kind for spelling in spellings())
    for kind in kinds:
        every = [spelling for spelling in spellings() if spelling.kind == kind]
        wrong = [f"{spelling.text!r}: {part!r}" for spelling in every if (part := through(spelling)) is not None]
        share = sum(spelling.hidden for spelling in every)
        yield Outcome(f"masks, {kind}", len(every), len(wrong), tuple(wrong), f"{share} of {len(every)} hidden")
    yield from _by_chance(rounds, random.Random(seed))


def through(spelling: Spelling) -> str | None:
    """What a text says in the spelling's place where the list is wrong about it; None where it is right."""
    case = case_with(f"他们联系了{OPENS}{spelling.text}{CLOSES}。", "没有说话")
    account = mask(case, (spelling.mask,)).case.story.account or ""
    part = account.partition(OPENS)[2].partition(CLOSES)[0]
    right = is_hidden(spelling, part) if spelling.hidden else is_whole(spelling, part)
    return None if right else part


def _by_chance(rounds: int, chance: random.Random) -> Iterator[Outcome]:
    for secret, word in BY_CHANCE:
        written = [
            "".join(char + "".join(chance.choices(BETWEEN, k=chance.randrange(3))) for char in secret[:-1]) + secret[-1]
            for _ in range(rounds)
        ]
        spelled = (Spelling("drawn", word, text, "", hidden=True) for text in written)
        notes = tuple(f"{one.text!r}: {part!r}" for one in spelled if (part := through(one)) is not None)
        yield Outcome("masks, signs drawn by chance", rounds, len(notes), notes)
