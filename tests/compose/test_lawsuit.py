"""The civil complaint: the parts that procedure law asks for, personality rights alone, and sums only from the case."""

from __future__ import annotations

import pytest

from letters.compose.guard.texts import DEMAND
from tests.compose.sent import POLICE_STATION, REFUSAL, filing
from tests.shelf import hits, letter, planned, text
from tests.stories import ADDRESS, ID_NUMBER, THEIR_LIVES, contact, lease, person, platform, row, story, table

DAY, SUIT = "2026-11-23", "lawsuit/civil"
LEFTOVERS = ("None", "{{", "{%", "[]", "（）", "：：", "。。", "，，", "、、", "；。", "，。")
EVIL = "<b>&amp;{{ 7*7 }}</b>{% x %}*_#“”𬱖"
WHO = person(id_number=ID_NUMBER, gender="女", ethnicity="汉族", occupation="商场导购", workplace="某某商场三楼")
COLLECTOR = row(
    "respondents", id="agency", roles=["collector"], name="启岸商务咨询有限公司", address="安徽省合肥市蜀山区某某路8号"
)
NOBODY = row("respondents", id="caller", roles=["unknown"], note="来电自称法务的人")
MOTHER = row("third_parties", id="mother", relation="母亲", name="沈素英", phone="19900000155")
COLLEAGUE = row(
    "third_parties", id="colleague", relation="同事", name="温立", phone="19900000156", consents_to="police_and_court"
)
CALLS = (
    contact("I1", "2026-08-25 09:03", from_number="16700001501"),
    contact("I2", "2026-08-28 22:40", count=6, answered=False, from_number="16700001502"),
    contact(
        "I3", "2026-09-01 14:20", to=["mother"], acts=["debt_disclosed"], from_number="16700001503", account="催问"
    ),
    contact("I4", "2026-09-02 20:10", "sms", acts=["threat"], words="小心点", from_number="16700001504"),
)
BY_AGENCY = contact("I5", "2026-09-03 10:00", from_number="16700001505", by="agency", by_basis="self_stated")
HARMS = (
    row("harms", what="门诊诊断为焦虑状态", on="2026-09-14", amount="386.40", mental=True, evidence=["E1"]),
    row("harms", what="换锁", on="2026-09-15", amount="120.00"),
)
PROOF = row("evidence", id="E1", title="门诊病历", kind="document", source="医院", proves="就诊")
FILED = row(
    "filings", id="F1", letter="complaint/consumer-association", to="西湖区消费者权益保护委员会", on="2026-09-10"
) + row("filings.replies", on="2026-11-10", outcome="failed", words="双方未能达成一致", reference="某消调终〔2026〕6号")
REPORTED = row("filings", id="F2", letter="report/market-regulator", to="深圳市市场监督管理局", on="2026-09-12")
FULL = story(
    platform(representative="孟某"), COLLECTOR, NOBODY, MOTHER, COLLEAGUE, lease(order_number="QT-1"), *CALLS,
    BY_AGENCY, *HARMS, PROOF, FILED, REPORTED, table("declarations", before_court=False),
    who=WHO,
)  # fmt: skip
BARE = story(platform(), contact("I1", "2026-08-25 09:03"))


def headed(written: str, heading: str) -> str:
    """What stands under a heading of the first level, up to the next."""
    return written.split(f"、{heading}\n", 1)[1].split("\n\n", 1)[0]


@pytest.mark.parametrize("case", [FULL, BARE], ids=["full", "bare"])
def test_it_has_the_parts_that_procedure_law_asks_for(case: object) -> None:
    written = text(case, DAY, SUIT)  # type: ignore[arg-type]
    places = [written.index(f"、{part}\n") for part in ("原告", "被告", "诉讼请求", "事实与理由", "证据和证据来源")]
    assert places == sorted(places)
    assert "具状人（签名）：" in written
    assert not [leftover for leftover in LEFTOVERS if leftover in written]


def test_the_plaintiff_is_told_in_full_to_the_court() -> None:
    plaintiff = headed(text(FULL, DAY, SUIT), "原告")
    for words in (
        "性别：女",
        "出生日期：1999年8月14日",
        "民族：汉族",
        "职业：商场导购",
        "某某商场三楼",
        ID_NUMBER,
        ADDRESS,
    ):
        assert words in plaintiff


