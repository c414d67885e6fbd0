"""What follows an offer looks at what was sent and answered: never at another plan that the person wishes for too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.compose.histories import (
    AGREEMENT,
    BACK,
    BREACH,
    FEWER,
    LATER,
    LATEST,
    PARTS,
    RENEGOTIATION,
    asked,
    case,
    lacking,
    plan,
    put_forward,
    written,
)
from tests.compose.sent import LESSOR, filing, reply
from tests.shelf import planned
from tests.stories import lease, offer, platform, story

if TYPE_CHECKING:
    from letters.case.model import Case

AGREED = reply("2026-11-12", "agreed", words="同意分三期，每月28日付")
SIGNED = reply("2026-11-18", "agreed", words="已盖章寄回")
MISSED = reply("2027-01-29", "missed", account="1月的工资没有发")
THEIRS = {"total": "600.00", "payments": [{"due": "2026-12-05", "amount": "600.00"}], "settles": True}
COUNTERED = reply("2026-11-12", "countered", counter=THEIRS)
TAKEN = reply("2026-11-12", "countered", counter={**THEIRS, "accepted_on": "2026-11-15"})
SUMS = ("付款日期：2026年12月28日；金额：300.00元", "付款日期：2027年2月28日；金额：316.00元")


class TestAnAgreement:
    def test_it_lays_down_the_plan_that_was_asked_for_though_another_stands_first(self) -> None:
        text = written(case(asked(AGREED)), "2026-11-13", AGREEMENT)[AGREEMENT]
        assert [words for words in SUMS if words not in text] == []
        assert "2027年3月28日" not in text

    @pytest.mark.parametrize("today", [(LATER, FEWER), (LATER,), (BACK,)], ids=["anew", "gone", "another"])
    def test_it_stays_as_it_was_sent_whatever_is_wished_for_since(self, today: tuple[dict[str, object], ...]) -> None:
        text = written(case(asked(AGREED), options=today), "2026-11-13", AGREEMENT)[AGREEMENT]
        assert [words for words in SUMS if words not in text] == []

    def test_of_an_offer_sent_before_its_plan_was_recorded_the_plan_of_its_kind_is_meant(self) -> None:
        unrecorded = case(filing("negotiation/instalments", LESSOR, "2026-11-04", AGREED, id="F1"))
        text = written(unrecorded, "2026-11-13", AGREEMENT)[AGREEMENT]
        assert [words for words in SUMS if words not in text] == []

    def test_their_offer_is_no_agreement_before_it_is_accepted(self) -> None:
        assert lacking(case(asked(COUNTERED)), "2026-11-14", AGREEMENT) == "接受对方的哪一个方案"
        assert lacking(case(asked(TAKEN)), "2026-11-14", AGREEMENT) == "接受对方的哪一个方案"

    def test_their_offer_that_was_accepted_is_what_it_lays_down(self) -> None:
        text = written(case(asked(TAKEN)), "2026-11-15", AGREEMENT)[AGREEMENT]
        assert "乙方支付600.00元" in text
        assert "付款日期：2026年12月5日；金额：600.00元" in text
        assert "300.00元" not in text

    def test_one_that_settles_makes_the_device_theirs_and_one_that_does_not_is_receipted_for_its_sums(self) -> None:
        settled = written(case(asked(TAKEN), more=()), "2026-11-15", AGREEMENT)[AGREEMENT]
        partly = written(case(asked(AGREED)), "2026-11-13", AGREEMENT)[AGREEMENT]
        assert ("出具盖章的结清证明" in settled, "付清证明" in settled) == (True, False)
        assert ("结清证明" in partly, "就上述款项出具盖章的付清证明" in partly) == (False, True)
        assert "此后不发生租金和买断款" in partly  # the device goes back

    def test_without_a_return_a_settlement_unlocks_the_device_and_leaves_it(self) -> None:
        kept = [{**each, "settles": True} for each in (THEIRS,)]
        told = story(
            platform(), lease(), offer(options=[PARTS]),
            asked(reply("2026-11-12", "countered", counter={**kept[0], "accepted_on": "2026-11-15"})), today=LATEST,
        )  # fmt: skip
        text = written(told, "2026-11-15", AGREEMENT)[AGREEMENT]
        assert "付清之日起，设备归乙方所有；甲方在三日内解除设备的锁定和监管程序。" in text
        partly = story(platform(), lease(), offer(options=[PARTS]), asked(AGREED), today=LATEST)
        assert "设备归乙方所有" not in written(partly, "2026-11-13", AGREEMENT)[AGREEMENT]

    def test_whoever_signs_may_bind_the_lessor_and_each_has_a_place_for_the_seal(self) -> None:
        two = story(
            platform(roles=["platform"]), platform(id="lessor", name="澄野租物有限公司", roles=["lessor"]),
            lease(businesses=[{"id": "platform"}, {"id": "lessor"}]), offer(options=[PARTS]), asked(AGREED),
            today=LATEST,
        )  # fmt: skip
        text = written(two, "2026-11-13", AGREEMENT)[AGREEMENT]
        assert ("甲方（租赁平台，盖章）" in text, "甲方（出租方，盖章）" in text) == (True, True)
        assert "乙方付到上述账户的，即为向租赁合同的出租方付款" in text

    def test_a_part_of_their_offer_says_who_proposed_and_who_took_it_and_admits_nothing(self) -> None:
        partly = {"total": "1200.00", "payments": [{"due": "2026-12-05", "amount": "1200.00"}]}
        taken = reply("2026-11-12", "countered", counter={**partly, "accepted_on": "2026-11-15"})
        text = written(case(asked(taken)), "2026-11-15", AGREEMENT)[AGREEMENT]
        assert "按甲方于2026年11月12日提出、乙方于2026年11月15日接受的方案，双方约定由乙方支付1,200.00元" in text
        assert "没有异议的款项" not in text

    def test_an_offer_of_theirs_without_days_is_asked_for_them(self) -> None:
        bare = reply("2026-11-12", "countered", counter={"total": "600.00", "accepted_on": "2026-11-15"})
        assert lacking(case(asked(bare)), "2026-11-15", AGREEMENT) == "对方方案的逐期付款日期和金额"


class TestANewPlan:
    def test_one_that_equals_the_one_not_kept_is_refused(self) -> None:
        missed = case(asked(AGREED, MISSED), options=(PARTS,))
        assert lacking(missed, "2027-01-29", RENEGOTIATION) == "新的付款方案（案件里的和原来的、对方提出的一样）"

    def test_one_that_equals_what_they_offered_is_refused(self) -> None:
        same = plan("settlement", ("2026-12-05", "600.00"), why="一次付清")
        countered = case(asked(COUNTERED), options=(PARTS, same))
        assert "新的付款方案" in lacking(countered, "2026-11-13", RENEGOTIATION)

    def test_one_that_was_asked_for_before_the_agreement_is_none_either(self) -> None:
        signed = put_forward(SIGNED, MISSED, option=plan("settlement", ("2026-12-05", "600.00")))
        assert "新的付款方案" in lacking(case(asked(TAKEN), signed, options=(PARTS,)), "2027-01-29", RENEGOTIATION)

    def test_one_worked_out_anew_is_told_with_what_was_due_and_not_kept(self) -> None:
        missed = case(asked(AGREED, MISSED), options=(LATER, FEWER, BACK))
        text = written(missed, "2027-01-29", RENEGOTIATION)[RENEGOTIATION]
        assert "付款日期：2027年4月28日；金额：516.00元" in text
        due = "截至2027年1月29日已经到期的有：2026年12月28日300元、2027年1月28日300元。其中有的本人没能按期付足"
        assert due in text
        assert "具体情况：1月的工资没有发。" in text

    def test_what_fell_due_the_day_after_is_not_told(self) -> None:
        early = reply("2027-01-27", "missed")
        text = written(case(asked(AGREED, early), options=(FEWER,)), "2027-01-27", RENEGOTIATION)[RENEGOTIATION]
        assert "已经到期的有：2026年12月28日300元。这一期本人没能按期付足" in text

    def test_which_of_several_is_asked_and_the_first_is_not_taken(self) -> None:
        missed = case(asked(AGREED, MISSED), options=(LATER, PARTS, BACK))
        assert lacking(missed, "2027-01-29", RENEGOTIATION) == "按哪一个付款方案写的选择（案件里有延期、退还设备）"

    def test_another_that_was_wished_for_all_along_is_not_taken_for_it(self) -> None:
        missed = case(asked(AGREED, MISSED), options=(LATER, PARTS))
        assert lacking(missed, "2027-01-29", RENEGOTIATION) == "按哪一个付款方案写的选择（案件里有延期）"
        assert RENEGOTIATION in written(case(asked(AGREED, MISSED), options=(LATER,)), "2027-01-29", RENEGOTIATION)

    def test_after_an_agreement_it_rests_on_what_was_agreed_there(self) -> None:
        missed = case(asked(AGREED), put_forward(SIGNED, MISSED), options=(FEWER,))
        text = written(missed, "2027-01-29", RENEGOTIATION)[RENEGOTIATION]
        assert "提出《还款协议书》" in text
        assert "2026年11月18日，贵方签署该协议。" in text
        assert "约定的付款共3期，合计916.00元，自2026年12月28日起，至2027年2月28日止。" in text
        assert "协议中不提前到期、不另计费用的约定继续适用" in text

    def test_before_anything_fell_due_it_says_so_and_nobody_is_said_to_have_refused(self) -> None:
        ahead = case(asked(AGREED), put_forward(SIGNED), options=(FEWER,))
        assert RENEGOTIATION not in written(ahead, "2026-12-20")
        text = written(ahead, "2026-12-20", RENEGOTIATION)[RENEGOTIATION]
        assert "2026年11月18日，贵方签署该协议。" in text
        assert "其中下一期2026年12月28日到期，300元。" in text
        assert "预计不能按上述约定付款，特此在到期以前说明。" in text
        assert [words for words in ("没有同意", "没能按期", "没能按约定") if words in text] == []


def warned(told: Case, day: str, letter: str) -> set[str]:
    [one] = planned(told, day, letter).letters
    return {each.id for each in one.warnings}


def test_a_letter_that_lays_down_one_plan_is_not_warned_of_the_others() -> None:
    resting = plan("deferral", ("2027-03-28", "458.00"), ("2027-04-28", "458.00"))  # a Sunday
    working = plan("instalments", ("2026-12-28", "300.00"), ("2027-01-28", "300.00"), ("2027-03-29", "316.00"))
    told = case(asked(AGREED, option=working), options=(resting, working))
    assert "instalment-on-rest-day" not in warned(told, "2026-11-13", AGREEMENT)
    assert "instalment-on-rest-day" in warned(case(asked(AGREED), options=(PARTS,)), "2026-11-13", AGREEMENT)


def test_what_was_agreed_is_told_when_it_is_broken_and_no_covering_word_stands_for_it() -> None:
    broken = reply("2026-11-25", "broken", words="2026年11月25日又有人打电话给女儿催收")
    text = written(case(asked(AGREED), put_forward(SIGNED, broken)), "2026-11-25", BREACH)[BREACH]
    assert "约定的付款共3期" in text
    assert "已盖章寄回" not in text
    assert "本人记下的情况：2026年11月25日又有人打电话给女儿催收。" in text
    assert "“2026年11月25日" not in text
    assert "请在收到本函后十五日内补正" in text
