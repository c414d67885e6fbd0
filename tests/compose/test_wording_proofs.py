"""Each rule about words carries its own proofs: texts that trip it and texts that must not."""

from __future__ import annotations

import re
import re._parser as parser  # type: ignore[import-not-found]  # no stub: a part of re that has no promise
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from letters.case import shape
from letters.catalogue.head import KINDS
from letters.compose.guard.claims import OWN_CALLS
from letters.compose.guard.claims import PATTERNS as CLAIM_PATTERNS
from letters.compose.guard.texts import ACCOUNT, DEMAND, OTHER, TOLD, WORDS
from letters.compose.guard.wording import QUOTED, SEARCHED, Passage, Wording, first, unquoted
from letters.kit.patterns import PARTING
from scripts.run import ROOT
from tests.shelf import books, hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.compose.guard.doors import Sign
    from letters.compose.guard.warning_rules import Kind, Words

RULEBOOK = books().rules
RULES = [
    pytest.param(kind.id, words, id=f"{kind.id}-{number}")
    for kind in RULEBOOK.kinds.values()
    for number, words in enumerate(kind.words, 1)
]


def found(words: Words, text: str) -> Passage | None:
    return first(words, text if words.inside_quotes else unquoted(text))


PROOFS = sorted({text for param in RULES for words in param.values[1:] for text in (*words.trips, *words.passes)})


@pytest.mark.parametrize("kind", [ACCOUNT, TOLD, DEMAND, WORDS, OTHER])
def test_texts_that_are_searched_as_one_give_what_each_gives_by_itself(kind: str) -> None:
    together = Wording(RULEBOOK.kinds).hits_in(PROOFS, kind)
    assert together == {text: Wording(RULEBOOK.kinds).hits(text, kind) for text in PROOFS}


def test_no_pattern_takes_what_parts_texts_for_a_character_of_its_own() -> None:
    for param in RULES:
        assert PARTING not in param.values[1].pattern.pattern


@pytest.mark.parametrize(("name", "words"), RULES)
def test_what_should_trip_a_rule_trips_it(name: str, words: Words) -> None:
    assert [text for text in words.trips if found(words, text) is None] == []


@pytest.mark.parametrize(("name", "words"), RULES)
def test_what_should_pass_a_rule_passes_every_pattern_of_its_kind(name: str, words: Words) -> None:
    patterns = [other for other in RULEBOOK.kinds[name].words if other.where == words.where]
    assert {text: hit for text in words.passes for other in patterns if (hit := found(other, text))} == {}


@pytest.mark.parametrize(("name", "words"), RULES)
def test_a_rule_has_proofs_of_both_sorts(name: str, words: Words) -> None:
    assert words.trips
    assert words.passes


@pytest.mark.parametrize("sign", RULEBOOK.signs, ids=lambda sign: sign.fact)
def test_a_sign_of_a_wrong_door_shows_and_does_not_show_where_it_should(sign: Sign) -> None:
    assert [text for text in sign.words.trips if found(sign.words, text) is None] == []
    assert [text for text in sign.words.passes if found(sign.words, text) is not None] == []


@pytest.mark.parametrize("kind", RULEBOOK.kinds.values(), ids=lambda kind: kind.id)
def test_the_wording_that_is_offered_instead_trips_no_rule(kind: Kind) -> None:
    assert hits(kind.instead.replace("“", "").replace("”", ""), ACCOUNT) == ()


@pytest.mark.parametrize("kind", RULEBOOK.kinds.values(), ids=lambda kind: kind.id)
def test_a_kind_names_letters_that_exist_or_will(kind: Kind) -> None:
    starts = {start.split("/")[0] for start in (*kind.letters, *kind.stop_for, *kind.note_for)}
    assert starts <= {*KINDS, "legal-aid"}  # a folder whose letter is of the kind application


def test_every_context_is_used_and_every_kind_of_text_is_searched() -> None:
    used = {id(context) for kind in RULEBOOK.kinds.values() for words in kind.words for context in words.unless}
    used |= {id(context) for sign in RULEBOOK.signs for context in sign.words.unless}
    assert {name for name, context in RULEBOOK.contexts.items() if id(context) not in used} == {OWN_CALLS}
    assert frozenset().union(*SEARCHED.values()) == {ACCOUNT, TOLD, DEMAND, WORDS, OTHER}


