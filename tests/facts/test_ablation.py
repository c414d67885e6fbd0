"""Take facts out of a case: what rested on them is said no more, and whatever is said no more had read them.

Most facts are of a kind that several examples tell, for the same letters. In the gate each kind is taken out of each
letter and annex at least once, and no letter or annex is looked at again for a kind that it was tried without;
`make attack-all` takes out every fact of every example, and looks at all that it says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from letters.case.without import Fact, said_otherwise, taken_out
from scripts import barest
from scripts.examples import stories
from tests.facts.ablation import Key, Paper, Story, groups, papers_of, printed, said
from tests.facts.boilerplate import always, reads_a_fact
from tests.shelf import books
from tests.whole import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from letters.render.notes import Sentence

_chinese = re.compile("[㐀-鿿]")
SAMPLE = 3  # facts of each story in the quick tests, taken out at once
ENOUGH = 61  # facts that each story tells at the least, so that there is something to take out of it

# What letters say for another reason too, and why.
BESIDES = {
    "主管转述": "who told of a contact is told by the contact itself",
    "父亲转述": "the same",
    "本人记忆": "the name of a kind of record",
    "2,300.00元": "what the expenses of a month come to",
    "太康县市场监督管理局": "the body that the rule of the place leads to as well",
    "成都市武侯区法律援助中心": "the same",
    "厦门市思明区人民法院": "the same",
    "同事温立": "somebody who agreed to be named",
    "021-00000071": "the number that a reminder came from, which the bill writes without a dash",
    "授权委托书": "the title of a letter",
    "返还以后的租期不计租金": "what whoever gives the device back asks for",
    "1,432.00元": "what the payments of a plan come to, and what has fallen due",
    "1,152.00元": "the same",
    "2026年11月15日": "the day of a rent that a claim called ahead, and that has fallen due since",
}

each_story = pytest.mark.parametrize("folder", stories(), ids=lambda folder: folder.name)


@cache
def of(folder: Path) -> Story:
    return Story(folder)


class Tried:
    """What came of taking facts out of a story, some at a time, for what is made from some of its templates."""

    def __init__(self, story: Story) -> None:
        self.unread: list[tuple[Sequence[Fact], str]] = []
        self.instead: list[tuple[Sequence[Fact], str]] = []
        self.left: dict[Fact, set[str]] = {}
        self.moved: defaultdict[Key, set[int]] = defaultdict(set)
        self._story = story

    def take_out(self, facts: Sequence[Fact], templates: AbstractSet[str]) -> None:
        for out, papers in self._without(facts, templates):
            self._note(out, papers, templates)

    def _without(
        self, facts: Sequence[Fact], templates: AbstractSet[str]
    ) -> Iterator[tuple[Sequence[Fact], Mapping[Key, Paper]]]:
        for out, papers in self._story.without(facts):
            yield out, {key: paper for key, paper in papers.items() if key[2] in templates}

    def _note(self, out: Sequence[Fact], papers: Mapping[Key, Paper], templates: AbstractSet[str]) -> None:
        for loss in self._story.losses(papers):
            self.moved[loss.key].update(loss.named)
            if len(loss.named) < loss.times:
                self.unread.append((out, loss.part))
        self.instead += self._said_instead(out, papers, templates)
        text = said(papers)
        for fact in out:
            if found := {each for each in self._story.told_by(fact) if each in text} - BESIDES.keys():
                self.left[fact] = found

    def _said_instead(
        self, out: Sequence[Fact], papers: Mapping[Key, Paper], templates: AbstractSet[str]
    ) -> Iterator[tuple[Sequence[Fact], str]]:
        """What is said without having read that a fact is gone; of several facts, what each makes it say by itself.

        Rows that move up may say of one another what was said before, where two facts go at once.
        """
        found = [(out, gain.part) for gain in self._story.gains(papers) if len(gain.named) < gain.times]
        if len(out) == 1 or not found:
            yield from found
            return
        for fact in out:
            for alone, after in self._without([fact], templates):
                yield from self._said_instead(alone, after, templates)


@pytest.mark.slow
@each_story
def test_some_facts_that_are_taken_out_take_with_them_what_read_them_and_nothing_else(folder: Path) -> None:
    story = of(folder)
    tried = Tried(story)
    tried.take_out(list(islice(story.some_facts(), SAMPLE)), story.templates)
    assert (tried.unread, tried.instead, tried.left) == ([], [], {})


@pytest.mark.long
@each_story
def test_facts_that_are_taken_out_take_with_them_what_read_them_and_nothing_else(folder: Path) -> None:
    """Nothing is left of what they said, and nothing is said no more, or instead, that had not read one of them.

    A sentence that read facts, that no fact takes along here, and that is said in every letter of its kind, rests on
    nothing that could be seen; it was reviewed.
    """
    story = of(folder)
    assert len(list(islice(story.some_facts(), ENOUGH))) == ENOUGH
    share = _shares()[folder]
    tried = Tried(story)
    for some in groups(list(share.facts)):
        tried.take_out(some, frozenset.union(*(share.facts[fact] for fact in some)))
    rest = groups(fact for fact in story.some_facts() if fact not in share.facts)
    while _unmoved(story, tried, share.templates) and (some := next(rest, ())):
        tried.take_out(some, share.templates)
    assert (tried.unread, tried.instead, tried.left) == ([], [], {})
    assert _unmoved(story, tried, share.templates) == set()


def _unmoved(story: Story, tried: Tried, templates: AbstractSet[str]) -> set[str]:
    """What is said in every letter of these, and was not taken along by any fact that was tried."""
    return {
        sentence.form
        for key, paper in story.papers.items()
        for place, sentence in enumerate(paper.sentences if key[2] in templates else ())
        if place not in tried.moved[key] and _claims(sentence) and sentence.form in everywhere(key[2])
    } - set(always())


class Share(NamedTuple):
    """The facts that are taken out of an example, each with the templates from which something is made and looked at.

    And the templates all of whose sentences must rest on a fact.
    """

    facts: Mapping[Fact, frozenset[str]]
    templates: AbstractSet[str]


@cache
def _shares() -> Mapping[Path, Share]:
    """Each example's share; the one with the most letters comes first."""
    if WHOLE:
        return {folder: _all(of(folder)) for folder in stories()}
    tried: set[tuple[Fact, str]] = set()
    seen: set[str] = set()
    shares: dict[Path, Share] = {}
    for folder in sorted(stories(), key=lambda folder: -len(of(folder).papers)):
        story = of(folder)
        new = sorted(story.new_facts(tried), key=lambda each: -len(each[1]))  # together what is looked at in as much
        shares[folder] = Share(dict(new), story.templates - seen)
        seen |= story.templates
    return shares


