"""How far a case is, for the top of every screen: what each part still asks, and what can be written by now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.collect.interview import parts, questions_about
from letters.desk import talk as talks
from letters.desk.ending.ending import ending_in_letters
from letters.desk.somebody import ONESELF, with_somebody
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from letters.collect.interview import PartLeft
    from letters.desk.bench import Desk
    from letters.desk.ending.proposed import Ending, NearLetter, ProposedLetter
    from letters.desk.talk import Talk

_SOMEBODY = dict(zip(ONESELF, ("王小丽", "19900000091", "陕西省西安市雁塔区小寨路28号"), strict=True))


@frozen
class HowFar:
    """`ready` are titles of letters that can be written now, `more` those that `answers` more questions bring.

    `shut` are those that something stops until it is put right; `sent` is how many went out already: these are not
    among `ready`.
    """

    parts: tuple[PartLeft, ...]
    ready: tuple[str, ...]
    more: tuple[str, ...] = ()
    answers: int = 0
    shut: tuple[str, ...] = ()
    sent: int = 0

    @property
    def line(self) -> str:
        """It in a sentence or two; no more is promised than is known."""
        if told := "".join((self._now, self._stopped, self._further)):
            return told if self.ready or self.sent else f"现在还写不出文书。{told}"
        return "先说发生了什么；能写哪几份，这里随时会写。"

    @property
    def _now(self) -> str:
        if self.ready:
            return f"现在能写 {len(self.ready)} 份：{'、'.join(self.ready)}。"
        if self.sent and not (self.more or self.shut):
            return f"已经送出 {self.sent} 份。来了答复，记在“送出以后”，那里会写下一步。"
        return ""

    @property
    def _stopped(self) -> str:
        return f"先改好一处才能写：{'、'.join(self.shut)}，到“看文书”里看。" if self.shut else ""

    @property
    def _further(self) -> str:
        if not self.more:
            return ""
        further = "多写" if self.ready else "写"
        return f"再答 {self.answers} 题，能{further} {len(self.more)} 份：{'、'.join(self.more)}。"


def how_far(text: str, at: Desk, today: date) -> HowFar:
    """How far the case of a text is. Raises CaseError, as `open_talk` does."""
    return how_far_is(talks.before_asking(text, talks.letter_needs(at.library), today), at)


def how_far_is(talk: Talk, at: Desk) -> HowFar:
    """How far the case of a talk is."""
    state = talk.state
    case = state.case()
    if case is not None:
        seen = ending_in_letters(talk, at)
        wanted = [one for one in seen.others if one.wanted]
        far = _far(talk, seen, at, _titles([*(one for one in seen.ready if not one.declined), *wanted], at))
        return replace(far, sent=len(case.filings))
    # No letter goes out without a name: what more it would take is worked out as if it were known.
    left = tuple(key for key in ONESELF if state.get(key) is None)
    seen = ending_in_letters(replace(talk, state=with_somebody(state, _SOMEBODY)), at)
    if not seen.ready:
        return _far(talk, seen, at, (), left)
    asked = questions_about(talk.state, left)
    return HowFar(parts(talk.state), (), _titles(seen.ready, at), len(asked))


def _far(talk: Talk, seen: Ending, at: Desk, ready: tuple[str, ...], besides: tuple[str, ...] = ()) -> HowFar:
    """With the letters that the fewest questions bring, those `besides` counted."""
    asked = {one: questions_about(talk.state, (*besides, *one.asks)) for one in seen.near if one.asks}
    fewest = min(asked.values(), key=len, default=())
    more = _titles((one for one, keys in asked.items() if keys == fewest), at)
    shut = _titles((one for one in seen.shut if not one.declined), at)
    return HowFar(parts(talk.state), ready, more, len(fewest), shut)


def _titles(letters: Iterable[ProposedLetter | NearLetter], at: Desk) -> tuple[str, ...]:
    """What the letters are called; of two that only one body may get, one is counted."""
    heads = {head.id: head for head in at.heads}
    found: dict[str, str] = {}
    for one in letters:
        head = heads[one.id]
        found.setdefault("door" if head.door else one.id, head.title)
    return tuple(found.values())
