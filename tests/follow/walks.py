"""Ways through the ladder, found in its data and walked with real days: what a user would record, one after another."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from letters import law as books
from letters.follow import follow, load
from letters.follow.ladder import SAID
from tests.stories import offer, row, story, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case.model import Case
    from letters.follow import Followed
    from letters.follow.ladder import LadderPath

DAY = timedelta(days=1)
FIRST = date(2026, 8, 3)  # a Monday after the latest change of the law that the ladder cites
NO_LETTER = "letter/of-the-users-own"


@dataclass(frozen=True)
class Walk:
    """A filing, what came of it, and the day on which it is looked at."""

    letter: str
    today: date = FIRST + DAY
    replies: tuple[dict[str, object], ...] = ()
    later: tuple[dict[str, str], ...] = ()
    state: str = ""
    grounds: frozenset[str] = field(default=frozenset())

    def case(self, *parts: str) -> Case:
        first = row(
            "filings", id="F1", letter=self.letter, to="某单位", on=FIRST, received_on=FIRST, replies=self.replies
        )
        return story(first, *(row("filings", **filing) for filing in self.later), *parts, today="2030-01-01")

    def followed(self, *parts: str) -> Followed:
        return follow(self.case(*parts), load(), books.load(), self.today)[0]

    def answered(self, outcome: str, ground: str = "") -> Walk:
        reply: dict[str, object] = {"on": str(self.today), "outcome": outcome, "told_rights": True}
        if ground == SAID:
            reply["said"] = True
        elif ground:
            reply["ground"] = ground
        return replace(self, replies=(*self.replies, reply), today=self.today + DAY)

    def sent(self, letter: str) -> Walk:
        number = f"F{len(self.later) + 2}"
        filing = {"id": number, "letter": letter, "to": "某单位", "on": str(self.today), "about": "F1"}
        return replace(self, later=(*self.later, {**filing, "received_on": str(self.today)}), today=self.today + DAY)

    def took_their_offer(self) -> Walk:
        """What the other side offered last is accepted."""
        *before, last = self.replies
        taken = {**last, "counter": {"total": "600.00", "accepted_on": str(self.today)}}
        return replace(self, replies=(*before, taken), today=self.today + DAY)

    def waited(self, deadline: str) -> Walk | None:
        """The day after a deadline; None where the law of the day sets none."""
        found = [each.latest for each in self.followed().deadlines if each.id == deadline]
        return replace(self, today=found[0] + DAY) if found else None


def steps_of(walk: Walk, path: LadderPath) -> Iterator[tuple[str, Walk | None]]:
    """Every way on from where a walk stands, with the state it should lead to."""
    stage = path.stages[walk.state]
    for name, state in stage.lapses.items():
        yield state, walk.waited(name)
    for step in stage.steps:
        if step.to:
            yield step.to, walk.sent(step.letter) if step.letter else walk.took_their_offer()
    for letter, state in load().takes.items():
        yield state, walk.sent(letter)
    for key, state in {**path.answers, **stage.answers}.items():
        if not (stage.firm and key == "answered"):
            yield state, walk.answered(*key.split(":"))


@cache
def walks(path_id: str, ground: str = "") -> dict[str, Walk]:
    """For each state of a path that can be reached, the shortest way; refusals on a ground where one is given."""
    path = next(path for path in load().paths if path.id == path_id)
    first = Walk((*path.letters, NO_LETTER)[0], state=path.start)
    found, queue = {path.start: first}, deque([first])
    while queue:
        for state, walk in steps_of(queue.popleft(), path):
            if walk is not None and state not in found:
                found[state] = replace(_refused_on(walk, ground), state=state)
                queue.append(found[state])
    return found


def _refused_on(walk: Walk, ground: str) -> Walk:
    """The same with every refusal on that ground."""
    told = [
        {**reply, "ground": ground} if reply["outcome"] == "refused" and ground else reply for reply in walk.replies
    ]
    return replace(walk, replies=tuple(told))


ROUTE = table("route", dispute_first="consumer-association")
OFFER = offer(reply_within_days=10)
