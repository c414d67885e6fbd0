"""Many cases, made from the examples by a generator that gives the same ones for the same seed."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from stdnum.iso7064 import mod_11_2

from tests.case.broken_files import ALL

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
DAY = date(2026, 11, 23)
BROKEN = 20  # one case in so many is broken
WEEKS = 4  # a story is moved back by fewer weeks than this

_FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "若溪亦舟见微晓棠子衿清和安澜知远云舒景行书瑶怀瑾予安思齐一诺乐天"
_DATE = re.compile(r"\b(202[5-7])-(\d\d)-(\d\d)\b")
_ID_NUMBER = re.compile(r'(id_number = "\d{14})(\d{3})[\dX]"')
_PHONE = re.compile(r'(phone = ")1\d{10}"')
_LATER = ("around-new-year-2026",)  # its point is the day


class Made(NamedTuple):
    """A case of the generator: the name of its folder, its TOML, and whether it can be read."""

    key: str
    text: str
    good: bool


def cases(number: int, seed: int = 5, *, broken: bool = True) -> Iterator[Made]:
    """So many cases, one in twenty broken in one of the ways of the tests, each way in turn."""
    chance = random.Random(seed)  # noqa: S311  not for secrets
    wrong = 0
    for count in range(number):
        key = f"C{count:06d}"
        if broken and count % BROKEN == BROKEN - 1:
            yield Made(key, ALL[wrong % len(ALL)].text, good=False)
            wrong += 1
        else:
            story = stories()[(count - wrong) % len(stories())]  # in turn, so that any part has the same mix
            yield Made(key, _varied(*story, chance), good=True)


def write(folder: Path, made: Iterator[Made]) -> int:
    """A folder for each case, as a clinic keeps them; gives how many."""
    number = 0
    for case in made:
        number += 1
        (folder / case.key).mkdir(parents=True)
        (folder / case.key / "case.toml").write_text(case.text, encoding="utf-8")
    return number


@cache
def stories() -> tuple[tuple[str, str], ...]:
    """The examples: name and text."""
    return tuple((path.parent.name, path.read_text(encoding="utf-8")) for path in sorted(EXAMPLES.glob("*/case.toml")))


def _varied(story: str, text: str, chance: random.Random) -> str:
    """The story of somebody else at another time: name, numbers and days differ."""
    name = chance.choice(_FAMILY) + "".join(chance.sample(_GIVEN, 2))
    old = re.search(r'^\[complainant\]\n(?:(?!\[).*\n)*?name = "(.+?)"', text, re.MULTILINE)
    if old is None:
        raise ValueError(story)
    text = text.replace(old[1], name)
    text = _PHONE.sub(lambda found: f'{found[1]}199{chance.randrange(10**8):08d}"', text)
    text = _ID_NUMBER.sub(lambda found: f'{_id_number(found[1], found[2], chance)}"', text)
    back = timedelta(weeks=0 if story in _LATER else chance.randrange(WEEKS))
    return _DATE.sub(lambda found: str(date(*map(int, found.groups())) - back), text)


def _id_number(head: str, order: str, chance: random.Random) -> str:
    """Another number of somebody born on the same day, of the same sex."""
    digits = head[-14:] + f"{chance.randrange(500) * 2 + int(order) % 2:03d}"
    return f"{head[:-14]}{digits}{mod_11_2.calc_check_digit(digits)}"
