"""What people call somebody becomes the word of a form; what may mean something else stays as typed."""

from __future__ import annotations

import pytest

from letters.case import form_word, spoken_for
from letters.case.people import Agent, ThirdParty
from letters.case.relations import DATA, read_relations
from letters.case.wishes import Member

SPOKEN = """
我妈=母亲 我的妈妈=母亲 俺娘=母亲 老妈=母亲 妈妈=母亲 我妈咪=母亲 我爸=父亲 俺爹=父亲 老爸=父亲 咱爸=父亲 我爸妈=父母
我爸和我妈=父亲和母亲 我老婆=妻子 老公=丈夫 我爱人=配偶 老伴儿=配偶 我家那口子=配偶 丈母娘=岳母 我老丈人=岳父
大舅子=妻兄 小舅子=妻弟 小姨子=妻妹 大姑姐=夫姐 我哥=哥哥 俺弟=弟弟 我姐=姐姐 我亲妹=妹妹 我嫂=嫂子 我闺女=女儿
俺家娃=孩子 孩子他爸=孩子的父亲 我儿媳妇=儿媳 我奶奶=祖母 姥爷=外祖父 外婆=外祖母 我叔=叔叔 我舅=舅舅 我姨=姨妈
后妈=继母 我哥们儿=朋友 我闺蜜=朋友 我们单位的人事=单位的人事 我对象=对象 我媳妇=媳妇 我同事=同事 我的室友=室友
我们家人=家人 我家人=家人 我家孩子=孩子 俺们班主任=班主任 我家楼下邻居=楼下邻居 我家家长群=家长群 我姐夫=姐夫
我舅妈=舅妈 我弟媳妇=弟媳 我的我妈=母亲 我妈的同事=母亲的同事 我老公公司的人事=丈夫公司的人事
我妈（担保人）=母亲（担保人） 我妈、我同事=母亲、同事 我妈王某=母亲王某 我爸李女士=父亲李女士 我和我妈=我和母亲
我妈妈群=妈妈群 我对门邻居=对门邻居
"""
AS_TYPED = """
我方代理人 我司 我司同事 我们俩 我们全家 我自己 我本人 我们村的村主任 我们楼的保安 我校老师 我国 我 我们 我家 老板
妈妈群 宝妈群 哥俩 姐妹 兄弟 姑父 前妻 前夫 对象 媳妇 婆婆 公公 姑娘 娘家人 同事小李 邻居王阿姨 室友 大哥 二姐 姐夫
弟妹 表姐 母亲 父亲 配偶 女儿 外甥女 妻子 养父 干妈 爷们 家族群成员 业主群成员 单位前台和人事 车间微信群（同事）
以前的同事 委托人之女 学生家长 园长 老婆婆 奶茶店老板 爱人民公社的人 自己公司的和平
"""


@pytest.mark.parametrize("case", SPOKEN.split())
def test_what_people_say_is_the_word_of_a_form(case: str) -> None:
    told, _, word = case.partition("=")
    assert form_word(told) == word


@pytest.mark.parametrize("told", AS_TYPED.split())
def test_what_may_be_something_else_stays_as_typed(told: str) -> None:
    assert form_word(told) == told


def test_a_word_of_a_form_stays_what_it_is() -> None:
    table = read_relations(DATA)
    every = [*SPOKEN.replace("=", " ").split(), *AS_TYPED.split(), *table.kin]
    every += [whose + said for whose in table.own.said for ways in table.kin.values() for said in ways]
    assert [told for told in every if form_word(form_word(told)) != form_word(told)] == []


def test_nothing_that_is_said_stands_for_two_words_or_is_one() -> None:
    said = [each for ways in read_relations(DATA).kin.values() for each in ways]
    assert len(said) == len(set(said))
    assert set(said).isdisjoint(read_relations(DATA).kin)


def test_a_name_after_it_is_kept_where_it_is_known() -> None:
    assert form_word("我妈阿依古丽", "阿依古丽") == "母亲阿依古丽"


def test_a_character_alone_is_not_taken_for_what_is_said_before_a_name() -> None:
    assert "我妈" in spoken_for("母亲")
    assert "妈" not in spoken_for("母亲")
    assert spoken_for("同事") == ()


def test_whoever_stands_in_the_case_is_called_so_and_kept_as_typed() -> None:
    third = ThirdParty(id="m", relation="我妈")
    agent = Agent.model_validate({"kind": "authorised", "name": "林小雨", "relation": "我闺女", "phone": "19900000032"})
    assert (third.called, third.relation) == ("母亲", "我妈")
    assert (agent.called, Member(relation="俺爹").called) == ("女儿", "父亲")


@pytest.mark.parametrize(
    ("relation", "several", "young"),
    [("我们单位的人事", False, False), ("我爸妈", True, False), ("我闺女", False, True), ("我妈", False, False)],
)
def test_how_many_they_are_and_whether_young_is_judged_by_that_word(
    relation: str, *, several: bool, young: bool
) -> None:
    third = ThirdParty(id="m", relation=relation)
    assert (third.is_several, third.may_be_young) == (several, young)
