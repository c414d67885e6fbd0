"""Changes of what stands at one place of a case file: its value, its type, its key, a day, a sum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attacks import nasty
from attacks.spots import DAY, ENTRY, SUM, put, quoted, spot, value_at

if TYPE_CHECKING:
    import random

LETTER = re.compile(r"\w")


# values: the right type, the wrong content


def nasty_text(text: str, chance: random.Random) -> str:
    """A value becomes one of the nasty texts."""
    return value_at(text, chance, lambda _: quoted(chance.choice(nasty.TEXTS)))


def nasty_beside(text: str, chance: random.Random) -> str:
    """A nasty text at the end of a value."""
    worse = quoted(chance.choice(nasty.TEXTS))[1:-1]
    return value_at(text, chance, lambda old: re.sub(r'"$', lambda _: worse + '"', old))


def another_value(text: str, chance: random.Random) -> str:
    """A value is put where another stood."""
    other = spot(ENTRY, text, chance)
    return value_at(text, chance, lambda old: other[2] if other else old)


def cut_value(text: str, chance: random.Random) -> str:
    """A value ends too soon."""
    return value_at(text, chance, lambda old: old[: chance.randrange(len(old))])


def shaken(text: str, chance: random.Random) -> str:
    """Two characters of a value change places, or one is doubled or lost."""

    def new(old: str) -> str:
        place = chance.randrange(len(old))
        pair = old[place : place + 2]
        return put(old, (place, place + 2), chance.choice([pair[::-1], pair * 2, pair[1:], ""]))

    return value_at(text, chance, new)


def empty_list(text: str, chance: random.Random) -> str:
    """A value becomes nothing, in one of its forms."""
    return value_at(text, chance, lambda _: chance.choice(["[]", "{}", '""', '[""]', "[[]]", "[{}]"]))


# types


def other_type(text: str, chance: random.Random) -> str:
    """A value of another type."""
    given = (*nasty.NUMBERS, *(f'"{each}"' for each in nasty.NUMBERS), "07:32:00", "2026-08-10", "2026-08-10T09:03:00Z")
    return value_at(text, chance, lambda _: chance.choice(given))


def wrapped(text: str, chance: random.Random) -> str:
    """A value inside lists or tables."""
    form = chance.choice(["[{}]", "[[{}]]", "{{ a = {} }}", "[{}, {}]", "[{}, 1]", "{{ name = {} }}", "{}{}", '"{}"'])
    return value_at(
        text, chance, lambda old: form.replace("{}", old.replace("\\", "")).replace("{{", "{").replace("}}", "}")
    )


def unwrapped(text: str, chance: random.Random) -> str:
    """A value without its quotes and brackets."""
    return value_at(text, chance, lambda old: old.strip('[]"{} '))


# keys


def nasty_key(text: str, chance: random.Random) -> str:
    """A key becomes a nasty one."""
    found = spot(ENTRY, text, chance)
    return put(text, found.span(1), chance.choice(nasty.KEYS)) if found else text


def misspelt_key(text: str, chance: random.Random) -> str:
    """A letter of a key is lost, doubled, capital."""
    found = spot(ENTRY, text, chance)
    if not found:
        return text
    key, place = found[1], chance.randrange(len(found[1]))
    new = chance.choice(
        [key[:place] + key[place + 1 :], key[:place] + key[place] + key[place:], key.upper(), key + "s"]
    )
    return put(text, found.span(1), new)


def other_key(text: str, chance: random.Random) -> str:
    """A key is put where another stood."""
    found, other = spot(ENTRY, text, chance), spot(ENTRY, text, chance)
    return put(text, found.span(1), other[1]) if found and other else text


def dotted_key(text: str, chance: random.Random) -> str:
    """A key below another."""
    found = spot(ENTRY, text, chance)
    return put(text, found.span(1), chance.choice(["a.", "lease.", '"".', "name."]) + found[1]) if found else text


# days and sums


def nasty_day(text: str, chance: random.Random) -> str:
    """A day becomes a nasty one."""
    found = spot(DAY, text, chance)
    return put(text, found.span(), chance.choice(nasty.DAYS)) if found else text


def moved_day(text: str, chance: random.Random) -> str:
    """Another year, month or day: what came first may come last."""
    found = spot(DAY, text, chance)
    if not found:
        return text
    day = f"{chance.choice([1, 1900, 1999, 2024, 2025, 2026, 2027, 2099, 9999]):04d}-{chance.randint(1, 12):02d}"
    return put(text, found.span(), day + f"-{chance.randint(1, 28):02d}" * (len(found[0]) > 7))


def bare_day(text: str, chance: random.Random) -> str:
    """A value becomes a nasty day without quotes."""
    return value_at(text, chance, lambda _: chance.choice(nasty.DAYS))


def nasty_sum(text: str, chance: random.Random) -> str:
    """A sum becomes a nasty one."""
    found = spot(SUM, text, chance)
    new = chance.choice(nasty.SUMS)
    return put(text, found.span(), chance.choice([f'"{new}"', new])) if found else text


def moved_sum(text: str, chance: random.Random) -> str:
    """A sum becomes another."""
    found = spot(SUM, text, chance)
    amount = chance.choice([0, 1, 99, 1000, 10**7]) + chance.randint(0, 99) / 100
    return put(text, found.span(), f'"{amount:.2f}"') if found else text