@pytest.mark.parametrize("wanted", [SUIT, "lawsuit/administrative"])
def test_what_the_court_asks_of_the_plaintiff_and_is_not_known_is_left_to_be_filled_by_hand(wanted: str) -> None:
    refused = filing("complaint/police", POLICE_STATION, "2026-11-02", REFUSAL)
    plaintiff = headed(text(story(platform(), lease(), MOTHER, *CALLS, refused, who=person()), DAY, wanted), "原告")
    labels = ("性别", "民族", "出生日期", "身份证号码", "职业", "工作单位")
    assert [label for label in labels if f"{label}：＿" not in plaintiff] == []


class TestWhoIsSued:
    """Who did something on record and can be served; whoever else may have to do with it is left to the court."""

    SHOP = row("respondents", id="shop", roles=["shop"], name="某某手机店", address="广东省深圳市南山区某某路9号")
    HOMELESS = row(
        "respondents", id="agency", roles=["collector"], name="启岸商务咨询有限公司", known_from="来电人自称"
    )

    def test_a_shop_that_did_nothing_on_record_is_no_defendant(self) -> None:
        written = text(story(platform(), self.SHOP, *CALLS, MOTHER), DAY, SUIT)
        assert "某某手机店" not in headed(written, "被告")
        assert "另有某某手机店（门店），与上述联系的关系原告没有条件核实，未列为被告，请贵院依法查明。" in written

    def test_one_that_did_is(self) -> None:
        came = contact("I6", "2026-09-04", "visit", by="shop", by_basis="confirmed")
        written = text(story(platform(), self.SHOP, *CALLS, came, MOTHER), DAY, SUIT)
        assert "被告二：某某手机店" in headed(written, "被告")
        assert "另有" not in written

    def test_who_cannot_be_served_is_left_to_the_court_as_well(self) -> None:
        written = text(story(platform(), self.HOMELESS, *CALLS, BY_AGENCY, MOTHER), DAY, SUIT)
        assert "启岸" not in headed(written, "被告")
        told = "另有启岸商务咨询有限公司（催收方，信息来源：来电人自称），与上述联系的关系和住所原告没有条件核实"
        assert told in written


def test_to_be_left_alone_is_asked_for_only_by_who_was_contacted() -> None:
    others = contact("I1", "2026-09-01 14:20", to=["mother"], acts=["debt_disclosed"], account="催问")
    asked = headed(text(story(platform(), MOTHER, lease(), others), DAY, SUIT), "诉讼请求")
    assert "侵扰原告的私人生活安宁" not in asked
    assert "联系他人" in asked
    assert "不再以附件所列的方式侵扰原告的私人生活安宁" in headed(text(BARE, DAY, SUIT), "诉讼请求")


def test_every_party_that_did_something_is_a_defendant_and_nobody_unnamed() -> None:
    written = text(FULL, DAY, SUIT)
    defendants = headed(written, "被告")
    assert "被告一：青桐橘租信息服务有限公司" in defendants
    assert "法定代表人：孟某" in defendants
    assert "被告二：启岸商务咨询有限公司（催收方），住所：安徽省合肥市蜀山区某某路8号" in defendants
    assert "法务" not in defendants
    assert "附：本起诉状副本2份。" in written


def test_the_disputed_debt_is_no_part_of_the_suit_and_nothing_of_it_is_admitted() -> None:
    written = text(FULL, DAY, SUIT)
    assert "争议不在本案请求之内" in written
    assert "不构成对上述金额的承认，也不构成对任何抗辩的放弃" in written
    assert "不构成对联系中所说的任何事情和金额的承认，也不构成对任何抗辩的放弃" in text(BARE, DAY, SUIT)


