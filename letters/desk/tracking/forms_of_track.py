"""What is asked when something about a letter or a paper is put down on a form, and what a form says.

    fields = reply_fields("refused")                    # for each a name, a label, how it is answered
    told = form_reply("refused", {"on": "2026-11-23"})

The command has an option for each of the same facts; what they say is understood in one place (`typed_replies`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from letters.case import OWN_WORD, AskedWhere, RefusalGround, Reply, ReplyOutcome, deal_name
from letters.case import Answered as PaperAnswered
from letters.desk.tracking.papers import ToldCheck
from letters.desk.tracking.replies import ONLY
from letters.desk.tracking.sending import SentLetter
from letters.desk.tracking.typed_replies import typed_reply
from letters.errors import UsageError
from letters.follow import outcome_words
from letters.kit.frozen import frozen
from letters.kit.typed import option_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from letters.case import Case, Labelled
    from letters.compose import Letter
    from letters.desk.tracking.filings import Tracked
    from letters.desk.tracking.replies import ToldReply
    from letters.desk.writing.writing import Writing
    from letters.follow import Followed

DAY, TEXT, LONG, CHOICE, TICK = "day", "text", "long", "choice", "tick"
WRITTEN, SAID = "written", "said"
_OPTIONS: Final = ("on", "due", "dated", "words", "reference", "ground", "referred_to", "total", "account")


@frozen
class AskedField:
    """One field of a form; `choices` are values with what people read, for a CHOICE."""

    name: str
    label: str
    kind: str = TEXT
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@frozen
class Sendable:
    """A letter that may have been sent: what it is called, to whom it goes, and what is known of its sending."""

    called: str
    to: str
    sent: SentLetter


MANNER = AskedField(
    "manner", "书面的还是口头的", CHOICE, choices=((WRITTEN, "书面的（纸、短信、邮件、网页）"), (SAID, "口头的"))
)
SAID_BY = AskedField("said_by", "口头的：谁说的", help="称呼或者工号，例如 客服李女士、值班民警")
_DETAILS: Final = {
    "ground": AskedField(
        "ground",
        "对方说的理由",
        CHOICE,
        "下一步可能因此不同",
        tuple((each.value, each.label) for each in RefusalGround),
    ),
    "referred_to": AskedField("referred_to", "移送或转办到哪里", help="机关全称，例如 某某市公安局某某分局"),
    "asks_for": AskedField("asks_for", "要补哪些材料", LONG, "一行写一样"),
    "total": AskedField("total", "对方提的总额（元）"),
    "payments": AskedField("payments", "各期", LONG, "一行一期：日期、空格、金额，例如 2026-12-28 400"),
    "settles": AskedField("settles", "对方说付清以后其余都免除", TICK),
}


def outcomes(at: Tracked, one: Followed) -> tuple[tuple[str, str], ...]:
    """What may come back to a letter that was sent, by who answers it: the word of each, and what people read."""
    return tuple((each.value, each.label) for each in at.books.ladder.path(one.filing.letter).replies)


def reply_label(outcome: str) -> str:
    """What people read for the word of an outcome. Raises UsageError for one that nobody knows."""
    return outcome_words.outcome(outcome).label


def reply_fields(outcome: str) -> tuple[AskedField, ...]:
    """What is asked about an answer of that outcome. Raises UsageError for one that nobody knows."""
    meant = outcome_words.outcome(outcome)
    on = AskedField("on", "哪天", DAY, "不写就是今天")
    if meant is ReplyOutcome.SILENT:
        return (on,)
    if meant in OWN_WORD:
        return (on, _of_model("account", LONG))
    details = tuple(field for name, field in _DETAILS.items() if ONLY[name][0] is meant)
    return (
        AskedField("on", "哪天收到的", DAY, "不写就是今天"),
        MANNER,
        SAID_BY,
        _of_model("words", LONG),
        _of_model("account", LONG),
        *details,
        _of_model("reference"),
        AskedField("dated", "落款日期", DAY, "答复上写的日期；没有写或者口头的，空着"),
        AskedField("due", "答复写明的最后期限", DAY, "例如补正材料的最后一天；没有写明的，空着"),
    )


def _of_model(name: str, kind: str = TEXT) -> AskedField:
    """A field that is asked in the words of the case file."""
    field = Reply.model_fields[name]
    return AskedField(name, str(field.title), kind, field.description or "")


def form_reply(outcome: str, given: Mapping[str, str]) -> ToldReply:
    """What a form says of an answer; fields that were left empty may be missing.

    Raises UsageError for what is no day or sum, and for an answer by word of mouth of which nobody says who gave it.
    """
    manner, said_by = given.get("manner", ""), given.get("said_by", "").strip()
    if manner == SAID and not said_by:
        raise UsageError("口头的答复，写一下是谁说的", "例如 客服、接电话的人、值班民警")
    return typed_reply(
        {
            **{name: given.get(name, "").strip() for name in _OPTIONS},
            "outcome": outcome,
            "asks_for": _lines(given.get("asks_for", "")),
            "payments": ",".join(re.sub(r"[\s：]+", ":", line) for line in _lines(given.get("payments", ""))),
            "settles": bool(given.get("settles")),
            "written": manner == WRITTEN,
            "said_by": said_by if manner == SAID else "",
            "rights": None,
            "evidence": None,
        }
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def sendable(made: Writing) -> tuple[Sendable, ...]:
    """The letters of a case that somebody may have handed in or posted, in order of sending."""
    case = made.chosen.case
    ready = (letter for letter in made.chosen.ready if letter.addressee.name)
    return tuple(Sendable(letter.called, letter.addressee.name, _sent(letter, case)) for letter in ready)


def _sent(letter: Letter, case: Case) -> SentLetter:
    """What is known of a letter's sending before anybody tells of it."""
    deals = (held.id for held in case.contracts if len(case.contracts) > 1 and deal_name(case, held) == letter.deal)
    about = str(letter.occasion.became.number) if letter.occasion else _answered(letter, case)
    contract = "" if letter.occasion else next(deals, "")
    return SentLetter(letter.head.id, letter.addressee.name, about=about, contract=contract)


