"""The application for legal aid and the complaint on personal data; and what the next body learns of the one before."""

from __future__ import annotations

import pytest

from letters.compose.guard.texts import DEMAND
from tests.shelf import hits, planned, text
from tests.stories import ADDRESS, ID_NUMBER, THEIR_LIVES, contact, lease, person, platform, row, story, table

DAY = "2026-11-23"
AID, DATA = "legal-aid/application", "complaint/cyberspace"
POLICE, CONSUMER, REGULATOR = "complaint/police", "complaint/consumer-association", "complaint/market-regulator"
LEFTOVERS = ("None", "{{", "{%", "[]", "（）", "：：", "。。", "，，", "、、", "；。", "，。")
EVIL = "<b>&amp;{{ 7*7 }}</b>{% x %}*_#“”𬱖"
WHO = person(id_number=ID_NUMBER, workplace="某某商场三楼")
COUSIN = row(
    "third_parties", id="cousin", relation="表姐", given_by_complainant=False, name="许小佳", phone="19900000157"
)
CALLS = (
    contact("I1", "2026-08-25 09:03", from_number="16700001501"),
    contact("I2", "2026-08-28 22:40", count=6, answered=False, from_number="16700001502"),
    contact(
        "I3", "2026-09-01 14:20", to=["cousin"], acts=["debt_disclosed"], from_number="16700001503", account="催问"
    ),
)
BUDGET = table(
    "budget",
    income=[{"item": "失业保险金", "amount": "1736.00"}],
    expenses=[{"item": "房租", "amount": "900.00"}],
    household=[{"relation": "父亲", "age": 63, "income": "2480.00"}, {"relation": "女儿"}],
    assets=[{"item": "银行存款", "amount": "3200.00"}],
    debts=[{"creditor": "亲友", "amount": "8000.00", "monthly": "500.00"}],
)
POOR = (table("hardship", reason="被裁员失业", proof=["解除劳动合同证明"]), BUDGET)
FORCED = row(
    "practices", kind="forced_permission", on="2026-03-02", words="授权通讯录后方可下单", account="不授权不能下一步"
)
PRICED = row("practices", kind="price", account="没有标明总价")
REFUSED = row("filings", id="F1", letter=REGULATOR, to="深圳市市场监督管理局南山监管局", on="2026-10-12") + row(
    "filings.replies", on="2026-10-22", outcome="refused", ground="not_competent", reference="某告〔2026〕3号"
)
SECRET = row("filings", id="F2", letter="report/market-regulator", to="深圳市市场监督管理局", on="2026-09-12")
GIVEN = lease(emergency_contact="父亲")
FULL = story(platform(), COUSIN, GIVEN, *CALLS, *POOR, FORCED, PRICED, REFUSED, SECRET, who=WHO)
BARE = story(platform(), row("practices", kind="forced_permission"))


@pytest.mark.parametrize("wanted", [AID, DATA])
@pytest.mark.parametrize("case", [FULL, BARE], ids=["full", "bare"])
def test_a_letter_is_whole_however_much_or_little_the_case_holds(wanted: str, case: object) -> None:
    written = text(case, DAY, wanted)  # type: ignore[arg-type]
    assert "（签名）：" in written
    assert not [leftover for leftover in LEFTOVERS if leftover in written]


@pytest.mark.parametrize("wanted", [AID, DATA])
def test_their_own_words_pass_the_rules_for_the_senders_words(wanted: str) -> None:
    lines = text(FULL, DAY, wanted).replace(ID_NUMBER, "").splitlines()
    assert [hit for line in lines for hit in hits(line, DEMAND) if hit.kind not in THEIR_LIVES] == []


@pytest.mark.parametrize("wanted", [AID, DATA])
def test_they_are_written_on_request(wanted: str) -> None:
    assert wanted not in {one.head.id for one in planned(FULL, DAY).letters}


@pytest.mark.parametrize("wanted", [AID, DATA])
def test_a_relative_who_did_not_consent_is_a_relation(wanted: str) -> None:
    written = text(FULL, DAY, wanted)
    assert "许小佳" not in written
    assert "19900000157" not in written
    assert "表姐" in written


