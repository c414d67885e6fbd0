"""A long story, pasted or typed first: what it names is proposed to be confirmed, and nothing is taken by itself.

Times, counts, sums, how long, telephone numbers, people by what they are to the person, and numbers of orders, each
with its place in the text. Never what was done, who did it or what is owed: that stays the person's own account.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Any

from letters.case import people_in
from letters.kit import typed
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date


class ProposalKind(Enum):
    """What sort of thing is proposed, as a person reads it."""

    ORDER = "订单号"
    PHONE = "电话号码"
    SUM = "金额"
    TERM = "多久"
    COUNT = "次数"
    TIME = "时间"
    SPAN = "一段时间"
    PERSON = "家人、朋友、同事"


@frozen
class Proposal:
    """Something that `text[start:end]` (`said`) may mean, to be confirmed.

    `value` by kind: TIME and SPAN a `Head`, COUNT a `Count`, SUM a `Rent`, TERM a `Term`, the others a text: of PERSON
    the word of a form. None where it is to be asked for (`asks`): 每小时5次, 晚上2点.
    """

    kind: ProposalKind
    start: int
    end: int
    said: str
    value: Any
    shown: str
    asks: str = ""


_ORDER = re.compile(
    r"(?:订单号?|单号|合同编?号|编号)(?:码)?(?:是|为|[:：])?\s*(?P<number>[A-Za-z0-9][A-Za-z0-9-]{5,39})"
    r"|(?<![A-Za-z0-9])(?P<bare>[A-Z]{1,6}-?\d[A-Z0-9-]{6,38})(?![A-Za-z0-9])"
)
_TERM = re.compile(
    r"(?:一共|总共|分|租期?|共)(?:了|是)?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})(?:期|个月|年半?)"
    r"|(?<![第前后头每\d])(?:\d{1,3}|[十二三四五六七八九]{2,3})(?:期|个月)(?![前后内以])|半年(?!前|后|多)"
)
_MEANT = re.compile(r"(?:想|打算|准备|希望|愿意|计划|保证|争取|能|可以)[^，,。；;]{0,4}$")


def proposals(text: str, today: date) -> tuple[Proposal, ...]:
    """What the text names, in order; where two overlap, the more certain one.

    >>> [(each.kind.name, each.said) for each in proposals("11月20日起每天约30个电话，也打给我妈", date(2026, 11, 27))]
    [('TIME', '11月20日起'), ('COUNT', '每天约30个电话'), ('PERSON', '我妈')]
    """
    taken: list[Proposal] = []
    for each in _every(text, today):
        if all(each.end <= other.start or each.start >= other.end for other in taken):
            taken.append(each)
    return tuple(sorted(taken, key=lambda proposal: proposal.start))


def _every(text: str, today: date) -> Iterator[Proposal]:
    """Everything that may be meant, the most certain first."""
    plain = typed.evenly(text)
    yield from _orders(text, plain)
    for phone in typed.phones_in(text):
        yield _proposal(ProposalKind.PHONE, text, phone)
    for rent in typed.sums_in(text):
        yield _proposal(ProposalKind.SUM, text, rent)
    for found in _TERM.finditer(plain):
        said = typed.term(found[0])
        if said.value is not None:
            yield Proposal(ProposalKind.TERM, *found.span(), text[found.start() : found.end()], said.value, said.shown)
    for count in typed.counts_in(text):
        yield _proposal(ProposalKind.COUNT, text, count)
    yield from _times(text, today)
    yield from _people(text)


def _people(text: str) -> Iterator[Proposal]:
    """Everybody where they are named first."""
    first: dict[str, Proposal] = {}
    for start, end, word in people_in(text):
        first.setdefault(word, Proposal(ProposalKind.PERSON, start, end, text[start:end], word, word))
    yield from first.values()


def _orders(text: str, plain: str) -> Iterator[Proposal]:
    for found in _ORDER.finditer(plain):
        group = "number" if found["number"] else "bare"
        start, end = found.span(group)
        yield Proposal(ProposalKind.ORDER, start, end, text[start:end], found[group], found[group])


def _times(text: str, today: date) -> Iterator[Proposal]:
    for found in typed.times_in(text, today):
        said = text[found.start : found.end]
        asks = (
            f"“{said}”是以后的事吗？是哪一年？"
            if _MEANT.search(text[max(0, found.start - 12) : found.start])
            else found.reason
        )
        if asks or found.value is None or found.value.at is None:
            yield Proposal(ProposalKind.TIME, found.start, found.end, said, None, "", asks)
            continue
        kind = ProposalKind.SPAN if found.value.until else ProposalKind.TIME
        span = typed.shown_span(typed.Span(found.value.at, found.value.until))
        beside = "，".join(each for each in (found.value.kept, found.value.note) if each)
        yield Proposal(kind, found.start, found.end, said, found.value, f"{span}，“{beside}”" if beside else span)


def _proposal(kind: ProposalKind, text: str, found: typed.Found[Any]) -> Proposal:
    return Proposal(kind, found.start, found.end, text[found.start : found.end], found.value, found.shown, found.reason)


def read_back(proposed: Iterable[Proposal]) -> str:
    """What is proposed, a numbered line each, for people to read before they confirm it."""
    return "\n".join(f"{number}. {_line(each)}" for number, each in enumerate(proposed, 1))


def _line(each: Proposal) -> str:
    meant = f" → {each.shown}" if each.value is not None else f"（{each.asks}）"
    return f"{each.kind.value}：“{each.said}”{meant}"
