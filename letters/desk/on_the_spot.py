"""What a case leaves open, answered there and then: each point told, its questions asked, answers stored at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.interview import Question, QuestionKind
from letters.desk import talk as talks
from letters.desk.ending.answers import keep_point
from letters.desk.going_on import way_on
from letters.desk.steering import BACK, LEAVE, REVIEW

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from letters.desk.ending.left_open import OpenPoint
    from letters.desk.sitting import TalkShell
    from letters.desk.talk import Talk

ANSWER, KEEP, PASS = "answer", "keep", "pass"
LABELS = {ANSWER: "现在就答", PASS: "跳过这一件", KEEP: "我知道，保留（写一句理由）"}
START, LATER = "现在就答", "以后再说"
REASON = Question("overrides.reason", "为什么仍要这样写", QuestionKind.TEXT, help="写一句就够，例如 已经问过12348")


class OnTheSpot:
    """Leads through open points; `tell` gives the lines above one, `store` puts the file's text where it belongs."""

    def __init__(
        self,
        talk: Talk,
        shell: TalkShell,
        store: Callable[[str], None],
        tell: Callable[[OpenPoint, int, int], Sequence[str]],
    ) -> None:
        self.talk, self.settled = talk, 0
        self._shell, self._store, self._tell = shell, store, tell

    def run(self, points: Sequence[OpenPoint]) -> None:
        """Offer to answer, then each point in turn; `settled` counts those answered, or kept with a reason."""
        if not points or way_on(self._shell, f"有 {len(points)} 件现在就能答，现在答吗", (START, LATER)) != START:
            return
        for number, point in enumerate(points, 1):
            for line in self._tell(point, number, len(points)):
                self._shell.say(line)
            done = self._settle(point)
            if done is None:
                return
            self.settled += done

    def _settle(self, point: OpenPoint) -> bool | None:
        """Whether a point was settled; None where the person leaves."""
        ways = [PASS, KEEP] if point.may_be_kept else [PASS]
        labels = tuple(LABELS[way] for way in ([ANSWER, *ways] if point.keys else ways))
        chosen = way_on(self._shell, "怎么办", labels)
        if chosen == LABELS[KEEP]:
            return self._keep(point)
        if chosen == LABELS[ANSWER]:
            return self._answer_all(point)
        return None if chosen in LEAVE else False

    def _keep(self, point: OpenPoint) -> bool | None:
        """Keep it as it is, with the person's reason."""
        reason = self._shell.ask(REASON).strip()
        if reason in LEAVE:
            return None
        if not reason or reason in (*BACK, *REVIEW) or not point.may_be_kept:
            return False
        self._move(keep_point(self.talk, point, reason))
        return True

    def _answer_all(self, point: OpenPoint) -> bool | None:
        """Ask what answers it, and what the answers bring with them."""
        answered = False
        for key in point.keys:
            before = self.talk.state.todo
            if (done := self._ask(key)) is None:
                return None
            answered = answered or done
            while new := [each for each in self.talk.state.todo if each not in before]:
                if (done := self._ask(new[0])) is None:
                    return None
                if not done:
                    break
        return answered

    def _ask(self, key: str) -> bool | None:
        """Ask one question until its answer stands: whether it does, None where the person leaves."""
        self.talk = talks.ask(self.talk, key)
        while self.talk.question is not None:
            text = self._shell.ask(self.talk.question)
            word = text.strip()
            if word in LEAVE:
                return None
            if word in (*BACK, *REVIEW):
                return False
            if self._take(text):
                return bool(word)
        return False

    def _take(self, text: str) -> bool:
        self._move(talks.answer(self.talk, text))
        if self.talk.problem:
            self._shell.say(f"！{self.talk.problem}")
            return False
        if self.talk.told:
            self._shell.say(f"  → {self.talk.told}")
        return True

    def _move(self, talk: Talk) -> None:
        if talk.text != self.talk.text:
            self._store(talk.text)
        self.talk = talk
