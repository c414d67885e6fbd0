"""A letter as the fields of a web form."""

from __future__ import annotations

import pytest

from letters.render import Field, fields

LETTER = """
<h1>投诉书</h1>
<h2 id="requests">一、请求</h2>
<ol><li>停止骚扰。</li><li data-priority="2">书面道歉。</li><li>退还押金。</li></ol>
<h2 id="facts">二、事实</h2>
<p>租了手机。</p>
<p data-priority="1">平台客服态度差。</p>
<h3 data-priority="3">（一）电话</h3>
<p>打了三次。</p>
<h3>（二）短信</h3>
<p data-priority="3">发了两条。</p>
<p class="note" data-priority="3">都有截图。</p>
<h2>三、证据</h2>
<table class="parties"><tr><td>证据</td><td>截图</td></tr></table>
"""
FACTS = "租了手机。\n平台客服态度差。\n（一）电话\n打了三次。\n（二）短信\n发了两条。\n都有截图。"


@pytest.fixture
def fit(render):
    def fitted(*sections: str, limit: int | None = None) -> Field:
        return fields(render(LETTER), [("内容", sections, limit)])[0]

    return fitted


def test_a_field_holds_its_section_without_heading_and_indents(fit):
    field = fit("facts")
    assert (field.name, field.text, field.count, field.limit) == ("内容", FACTS, len(FACTS), None)


def test_a_field_tells_its_parts_each_whole(fit):
    parts = ("租了手机。", "平台客服态度差。", "（一）电话\n打了三次。", "（二）短信", "发了两条。", "都有截图。")
    assert fit("facts").parts == parts
    assert fit("facts", limit=len(FACTS) - 1).parts == parts[:-1]


def test_the_opening_is_the_running_text_before_the_first_heading(render):
    opening = '<h1>投诉书</h1><p class="party">投诉人：林某</p><p>一共三次。</p><p>证据两件。</p>'
    document = render(f"{opening}<h2>一、请求</h2><p>停止。</p>")
    assert fields(document, [("摘要", ["opening"], None)])[0].text == "一共三次。\n证据两件。"


def test_several_sections_stand_one_after_the_other(fit):
    assert fit("requests", "facts").text == f"1. 停止骚扰。\n2. 书面道歉。\n3. 退还押金。\n{FACTS}"


def test_a_section_that_the_letter_lacks_gives_nothing(fit):
    assert fit("unheard") == Field("内容", "", 0)


def test_text_at_the_limit_is_left_alone(fit):
    assert fit("facts", limit=len(FACTS)).dropped == ()


def test_one_character_over_the_limit_the_last_of_the_highest_priority_goes(fit):
    field = fit("facts", limit=len(FACTS) - 1)
    assert field.dropped == ("都有截图。",)
    assert field.text == FACTS.removesuffix("\n都有截图。")
    assert not field.over


def test_a_heading_goes_with_all_that_it_stands_over(fit):
    assert fit("facts", limit=20).dropped == ("（一）电话\n打了三次。", "发了两条。", "都有截图。")


def test_what_has_no_priority_is_never_dropped_and_the_field_says_it_is_over(fit):
    field = fit("facts", limit=1)
    assert field.text == "租了手机。\n（二）短信"
    assert field.over
    assert field.count == len(field.text)


def test_points_of_a_list_are_dropped_one_by_one_and_numbered_anew(fit):
    field = fit("requests", limit=20)
    assert field.text == "1. 停止骚扰。\n2. 退还押金。"
    assert field.dropped == ("1. 书面道歉。",)


def test_an_unknown_limit_drops_nothing(fit):
    field = fit("facts")
    assert field.limit is None
    assert not field.over


def test_a_length_counts_code_points(render):
    document = render('<h2 id="a">一</h2><p>{{ x }}</p>', x="𠮷👍🏽")
    assert fields(document, [("内容", ["a"], None)])[0].count == 3


def test_a_section_ends_with_its_document(render):
    document = render('<h2 id="a">一</h2><p>甲</p><br class="page"/><p>附件</p>')
    assert fields(document, [("内容", ["a"], None)])[0].text == "甲"


def test_a_users_spaces_are_kept(render):
    document = render('<h2 id="a">一</h2><p>{{ x }}</p>', x="  甲  \n  乙 ")
    assert fields(document, [("内容", ["a"], None)])[0].text == "  甲  \n  乙 "
