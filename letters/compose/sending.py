"""The letters of a pack as they are sent: which place each has, how many of it there are, what is put to it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from letters.compose.view import AgentView
from letters.kit.listing import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from letters.compose.letter import Letter
    from letters.compose.witnesses import Sheet

ONE_OF_THEM = "只选一份"
POWER, SUIT = "authorisation", "lawsuit"  # kinds of heads
NO_NUMBER = "id_number"  # what is hidden from the other side alone
KEPT = 2  # of a power of attorney, one for who gives it and one for who has it


def steps(letters: Sequence[Letter]) -> tuple[str, ...]:
    """The place of each letter in the order of sending, as in its file's name; not of those of which one is sent.

    Of one contract offers exclude one another: what is offered to one business leaves open what is offered to another.
    """
    offers = {(letter.deal, letter.head.id) for letter in letters if letter.head.is_alternative}
    each = Counter(deal for deal, _ in offers)
    waiting = (letter.head.is_alternative and each[letter.deal] > 1 for letter in letters)
    return tuple(ONE_OF_THEM if waits else str(number) for number, waits in enumerate(waiting, 1))


def left_for_choice(letters: Sequence[Letter]) -> tuple[Letter, ...]:
    """Letters of which one alone is to be sent, so that none is printed before it has been chosen."""
    return tuple(letter for letter, step in zip(letters, steps(letters), strict=True) if step == ONE_OF_THEM)


def copies(letter: Letter, pack: Sequence[Letter] = ()) -> int:
    """How many are to be printed, the own one included.

    One for each business that gets it and each party sued; of a power of attorney, one for each letter of the pack
    that an agent signs, and those that its two parties keep.
    """
    to, head = letter.addressee, letter.head
    if head.kind == POWER:
        shown = [one for one in pack if is_by_agent(one) and is_to_other_side(one) == is_to_other_side(letter)]
        return max(head.copies, len(shown) + KEPT)
    if to.is_business:
        return head.copies + len(to.name.split("、")) - 1
    sued = len(to.respondents) if head.kind == SUIT and not head.follows else 1
    return head.copies + max(sued, 1) - 1


def is_by_agent(letter: Letter) -> bool:
    """Whether somebody whom the person authorised signs it."""
    agent = _agent(letter)
    return agent is not None and not agent.is_statutory


def is_to_other_side(letter: Letter) -> bool:
    """Whether a business reads it, also where that is only known from the letter before; such never get a number."""
    return NO_NUMBER in letter.head.masks


def enclosures(letter: Letter, sheets: Sequence[Sheet] = ()) -> tuple[str, ...]:
    """What is put to a letter beside its annexes: what its head names, and the papers of whoever signs for another.

    `sheets` are the pack's for witnesses to fill in.
    """
    signed = (
        (f"签好的情况说明（{listed(sheet.label for sheet in sheets)}）",) if sheets and letter.head.witnesses else ()
    )
    return (*letter.head.attach, *_of_agent(letter), *signed)


def _agent(letter: Letter) -> AgentView | None:
    """Who signs a letter that goes to somebody in the person's place."""
    agent = letter.context["agent"]
    if not isinstance(agent, AgentView) or not letter.addressee.name:
        return None
    return agent if agent.is_statutory or not letter.head.by_principal else None


def _of_agent(letter: Letter) -> Iterator[str]:
    """An agent's papers; the other side gets no number and no address of a home."""
    agent = _agent(letter)
    if agent is None:
        return
    if agent.is_statutory:
        proof = agent.proof or "监护关系证明"
        hidden = "（盖住证件号码、住址）" if is_to_other_side(letter) else "、法定代理人身份证复印件"
        yield f"{proof}复印件{hidden}"
    elif is_to_other_side(letter):
        yield "授权委托书（交对方）1份"
    else:
        yield "授权委托书1份、代理人身份证复印件"


def numbers_of(places: Sequence[int], every: int = 0) -> str:
    """第2、3份, 第4至6份; 每一份 where that is all of several (`every`)."""
    if len(places) == every > 1:
        return "每一份"
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return f"第{listed(word for run in runs for word in _run(run))}份"


def _run(run: Sequence[int]) -> tuple[str, ...]:
    """4至6; two stand apart."""
    return (f"{run[0]}至{run[-1]}",) if len(run) > 2 else tuple(map(str, run))
