"""What a letter answers, and the plan that it is about: both from what was sent, not from what is wished for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.case import ReplyOutcome
from letters.compose.choose.needs import Lack
from letters.compose.guard import is_part
from letters.compose.view import Occasion
from letters.findings import agreed, asked_for, of_kind, proposed
from letters.kit.listing import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from letters.case import Case, Filing, Option
    from letters.catalogue import Head
    from letters.compose.dossier import Dossier

NEGOTIATION, AGREEMENT = "negotiation", "agreement"

WHICH = Lack("按哪一个付款方案写的选择（案件里有{ways}）", "写文书时加 --option，例如 --option 分期")
NO_NEW = Lack("新的付款方案（案件里的和原来的、对方提出的一样）", "先算出做得到的，存进案件")
UNDATED = Lack("对方方案的逐期付款日期和金额", "[filings.replies.counter] payments")
UNACCEPTED = Lack("接受对方的哪一个方案", "先记下接受了哪一个")
UNKNOWN = Lack("当时提出的付款方案", "[filings.option]")


class Task(NamedTuple):
    """One letter to be made: what it answers (None: nothing), the plan it is about, and what lacks to make it."""

    occasion: Occasion | None
    option: Option | None = None
    lacks: tuple[Lack, ...] = ()


def tasks(dossier: Dossier, head: Head, wishes: Sequence[str]) -> Iterator[Task]:
    """What there is to write with a head; nothing for one that answers what did not happen."""
    case = dossier.case
    found = tuple(_occasions(dossier, head, wishes))
    for occasion in found or (() if head.follows else (None,)):
        if head.kind == AGREEMENT:
            yield _agreement(case, occasion.filing if occasion else _latest_offer(case), occasion)
        elif head.asks_anew:
            yield _renegotiation(case, occasion.filing if occasion else None, occasion)
        else:
            yield Task(occasion)


def plan_sent(case: Case, head: Head, about: Filing | None) -> Option | None:
    """The plan that a letter of this kind asks for or lays down on being sent; None for a letter without one.

    `about` is the letter that it follows. None also where it is not certain which of several plans it is.
    """
    if head.kind == NEGOTIATION:
        return of_kind(case, head.id)
    if head.kind == AGREEMENT:
        return _agreement(case, about or _latest_offer(case), None).option
    return _renegotiation(case, about, None).option if head.asks_anew else None


def _occasions(dossier: Dossier, head: Head, wishes: Sequence[str]) -> Iterator[Occasion]:
    """What a letter answers, once for each; one that is but one of several ways only where it is wished for."""
    if not head.follows and head.kind != AGREEMENT:
        return
    wished = any(is_part(wish, head.id) for wish in wishes)
    for one in dossier.followed:
        for step in one.steps:
            if step.letter == head.id and (wished or not step.optional):
                yield Occasion(dossier.case.filings.index(one.filing), one, step)


def _agreement(case: Case, filing: Filing | None, occasion: Occasion | None) -> Task:
    """An agreement lays down what was agreed on: over a letter that was sent, else the only plan there is."""
    if filing is None:
        return _only(proposed(case), occasion)
    if filing.accepted and not filing.accepted.payments:
        return Task(occasion, lacks=(UNDATED,))
    if filing.last and filing.last.outcome is ReplyOutcome.COUNTERED and not filing.accepted:
        return Task(occasion, lacks=(UNACCEPTED,))
    option = agreed(case, filing)
    return Task(occasion, option, () if option else (UNKNOWN,))


def _renegotiation(case: Case, filing: Filing | None, occasion: Occasion | None) -> Task:
    """A new plan, which must not be that which did not hold; without any plan the letter asks to talk.

    A plan of another kind, which was wished for all along, is no answer to what happened until the person says so.
    """
    options = case.offer.options if case.offer else ()
    new = proposed(case, filing)
    if not options:
        return Task(occasion)
    if not new:
        return Task(occasion, lacks=(NO_NEW,))
    before = asked_for(case, filing) if filing else None
    anew = before is not None and new[0].kind is before.kind
    return _only(new, occasion) if anew or len(options) == 1 else _asking(new, occasion)


def _only(options: Sequence[Option], occasion: Occasion | None) -> Task:
    """The one plan that can be meant; which it is cannot be told of several, and is never guessed."""
    return Task(occasion, options[0]) if len(options) == 1 else _asking(options, occasion)


def _asking(options: Sequence[Option], occasion: Occasion | None) -> Task:
    """That it is to be said which plan is meant."""
    ways = listed(dict.fromkeys(option.kind.label for option in options))
    return Task(occasion, lacks=(WHICH._replace(what=WHICH.what.replace("{ways}", ways)),))


def _latest_offer(case: Case) -> Filing | None:
    """The latest letter sent that asked for a way of paying."""
    return next((each for each in sorted(case.filings, key=_sent, reverse=True) if asked_for(case, each)), None)


def _sent(filing: Filing) -> date:
    return filing.on
