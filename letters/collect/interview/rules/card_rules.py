"""What they did, card by card, and for each thing which time it was: an act is never put down without its time.

`cards.kinds` are the cards that fit, `cards.<card>` what on a card was done, `acts.<act>.which` the contacts, by id, in
which it was. What is taken back there is taken from the contacts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from letters.case import SELF
from letters.collect.interview import script
from letters.collect.interview.cards import ANOTHER, KINDS
from letters.collect.interview.outcome import RuleOutcome
from letters.collect.interview.rules import proofs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.collect.interview.script_files import CardRow
    from letters.collect.interview.state import InterviewState

_NEW = ("at", "channel", "to", "from_number", "words")


def _kinds(state: InterviewState, key: str, value: list[str]) -> RuleOutcome:
    """The cards that fit: what stands on them is asked next; what was ticked on others is taken back."""
    for card in script.data().card:
        if card.id not in value:
            state = _taken_back(state, (line.act for line in card.line))
    cards = [card for card in script.data().card if card.id in value]
    after = state.put(key, value or None)
    return RuleOutcome(_ask(after if value else after.skip(key), [each for card in cards for each in _of_card(card)]))


def _of_card(card: CardRow) -> list[str]:
    """What a card that fits leads to: what of it was done, or of a card with one line which time that was."""
    acts = [line.act for line in card.line]
    return [f"cards.{card.id}"] if len(acts) > 1 else [f"acts.{act}.told" for act in acts]


def _card(state: InterviewState, key: str, value: list[str]) -> RuleOutcome:
    card = next(card for card in script.data().card if key == f"cards.{card.id}")
    state = _taken_back(state, (line.act for line in card.line if line.act not in value))
    return RuleOutcome(_ask(state.put(key, value or None), [f"acts.{act}.told" for act in value]))


def _which(state: InterviewState, key: str, value: list[str]) -> RuleOutcome:
    """The contacts in which it was done; one that is not told yet is asked about next."""
    act = key.split(".")[1]
    state, told, todo = _with_another(state, act, value)
    more: list[str] = []
    for number, row in enumerate(state.data.get("incidents", [])):
        is_meant = row["id"] in told
        state = _with_act(state, number, row, act, is_meant=is_meant)
        more += _more(row, number, act) if is_meant else []
    return RuleOutcome(_ask(state.put(key, told or None), [*more, *todo]))


def _with_act(state: InterviewState, number: int, row: dict[str, Any], act: str, *, is_meant: bool) -> InterviewState:
    """The state with the act in that contact, or without it."""
    acts = [each for each in row.get("acts", ()) if each != act]
    wanted = [*acts, act] if is_meant else acts
    return state if wanted == list(row.get("acts", ())) else state.put(f"incidents.{number}.acts", wanted or None)


def _with_another(state: InterviewState, act: str, value: list[str]) -> tuple[InterviewState, list[str], list[str]]:
    """The contacts meant, by id, with one begun that is not told yet, and what is asked of that one."""
    if ANOTHER not in value:
        return state, value, []
    new, holder = state.next_id("incidents", "I", 3), f"incidents.{len(state.data.get('incidents', []))}"
    begun = state.without_draft(holder).put(f"{holder}.id", new).put(f"{holder}.acts", [act])
    names = (*_NEW, *_of_line(act), "proof")
    return begun, [new if each == ANOTHER else each for each in value], [f"{holder}.{name}" for name in names]


def _more(row: dict[str, Any], number: int, act: str) -> list[str]:
    """What is still to be said of a contact in which the act was done."""
    names = [] if row.get("words") or row.get("account") else ["words"]
    names += ["known_by"] if SELF not in row.get("to", (SELF,)) and "known_by" not in row else []
    names += [name for name in _of_line(act) if not _is_told(name, row)]
    return [f"incidents.{number}.{name}" for name in names]


def _is_told(name: str, row: dict[str, Any]) -> bool:
    """Whether a contact has the answer: of a question with several fields, one of them."""
    return not row.keys().isdisjoint({name, *script.data().put(f"incidents.{name}").fields})


def _of_line(act: str) -> tuple[str, ...]:
    return next((line.asks for card in script.data().card for line in card.line if line.act == act), ())


def _proof(state: InterviewState, key: str, value: str) -> RuleOutcome:
    """What shows it: a piece of evidence of that sort for each of the contacts."""
    told = state.get(key.replace(".proof", ".which")) or []
    return RuleOutcome(proofs.noted(state.put(key, value), told, value))


def _proof_of_one(state: InterviewState, key: str, value: str) -> RuleOutcome:
    return RuleOutcome(proofs.noted(state, [str(state.get(key.replace(".proof", ".id")))], value))


def _taken_back(state: InterviewState, acts: Iterable[str]) -> InterviewState:
    for act in acts:
        if state.get(f"acts.{act}.which"):
            state = _which(state, f"acts.{act}.which", []).state
    return state


def _ask(state: InterviewState, keys: list[str]) -> InterviewState:
    """The state in which these are asked before anything else."""
    return state.noted(todo=[*keys, *(each for each in state.todo if each not in keys)]) if keys else state


Rule = Callable[["InterviewState", str, Any], RuleOutcome]
_OF_ACTS: dict[str, Rule] = {"which": _which, "proof": _proof}


def rule_of(name: str) -> Rule | None:
    """The rule for a key without numbers, where the cards have it."""
    first, last = name.partition(".")[0], name.rpartition(".")[2]
    if first == "cards":
        return _kinds if name == KINDS else _card
    if name == "incidents.proof":
        return _proof_of_one
    return _OF_ACTS.get(last) if first == "acts" else None