def test_damages_are_asked_for_only_where_the_case_holds_a_sum_and_are_called_what_the_person_calls_them() -> None:
    both = "赔偿原告的下列损失，共506.40元：门诊诊断为焦虑状态，花费386.40元；换锁，花费120元。"
    assert both in headed(text(FULL, DAY, SUIT), "诉讼请求")
    shaken, fee = row("harms", what="失眠"), row("harms", what="门诊医疗费", amount="80.00")
    alone = headed(text(story(platform(), *CALLS, MOTHER, shaken, fee), DAY, SUIT), "诉讼请求")
    assert "赔偿原告的下列损失：门诊医疗费80元。" in alone
    assert "财产损失" not in alone
    assert "赔偿" not in headed(text(BARE, DAY, SUIT), "诉讼请求")


def test_damages_are_asked_for_by_what_the_law_gives_and_no_article_is_cited_for_what_is_not_asked() -> None:
    basis = "请求赔偿上列损失的依据："
    [cited] = [line for line in text(FULL, DAY, SUIT).splitlines() if basis in line]
    assert cited.endswith("第一千一百六十五条第一款、第一千一百七十九条、第一千一百八十二条。")
    assert basis not in text(BARE, DAY, SUIT)


def test_moral_damages_are_asked_for_only_where_harm_to_the_mind_is_told_and_the_sum_is_left_to_the_hand() -> None:
    assert "精神损害抚慰金＿＿＿＿＿＿元。" in text(FULL, DAY, SUIT)
    sore = story(platform(), *CALLS, MOTHER, row("harms", what="换锁", amount="120.00"))
    assert "精神损害" not in text(sore, DAY, SUIT)


def test_an_end_to_contacting_others_is_asked_for_only_where_others_were_contacted() -> None:
    assert "联系他人" in headed(text(FULL, DAY, SUIT), "诉讼请求")
    assert "联系他人" not in headed(text(BARE, DAY, SUIT), "诉讼请求")


def test_it_names_no_crime_and_passes_the_rules_for_the_senders_words() -> None:
    lines = text(FULL, DAY, SUIT).replace(ID_NUMBER, "").splitlines()
    assert [hit for line in lines for hit in hits(line, DEMAND) if hit.kind not in {"unfilled", *THEIR_LIVES}] == []
    assert not [crime for crime in ("敲诈", "寻衅滋事", "诈骗", "犯罪", "罪名") if crime in "".join(lines)]


def test_a_relative_is_a_relation_and_a_witness_is_named_only_with_consent() -> None:
    written = text(FULL, DAY, SUIT)
    assert "沈素英" not in written
    assert "19900000155" not in written
    assert "证人（已同意写出姓名）：同事温立。证人的电话和住所另行向法院提交。" in written
    assert "19900000156" not in written, "a copy goes to the defendant"


def test_what_was_tried_before_is_told_and_a_report_that_the_defendant_need_not_know_of_is_not() -> None:
    written = text(FULL, DAY, SUIT)
    assert "调解未成或者终止（某消调终〔2026〕6号）" in written
    assert "违法线索举报书" not in written
    assert "此前处理情况" not in text(BARE, DAY, SUIT)


def test_rights_are_cited_as_the_contacts_bear_them_out() -> None:
    written = text(FULL, DAY, SUIT)
    [line] = [line for line in written.splitlines() if "上述行为涉及（括号内为明细表的行）：" in line]
    assert "隐私和私人生活安宁（第" in line
    assert "第一千零三十二条" in line
    assert "名誉权（" not in written
    assert "治安管理处罚法" not in written


def test_it_is_written_on_request_and_goes_to_the_court() -> None:
    assert SUIT not in {one.head.id for one in planned(FULL, DAY).letters}
    assert letter(FULL, DAY, SUIT).addressee.role == "court"


def test_without_a_named_party_with_an_address_there_is_no_suit() -> None:
    [unwritten] = planned(story(NOBODY, *CALLS, MOTHER), DAY, SUIT).unwritten
    assert {lack.how for lack in unwritten.lacks} == {"[[respondents]] name", "[[respondents]] address"}


def test_what_a_user_types_stands_as_typed() -> None:
    evil = story(platform(), contact("I1", "2026-08-25 09:03", words=EVIL), row("harms", what=EVIL))
    assert text(evil, DAY, SUIT).count(EVIL) == 3  # told, in the table of incidents, as a consequence
