"""Templates that reach where they may not, or break the markup's rules: each refused with name, line and reason."""

from __future__ import annotations

import math
from itertools import repeat

import pytest

from letters.errors import TemplateError, UsageError
from letters.render import Engine
from letters.render.limits import MAX_STEPS

ATTACKS = [
    ("{{ x.__class__ }}", "不能使用属性 __class__"),
    ("{{ x['__class__'] }}", "不能使用属性 __class__"),
    ("{{ x.gi_frame }}", "不能使用属性 gi_frame"),
    ("{{ x.gi_frame.f_globals }}", "不能使用属性 f_globals"),
    ("{{ x.mro }}", "不能使用属性 mro"),
    ("{{ x|attr('__class__') }}", "没有名为 attr 的过滤器"),
    ("{{ x|safe }}", "没有名为 safe 的过滤器"),
    ("{{ x|default('') }}", "没有名为 default 的过滤器"),
    ("{{ x|map('upper')|join }}", "没有名为 map 的过滤器"),
    ("{{ x.format(x) }}", "不能调用对象的方法"),
    ("{{ '%1000000000d' % 1 }}", "不能用 Mod"),
    ("{{ 'x' * 1000000000 }}", "不能用 Mul"),
    ("{{ 9 ** 9 ** 9 }}", "不能用 Pow"),
    ("{{ {'a': 1} }}", "不能用 Dict"),
    ("{{ self.block() }}", "不能调用对象的方法"),
    ("{{ self }}", "不能使用名称 self"),
    ("{{ _budget }}", "不能使用名称 _budget"),
    ("{{ x|_bounded|join }}", "没有名为 _bounded 的过滤器"),
    ("{{ x is defined }}", "没有名为 defined 的判断"),
    ("{{ lipsum() }}", "不能调用 lipsum"),
    ("{{ cycler('a').__init__.__globals__ }}", "不能使用属性 __globals__"),
    ("{% set y = 1 %}", "不能用 assign 语句"),
    ("{% macro m() %}{% endmacro %}", "不能用 macro 语句"),
    ("{% import 'letter' as l %}", "不能用 import 语句"),
    ("{% from 'letter' import l %}", "不能用 fromimport 语句"),
    ("{% extends 'letter' %}", "不能用 extends 语句"),
    ("{% with y = x %}{% endwith %}", "不能用 with 语句"),
    ("{% filter upper %}{% endfilter %}", "不能用 filterblock 语句"),
    ("{% call x() %}{% endcall %}", "不能用 callblock 语句"),
    ("{% autoescape false %}{{ x }}{% endautoescape %}", "不能用 .* 语句"),
    ("{% do x.append(1) %}", "语法不对"),
    ("{% for y in x recursive %}{{ loop(y) }}{% endfor %}", "for 不能写成 recursive"),
    ("{% include '../secret' %}", "引入不了：没有名为 ../secret 的文书模板"),
    ("{% include '/etc/passwd' %}", "引入不了：没有名为 /etc/passwd 的文书模板"),
    ("{% include x %}", "include 后面要写固定的模板名"),
    ("{% include ['a', 'b'] %}", "include 后面要写固定的模板名"),
    ("{% include '_none' ignore missing %}", "include 不能带 ignore missing"),
    ("{% include '_none' %}", "引入不了：没有名为 _none 的文书模板"),
    ("{% include 'letter' %}", "模板互相引入，没有尽头：letter → letter"),
    ("{{ missing_name }}", "没有名为 missing_name 的变量"),
    ("{{ x", "语法不对"),
    ("{% if x %}", "语法不对"),
]


@pytest.mark.parametrize(("attack", "reason"), ATTACKS, ids=[attack for attack, _ in ATTACKS])
def test_an_attack_is_refused_with_name_line_and_reason(write, attack, reason):
    library = write(f'+++\ntitle = "信"\n+++\n<h1>信</h1>\n<p>{attack}\n</p>\n')
    with pytest.raises(TemplateError, match=rf"^模板 letter 第 [56] 行：.*{reason}") as caught:
        Engine(library).document("letter", {"x": "乙"})
    assert caught.value.template == "letter"


