"""What ticking periods and choosing a way of paying does to the offer, and what items are claimed to the claim."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from letters.collect.interview import owed
from letters.collect.interview.asking.wording import asked_as
from letters.collect.interview.keys import split
from letters.collect.interview.outcome import RuleOutcome
from letters.collect.interview.readers import namer
from letters.findings import still_open

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from letters.collect.interview.state import InterviewState


def without_ways(state: InterviewState) -> InterviewState:
    """The state without a way of paying, which is asked for anew; of another sum it says nothing."""
    for name in ("offer.options", owed.WAY):
        state = state.put(name, None) if state.get(name) else state
    return state


def periods(state: InterviewState, key: str, value: list[str]) -> RuleOutcome:
    """What is accepted of what has fallen due, as the sum of those ticked; its payments are asked anew."""
    chosen = [one for one in owed.periods(state) if str(one.due) in value]
    after = state.put(key, value)
    after = without_ways(after)
    if not chosen:
        for name in ("undisputed", "undisputed_what", "undisputed_due"):
            after = after.put(f"offer.{name}", None) if state.get(f"offer.{name}") else after
        return RuleOutcome(after.skip(key), "一期也没有选：文书里不写认多少，也就没有付款方案")
    what = owed.in_words(state, chosen)
    after = after.put("offer.undisputed", still_open(chosen)).put("offer.undisputed_what", what)
    after = after.put("offer.undisputed_due", [one.due for one in chosen])
    return RuleOutcome(after, f"没有异议的一共 {still_open(chosen):,} 元，就是{what}。信里会这样写，寄出以前都可以改")


def way(state: InterviewState, key: str, value: str) -> RuleOutcome:
    """The way that was chosen, as the offer's one option; one's own is asked for next."""
    chosen = next((each for each in owed.ways(state) if each.value == value), None)
    after = state.put(key, value)
    after = after.put("offer.options", None) if after.get("offer.options") else after
    if chosen is None:
        return RuleOutcome(after.noted(todo=["plan.own", *after.todo]))
    return RuleOutcome(after.append("offer.options", [chosen.row]))


def claimed(state: InterviewState, key: str, value: list[dict[str, Any]]) -> RuleOutcome:
    """The items of a claim; what they come to is the claim of today, unless the whole of it was said apart from them.

    What an item is stands in its name: 违约金. One that is called as before is what it was.
    """
    claim = split(key)[0]
    stood = state.get(key) or ()
    known = {row["name"]: row["kind"] for row in stood if "kind" in row}
    kind_of = namer(str(asked_as(state, key).reader))
    rows = [{**row, "kind": known.get(row["name"]) or kind_of(row["name"])} for row in value]
    after = state.put(key, rows)
    whole = state.get(f"{claim}.amount")
    if whole is None or Decimal(str(whole)) == _sum(stood):
        after = after.put(f"{claim}.amount", _sum(rows))
    if state.get(f"{claim}.as_of") is None:
        after = after.put(f"{claim}.as_of", state.today)
    return RuleOutcome(after)


def not_claimed(state: InterviewState, key: str) -> InterviewState:
    """The state without the items of a claim, and without the claim where they alone made it."""
    claim = split(key)[0]
    stood = state.get(claim) or {}
    is_theirs = stood.keys() <= {"items", "amount", "as_of"} and Decimal(str(stood["amount"])) == _sum(stood["items"])
    return state.without_draft(claim).put(claim, None) if is_theirs else state.put(key, None)


def _sum(rows: Iterable[Mapping[str, Any]]) -> Decimal:
    return sum((Decimal(str(row["amount"])) for row in rows), Decimal(0))
