"""Leads the talk in a clinic: the card of a business is offered when its App is named, and kept when it is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.interview import Question, QuestionKind
from letters.desk.clinic.cards import keep_card, new_cards, offered_card, read_cards, with_card
from letters.desk.sitting import Sitting
from letters.desk.steering import BACK, LEAVE, REVIEW
from letters.kit.typed import yes_or_no

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from letters.desk.bench import Desk
    from letters.desk.clinic.cards import Card
    from letters.desk.sitting import TalkShell
    from letters.desk.talk import Talk

NEW = "把这家存成名片吗"
CHECK = "和合同、订单页上的公司对一下；是同一家，公司、地址、邮箱、电话就不用再打"
KEEP = "以后的人说到同一个 App，就不用再打一遍；名片里不写来访者的任何事"


class ClinicSitting(Sitting):
    """A sitting of one client; the cards lie in the clinic's folder. Raises FileError where they cannot be read."""

    def __init__(
        self, talk: Talk, shell: TalkShell, store: Callable[[str], None], at: Desk | None = None, *, folder: Path
    ) -> None:
        super().__init__(talk, shell, store, at)
        self._folder, self._cards = folder, read_cards(folder)

    def run(self) -> bool:
        """Ask until nothing is left or the person leaves; then whether what is new of a business is to be kept."""
        finished = super().run()
        if finished:
            self._keep_cards()
        return finished

    def _answer(self, text: str) -> None:
        super()._answer(text)
        card = None if self.talk.problem else offered_card(self.talk, self._cards)
        if card:
            self._offer(card)

    def _offer(self, card: Card) -> None:
        """Show a card; it is taken by a yes alone, and the words that steer the talk do so here."""
        typed = self._typed(f"以前记过“{card.brand}”：{card.told}。是这一家吗", CHECK)
        if typed in BACK:
            self._back()
        elif typed in REVIEW:
            self._look_through()
        elif yes_or_no(typed).value:
            self._move(with_card(self.talk, card))

    def _keep_cards(self) -> None:
        for card in new_cards(self.talk, self._cards):
            try:
                is_wanted = yes_or_no(self._typed(f"“{card.brand}”：{card.told}。{NEW}", KEEP)).value
            except EOFError:  # nobody there to answer: nothing is kept
                return
            if is_wanted:
                keep_card(self._folder, card)

    def _typed(self, question: str, why: str) -> str:
        """What is typed to a question of yes or no. Raises EOFError for who leaves."""
        typed = self._shell.ask(Question("card", question, QuestionKind.YES_NO, help=why)).strip()
        if typed in LEAVE:
            raise EOFError
        return typed
