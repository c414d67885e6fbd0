"""What only looks like a secret stays: other people's numbers, other words, what a letter must name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.compose.choose.selection import select
from letters.compose.masks import Masking
from letters.render.clean import clean
from tests.compose.nearly_masked import ALL, MOTHER, NEIGHBOUR, WHO, masked, told, unsure
from tests.shelf import books
from tests.stories import ID_NUMBER, contact, person, platform, row, story, table


class TestNumbers:
    @pytest.mark.parametrize(
        "text",
        [
            "别人的号码19900007789和19900007787", "订单号1990000778812345", "流水号519900007788", "合同20199000077",
            "客服电话95188和400-800-7788", "统一社会信用代码91990000MA9X000021", "单号8819900007788", "共199元，0000件",
            "杭州的另一部0571-87654322", "上海的021-87654329", "编号876543210",
            "2026年8月10日至2026年11月2日共77次", "19900007788123", "（1990）浙00民初7788号",
        ],
    )  # fmt: skip
    def test_another_number_stays(self, text):
        assert told(text, MOTHER, NEIGHBOUR) == text

    def test_a_business_number_that_the_letter_names_stays(self):
        case = story(table("story", account="打0571-87654321"), platform(phone="0571-87654321"), NEIGHBOUR, who=WHO)
        seen = Masking(case).under(ALL).case

        assert seen.story.account == "打0571-87654321"
        assert seen.respondents[0].phone == "0571-87654321"

    def test_what_two_texts_hold_together_is_in_neither(self):
        case = story(MOTHER, contact("I1", "2026-11-01", words="他说欧阳", account="静怡路"), who=WHO)
        [incident] = Masking(case).under(ALL).case.incidents
        assert (incident.words, incident.account) == ("他说欧阳", "〔母亲〕路")

    @pytest.mark.parametrize("text", ["尾号7788的", "手机7788", "最后是七七八八。"])
    def test_the_last_four_digits_are_told_of(self, text):
        assert told(text, MOTHER) == text
        assert unsure(text, MOTHER) == [text.rstrip("。")]

    @pytest.mark.parametrize("text", ["共7788元", "400-800-7788", "7788次", "2026-7788", "编号17788"])
    def test_four_digits_that_count_or_belong_to_more_are_not(self, text):
        assert unsure(text, MOTHER) == []

    @pytest.mark.parametrize("given", ["199/0000/7788", "199，0000，7788", "一九九零零零零七七八八"])
    def test_a_number_is_found_whatever_signs_the_case_gives_it_with(self, given):
        somebody = row("third_parties", id="s", relation="母亲", phone=given)
        assert told("打19900007788找她", somebody) == "打〔母亲的号码〕找她"

    def test_two_numbers_beside_each_other_are_two(self):
        text = "19900007788、19900007789，19900007788"
        assert told(text, MOTHER) == "〔母亲的号码〕、19900007789，〔母亲的号码〕"

    def test_an_id_number_that_ends_in_a_digit_is_known_by_its_last_six(self):
        assert told(f"后六位{ID_NUMBER[-6:]}。") == "后六位〔略〕。"

    def test_where_its_middle_is_hidden_no_form_of_an_id_number_shows_more(self):
        case = story(table("story", account=f"{ID_NUMBER[:17]}，{ID_NUMBER[:6]}********{ID_NUMBER[-4:]}"), who=WHO)
        text = Masking(case).under(("id_number_middle",)).case.story.account
        assert text == f"〔略〕，330***********{ID_NUMBER[-4:]}"

    def test_a_day_is_told_of_only_where_birth_is_spoken_of_near_it(self):
        assert unsure("8月14日来电，他们一共打了好几次电话过来，还说要祝我生日快乐") == []
        assert unsure("说8月14日是我的生日") == ["说8月14日是我的生日"]

    def test_an_extension_is_no_part_of_the_number_that_is_known_without(self):
        neighbour = row("third_parties", id="n", relation="邻居", phone="0571-87654321-801")
        assert told("打87654321，0571 8765 4321", neighbour) == "打〔邻居的号码〕，〔邻居的号码〕"

    @pytest.mark.parametrize(
        "text", ["1999年8月15日", "1998年8月14日", "2026年8月14日", "1999年8月140个", "8月14日来电"]
    )
    def test_another_day_stays(self, text):
        assert told(text) == text
        assert unsure(text) == []


class TestPlaces:
    @pytest.mark.parametrize(
        "text",
        [
            "某某路33号",
            "某某大道3号",
            "某某路",
            "2026年3月2日5时2分",
            "3比2",
            "第3栋楼",
            "3、2、5",
            "分3期，每期502元",
            "502次",
        ],
    )
    def test_another_address_stays(self, text):
        assert told(text) == text

    def test_small_numbers_without_units_are_no_door(self):
        who = person(address="杭州市西湖区某某路9号3栋2单元12室")
        assert told("比分9-3-2，分9、3、2期", who=who) == "比分9-3-2，分9、3、2期"
        assert told("在9号3栋2单元", who=who) == "在〔略〕"

    def test_a_street_that_is_named_by_a_number_is_hidden_whole(self):
        who = person(address="北京市朝阳区三里屯街道三里屯路9号2单元502室")
        assert told("住三里屯路9号2单元502", who=who) == "住〔略〕"

    def test_a_room_alone_is_told_of(self):
        assert told("来敲502室的门") == "来敲502室的门"
        assert unsure("来敲502室的门") == ["来敲502室的门"]

    def test_addresses_that_a_letter_must_say_stay(self):
        who = person(reply_address="某某路3号驿站代收")
        case = story(table("story", account="到某某路3号门口"), platform(address="杭州市某某路3号9楼"), who=who)
        seen = Masking(case).under(("home_address",)).case

        assert seen.complainant.address == "某某路3号驿站代收"
        assert seen.respondents[0].address == "杭州市某某路3号9楼"
        assert seen.story.account == "到〔略〕门口"

    def test_the_home_is_hidden_in_them_too(self):
        who = person(reply_address="西湖区翠苑街道某某路3号2单元502室门卫")
        seen = Masking(story(table("story", account="话"), who=who)).under(("home_address",)).case
        assert "502" not in (seen.complainant.reply_address or "")

    @pytest.mark.parametrize("text", ["锦城汽修", "汽车维修服务", "杭州的有限公司", "锦绣城汽车维修服务有限公司"])
    def test_another_employer_stays(self, text):
        assert told(text) == text

    def test_an_employer_and_a_home_that_are_words_are_told_of(self):
        who = person(workplace="商场", address="杭州")
        assert told("在商场，回杭州", who=who) == "在商场，回杭州"
        assert {each.label for each in masked("在商场，回杭州", who=who).unsure} == {"工作单位名称", "本人住址"}

    def test_what_an_employer_may_be_called_for_short_is_told_of(self):
        assert unsure("到锦城汽修来找我") == ["到锦城汽修来找我"]
        assert unsure("到锦城汽车维修服务来找我，汽车维修服务") == []

    def test_an_employer_whose_name_the_other_side_bears_is_not_hidden_in_part(self):
        case = story(table("story", account="锦城汽车维修服务"), platform(brand="锦城汽车维修服务"), who=WHO)
        assert Masking(case).under(ALL).case.respondents[0].brand == "锦城汽车维修服务"


SIGNS = "王欧阳芳9八〇十0①号栋室路-·(（[*?+.\\_ \u200d\u0301𝒳é…XxlO"
ANYTHING = st.text(st.one_of(st.sampled_from(SIGNS), st.characters(codec="utf-8")), min_size=1, max_size=24).filter(
    lambda text: bool(clean(text).strip())
)


@pytest.mark.slow
@settings(max_examples=150)
@given(ANYTHING, ANYTHING, ANYTHING, ANYTHING, ANYTHING)
def test_whatever_is_to_be_hidden_masking_comes_to_an_end(name, relation, phone, address, text):
    """Arbitrary words in every field that is hidden: no error, and the same again for what is masked."""
    case = story(table("story", account="话"), row("third_parties", id="s", relation="邻居", name="王芳"), who=WHO)
    [somebody] = case.third_parties
    somebody = somebody.model_copy(update={"name": name, "relation": relation, "phone": phone})
    person = case.complainant.model_copy(update={"address": address, "workplace": address + name})
    written = case.story.model_copy(update={"account": text + name + text + address + phone + text})
    case = case.model_copy(update={"third_parties": (somebody,), "complainant": person, "story": written})
    once = Masking(case).under(ALL).case.story

    assert Masking(case.model_copy(update={"story": once})).under(ALL).case.story.account is not None


@pytest.mark.parametrize("address", ["杭州市某某路10086号", "某某路99999", "某某路3(号", "9[", "路1?2", "十百千路"])
def test_an_address_of_any_shape_is_hidden_as_it_stands(address):
    assert told(f"住{address}吧", who=person(address=address)) == "住〔略〕吧"


@pytest.mark.parametrize("nothing", ["无", "没有", "不详", "未知", "家"])
def test_a_field_that_says_there_is_nothing_hides_nothing(nothing):
    somebody = row("third_parties", id="s", relation="同事", name=nothing, phone=nothing)
    text = f"单位{nothing}，电话{nothing}，住址{nothing}"
    assert told(text, somebody, who=person(address=nothing, workplace=nothing)) == text


def test_what_was_left_is_a_warning_with_its_place_and_sentence_like_any_other():
    case = story(table("story", account="他们说的是尾号7788的那位。"), platform(), MOTHER, contact("I1", "2026-11-01"))
    found = [
        warning for letter in select(case, books(), date(2026, 11, 23)).letters for warning in letter.warnings
        if warning.id == "maybe-a-secret"
    ]  # fmt: skip
    assert found
    assert {(warning.detail, str(warning.places[0])) for warning in found} == {
        ("母亲的电话", "自述：“他们说的是尾号7788的那位”")
    }
