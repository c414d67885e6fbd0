"""The names of people who are not to be named: as they stand, given name alone, with a title, in pinyin."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from letters.compose.masks.mixed import Mixed
from letters.compose.masks.names import Parts, is_everyday, names, parts, without_title
from letters.compose.masks.page import Hit
from letters.compose.masks.tables import belong_together, spelled
from letters.compose.masks.words import Form, Signs, Words, has_signs, outline
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from letters.compose.masks.page import Page

SHORT = 2  # a name of so few characters may not be parted by a comma
LONG_ENOUGH = 5  # Latin letters of a spelling that is no other word by chance
# What makes a street of the characters before it: 许岚山路5号. Without a number it is read as somebody on the road.
_STREET = r"[\u4e00-\u9fff]?(?:路|街|巷|大道)[0-9]{1,4}[号弄]"
TONES = ("1", "2", "3", "4", "5")
DOT = "·"
DOTTED = str.maketrans(dict.fromkeys("•・", DOT))  # between the parts of a foreign name


@frozen
class Others:
    """Who else is in the case and may be meant: their surnames, given names, and both."""

    surnames: frozenset[str]
    given: frozenset[str]
    whole: tuple[str, ...]

    @cached_property
    def spellings(self) -> frozenset[str]:
        """The whole names in pinyin."""
        return frozenset(spelling for name in self.whole for spelling in spelled(name))


@frozen
class About:
    """What is known of somebody who is not to be named.

    `told` are the names that letters tell, `met` those that callers gave; `script` is how the page brings a character's
    forms together.
    """

    relation: str
    label: str
    instead: str
    told: tuple[str, ...]
    met: tuple[str, ...]
    script: Mapping[int, str]

    @cached_property
    def among(self) -> Others:
        """Who else may be meant."""
        return others(self.told, self.met, self.script)


def others(told: Iterable[str], met: Iterable[str], script: Mapping[int, str]) -> Others:
    """The people whose names a letter tells, and of callers the surnames, as far as these are names."""
    known = _people(told, script)
    callers = _people(met, script)
    return Others(
        frozenset(each.surname for each in (*known, *callers)),
        frozenset(each.given for each in known),
        tuple(each.surname + each.given for each in known),
    )


def _people(written: Iterable[str], script: Mapping[int, str]) -> tuple[Parts, ...]:
    return tuple(known for name in written if (known := parts(outline(name, script))))


def person(name: str, about: About) -> Iterator[Words | Signs | Person | Spelled]:
    """Everything by which a person's name is hidden, or, where it may be something else, told of."""
    if has_signs(name):
        yield Signs(name, about.label, about.instead)
        name = re.split(r"[^\w\s·•・-]|_", name, maxsplit=1)[0]  # 王芳（小芳）
    plain = outline(name, about.script)
    if len(plain) > 1:
        yield from _whole(name, plain, about)
    elif plain:
        yield Words((Form(plain, single=True, unsure=True),), about.label, about.instead)


def _whole(name: str, plain: str, about: About) -> Iterator[Words | Person | Spelled]:
    """A name of more than one character: as it stands, without a title, and by each part of a foreign one."""
    for each in dict.fromkeys((plain, without_title(plain))):
        yield Person(each, about)
    for part in (outline(part, about.script) for part in name.translate(DOTTED).split(DOT)):
        if SHORT <= len(part) < len(plain):
            yield Words((Form(part, close=len(part) <= SHORT, unsure=is_everyday(part)),), about.label, about.instead)
    words = tuple(word for word in name.lower().split() if word.isascii() and word.isalpha() and len(word) > SHORT)
    if len(words) > 1:
        yield Spelled((), words, shared=False, label=about.label, instead=about.instead)


