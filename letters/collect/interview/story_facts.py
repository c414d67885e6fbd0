"""What a story says that has a place of its own in the case: shown as it was written, put down on the person's yes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from letters.collect.interview import story
from letters.collect.interview.outcome import RuleOutcome
from letters.collect.interview.question_choice import NONE, QuestionChoice
from letters.collect.interview.story import ProposalKind
from letters.kit.typed import Rent, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from letters.collect.interview.state import InterviewState
    from letters.collect.interview.story import Proposal

ACCOUNT, FOUND = "story.account", "story.found"
_PLACES = (
    (ProposalKind.ORDER, "订单号", "order_number"),
    (ProposalKind.SUM, "每期租金", "rent"),
    (ProposalKind.TERM, "期数", "periods"),
)
NEAR = 20  # characters between the days and how often a day


class StoryFact(NamedTuple):
    """Something in the story that may be put down: how it reads, and the values by their keys."""

    label: str
    values: Mapping[str, Any]


def facts(state: InterviewState) -> tuple[StoryFact, ...]:
    """What the story proposes and nobody has answered yet."""
    found = story.proposals(str(state.get(ACCOUNT) or ""), state.today)
    each = (*_of_contract(found), *_of_contacts(state, found))
    return tuple(fact for fact in each if all(state.get(key) is None for key in fact.values))


def listed(state: InterviewState) -> tuple[QuestionChoice, ...]:
    """The facts as a list to tick."""
    return (*(QuestionChoice(str(number), fact.label) for number, fact in enumerate(facts(state))), NONE)


def _of_contract(found: Sequence[Proposal]) -> Iterator[StoryFact]:
    """Number of the order, rent and number of rents, each where the story names one alone."""
    for kind, meant, key in _PLACES:
        named = [each for each in found if each.kind is kind and _value(each.value) is not None]
        if len(named) == 1:
            yield StoryFact(f"“{named[0].said}”是{meant}", {f"contracts.0.{key}": _value(named[0].value)})


def _value(meant: Any) -> Any:
    """What the case file holds of it; None for a length that is no number of rents, a sum not paid each time."""
    if isinstance(meant, Term):
        return meant.number if meant.unit in ("", "month") else None
    if isinstance(meant, Rent):
        return meant.amount if meant.unit else None
    return meant


def _of_contacts(state: InterviewState, found: Sequence[Proposal]) -> Iterator[StoryFact]:
    """So many a day from then till then, where both stand beside each other."""
    place = f"incidents.{len(state.data.get('incidents', []))}"
    for first, then in pairwise(found):
        if first.kind is not ProposalKind.SPAN or then.kind is not ProposalKind.COUNT or first.value is None:
            continue
        if then.value is not None and then.value.daily and then.start - first.end <= NEAR:
            days = {"at": first.value.at, "until": first.value.until, "per_day": then.value.number}
            yield StoryFact(
                f"{first.shown}，{then.shown}：他们联系您", {f"{place}.{name}": value for name, value in days.items()}
            )
            return


def _told(state: InterviewState, key: str, value: str) -> RuleOutcome:
    """The story as it was told; what it names is read back next."""
    after = state.put(key, value)
    if not facts(after):
        return RuleOutcome(after)
    return RuleOutcome(after.noted(todo=[FOUND, *(each for each in after.todo if each != FOUND)]))


def _confirmed(state: InterviewState, key: str, value: list[str]) -> RuleOutcome:
    """What the person says yes to is put down; the rest stays in the story."""
    known = facts(state)
    todo: list[str] = []
    after = state.skip(key)
    for number in value:
        for name, each in known[int(number)].values.items():
            after = after.put(name, each)
            if name.endswith(".per_day"):
                row = name.removesuffix(".per_day")
                todo += [f"{row}.channel", f"{row}.per_night"]
    if todo:
        after = after.skip("incidents.+.period")
    return RuleOutcome(after.noted(todo=[*todo, *after.todo]))


RULES: dict[str, Callable[[InterviewState, str, Any], RuleOutcome]] = {ACCOUNT: _told, FOUND: _confirmed}