TEMPLATE_CODE = re.compile(r"\{[%{].*?[%}]\}|<[^>]+>")


def words_of_the_project() -> Iterator[str]:
    """What templates, the interview and the model's own labels and examples say."""
    for path in sorted((ROOT / "templates").rglob("*.html")):
        yield from TEMPLATE_CODE.sub("", path.read_text(encoding="utf-8")).splitlines()
    for path in sorted((ROOT / "letters" / "collect").rglob("*.toml")):
        yield from texts_in(tomllib.loads(path.read_text(encoding="utf-8")))
    for table in shape.tables().values():
        for field in table.model_fields.values():
            yield from texts_in([field.title, field.description, *(field.examples or ())])


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)


def test_the_words_of_templates_interview_and_model_give_no_alarm() -> None:
    said = [line for line in words_of_the_project() if line.strip()]
    assert len(said) > 500
    alarms = {line: hit for line in said for hit in hits(line, ACCOUNT) if hit.kind not in BLANKS}
    assert alarms == {}


BLANKS = {
    "unfilled",  # a label that asks to fill in
    "private-data-of-others",  # the model's example of an ID number
    "health-told",  # what offices and legal aid are told, and what papers are to be blackened
    "relatives-told",  # the model's examples of dependants
}


def test_the_words_of_the_project_would_give_one_if_they_were_wrong() -> None:
    assert hits("本人放弃包括诉讼时效在内的任何抗辩", ACCOUNT)[0].kind == "waives-defence"


LIMIT = 25_000  # ways in which one match may be tried at one place, by the bounds of its repetitions


@pytest.mark.parametrize(
    "pattern",
    [
        *(param.values[1].pattern.compiled for param in RULES),
        *(sign.words.pattern.compiled for sign in RULEBOOK.signs),
        *(
            one.compiled
            for context in RULEBOOK.contexts.values()
            for one in (context.before, context.but, context.after)
            if one
        ),
        QUOTED,
        *CLAIM_PATTERNS,
    ],
    ids=lambda pattern: pattern.pattern.split("\n")[0][:30],
)
def test_every_repetition_in_a_pattern_is_bounded_so_that_no_text_takes_long(pattern: re.Pattern[str]) -> None:
    assert ways(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)) <= LIMIT


def ways(parsed: object) -> int:
    """How many ways the bounds of repetitions leave open, at most: those of a sequence multiply."""
    total = 1
    for code, argument in parsed:  # type: ignore[attr-defined]
        name = str(code)
        if name in {"MAX_REPEAT", "MIN_REPEAT"}:
            low, high, inner = argument
            assert high is not parser.MAXREPEAT, "a repetition without a bound"
            total *= max((int(high) - int(low) + 1) * ways(inner), 1)
        elif name == "SUBPATTERN":
            total *= ways(argument[3])
        elif name == "BRANCH":
            total *= max(ways(branch) for branch in argument[1])
        elif name in {"ASSERT", "ASSERT_NOT"}:
            total *= ways(argument[1])
    return total


def test_the_rule_about_bounds_sees_one_missing() -> None:
    with pytest.raises(AssertionError, match="without a bound"):
        ways(parser.parse("(?:不|没)*退"))
    assert ways(parser.parse("(?:a{0,99}b{0,9}){0,99}")) > LIMIT


@pytest.mark.long
def test_a_hundred_thousand_characters_of_near_misses_are_got_through() -> None:
    command = [sys.executable, "-c", NEAR_MISSES]
    done = subprocess.run(command, cwd=ROOT, check=False, timeout=120)  # noqa: S603  our own program, of some seconds
    assert done.returncode == 0


NEAR_MISSES = """
from letters.compose.guard.claims import OWN_CALLS, claims
from letters.compose.guard.warning_rules import bundled_kinds, read_contexts, DATA
from letters.compose.guard.wording import first, unquoted
for kind in bundled_kinds().values():
    for words in kind.words:
        for text in (words.passes[0], words.trips[0][:-1], words.trips[0][:3]):
            first(words, unquoted((text * 100_000)[:100_000]))
own_calls = read_contexts(DATA)[OWN_CALLS]
for text in ("每天打了几十", "一天打来", "二", "“", "我打了3次电话"):
    list(claims((text * 100_000)[:100_000], own_calls))
"""
