"""What reading a log gives, a row at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.kit.tables.rows import Spot, Unreadable

if TYPE_CHECKING:
    from decimal import Decimal

    from letters.case import Channel, Direction, Rank
    from letters.kit.moment import Moment


class UnclearError(ValueError):
    """A value that cannot be told; the text says why, in Chinese, for the user."""


class Contact(NamedTuple):
    """One call or message.

    `exact` is False where the log tells the time to the minute or the day only. `number` is verbatim, None where the
    log has none. `name` is None where the log does not tell names, and empty where it says that it knows none.
    `answered` is None where the log does not tell; `duration` is in seconds. `doubt` says what to look at.
    """

    spot: Spot
    at: Moment
    exact: bool
    channel: Channel
    direction: Direction
    number: str | None
    rank: Rank | None
    name: str | None = None
    answered: bool | None = None
    duration: int | None = None
    text: str | None = None
    doubt: str = ""


class Payment(NamedTuple):
    """One line of a payment bill; `amount` in yuan. `flow` is out (paid), in (received) or "" (neither).

    `state` is what the bill says of it: paid, refund, refunded (a payment of which `returned` yuan came back, None
    meaning all of it), or "" where it is not known to be done.
    """

    spot: Spot
    at: Moment
    amount: Decimal
    flow: str
    state: str
    status: str
    party: str
    what: str
    order: str
    shop_order: str
    channel: str
    returned: Decimal | None = None


class Passed(NamedTuple):
    """A row set aside for a known reason: a heading, a sum, a draft."""

    spot: Spot
    why: str


UNWANTED = Passed(Spot(0), "")
"""Stands for a row that nobody asked for."""

Entry = Contact | Payment | Passed | Unreadable
Wanted = frozenset[str] | None
"""Keys of callers, or None for all."""