def _answered(letter: Letter, case: Case) -> str:
    """The id of the paper that a letter answers, where it is the only one of those from its addressee."""
    papers = [
        paper.id
        for paper in case.received
        if paper.kind in letter.head.answers and paper.sender == letter.addressee.name
    ]
    return papers[0] if len(papers) == 1 else ""


def form_sent(letters: Sequence[Sendable], given: Mapping[str, str]) -> tuple[SentLetter, ...]:
    """What a form says of letters that left: those ticked (`sent.1`), each with its number (`number.1`), day and way.

    Raises UsageError where none is ticked, and for what is no day.
    """
    on, how = form_day(given.get("on", "")), given.get("other", "").strip() or given.get("how", "")
    told = tuple(
        replace(one.sent, on=on, how=how, reference=given.get(f"number.{number}", "").strip())
        for number, one in enumerate(letters, 1)
        if given.get(f"sent.{number}")
    )
    if not told:
        raise UsageError("没有勾选送出的文书", "送了哪一份，就在它前面打勾")
    return told


def check_fields() -> tuple[AskedField, ...]:
    """What is asked about having asked whose a paper is."""
    return (
        AskedField("where", "问了哪里", CHOICE, choices=_choices(AskedWhere)),
        AskedField("answer", "问到了什么", CHOICE, choices=_choices(PaperAnswered)),
        AskedField("contact", "打的什么号码、去的哪里", help="从官网、114 查到的，不是纸上印的"),
        AskedField("said", "对方说了什么", LONG, "大意就可以；问到的案号、承办人写在这里"),
        AskedField("on", "哪天问的", DAY, "不写就是今天"),
    )


def _choices(words: Iterable[Labelled]) -> tuple[tuple[str, str], ...]:
    return tuple((each.value, each.label) for each in words)


def form_check(given: Mapping[str, str]) -> ToldCheck:
    """What a form says of it. Raises UsageError for what is no day."""
    told = {name: given.get(name, "").strip() for name in ("where", "answer", "contact", "said")}
    return ToldCheck(on=form_day(given.get("on", "")), **told)


def form_day(text: str) -> date | None:
    """A day of a form, None where nothing was written. Raises UsageError for what is no day."""
    return option_day(text.strip()) if text.strip() else None
