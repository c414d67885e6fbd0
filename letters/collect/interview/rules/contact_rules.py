"""What an answer about a contact does: the way it is told, whom it reached, how often it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from letters.case import SELF, KnownBy
from letters.collect.interview import script
from letters.collect.interview.asking.standing import shown
from letters.collect.interview.keys import split
from letters.collect.interview.outcome import RuleOutcome
from letters.kit.moment import Moment
from letters.kit.typed import whole

if TYPE_CHECKING:
    from letters.collect.interview.state import InterviewState
    from letters.kit.typed import Count


def way(state: InterviewState, key: str, value: str) -> RuleOutcome:
    """Begin a new incident in the way that was chosen."""
    chosen = script.data().way[int(value)]
    rows = state.data.get("incidents", [])
    if not chosen.asks:
        return RuleOutcome(state.skip(key), f"记了 {len(rows)} 条" if rows else "")
    if chosen.paste:
        return RuleOutcome(state.noted(todo=[f"paste.{name}" for name in chosen.asks]))
    holder = f"incidents.{len(rows)}"
    after = state.without_draft(holder).put(f"{holder}.id", state.next_id("incidents", "I", 3))
    for name in chosen.copies:
        if rows and name in rows[-1]:
            after = after.put(f"{holder}.{name}", rows[-1][name])
    return RuleOutcome(after.noted(todo=[f"{holder}.{name}" for name in chosen.asks]))


_PEOPLE = re.compile(r"(.+?)([0-9０-９一二两三四五六七八九十]+)[个名位]?人?")


def who(state: InterviewState, key: str, value: list[str]) -> RuleOutcome:
    """Who was contacted; somebody new becomes a third party, unnamed and without consent."""
    known = {row["id"] for row in state.data.get("third_parties", [])}
    keys: list[str] = []
    for each in value:
        if each != SELF and each not in known:
            found = _PEOPLE.fullmatch(each)
            people = whole(found[2]).value if found else None
            relation = found[1] if found and people else each
            who_id = state.next_id("third_parties", "T")
            row = {"id": who_id, "relation": relation, "people": people if people and people > 1 else None}
            state = state.append("third_parties", [row])
            keys.append(who_id)
        else:
            keys.append(each)
    after = _heard(state.put(key, keys), split(key)[0], keys)
    return RuleOutcome(after, shown(after, key))


def _heard(state: InterviewState, holder: str, to: list[str]) -> InterviewState:
    """What came to oneself is no hearsay. How one knows what others were told is not supposed: check asks for it."""
    known = state.get(f"{holder}.known_by")
    return state.put(f"{holder}.known_by", None) if SELF in to and known == KnownBy.TOLD else state


def how_often(state: InterviewState, key: str, value: Count) -> RuleOutcome:
    """How often one contact was repeated; so many a day is told apart."""
    if value.daily:
        return daily(state, key, value)
    holder = split(key)[0]
    after = state.put(key, value.number)
    return RuleOutcome(
        after.put(f"{holder}.estimated", True) if value.estimated else after.put(f"{holder}.estimated", None)
    )


def daily(state: InterviewState, key: str, value: Count) -> RuleOutcome:
    """So many a day: an estimate, kept as it was said."""
    holder = split(key)[0]
    begin, end = (_day(state.get(f"{holder}.{name}")) for name in ("at", "until"))
    if begin is None or end is None:
        return RuleOutcome(state, problem="每天几次，要知道从哪天到哪天：请写“返回”，把开始和截止写到哪一天")
    if end < begin:
        return RuleOutcome(state, problem="截止早于开始：请写“返回”改日期")
    after = state.put(f"{holder}.count", None).put(f"{holder}.estimated", None).put(f"{holder}.per_day", value.number)
    span = f"从{begin.month}月{begin.day}日到{end.month}月{end.day}日共{(end - begin).days + 1}天"
    return RuleOutcome(after, f"每天大约{value.number}次，{span}。文书会照这样写，并写明是估计")


def nightly(state: InterviewState, key: str, value: Count) -> RuleOutcome:
    """So many of them at night."""
    most = state.get(f"{key.rpartition('.')[0]}.per_day")
    if most is not None and value.number > most:
        return RuleOutcome(state, problem=f"夜里的{value.number}次多于每天一共的{most}次：写其中夜里的几次")
    return RuleOutcome(state.put(key, value.number))


def _day(value: Any) -> Any:
    return Moment.parse(value).date if value is not None else None
