"""What a Chinese name is made of, as `data/names.toml` has it: surname and given name, titles, an employer's ending."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from letters.compose.masks.tables import DATA, is_word
from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import row
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from pathlib import Path


@row
class Names:
    """`names.toml`."""

    surnames: str
    compound: frozenset[str]
    female: tuple[str, ...]
    male: tuple[str, ...]
    either: tuple[str, ...]
    office: tuple[str, ...]
    formal: frozenset[str]
    common: str
    introduces: tuple[str, ...]
    before: tuple[str, ...]
    women: str
    men: str
    everyday: frozenset[str]
    particles: str
    endings: tuple[str, ...]

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Everything that may follow a surname."""
        return (*self.female, *self.male, *self.either, *self.office)

    def titles_of(self, relation: str) -> tuple[str, ...]:
        """What a person of that relation is called by those who know them: 母亲 is no 先生."""
        is_woman, is_man = (any(char in words for char in relation) for words in (self.women, self.men))
        if is_woman == is_man:
            return (*self.female, *self.male, *self.either)
        return (*(self.female if is_woman else self.male), *self.either)


@frozen
class Parts:
    """A name told apart; `given` is "" where only the surname is known (李老师)."""

    surname: str
    given: str


def read_names(folder: Path, read: Read = read) -> Names:
    """The names of a folder. Raises SlipsError for data that is not as it should be."""
    return read(folder / "names.toml", Names)


@cache
def names() -> Names:
    """The bundled data."""
    return read_names(DATA, read_trusted)


def parts(name: str) -> Parts | None:
    """Surname and given name; None for what is no Chinese name of a person (Lily, a group's name).

    >>> parts("欧阳静怡")
    Parts(surname='欧阳', given='静怡')
    """
    known = names()
    size = 2 if name[:2] in known.compound else 1
    if not size < len(name) <= size + 2 or (size == 1 and name[0] not in known.surnames):
        return None
    surname, given = name[:size], name[size:]
    return Parts(surname, "" if given in known.titles else given)


def without_title(name: str) -> str:
    """A name without the title that is written with it: 王建国叔叔 is 王建国; as it is where no whole name is left."""
    for title in names().titles:
        if len(title) > 1 and name.endswith(title) and (known := parts(name.removesuffix(title))) and known.given:
            return name.removesuffix(title)
    return name


def is_everyday(name: str) -> bool:
    """Whether a name is said every day for something else: 高峰, 建国."""
    return name in names().everyday or is_word(name)
