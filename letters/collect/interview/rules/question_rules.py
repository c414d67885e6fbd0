"""What an answer does to the state, where it does more than fill a field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.case import UNKNOWN
from letters.collect.interview import besides, owed, script
from letters.collect.interview.asking import story_facts
from letters.collect.interview.kept_words import with_kept
from letters.collect.interview.keys import generic, split
from letters.collect.interview.outcome import RuleOutcome
from letters.collect.interview.rules import card_rules, contact_rules, offered_option, owed_rules, paper_rows, pasted
from letters.collect.interview.words import pasted_lines
from letters.collect.interview.words.spoken import unquoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.collect.interview.asking.questions import Question
    from letters.collect.interview.state import InterviewState


MOST_WISHES = 3


def _plain(state: InterviewState, key: str, value: Any) -> RuleOutcome:
    return RuleOutcome(state.put(key, value))


def _wishes(state: InterviewState, key: str, value: list[str]) -> RuleOutcome:
    """What the person wants, kept as wishes: which letters come of it is seen when the facts are there.

    What a wish says besides goes with it, and so does what it asks.
    """
    rows = [row for row in script.data().wish if row.id in value]
    after = state.put(key, [row.id for row in rows] or None)
    after = besides.said(after, key, {name: each for row in rows for name, each in row.sets.items()})
    after = after.noted(todo=[*(name for row in rows for name in row.asks), *_asked_by_others(after, value)])
    if len(rows) > MOST_WISHES:
        return RuleOutcome(after, f"选了 {len(rows)} 项。先办最要紧的两三件，别的以后随时可以加")
    return RuleOutcome(after)


def _asked_by_others(state: InterviewState, wishes: list[str]) -> list[str]:
    """What is to be asked next, but for what only a wish asks that is none of these."""
    dropped = {name for row in script.data().wish if row.id not in wishes for name in row.asks}
    return [name for name in state.todo if name not in dropped]


def _lessor(state: InterviewState, key: str, value: str | list[str]) -> RuleOutcome:
    """Who it was rented from; what was told of the first of them before waits in a draft, and belongs to it.

    Of the others the roles themselves are chosen.
    """
    if isinstance(value, list):
        return _plain(state, key, value)
    rows = [party.entry() for party in script.data().lessor[int(value)].rows]
    if state.data.get("respondents"):
        return RuleOutcome(state.put(key, rows[0]["roles"]))
    holder = split(key)[0]
    first = {**state.draft(holder), **rows[0]}
    return RuleOutcome(state.without_draft(holder).append("respondents", [first, *rows[1:]]))


def _practices(state: InterviewState, key: str, value: list[str]) -> RuleOutcome:
    if not value:
        return RuleOutcome(state.skip(key))
    start = len(state.data.get("practices", []))
    by = next((row["id"] for row in state.data.get("respondents", [])), None)
    after = state.append("practices", [{"kind": kind, "by": by} for kind in value])
    return RuleOutcome(after.noted(todo=[f"practices.{start + number}.told" for number in range(len(value))]))


def _account(state: InterviewState, key: str, value: str) -> RuleOutcome:
    return RuleOutcome(state.put(key, with_kept(state, key, value)))


def _words(state: InterviewState, key: str, value: str) -> RuleOutcome:
    return RuleOutcome(state.put(key, unquoted(value)))


def _plan(state: InterviewState, key: str, value: Any) -> RuleOutcome:
    """The offer's option as soon as its kind, first day and number of parts are known."""
    after = state.put(key, value)
    made = offered_option.option(after)
    if isinstance(made, str):
        return RuleOutcome(state, problem=made)
    if made is None:
        return RuleOutcome(after)
    return RuleOutcome(after.append("offer.options", [made.row]).without_draft("plan"), made.shown)


def _undisputed(state: InterviewState, key: str, value: Any) -> RuleOutcome:
    """Another sum takes the payments with it: they are asked again."""
    return RuleOutcome(owed_rules.without_ways(state.put(key, value)))


def _income(state: InterviewState, key: str, value: list[Any]) -> RuleOutcome:
    """What comes in each month; rows that come to nothing say that there is no income."""
    return RuleOutcome(state.put(key, [row for row in value if row.get("amount")]))


RULES: dict[str, Callable[[InterviewState, str, Any], RuleOutcome]] = {
    script.WISHES: _wishes,
    "respondents.roles": _lessor,
    "incidents": contact_rules.way,
    "incidents.to": contact_rules.who,
    "incidents.count": contact_rules.how_often,
    "incidents.per_day": contact_rules.daily,
    "incidents.per_night": contact_rules.nightly,
    "incidents.words": _words,
    "incidents.account": _account,
    "practices.account": _account,
    **pasted.RULES,
    **story_facts.RULES,
    "practices": _practices,
    "received": paper_rows.begun,
    "offer.undisputed": _undisputed,
    "budget.income": _income,
    "contracts.claim.items": owed_rules.claimed,
    owed.PERIODS: owed_rules.periods,
    owed.WAY: owed_rules.way,
    "plan.kind": _plan,
    "plan.start": _plan,
    "plan.parts": _plan,
}


def rule(key: str) -> Callable[[InterviewState, str, Any], RuleOutcome]:
    """What an answer at this key does."""
    name = generic(key)
    return RULES.get(name) or card_rules.rule_of(name) or _plain


def without_answer(state: InterviewState, key: str) -> InterviewState:
    """The state without the answer at a key, and without what only followed from it."""
    more = _TAKE_ALONG.get(generic(key))
    return more(state, key) if more else state.put(key, None)


def _not_accepted(state: InterviewState, key: str) -> InterviewState:
    """A sum that is no longer accepted takes its payments with it."""
    return owed_rules.without_ways(state.put(key, None))


_TAKE_ALONG = {"offer.undisputed": _not_accepted, "contracts.claim.items": owed_rules.not_claimed}


_MUST = (
    "incidents",
    "incidents.channel",
    "incidents.to",
    pasted_lines.CHANNEL,
    pasted_lines.RIGHT,
    "plan.kind",
    "respondents.roles",
)


def asked_alone(key: str) -> bool:
    """Whether a field is asked by itself though its line was left: what stands there decides what else is asked."""
    return generic(key) == "respondents.roles"


def after_skipping(state: InterviewState, asked: Question) -> RuleOutcome:
    """What leaving a question does besides; with a problem where it cannot be left."""
    key, name = asked.key, generic(asked.key)
    if name in _MUST:
        return RuleOutcome(state, problem="这里请选一个最接近的，写前面的号码")
    holder = split(key)[0]
    if name == "incidents.at" and state.draft(holder):
        todo = [each for each in state.todo if not each.startswith(f"{holder}.")]
        return RuleOutcome(
            state.without_draft(holder).noted(todo=todo), "没有时间的这一条先不记；想起大概是哪个月，再记也不迟"
        )
    if name == "incidents.words":
        account = f"{holder}.account"
        return RuleOutcome(state.noted(todo=[account, *state.todo]), "记不清原话没关系，下面用自己的话说")
    if name == "respondents.name":
        return RuleOutcome(state.put(key, UNKNOWN), "先写“不详”")
    return RuleOutcome(state.without_draft("paste") if key == "paste.lines" else state)
