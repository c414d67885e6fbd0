"""What a template read to print a sentence is told beside it: values printed, conditions asked, rows of loops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from letters.errors import TemplateError
from letters.render import Engine
from letters.render.notes import ANY, Read, seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.catalogue import Library
    from letters.render.notes import Sentence


class Call(NamedTuple):
    """One row of a table."""

    at: str
    words: str


ROWS = (Call("一日", "还钱"), Call("二日", ""), Call("三日", "上门"))
CONTEXT: dict[str, Any] = {"name": "林若溪", "mail": "", "rows": ROWS, "a": True, "b": False, "tags": ("甲", "乙")}


@pytest.fixture
def sentences(write: Callable[..., Library]) -> Callable[..., list[Sentence]]:
    """The sentences of one template text, with what was read."""

    def of(body: str, **pieces: str) -> list[Sentence]:
        blocks = Engine(write(body, **pieces)).noted("letter", CONTEXT)
        return [sentence for block in blocks for sentence in block.sentences]

    return of


READ = [
    ("<p>人人如此。</p>", {"人人如此。": ""}),
    ("<p>{{ name }}来信。</p>", {"〔〕来信。": "name printed"}),
    ("<p>甲。{{ name }}</p>", {"甲。": "", "〔〕": "name printed"}),
    ("{% if a %}<p>甲</p>{% endif %}", {"甲": "a asked"}),
    ("{% if b %}<p>甲</p>{% elif a %}<p>乙</p>{% endif %}", {"乙": "a asked, b asked"}),
    ("{% if b %}<p>甲</p>{% else %}<p>乙</p>{% endif %}", {"乙": "b asked"}),
    ("<p>甲{% if b %}，乙{% endif %}。丙</p>", {"甲。": "b asked", "丙": ""}),
    ("<p>甲{% if b %}，乙{% endif %}</p>", {"甲": "b asked"}),
    ("<p>{% if a %}甲。{% endif %}乙</p>", {"甲。": "a asked", "乙": ""}),
    ("<p>{{ name if a else mail }}</p>", {"〔〕": "a asked, mail printed, name printed"}),
    ("<p>共{{ rows | length }}次</p>", {"共〔〕次": "rows printed"}),
    ("<p>{{ (rows | first).at }}起</p>", {"〔〕起": "rows[*].at printed"}),
    (
        "{% for one in [rows[0] if a else rows[1]] %}<p>{{ one.at }}</p>{% endfor %}",
        {
            "〔〕": "a asked, rows[0] row, rows[0].at printed, rows[1] row, rows[1].at printed",
        },
    ),
    ("{% for row in [name] %}<p>{{ row }}</p>{% endfor %}", {"〔〕": "name printed, name row"}),
    ("{% if a %}{% for t in tags if b %}<p>甲</p>{% endfor %}{% endif %}<p>乙</p>", {"乙": ""}),
    ("<h1>标题</h1>", {"标题": ""}),
]


@pytest.mark.parametrize(("body", "read"), READ, ids=[body for body, _ in READ])
def test_a_sentence_tells_what_was_read_for_it(sentences, body: str, read: dict[str, str]) -> None:
    found = {each.form: ", ".join(sorted(f"{one} {one.manner}" for one in each.read)) for each in sentences(body)}
    assert found == read


def test_each_turn_of_a_loop_tells_its_own_row(sentences) -> None:
    found = sentences("{% for row in rows %}<p>{{ row.at }}</p>{% endfor %}")
    told = [{str(read) for read in each.read} for each in found]
    assert told == [{f"rows[{turn}]", f"rows[{turn}].at"} for turn in range(3)]


def test_a_row_that_a_loop_picks_may_be_any(sentences) -> None:
    one, _ = sentences("{% for row in rows if row.words %}<p>{{ row.at }}</p>{% endfor %}")
    assert {str(read) for read in one.read} == {"rows[*]", "rows[*].words", "rows[*].at"}


def test_a_loop_within_a_loop_starts_anew(sentences) -> None:
    body = "{% for row in rows %}{% for tag in tags %}<p>{{ row.at }}{{ tag }}</p>{% endfor %}{% endfor %}"
    assert {"rows[1].at", "tags[0]"} < {str(read) for read in sentences(body)[2].read}


def test_how_far_a_loop_has_come_tells_of_its_list(sentences) -> None:
    body = "<p>{% for tag in tags %}{{ tag }}{% if not loop.last %}、{% endif %}{% endfor %}</p>"
    [sentence] = sentences(body)
    assert ("tags",) in {read.path for read in sentence.read if read.manner == "asked"}


def test_what_is_included_stands_under_the_conditions_around_it(sentences) -> None:
    body = "{% for row in rows %}{% include '_piece' %}{% endfor %}"
    first, _ = sentences(body, _piece="{% if row.words %}<p>原话如下</p>{% endif %}")
    assert {str(read) for read in first.read} == {"rows[0]", "rows[0].words"}


def test_a_value_ends_no_sentence_and_the_form_leaves_it_out(write) -> None:
    engine = Engine(write("<p>他说{{ said }}。又说。</p>"))
    [block] = engine.noted("letter", {"said": "一。二<br/>\n三"})
    assert [each.form for each in block.sentences] == ["他说〔〕。", "又说。"]
    assert block.sentences[0].words == "他说一。二<br/>\n三。"


def test_nobody_can_type_a_mark(write) -> None:
    engine = Engine(write("<p>{{ said }}</p>"))
    [block] = engine.noted("letter", {"said": "一\0read:9\0二"})
    assert [each.words for each in block.sentences] == ["一read:9二"]


def test_what_fails_is_told_by_its_place(write) -> None:
    engine = Engine(write("<h1>信</h1>\n<p>{{ said.most }}</p>"))
    with pytest.raises(TemplateError, match="第 2 行"):
        engine.noted("letter", {"said": "一"})


def test_headings_and_heads_of_columns_are_labels(sentences) -> None:
    head, row = "<tr><th>列</th><th>值</th></tr>", "<tr><td>格</td><td>一</td></tr>"
    body = f'<h2>标题</h2><table class="parties"><thead>{head}</thead><tbody>{row}</tbody></table>'
    labels = {each.words for each in sentences(body) if each.is_label}
    assert (labels, len(sentences(body))) == ({"标题", "列", "值"}, 5)


def test_the_blocks_are_those_of_the_letter(write) -> None:
    body = (
        "<h1>信</h1>{% for row in rows %}<p>{{ row.at }}{% if row.words %}：{{ row.words }}{% endif %}</p>{% endfor %}"
    )
    engine = Engine(write(body))
    assert tuple(each.block for each in engine.noted("letter", CONTEXT)) == engine.document("letter", CONTEXT).blocks


SEEN = [
    (Read(("name",), "printed"), ("林若溪",)),
    (Read(("rows",), "asked"), (3,)),
    (Read(("rows",), "printed"), (ROWS,)),
    (Read(("rows", 1), "row"), (True,)),
    (Read(("rows", 2, "words"), "printed"), ("上门",)),
    (Read(("rows", 3, "words"), "printed"), ()),
    (Read(("rows", ANY, "words"), "asked"), ("还钱", "", "上门")),
    (Read(("tags",), "asked"), (("甲", "乙"),)),
    (Read(("nothing",), "asked"), ()),
]


@pytest.mark.parametrize(("read", "value"), SEEN, ids=str)
def test_what_was_read_can_be_seen_again(read: Read, value: tuple[object, ...]) -> None:
    assert seen(CONTEXT, read) == value
