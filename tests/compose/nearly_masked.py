"""Texts of tests, masked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.catalogue.head import MASKS
from letters.compose.masks import Masking
from tests.stories import ID_NUMBER, person, row, story, table

if TYPE_CHECKING:
    from letters.compose.masks.masking import Masked

ALL = tuple(word for word in MASKS if word not in ("id_number_middle", "third_party_phones_without_consent"))
WHO = person(id_number=ID_NUMBER, workplace="杭州锦城汽车维修服务有限公司", birth_date="1999-08-14")
MOTHER = row("third_parties", id="m", relation="母亲", name="欧阳静怡", phone="19900007788")
NEIGHBOUR = row("third_parties", id="n", relation="邻居", name="王建国", phone="0571-87654321")


def masked(text: str, *parts: str, who: str = WHO) -> Masked:
    return Masking(story(table("story", account=text), *parts, who=who)).under(ALL)


def told(text: str, *parts: str, who: str = WHO) -> str:
    return masked(text, *parts, who=who).case.story.account or ""


def unsure(text: str, *parts: str) -> list[str]:
    """The words of the account that are told of, with their sentence."""
    return [each.quote for each in masked(text, *parts).unsure if each.text == text]