def test_a_talk_is_told_at_the_same_hour_in_every_letter() -> None:
    def told(at: str, wanted: str) -> bool:
        talk = row("dealings", on=at, how="电话", asked="不要再打来", answered="不行")
        case = story(platform(), COUSIN, lease(), *CALLS, talk, table("route", dispute_first="consumer-association"))
        hour = "22日10时5分许，" if ":" in at else "22日，"
        return hour in text(case, DAY, wanted)

    letters = (POLICE, DATA, CONSUMER)
    assert [one for one in letters for at in ("2026-10-22 10:05", "2026-10-22") if not told(at, one)] == []


class TestAid:
    def test_advice_and_drafting_are_asked_for_unless_the_case_says_more(self) -> None:
        assert "下列形式的法律援助：法律咨询、代拟法律文书" in text(BARE, DAY, AID)
        assert "指派律师代理" not in text(BARE, DAY, AID)

    def test_a_lawyer_is_asked_for_only_on_a_rule_of_the_province(self) -> None:
        wants = table("legal_aid", wants=["representation"])
        [unwritten] = planned(story(platform(), wants), DAY, AID).unwritten
        assert [lack.how for lack in unwritten.lacks] == ["[legal_aid] local_rule"]
        ruled = table("legal_aid", wants=["representation"], local_rule="某省法律援助条例的有关规定")
        written = text(story(platform(), ruled), DAY, AID)
        assert (
            "申请指派律师代理，所依据的本省规定（《法律援助法》第三十一条）为：某省法律援助条例的有关规定。" in written
        )

    def test_the_household_is_told_in_a_table_of_its_own_that_closes_with_a_pledge(self) -> None:
        written = text(FULL, DAY, AID)
        table_of = written.split("家庭经济状况说明表\n", 1)[1]
        for words in ("关系：父亲；年龄：63；月收入：2,480.00元", "银行存款；大约价值：3,200.00元", "每月偿还500.00元"):
            assert words in table_of
        assert "项目：结余（负数为不足）；每月金额：336.00元" in table_of
        assert "没有隐瞒收入、财产" in table_of
        assert "承诺人（签名）：" in table_of

    def test_what_is_not_known_of_the_household_is_left_to_the_hand(self) -> None:
        assert "关系：女儿；年龄：　；月收入：　" in text(FULL, DAY, AID)
        assert "家庭经济状况说明表" not in text(BARE, DAY, AID).replace("按贵中心的表格", "")

    def test_the_centre_learns_who_asks_and_all_that_was_tried(self) -> None:
        written = text(FULL, DAY, AID)
        for words in (ID_NUMBER, ADDRESS, "未予受理（某告〔2026〕3号）", "违法线索举报书"):
            assert words in written

    def test_what_a_user_types_stands_as_typed(self) -> None:
        evil = story(platform(), table("hardship", reason=EVIL), table("legal_aid", category=EVIL))
        assert text(evil, DAY, AID).count(EVIL) == 3  # the category; the hardship in the letter and its annex


class TestDataComplaint:
    def test_it_tells_what_was_done_with_data_and_nothing_else_of_the_business(self) -> None:
        written = text(FULL, DAY, DATA)
        assert "“授权通讯录后方可下单”" in written
        assert "没有标明总价" not in written

    def test_only_the_case_says_that_a_number_was_never_given(self) -> None:
        never = "从来没有提供给被投诉人"
        assert never in text(FULL, DAY, DATA)
        for told in ("", "given_by_complainant = true\n"):
            cousin = row("third_parties", id="cousin", relation="表姐") + told
            assert never not in text(story(platform(), cousin, lease(emergency_contact="父亲"), *CALLS), DAY, DATA)

    def test_it_asks_to_verify_and_correct_and_to_be_told(self) -> None:
        written = text(FULL, DAY, DATA)
        for words in ("核实被投诉人处理投诉人及被联系人员个人信息的情况", "依法督促改正", "将处理结果告知投诉人"):
            assert words in written
        assert "及被联系人员" not in text(BARE, DAY, DATA)

    def test_the_debt_is_left_to_other_ways_and_no_breach_is_called_established(self) -> None:
        written = text(FULL, DAY, DATA)
        assert "租金争议另循协商或者诉讼途径解决" in written
        assert "是否违反由贵单位认定" in written

    def test_the_middle_of_the_id_number_and_the_workplace_are_hidden(self) -> None:
        written = text(FULL, DAY, DATA)
        assert "330***********0021" in written
        assert ID_NUMBER not in written
        assert "某某商场三楼" not in written

    def test_what_a_user_types_stands_as_typed(self) -> None:
        evil = story(platform(), row("practices", kind="forced_permission", words=EVIL, account=EVIL))
        assert text(evil, DAY, DATA).count(EVIL) == 2


