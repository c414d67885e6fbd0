"""Letters that are the same but for the person's own data."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from letters.case import contracts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.case import Case, Table

GAP = "□"
# Numbers, dates, sums, also in words, with the letters of order numbers and addresses of mail around them.
_NUMBERS = re.compile(
    r"[\w.@+*-]*[0-9０-９][\w.@+*-]*|[零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+", re.ASCII
)
_SEX = re.compile("[男女]")


def alike(text: str, case: Case) -> str:
    """The digest of a letter's text with names, addresses, numbers, dates and amounts of the case taken out."""
    text = "".join(text.split())
    for own in _own(case):
        text = text.replace(own, GAP)
    bare = _SEX.sub(GAP, _NUMBERS.sub(GAP, text))
    return sha256(bare.encode("utf-8", "replace")).hexdigest()[:16]


def _own(case: Case) -> list[str]:
    """The texts that are the person's own, the longest first, without white space."""
    people: list[Table] = [case.complainant, *case.third_parties]
    if case.agent:
        people.append(case.agent)
    found = {value for person in people for value in _texts(person)}
    for _, held in contracts_of(case):
        found |= set(_texts(held))
    return sorted((bare for own in found if len(bare := "".join(own.split())) > 1), key=lambda own: (-len(own), own))


def _texts(table: Table) -> Iterable[str]:
    return [value for _, value in table if isinstance(value, str)]
