"""Who receives a letter, as it is chosen and as a template sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from letters.case import Respondent


class Addressee(NamedTuple):
    """Who receives a letter: `name` is "" where it is not known, then `missing` says what lacks.

    `respondents` are those the letter is about; `rule` says in plain words why this body, `topic` leads to the
    articles on jurisdiction. `is_business`: it is a role of the other side, no body;
    `by_mail`: it may go by e-mail.
    """

    name: str
    role: str
    respondents: tuple[Respondent, ...]
    confirmed: bool = False
    alternatives: tuple[str, ...] = ()
    rule: str = ""
    topic: str = ""
    caution: str = ""
    missing: str = ""
    is_business: bool = False
    by_mail: bool = False

    @property
    def mailboxes(self) -> tuple[str, ...]:
        """The e-mail addresses that the case knows of whom it is written to, and of nobody whom it only is about."""
        return tuple(one.email for one in self.respondents if one.email and one.called and one.called in self.name)
