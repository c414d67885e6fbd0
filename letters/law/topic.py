"""A purpose for which law is cited."""

from __future__ import annotations

from typing import Annotated, Literal

from letters.kit.data_rows import Count, YesNo, known, row
from letters.kit.refusals import RowError

TopicName = Annotated[str, known("topics")]


@row
class Topic:
    """A purpose for which law is cited; the same word for the old and the new article.

    `kind` is "substance" (follows the day of the act) or "procedure" (the day of the letter). With `course` the wrong
    itself needs repetition; contacts at most `gap_days` apart belong to one course of conduct. What is for
    `consumers` is claimed by nobody else: by whose contract it is, and not by those who were only contacted. `within`
    names the wider topic of which this one is a case: a letter tells the same act under the narrower.
    """

    name: str
    label: str
    kind: Literal["substance", "procedure"]
    course: YesNo = False
    gap_days: Count = 0
    consumers: YesNo = False
    within: str = ""

    def __post_init__(self) -> None:
        if self.course != bool(self.gap_days):
            raise RowError("course 与 gap_days 应同时写", "例如 course = true 和 gap_days = 30")