@frozen
class Person:
    """A name by its outline, and what is known of who bears it."""

    name: str
    about: About

    @property
    def instead(self) -> str:
        """What stands in its place."""
        return self.about.instead

    def hits(self, page: Page) -> Iterator[Hit]:
        """Where it stands."""
        forms = tuple(self._forms(page))
        for hit in Words(forms, self.about.label, self.instead).hits(page):
            is_place = re.compile(_STREET).match(page.small, hit.end)
            yield hit._replace(instead="", unsure=True) if is_place else hit
        known = self._parts
        if known and known.given and page.latin_letters:
            yield from self._spelled(known).hits(page)
            yield from self._mixed(known, page)

    def _mixed(self, known: Parts, page: Page) -> Iterator[Hit]:
        for name in (self.name, *([known.given] if len(known.given) > 1 else [])):
            yield from Mixed(name, self.about.label, self.instead).hits(page)

    @cached_property
    def _parts(self) -> Parts | None:
        return parts(self.name)

    def _forms(self, page: Page) -> Iterator[Form]:
        """The forms that stand in a page: most names stand in few texts, and have many forms."""
        name = self.name
        if page.holds(name):
            yield Form(name, close=len(name) <= SHORT, whole=True, unsure=is_everyday(name))
        known = self._parts
        if known is None:
            return
        if len(known.given) > 1 and page.holds(known.given):
            is_doubtful = is_everyday(known.given) or known.given in self.about.among.given
            yield Form(known.given, close=True, given=True, unsure=is_doubtful)
        if page.holds(known.surname):
            yield from self._called(known.surname, page.outline)

    def _called(self, surname: str, text: str) -> Iterator[Form]:
        """The surname with what people say after it, or before it; doubtful where others bear the surname too."""
        known = names()
        for title in _following(surname, text):
            called = surname + title
            if not is_everyday(called):
                yield Form(called, close=True, called=surname, unsure=not self._is_called(surname, title))
        for word in known.before:
            called = word + surname
            if called in text and not belong_together(word + surname[0]):
                fits = len(surname) > 1 and surname not in self.about.among.surnames
                yield Form(called, close=True, called=called, unsure=not fits)

    def _is_called(self, surname: str, title: str) -> bool:
        """Whether nobody else is likely to be meant by a surname with a title."""
        known = names()
        if surname in self.about.among.surnames or title not in known.titles_of(self.about.relation):
            return False
        return not (surname in known.common and title in known.formal)

    def _spelled(self, known: Parts) -> Spelled:
        given, among = spelled(known.given), self.about.among
        whole = {text for one in spelled(known.surname) for other in given for text in (one + other, other + one)}
        alone = set(given) if len(known.given) > 1 else set()
        shared = known.given in among.given
        whole, alone = whole - among.spellings, alone - among.spellings
        return Spelled(tuple(sorted(whole)), tuple(sorted(alone)), shared, self.about.label, self.instead)


@frozen
class Spelled:
    """A name in pinyin: `whole` in either order, and the given name `alone`; without gaps or tones."""

    whole: tuple[str, ...]
    alone: tuple[str, ...]
    shared: bool
    label: str
    instead: str

    def hits(self, page: Page) -> Iterator[Hit]:
        """Where it stands as words of its own; short spellings are doubtful."""
        for spelling in self.whole:
            yield from self._of(page, spelling, unsure=len(spelling) < LONG_ENOUGH)
        for spelling in self.alone:
            yield from self._of(page, spelling, unsure=len(spelling) < LONG_ENOUGH or self.shared)

    def _of(self, page: Page, spelling: str, *, unsure: bool) -> Iterator[Hit]:
        if spelling not in page.latin_letters:
            return
        for start, text in page.latin:
            for first, last in _in_run(text, spelling):
                end = start + last
                end += page.small[end : end + 1] in TONES
                yield Hit(start + first, end, "" if unsure else self.instead, self.label, unsure=unsure)


def _following(surname: str, text: str) -> tuple[str, ...]:
    """The titles that stand after a surname in a text."""
    titles = names().titles
    found: dict[str, None] = {}
    at = text.find(surname)
    while at >= 0:
        at += len(surname)
        if text.startswith(titles, at):
            found |= dict.fromkeys(title for title in titles if text.startswith(title, at))
        at = text.find(surname, at)
    return tuple(found)


def _in_run(text: str, spelling: str) -> Iterator[tuple[int, int]]:
    """Where letters stand in a run that begin and end as words do."""
    at = [index for index, char in enumerate(text) if "a" <= char <= "z"]
    letters = "".join(text[index] for index in at)
    found = letters.find(spelling)
    while found >= 0:
        last = found + len(spelling) - 1
        begins = found == 0 or at[found] != at[found - 1] + 1
        ends = last == len(at) - 1 or at[last + 1] != at[last] + 1
        if begins and ends:
            yield at[found], at[last] + 1
        found = letters.find(spelling, found + 1)
