"""Telephone and ID numbers, however they are written: spaced, grouped, prefixed, in part, in other digits."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from letters.compose.masks.page import STARS, Hit, Page
from letters.compose.masks.printed import printed
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.compose.masks.page import Run

MOBILE = r"1[3-9][0-9]{9}"
LANDLINE = r"(0(?:10|2[0-9]|[3-9][0-9]{2}))([2-9][0-9]{6,7})([0-9]{0,6})"
LONGEST_PREFIX = 12
# What is dialled before a number: a carrier's way for long distances, the country, the trunk 0, whichever of them.
_PREFIX = r"(?:1795[01]|179(?:00|09|11|20)|12593|12520|125831|10193|11808|96688|96531|193)?(?:(?:00)?86)?0?"
_WIDE = 4  # places in the print from one digit of a prefix to the next, at most
_TAIL = r"[\s()（）\-‐-―_.·/~,，、]{0,4}[Xx](?![A-Za-z])"
_AFTER = rf"\s?{STARS}{{2,8}}[0-9]{{0,4}}[Xx]?(?![0-9])"
# After four digits: they are no number.
_COUNTED = r"\s?[元块年次条个通天日月人%％分秒级集页份篇]|[.:：/-][0-9]"
# What follows a sum of money: 19900005566.00元.
_SUM = r"[.．][0-9]{1,2}\s?[元圆块]"
_LINKS = tuple("-‐‑‒–—/.")  # between the groups of a number
SHOWN_OF_ID = 3  # first digits that stay where the middle is hidden; and the last four
ID = 18
DIGITS_OF_ONE = (7, 15)  # at least, at most
AT_LEAST = 7  # digits that stand on either side of stars, to know whose number it is
_RUN = r"\+?[0-9](?:[\s().-]{0,3}[0-9]){4,}"


def numbers_in(text: str) -> tuple[str, ...]:
    """The telephone numbers of a text as bare digits, without the country's 86."""
    shown = unicodedata.normalize("NFKC", printed(text).text)
    runs = [re.sub("[^0-9]", "", run) for run in re.findall(_RUN, shown)] or _one_number(text)
    return tuple(re.sub("^(?:00)?86(?=[01])", "", run) for run in runs)


def _one_number(text: str) -> list[str]:
    """A number that is written with other signs, or in characters: 199/0000/7788, 一九九零零零零七七八八."""
    page = Page((text,), {})
    digits = "" if page.latin else page.digits  # what holds Latin letters is an account
    return [digits] if DIGITS_OF_ONE[0] <= len(digits) <= DIGITS_OF_ONE[1] else []


class Form(NamedTuple):
    """Digits that give a number away, what stands in their place, and whether they may follow a dialling prefix.

    One that is `unsure` is so short that it may be anything.
    """

    digits: str
    instead: str
    prefixed: bool = False
    whole: bool = False
    unsure: bool = False


@frozen
class Number:
    """One number to hide in all its forms, the longest first; `of_id` says that it is an ID number.

    `ending` is X where an ID number ends in it, which no run of digits holds; `shown` is what readers may see.
    """

    number: str
    label: str
    instead: str
    forms: tuple[Form, ...]
    ending: str = ""
    shown: str = ""

    def hits(self, page: Page) -> Iterator[Hit]:
        """Where it stands."""
        for form in self.forms:
            for run, found in page.numbers(form.digits):
                end = found + len(form.digits)
                start = _start(run, found, prefixed=form.prefixed)
                if start is not None and run.ends(end):
                    yield from self._hit(run, form, start, end)
        yield from self._starred(page)

    def _hit(self, run: Run, form: Form, start: int, end: int) -> Iterator[Hit]:
        first, last = run.at[start], run.at[end - 1] + 1
        if form.prefixed and run.text[max(0, first - 1) : first] in ("+", "＋"):
            first -= 1
        if form.unsure:
            if _stands_alone(run, start, end):
                yield Hit(first, last, "", self.label, unsure=True)
        elif re.compile(_SUM).match(run.text, last):
            yield Hit(first, last, "", self.label, unsure=True)
        else:
            yield Hit(first, self._end(run, form, last), form.instead, self.label, whole=form.whole)

    def _end(self, run: Run, form: Form, last: int) -> int:
        """Where what belongs to it ends: with the X of an ID number, with stars and digits behind a part of it."""
        tail = re.compile(_TAIL).match(run.text, last) if self.ending else None
        if tail is None and (self.ending or form.digits != self.number):
            tail = re.compile(_AFTER).match(run.text, last)
        return tail.end() if tail else last

    def _starred(self, page: Page) -> Iterator[Hit]:
        """What others have masked before: the first and the last digits, with stars between."""
        whole = self.number + self.ending
        for match in page.starred:
            first, last = match[1], match[2].upper()
            is_meant = len(first) + len(last) >= AT_LEAST and whole.startswith(first) and whole.endswith(last)
            if is_meant and f"{first} {last}" != self.shown:
                yield Hit(match.start(), match.end(), self.instead, self.label)


