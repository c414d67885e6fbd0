"""The payments of a signed agreement, each as a deadline of one's own; what the record of payments covers is done."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from letters.findings import asked_for, is_agreement, is_workday
from letters.follow.followed import MINE, Deadline
from letters.follow.lengths import before_rest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from letters.case import Instalment
    from letters.follow.deadlines import Matter

PAYMENT = "payment-"  # the ids of these deadlines begin so; the number of the payment follows
WARN = timedelta(days=7)


def instalments(matter: Matter, since: date) -> Iterator[Deadline]:
    """What a signed agreement asks for and the record of payments since it was sent does not cover, in order of days.

    `since` is the day on which it was signed. Nothing for a letter that is no agreement, or of which the plan is not
    known.
    """
    plan = asked_for(matter.case, matter.filing) if is_agreement(matter.filing) else None
    made = _made_since(matter)
    payments = plan.payments if plan else ()
    for number, payment in enumerate(payments, 1):
        if payment.amount in made:
            made.remove(payment.amount)
        else:
            yield _deadline(matter, payment, (number, len(payments)), since)


def _made_since(matter: Matter) -> list[Decimal]:
    """The payments on record since the agreement was sent, up to today, in yuan.

    Only one of the very sum of a part is taken for it: what runs on under the contract is paid beside them.
    """
    held = matter.case.contract
    first, last = matter.filing.on, matter.today
    return [each.amount for each in held.payments if first <= each.on <= last] if held else []


def _deadline(matter: Matter, payment: Instalment, place: tuple[int, int], since: date) -> Deadline:
    number, count = place
    words = matter.ladder.phrases.payment
    works = is_workday(payment.due).works
    return Deadline(
        id=f"{PAYMENT}{number}",
        label=words["one" if count == 1 else "part"].format(number=number, count=count),
        side=MINE,
        start=since,
        safe=before_rest(payment.due, since),
        due=payment.due,
        latest=payment.due,
        provisional=False,  # the day is agreed on, whatever is published of days off
        limit=None,
        provisions=(),
        topic="",
        posting="",
        warn_from=payment.due - WARN,
        lines=(words["agreed" if works else "rests"].format(amount=f"{payment.amount:,}"),),
    )
