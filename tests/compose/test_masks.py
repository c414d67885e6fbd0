"""What a letter hides: every spelling of a secret, everywhere, and nothing else."""

from __future__ import annotations

import re

import pytest

from letters.compose.masks import mask
from letters.pack.make import document
from letters.render.text import write_text
from tests.compose.masked import NAMES, PHONES, account, masked_account, texts, third, told
from tests.shelf import engine, planned
from tests.stories import NAME, contact, platform, row, story, table

POLICE = "complaint/police"


class TestNames:
    WIFE = third(name="苏婉晴", phone="19900000023")

    def test_a_name_without_consent_gives_way_to_the_relation(self):
        assert masked_account("他们打给苏婉晴。", self.WIFE, masks=(NAMES,)) == "他们打给〔配偶〕。"

    @pytest.mark.parametrize(
        ("relation", "typed", "seen"),
        [
            ("对门邻居", "邻居王芳的微信", "〔对门邻居〕的微信"),
            ("同事", "同事王芳", "〔同事〕"),
            ("同事", "找王芳", "找〔同事〕"),
        ],
    )
    def test_a_relation_before_the_name_is_not_said_twice(self, relation, typed, seen):
        other = row("third_parties", id="w", name="王芳", relation=relation)
        assert masked_account(typed, other, masks=(NAMES,)) == seen

    def test_a_name_with_consent_stays(self):
        case = story(account("他们打给苏婉晴"), third(name="苏婉晴", consents_to="all"))

        assert mask(case, (NAMES,)).case == case.model_copy(update={"complainant": mask(case, ()).case.complainant})

    def test_without_the_mask_the_name_stays(self):
        assert masked_account("打给苏婉晴", self.WIFE, masks=(PHONES,)) == "打给苏婉晴"

    @pytest.mark.parametrize("spelling", ["苏 婉 晴", "苏　婉晴", "苏婉·晴", "苏\n婉晴", " 苏婉晴 "])
    def test_white_space_in_a_name_does_not_save_it(self, spelling):
        assert "〔配偶〕" in masked_account(f"打给{spelling}吧", self.WIFE, masks=(NAMES,))

    def test_a_name_typed_with_a_space_behind_it_is_found_without(self):
        assert masked_account("打给苏婉晴吧", third(name="苏婉晴 "), masks=(NAMES,)) == "打给〔配偶〕吧"

    @pytest.mark.parametrize("spelling", ["Lily", "LILY", "lily"])
    def test_a_latin_name_is_found_in_either_case(self, spelling):
        assert masked_account(f"call {spelling} now", third(name="Lily"), masks=(NAMES,)) == "call 〔配偶〕 now"

    def test_the_longer_of_two_names_wins(self):
        case = story(account("苏婉晴和苏婉"), third("a", "姐姐", name="苏婉"), third("b", "妹妹", name="苏婉晴"))

        assert told(case, NAMES) == "〔妹妹〕和〔姐姐〕"

    def test_the_senders_longer_name_stays_whole(self):
        case = story(account(f"{NAME}和林若"), third(relation="弟弟", name="林若"))

        assert told(case, NAMES) == f"{NAME}和〔弟弟〕"
        assert mask(case, (NAMES,)).case.complainant.name == NAME

    def test_a_respondents_name_that_holds_one_stays_whole(self):
        case = story(
            account("小青打来，不是小青科技"), platform(name="小青科技有限公司"), third(relation="表妹", name="小青")
        )

        assert mask(case, (NAMES,)).case.respondents[0].name == "小青科技有限公司"

    def test_a_relation_that_holds_the_name_does_not_give_it_away(self):
        case = story(
            account("打给王芳"), third(relation="同事王芳", name="王芳"), contact("I1", "2026-11-01", to=["wife"])
        )

        assert not [text for text in texts(mask(case, (NAMES,)).case) if "王芳" in text]

    def test_a_relation_that_holds_anothers_name_does_not_give_it_away(self):
        friend = third("friend", "苏婉晴的同学", name="何兰")

        assert masked_account("何兰说的", self.WIFE, friend, masks=(NAMES,)) == "〔第三人〕说的"

    @pytest.mark.parametrize("name", ["不详", "未知", "无", "兰", "兰 "])
    def test_a_name_that_is_none_is_not_hunted(self, name):
        assert masked_account("身份不详，原因未知，无人在场，兰州来电", third(name=name), masks=(NAMES,)) == (
            "身份不详，原因未知，无人在场，兰州来电"
        )

    def test_the_person_is_no_third_party_even_if_listed_as_one(self):
        assert masked_account(f"我是{NAME}", third(name=NAME), masks=(NAMES,)) == f"我是{NAME}"

    def test_the_agent_is_no_third_party(self):
        agent = table("agent", kind="statutory", name="苏婉晴", relation="母亲", phone="199-0000-0023")
        case = story(account("苏婉晴 19900000023"), agent, third(name="苏婉晴", phone="19900000023"))

        assert told(case, NAMES, PHONES) == "苏婉晴 19900000023"

    def test_a_name_made_of_signs_is_taken_as_it_stands(self):
        assert (
            masked_account("找A.*+?(b)吧，不是Axb", third(name="A.*+?(b)"), masks=(NAMES,)) == "找〔配偶〕吧，不是Axb"
        )


def test_an_addressee_as_typed_is_masked_for_its_reader_and_whole_for_the_sender():
    mother = row("third_parties", id="m", relation="母亲", name="欧阳静怡", phone="19900007788")
    typed = "翠苑派出所（请打19900007788找欧阳静怡）"
    case = story(
        table("addressees", police=typed),
        mother,
        contact("I1", "2026-11-01", acts=["threat"]),
        row("filings", id="S1", letter="complaint/police", to=typed, on="2026-11-02"),
    )
    found = planned(case, "2026-12-20", POLICE, "follow-up/reminder").letters
    assert {letter.addressee.name for letter in found} == {typed}
    assert {one.head.id for one in found} == {POLICE, "follow-up/reminder"}
    for one in found:
        assert one.context["letter"].addressee == "翠苑派出所（请打〔母亲的号码〕找〔母亲〕）"  # type: ignore[attr-defined]
        assert not re.search("欧阳静怡|19900007788", write_text(document(one, engine())))
