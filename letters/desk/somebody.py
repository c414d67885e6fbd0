"""Somebody in the place of whoever has not said yet who they are: who writes is asked last, and letters need a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from letters.collect.interview import InterviewState

NAME, PHONE, ADDRESS = ONESELF = ("complainant.name", "complainant.phone", "complainant.address")
NUMBER = "10000000000"
"""The telephone number of nobody, which the model takes for one."""
BLANK: Mapping[str, str] = {NAME: "（您的姓名）", PHONE: NUMBER, ADDRESS: "（您的住址）"}
"""What stands in letters that are looked at before it is known who writes them."""


def with_somebody(state: InterviewState, told: Mapping[str, str] = BLANK) -> InterviewState:
    """The state with these in the place of what is not known of the person; it is looked at, and never stored."""
    for key, value in told.items():
        if state.get(key) is None:
            state = state.put(key, value)
    return state


def without_number(words: str) -> str:
    """The words of a letter without the number of nobody."""
    return words.replace(NUMBER, "（您的电话）")