def _all(story: Story) -> Share:
    return Share(dict.fromkeys(story.facts, story.templates), story.templates)


def _claims(sentence: Sentence) -> bool:
    """Whether a sentence has words of the template's own, and read a fact for them."""
    return not sentence.is_label and bool(_chinese.search(sentence.form)) and reads_a_fact(sentence)


@pytest.mark.long
def test_what_was_reviewed_still_stands_in_every_letter_of_its_kind() -> None:
    said_by_all = {form for template in {key[2] for key, _ in _papers()} for form in everywhere(template)}
    assert set(always()) - said_by_all == set()


@cache
def everywhere(template: str) -> frozenset[str]:
    """What every letter of the examples says, and that of the barest case."""
    every = [paper for key, paper in _papers() if key[2] == template]
    return frozenset.intersection(*(frozenset(each.form for each in paper.sentences) for paper in every))


@cache
def _papers() -> tuple[tuple[Key, Paper], ...]:
    of_barest = [papers_of(barest.barest(head), barest.DAY, head.id) for head in books().heads if head.is_letter]
    of_stories = [of(folder).papers for folder in stories()]
    return tuple(item for papers in (*of_barest, *of_stories) for item in papers.items())


TABLES: dict[str, Any] = {
    "complainant": {"name": "林若溪", "email": "lin@example.cn", "phone": "19900000011"},
    "incidents": [{"at": "2026-10-02 09:00", "words": "今天不还就上门"}, {"at": "2026-10-03"}],
    "offer": {"options": [{"kind": "deferral"}]},
}


TAKEN = [
    (("incidents", "words"), "incidents", [{"at": "2026-10-02 09:00"}, {"at": "2026-10-03"}]),
    (("incidents", 0), "incidents", [{"at": "2026-10-03"}]),
    (("complainant", "email"), "complainant", {"name": "林若溪", "phone": "19900000011"}),
    (("offer", "options", 0, "kind"), "offer", {"options": [{}]}),
]


@pytest.mark.parametrize(("fact", "table", "rest"), TAKEN)
def test_a_fact_is_taken_out_and_nothing_else(fact: Fact, table: str, rest: object) -> None:
    changed = taken_out(TABLES, [fact])
    assert changed == {**TABLES, table: rest}


def test_several_facts_are_taken_out_at_once() -> None:
    changed = taken_out(TABLES, [("incidents", 1), ("incidents", "words"), ("offer",)])
    assert changed == {"complainant": TABLES["complainant"], "incidents": [{"at": "2026-10-02 09:00"}]}


@pytest.mark.parametrize("key", ["name", "phone"])
def test_what_no_case_can_be_without_is_said_otherwise(key: str) -> None:
    assert said_otherwise(TABLES, [("complainant", key)])["complainant"][key] not in ("", TABLES["complainant"][key])


PRINTED = [
    ("899.00", ["899.00元"]),
    ("2026-10-02 09:00", ["2026年10月2日"]),
    ("330106199908140021", ["330106199908140021", "1999年8月14日"]),
    ("第一段很长\n第二段很长\n短", ["第一段很长", "第二段很长"]),
    ("母亲", []),
    (True, []),
]


@pytest.mark.parametrize(("value", "texts"), PRINTED)
def test_a_value_is_looked_for_as_letters_print_it(value: object, texts: list[str]) -> None:
    assert list(printed(value)) == texts
