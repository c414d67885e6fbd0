"""What ticking periods and choosing a way of paying does to the offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.interview import owed
from letters.collect.interview.outcome import RuleOutcome
from letters.findings import still_open

if TYPE_CHECKING:
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