class Opened:
    """A value as a letter's context may hold one, with a method that must not run."""

    def run(self, text: str) -> str:
        """What an attack would like to have called."""
        raise AssertionError(text)


CALLS = [
    ("{% for f in [x.run] %}{% if f('id') %}乙{% endif %}{% endfor %}", "不能调用 f"),
    ("{% for f in ['{0.__class__.__mro__}'.format] %}{{ f(1) }}{% endfor %}", "不能调用 f"),
    ("{% for f in ['{x.__class__}'.format] %}{{ f(x=x) }}{% endfor %}", "不能调用 f"),
    ("{% for f, y in [(x.run, 'id')] %}{{ f(y) }}{% endfor %}", "不能调用 f"),
    ("{% for y in [1] %}{{ loop(y) }}{% endfor %}", "不能调用 loop"),
    ("{{ x('id') }}", "不能调用 x"),
    ("{{ [x.run][0]('id') }}", "不能调用对象的方法"),
    ("{{ ([x.run]|first)('id') }}", "不能调用对象的方法"),
    ("{{ (x.run if x else x.run)('id') }}", "不能调用对象的方法"),
    ("{{ (x.run or x)('id') }}", "不能调用对象的方法"),
    ("{{ range(3)(1) }}", "不能调用对象的方法"),
    ("{% for y in range(x.run('id')) %}{% endfor %}", "不能调用对象的方法"),
    ("{% for range in [x.run] %}{{ range('id') }}{% endfor %}", "循环里的名称不能叫 range"),
    ("{% for y, range in [(1, x.run)] %}{{ range('id') }}{% endfor %}", "循环里的名称不能叫 range"),
    ("{% for range in [x.run] %}{% include '_calls' %}{% endfor %}", "循环里的名称不能叫 range"),
    ("{% for range in [x.run] if range('id') %}{% endfor %}", "循环里的名称不能叫 range"),
]


@pytest.mark.parametrize(("attack", "reason"), CALLS, ids=[attack for attack, _ in CALLS])
def test_nothing_but_range_is_called(write, attack, reason):
    library = write(f"<h1>信</h1>\n<p>{attack}</p>\n", _calls="{{ range('id') }}")
    engine = Engine(library)
    with pytest.raises(TemplateError, match=rf"^模板 letter 第 2 行：.*{reason}"):
        engine.document("letter", {"x": Opened()})
    assert any(reason in fault.message for fault in engine.lint("letter"))


def test_a_context_cannot_put_another_range_in_the_place_of_ours(write):
    library = write("<h1>信</h1>\n<p>{% for y in range(2) %}{{ y }}{% endfor %}</p>\n")
    assert "01" in Engine(library).markup("letter", {"range": Opened().run})


BROKEN = [
    ("<div>一</div>", "没有 <div> 这个元素"),
    ("<P>一</P>", "没有 <P> 这个元素"),
    ("<script>alert(1)</script>", "没有 <script> 这个元素"),
    ('<p class="unheard">一</p>', "<p> 的 class 不能是“unheard”"),
    ('<p class="heading">一</p>', "<p> 的 class 不能是“heading”"),
    ('<table class="unheard"><tr><td>一</td></tr></table>', "<table> 的 class 不能是“unheard”"),
    ("<table><tr><td>一</td></tr></table>", "<table> 要用 class 指明版式"),
    ('<p style="color:red">一</p>', "<p> 没有 style 这个属性"),
    ('<p data-priority="high">一</p>', "<p> 的 data-priority 不能是“high”"),
    ('<h2 id="1 x">一</h2>', "<h2> 的 id 不能是“1 x”"),
    ("<p><p>一</p></p>", "<p> 不能放在 <p> 里"),
    ("<li>一</li>", "li"),
    ("<ul><p>一</p></ul>", "<p> 不能放在 <ul> 里"),
    ("<p>一", "<p> 没有结束"),
    ("一</p>", "</p> 没有对应的 <p>"),
    ("<p><strong>一</p></strong>", "</p> 没有对应的 <p>"),
    ("<ol>一</ol>", "文字要放在段落里：一"),
    ("<p>一</p>二", "文字要放在段落里：二"),
    ("<ol>{{ x }}</ol>", "文字要放在段落里"),
    ('<p class="{{ x }}">一</p>', "标签没有写完整，或标签里用了变量"),
    ("<p>1 < 2</p>", "标签没有写完整"),
    ("<p>A & B</p>", "& 要写成 &amp;"),
    ("<p>&nbsp;</p>", "& 要写成 &amp;"),
    ("<p/>", "<p/> 要写成 <p></p>"),
    ("<br/><p>一</p>", "段落之外的换行没有意义"),
    ("{% if x %}<p>一{% endif %}</p>", "这里的分支里 <p> 没有成对"),
    ("<p>{% for y in x %}</p>{% endfor %}", "没有成对"),
    ("<!-- 说明 --><p>一</p>", "标签没有写完整"),
]


