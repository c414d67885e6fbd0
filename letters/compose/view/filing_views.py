"""A letter that was sent, with what came back, as a template sees it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from letters.compose.view.outcomes import Outcome
from letters.compose.view.said import Said
from letters.compose.view.wish_views import InstalmentView, OptionView

TO_A_BUSINESS = frozenset({"negotiation", "agreement", "notice", "request"})
OFFERS = frozenset({"negotiation", "agreement"})


class _ReplyFields(NamedTuple):
    on: date
    dated: date | None
    by: str | None
    said: bool
    code: str
    outcome: str
    words: Said | None
    told: str | None
    account: str | None
    reference: str | None
    ground_code: str
    ground: str
    referred_to: str | None
    asks_for: tuple[str, ...]
    due: date | None
    is_untold: bool


class ReplyView(_ReplyFields, Outcome):
    """One answer. `code` and `ground_code` are the words of the case file, `outcome` and `ground` their labels.

    `words` are what was written; `told` is what was `said`, or came nobody says how: the person's own report of it.
    `account` is the gist in their words. `is_untold`: it did not tell of the remedy against it. `by` is who answered,
    `on` the day it came, `dated` that on the paper.
    """

    __slots__ = ()


class ReportView(NamedTuple):
    """What the person themselves put down of how it went on: that something was not kept, on which day, and what."""

    on: date
    is_broken: bool
    is_missed: bool
    account: str | None


class _FilingFields(NamedTuple):
    id: str | None
    letter: str
    kind: str
    procedure: str
    is_review: bool
    title: str
    to: str
    on: date
    received_on: date | None
    reference: str | None
    by: str | None
    replies: tuple[ReplyView, ...] = ()
    reports: tuple[ReportView, ...] = ()
    code: str = ""
    outcome: str = ""
    reply_on: date | None = None
    words: Said | None = None
    reply_reference: str | None = None
    ground_code: str = ""
    ground: str = ""
    referred_to: str | None = None
    asks_for: tuple[str, ...] = ()
    due: date | None = None
    due_provisional: bool = False
    term: str = ""
    label: str = ""
    cited: str = ""
    why: str = ""
    basis: str = ""
    until: date | None = None
    until_provisional: bool = False
    in_doubt: bool = False
    matter: str = ""
    organ: str = ""
    answer: ReplyView | None = None
    report: ReportView | None = None
    counter_total: Decimal | None = None
    counter_on: date | None = None
    accepted_on: date | None = None
    agreed: OptionView | None = None
    ahead: tuple[InstalmentView, ...] = ()
    root: FilingView | None = None
    before: FilingView | None = None


class FilingView(_FilingFields, Outcome):
    """An earlier letter with its `replies`, and apart from them what the person reports themselves.

    A silence is neither. Those fields that an answer has too are the latest one's, `answer`; `code` and `outcome` are
    those of the latest of either. `agreed` is the plan that both sides came to terms on, `ahead` what of it is still to
    fall due, `counter_total` and `counter_on` what the other side proposed instead, `accepted_on` when the person took
    that.

    `kind` and `procedure` are its template's ("" for a letter that no template has). The rest is told of the letter
    that is answered: `due` is the day on which the other side's term ran out (`due_provisional`: as far as one can
    know), `term` and `label` what term that was, `cited` its provision; `why` says why this letter now, `basis` what
    that rests on, `matter` the part of it that says what the body had to do, `until` is its own last day, `in_doubt`
    whether that may be over already; `before` is the letter that it is about, reminders and supplements left out,
    `root` the one with which the matter began. `organ` is the body that answers for the matter where a station only
    took it ("" where its name does not tell).
    """

    __slots__ = ()

    @property
    def is_of_station(self) -> bool:
        """Whether a police station took the matter, which decides little in its own name."""
        return self.organ != self.to

    @property
    def is_untold(self) -> bool:
        """Whether the latest answer did not tell of the remedy against it, as the person says."""
        return self.answer is not None and self.answer.is_untold

    @property
    def is_changed(self) -> bool:
        """Whether a reconsideration did not leave the matter as it was."""
        return self.is_reconsideration and self.is_decided

    @property
    def leaves_penalties_open(self) -> bool:
        """Whether the police gave notice that they open no criminal case, and no other result."""
        told = [reply for reply in self.replies if not reply.is_accepted]
        return self.is_police_report and bool(told) and all(reply.is_not_filed for reply in told)

    @property
    def is_offer(self) -> bool:
        """Whether it offered a way of paying, or was an agreement about one."""
        return self.kind in OFFERS

    @property
    def is_negotiation(self) -> bool:
        """Whether it asked for a way of paying."""
        return self.kind == "negotiation"

    @property
    def is_agreement(self) -> bool:
        """Whether it was an agreement, put forward to be signed."""
        return self.kind == "agreement"

    @property
    def fallen_due(self) -> tuple[InstalmentView, ...]:
        """The payments agreed on that were due by the day of the person's own report."""
        if self.agreed is None or self.report is None:
            return ()
        return tuple(payment for payment in self.agreed.payments if payment.due <= self.report.on)

    @property
    def is_complaint(self) -> bool:
        """Whether it was a complaint to a body."""
        return self.kind == "complaint"

    @property
    def is_application(self) -> bool:
        """Whether it applied for legal aid."""
        return self.kind == "application"

    @property
    def is_to_a_business(self) -> bool:
        """Whether it asked something of the other side."""
        return self.kind in TO_A_BUSINESS

    @property
    def is_to_be_answered(self) -> bool:
        """Whether it asks for things one by one, to be answered one by one: not a matter for a body to decide."""
        return self.is_to_a_business or (self.kind == "follow-up" and not self.is_review)

    @property
    def is_police_report(self) -> bool:
        """Whether it reported to the police."""
        return self.procedure == "police-report"

    @property
    def is_market_complaint(self) -> bool:
        """Whether it brought the dispute to the market regulator."""
        return self.procedure == "market-complaint"

    @property
    def is_reconsideration(self) -> bool:
        """Whether it asked for administrative reconsideration."""
        return self.procedure == "reconsideration"

    @property
    def is_aid_objection(self) -> bool:
        """Whether it objected to a refusal of legal aid."""
        return self.procedure == "aid-objection"
