"""What a template reads is looked up in what is declared, before it runs: with the place, and the nearest name."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, TypedDict

import pytest

from letters.case import AgentKind
from letters.catalogue.library import Library
from letters.compose.view.declared import declared as of_letters
from letters.compose.view.filters import FILTERS
from letters.desk.bench import Desk, Paper
from letters.desk.own_templates import check_templates
from letters.errors import TemplateError
from letters.kit.computed import Computed
from letters.kit.frozen import frozen
from letters.kit.moment import Moment
from letters.render import Engine
from letters.render.limits import MAX_BUILT, MAX_LOOPS, MAX_PARTS, MAX_STEPS, MAX_VALUE
from letters.render.shapes import fields, kind


class Inner(NamedTuple):
    amount: Decimal
    name: str

    @property
    def is_named(self) -> bool:
        return bool(self.name)


class Outer(NamedTuple):
    inner: Inner | None
    many: tuple[Inner, ...]
    at: Moment
    word: AgentKind
    other: Inner | AgentKind


class Held(NamedTuple):
    secret: str


@frozen
class Sum(Computed):
    held: Held

    @property
    def total(self) -> int:
        return len(self.held.secret)


class Topics(TypedDict):
    filing: str
    term: str


NAMES = {"": {"outer": Outer, "rows": tuple[Outer, ...], "law": Topics, "sum": Sum}}


def faults(write, body: str) -> list[str]:
    engine = Engine(write(f"<h1>信</h1>\n<p>{body}</p>"), FILTERS, lambda: NAMES)
    return [str(fault).partition("：")[2].replace("\n  →", "") for fault in engine.lint("letter")]


SOUND = [
    "{{ outer.inner.name }}",
    "{{ outer.inner.amount|money }}",
    "{% if outer.inner.is_named %}甲{% endif %}",
    "{{ outer.at.year }}{{ outer.at.date.day }}",
    "{{ outer.word.label }}{{ outer.word }}",
    "{{ outer.other.name }}",  # only one of the two has it: it is asked for while the letter is made
    "{{ law.filing }}{{ law['filing term'] }}",
    "{% for row in rows %}{{ row.many[0].name }}{{ loop.index }}{{ (row.many|first).name }}{% endfor %}",
    "{% for row in rows[:2] if row.inner %}{{ (row.many|sort(attribute='name')|last).name }}{% endfor %}",
    "{% for a in [outer.inner, rows[0].inner] %}{{ a.name }}{% endfor %}",
    "{{ (outer if rows else rows[0]).inner.name }}",
    "{{ (outer.inner.amount + outer.inner.amount - 1)|money }}",
    "{{ sum.total }}{% if sum %}甲{% endif %}",
]


@pytest.mark.parametrize("body", SOUND)
def test_what_is_declared_may_be_read(write, body: str) -> None:
    assert faults(write, body) == []


WRONG = [
    ("{{ outr }}", "没有名为 outr 的变量 是不是 outer？"),
    ("{{ outer.iner }}", "outer 没有 iner 这一项 是不是 inner？"),
    ("{{ outer.inner.nmae }}", "outer.inner 没有 nmae 这一项 是不是 name？"),
    ("{{ outer.zzz }}", "outer 没有 zzz 这一项 可用：at、inner、many、other、word"),
    (
        "{{ outer.inner.name.upper }}",
        "outer.inner.name 没有 upper 这一项 文字、数字、日期和列表没有可以这样取的内容，方法不能用",
    ),
    ("{% for row in rows %}{{ row.mny }}{% endfor %}", "row 没有 mny 这一项 是不是 many？"),
    ("{% for row in rows %}{{ loop.indx }}{% endfor %}", "loop 没有 indx 这一项 是不是 index？"),
    ("{{ rows[0].inner.nmae }}", "这里的值 没有 nmae 这一项 是不是 name？"),
    ("{{ (rows|first).mny }}", "这里的值 没有 mny 这一项 是不是 many？"),
    ("{{ outer.word.lable }}", "outer.word 没有 lable 这一项 是不是 label？"),
    ("{{ law.filling }}", "没有名为 filling 的Topics 是不是 filing？"),
    ("{{ law['filing trm'] }}", "没有名为 trm 的Topics 是不是 term？"),
    ("{{ outer['iner'] }}", "这里的值 没有 iner 这一项 是不是 inner？"),
    ("{{ sum.held }}", "sum 没有 held 这一项 可用：total"),
    ("{{ sum.held.secret }}", "sum 没有 held 这一项 可用：total"),
    ("{{ sum }}", "这里的值不能直接印出 要先用过滤器写成文字，或者用 if 判断"),
    ("{{ outer.inner.amount }}", "这里的值不能直接印出 要先用过滤器写成文字，或者用 if 判断"),
    ("{{ rows }}", "这里的值不能直接印出 要先用过滤器写成文字，或者用 if 判断"),
]


@pytest.mark.parametrize(("body", "told"), WRONG, ids=[body for body, _ in WRONG])
def test_an_unknown_name_is_told_with_its_line_and_the_nearest(write, body: str, told: str) -> None:
    found = faults(write, body)
    assert [each.replace("outer['iner']", "这里的值") for each in found] == [told] or found == [
        told.replace("这里的值", "outer")
    ]


def test_a_piece_is_looked_at_with_the_names_that_each_letter_gives_it(write) -> None:
    library = write(
        "{% for x in [outer.inner] %}{% include '_p' %}{% endfor %}", _p="\n<p>{{ x.name }}{{ x.label }}</p>"
    )
    [fault] = Engine(library, FILTERS, lambda: NAMES).lint("letter")
    assert str(fault).startswith("模板 _p 第 2 行：x 没有 label 这一项")


def test_where_a_class_is_certain_nothing_is_asked_while_the_letter_is_made(write) -> None:
    engine = Engine(
        write("<p>{{ outer.inner.name }}{{ law.filing }}{{ outer.other.name }}</p>"), FILTERS, lambda: NAMES
    )
    source = engine.compiled("letter").source
    assert ".inner.name" in source
    assert "['filing']" in source
    assert source.count("environment.getattr(") == 1


def test_the_same_files_give_the_same_python_whatever_was_read_before(write) -> None:
    library = write("<p>{% include '_p' %}</p>", _p="{{ outer.inner.name }}", other="<p>{% include '_p' %}甲</p>")
    alone = Engine(library, FILTERS, lambda: NAMES).compiled("letter")
    after = Engine(library, FILTERS, lambda: NAMES)
    after.compiled("other")
    assert after.compiled("letter").source == alone.source
    assert after.compiled("letter").files == alone.files


def test_a_class_with_methods_cannot_be_declared() -> None:
    class Model:
        name: str

    with pytest.raises(TypeError, match="no plain value"):
        kind(Model)
    with pytest.raises(TypeError, match="no plain value"):
        kind(tuple[Model, ...])


def test_all_that_is_declared_of_letters_is_plain_down_to_the_last_field() -> None:
    seen: set[object] = set()

    def walk(hint: object) -> None:
        for part in kind(hint) or ():
            of = getattr(part, "of", None)
            for each in of or ():
                walk_part(each)
            walk_part(part)

    def walk_part(part: object) -> None:
        if part not in seen:
            seen.add(part)
            for hint in fields(part).values():
                walk(hint)

    for names in of_letters().values():
        for hint in names.values():
            walk(hint)
    assert len(seen) > 40


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("{{ x.held }}", "这里的值没有 held 这一项"),
        ("{{ x['held'] }}", "这里的值没有 held 这一项"),
        ("{{ x[0] }}", "这里的值没有 0 这一项"),
        ("{{ x.total.bit_length }}", "这里的值没有 bit_length 这一项"),
        ("{{ x.__class__ }}", "__class__"),
        ("{% for a in x %}甲{% endfor %}", "这里的值不合用"),
        ("{{ x|length }}", "这里"),
        ("{{ [x]|join }}", "只能"),
        ("{{ x ~ '甲' }}", "只能拼接文字和整数"),
        ("{% if x == 1 %}甲{% endif %}", "只能比较文字、数字和日期"),
        ("{{ x() }}", "不能调用 x"),
        ("{{ x }}", "这里的值不是文字，不能直接印出"),
    ],
)
def test_of_what_is_computed_a_template_reads_the_figures_and_never_what_they_rest_on(write, body, told) -> None:
    engine = Engine(write(f"<h1>信</h1>\n<p>{{{{ x.total }}}}</p>\n<p>{body}</p>"))
    context = {"x": Sum(Held("秘密秘"))}
    with pytest.raises(TemplateError, match=told) as refused:
        engine.markup("letter", context)
    assert str(refused.value).startswith("模板 letter 第 3 行")
    assert "秘密" not in str(refused.value)


LIMITS = [
    (f"{{% for a in range({MAX_STEPS // 4}) %}}{'{{ a }}' * 200}{{% endfor %}}", "循环超过"),
    ("{{ ['" + "字" * (MAX_BUILT // 2) + "', '" + "字" * (MAX_BUILT // 2 + 1) + "']|join }}", "拼出的文字超过"),
    ("{{ x ~ '字' }}", "拼出的文字超过"),
    ("{{ y }}", "这里的文字超过"),
    ("{% for a in range(900) %}{% if 1 in z %}{% endif %}{% endfor %}", "循环超过"),
    ("{% for a in range(900) %}{% if z[::-1] %}{% endif %}{% endfor %}", "循环超过"),
    ("{{ 1 }}" * (MAX_PARTS // 2 + 1), "连同引入的内容超过"),
    ("{% for a in [1] %}" * (MAX_LOOPS + 1) + "{% endfor %}" * (MAX_LOOPS + 1), f"for 套了 {MAX_LOOPS + 1} 层"),
    ("{% for a in w if a.b.c %}甲{% endfor %}", "这里的值没有 b 这一项"),
]


@pytest.mark.parametrize(("body", "told"), LIMITS, ids=[told + str(n) for n, (_, told) in enumerate(LIMITS)])
def test_what_is_over_a_limit_is_refused_with_its_line(write, body: str, told: str) -> None:
    context = {"x": "字" * MAX_BUILT, "y": "字" * (MAX_VALUE + 1), "z": [0] * 5_000, "w": [1]}
    with pytest.raises(TemplateError, match=rf"^模板 letter 第 [12] 行：.*{told}"):
        Engine(write(f"<h1>信</h1>\n<p>{body}</p>")).markup("letter", context)


def test_what_fails_in_the_condition_of_a_loop_has_the_line_of_the_condition(write) -> None:
    library = write("<h1>信</h1>\n<p>{% for a in w\n\nif a.b.c %}甲{% endfor %}</p>")
    with pytest.raises(TemplateError, match=r"^模板 letter 第 4 行：这里的值没有 b 这一项"):
        Engine(library).markup("letter", {"w": [1]})


# A check and writing are one: what the one refuses, the other does.

HEAD = '+++\ntitle = "信"\nkind = "complaint"\naddressee = "police"\nlaw_as = "police"\n'


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<p>{{ sender.nmae }}</p>"),
        ("", "<p>{{ lines }}</p>"),
        ("", "{% for a in [1] %}" * 25 + "<p>甲</p>" + "{% endfor %}" * 25),
        ("", "<p>{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}</p>"),
        ('annexes = ["annex/none"]\n', "<p>甲</p>"),
        ("unheard = 1\n", "<p>甲</p>"),
    ],
    ids=["attribute", "name of another kind", "loops", "brackets", "annex", "head"],
)
def test_what_writing_refuses_a_check_refuses_in_the_same_words(tmp_path, head: str, body: str) -> None:
    (tmp_path / "complaint").mkdir()
    (tmp_path / "complaint/police.html").write_text(f"{HEAD}{head}+++\n<h1>信</h1>\n{body}\n", encoding="utf-8")
    told = check_templates(Desk(Library((tmp_path,)), Paper())).faults
    with pytest.raises(TemplateError) as refused:
        written(Desk(Library((tmp_path,)), Paper()))
    assert told == (str(refused.value),)


def test_a_check_knows_to_whom_the_law_can_be_cited(tmp_path) -> None:
    (tmp_path / "letter.html").write_text(
        '+++\ntitle = "信"\nkind = "notice"\nlaw_as = "polise"\n+++\n<p>甲</p>', encoding="utf-8"
    )
    [told] = check_templates(Desk(Library((tmp_path,)), Paper())).faults
    assert told.startswith("模板 letter 第 1 行：文件头的 law_as 不能写“polise”\n  → 可写：")
    assert "police" in told


def written(desk: Desk) -> str:
    """The letter as writing comes to it: heads and annexes first."""
    for head in desk.books.heads:
        desk.books.annexes(head)
    return desk.engine.markup("complaint/police", {})