class TestWhatWasTriedBefore:
    DOOR = table("route", dispute_first="consumer-association")

    @pytest.mark.parametrize("wanted", [CONSUMER, POLICE, DATA])
    def test_the_next_body_learns_of_the_one_before_with_its_answer(self, wanted: str) -> None:
        written = text(story(platform(), COUSIN, GIVEN, *CALLS, REFUSED, SECRET, self.DOOR), DAY, wanted)
        assert "送往：深圳市市场监督管理局南山监管局；文书：消费者投诉书" in written
        assert "2026-10-22：未予受理（某告〔2026〕3号）；理由：不属于本机关职责或管辖" in written

    @pytest.mark.parametrize("wanted", [CONSUMER, DATA])
    def test_a_report_is_kept_from_a_letter_that_may_reach_the_other_side(self, wanted: str) -> None:
        written = text(story(platform(), COUSIN, GIVEN, *CALLS, REFUSED, SECRET, self.DOOR), DAY, wanted)
        assert "违法线索举报书" not in written

    def test_the_market_regulator_learns_of_a_refusal_by_the_association(self) -> None:
        refused = row("filings", id="F1", letter=CONSUMER, to="西湖区消费者协会", on="2026-10-12")
        refused += row("filings.replies", on="2026-10-22", outcome="refused", words="地址不详")
        door = table("route", dispute_first="market-regulator")
        written = text(story(platform(), lease(), refused, door), DAY, REGULATOR)
        assert "2026-10-22：未予受理；答复称：地址不详" in written

    def test_a_letter_without_an_answer_is_said_to_have_none_on_the_letters_day(self) -> None:
        sent = row("filings", id="F1", letter=REGULATOR, to="深圳市市场监督管理局", on="2026-11-20")
        written = text(story(platform(), COUSIN, *CALLS, sent), DAY, POLICE)
        assert "结果：截至2026年11月23日未收到答复" in written

    def test_without_filings_nothing_is_said_of_any(self) -> None:
        assert "此前处理情况" not in text(story(platform(), COUSIN, *CALLS), DAY, POLICE)


OWN = person(role="contact", phones=[{"number": "19900000011"}, {"number": "19900000012"}])
NAMED = contact(
    "C1", "2026-10-01 09:00", from_name="橘租法务", by="platform", by_basis="inferred", known_by="self", words="还钱"
)
NEXT_DOOR = contact("C2", "2026-10-02 09:00", to=["boss"], account="问在不在", known_by="told")
BOSS = row("third_parties", id="boss", relation="饭店老板", given_by_complainant=False)


def of_an_outsider(*incidents: str) -> str:
    return text(story(platform(brand="橘租"), BOSS, *incidents, who=OWN), DAY, DATA)


def test_who_was_only_contacted_asks_where_their_own_numbers_came_from() -> None:
    told = of_an_outsider(NAMED, NEXT_DOOR)

    assert "查明被投诉人从何处取得投诉人的号码（19900000011、19900000012）和被联系的他人的联系方式" in told
    assert "被联系：来电2次，其中联系投诉人本人1次，联系他人1次：饭店老板1次。" in told


def test_a_contact_with_the_person_and_another_is_said_to_be_counted_for_both() -> None:
    both = contact("C3", "2026-10-03 09:00", "social", to=["self", "boss"], words="还钱")
    told = of_an_outsider(NAMED, both)
    assert "合计2次，其中联系投诉人本人2次，联系他人1次：饭店老板1次（一次联系数人的，每人各计一次）。" in told


def test_what_links_the_business_to_the_contacts_is_named_by_row() -> None:
    linked = (
        "明细表第1行显示的名称或者原话提到橘租。明细表第1行，投诉人推断与青桐橘租信息服务有限公司有关，身份未核实。"
    )

    assert linked in of_an_outsider(NAMED, NEXT_DOOR)
    assert "明细表第1行" not in of_an_outsider(contact("C1", "2026-10-01 09:00"))


def test_a_lessee_asks_what_was_collected_of_them() -> None:
    told = text(story(platform(brand="橘租"), lease(), BOSS, NAMED, NEXT_DOOR), DAY, DATA)

    assert "核实被投诉人处理投诉人及被联系人员个人信息的情况" in told
    assert "从何处取得投诉人的号码" not in told
