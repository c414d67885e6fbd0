"""A paper that came is recorded, and what came of asking whose it is, and what was done about it.

    at = record_paper(at, ToldPaper("支付令", served_on=day, how="法院专递")).at
    at = record_check(at, find_paper(at, "R1"), ToldCheck("12368", "查到"))

Nothing here says whether a paper is real; each deed gives the case whose text is to be stored.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from letters.desk.tracking.filings import past_day
from letters.errors import UsageError
from letters.follow import entries, paper_words
from letters.kit.frozen import frozen
from letters.kit.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from decimal import Decimal

    from letters.case import Received
    from letters.desk.tracking.filings import Tracked


@frozen
class PaperSource:
    """From whom and how a paper came: its sender as it is printed, the way as people say it, the number it came from.

    `by` is the id of the respondent that asked for it, `contract` that of the contract, where there are several.
    """

    sender: str = ""
    how: str = ""
    sent_from: str = ""
    by: str = ""
    contract: str = ""
    evidence: tuple[str, ...] = ()


@frozen
class PaperDates:
    """What a paper names: a hearing as text (2026-12-10 09:30) and where, a last day, or how many days."""

    hearing: str = ""
    place: str = ""
    due: date | None = None
    reply_days: int | None = None
    dated: date | None = None
    procedure: str = ""


@frozen
class ToldPaper:
    """What a person says of a paper that came; "" and None where nothing was said, and nothing is supposed then.

    `kind` and `source.how` are words as people use them (支付令, 法院专递). `items` are its demands with their sums in
    yuan, None where none is named.
    """

    kind: str
    served_on: date | None = None
    number: str = ""
    claimed: Decimal | None = None
    items: tuple[tuple[str, Decimal | None], ...] = ()
    source: PaperSource = PaperSource()
    dates: PaperDates = PaperDates()
    note: str = ""


@frozen
class RecordedPaper:
    """The case with the paper, and the paper; `completes`: it was there already, and says more now."""

    at: Tracked
    paper: Received
    completes: bool = False


@frozen
class ToldCheck:
    """That somebody was asked whose the paper is: where and what was answered, as people say it (12368, 查到)."""

    where: str
    answer: str
    on: date | None = None
    contact: str = ""
    said: str = ""


def record_paper(at: Tracked, told: ToldPaper, which: str = "") -> RecordedPaper:
    """The case with a paper; `which` names one that is there already, of which more is told now (`kind` may be "").

    Raises UsageError for a word that means nothing, a day to come, a hearing that is no time, an unknown id.
    """
    row = _row(at, told)
    if which:
        held = find_paper(at, which)
        after = at.changed(lambda file: entries.complete_paper(file, at.case, held, row))
        return RecordedPaper(after, find_paper(after, held.id), completes=True)
    row["kind"] = paper_words.kind(told.kind)
    _refuse_twice(at, row)
    key = entries.next_paper(at.case)
    after = at.changed(lambda file: file.append("received", [{"id": key, **row}]))
    return RecordedPaper(after, find_paper(after, key))


def record_check(at: Tracked, paper: Received, told: ToldCheck) -> Tracked:
    """The case with what came of asking. Raises UsageError for words that mean nothing and for a day to come."""
    row = {
        "on": past_day(at, told.on, "--on"),
        "where": paper_words.place(told.where),
        "answer": paper_words.answer(told.answer),
        "contact": told.contact or None,
        "said": told.said or None,
    }
    return at.changed(lambda file: entries.add_to_paper(file, at.case, paper, "checks", row))


def record_met(at: Tracked, paper: Received, term: str, on: date | None = None, note: str = "") -> Tracked:
    """The case in which what a paper asks for was done; `term` is the id or the label of what was to be done."""
    terms = (each.rule for one in at.papers if one.paper.id == paper.id for each in one.terms)
    known = next((rule.id for rule in terms if term in (rule.id, rule.label)), term)
    row = {"term": known, "on": past_day(at, on, "--on"), "note": note or None}
    return at.changed(lambda file: entries.add_to_paper(file, at.case, paper, "met", row))


def find_paper(at: Tracked, which: str) -> Received:
    """The paper that is meant: by its id, its number among them from 1, or its kind; "" where there is only one.

    Raises UsageError listing all.
    """
    every = at.case.received
    if not every:
        raise UsageError("案件里还没有收到的文书", f"先记下来：{at.typed('track received', '支付令')}")
    if not which and len(every) == 1:
        return every[0]
    found = _named(every, which) if which else []
    if len(found) == 1:
        return found[0]
    listed = "；".join(f"{paper.id} {paper.kind.label}" for paper in found or every)
    wrong = f"没有 {which} 这一张" if which and not found else "没有写清是哪一张收到的文书"
    raise UsageError(wrong, f"写它的编号：{listed}")


def _named(every: tuple[Received, ...], which: str) -> list[Received]:
    exact = [paper for number, paper in enumerate(every, 1) if which in (paper.id, str(number))]
    return exact or [paper for paper in every if which in (paper.kind.value, paper.kind.label)]


def _row(at: Tracked, told: ToldPaper) -> dict[str, object]:
    """The paper as the case file holds it, None where nothing was said."""
    source, dates = told.source, told.dates
    row: dict[str, object] = {
        "kind": _meant(paper_words.kind, told.kind),
        "sender": source.sender,
        "served_on": told.served_on and past_day(at, told.served_on, "--on"),
        "how": _meant(paper_words.served, source.how),
        "number": told.number,
        "dated": dates.dated,
        "by": _meant(partial(_respondent, at), source.by),
        "contract": _meant(partial(_contract, at), source.contract),
        "procedure": _meant(paper_words.procedure, dates.procedure),
        "hearing": _meant(_moment, dates.hearing),
        "place": dates.place,
        "reply_days": dates.reply_days,
        "due": dates.due,
        "claimed": told.claimed,
        "items": [{"name": name, "amount": amount} for name, amount in told.items],
        "sent_from": source.sent_from,
        "note": told.note,
        "evidence": list(source.evidence),
    }
    return {name: None if value in ("", []) else value for name, value in row.items()}


def _meant(find: Callable[[str], object], typed: str) -> object:
    """What was meant by what was typed; None for nothing."""
    return find(typed) if typed else None


def _moment(typed: str) -> str:
    """A time of a hearing as the case file has it. Raises UsageError for what is none."""
    try:
        return str(Moment.parse(re.sub(r"[时点]", ":", typed.strip().rstrip("分"))))
    except ValueError:
        hint = "写成 2026-12-10 09:30；只知道哪天就写 2026-12-10"
        raise UsageError(f"--hearing {typed} 不是认得出的时间", hint) from None


def _respondent(at: Tracked, typed: str) -> str:
    """The id of a respondent, by its id or a part of its name. Raises UsageError listing them."""
    names = {one.id: f"{one.brand or ''} {one.name}" for one in at.case.respondents}
    found = [typed] if typed in names else [key for key, name in names.items() if typed in name]
    if len(found) == 1:
        return found[0]
    listed = "、".join(f"{one.id}（{one.name}）" for one in at.case.respondents)
    raise UsageError(
        f"--by {typed} 不知道是哪一家", f"案件里有：{listed}" if listed else "案件里还没有被投诉人，先不写"
    )


def _contract(at: Tracked, typed: str) -> str:
    """The id of a contract. Raises UsageError listing them."""
    known = [held.id for held in at.case.contracts]
    if typed in known:
        return typed
    listed = "、".join(known)
    raise UsageError(f"没有合同 {typed}", f"案件里有：{listed}" if listed else "案件里还没有合同，先不写")


def _refuse_twice(at: Tracked, row: Mapping[str, object]) -> None:
    """Raises UsageError for a paper that is there already: of the same kind and day and with the same number."""
    for paper in at.case.received:
        same = (paper.kind, paper.served_on, paper.number) == (row["kind"], row["served_on"], row["number"])
        if same and paper.sender == row["sender"]:
            hint = f"要补充：{at.typed('track received', paper.id)}"
            raise UsageError(f"已经记过了：{paper.id} {paper.kind.label}", hint)
