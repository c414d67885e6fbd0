"""The way of paying that a letter is about: as it was sent and agreed, never as it is wished for since.

A letter sent before its plan was recorded with it is taken to have asked for the offer's plan of its own kind: there is
no other record of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import Option, OptionKind, ReplyOutcome

if TYPE_CHECKING:
    from datetime import date

    from letters.case import Case, CounterOffer, Filing, Reply

AGREEMENT = "agreement/"
THEIR_PLAN, AGREED_PLAN = "对方的方案", "谈成的方案"


def asked_for(case: Case, filing: Filing) -> Option | None:
    """What a letter that was sent asked for or laid down; None where it was no offer, or nobody knows any more."""
    for _ in case.filings:  # so that letters that are about one another end too
        if filing.option is not None or not is_agreement(filing):
            break
        before = _behind(case, filing)
        if before is None:
            return None
        if before.accepted:
            return _of_counter(before.accepted)
        filing = before
    return filing.option or of_kind(case, filing.letter)


def is_agreement(filing: Filing) -> bool:
    """Whether a letter is the paper that both sides sign."""
    return filing.letter.startswith(AGREEMENT)


def agreed(case: Case, filing: Filing) -> Option | None:
    """What both sides came to terms on over a letter: the counter-offer accepted, else what the letter asked for."""
    return _of_counter(filing.accepted) if filing.accepted else asked_for(case, filing)


def on_the_table(case: Case, filing: Filing) -> tuple[Option, str] | None:
    """The plan that is to be decided on after the latest answer to an offer, and what it is called.

    That is what the other side proposes, or what both came to terms on and is to be written down. None once it was
    signed, and where nothing was agreed or proposed: what was offered is answered then, and no more to be weighed.
    """
    if is_agreement(filing) or filing.last is None:
        return None
    if filing.accepted or filing.last.outcome in (ReplyOutcome.AGREED, ReplyOutcome.ACCEPTED):
        plan = agreed(case, filing)
        return (plan, AGREED_PLAN) if plan else None
    plan = _of_counter(filing.counters[-1]) if filing.last.outcome is ReplyOutcome.COUNTERED else None
    return (plan, THEIR_PLAN) if plan else None


def counter_offers(case: Case) -> tuple[Option, ...]:
    """What the other side proposed last in answer to each letter, with its payments as far as it named them."""
    last = (_of_counter(filing.counters[-1]) for filing in case.filings if filing.counters)
    return tuple(option for option in last if option)


def of_kind(case: Case, letter: str) -> Option | None:
    """The plan that a letter of that id asks for today: the first of its kind in the offer."""
    options = case.offer.options if case.offer else ()
    return next((option for option in options if letter.endswith(f"/{option.kind}")), None)


def proposed(case: Case, filing: Filing | None = None) -> tuple[Option, ...]:
    """The plans of the offer that may be meant: all, or those that are new after a letter; one where it is certain.

    New is what neither that letter asked for, nor was agreed on, nor the other side proposed. Of several the one of the
    letter's own kind, worked out anew, is meant.
    """
    options = case.offer.options if case.offer else ()
    if filing is None:
        return options
    before = asked_for(case, filing)
    known = _known_shapes(case, filing)
    new = tuple(option for option in options if _shape(option) not in known)
    anew = tuple(option for option in new if before and option.kind is before.kind)
    return anew if len(anew) == 1 else new


def _known_shapes(case: Case, filing: Filing) -> set[tuple[object, ...]]:
    """What both sides have had before them over a letter, and over those that it goes back to."""
    told: list[Option | None] = []
    behind: Filing | None = filing
    for _ in case.filings:  # so that letters that are about one another end too
        if behind is None:
            break
        told += [asked_for(case, behind), agreed(case, behind), *map(_of_counter, behind.counters)]
        behind = _behind(case, behind)
    return {_shape(option) for option in told if option}


def _behind(case: Case, filing: Filing) -> Filing | None:
    """The letter that another one is about."""
    return next((each for each in case.filings if each.id and each.id == filing.about), None)


def _of_counter(counter: CounterOffer) -> Option | None:
    """A counter-offer as a plan; None where its payments were not named."""
    if not counter.payments:
        return None
    kind = OptionKind.SETTLEMENT if counter.settles else OptionKind.INSTALMENTS
    return Option(kind=kind, payments=counter.payments)


def _shape(option: Option) -> tuple[object, ...]:
    """What makes a plan the same as another: how much on which day."""
    return tuple((payment.due, payment.amount) for payment in option.payments)


def known_on(case: Case, day: date) -> Case:
    """The case with what was sent, answered and accepted by a day: a letter of that day knows of nothing later."""
    late = any(_latest(filing) > day for filing in case.filings)
    if not late:
        return case
    filings = tuple(_known(filing, day) for filing in case.filings if filing.on <= day)
    return case.model_copy(update={"filings": filings})


def _latest(filing: Filing) -> date:
    taken = [counter.accepted_on for counter in filing.counters if counter.accepted_on]
    return max([filing.on, *(reply.on for reply in filing.replies), *taken])


def _known(filing: Filing, day: date) -> Filing:
    replies = tuple(_taken(reply, day) for reply in filing.replies if reply.on <= day)
    return filing.model_copy(update={"replies": replies})


def _taken(reply: Reply, day: date) -> Reply:
    """A reply whose counter-offer is accepted only if it was by that day."""
    if reply.counter is None or reply.counter.accepted_on is None or reply.counter.accepted_on <= day:
        return reply
    return reply.model_copy(update={"counter": reply.counter.model_copy(update={"accepted_on": None})})
