"""A way of paying as it is typed, before anything is known of the case: words and figures become a wish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from letters.errors import UsageError
from letters.findings import PlanKind, Wish
from letters.kit.typed import option_day, option_sum

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal


class TypedPlan(Protocol):
    """What was typed of a way of paying; "" and None where nothing was."""

    @property
    def kind(self) -> str:
        """The word of the way of paying."""

    @property
    def count(self) -> int | None:
        """In how many payments."""

    @property
    def start(self) -> str:
        """The day of the first."""

    @property
    def day(self) -> int | None:
        """The day of the month, 1 to 31."""

    @property
    def amount(self) -> str:
        """How much in all, in yuan."""

    @property
    def first(self) -> str:
        """How much first, in yuan."""

    @property
    def step(self) -> str:
        """How much more each time, in yuan; less than nothing for less."""

    @property
    def end(self) -> str:
        """The last day."""

    @property
    def why(self) -> str:
        """Why it is this sum."""

    @property
    def accept(self) -> str:
        """The days on which fell due what is accepted."""

    @property
    def share(self) -> int | None:
        """How much of what a month leaves goes into paying, in percent."""

    @property
    def contract(self) -> str:
        """The id of the contract that is meant."""

    @property
    def save(self) -> bool:
        """Whether it is to be put into the case."""


def wish_of(typed: TypedPlan, names: Mapping[PlanKind, str]) -> Wish | None:
    """The way of paying wished for; None where no kind was named. `names` are those to type.

    Raises UsageError for a kind there is not, for what means nothing without one, for what is no day and no sum.
    """
    if not typed.kind:
        if given := _given(typed):
            raise UsageError(f"{given[0]} 要和 --kind 一起用", f"先选方案：{'、'.join(names.values())}")
        return None
    return Wish(
        kind=_kind(typed.kind, names),
        count=typed.count,
        start=_day_if_given(typed.start),
        day=typed.day,
        amount=_sum_if_given(typed.amount, "--amount"),
        first=_sum_if_given(typed.first, "--first-amount"),
        step=_sum_if_given(typed.step, "--step", below_zero=True),
        end=_day_if_given(typed.end),
    )


def _kind(typed: str, names: Mapping[PlanKind, str]) -> PlanKind:
    """The way of paying that is meant, by its word or its name, or a part of that. Raises UsageError."""
    found = [kind for kind, name in names.items() if typed in (kind.value, name)]
    found = found or [kind for kind, name in names.items() if typed in name]
    if len(found) != 1:
        raise UsageError(f"不认识的方案 {typed}", f"可以写：{'、'.join(names.values())}")
    return found[0]


def _day_if_given(text: str) -> date | None:
    return option_day(text) if text else None


def _sum_if_given(text: str, option: str, *, below_zero: bool = False) -> Decimal | None:
    """The sum of an option; None where it was left out. Raises UsageError for what is no sum."""
    return option_sum(text, option, below_zero=below_zero) if text else None


def _given(typed: TypedPlan) -> list[str]:
    """The options that mean nothing without a kind, as they are typed."""
    options = {
        "--save": typed.save and not typed.accept,
        "--count": typed.count is not None,
        "--start": typed.start,
        "--day": typed.day is not None,
        "--amount": typed.amount,
        "--first-amount": typed.first,
        "--step": typed.step,
        "--end": typed.end,
        "--why": typed.why,
    }
    return [name for name, value in options.items() if value]
