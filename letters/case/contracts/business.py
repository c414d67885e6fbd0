"""Who stands on the other side of a contract: a respondent, and its part there."""

from __future__ import annotations

from pydantic import Field

from letters.case.contracts import word
from letters.case.fields import Key, Table
from letters.case.labelled import Labelled


class Part(Labelled):
    """What a business is in one contract; its words are among the roles of a respondent."""

    PLATFORM = "platform", word("platform")
    LESSOR = "lessor", word("lessor")
    SHOP = "shop", "门店"
    COLLECTOR = "collector", "催收方"


class Business(Table):
    """A respondent that has to do with the contract: whose letters may speak of it."""

    id: Key = Field(title="哪个被投诉人", description="被投诉人的编号", examples=["platform"])
    parts: tuple[Part, ...] = Field(
        (), title="在这份合同里的身份", description="不写就照被投诉人的身份", examples=[["platform", "lessor"]]
    )
