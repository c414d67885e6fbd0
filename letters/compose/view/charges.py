"""What a letter says the law may say, in one breath: what is alleged, by the text of the law that applies."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from letters.compose.view.events.doers import ranges
from letters.kit.moment import Moment
from letters.law import cite_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from letters.compose.view.accusations import Charge
    from letters.findings import Allegation
    from letters.law import Provision


FEW = 6  # articles, which fill two or three lines; of more, a desk officer looks up what each topic rests on first
MOST = 6  # topics of so many articles, half of them of what happened where there are others enough
HALF = 3
TWICE = 4  # topics, up to which each is cited by two articles of the same act


class ChargeView(NamedTuple):
    """What falls under one text of the law: the topics with their rows of the table, and all their articles.

    `leading` are all of them where they are few, else what each of the gravest topics rests on first, and `led` are
    these topics. `crosses` is the first day of that text where some of it began before, and `first` to `last` is when
    that was.
    `rows` are those of all its topics, "" for none.
    """

    labels: str
    cited: str
    led: str
    leading: str
    crosses: date | None = None
    first: Moment | None = None
    last: Moment | None = None
    rows: str = ""

    @property
    def has_rows(self) -> bool:
        """Whether some row of the table is named."""
        return bool(self.rows)


def charge_views(charges: Iterable[Charge]) -> tuple[ChargeView, ...]:
    """Charges in one for each text of the law, in their order; in one altogether where no act has changed between."""
    every = tuple(charges)
    changed = _changed(every)
    groups: dict[frozenset[tuple[str, str]], list[Charge]] = {}
    for one in every:
        groups.setdefault(_texts(one) & changed, []).append(one)
    return tuple(map(_view, groups.values()))


def _texts(one: Charge) -> frozenset[tuple[str, str]]:
    """Which texts of which acts a charge rests on."""
    return frozenset((each.version.act.id, each.version.id) for each in one.provisions)


def _changed(charges: Iterable[Charge]) -> frozenset[tuple[str, str]]:
    """The texts of acts of which several are cited."""
    texts = frozenset[tuple[str, str]]().union(*map(_texts, charges))
    acts = [act for act, _ in texts]
    return frozenset((act, version) for act, version in texts if acts.count(act) > 1)


def _view(charges: Sequence[Charge]) -> ChargeView:
    led, leading = _leading(charges)
    crossing = [one.allegation for one in charges if one.allegation and one.allegation.crosses]
    return ChargeView(
        labels="；".join(map(_label, charges)),
        cited=cite_named(provision for one in charges for provision in one.provisions),
        led="；".join(map(_label, led)),
        leading=cite_named(leading),
        crosses=crossing[0].crosses if crossing else None,
        first=_first(crossing),
        last=_last(crossing),
        rows=_rows(charges),
    )


def _leading(charges: Sequence[Charge]) -> tuple[Sequence[Charge], tuple[Provision, ...]]:
    """The topics that stand in two or three lines, and what is cited for them; practices before what else follows."""
    every = tuple(dict.fromkeys(provision for one in charges for provision in one.provisions))
    if len(every) <= FEW:
        return charges, every
    led = _gravest(charges)
    each = 2 if len(led) <= TWICE else 1
    return led, tuple(provision for one in led for provision in _first_of_its_act(one.provisions)[:each])


def _gravest(charges: Sequence[Charge]) -> list[Charge]:
    """The first topics of what happened and of the rest, in their order."""
    happened = [one for one in charges if one.rows]
    others = sorted((one for one in charges if not one.rows), key=lambda one: not one.is_practice)
    told = happened[: max(HALF, MOST - len(others))]
    chosen = [*told, *others[: MOST - len(told)]]
    return [one for one in charges if one in chosen]


def _first_of_its_act(provisions: Sequence[Provision]) -> list[Provision]:
    return [each for each in provisions if each.version.act.id == provisions[0].version.act.id]


def _first(alleged: Iterable[Allegation]) -> Moment | None:
    return min((one.first for one in alleged if one.first), key=lambda at: at.earliest, default=None)


def _last(alleged: Iterable[Allegation]) -> Moment | None:
    return max((one.last for one in alleged if one.last), key=lambda at: at.latest, default=None)


def _rows(charges: Iterable[Charge]) -> str:
    return ranges(sorted({row for one in charges for row in one.rows}))


def _label(one: Charge) -> str:
    return f"{one.label}（第{ranges(one.rows)}行）" if one.rows else one.label