@pytest.mark.parametrize(("markup", "reason"), BROKEN, ids=[markup for markup, _ in BROKEN])
def test_broken_markup_is_refused_before_it_runs(write, markup, reason):
    problems = Engine(write(f"<h1>信</h1>\n\n{markup}")).lint("letter")
    assert any(reason in problem.message for problem in problems), [str(problem) for problem in problems]
    assert {problem.template for problem in problems} == {"letter"}
    assert problems[0].line in {1, 3}  # what never ends is reported where the template starts


# Just over what is allowed, and not more: with the guard gone these end soon, and the test fails instead of going on.
TURNS = math.isqrt(MAX_STEPS) + 1

RUNNING = [
    ("{{ x.unheard }}", {"x": {"a": 1}}, "这里的值没有 unheard 这一项"),
    ("{{ x.unheard }}", {"x": "text"}, "这里的值没有 unheard 这一项"),
    ("{{ x.unheard.more }}", {"x": {"a": 1}}, "没有 unheard 这一项"),
    ("{{ x }}", {"x": None}, "这里的值为空"),
    ("{{ x }}", {"x": 1.5}, "数字 1.5 要先用过滤器"),
    ("{{ 1.5 }}", {}, "这里的值不能直接印出"),
    ("{{ x }}", {"x": True}, "不能直接印出"),
    ("{{ x }}", {"x": ["a"]}, "这里的值不是文字，不能直接印出"),
    (f"{{% for a in range({MAX_STEPS + 1}) %}}{{{{ a }}}}{{% endfor %}}", {}, "range 超过"),
    (f"{{% for a in range({TURNS}) %}}{{% for b in range({TURNS}) %}}{{% endfor %}}{{% endfor %}}", {}, "循环超过"),
    ("{% for a in x %}{% endfor %}", {"x": [0] * (MAX_STEPS + 1)}, "循环超过"),
    ("{% for a in x %}{% endfor %}", {"x": repeat(0, 3)}, "x：这里的值不能交给模板"),
    ("{{ x }}", {"x": print}, "x：这里的值不能交给模板"),
    ("{% for a in x %}{% if a.real %}{% endif %}{% endfor %}", {"x": [print]}, "这里的值没有 real 这一项"),
    ("{% for a in x %}{% if a == 1 %}{% endif %}{% endfor %}", {"x": [print]}, "只能比较文字、数字和日期"),
    ("{% for a in x %}{% endfor %}", {"x": None}, "这里的值为空"),
    ("{{ x + 1 }}", {"x": "一"}, "这里的值不合用"),
]


@pytest.mark.parametrize(("expression", "context", "reason"), RUNNING, ids=[case[0][:40] for case in RUNNING])
def test_what_fails_while_running_names_the_line_of_the_file(write, expression, context, reason):
    library = write("+++\n+++\n{% include '_part' %}", _part=f"<p>好</p>\n\n<p>{expression}</p>")
    with pytest.raises(TemplateError, match=rf"^模板 _part 第 3 行：.*{reason}"):
        Engine(library).document("letter", context)


