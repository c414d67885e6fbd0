"""Which names of businesses may stand in a statistic, and how two spellings of one are known for the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import category, normalize

from letters.case import Role
from letters.kit.excerpts import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.case import Respondent

LONGEST: Final = 40  # characters
PREFERRED: Final = (Role.PLATFORM, Role.LESSOR, Role.SHOP)

# What a business's name has and a person's has not. A brand is a business's by being one.
_BUSINESS = re.compile(r"公司|企业|集团|合作社|经营部|服务部|门市部|商行|租|平台|科技|数码|网络|中心|店$|厂$|App", re.I)
_TELLING = re.compile(r"[0-9]{5,}|@|://")  # numbers of telephones and identity cards, addresses of mail and web pages


def platform_names(respondents: Iterable[Respondent]) -> frozenset[str]:
    """The platforms; where there are none, the lessors, else the shops. Those that may not be named are left out."""
    businesses = [one for one in respondents if Role.PERSON not in one.roles]
    for role in PREFERRED:
        if chosen := [one for one in businesses if role in one.roles]:
            return frozenset(name for one in chosen if (name := business_name(one)))
    return frozenset()


def business_name(respondent: Respondent) -> str:
    """The brand, else the name where it is plainly a business's; "" for what may be a person's or holds a number."""
    name = tidy(respondent.brand or "")
    if not name and (respondent.uscc or _BUSINESS.search(respondent.name)):
        name = tidy(respondent.name)
    return "" if _TELLING.search(normalize("NFKC", name)) or not any(map(str.isalnum, name)) else name


def tidy(text: str) -> str:
    """The text in one line, without characters that cannot be seen or that turn a terminal's writing about."""
    line = " ".join("".join(" " if character.isspace() else character for character in text).split())
    visible = "".join(character for character in line if not category(character).startswith("C"))
    return excerpt(visible, LONGEST)


def same(name: str) -> str:
    """What two spellings of one name have in common: neither width, nor case, nor spaces count."""
    return "".join(normalize("NFKC", name).casefold().split())
