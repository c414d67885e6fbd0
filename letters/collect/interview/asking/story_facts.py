"""What a story says that has a place of its own in the case: shown as it was written, put down on the person's yes.

Numbers of orders, what is paid each time, for how long and as a deposit, days with how often, the number that stands
beside them, one's own number, and people whom it says they contacted. Never what was done, who did it, or a debt.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from letters.case import people_in
from letters.collect.interview.asking.asked import placed
from letters.collect.interview.asking.question_choice import NONE, QuestionChoice
from letters.collect.interview.keys import NEXT
from letters.collect.interview.outcome import RuleOutcome
from letters.collect.interview.words import story
from letters.collect.interview.words.story import ProposalKind
from letters.kit.typed import Rent, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from letters.collect.interview.state import InterviewState
    from letters.collect.interview.words.story import Proposal
    from letters.kit.typed import Count

ACCOUNT, FOUND = "story.account", "story.found"
CONTACTS, PEOPLE = "incidents", "third_parties"
_PLACES = (
    (ProposalKind.ORDER, "订单号", "order_number"),
    (ProposalKind.SUM, "每期租金", "rent"),
    (ProposalKind.TERM, "期数", "periods"),
)
_NAMED_SUMS = (("押金", "deposit"), ("买断价", "buyout_price"))
NEAR = 20  # characters between what belongs together: the days, how often, from which number
_MINE = re.compile(r"(?:我|本人|自己)(?:的|用的)?(?:手机|电话|号码|手机号)?(?:号码?)?(?:是|[:：])?\s*$")
_SENTENCE, _PIECE = re.compile("[。；;！\n]"), re.compile("[，,、]")
_VERB = re.compile(
    r"(?:打(?:了?电话)?(?:给|到)|联系(?:了|到|上)?|骚扰(?:了)?|找(?:了|到|上)|发(?:了?短信|了?微信)?给)了?$"
)
_ALIKE = re.compile(r"(?:那边|那里)?(?:也|都)(?:是)?(?:一样|这样|同样|如此)(?:的)?(?=[，,。；;！\s]|$)")
_ONLY_SAID = re.compile("(?:要|会|敢|威胁|说|再|就|想|准备|不许|别|没有?)[^，,。；;！\n]{0,6}$")


class StoryFact(NamedTuple):
    """Something in the story that may be put down: how it reads, and the values by their keys, or of a new row."""

    label: str
    values: Mapping[str, Any]
    table: str = ""


def facts(state: InterviewState) -> tuple[StoryFact, ...]:
    """What the story proposes and nobody has answered yet."""
    text = str(state.get(ACCOUNT) or "")
    found = story.proposals(text, state.today)
    each = (
        *_of_contract(found),
        *_named_sums(text, found),
        *_own_number(text, found),
        *_contacts(text, found),
        *_people(text, found),
    )
    return tuple(fact for fact in each if _is_new(state, fact))


def _is_new(state: InterviewState, fact: StoryFact) -> bool:
    """Whether nothing stands there: of a row, whether none begins the same or is of the same person."""
    if not fact.table:
        return all(state.get(key) is None for key in fact.values)
    first = next(iter(fact.values))
    rows = [
        *state.data.get(fact.table, ()),
        *(row for key, row in state.drafts.items() if key.startswith(f"{fact.table}.")),
    ]
    return str(fact.values[first]) not in {str(row.get(first)) for row in rows}


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


def _named_sums(text: str, found: Sequence[Proposal]) -> Iterator[StoryFact]:
    """Sums behind the word that says what they are, each where the word stands once."""
    for word, key in _NAMED_SUMS:
        sums = [
            each
            for each in found
            if each.kind is ProposalKind.SUM and re.search(rf"{word}(?:是|为|交了|[:：])?$", text[: each.start])
        ]
        if len(sums) == 1 and text.count(word) == 1 and sums[0].value is not None:
            yield StoryFact(f"“{word}{sums[0].said}”是{word}", {f"contracts.0.{key}": sums[0].value.amount})


def _own_number(text: str, found: Sequence[Proposal]) -> Iterator[StoryFact]:
    own = [each for each in found if each.kind is ProposalKind.PHONE and _MINE.search(text[: each.start])]
    if len(own) == 1:
        yield StoryFact(f"“{own[0].said}”是您自己的电话", {"complainant.phone": own[0].value})


def _contacts(text: str, found: Sequence[Proposal]) -> Iterator[StoryFact]:
    """So many a day from then till then, or so many on one day, where both stand beside each other."""
    for first, then in pairwise(found):
        row = _row(first, then)
        if row is None or _is_of_others(text[then.end :]):
            continue
        number = _number_beside(found, then)
        row |= {"from_number": number} if number else {}
        told = f"{first.shown}，{then.shown}{f'，号码 {number}' if number else ''}：他们联系您"
        yield StoryFact(told, row, CONTACTS)


def _is_of_others(text: str) -> bool:
    """Whether what follows says that it was somebody else who was called: at once, or later in the sentence."""
    sentence = _SENTENCE.split(text)[0]
    return bool(people_in(_PIECE.split(sentence)[0])) or any(
        _reached(sentence, each.start) for each in people_in(sentence)
    )


def _reached(text: str, place: int) -> str:
    """The words before a person at a place that say they were contacted; "" for none, and for a threat to do so."""
    found = _VERB.search(text[:place])
    return found[0] if found and not _ONLY_SAID.search(text[: found.start()]) else ""


def _number_beside(found: Sequence[Proposal], often: Proposal) -> str:
    """The telephone number right behind how often, "" for none."""
    after = next((each for each in found if each.start >= often.end), None)
    is_it = after is not None and after.kind is ProposalKind.PHONE and after.start - often.end <= NEAR
    return str(after.value) if after is not None and is_it else ""


def _row(first: Proposal, then: Proposal) -> dict[str, Any] | None:
    """A contact of days and how often, where they fit: so many a day for a span, so many in all for one day."""
    when, often = first.value, then.value
    if then.kind is not ProposalKind.COUNT or then.start - first.end > NEAR or None in (when, often):
        return None
    if first.kind is ProposalKind.TIME:
        return _one_day(first, often)
    is_daily = first.kind is ProposalKind.SPAN and often.daily
    return {"at": when.at, "until": when.until, "per_day": often.number} if is_daily else None


def _one_day(first: Proposal, often: Count) -> dict[str, Any] | None:
    """So many on a day; none from a day on, or of a time that stays vague."""
    when = first.value
    if often.daily or when.at.day is None or when.kept or first.said.endswith(("起", "开始", "以来", "以后")):
        return None
    return {"at": when.at, "count": often.number, **({"estimated": True} if often.estimated else {})}


def _people(text: str, found: Sequence[Proposal]) -> Iterator[StoryFact]:
    """Those of whom the story says that they were called or written to; a threat to do so is none."""
    reached = 0  # where the last who was ends
    for each in (one for one in found if one.kind is ProposalKind.PERSON):
        verb, alike = _reached(text, each.start), _ALIKE.match(text, each.end)
        if verb:
            yield StoryFact(f"“{verb}{each.said}”：他们找过{each.value}", {"relation": each.value}, PEOPLE)
            reached = each.end
        elif alike and reached and not _SENTENCE.search(text[reached : each.start]):
            yield StoryFact(f"“{each.said}{alike[0]}”：他们也找过{each.value}", {"relation": each.value}, PEOPLE)


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
        fact = known[int(number)]
        holder = placed(after, f"{fact.table}.{NEXT}") if fact.table else ""
        for name, each in fact.values.items():
            after = after.put(f"{holder}.{name}" if holder else name, each)
        todo += _asked_of(holder, fact) if fact.table == CONTACTS else ()
    if any(name.endswith(".per_night") for name in todo):
        after = after.skip("incidents.+.period")
    return RuleOutcome(after.noted(todo=[*todo, *after.todo]))


def _asked_of(holder: str, fact: StoryFact) -> tuple[str, ...]:
    """What a contact that was put down still lacks."""
    return (f"{holder}.channel", *((f"{holder}.per_night",) if "per_day" in fact.values else ()))


RULES: dict[str, Callable[[InterviewState, str, Any], RuleOutcome]] = {ACCOUNT: _told, FOUND: _confirmed}
