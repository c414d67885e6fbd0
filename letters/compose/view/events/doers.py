"""Who did it, as far as the rows of a letter tell: numbers, accounts, people who came, where money was to be paid."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from letters.case import Act, Channel, Role
from letters.compose.view.events.event_views import EventView
from letters.compose.view.events.from_whom import MARKS
from letters.compose.view.events.spoken import spoken
from letters.kit.listing import listed
from letters.kit.moment import Moment
from letters.kit.phone_numbers import number_key, written_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from letters.case import Respondent

MARKED = re.compile(f"[{MARKS}]([^{MARKS}]+)[{MARKS}]")  # a name as a note has it, between quotation marks
NAMED = 10  # so many numbers are told one by one; more of them the table of incidents has

# Whoever had codes sent or ordered in the person's name is not whoever delivered them.
_BY_OTHERS = frozenset({Act.SMS_BOMBING, Act.PRANK_ORDERS})


class VisitorsView(NamedTuple):
    """Visits by people of whom the same is known, which does not make them the same people."""

    event: EventView
    visits: tuple[EventView, ...]
    rows: str


class DoersView(NamedTuple):
    """Whom a letter's incidents leave to be found out, each as it was seen; nobody is taken for another.

    `numbers` names those that showed, in order of time, and those that they left, at most NAMED of `many`;
    `withheld`, `codes`, `orders` and `parcels` are rows of the table of incidents (1、3至5), "" for none. `visits` are
    those who came; `came` is when and where they did, day by day. `accounts_apart` are accounts but those by which an
    unknown respondent is named.
    """

    numbers: str
    many: int
    withheld: str
    accounts: str
    accounts_apart: str
    visits: tuple[VisitorsView, ...]
    came: str
    payees: str
    cars: str
    codes: str
    orders: str
    parcels: str

    @property
    def anybody(self) -> bool:
        """Whether anything is known by which somebody can be found."""
        return any(self)

    @property
    def hidden(self) -> str:
        """Those of whom nothing showed but what they did, with its rows: 来电时不显示号码的人（明细表第6行）."""
        seen = (
            ("来电时不显示号码的人", self.withheld),
            ("以本人号码触发验证码短信的人", self.codes),
            ("以本人名义下单的人", self.orders),
            ("寄送、投递文书物品的人", self.parcels),
        )
        return "；".join(f"{who}（明细表第{rows}行）" for who, rows in seen if rows)

    @property
    def all_named(self) -> bool:
        """Whether every number stands in the letter itself."""
        return self.many <= NAMED


def doers_view(told: Sequence[EventView], about: Sequence[Respondent]) -> DoersView:
    """The doers behind the incidents that a letter tells, and the numbers that unknown people it is about left."""
    direct = [row for row in told if _BY_OTHERS.isdisjoint(row.incident.acts)]
    visits = [row for row in direct if row.is_visit]
    numbers = _numbers([*_shown(direct), *_left(about)])
    return DoersView(
        numbers=listed(numbers[:NAMED]),
        many=len(numbers),
        withheld=ranges([row.row for row in direct if row.withheld]),
        accounts=_accounts(direct),
        accounts_apart=_accounts(_unnoted(direct, about)),
        visits=_visitors(visits),
        came=_came(visits),
        payees=_each_once(row.payee for row in told),
        cars=_each_once(row.incident.car for row in told),
        codes=_rows_of(Act.SMS_BOMBING, told),
        orders=_rows_of(Act.PRANK_ORDERS, told),
        parcels=_parcels(direct),
    )


def _unnoted(rows: Iterable[EventView], about: Sequence[Respondent]) -> list[EventView]:
    return [row for row in rows if not _is_noted(row, about)]


def _is_noted(row: EventView, about: Iterable[Respondent]) -> bool:
    """Whether the name that was shown is the one by which somebody of unknown name is told of."""
    name = (row.name or "").strip(MARKS)
    return bool(name) and any(name in MARKED.findall(party.note or "") for party in about if not party.is_named)


def _visitors(visits: Sequence[EventView]) -> tuple[VisitorsView, ...]:
    """Those who came, by what is known of who they were."""
    found: dict[object, list[EventView]] = {}
    for row in visits:
        found.setdefault((row.incident.by_basis, row.by, row.self_name), []).append(row)
    return tuple(VisitorsView(rows[0], tuple(rows), ranges([row.row for row in rows])) for rows in found.values())


def _came(visits: Sequence[EventView]) -> str:
    """2026年11月18日（本人住处门口、对门邻居家门口）、11月20日（走廊)."""
    days: dict[str, list[str]] = {}
    before: Moment | None = None
    for row in visits:
        day = Moment(row.at.year, row.at.month, row.at.day)
        if before != day:
            label = spoken(day, before)
            before = day
        days.setdefault(label, []).extend([row.place] if row.place else [])
    return listed(f"{day}（{listed(dict.fromkeys(places))}）" if places else day for day, places in days.items())


def _each_once(texts: Iterable[str | None]) -> str:
    return "；".join(dict.fromkeys(text for text in texts if text))


def _rows_of(act: Act, told: Sequence[EventView]) -> str:
    return ranges([row.row for row in told if act in row.incident.acts])


def _parcels(direct: Sequence[EventView]) -> str:
    """What came by another way than a line or a network, from nobody who left a number."""
    return ranges([row.row for row in direct if row.incident.channel is Channel.OTHER and not row.number])


def _shown(rows: Iterable[EventView]) -> list[str]:
    return [row.number for row in rows if row.number]


def _left(about: Iterable[Respondent]) -> list[str]:
    """The numbers that people whom nobody knows left to be called."""
    return [written_number(party.phone) for party in about if party.phone and set(party.roles) == {Role.UNKNOWN}]


def _numbers(shown: Iterable[str]) -> tuple[str, ...]:
    """Each number once, as it was first shown."""
    found: dict[str, str] = {}
    for number in shown:
        found.setdefault(number_key(number) or number, number)
    return tuple(found.values())


def _accounts(rows: Iterable[EventView]) -> str:
    """昵称“贷后07”（抖音）、微信昵称“陈经理”: each name once, with the networks that it does not tell itself."""
    networks: dict[str, list[str]] = {}
    for row in rows:
        if row.is_social and row.name:
            known = networks.setdefault(row.name, [])
            if row.channel_name not in (row.name, *known) and row.channel_name not in row.name:
                known.append(row.channel_name)
    return listed(f"{name}（{listed(known)}）" if known else name for name, known in networks.items())


def ranges(numbers: Sequence[int]) -> str:
    """1、3至5、8: runs of three and more are joined."""
    if not numbers:
        return ""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return listed(f"{run[0]}至{run[-1]}" if len(run) > 2 else listed(run) for run in runs)
