"""What became of earlier letters, as the next one tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.authorities import organ_of
from letters.case import OWN_WORD, ReplyOutcome
from letters.compose.view.filing_views import FilingView, ReplyView, ReportView
from letters.compose.view.said import said
from letters.compose.view.wish_views import option_view
from letters.findings import agreed
from letters.law import cite_named

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from letters.books import Books
    from letters.case import Case, Filing, Reply
    from letters.findings import Findings
    from letters.follow import Followed, Step
    from letters.law import Law, Limit, Provision

REPORTED = OWN_WORD - {ReplyOutcome.SILENT}
KEPT_APART = frozenset({"report", "application"})
UNITS = {"days": "日", "working_days": "个工作日", "months": "个月", "years": "年"}


class Occasion(NamedTuple):
    """Why a letter that follows is written now: the earlier one, what became of it, and the step that leads to it.

    `place` is the earlier letter's among the case's filings, so that it is found in the masked case too.
    """

    place: int
    became: Followed
    step: Step

    @property
    def filing(self) -> Filing:
        """The earlier letter."""
        return self.became.filing


def filing_views(case: Case, books: Books, *, everything: bool) -> tuple[FilingView, ...]:
    """The letters sent, in order of sending; all of them only where `everything` may be told.

    A report is kept apart from a dispute so that the other side does not learn of it, and an application tells of one's
    means: neither is for every reader, nor what followed from it.
    """
    every = sorted(case.filings, key=lambda filing: filing.on)
    views = [(_view(filing, books), _view(_root(filing, case, books), books).kind) for filing in every]
    return tuple(view for view, began_as in views if everything or began_as not in KEPT_APART)


def earlier_view(findings: Findings, occasion: Occasion) -> FilingView:
    """The letter that is answered, under the masks of the one that answers it."""
    shown, books = findings.case, findings.books
    filing = shown.filings[occasion.place]
    ran_out, by = occasion.became.ran_out, occasion.step.by
    plan = agreed(shown, filing)
    terms = option_view(plan, findings.positions) if plan else None
    view = _view(filing, books)._replace(
        why=occasion.step.why,
        basis=cite_named(_basis(occasion.step.topics, books.law, findings.day)),
        matter=cite_named(_basis(occasion.step.matter, books.law, findings.day)),
        until=by.due if by and not by.spread else None,
        until_provisional=by.provisional if by else False,
        in_doubt=by is not None and by.doubtful(findings.day),
        root=_view(_root(filing, shown, books), books),
        before=_before(filing, shown, books),
        agreed=terms,
        ahead=tuple(each for each in terms.payments if each.due >= findings.day) if terms else (),
    )
    if ran_out is None:
        return view
    cited = cite_named(ran_out.provisions)
    return view._replace(
        due=ran_out.latest,
        due_provisional=ran_out.provisional,
        term=term(ran_out.limit),
        label=ran_out.label,
        cited=cited,
    )


def first_filed(findings: Findings, occasion: Occasion) -> date:
    """The day on which the matter of a letter that follows was first put to somebody."""
    case = findings.case
    return _root(case.filings[occasion.place], case, findings.books).on


def _basis(topics: Iterable[str], law: Law, day: date) -> tuple[Provision, ...]:
    """What the law data lets one cite for the topics of a step, whoever reads it."""
    found = (provision for topic in topics for provision in law.on(topic, day) if provision.verified)
    return tuple(dict.fromkeys(found))


def _root(filing: Filing, case: Case, books: Books) -> Filing:
    """The letter with which the matter began: behind a letter that follows stands what it is about."""
    for _ in case.filings:  # so that letters that are about one another end too
        behind = _about(filing, case)
        if behind is None or not _follows(filing, books):
            break
        filing = behind
    return filing


def _before(filing: Filing, case: Case, books: Books) -> FilingView | None:
    """What a letter is about, the reminders and supplements in between left out."""
    behind = _about(filing, case)
    for _ in case.filings:
        if behind is None or not _is_in_between(behind, books):
            break
        behind = _about(behind, case)
    return _view(behind, books) if behind else None


def _about(filing: Filing, case: Case) -> Filing | None:
    return next((each for each in case.filings if each.id and each.id == filing.about), None)


def _is_in_between(filing: Filing, books: Books) -> bool:
    head = books.head(filing.letter)
    return head is not None and head.is_in_between


def _follows(filing: Filing, books: Books) -> bool:
    head = books.head(filing.letter)
    return head is not None and head.follows


def term(limit: Limit | None) -> str:
    """A period in words: 7个工作日; "" for none."""
    return f"{limit.count}{UNITS[limit.unit]}" if limit else ""


def _view(filing: Filing, books: Books) -> FilingView:
    head = books.head(filing.letter)
    view = FilingView(
        id=filing.id,
        letter=filing.letter,
        kind=head.kind if head else "",
        procedure=head.procedure if head else "",
        is_review=head is not None and head.is_review,
        title=books.title(filing.letter),
        to=filing.to,
        organ=organ_of(filing.to) or "",
        on=filing.on,
        received_on=filing.received_on,
        reference=filing.reference,
        by=filing.by,
        replies=tuple(_reply(reply) for reply in filing.replies if reply.outcome not in OWN_WORD),
        reports=tuple(_report(reply) for reply in filing.replies if reply.outcome in REPORTED),
    )
    return _with_latest(_with_counter(view, filing), filing)


def _with_latest(view: FilingView, filing: Filing) -> FilingView:
    """What is told of the latest answer and the latest report, as of the letter itself."""
    told = [reply for reply in filing.replies if reply.outcome is not ReplyOutcome.SILENT]
    if told:
        view = view._replace(code=str(told[-1].outcome), outcome=told[-1].outcome.label)
    if view.reports:
        view = view._replace(report=view.reports[-1])
    if not view.replies:
        return view
    last = view.replies[-1]
    return view._replace(
        answer=last,
        reply_on=last.on,
        words=last.words,
        reply_reference=last.reference,
        ground_code=last.ground_code,
        ground=last.ground,
        referred_to=last.referred_to,
        asks_for=last.asks_for,
    )


def _with_counter(view: FilingView, filing: Filing) -> FilingView:
    """What the other side proposed instead, that which was accepted before any other."""
    proposed = [reply for reply in filing.replies if reply.counter]
    if not proposed:
        return view
    taken = filing.accepted
    reply = next((each for each in proposed if each.counter == taken), proposed[-1])
    total = reply.counter.total if reply.counter else None
    return view._replace(counter_total=total, counter_on=reply.on, accepted_on=taken.accepted_on if taken else None)


def _report(reply: Reply) -> ReportView:
    """What the person put down themselves; words that an older case holds there are their own account."""
    return ReportView(
        on=reply.on,
        is_broken=reply.outcome is ReplyOutcome.BROKEN,
        is_missed=reply.outcome is ReplyOutcome.MISSED,
        account=reply.account or reply.words,
    )


def _is_written(reply: Reply) -> bool:
    """Whether the answer is on paper, as the person says, or as its number or day shows."""
    return bool(reply.reference or reply.dated) if reply.said is None else not reply.said


def _reply(reply: Reply) -> ReplyView:
    return ReplyView(
        on=reply.on,
        dated=reply.dated,
        by=reply.by,
        said=reply.said is True,
        code=str(reply.outcome),
        outcome=reply.outcome.label,
        words=said(reply.words) if _is_written(reply) else None,
        told=None if _is_written(reply) else reply.words,
        account=reply.account,
        reference=reply.reference,
        ground_code=str(reply.ground or ""),
        ground=reply.ground.label if reply.ground else "",
        referred_to=reply.referred_to,
        asks_for=reply.asks_for,
        due=reply.due,
        is_untold=reply.told_rights is False,
    )
