"""What each letter to the other side says: a return, a settlement, an agreement, a notice, a request."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from letters.pack.make import document
from letters.render import write_text
from tests.compose.other_side import (
    AGREEMENT,
    AUNT,
    BARE,
    CALLED,
    CALLS,
    CLAIMED,
    DAY,
    FULL,
    NOTICE,
    ONCE,
    PAYABLE,
    PAYING,
    REQUEST,
    RETURN,
    SETTLEMENT,
    agent,
    agreed_on,
    every_text,
    ways,
)
from tests.shelf import engine, letter, planned, text
from tests.stories import contact, lease, offer, platform, row, story

STATUTORY = agent(kind="statutory", relation="母亲")


def section(written: str, heading: str) -> str:
    return written.split(f"、{heading}\n", 1)[1].split("\n\n", 1)[0]


class TestReturn:
    def test_nothing_is_bought_nothing_sent_before_an_answer_and_no_day_of_paying_invented(self) -> None:
        written = text(BARE, DAY, RETURN)
        assert "付款日期：" not in written
        assert "这一部分的付款日期，请求在结算时一并约定。" in written
        assert "本人不选择买断" in written
        assert "收到书面答复以前，本人不自行寄出设备" in written

    def test_two_payments_are_told_in_a_sentence(self) -> None:
        assert "2026年12月28日支付458元，2027年1月28日支付458元。" in (written := text(FULL, DAY, RETURN))
        assert "押金500元在结算中抵扣，余额退还" in written

    def test_it_is_not_written_without_the_wish_to_return(self) -> None:
        [unwritten] = planned(story(platform(), lease(), offer()), DAY, RETURN).unwritten
        assert [lack.what for lack in unwritten.lacks] == ["愿意返还设备的表示"]

    def test_licensed_lessors_meet_no_rule_of_plain_leases(self) -> None:
        plain = story(platform(), lease(), CLAIMED, PAYING)
        licensed = story(platform(licensed=True), lease(), CLAIMED, PAYING)
        assert "第七百一十条" in text(plain, DAY, RETURN)
        assert "第七百一十条" not in text(licensed, DAY, RETURN)

    def test_what_holds_at_the_end_of_the_term_is_cited_from_the_day_after_it_on(self) -> None:
        case = story(platform(), lease(), CLAIMED, PAYING)
        [held] = case.contracts
        assert (held.signed_on, held.periods) == (date(2026, 3, 2), 12)
        last, after = text(case, "2027-03-02", RETURN), text(case, "2027-03-03", RETURN)
        assert "第七百三十三条" not in last
        assert "第五百六十二条第一款" in last
        assert "第七百三十三条" in after


class TestSettlement:
    def test_the_payment_is_told_in_a_sentence_with_its_reason_if_there_is_one(self) -> None:
        written = text(FULL, DAY, SETTLEMENT)
        assert "2026年12月15日以前一次支付916元（大写：玖佰壹拾陆元整）" in written
        assert "金额的由来：已到期的租金。" in written
        assert "金额的由来" not in text(BARE, DAY, SETTLEMENT)

    def test_no_sum_binds_before_an_agreement_and_a_receipt_and_an_end_of_collecting_are_asked_for(self) -> None:
        written = text(FULL, DAY, SETTLEMENT)
        assert "没有异议" not in written
        assert "所提金额未经双方书面协议确认的，不构成对该金额" in written
        assert "双方先签订书面协议，本人再付款" in written
        for words in ("结清证明", "委托他人催收的，撤回委托", "只付至合同约定的账户"):
            assert words in section(written, "请求")


class TestAgreement:
    def test_it_lays_down_the_way_of_paying_that_was_sent_and_agreed_to(self) -> None:
        assert "付款日期：2026年12月28日" in text(FULL, DAY, AGREEMENT)
        assert "付款日期：2026年12月15日" in text(BARE, DAY, AGREEMENT)
        deferred = text(story(lease(), PAYABLE, agreed_on("instalments")), DAY, AGREEMENT)
        assert "付款日期：2027年1月28日；金额：458.00元" in deferred

    def test_which_of_several_was_agreed_to_is_asked_where_nothing_was_sent(self) -> None:
        [unwritten] = planned(story(lease(), PAYABLE), DAY, AGREEMENT).unwritten
        assert [lack.what for lack in unwritten.lacks] == ["按哪一个付款方案写的选择（案件里有一次结清、延期、分期）"]

    def test_what_is_disputed_stays_outside_unless_all_is_settled(self) -> None:
        outside = "不在本协议之内：违约金（80.97元）"
        assert outside in text(FULL, DAY, AGREEMENT)
        settled = text(story(platform(), lease(), ways({"kind": "settlement", "payments": ONCE})), DAY, AGREEMENT)
        assert outside not in settled
        assert "结清租赁合同项下的租金、逾期费用、违约金、未到期租金和买断款" in settled

    def test_what_is_not_known_is_left_to_be_filled_by_hand(self) -> None:
        nobody = text(story(lease(), PAYABLE, agreed_on("deferral")), DAY, AGREEMENT)
        assert "甲方（出租方）：＿＿" in nobody
        assert "账号＿＿" in nobody
        assert "甲方（出租方）：棠溪通讯设备有限公司" in text(FULL, DAY, AGREEMENT)

    def test_it_binds_nobody_unsigned_asks_no_complaint_back_and_makes_nothing_due_early(self) -> None:
        written = text(FULL, DAY, AGREEMENT)
        assert "双方签名、盖章以前，对任何一方没有约束力" in written
        assert "不以乙方撤回投诉、举报、报案或者起诉为条件" in written
        assert "不因一期未付而提前到期" in written

    def test_a_parent_signs_beside_a_minor_and_an_authorised_agent_does_not(self) -> None:
        parent = text(story(platform(), lease(), PAYABLE, STATUTORY, agreed_on("settlement")), DAY, AGREEMENT)
        assert "法定代理人（签名）：" in parent
        assert "代理人（签名）" not in text(FULL, DAY, AGREEMENT)


class TestNotice:
    def test_each_named_party_gets_its_own_and_nobody_unnamed(self) -> None:
        names = [one.addressee.name for one in planned(FULL, DAY, NOTICE).letters]
        assert names == ["青桐橘租信息服务有限公司", "棠溪通讯设备有限公司", "启岸商务咨询有限公司"]

    def test_nobody_is_said_to_have_done_it(self) -> None:
        for one in every_text(FULL, NOTICE).split("停止侵害告知函")[1:]:
            assert "本人没有条件逐一核实" in one
            assert "与贵方无关的，请书面说明" in one

    def test_it_asks_for_an_end_at_once_and_an_answer_within_the_days_named_or_fifteen(self) -> None:
        assert "在收到本函后9日内书面答复" in every_text(FULL, NOTICE)
        assert "在收到本函后15日内书面答复" in every_text(CALLED, NOTICE)

    @pytest.mark.parametrize(("at", "night"), [("2026-10-02 22:00", True), ("2026-10-02 21:59", False)])
    def test_nights_are_named_only_where_there_were_any(self, at: str, night: bool) -> None:
        written = text(story(platform(), contact("I1", at, count=4)), DAY, NOTICE)
        assert ("不在夜间联系" in written) is night

    def test_it_demands_no_money_and_neither_denies_nor_confirms_the_debt(self) -> None:
        for one in (every_text(FULL, NOTICE), every_text(CALLED, NOTICE)):
            told = one.split("催收事件明细表\n")[0]
            assert "不否认" not in told
            assert not [word for word in ("赔偿", "赔礼", "元", "否则", "后果") if word in section(told, "请求事项")]

    @pytest.mark.parametrize(
        ("happened", "asked"),
        [
            ({"channel": "visit"}, "寻找本人；确需面谈的"),
            (
                {"channel": "social", "acts": ["image_abuse"], "account": "发了照片"},
                "不再制作、发布、传播涉及本人的照片",
            ),
            (
                {"channel": "social", "acts": ["defamation"], "account": "说是骗子"},
                "不再发布、传播涉及本人的言论和个人信息",
            ),
        ],
    )
    def test_what_happened_decides_what_is_asked(self, happened: dict[str, Any], asked: str) -> None:
        assert asked in text(story(platform(), contact("I1", "2026-10-02 10:00", **happened)), DAY, NOTICE)
        assert asked not in text(CALLED, DAY, NOTICE)

    def test_practices_of_the_business_are_not_its_matter(self) -> None:
        priced = story(platform(), lease(), *CALLS, AUNT, row("practices", kind="price", account="没有标明"))
        assert "价格和计费方法" not in (written := text(priced, DAY, NOTICE))
        assert "隐私和私人生活安宁（第" in written


class TestRequest:
    def test_it_goes_to_the_platform(self) -> None:
        assert letter(FULL, DAY, REQUEST).addressee.name == "青桐橘租信息服务有限公司"

    def test_the_numbers_that_collected_are_listed_and_no_reminder_and_no_call_of_ones_own(self) -> None:
        clues = section(text(FULL, DAY, REQUEST), "供查找的线索")
        assert "号码或账号：16700010003；时间：2026-10-03 20:16；方式和接收人：电话，姨妈" in clues
        assert "16700010002" in clues
        assert "1069000000131" not in clues
        assert "4000000131" not in clues

    def test_without_contacts_there_is_no_list_and_a_refusal_is_to_be_reasoned(self) -> None:
        written = text(BARE, DAY, REQUEST)
        assert "供查找的线索" not in written
        assert "不能全部办理的，请逐项说明理由" in written


class TestByReader:
    """One notice to each party, and each says what that party can do."""

    def told(self, who: str) -> str:
        order = ["platform", "lessor", "collector"]
        one = planned(FULL, DAY, NOTICE).letters[order.index(who)]
        return write_text(document(one, engine())).split("催收事件明细表\n")[0]

    def test_who_collects_is_not_asked_to_settle_the_contract_nor_whom_it_entrusted(self) -> None:
        told = self.told("collector")
        assert "双方" not in told
        assert "由贵方或者贵方转委托的人员实施的" in told
        assert "书面告知委托贵方的单位和" in told

    @pytest.mark.parametrize("who", ["platform", "lessor"])
    def test_who_made_the_contract_is_asked_whom_it_entrusted(self, who: str) -> None:
        told = self.told(who)
        assert "合同款项的争议另行书面协商" in told
        assert "由贵方或者贵方委托、转委托的人员实施的" in told
        assert "委托贵方的单位" not in told

    def test_what_is_at_stake_is_said_in_one_sentence_with_its_articles(self) -> None:
        [line] = [line for line in self.told("platform").splitlines() if "涉及：" in line]
        assert "隐私和私人生活安宁（第2、3行，《中华人民共和国民法典》" in line
        assert "名誉" not in line
