"""What a provision is, and when it may be cited: frozen values, no files."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from letters.kit.data_rows import Whole, row
from letters.kit.frozen import frozen
from letters.kit.numerals import item_order, write_numeral
from letters.law.condition import NO_WORDS, AddresseeWord
from letters.law.counting import Counting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from letters.law.condition import Condition, Element, Ground
    from letters.law.limit import Limit

INTERPRETATION = "interpretation"
FRESH_DAYS = 180  # how long a check against the source is trusted without a word to the user


@row
class Act:
    """A statute, regulation, rule, interpretation or standard, over all its versions.

    `addressees` are those to whom it may be cited; none named: to everybody. `counting` is how its periods run; None
    for an act that sets none.
    """

    id: str
    title: str
    short: str
    rank: Literal["law", "regulation", "rule", "interpretation", "standard"]
    order: Whole
    addressees: frozenset[AddresseeWord] = NO_WORDS
    counting: Counting | None = None


@frozen
class Version:
    """One text of an act, in force from `first` until the day before `repealed_on` (None: not repealed).

    `certain` is False where the first day, or that this is the text now in force, could not be confirmed.
    `replaced_by` is the id of another act that took its place.
    """

    act: Act
    id: str
    label: str
    instrument: str
    first: date
    certain: bool = True
    repealed_on: date | None = None
    replaced_by: str | None = None


@frozen
class Provision:
    """One article, or one paragraph or item of it. Article 0 stands for the whole document.

    `aspect` parts rows about one and the same place of the text, where it sets several periods; it is not cited.
    """

    version: Version
    article: int
    topics: tuple[str, ...]
    summary: str
    terms: tuple[str, ...]
    verified: bool
    checked_on: date
    source: str
    suffix: str = ""
    paragraph: int | None = None
    item: str = ""
    aspect: str = ""
    first: date | None = None
    note: str = ""
    elements: tuple[Element, ...] = ()
    when: tuple[Condition, ...] = ()
    replaces: tuple[str, ...] = ()
    limit: Limit | None = None

    def __hash__(self) -> int:
        """Told by its place in the data: to hash every field of every version would take longer than the look-up."""
        return hash((self.version.id, self.key, self.aspect))

    @property
    def act(self) -> Act:
        """The act it belongs to."""
        return self.version.act

    @cached_property
    def key(self) -> str:
        """How the data points at it within its version: `9(五)`, `9.1`, `9之一`."""
        return key_of(self.article, self.suffix, self.paragraph, self.item)

    @cached_property
    def parts(self) -> tuple[str, str, str]:
        """Article, paragraph and item as they are written; empty where there is none."""
        article = f"第{write_numeral(self.article)}条{self.suffix}" if self.article else ""
        paragraph = f"第{write_numeral(self.paragraph)}款" if self.paragraph else ""
        return article, paragraph, f"第（{self.item}）项" if self.item else ""

    @cached_property
    def place(self) -> tuple[object, ...]:
        """Where it stands among all: act, version, article, paragraph, item."""
        act = self.version.act
        where = self.article, self.suffix, self.paragraph or 0, item_order(self.item)
        return (act.order, act.id, self.version.first, *where)

    @property
    def label(self) -> str:
        """Article, paragraph and item in one: 第…条第…款第（…）项; "" for a whole document."""
        return "".join(self.parts)

    @property
    def citation(self) -> str:
        """Short title, the version's label where it has one, and the article."""
        return heading(self.version) + self.label

    @property
    def citation_full(self) -> str:
        """The act's full title, the version's label where it has one, and the article."""
        return heading(self.version, full=True) + self.label

    def in_force(self, day: date) -> bool:
        """Whether it is law on that day; the day of repeal is not."""
        end = self.version.repealed_on
        return self.since <= day and (end is None or day < end)

    @cached_property
    def since(self) -> date:
        """Its first day in force: its own where the data gives one, else its version's."""
        return self.first or self.version.first

    def allows(self, grounds: Sequence[Ground]) -> bool:
        """Whether its act, its elements and its conditions let these grounds cite it; without any, always."""
        told = self._told(grounds)
        if (self.act.addressees or self.elements) and not told:
            return False
        return not self.when or any(condition.met(told) for condition in self.when)

    def _told(self, grounds: Sequence[Ground]) -> Sequence[Ground]:
        """Those for whom the act is, as far as they show the elements."""
        readers = self.act.addressees
        told = [ground for ground in grounds if ground.addressee in readers] if readers else grounds
        return [ground for ground in told if self._shows(ground)] if self.elements else told

    def bears_on(self, ground: Ground) -> bool:
        """Whether one ground is of the kind the provision is about, its number and the reader aside."""
        return self._shows(ground) and (not self.when or any(condition.fits(ground) for condition in self.when))

    def _shows(self, ground: Ground) -> bool:
        """Whether one and the same incident shows every element."""
        return all(element.is_shown_by(ground) for element in self.elements)

    def stale(self, day: date, days: int = FRESH_DAYS) -> bool:
        """Whether it was checked against its source more than `days` days before `day`."""
        return (day - self.checked_on).days > days


def key_of(article: int, suffix: str, paragraph: int | None, item: str) -> str:
    """How the data points at a place of a text: `9(五)`, `9.1`, `9之一`."""
    return f"{article}{suffix}" + (f".{paragraph}" if paragraph else "") + (f"({item})" if item else "")


def heading(version: Version, *, full: bool = False, brief: bool = False) -> str:
    """《title》（version）, short or full; the version only where the data labels it."""
    if brief and version.act.rank == INTERPRETATION:
        return f"《{version.act.short}》"
    return title(version, full=full) + labelled(version)


def title(version: Version, *, full: bool = False) -> str:
    """《title》 of the act, short or full.

    An interpretation by a court has no short name of its own that a reader of letters knows: it goes by its title and
    number, except where a page for the screen is to be brief (`heading`).
    """
    is_full = full or version.act.rank == INTERPRETATION
    return f"《{version.act.title if is_full else version.act.short}》"


def labelled(version: Version) -> str:
    """How a version is told from others of its act: （法释〔2026〕3号）; "" where the data has no label."""
    return f"（{version.label}）" if version.label else ""
