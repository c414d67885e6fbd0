"""What an answer was, as questions that a template may ask: `filing.is_unanswered`, `reply.is_consent`."""

from __future__ import annotations

from typing import Final

from letters.case import RefusalGround, ReplyOutcome

_PENDING: Final = frozenset({"", ReplyOutcome.ACCEPTED, ReplyOutcome.REFERRED})
_UNDECIDED: Final = frozenset({"", ReplyOutcome.ACCEPTED})
_CONSENT: Final = frozenset({ReplyOutcome.AGREED, ReplyOutcome.ACCEPTED, ReplyOutcome.MEDIATED})
_SETTLED: Final = frozenset({ReplyOutcome.AGREED, ReplyOutcome.MEDIATED})


class Outcome:
    """Questions about an answer, or about a letter by its latest answer ("" where none came).

    `code` is the outcome's word in the case file, `ground_code` that of the ground of a refusal.
    """

    __slots__ = ()

    code: str
    ground_code: str

    @property
    def is_unanswered(self) -> bool:
        """Whether nothing came back: a silence that the person recorded is no answer."""
        return self.code == ""

    @property
    def is_pending(self) -> bool:
        """Whether no result is on record: nothing came, or only that the matter was taken or passed on."""
        return self.code in _PENDING

    @property
    def is_undecided(self) -> bool:
        """Whether a body that was to decide has not: nothing came, or only that it took the matter."""
        return self.code in _UNDECIDED

    @property
    def is_accepted(self) -> bool:
        """Whether the matter was taken."""
        return self.code == ReplyOutcome.ACCEPTED

    @property
    def is_refused(self) -> bool:
        """Whether it was not taken, or was turned down."""
        return self.code == ReplyOutcome.REFUSED

    @property
    def is_not_filed(self) -> bool:
        """Whether the police gave notice that they open no criminal case."""
        return self.code == ReplyOutcome.NOT_FILED

    @property
    def is_supplement(self) -> bool:
        """Whether more papers were asked for."""
        return self.code == ReplyOutcome.SUPPLEMENT

    @property
    def is_referred(self) -> bool:
        """Whether it was passed on to another body."""
        return self.code == ReplyOutcome.REFERRED

    @property
    def is_mediated(self) -> bool:
        """Whether mediation ended in an agreement."""
        return self.code == ReplyOutcome.MEDIATED

    @property
    def is_failed(self) -> bool:
        """Whether mediation failed or was ended."""
        return self.code == ReplyOutcome.FAILED

    @property
    def is_decided(self) -> bool:
        """Whether a decision on the matter was made."""
        return self.code == ReplyOutcome.DECIDED

    @property
    def is_upheld(self) -> bool:
        """Whether the decision under review was left as it was."""
        return self.code == ReplyOutcome.UPHELD

    @property
    def is_agreed(self) -> bool:
        """Whether the other side agreed."""
        return self.code == ReplyOutcome.AGREED

    @property
    def is_countered(self) -> bool:
        """Whether the other side made an offer of its own."""
        return self.code == ReplyOutcome.COUNTERED

    @property
    def is_broken(self) -> bool:
        """Whether the other side did not keep what was agreed."""
        return self.code == ReplyOutcome.BROKEN

    @property
    def is_missed(self) -> bool:
        """Whether the person could not keep what was agreed."""
        return self.code == ReplyOutcome.MISSED

    @property
    def is_consent(self) -> bool:
        """Whether an offer was agreed to, in whatever form."""
        return self.code in _CONSENT

    @property
    def is_settled(self) -> bool:
        """Whether both sides came to terms before a body."""
        return self.code in _SETTLED

    @property
    def has_ground(self) -> bool:
        """Whether a ground was given that has a name of its own."""
        return self.ground_code not in ("", RefusalGround.OTHER)

    @property
    def is_called_civil(self) -> bool:
        """Whether it was turned away as a dispute under civil law."""
        return self.ground_code == RefusalGround.CIVIL

    @property
    def is_called_not_competent(self) -> bool:
        """Whether the body said that the matter is not its own."""
        return self.ground_code == RefusalGround.NOT_COMPETENT

    @property
    def is_called_elsewhere(self) -> bool:
        """Whether the body said that another has the matter or had it."""
        return self.ground_code == RefusalGround.ELSEWHERE

    @property
    def is_called_too_late(self) -> bool:
        """Whether the body said that the time for it had run out."""
        return self.ground_code == RefusalGround.TOO_LATE
