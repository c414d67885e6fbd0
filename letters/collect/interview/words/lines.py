"""Several contacts pasted at once, a line each: the time, whom, a number, how, and what was said.

Each line has its own people: nothing is taken over from the line before. What is not understood is given back as it was
typed, and the lines are read back as a table before anything is kept.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from letters.case import SELF, KnownBy, people_in
from letters.collect.interview.words.contact_words import contact_words
from letters.collect.interview.words.spoken import unquoted
from letters.kit import typed
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from letters.case import Channel
    from letters.kit.moment import Moment
    from letters.kit.typed import Count, Head

_BULLET = re.compile(r"^\s*(?:[-*·•●]|[(（]?\d{1,2}[.、)）](?!\d)|[①-⑳])\s*")
_NUMBER = re.compile(
    r"(?<![\d-])(?:(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]\d{3,4}[ -]?\d{4}|\+?\d[\d-]{3,18}\d"
    r"|未知号码|隐藏号码|未知来电|无号码)(?![\d-]|[元块次个])"
)
_CELLS = re.compile(r"\s*[|｜\t]\s*")
_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"|「([^」]+)」")
_ID = re.compile(r"(?<![A-Za-z0-9])T\d{1,3}(?!\d)")
_GAP = " \t\u3000，,；;：:、|｜/。"
_SAYS_NOTHING = re.compile(
    r"[\s，,；;：:、|｜/。]|给|打过来|打来|打|发|短信|彩信|电话|来电|微信|上门|来|说|道|本人|我|和|号码"
)
_NONE = "没写"
_COUNTED = re.compile(r"(?:一共|共)?[\d一二两三四五六七八九十]{1,3} ?[条次个通]")
HEADINGS = ("时间", "找了谁", "号码", "怎么联系", "原话、经过")


_NOBODY: Mapping[str, str] = MappingProxyType({})


@frozen
class PastedLine:
    """One contact as the line (`text`) tells it, or what to ask (`problem`).

    `to` as `ContactWords` has it; `account` is what is left when time and number are taken out, as it was typed.
    `unsure` tells what of the time was kept in words only, or how a midnight was understood.
    """

    text: str
    at: Moment | None = None
    until: Moment | None = None
    to: tuple[str, ...] = (SELF,)
    number: str | None = None
    channel: Channel | None = None
    channel_name: str | None = None
    count: Count | None = None
    words: str | None = None
    account: str | None = None
    known_by: KnownBy | None = None
    unsure: str = ""
    problem: str = ""


def parse_lines(text: str, today: date, known: Mapping[str, str]) -> tuple[PastedLine, ...]:
    """Each line that is not empty; `known` are the ids of people by their words."""
    return tuple(parse(each, today, known) for each in text.splitlines() if each.strip())


def parse(text: str, today: date, known: Mapping[str, str] = _NOBODY) -> PastedLine:
    """One line. What stands in quotation marks is taken as said, the rest as told."""
    bare = _BULLET.sub("", text).strip()
    begun, rest = _begun(_CELLS.sub("，", bare), today)
    if begun is None or begun.at is None:
        reason = begun.reason if begun else "没有认出时间，例如 11月20日晚上9点"
        return PastedLine(bare, problem=f"“{bare}”：{reason}")
    found = _NUMBER.search(typed.evenly(rest))
    told = f"{rest[: found.start()].rstrip(_GAP)} {rest[found.end() :].lstrip(_GAP)}".strip(_GAP) if found else rest
    return _contact(bare, begun, found[0] if found else None, told, known)


def _begun(text: str, today: date) -> tuple[Head | None, str]:
    """The time of the line and the rest: at its beginning, or the only one it names."""
    begun = typed.head(text, today)
    if begun is not None:
        return begun, text[begun.end :].strip(_GAP)
    named = typed.times_in(text, today)
    if len(named) != 1 or named[0].value is None:
        return None, text
    rest = f"{text[: named[0].start].rstrip(_GAP)} {text[named[0].end :].lstrip(_GAP)}"
    return named[0].value, rest.strip(_GAP)


def _contact(bare: str, begun: Head, number: str | None, told: str, known: Mapping[str, str]) -> PastedLine:
    said = contact_words(told, known)
    counted = [each.value for each in typed.counts_in(_QUOTED.sub("", told)) if each.value is not None]
    words, account = _words(told, known, is_counted=len(counted) == 1)
    kept = "，".join(each for each in (begun.kept, account) if each)
    return PastedLine(
        text=bare,
        at=begun.at,
        until=begun.until,
        to=said.to,
        number=number,
        channel=said.channel,
        channel_name=said.channel_name,
        count=counted[0] if len(counted) == 1 else None,
        words=words,
        account=kept or None,
        known_by=KnownBy.TOLD if said.is_told else None,
        unsure=begun.note,
    )


def _words(told: str, known: Mapping[str, str], *, is_counted: bool) -> tuple[str | None, str]:
    """The words in quotation marks, and the account, which holds them too unless they are all that was told."""
    if (all_of_it := unquoted(told)) != told:
        return all_of_it, ""
    found = _QUOTED.search(told)
    beside = (told[: found.start()] + told[found.end() :]) if found else told
    account = "" if _is_taken(_COUNTED.sub("", beside) if is_counted else beside, known) else told
    return (next(each for each in found.groups() if each) if found else None), account


def _is_taken(told: str, known: Mapping[str, str]) -> bool:
    """Whether it holds nothing but people and words for how, which the contact has already."""
    told = _ID.sub(lambda found: "" if found[0] in known.values() else found[0], told)
    for person in reversed(people_in(told)):
        told = told[: person.start] + told[person.end :]
    return not _SAYS_NOTHING.sub("", told)


def table(lines: Sequence[PastedLine], called: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """A row for each line that was understood, as `HEADINGS`; `called` are the words for people by their ids."""
    return tuple(_row(line, called) for line in lines if line.at is not None)


def _row(line: PastedLine, called: Mapping[str, str]) -> tuple[str, ...]:
    who = "、".join("您本人" if each == SELF else called.get(each, each) for each in line.to)
    heard = "（听人说的）" if line.known_by is KnownBy.TOLD else ""
    when = f"{_when(line)}（{line.unsure}）" if line.unsure else _when(line)
    return (when, who + heard, line.number or _NONE, _how(line), _said(line) or _NONE)


def _said(line: PastedLine) -> str:
    """The words and the account; one where the account has the words."""
    if line.words and line.account and line.words in line.account:
        return line.account
    return "；".join(each for each in (f"“{line.words}”" if line.words else "", line.account or "") if each)


def _how(line: PastedLine) -> str:
    named = line.channel_name or (line.channel.label if line.channel else _NONE)
    if line.count is None:
        return named
    return f"{named}，{'每天' if line.count.daily else ''}{'约' if line.count.estimated else ''}{line.count.number}次"


def _when(line: PastedLine) -> str:
    first = _moment(line.at) if line.at else ""
    return f"{first}到{_moment(line.until)}" if line.until else first


def _moment(at: Moment) -> str:
    if at.day is None:
        return f"{at.year}年{at.month}月"
    clock = f" {at.clock:%H:%M}" if at.clock else ""
    return f"{at.year}年{at.month}月{at.day}日{clock}"


def read_back(lines: Sequence[PastedLine], called: Mapping[str, str]) -> str:
    """What was understood, a numbered line each and its words below, and the lines that were not understood.

    A number that the line does not give is left out; how it came is said to be missing.
    """
    told = [_told(number, row) for number, row in enumerate(table(lines, called), 1)]
    wrong = [line.problem for line in lines if line.at is None]
    return "\n".join([*told, "没有看懂的行：", *wrong] if wrong else told)


def _told(number: int, row: tuple[str, ...]) -> str:
    when, who, phone, how, said = row
    came = f"怎么联系{how}" if how.startswith(_NONE) else how
    parts = [when, f"找了{who}", *([phone] if phone != _NONE else []), came]
    return f"{number}. {'｜'.join(parts)}" + (f"\n   {said}" if said != _NONE else "")
