"""What a letter says the law may say, in one breath: what is alleged, by the text of the law that applies."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from letters.compose.view.doers import ranges
from letters.kit.moment import Moment
from letters.law import cite_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from letters.compose.view.accusations import Charge
    from letters.findings import Allegation


FEW = 4  # topics; of more, a desk officer looks up what each rests on first, and no page of numbers
LEADING = 2  # articles of a topic, in the order of the law's data


class ChargeView(NamedTuple):
    """What falls under one text of the law: the topics with their rows of the table, and all their articles.

    `leading` are all of them where topics are few, else those that each topic rests on first. `crosses` is the first
    day of that text where some of it began before, and `first` to `last` is when that was.
    `rows` are those of all its topics, "" for none.
    """

    labels: str
    cited: str
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
    most = None if len(charges) <= FEW else LEADING
    crossing = [one.allegation for one in charges if one.allegation and one.allegation.crosses]
    return ChargeView(
        labels="；".join(map(_label, charges)),
        cited=cite_named(provision for one in charges for provision in one.provisions),
        leading=cite_named(provision for one in charges for provision in one.provisions[:most]),
        crosses=crossing[0].crosses if crossing else None,
        first=_first(crossing),
        last=_last(crossing),
        rows=_rows(charges),
    )


def _first(alleged: Iterable[Allegation]) -> Moment | None:
    return min((one.first for one in alleged if one.first), key=lambda at: at.earliest, default=None)


def _last(alleged: Iterable[Allegation]) -> Moment | None:
    return max((one.last for one in alleged if one.last), key=lambda at: at.latest, default=None)


def _rows(charges: Iterable[Charge]) -> str:
    return ranges(sorted({row for one in charges for row in one.rows}))


def _label(one: Charge) -> str:
    return f"{one.label}（第{ranges(one.rows)}行）" if one.rows else one.label
