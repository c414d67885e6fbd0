"""A sentence of a template rests on facts of the case, or stands in the reviewed list of what is true for everybody."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from letters.catalogue import Library
from tests.facts.boilerplate import reviewed
from tests.facts.pieces import NO_LETTERS, Piece, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EVERY = reviewed("group")
"""Each sentence that rests on no fact, with the reason why it is true for everybody."""


@cache
def bare(library: Library) -> tuple[Piece, ...]:
    """What the letters of a library say without reading any fact of a case."""
    return tuple(_bare(library))


def _bare(library: Library) -> Iterator[Piece]:
    for template_id in library.ids():
        if library.source(template_id).head.get("kind") not in NO_LETTERS:
            yield from (piece for piece in pieces(library, template_id) if not piece.facts)


@pytest.mark.slow
def test_a_sentence_that_reads_no_fact_was_reviewed() -> None:
    """Put it under its fact; or, where it is true whoever writes, into `boilerplate.toml` under the reason why."""
    known = {sentence for sentence, _ in EVERY}
    assert {
        f"{piece.template}:{piece.line} {piece.words}" for piece in bare(Library.bundled()) if piece.words not in known
    } == set()


def test_what_was_reviewed_still_stands_in_a_letter() -> None:
    said = {piece.words for piece in bare(Library.bundled())}
    assert {sentence for sentence, _ in EVERY} - said == set()


def test_each_sentence_was_reviewed_once_with_a_reason() -> None:
    for every in (EVERY, reviewed("always")):
        sentences = [sentence for sentence, _ in every]
        assert len(sentences) == len(set(sentences))
        assert [sentence for sentence, why in every if len(why) < 20] == []


@pytest.fixture
def read(tmp_path: Path):
    """Reads the pieces of one template text, beside a piece it may include."""

    def pieces_of(body: str, piece: str = "") -> dict[str, frozenset[str]]:
        for name, text in {"letter": body, "_piece": piece}.items():
            (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
        return {piece.words: piece.facts for piece in pieces(Library((tmp_path,)), "letter")}

    return pieces_of


MAIL, EITHER, ROW = {"sender.email"}, {"a", "b"}, {"rows", "rows.words", "rows.at"}
TABLE = "<table><thead><tr><th>列</th></tr></thead><tbody><tr><td>格</td></tr></tbody></table>"
READ = [
    ("<p>人人如此。</p>", {"人人如此": set()}),
    ("<p>共{{ figures.total }}次；已核对。</p>", {"共〔〕次": {"figures.total"}, "已核对": set()}),
    ("{% if harms %}<p>造成损害。</p>{% endif %}<p>此致</p>", {"造成损害": {"harms"}, "此致": set()}),
    (
        "<p>甲{% if sender.email %}，乙{% else %}，丙{% endif %}，丁。</p>",
        {"甲〔〕，丁": set(), "乙": MAIL, "丙": MAIL},
    ),
    (
        "{% if a %}<p>甲</p>{% elif b %}<p>乙</p>{% else %}<p>丙</p>{% endif %}",
        {"甲": {"a"}, "乙": EITHER, "丙": EITHER},
    ),
    ("{% for row in rows if row.words %}<p>第{{ row.at }}条</p>{% endfor %}", {"第〔〕条": ROW}),
    ("<p>依照{{ law.filing }}，{{ letter.date }}</p>", {"依照〔〕，〔〕": set()}),
    ("{% if requests %}<p>甲</p>{% else %}<p>乙</p>{% endif %}", {"甲": set(), "乙": set()}),
    ("{% if asks.tell_result %}<p>甲</p>{% endif %}", {"甲": set()}),
    ("{% if asks.visits %}<p>甲</p>{% endif %}", {"甲": {"asks.visits"}}),
    (f"<h2>标题</h2>{TABLE}", {"格": set()}),
    ("{% if doers.many > 1 and not lease %}<p>甲</p>{% endif %}", {"甲": {"doers.many", "lease"}}),
]


@pytest.mark.parametrize(("body", "said"), READ, ids=[body for body, _ in READ])
def test_a_piece_rests_on_what_is_printed_in_it_and_on_every_condition_around_it(read, body, said) -> None:
    assert read(body) == said


def test_what_is_included_rests_on_the_conditions_around_it(read) -> None:
    body = "{% for row in rows %}{% include '_piece' %}{% endfor %}"
    assert read(body, "<p>{% if row.words %}原话如下{% endif %}</p>") == {"原话如下": {"rows", "rows.words"}}


# What a sentence may speak of only where it reads that there is one; a template whose head needs it has it.
SPOKEN_OF = {
    "本合同": "lease",
    "夜间": "night",
    "涉及本人的照片": "asks.photos",
    "不再联系〔〕": "asks.stop_others",
}


@pytest.mark.parametrize(("words", "fact"), SPOKEN_OF.items())
def test_what_not_everybody_has_is_spoken_of_where_it_is_read_that_there_is_one(words: str, fact: str) -> None:
    library = Library.bundled()
    told = {
        (template_id, piece)
        for template_id in library.ids()
        for piece in pieces(library, template_id)
        if words in piece.words and fact not in library.source(template_id).head.get("needs", ())
    }
    assert told, "somebody speaks of it"
    assert {piece for _, piece in told if not any(fact in read for read in piece.facts)} == set()
