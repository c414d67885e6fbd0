"""Names and words that are nearly somebody's: what a mask takes for a name, and what it leaves."""

from __future__ import annotations

import pytest

from letters.compose.masks import Masking
from tests.compose.nearly_masked import ALL, MOTHER, NEIGHBOUR, WHO, told, unsure
from tests.stories import contact, platform, row, story, table


class TestNames:
    @pytest.mark.parametrize(
        "text",
        [
            "这里安静怡人", "对方女士说", "王总是这样", "欧洲的阳光", "建国路", "静静地等", "婉言", "ouyang路",
            "pingyi", "姓欧，阳台上",
            "王工作", "王姐妹俩", "小欧", "老王八蛋",
        ],
    )  # fmt: skip
    def test_other_words_stay(self, text):
        assert told(text, MOTHER, NEIGHBOUR) == text

    def test_a_name_cut_out_of_other_words_is_told_of(self):
        assert unsure("这里安静怡人。走吧", MOTHER) == ["这里安静怡人"]

    def test_after_a_particle_it_is_a_name_whatever_words_would_be(self):
        assert told("找静怡人呢，给静怡打", MOTHER) == "找〔母亲〕人呢，给〔母亲〕打"

    def test_a_name_of_two_characters_is_not_put_together_over_a_comma(self):
        friend = row("third_parties", id="f", relation="朋友", name="许岚")
        assert told("姓许，岚是名", friend) == "姓许，岚是名"

    @pytest.mark.parametrize(
        ("name", "text"), [("兰", "找兰吧"), ("高峰", "业务高峰期"), ("马丽", "Mali说"), ("王建国", "建国说")]
    )
    def test_a_short_name_and_one_that_is_a_word_are_told_of(self, name, text):
        somebody = row("third_parties", id="s", relation="同学", name=name)
        assert told(text, somebody) == text
        assert unsure(text, somebody) == [text]

    def test_a_character_within_a_word_is_not_told_of(self):
        somebody = row("third_parties", id="s", relation="同学", name="兰")
        assert unsure("兰州来电，玉兰花开", somebody) == []

    def test_a_title_is_doubtful_where_somebody_else_bears_the_surname(self):
        case = ("王先生，王叔", NEIGHBOUR, contact("I1", "2026-11-01", from_name="王经理"))
        assert told(*case) == "王先生，王叔"
        assert unsure(*case) == ["王先生，王叔"]

    @pytest.mark.parametrize("text", ["李先生来电", "李女士来电", "我是苗先生", "有人自称苗女士"])
    def test_a_title_with_which_a_caller_may_name_himself_is_told_of(self, text):
        people = [
            row("third_parties", id=key, relation="同事", name=name) for key, name in (("a", "李书文"), ("b", "苗一瑶"))
        ]
        assert told(text, *people) == text
        assert unsure(text, *people) == [text]

    def test_what_only_a_woman_is_called_is_not_her_husband(self):
        assert told("欧阳先生和欧阳女士", MOTHER) == "欧阳先生和〔母亲〕"
        assert unsure("欧阳先生和欧阳女士", MOTHER) == ["欧阳先生和欧阳女士"]

    def test_the_other_sides_own_name_stays_though_a_relative_bears_it(self):
        case = story(table("story", account="王建国打来"), platform(name="王建国"), NEIGHBOUR, who=WHO)
        seen = Masking(case).under(ALL)

        assert (seen.case.story.account, seen.case.respondents[0].name) == ("王建国打来", "王建国")
        assert "王建国打来" in [each.quote for each in seen.unsure]

    def test_a_given_name_that_somebody_named_bears_too_is_doubtful(self):
        agreed = row("third_parties", id="a", relation="表姐", name="何静怡", consents_to="all")
        text = "何静怡和欧阳静怡，静怡说"
        assert told(text, MOTHER, agreed) == "何静怡和〔母亲〕，静怡说"
        assert unsure(text, MOTHER, agreed) == ["何静怡和欧阳静怡，静怡说"]

    def test_a_company_named_like_somebody_keeps_its_name(self):
        case = story(table("story", account="静怡科技和静怡"), platform(name="静怡科技有限公司"), MOTHER, who=WHO)
        seen = Masking(case).under(ALL).case
        assert seen.respondents[0].name == "静怡科技有限公司"

    def test_a_foreign_name_is_known_by_each_of_its_parts(self):
        guest = row("third_parties", id="g", relation="室友", name="阿依古丽·买买提")
        assert told("阿依古丽说，买买提说", guest) == "〔室友〕说，〔室友〕说"

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("苗书瑶（楼上）", "苗书瑶说，书瑶说"), ("苗书瑶阿姨", "苗书瑶说，书瑶说"),
            ("苗书瑶/瑶瑶", "苗书瑶说，书瑶说"),
            ("Lily Thomson", "Lily Thomson said, Thomson said"), ("苗 书瑶", "苗书瑶说，书瑶说"),
        ],
    )  # fmt: skip
    def test_what_is_written_beside_a_name_does_not_keep_it_from_being_known(self, name, text):
        somebody = row("third_parties", id="s", relation="邻居", name=name)
        assert told(text, somebody) == ("〔邻居〕 said, 〔邻居〕 said" if "Lily" in name else "〔邻居〕说，〔邻居〕说")

    @pytest.mark.parametrize(("name", "text"), [("吕绿", "lv lv和Lyu Lu"), ("单田", "shan tian"), ("曾乐", "Zeng Yue")])
    def test_every_reading_of_a_character_is_known(self, name, text):
        somebody = row("third_parties", id="s", relation="同学", name=name)
        assert told(text, somebody) != text or unsure(text, somebody)

    def test_a_name_typed_in_the_other_script_is_found_in_either(self):
        somebody = row("third_parties", id="s", relation="同学", name="歐陽靜怡")
        assert told("欧阳静怡，歐陽靜怡，静怡", somebody) == "〔同学〕，〔同学〕，〔同学〕"
