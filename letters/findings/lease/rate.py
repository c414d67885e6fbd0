"""The rate of a row of payments, by periods and by calendar days; or why no rate can honestly be told."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import accumulate, pairwise
from math import fsum, inf
from typing import TYPE_CHECKING, NamedTuple

from letters.case import PeriodUnit

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

HUNDREDTH, TENTH = Decimal("0.01"), Decimal("0.1")
DAYS_A_YEAR = 365
_HALVINGS = 60  # what is left of the widest bound is far below a hundredth of a percent
PERIODS_A_YEAR = {PeriodUnit.DAY: DAYS_A_YEAR, PeriodUnit.WEEK: 52, PeriodUnit.MONTH: 12}


class NoRate(StrEnum):
    """Why there is no rate."""

    NOTHING_RECEIVED = "nothing_received"  # what was received went out again the same day, or more
    NO_PAYMENTS = "no_payments"
    ONE_PAYMENT = "one_payment"  # a year's rate of one payment says nothing that the sums do not say better
    SAME_DAY = "same_day"
    NO_COST = "no_cost"  # no more is paid than was received
    ABSURD = "absurd"  # above the bound of the data, or not one rate but several


class Flow(NamedTuple):
    """One sum on one day in yuan, what the person receives above zero, what they pay below."""

    on: date
    amount: Decimal
    what: str


class RateEstimate(NamedTuple):
    """Percent a year, all three, or the `reason` why there is none.

    `nominal` is the rate of a period times the periods of a year; `effective` compounds the periods; `dated` compounds
    over calendar days, a year of 365.
    """

    nominal_percent: Decimal | None = None
    effective_percent: Decimal | None = None
    dated_percent: Decimal | None = None
    reason: NoRate | None = None


def estimate(
    flows: Sequence[Flow], unit: PeriodUnit, most_percent: Decimal, days: Collection[date] = ()
) -> RateEstimate:
    """The rate of flows in order of time: what is received on the first day, then payments a period apart.

    Periods are counted by `days`, those on which one ends, whether anything is paid on them or not; where none are
    given, by the days of the flows. A flow between two of them counts with the part of the period that has passed.
    A rate above `most_percent`, by periods or by days, is not told.
    """
    row = _by_day(flows)
    if reason := _none_because(row):
        return RateEstimate(reason=reason)
    nominal, effective, dated = _percents(row, unit, days, most_percent)
    if not all(0 < each <= most_percent for each in (nominal, effective, dated)):
        return RateEstimate(reason=NoRate.ABSURD)
    return RateEstimate(_rounded(nominal, HUNDREDTH), _rounded(effective, TENTH), _rounded(dated, TENTH))


def _by_day(flows: Sequence[Flow]) -> list[tuple[date, Decimal]]:
    """One sum for each day; a day on which nothing is asked for still counts as a period."""
    days: dict[date, Decimal] = {}
    for flow in flows:
        days[flow.on] = days.get(flow.on, Decimal(0)) + flow.amount
    return sorted(days.items())


def _none_because(row: Sequence[tuple[date, Decimal]]) -> NoRate | None:
    """What forbids to speak of a rate, before any is computed."""
    if len(row) == 1:
        return NoRate.SAME_DAY
    if not row or row[0][1] <= 0:
        return NoRate.NOTHING_RECEIVED
    paid = [amount for _, amount in row[1:] if amount]
    if not paid:
        return NoRate.NO_PAYMENTS
    if len(paid) == 1:
        return NoRate.ONE_PAYMENT
    return NoRate.NO_COST if sum((amount for _, amount in row), Decimal(0)) >= 0 else None


def _percents(
    row: Sequence[tuple[date, Decimal]], unit: PeriodUnit, days: Collection[date], most_percent: Decimal
) -> tuple[float, float, float]:
    """Nominal and effective by periods, effective by days; infinite where there is none below the bound."""
    on = [day for day, _ in row]
    amounts = [float(amount) for _, amount in row]
    ends = sorted({on[0], *(days or on)})
    most = float(most_percent) / 100
    a_period = _rate(amounts, [_periods_passed(day, ends) for day in on], most)
    by_days = _rate(amounts, [(day - on[0]).days / DAYS_A_YEAR for day in on], most)
    count = PERIODS_A_YEAR[unit]
    return a_period * count * 100, _compound(a_period, count) * 100, by_days * 100


def _rate(amounts: Sequence[float], times: Sequence[float], most: float) -> float:
    """The one rate between 0 and `most` at which the amounts are worth nothing together; else infinity.

    The first amount is above zero and the sum below. At no rate they are so worth less than nothing, and where that has
    turned at `most` the rate lies between: the half in which it turns is halved again. What would have several rates is
    told to have none: it is so only where the sums that have come together turn more than once (Norstrøm's criterion).
    """
    signs = [together > 0 for together in accumulate(amounts) if together]
    if sum(one is not other for one, other in pairwise(signs)) != 1 or _worth(amounts, times, most) < 0:
        return inf
    low, high = 0.0, most
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _worth(amounts, times, middle) < 0 else (low, middle)
    return (low + high) / 2


def _worth(amounts: Sequence[float], times: Sequence[float], rate: float) -> float:
    """What the amounts are worth at time 0, at a rate for each unit of time."""
    return fsum(amount * (1 + rate) ** -time for amount, time in zip(amounts, times, strict=True))


def _periods_passed(day: date, ends: Sequence[date]) -> float:
    """How many periods have passed on a day, the first of `ends` being where none has."""
    last = bisect_right(ends, day) - 1
    if ends[last] == day or last == len(ends) - 1:
        return last
    return last + (day - ends[last]) / (ends[last + 1] - ends[last])


def _compound(rate: float, count: int) -> float:
    try:
        return float((1 + rate) ** count - 1)
    except OverflowError:
        return float("inf")


def _rounded(percent: float, place: Decimal) -> Decimal:
    return Decimal(percent).quantize(place, ROUND_HALF_UP)
