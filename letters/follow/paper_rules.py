"""What there is to know about papers that came, as `papers.toml` has it: signs, ways to ask, what to do by when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from letters import law
from letters.case import AskedWhere, PaperKind, Procedure
from letters.follow.ladder import Rule
from letters.follow.paper_facts import FACTS
from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import Key, Several, YesNo, exactly, known, row
from letters.kit.refusals import Slip
from letters.law import AddresseeWord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Received

SERVED, HEARING, DONE, OPEN = "served", "hearing", "done", "open"
WORDS = ("intro", "now", "unknown", "soon", "calm", "asks_day", "asks_hearing", "disowned", "told_hearing")
LINES = ("hearing", "before", "due", "days", "notice")


@row
class SignRow:
    """Something to look at: as such papers are (`fits`), or worth asking about (`odd`); none decides alone.

    `when` is what was told of the paper (a word of `FACTS`); without it there is only something to look for.
    """

    side: Literal["fits", "odd"]
    text: str
    when: Annotated[str, known("facts")] = ""
    papers: frozenset[PaperKind] = frozenset()


@row
class WayRow:
    """Where one can ask whose the paper is, and how."""

    where: AskedWhere
    text: str
    papers: frozenset[PaperKind]


@row
class PaperRow:
    """What a kind of paper is, what to do first, what must not be written or done; `topics` are the law about it."""

    kind: PaperKind
    what: str
    first: Several[str]
    never: Several[str]
    topics: tuple[law.TopicName, ...] = ()


@row
class PaperRule(Rule):
    """A term that a paper sets, from the day it came, to a hearing (`before` it begins), or from a deed.

    The deed is that of the term `after`, once it was done. An open one has no day: it can be done as long as the
    proceedings run, and `ask` says until when.
    `attend`: to be there on the day, not to have something done by it.

    `by_paper`: a day, or a number of days, that the paper names replaces it. `procedures` are those of a suit that it
    is for, `or_unknown` also where nobody said which. `ended_by` are the letters that keep it. `ask` is what must be
    known first, `lapses` what happens if it passes, `left` what there is then, `then` what comes once it
    was done.
    """

    side: Literal["theirs", "mine"] = "mine"
    start: Literal["state"] = "state"
    since: Annotated[Literal["served", "hearing", "done", "open"], Key("from")] = "served"
    papers: frozenset[PaperKind] = frozenset()
    procedures: frozenset[Procedure] = frozenset()
    or_unknown: YesNo = False
    before: YesNo = False
    attend: YesNo = False
    by_paper: YesNo = False
    ended_by: tuple[str, ...] = ()
    after: str = ""
    ask: str = ""
    lapses: str = ""
    left: tuple[str, ...] = ()
    then: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it has no day of its own."""
        return self.since == OPEN

    def is_for(self, paper: Received) -> bool:
        """Whether a paper of this kind and procedure sets it."""
        if paper.kind not in self.papers:
            return False
        if not self.procedures:
            return True
        return self.or_unknown if paper.procedure is None else paper.procedure in self.procedures


@row
class PapersFile:
    """`papers.toml`; `reader` is the addressee word of the law to whom its terms are cited."""

    reader: AddresseeWord
    words: Annotated[Mapping[str, str], exactly(*WORDS)]
    lines: Annotated[Mapping[str, str], exactly(*LINES)]
    sign: tuple[SignRow, ...]
    way: tuple[WayRow, ...]
    paper: tuple[PaperRow, ...]
    term: tuple[PaperRule, ...]

    def about(self, kind: PaperKind) -> PaperRow:
        """What there is to know about a kind."""
        return next(each for each in self.paper if each.kind is kind)

    def signs_of(self, kind: PaperKind) -> tuple[SignRow, ...]:
        """What there is to look at in a kind."""
        return tuple(sign for sign in self.sign if not sign.papers or kind in sign.papers)

    def ways_of(self, kind: PaperKind) -> tuple[str, ...]:
        """Where one can ask whose a paper of that kind is."""
        return tuple(way.text for way in self.way if kind in way.papers)

    @property
    def topics(self) -> frozenset[str]:
        """Every topic of law that a term rests on."""
        return frozenset(rule.topic for rule in self.term if rule.topic)


def read_papers(path: Path, read: Read = read) -> PapersFile:
    """The file. Raises SlipsError: for a kind that is missing, a term that no paper sets, an id that stands twice."""
    return read(path, PapersFile, _slips, topics=law.topics(), facts=tuple(FACTS), addressees=_readers)


def _readers() -> Collection[str]:
    return law.load().words.addressees


def _slips(file: PapersFile) -> Iterator[Slip]:
    kinds = [each.kind for each in file.paper]
    for kind in PaperKind:
        if kinds.count(kind) != 1:
            yield Slip(("paper",), f"{kind.value} 应当正好写一次")
    ids = [each.id for each in file.term]
    for number, rule in enumerate(file.term):
        if ids.index(rule.id) < number:
            yield Slip(("term", number), f"期限 {rule.id} 重复")
        yield from _slips_of(("term", number), rule, ids)


def _slips_of(place: tuple[str, int], rule: PaperRule, ids: Collection[str]) -> Iterator[Slip]:
    """What is wrong with a term among those of these ids."""
    if not rule.papers:
        yield Slip(place, "没有写 papers", "写明哪些文书引起这个期限")
    if (rule.since == DONE) != (rule.after in ids):
        yield Slip(place, 'from = "done" 和 after 要一起写', "after 写办好以后才起算的那一个期限")
    if rule.is_open and not rule.ask:
        yield Slip(place, "没有写 ask", "没有哪一天的，写明到什么时候为止")


@cache
def paper_data() -> PapersFile:
    """The bundled file, read once in a process."""
    return read_papers(Path(__file__).with_name("data") / "papers.toml", read_trusted)
