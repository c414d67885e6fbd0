"""A letter that was sent is recorded: which, to whom, when, what it follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import deal_name, unbound
from letters.compose import addressees, directed, is_part, letters_called, name_typed, plan_sent
from letters.desk.deals import of_contract
from letters.desk.tracking.answered import Matter, answering
from letters.desk.tracking.filings import find, past_day
from letters.errors import UsageError
from letters.follow import entries
from letters.kit.days import day_words
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from letters.case import Case, Filing
    from letters.catalogue import Head
    from letters.desk.tracking.filings import Tracked
    from letters.follow import Followed, Step


@frozen
class SentLetter:
    """What a person says of a letter that left; "" and None where nothing was said.

    `letter` is its id or title or a part of them, `to` the addressee or a part of its name, `about` which filing it
    follows (as `find` takes it), `reference` the number of the parcel, `contract` the id of the one it speaks of, where
    there are several. `again`: once more, on the same day.
    """

    letter: str
    to: str = ""
    on: date | None = None
    received: date | None = None
    how: str = ""
    reference: str = ""
    about: str = ""
    again: bool = False
    contract: str = ""


@frozen
class Sending:
    """What was understood, and is not recorded yet: `row` is what the case file will hold, but for id and copies."""

    head: Head
    to: str
    on: date
    about: int
    row: Mapping[str, object]


def sending(at: Tracked, sent: SentLetter) -> Sending:
    """A letter that was sent, as it would be recorded.

    Raises UsageError where the letter, the addressee, a day or the filing that it follows cannot be told, and for one
    that is recorded already.
    """
    head = _head(at, sent.letter)
    on = past_day(at, sent.on, "--on")
    received = past_day(at, sent.received, "--received", on, "寄出日期") if sent.received else None
    about, contract, paper, whom = answering(at, head, sent.about) if head.answers else _following(at, head, sent)
    to = _addressee(sent.to, whom, head)
    if not sent.again:
        _refuse_twice(at, (head.id, to, on, contract or None))
    row = {
        "letter": head.id,
        "to": to,
        "on": on,
        "received_on": received,
        "reference": sent.reference or None,
        "by": sent.how or None,
        "contract": contract or None,
        "paper": paper or None,
        "option": _plan(at, head, about, contract),
    }
    return Sending(head, to, on, about, row)


def _following(at: Tracked, head: Head, sent: SentLetter) -> Matter:
    about = _about(at, head, sent)
    contract = _contract(at, head, sent, about)
    return Matter(about, contract, "", _whom(at, head, about, contract))


def _contract(at: Tracked, head: Head, sent: SentLetter, about: int) -> str:
    """The id of the contract that the letter speaks of; "" where there are not several, or it speaks of none alone.

    It is that of the letter which this one follows, or the one from which it can have gone there. Raises UsageError
    where that may be several, and for a contract that it cannot speak of.
    """
    case = at.case
    if len(case.contracts) < 2:
        return ""
    before = case.filings[about - 1] if about else None
    if sent.contract:
        of_contract(case, sent.contract)
        _refuse_other(at, head, sent, before)
        return sent.contract
    if head.whole:
        return ""
    if before and not _is_of_one(at, before):
        return before.contract or ""
    is_to_nobodys = before is None and _is_to_unbound(case, sent.to)
    return "" if is_to_nobodys else _sent_from(at, head, sent.to)


def _refuse_other(at: Tracked, head: Head, sent: SentLetter, before: Filing | None) -> None:
    """Stop where a letter speaks of all contracts, or would be about another than the one that it follows."""
    if head.whole:
        raise UsageError(f"{head.title}几份合同一起说，不分合同", "去掉 --contract")
    if before and before.contract not in (None, sent.contract):
        title = at.books.title(before.letter)
        raise UsageError(
            f"{head.title}接着的{title}（{day_words(before.on)}）说的是合同 {before.contract}，不是 {sent.contract}",
            "去掉 --contract；接着的是另一份的，用 --about 写明",
        )


def _is_of_one(at: Tracked, filing: Filing) -> bool:
    """Whether a filing must have been about one contract, and does not say which."""
    if filing.contract:
        return False
    head = next((each for each in at.books.heads if each.id == filing.letter), None)
    return head is not None and not head.whole and not head.follows and not _is_to_unbound(at.case, filing.to)


def _is_to_unbound(case: Case, to: str) -> bool:
    return bool(to) and any(to in party.name for party in unbound(case))


def _sent_from(at: Tracked, head: Head, to: str) -> str:
    """The id of the contract from which the letter can have gone there. Raises UsageError where that may be several."""
    possible = _possible(at, head, to)
    planned = [key for key in possible if _plan(at, head, 0, key)]  # what offers a way of paying is about whose that is
    if len(planned or possible) == 1:
        return (planned or possible)[0]
    listed = "、".join(f"{each.id}（{deal_name(at.case, each)}）" for each in at.case.contracts)
    raise UsageError(f"{head.title}说的是哪一份合同，看不出来", f"加 --contract 编号：{listed}")


def _possible(at: Tracked, head: Head, to: str) -> list[str]:
    return [each.id for each in at.case.contracts if any(to in name for name in _whom(at, head, 0, each.id))]


def _plan(at: Tracked, head: Head, about: int, contract: str) -> Mapping[str, object] | None:
    """The way of paying as it leaves, so that what follows rests on it whatever the offer becomes; None without one."""
    option = plan_sent(_seen(at, contract), head, at.case.filings[about - 1] if about else None)
    if option is None:
        return None
    payments = [{"due": payment.due, "amount": payment.amount} for payment in option.payments]
    return {"kind": option.kind.value, "payments": payments}


def record_sent(at: Tracked, sent: Sending, copies: Sequence[Mapping[str, object]] = ()) -> Tracked:
    """The case with the filing, and with the copies that were kept of it; it is the last of the file."""
    row = {**sent.row, "sent": list(copies)} if copies else sent.row
    return at.changed(lambda file: entries.add_filing(file, at.case, row, sent.about))


def _head(at: Tracked, letter: str) -> Head:
    """The one letter that is meant, by whatever it is called. Raises UsageError."""
    meant = letters_called(at.books, (letter,))
    every = [head for head in at.books.heads if head.is_letter and any(is_part(each, head.id) for each in meant)]
    found = _by_door(at, every)
    if len(found) == 1:
        return found[0]
    known = "、".join(name_typed(at.books, head.id) for head in found)
    raise UsageError(f"“{letter}”可能是 {len(found)} 种文书", f"写全是哪一种：{known}")


def _by_door(at: Tracked, found: list[Head]) -> list[Head]:
    """Of letters that carry one dispute to several bodies, that to the body chosen, as long as none was sent."""
    door = at.case.route.dispute_first
    sent = {filing.letter for filing in at.case.filings}
    if door is None or any(head.id in sent for head in found):
        return found
    return [head for head in found if head.door in ("", door)] or found


def _about(at: Tracked, head: Head, sent: SentLetter) -> int:
    """The place in the case file of what this letter follows, 0 for none; told, or the only one that leads to it."""
    if sent.about:
        return find(at, sent.about).number
    leading = [one for one in at.followed if _leads(one, head, sent.contract)]
    if len(leading) > 1:
        listed = "；".join(at.called(one) for one in leading)
        raise UsageError(f"{head.title}接着哪一份，有 {len(leading)} 种可能", f"加 --about 号码：{listed}")
    return leading[0].number if leading else 0


def _leads(one: Followed, head: Head, contract: str) -> bool:
    """Whether the letter is a step after that filing, which is not about another contract."""
    if contract and one.filing.contract not in (None, contract):
        return False
    return any(step.letter == head.id for step in one.steps)


def _seen(at: Tracked, contract: str) -> Case:
    return of_contract(at.case, contract) if contract else at.case


def _whom(at: Tracked, head: Head, about: int, contract: str) -> list[str]:
    """To whom the letter is addressed in this case; nobody where that is not known."""
    if about and not head.addressee:  # what is signed by both goes to whom it was agreed with
        return [at.case.filings[about - 1].to]
    earlier = at.case.filings[about - 1] if about and head.follows else None
    if not head.addressee or (head.follows and earlier is None):
        return []
    whither = directed(head, _step_to(at, head, about))
    found = addressees(_seen(at, contract), whither, at.books.directory, earlier)
    return list(dict.fromkeys(each.name for each in found if each.name))


def _step_to(at: Tracked, head: Head, about: int) -> Step | None:
    """The step of the ladder that the letter takes, if it follows one."""
    steps = (step for one in at.followed if one.number == about for step in one.steps)
    return next((step for step in steps if step.letter == head.id), None)


def _addressee(typed: str, whom: Sequence[str], head: Head) -> str:
    """To whom it was sent: as told, a part of one of those names standing for it; else the only one there is."""
    if typed:
        found = [name for name in whom if typed in name]
        return found[0] if len(found) == 1 else typed
    if len(whom) == 1:
        return whom[0]
    if whom:
        raise UsageError(f"{head.title}有 {len(whom)} 个收件人", f"加 --to：{'、'.join(whom)}")
    raise UsageError(f"不知道{head.title}交给了谁", "加 --to 机关全称，例如 --to 某某市公安局某某派出所")


def _refuse_twice(at: Tracked, told: tuple[str, str, date, str | None]) -> None:
    for one in at.followed:
        if (one.filing.letter, one.filing.to, one.filing.on, one.filing.contract) == told:
            signed = at.typed("track signed", str(one.number))
            hint = f"确实又寄了一份，加 --again；改签收日期，后面加 --on 和日期：{signed}"
            raise UsageError(f"已经记过了：{at.called(one)}", hint)
