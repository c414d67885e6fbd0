"""Words that an answer held beside its value, into the account: of 11月20日下午三点多 the value has only the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.interview.keys import beside, generic

if TYPE_CHECKING:
    from letters.collect.interview.state import InterviewState

_KEPT = "kept"  # of the record: the words by the key of the account they stand in
_TIMES = ("incidents.at", "incidents.until", "practices.on")  # a time that is asked back is written again, in full
_SAID = ("incidents.count", "incidents.per_day", "incidents.per_night", "incidents.from_number")


def keep(state: InterviewState, key: str, words: str, *, asked_back: bool = False) -> InterviewState:
    """The state with the words in the account of the row, where it has one; `asked_back`: there is no value yet."""
    if not words or generic(key) not in (_SAID if asked_back else (*_TIMES, *_SAID)):
        return state
    account = beside("account", key)
    known = _words(state, account)
    if words in known:
        return state
    told = state.get(account)
    after = state.put(account, f"{words}，{told}" if told else words)
    return after.noted(**{_KEPT: {**state.record.get(_KEPT, {}), account: "，".join([*known, words])}})


def with_kept(state: InterviewState, key: str, account: str) -> str:
    """The account as it was told now, after the words that are kept in it already."""
    kept = [each for each in _words(state, key) if each not in account]
    return "，".join([*kept, account])


def _words(state: InterviewState, account: str) -> list[str]:
    kept = state.record.get(_KEPT, {}).get(account, "")
    return kept.split("，") if kept else []
