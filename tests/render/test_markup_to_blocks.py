"""Markup in, blocks out."""

from __future__ import annotations

import pytest

from letters.errors import TemplateError
from letters.render import Engine
from letters.render.blocks import Document, Heading, Item, ListBlock, PageBreak, Paragraph, Row, Run, Table, join
from letters.render.headings import enclosed

GOLDEN = [
    ("a title", "<h1>投诉书</h1>", Heading(1, "投诉书")),
    (
        "a section with id and priority",
        '<h2 id="facts" data-priority="2">事实</h2>',
        Heading(2, "事实", "facts", 2),
    ),
    ("a plain paragraph", "<p>正文</p>", Paragraph("body", "正文")),
    ("a styled paragraph", '<p class="addressee">某局：</p>', Paragraph("addressee", "某局：")),
    (
        "strong and em nest",
        "<p>一<strong>二<em>三</em></strong>四</p>",
        Paragraph("body", (Run("一"), Run("二", strong=True), Run("三", strong=True, em=True), Run("四"))),
    ),
    ("a line break is part of the text", "<p>一<br/>二<br>三</p>", Paragraph("body", "一\n二\n三")),
    (
        "an ordered list",
        '<ol><li>一</li><li data-priority="3">二</li></ol>',
        ListBlock(True, (Item("一"), Item("二", 3))),
    ),
    ("a bulleted list", "<ul><li>一</li></ul>", ListBlock(False, (Item("一"),))),
    (
        "a table with a head",
        '<table class="parties"><thead><tr><th>甲</th><th>乙</th></tr></thead>'
        "<tbody><tr><td>一</td><td></td></tr></tbody></table>",
        Table("parties", (Row(("甲", "乙")),), (Row(("一", "")),)),
    ),
    (
        "a cell across columns",
        '<table class="payments"><tr><td colspan="2">合计</td><td>3</td></tr></table>',
        Table("payments", (), (Row(("合计", "3"), (2, 1)),)),
    ),
    ("entities", "<p>A&amp;B &lt;b&gt; &quot;c&quot;</p>", Paragraph("body", 'A&B <b> "c"')),
    ("an unknown reference is text", "<p>&amp;nbsp;</p>", Paragraph("body", "&nbsp;")),
]


@pytest.mark.parametrize(("markup", "block"), [case[1:] for case in GOLDEN], ids=[case[0] for case in GOLDEN])
def test_markup_becomes_this_block(render, markup, block):
    assert render(markup).blocks == (block,)


def test_a_page_break_stands_between_blocks(render):
    document = render('<p>一</p><br class="page"/><p>二</p>')
    assert document.blocks[1] == PageBreak()


def test_the_first_annex_starts_a_page_unless_there_is_room_and_the_others_go_on_from_there():
    one = Document((Paragraph("body", "一"),))
    assert join([one, one, one]).blocks == (*one.blocks, PageBreak(may_share=True), *one.blocks, *one.blocks)


def test_annexes_are_marked_before_their_titles_and_numbered_where_there_are_several():
    one = Document((Heading(1, "目录"), Paragraph("body", "一")))
    annexes = [[block for block in enclosed(one, [one] * each).blocks if isinstance(block, Heading)] for each in (1, 2)]
    assert [[block.text for block in each[1:]] for each in annexes] == [["附件　目录"], ["附件1　目录", "附件2　目录"]]
    assert {block.style for each in annexes for block in each[1:]} == {"annex"}


WHITE = [
    ("a line's end between Chinese characters vanishes", "<p>来电\n   号码</p>", "来电号码"),
    ("between Latin words it is one space", "<p>iPhone\n  Pro</p>", "iPhone Pro"),
    ("between Chinese and Latin it vanishes", "<p>来电\niPhone</p>", "来电iPhone"),
    ("several spaces are one", "<p>第  3   页</p>", "第 3 页"),
    ("inside the edges of a paragraph there is none", "<p>  来电 </p>", "来电"),
    ("a full-width space is a character", "<p>　来电　</p>", "　来电　"),
    ("around an expression a line's end vanishes", "<p>\n  {{ name }}\n 说</p>", " 李 四 说"),
    ("around an expression a space stays", "<p>第 {{ name }} 页</p>", "第  李 四  页"),
]


@pytest.mark.parametrize(("markup", "text"), [case[1:] for case in WHITE], ids=[case[0] for case in WHITE])
def test_white_space_of_the_template_is_collapsed_and_the_users_kept(render, markup, text):
    words = render(markup, name=" 李 四 ") if "name" in markup else render(markup)
    assert words.blocks[0].text == text.replace(" 李 四 说", " 李 四 说")


def test_what_holds_no_words_leaves_no_gap(render):
    document = render(
        "<p>{{ empty }}</p><h2>{{ empty }}</h2><ul>{% for x in nothing %}<li>{{ x }}</li>{% endfor %}</ul>"
        '<table class="parties">{% for x in nothing %}<tr><td>{{ x }}</td><td>1</td></tr>{% endfor %}</table><p>完</p>',
        empty="",
        nothing=[],
    )
    assert document.blocks == (Paragraph("body", "完"),)


def test_a_users_line_breaks_come_through_once_each(render):
    assert render("<p>{{ words }}</p>", words="一\r\n二\r三\n四").blocks[0].text == "一\n二\n三\n四"


def test_a_key_of_a_dictionary_may_be_called_anything(render):
    context = {"items": "一", "class": "二", "名": "三"}
    assert render("<p>{{ x.items }}{{ x.class }}{{ x.名 }}</p>", x=context).blocks[0].text == "一二三"


def test_line_breaks_stand_in_the_markup_as_elements(write):
    assert Engine(write("<p>{{ x }}</p>")).markup("letter", {"x": "一\n二"}) == "<p>一<br/>二</p>"


def test_if_for_include_and_block_are_all_the_logic_there_is(write):
    library = write(
        "{% for n in numbers if n is odd %}{% include '_part' %}{% else %}<p>无</p>{% endfor %}"
        "{% block end %}<p>{% if numbers %}{{ numbers|length }} 项{% endif %}</p>{% endblock %}",
        _part="<p>{{ n }} 号</p>",
    )
    document = Engine(library).document("letter", {"numbers": [1, 2, 3]})
    assert [block.text for block in document.blocks] == ["1 号", "3 号", "3 项"]


def test_pieces_may_be_rows_points_or_words(write):
    library = write(
        "<table class='parties'>".replace("'", '"') + "{% include '_row' %}</table><ol>{% include '_point' %}</ol>"
        "<p>{% include '_words' %}</p>",
        _row="<tr><td>甲</td><td>{{ x }}</td></tr>",
        _point="<li>{{ x }}</li>",
        _words="{{ x }}，<strong>好</strong>",
    )
    table, points, words = Engine(library).document("letter", {"x": "乙"}).blocks
    assert table.rows[0].cells[1] == "乙"
    assert points.items[0].text == "乙"
    assert words.text == (Run("乙，"), Run("好", strong=True))


def test_a_row_with_too_few_cells_is_refused_with_its_file_and_line(write):
    before = "<p>{{ x }} </p>" * 50
    library = write(
        f'+++\ntitle = "信"\n+++\n{before}\n<table class="parties">\n  {{% include \'_rows\' %}}\n</table>',
        _rows="{% for x in list %}\n<tr>\n<td>一</td>\n{% if x %}<td>二</td>{% endif %}\n</tr>\n{% endfor %}",
    )
    with pytest.raises(TemplateError, match=r"_rows 第 2 行：这一行有 1 格，而这种版式是 2 列"):
        Engine(library).document("letter", {"x": "\n一 ", "list": [True, False]})