def _stands_alone(run: Run, start: int, end: int) -> bool:
    """Whether digits stand without gaps, are no group of a longer number, and count nothing."""
    first, last = run.at[start], run.at[end - 1] + 1
    is_group = run.text[max(0, first - 1) : first] in _LINKS or run.text[last : last + 1] in _LINKS
    return last - first == end - start and not is_group and not re.compile(_COUNTED).match(run.text, last)


def _start(run: Run, found: int, *, prefixed: bool) -> int | None:
    """Where the number at a place begins with its prefix, if it has one; None where it is a part of another."""
    best = found if run.begins(found) else None
    for start in range(found - 1, max(-1, found - LONGEST_PREFIX - 1), -1) if prefixed else ():
        if run.at[start + 1] - run.at[start] > _WIDE:
            break
        before = run.digits[start:found]
        apart = run.at[start + 1] - run.at[start] > 1
        if run.begins(start) and re.fullmatch(_PREFIX, before) and not (before == "0" and apart):
            best = start
    return best


def phone(digits: str, instead: str, label: str) -> Number:
    """A telephone number, given as bare digits.

    A mobile is known by its last eight digits too, a landline without its area code; four digits are doubtful.
    """
    forms = [Form(digits, instead, prefixed=True, whole=True)]
    if re.fullmatch(MOBILE, digits):
        forms += [Form(digits[-8:], instead), Form(digits[-4:], instead, unsure=True)]
    elif landline := re.fullmatch(LANDLINE, digits):
        area, local, extension = landline.groups()
        forms.append(Form(digits[1:], instead, prefixed=True))
        if extension:
            forms.append(Form(area + local, instead, prefixed=True))
            forms.append(Form((area + local)[1:], instead, prefixed=True))
        forms.append(Form(local, instead))
    return Number(digits, label, instead, tuple(forms))


def id_number(number: str, label: str, *, middle: bool, hidden: str) -> Number:
    """An ID number; with `middle`, its first three and last four characters stay."""
    digits, ending = (number[:-1], "X") if number[-1] in "Xx" else (number, "")
    short = number[:6] + number[8:17]
    instead = starred(number) if middle else hidden
    parts = [Form(number[:17], hidden), Form(short, hidden), Form(number[:14], hidden)]
    if not ending:
        parts.append(Form(number[-6:], hidden))
        parts.append(Form(number[-4:], hidden, unsure=True))
    whole = Form(digits, instead, whole=True)
    forms = (whole, *(part for part in parts if part.digits != digits)) if len(number) == ID else (whole,)
    shown = f"{number[:SHOWN_OF_ID]} {number[-4:].upper()}" if middle else ""
    return Number(digits, label, instead, forms, ending, shown)


def starred(number: str) -> str:
    """An ID number with its middle hidden: 330***********0021."""
    return f"{number[:SHOWN_OF_ID]}{'*' * 11}{number[-4:]}"
