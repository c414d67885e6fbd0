"""What was typed, as the value that the kind of question wants."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from letters.case import form_word, people_in
from letters.collect.interview.asking.choices import all_of
from letters.collect.interview.asking.question_choice import NONE
from letters.collect.interview.asking.questions import QuestionKind
from letters.collect.interview.words.names import name, name_kind
from letters.collect.interview.words.spoken import unquoted
from letters.kit import typed
from letters.kit.places import numbers
from letters.kit.typed import Understood, narrow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from letters.collect.interview.asking.question_choice import QuestionChoice
    from letters.collect.interview.asking.questions import QuestionField

_PARTS = re.compile(r"[,，、;；/\s和与及]+")
_RANGE = re.compile(r"(?<!\d)(\d{1,2})\s*(?:[-~–—－到至]+)\s*(\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"\d{1,2}")
_ALL = re.compile(r"(?:全部?|所有|每一?[个次条项]|都)(?:全|都)?(?:是|对|有|选|要|算|的)*")
_CODE = re.compile(r"[A-Za-z0-9]{3}")  # what each number of an order or a contract has, one such as 京字第126号 too


_READERS: dict[QuestionKind, Callable[[str], Understood[Any]]] = {
    QuestionKind.YES_NO: typed.yes_or_no,
    QuestionKind.MONEY: typed.money,
    QuestionKind.COUNT: typed.count,
    QuestionKind.NUMBER: typed.whole,
}


def read(question: QuestionField, text: str, today: date) -> Understood[Any]:
    """The value of an answer, or why there is none. Of choices a list of `QuestionChoice.value`."""
    kind = question.kind
    if kind in (QuestionKind.CHOICE, QuestionKind.CHOICES):
        return _chosen(question, text)
    if kind is QuestionKind.WHO:
        return _who(question, text)
    if question.none_is_zero and _says_none(question, text):
        return Understood(Decimal(0), "没有，就是 0 元")
    if question.key.endswith(".rent"):
        return _rent(text)
    if kind in _READERS:
        return _READERS[kind](text)
    if kind in (QuestionKind.DAY, QuestionKind.AHEAD):
        return typed.day(text, today, ahead=kind is QuestionKind.AHEAD)
    if kind in (QuestionKind.MOMENT, QuestionKind.MOMENT_AHEAD):
        return typed.moment(text, today, ahead=kind is QuestionKind.MOMENT_AHEAD)
    return _text(question, text)


def _says_none(question: QuestionField, text: str) -> bool:
    """Whether there is none of what is asked: 没有, 没有押金."""
    named = question.label.partition("（")[0]
    return typed.passing(narrow(text).replace(named, "")) is typed.Passing.NOTHING


def chosen_of(question: QuestionField, text: str) -> list[str] | str:
    """The values of what was chosen from a list, or why nothing was."""
    found = _chosen(question, text)
    return found.reason if found.value is None else list(found.value)


def _rent(text: str) -> Understood[Any]:
    """What is paid for a period, 899/月 too; what it says of another length than a month is asked for by itself."""
    found = typed.rent(text)
    if found.value is None:
        return Understood(None, reason=found.reason, kept=found.kept)
    if found.value.unit not in ("", "month"):
        asked = f"“{text.strip()}”不是按月的：这里先写一期多少元；一期有多长，在“每期长度”里写"
        return Understood(None, reason=asked, kept=text.strip())
    return Understood(found.value.amount, found.shown)


def _text(question: QuestionField, text: str) -> Understood[Any]:
    if question.key.endswith("from_number"):
        return typed.phone(text)
    if "phone" in question.key:
        return typed.own_phone(text)
    if question.key.endswith(("_number", "uscc", "email")):
        return typed.code(text) if _CODE.search(narrow(text)) else _no_code(question, text)
    if kind := name_kind(question.key):
        return name(kind, text)
    kept = text.strip("\n") if question.kind is QuestionKind.STORY else text.strip()
    said = unquoted(kept.strip())
    if typed.passing(said):  # between quotation marks it is meant as an answer
        return Understood(said, said)
    return Understood(kept) if said else Understood(None, reason="这里还是空的")


def _no_code(question: QuestionField, text: str) -> Understood[Any]:
    """A number is no sentence: 付了三期 where the number of an order is asked for."""
    return Understood(None, reason=f"“{text.strip()}”是{question.label}吗？照抄里面的数字、字母；不清楚就答“不清楚”")


def _chosen(question: QuestionField, text: str) -> Understood[Any]:
    chosen = _choices(question.choices, text.strip()) or _all(question, text)
    if not question.many:
        return _one(question, text, chosen)
    if not chosen and _ALL.fullmatch(narrow(text)):
        return Understood(None, reason=f"这里请一项一项选，免得把没有的也记上：{_wanted(question)}")
    if not chosen:
        return Understood(None, reason=_wanted(question))
    if NONE in chosen and len(chosen) > 1:
        return Understood(None, reason=f"选了“{NONE.label}”就不选别的")
    return Understood([each.value for each in chosen if each is not NONE], _told(chosen, text))


def _one(question: QuestionField, text: str, chosen: list[QuestionChoice]) -> Understood[Any]:
    if len(chosen) != 1:
        return Understood(None, reason=_wanted(question))
    return Understood(chosen[0].value, _told(chosen, text))


def _wanted(question: QuestionField) -> str:
    return numbers(len(question.choices), many=question.many)


def _told(chosen: list[QuestionChoice], text: str) -> str:
    """How it was understood, where that is not what was typed."""
    told = "；".join(each.label for each in chosen)
    return "" if told == text.strip() else told


def _choices(listed: tuple[QuestionChoice, ...], text: str) -> list[QuestionChoice]:
    """The choices that a text names, each once; none where one part of it names no choice."""
    if whole := _choice(listed, text):
        return [whole]
    found: dict[QuestionChoice, None] = {}
    for part in _parts(_RANGE.sub(_spelt_out, typed.evenly(text))):
        choice = _choice(listed, part)
        if choice is None:
            return []
        found[choice] = None
    return list(found)


def _all(question: QuestionField, text: str) -> list[QuestionChoice]:
    """Every choice, where that is what the text says and it can be said of this list."""
    return list(all_of(question.choices)) if question.takes_all and _ALL.fullmatch(narrow(text)) else []


def _spelt_out(found: re.Match[str]) -> str:
    """1－3 as 1 2 3; a range that runs backwards is left, and names no choice."""
    first, last = int(found[1]), int(found[2])
    return " ".join(map(str, range(first, last + 1))) if first < last else found[0]


def _parts(text: str) -> list[str]:
    return [part for part in _PARTS.split(text.strip()) if part]


def _choice(choices: tuple[QuestionChoice, ...], text: str) -> QuestionChoice | None:
    """By its number from 1, its word, its label, or the one label that begins so."""
    plain = narrow(text)
    if _NUMBERS.fullmatch(plain):
        return choices[int(plain) - 1] if 1 <= int(plain) <= len(choices) else None
    exact = [each for each in choices if plain in (each.value, narrow(each.label))]
    near = exact or [each for each in choices if plain and narrow(each.label).startswith(plain)]
    return near[0] if len(near) == 1 else None


_MYSELF = ("我", "本人", "我本人", "自己", "我自己", "只有我", "就我", "就我自己", "只有我自己", "打给我")


def _who(question: QuestionField, text: str) -> Understood[Any]:
    """Choices by number or name; another name is somebody new, given as it was typed."""
    found = dict.fromkeys(each.value for each in _all(question, text))
    for part in () if found else _parts(text):
        if _NUMBERS.fullmatch(narrow(part)):
            known = _choice(question.choices, part)
            if known is None:
                return Understood(None, reason=f"{_wanted(question)}；别的人请写关系，例如 母亲")
            found[known.value] = None
        else:
            found[_person(question.choices, part)] = None
    if not found:
        return Understood(None, reason="请写号码，或者那个人与您的关系，例如 母亲、同事3人")
    return Understood(list(found))


def _person(known: tuple[QuestionChoice, ...], name: str) -> str:
    """The choice of that name, or the word for somebody new; the first choice is the person.

    我妈 is the 母亲 who is known, 两个同事 are 同事2人; who is called otherwise stays as typed.
    """
    plain = narrow(name)
    if plain in _MYSELF:
        return known[0].value
    named = people_in(plain)
    word = named[0].word if len(named) == 1 and named[0].end - named[0].start == len(plain) else name
    same = [each.value for each in known if plain == each.value or form_word(narrow(each.label)) in (plain, word)]
    return same[0] if same else word