PIECES = [
    ("<tr><td>一</td><td>二</td></tr>", "<p>{% include '_piece' %}</p>", "<p>"),
    ("<p>一</p>", "<p>{% include '_piece' %}</p>", "<p>"),
    ("<p>一</p>", "<table class=\"parties\">{% include '_piece' %}</table>", "<table>"),
    ("<li>一</li>", "{% include '_piece' %}", "最外层"),
    ("{{ x }}", "{% include '_piece' %}", "最外层"),
    ("<td>一</td>", "<ol>{% include '_piece' %}</ol>", "<ol>"),
]


@pytest.mark.parametrize(("piece", "letter", "place"), PIECES, ids=[f"{case[0]} in {case[2]}" for case in PIECES])
def test_a_piece_is_refused_where_it_cannot_stand(write, piece, letter, place):
    problems = Engine(write(f"<h1>信</h1>\n{letter}", _piece=piece)).lint("letter")
    assert [(problem.template, problem.line) for problem in problems] == [("letter", 2)]
    assert "引入的内容不能放在" in problems[0].message
    assert place in problems[0].message


def test_what_is_wrong_within_a_piece_is_told_with_its_own_name_and_line(write):
    problems = Engine(write("<h1>信</h1>\n{% include '_piece' %}", _piece="<p>一</p>\n\n<div>二</div>")).lint("letter")
    assert {(problem.template, problem.line) for problem in problems} == {("_piece", 3)}


def test_all_missing_names_are_told_at_once(write):
    library = write("<p>{{ a }}</p>\n<p>{% if b %}{{ c }}{% endif %}</p>")
    with pytest.raises(TemplateError, match="第 1 行：没有名为 a、c 的变量"):
        Engine(library).document("letter", {"b": False})


def test_lint_knows_the_names_that_a_context_will_hold(write):
    library = write("<p>{{ a }}{% for d in b %}{{ d }}{{ loop.index }}{% endfor %}</p>\n<p>{{ d }}</p>")
    problems = Engine(library, declared=lambda: {"": {"a": str, "b": tuple[str, ...]}}).lint("letter")
    assert [(problem.line, problem.message) for problem in problems] == [(2, "模板 letter 第 2 行：没有名为 d 的变量")]


def test_lint_tells_every_problem(write):
    problems = Engine(write("<div>一</div>\n<p>{{ x|safe }}</p>\n<p>{{ x.__a }}</p>")).lint("letter")
    assert [problem.line for problem in problems if "元素" in problem.message or "不" in problem.message] == [1, 2, 3]


def test_a_sound_template_has_nothing_to_tell(write):
    assert Engine(write("<p>{{ x }}</p>")).lint("letter") == []


def test_an_unknown_template_is_the_users_mistake(write):
    with pytest.raises(UsageError, match="没有名为 other 的文书模板"):
        Engine(write("<p>一</p>")).document("other", {})


def test_a_link_that_leads_out_of_the_folder_is_not_followed(write, tmp_path):
    outside = tmp_path.parent / "outside.html"
    outside.write_text("<p>密</p>", encoding="utf-8")
    library = write("{% include '_link' %}")
    (tmp_path / "_link.html").symlink_to(outside)
    with pytest.raises(TemplateError, match="letter 第 1 行：引入不了"):
        Engine(library).document("letter", {})


def test_a_projects_filter_is_used_and_its_failure_is_placed(write):
    library = write("<p>{{ 3|double }}</p>\n<p>{{ x|double }}</p>")
    engine = Engine(library, filters={"double": lambda value: value.upper() if isinstance(value, str) else value * 2})
    assert engine.document("letter", {"x": "ab"}).blocks[1].text == "AB"
    with pytest.raises(TemplateError, match="letter 第 2 行：这里的值不合用"):
        engine.document("letter", {"x": None})


def test_marks_of_safety_on_a_value_are_ignored(render):
    from markupsafe import Markup

    assert render("<p>{{ x }}</p>", x=Markup("<b>&amp;</b>")).blocks[0].text == "<b>&amp;</b>"
