"""Words to hide: names in all their forms, an employer, an address as it stands; looked for in a page's outline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from letters.compose.masks.names import names
from letters.compose.masks.page import Hit
from letters.compose.masks.printed import printed
from letters.compose.masks.tables import belong_together
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from letters.compose.masks.page import Page

GAPS = 4  # signs between two characters of what is hidden, at most
CLOSE_GAPS = 2
LONGEST_INTRODUCTION = 8  # characters
_GAP = re.compile(r"[\W_]*")
_SPACES = re.compile(
    r"[\s·•・\-_‐-―－~'\"“”‘’「」*]*"
)  # what may part a name of two characters: 王 芳, and not 姓王，芳
DOTS = "·•・-"  # what parts a foreign name


class Form(NamedTuple):
    """Words that give a secret away, as an outline.

    `close` ones are so short that no comma may part them; `given` is a name that may be a part of other words,
    `called` a surname with a title, `single` one character; `unsure` ones are only told of.
    """

    outline: str
    close: bool = False
    whole: bool = False
    given: bool = False
    called: str = ""
    single: bool = False
    unsure: bool = False


@frozen
class Words:
    """One thing to hide, in all its forms, and what stands in its place."""

    forms: tuple[Form, ...]
    label: str
    instead: str

    def hits(self, page: Page) -> Iterator[Hit]:
        """Where it stands."""
        for form in self.forms:
            for first, last in page.places(form.outline):
                if _is_one(page, form, first, last):
                    yield from self._hit(page, form, first, last)

    def _hit(self, page: Page, form: Form, first: int, last: int) -> Iterator[Hit]:
        around = _around(page.small, first, last)
        if form.called and _is_cut_otherwise(form, *around):
            return
        if form.single and any(map(belong_together, (around[0] + form.outline, form.outline + around[1]))):
            return
        unsure = form.unsure or (form.given and _is_in_words(form.outline, around[0]))
        if form.called and page.small[max(0, first - LONGEST_INTRODUCTION) : first].endswith(names().introduces):
            unsure = True
        instead = "" if unsure else self.instead
        yield Hit(first, last + 1, instead, self.label, unsure=unsure, whole=form.whole)


@frozen
class Signs:
    """A name or an account that holds signs (wx-su.01): as it stands, its case and white space aside."""

    text: str
    label: str
    instead: str

    def hits(self, page: Page) -> Iterator[Hit]:
        """Where it stands."""
        chars = (re.escape(char) for char in printed(self.text).text.lower() if not char.isspace())
        for match in re.finditer(r"[\s·]{0,2}".join(chars), page.small):
            yield Hit(match.start(), match.end(), self.instead, self.label, whole=True)


def has_signs(text: str) -> bool:
    """Whether an outline would lose a part of the text."""
    is_parted = text[:1] in DOTS or text[-1:] in DOTS
    return is_parted or not all(char.isalnum() or char.isspace() or char in DOTS for char in text)


def outline(text: str, script: Mapping[int, str]) -> str:
    """What stands in a page's outline where the text stands in the page."""
    return re.sub(r"[\W_]+", "", printed(text).text.lower()).translate(script)


def _is_one(page: Page, form: Form, first: int, last: int) -> bool:
    """Whether nothing but gaps of a fair size parts its characters."""
    text = page.small[first : last + 1]
    if len(text) == len(form.outline):
        return True
    allowed, most = (re.compile(_SPACES), CLOSE_GAPS) if form.close else (_GAP, GAPS)
    at = 0
    for number, _ in enumerate(form.outline):
        gap = _GAP.match(text, at)
        end = gap.end() if gap else at
        if number and not (end - at <= most and allowed.fullmatch(text, at, end)):
            return False
        at = end + 1
    return True


def _around(text: str, first: int, last: int) -> tuple[str, str]:
    return text[max(0, first - 1) : first], text[last + 1 : last + 2]


def _is_in_words(given: str, before: str) -> bool:
    """Whether a given name is cut out of other words: 静怡 in 安静怡人; never after a particle (找静怡)."""
    if before and before in names().particles:
        return False
    return belong_together(before + given[0])


def _is_cut_otherwise(form: Form, before: str, after: str) -> bool:
    """Whether a surname and a title are parts of other words: 对方女士, 王总是."""
    surname = form.called
    title = form.outline[len(surname) :]
    if len(surname) == 1 and before not in names().particles and belong_together(before + surname):
        return True
    return len(title) == 1 and belong_together(title + after)
