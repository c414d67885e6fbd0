"""Who receives a letter, as it is chosen and as a template sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from letters.case import Respondent


class Addressee(NamedTuple):
    """Who receives a letter: `name` is "" where it is not known, then `missing` says what lacks.

    `respondents` are those the letter is about; `rule` says in plain words why this body, `topic` leads to the
    articles on jurisdiction. `is_business`: it is a role of the other side, no body.
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
