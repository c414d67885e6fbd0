"""Masked cases of tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.case.fields import Table
from letters.compose.masks import mask
from tests.stories import row, story, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case.model import Case

NAMES = "third_parties_without_consent"
PHONES = "third_party_phones"


def texts(value: Any) -> Iterator[str]:
    """Every text of a case, wherever it stands."""
    if type(value) is str:
        yield value
    elif isinstance(value, Table):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        yield from texts((*value, *value.values()))


def third(key: str = "wife", relation: str = "配偶", **fields: object) -> str:
    return row("third_parties", id=key, relation=relation, **fields)


def account(text: str) -> str:
    return table("story", account=text)


def told(case: Case, *masks: str) -> str:
    """The account as the masked case has it."""
    return mask(case, masks).case.story.account or ""


def masked_account(text: str, *parts: str, masks: tuple[str, ...], who: str = "") -> str:
    return told(story(account(text), *parts, who=who), *masks)
