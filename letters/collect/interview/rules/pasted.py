"""What an answer about pasted lines does: they are read back first, and become contacts when the person says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.collect.interview.outcome import RuleOutcome
from letters.collect.interview.rules import contact_rules
from letters.collect.interview.words.pasted_lines import AGAIN, CHANNEL, LINES, RIGHT, WITH_REST, lines_of, people_known

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.collect.interview.state import InterviewState
    from letters.collect.interview.words.lines import PastedLine


def _read(state: InterviewState, key: str, value: str) -> RuleOutcome:
    """The lines wait as they were typed; how those came that do not say it is asked before they are read back."""
    after = state.put(key, value)
    asks = [RIGHT]
    if any(line.at is not None and line.channel is None for line in lines_of(after)):
        asks = [CHANNEL, RIGHT]
    return RuleOutcome(after.noted(todo=[*asks, *(each for each in after.todo if each not in (key, *asks))]))


def _right(state: InterviewState, key: str, value: str) -> RuleOutcome:
    """Each line that was understood becomes a contact; the others go into the account, or away, as the person says."""
    if value == AGAIN:
        todo = [LINES, *(each for each in state.todo if each not in (LINES, key))]
        return RuleOutcome(state.without_draft("paste").noted(todo=todo))
    read = lines_of(state)
    good = [line for line in read if line.at is not None]
    after = state
    for line in good:
        after = _kept(after, line)
    if value == WITH_REST:
        after = _told_besides(after, [line.text for line in read if line.at is None])
    return RuleOutcome(after.without_draft("paste").skip(LINES), f"记下了 {len(good)} 条")


def _told_besides(state: InterviewState, lines: list[str]) -> InterviewState:
    """The state with the lines at the end of the person's own account."""
    before = state.get("story.account")
    return state.put("story.account", "\n".join([*([before] if before else []), *lines])) if lines else state


def _kept(state: InterviewState, line: PastedLine) -> InterviewState:
    """The state with the contact of one line, and with those whom it reached."""
    place = len(state.data.get("incidents", []))
    row = {
        "id": state.next_id("incidents", "I", 3),
        "at": line.at,
        "until": line.until,
        "channel": line.channel,
        "channel_name": line.channel_name,
        "from_number": line.number,
        "words": line.words,
        "account": line.account,
        "known_by": line.known_by,
        **_often(line),
    }
    after = state.append("incidents", [{name: value for name, value in row.items() if value is not None}])
    known = people_known(state)  # with those of the lines before
    return contact_rules.who(after, f"incidents.{place}.to", [known.get(each, each) for each in line.to]).state


def _often(line: PastedLine) -> dict[str, Any]:
    """How often it was; so many a day only where it says from when to when."""
    if line.count is None or (line.count.daily and line.until is None):
        return {}
    if line.count.daily:
        return {"per_night" if line.count.nightly else "per_day": line.count.number}
    return {"count": line.count.number, **({"estimated": True} if line.count.estimated else {})}


RULES: dict[str, Callable[[InterviewState, str, Any], RuleOutcome]] = {LINES: _read, RIGHT: _right}
