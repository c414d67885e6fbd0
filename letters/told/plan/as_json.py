"""The outlook for programs: sums as text, days as days, nothing left out."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from letters.law import cite_text

if TYPE_CHECKING:
    from letters.findings import Check, Counter, Dues, Month, Outlook, Way


def as_json(seen: Outlook) -> dict[str, Any]:
    """Everything the page is made of."""
    return {
        "as_of": seen.as_of,
        "said": seen.said,
        "total": seen.total,
        "means": asdict(seen.means),
        "dues": _dues(seen.dues) if seen.dues else None,
        "plans": [_way(way) for way in seen.ways],
        "counter_offers": [_counter(counter) for counter in seen.counters],
        "next": [
            {"filing": turn.filing.id, "outcome": turn.reply.outcome, "letter": turn.letter} for turn in seen.turns
        ],
        "cost": _named(seen.cost),
        "shares": [asdict(share) for share in seen.shares],
    }


def _named(value: Any) -> Any:
    """A named tuple as a table of its fields, with all that is within it."""
    if isinstance(value, tuple):
        fields = getattr(value, "_fields", None)
        return {name: _named(getattr(value, name)) for name in fields} if fields else [_named(each) for each in value]
    return value


def _dues(dues: Dues) -> dict[str, Any]:
    return {
        "as_of": dues.as_of,
        "basis": dues.basis,
        "due": dues.due,
        "ahead": dues.ahead,
        "undisputed": dues.undisputed,
        "arrears": dues.arrears,
        "withheld": dues.withheld,
        "deposit": dues.deposit,
        "rents": [asdict(each) for each in dues.sums],
        "out_of_time": [asdict(each) for each in dues.late],
        "items": [
            {
                "name": item.name,
                "kind": item.kind,
                "amount": item.amount,
                "owed": item.owed,
                "disputed": item.marked,
                "why": item.why,
                "ask": item.ask,
                "topics": item.topics,
                "cited": cite_text(item.provisions),
            }
            for item in dues.items
        ],
        "remarks": [asdict(remark) for remark in dues.remarks],
    }


def _way(way: Way) -> dict[str, Any]:
    return {
        "kind": way.kind,
        "origin": way.origin,
        "total": way.total,
        "payments": [asdict(payment) for payment in way.payments],
        "rest_days": way.rest_days,
        "budget": _check(way.check),
    }


def _check(check: Check) -> dict[str, Any]:
    return {"verdict": check.verdict, "months": [_month(month) for month in check.months]}


def _month(month: Month) -> dict[str, Any]:
    return {
        "first": month.first,
        "due": month.due,
        "rents": month.beside,
        "verdict": month.verdict,
        "lacks": month.lacks,
    }


def _counter(counter: Counter) -> dict[str, Any]:
    return {
        "filing": counter.filing.id,
        "on": counter.on,
        "total": counter.total,
        "above_undisputed": counter.above,
        "payments": [{"due": each.due, "amount": each.amount} for each in counter.payments],
        "budget": _check(counter.check) if counter.check else None,
    }
