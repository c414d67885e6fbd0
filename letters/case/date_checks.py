"""Dates that cannot all be true: in the future, before the contract, the end before the beginning."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from letters.case import shape
from letters.case.deals import views
from letters.case.where import Fault
from letters.kit.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from letters.case.filings import Reply
    from letters.case.model import Case
    from letters.case.where import KeyPath
    from letters.case.wishes import Offer

MAY_LIE_AHEAD = frozenset({"written_on", "due", "undisputed_due", "expires", "hearing"})


def faults(case: Case, tables: shape.Tables, today: date) -> Iterator[Fault]:
    """Every contradiction between dates. The case's own date, where it is later, stands for `today`."""
    yield from _in_the_future(case, tables, today)
    for view in views(case):
        if view.case.offer:
            for fault in _out_of_order(view.case.offer):
                yield Fault(view.place(fault.path), fault.message, fault.hint)
    yield from _ends_before_it_begins(case)
    yield from _given_up_before_it_was_ones_own(case)
    yield from _answered_before_it_was_sent(case)
    yield from _strange_days_of_papers(case)


def _in_the_future(case: Case, tables: shape.Tables, today: date) -> Iterator[Fault]:
    last = max(today, case.written_on or today)
    now = f"今天是 {today}" if last == today else f"文书日期是 {last}"
    for path, table in tables:
        for name in shape.fields_of(type(table), (date, Moment)):
            value = getattr(table, name)
            if name not in MAY_LIE_AHEAD and value is not None and _first_day(value) > last:
                where = (*path, name)
                yield Fault(where, f"“{shape.title(where)}”在将来：{value}，而{now}", _if_ahead(name))


def _first_day(value: date | Moment) -> date:
    return value.earliest.date() if isinstance(value, Moment) else value


def _if_ahead(name: str) -> str:
    return "还没有逾期就删去这一行" if name == "overdue_since" else "这里只写已经发生的事；核对年份和月份"


def _out_of_order(offer: Offer) -> Iterator[Fault]:
    yield from _descents(("offer", "undisputed_due"), offer.undisputed_due)
    for index, option in enumerate(offer.options):
        path = ("offer", "options", index, "payments")
        yield from _descents(path, [payment.due for payment in option.payments])


def _descents(path: KeyPath, days: Iterable[date]) -> Iterator[Fault]:
    for index, (before, after) in enumerate(pairwise(days), 1):
        if after <= before:
            message = f"“{shape.title(path)}”第 {index + 1} 个日期 {after} 不晚于前一个 {before}"
            yield Fault((*path, index), message, "各期日期从早到晚写，每期一天，不重复")


def _given_up_before_it_was_ones_own(case: Case) -> Iterator[Fault]:
    for index, own in enumerate(case.complainant.phones):
        if own.since and own.until and own.until < own.since:
            message = f"这个号码用到 {own.until}，早于开始用的 {own.since}"
            yield Fault(("complainant", "phones", index, "until"), message, "核对 since 和 until 两个日期")


def _ends_before_it_begins(case: Case) -> Iterator[Fault]:
    for index, each in enumerate(case.incidents):
        if each.until and each.until.latest < each.at.earliest:
            message = f"“截止时间”{each.until} 早于开始时间 {each.at}"
            hint = "核对 at 和 until；跨过午夜的，until 写第二天的日期"
            yield Fault(("incidents", index, "until"), message, hint)


def _answered_before_it_was_sent(case: Case) -> Iterator[Fault]:
    for index, filing in enumerate(case.filings):
        if filing.received_on and filing.received_on < filing.on:
            message = f"“对方签收日期”{filing.received_on} 早于寄出日期 {filing.on}"
            yield Fault(("filings", index, "received_on"), message, "核对签收的日期和寄出的日期")
        before = filing.on
        for number, reply in enumerate(filing.replies):
            if reply.on < before:
                path = ("filings", index, "replies", number, "on")
                earlier = "寄出日期" if before == filing.on else "前一个答复"
                message = f"“收到日期”{reply.on} 早于{earlier} {before}"
                yield Fault(path, message, "核对答复的日期和寄出的日期；几个答复按收到的先后写")
            before = max(before, reply.on)
            yield from _strange_days_of_a_reply(reply, ("filings", index, "replies", number))


def _strange_days_of_a_reply(reply: Reply, path: KeyPath) -> Iterator[Fault]:
    """A paper is dated before it comes, and an offer is accepted after."""
    if reply.dated and reply.dated > reply.on:
        yield Fault((*path, "dated"), f"“落款日期”{reply.dated} 晚于收到日期 {reply.on}", "核对两个日期")
    taken = reply.counter.accepted_on if reply.counter else None
    if taken and taken < reply.on:
        message = f"“本人接受的日期”{taken} 早于对方提出的日期 {reply.on}"
        yield Fault((*path, "counter", "accepted_on"), message, "核对两个日期")


def _strange_days_of_papers(case: Case) -> Iterator[Fault]:
    """A paper is dated before it comes, and what it asks for ends and is done after."""
    for index, paper in enumerate(case.received):
        came, where = paper.served_on, ("received", index)
        if came and paper.dated and paper.dated > came:
            message = f"“落款日期”{paper.dated} 晚于收到的日期 {came}"
            yield Fault((*where, "dated"), message, "核对两个日期")
        if came and paper.due and paper.due < came:
            message = f"“文书写明的最后一天”{paper.due} 早于收到的日期 {came}"
            yield Fault((*where, "due"), message, "核对两个日期；这一天怎么写的照抄")
