"""Letters that answer what became of an earlier one: they cite it, ask one thing, and promise and threaten nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from letters.compose.guard.texts import DEMAND
from letters.pack.make import document
from letters.render import write_text
from tests.compose.sent import (
    ASKED,
    BREACH,
    LESSOR,
    OBJECTION,
    POLICE_STATION,
    RECONSIDERATION,
    REGULATOR,
    REMINDER,
    RENEGOTIATION,
    SENT,
    SUIT,
    SUPPLEMENT,
    filing,
    reply,
)
from tests.shelf import engine, hits, planned
from tests.stories import ADDRESS, ID_NUMBER, THEIR_LIVES, contact, lease, offer, person, platform, row, story, table

if TYPE_CHECKING:
    from letters.case.model import Case

DAY = "2026-11-23"
LEFTOVERS = ("None", "{{", "{%", "[]", "（）", "：：", "。。", "，，", "、、", "；。", "，。", "《》")
CRIMES = ("敲诈", "寻衅滋事", "侮辱罪", "诽谤罪", "诈骗", "催收非法债务", "非法拘禁")
EVIL = "<b>&amp;{{ 7*7 }}</b>{% x %}*_#“”𬱖"

MOTHER = row("third_parties", id="mother", relation="母亲", name="沈素英", phone="19900000155")
CALLS = (
    contact("I1", "2026-08-25 09:03", from_number="16700001501"),
    contact("I2", "2026-08-28 22:40", count=6, answered=False, from_number="16700001502"),
    contact(
        "I3", "2026-09-01 14:20", to=["mother"], acts=["debt_disclosed"], from_number="16700001503", account="催问"
    ),
)
WHO = person(
    id_number=ID_NUMBER,
    gender="女",
    ethnicity="汉族",
    occupation="商场导购",
    reply_address="某某快递驿站代收",
    workplace="某某商场三楼",
)
MONEY = (
    offer(),
    table(
        "budget",
        income=[{"item": "病假工资", "amount": "2740.00"}],
        expenses=[{"item": "房租", "amount": "1900.00"}],
        household=[{"relation": "女儿", "age": 9, "income": "0.00"}],
    ),
)
FULL = (platform(), lease(order_number="QT-1"), MOTHER, *CALLS, row("harms", what="失眠就诊", on="2026-09-03"))

EACH = pytest.mark.parametrize("name", SENT)


def case_of(name: str, *parts: str, who: str = WHO) -> Case:
    return story(*parts, *SENT[name][1], who=who)


def written(case: Case, wanted: str) -> str:
    """All letters of that id, as text; at least one."""
    found = planned(case, DAY, wanted).letters
    assert found, wanted
    return "\n".join(write_text(document(one, engine())) for one in found)


def full(name: str) -> str:
    return written(case_of(name, *FULL, *MONEY), SENT[name][0])


def bare(name: str) -> str:
    return written(case_of(name, who=person()), SENT[name][0])


@EACH
@pytest.mark.parametrize("much", [True, False], ids=["full", "bare"])
def test_a_letter_is_whole_however_much_or_little_the_case_holds(name: str, much: bool) -> None:
    text = full(name) if much else bare(name)
    assert "（签名）：" in text
    assert "2026年11月23日" in text
    assert not [leftover for leftover in LEFTOVERS if leftover in text]


@EACH
@pytest.mark.parametrize("much", [True, False], ids=["full", "bare"])
def test_it_says_which_letter_it_answers_when_that_was_sent_and_what_came_of_it(name: str, much: bool) -> None:
    text = full(name) if much else bare(name)
    assert not [words for words in SENT[name][2] if words not in text]


@EACH
def test_the_words_of_the_letter_itself_pass_the_rules_for_the_senders_words(name: str) -> None:
    lines = full(name).replace(ID_NUMBER, "").splitlines()  # one's own number is no secret of another's
    assert [hit for line in lines for hit in hits(line, DEMAND) if hit.kind not in THEIR_LIVES] == []


@EACH
def test_no_crime_is_named_and_no_outcome_promised(name: str) -> None:
    text = full(name)
    assert not [crime for crime in CRIMES if crime in text]
    assert not [words for words in ("否则", "后果自负", "曝光", "必须立案", "必将", "保证") if words in text]


@EACH
def test_a_relative_who_did_not_consent_is_nowhere_named(name: str) -> None:
    text = "".join(full(name).split())
    assert "沈素英" not in text
    assert "19900000155" not in text


@pytest.mark.parametrize("name", ["reminder to the other side", "breach", "renegotiation"])
def test_what_may_reach_the_other_side_holds_no_address_no_id_and_no_workplace(name: str) -> None:
    text = "".join(full(name).split())
    assert not [secret for secret in (ADDRESS, "翠苑街道", ID_NUMBER, "某某商场三楼") if secret in text]


@pytest.mark.parametrize("name", ["silence of the police", "criminal review", "supervision", "aid objection", SUIT])
def test_an_authority_above_learns_who_asks(name: str) -> None:
    text = full("suit after a refusal" if name == SUIT else name)
    assert ID_NUMBER in text
    assert ADDRESS in text


@EACH
def test_requests_of_ones_own_replace_those_of_the_letter(name: str) -> None:
    wanted = SENT[name][0]
    own = table("demands", **{f'"{wanted}"': ["请告知经办人姓名"]})
    assert "请告知经办人姓名。" in written(case_of(name, *FULL, *MONEY, own), wanted)


def test_what_a_body_wrote_stands_as_it_was_written() -> None:
    answered = filing("complaint/police", POLICE_STATION, "2026-11-02", reply("2026-11-10", "refused", words=EVIL))
    assert EVIL in written(story(answered), RECONSIDERATION)


def test_without_an_earlier_letter_there_is_nothing_to_answer() -> None:
    plan = planned(story(*FULL), DAY, REMINDER)
    assert plan.letters == ()
    assert [one.idle for one in plan.unwritten] == [True]


def test_a_term_that_no_law_sets_is_not_told_as_one() -> None:
    text = bare("reminder to the other side")
    assert "按照《" not in text
    assert "届满" not in text


def test_the_police_are_reminded_by_the_law_on_reports_and_not_of_a_term_that_opens_another_door() -> None:
    silent = written(case_of("silence of the police"), REMINDER)
    for text in (bare("reminder to the police"), silent):
        assert "请求的依据：《治安管理处罚法》" in text
        assert "届满" not in text


def test_a_civil_dispute_is_kept_apart_from_how_it_is_collected() -> None:
    def of_a_lessee(name: str) -> str:
        return written(case_of(name, who=person(role="lessee")), SENT[name][0])

    assert "没有请求处理租金、违约金等民事争议" in of_a_lessee("refusal")
    assert "请分别审查" in of_a_lessee("criminal reconsideration")


def test_who_has_nothing_to_do_with_the_contract_has_no_dispute_to_keep_apart() -> None:
    for name in ("refusal", "criminal reconsideration"):
        text = written(case_of(name, who=person(role="contact")), SENT[name][0])
        assert "没有可以争议的民事往来" in text
        assert "租金" not in text


def test_an_agreement_broken_after_mediation_is_told_to_the_mediator() -> None:
    mediated = reply("2026-10-12", "mediated", words="分两期支付", said=False)
    broken = reply("2026-11-02", "broken")
    text = written(story(filing("complaint/market-regulator", REGULATOR, "2026-09-15", mediated, broken)), BREACH)
    assert "经贵单位调解，双方达成一致。原文为：“分两期支付”。" in text
    assert "督促其按照调解的内容履行" in text
    assert "贵方" not in text


def test_an_offer_of_theirs_that_cannot_be_carried_is_told_with_its_sum() -> None:
    countered = reply("2026-11-12", "countered", counter={"total": "2400.00"})
    asked = filing("negotiation/instalments", LESSOR, "2026-10-08", countered, option=ASKED)
    text = written(story(asked, offer()), RENEGOTIATION)
    assert "贵方另提方案，总额2,400元" in text
    assert "没能按期支付" not in text
    assert "2027年1月28日支付458元" in text


def test_what_is_asked_for_stands_with_room_for_a_tick_and_without_a_list_there_are_lines_to_fill() -> None:
    assert "材料：租赁合同复印件" in bare("supplement")
    unlisted = filing("complaint/market-regulator", REGULATOR, "2026-11-10", reply("2026-11-16", "supplement"))
    assert written(story(unlisted), SUPPLEMENT).count("完成：□") == 3


def test_where_the_case_holds_the_household_its_table_is_joined_to_the_objection() -> None:
    assert "家庭经济状况说明表" in full("aid objection")
    assert "家庭经济状况说明表" not in bare("aid objection")


def test_a_term_counted_without_the_day_of_receipt_is_said_to_be_provisional() -> None:
    def reminder(**known: str) -> str:
        sent = row("filings", letter="complaint/market-regulator", to=REGULATOR, on="2026-09-15", **known)
        return written(story(contact("I1", "2026-09-01 10:00"), sent), REMINDER)

    assert "届满（暂按现有资料计算）。" in reminder()
    assert "届满。" in reminder(received_on="2026-09-16")


@pytest.mark.parametrize(
    ("name", "day"),
    [("reminder to an office", "2026-10-20"), ("reminder to the police", "2026-11-20"), ("silence of the police", DAY)],
)
def test_a_silence_put_down_changes_no_letter_since_it_is_no_reply(name: str, day: str) -> None:
    wanted, filings, _ = SENT[name]
    [sent] = filings
    without = written(story(*FULL, sent, who=WHO), wanted)
    assert written(story(*FULL, sent + reply(day, "silent"), who=WHO), wanted) == without


def test_the_police_are_reminded_by_somebody_they_can_answer() -> None:
    text = full("reminder to the police")
    assert ID_NUMBER in text
    assert "翠苑街道" in text
    assert "出具受案回执" in text


def test_a_reminder_says_what_was_reported_by_then_and_nothing_that_came_later() -> None:
    sent = row("filings", id="F1", letter="complaint/police", to="某某派出所", on="2026-09-15")
    before, after = contact("I1", "2026-09-01 10:00"), contact("I2", "2026-10-01 10:00", count=4)
    told = "报案反映的是：2026年9月1日，收到来电1次。"
    assert told in written(story(before, sent), REMINDER)
    assert told in written(story(before, after, sent), REMINDER)
    assert "报案反映" not in written(story(after, sent), REMINDER)
    assert "报案反映" not in full("reminder to the other side")


def test_a_regulator_who_is_not_competent_is_asked_about_the_sums_of_the_contract() -> None:
    claim = {
        "as_of": "2026-10-31",
        "amount": "1380.00",
        "items": [{"name": "买断款", "amount": "1380.00", "kind": "buyout", "disputed": True, "why": "没有选择买断"}],
    }

    def reasons(letter: str, **more: object) -> str:
        no = reply("2026-11-10", "refused", ground="not_competent", words="不属于本局职责")
        return written(
            story(platform(), lease(**more), filing(letter, REGULATOR, "2026-10-12", no, id="F1")), RECONSIDERATION
        )

    asked = "包括买断款是否应付、如何计算，不只是联系和催收的方式"
    assert asked in reasons("complaint/market-regulator", claim=claim)
    assert asked not in reasons("report/market-regulator", claim=claim)
    assert "是否应付、如何计算" not in reasons("complaint/market-regulator")


def test_an_objection_speaks_of_the_ground_that_was_given_alone() -> None:
    def reasons(**more: object) -> str:
        no = reply("2026-11-12", "refused", words="不予援助", reference="9号", **more)
        asked = filing("legal-aid/application", "杭州市西湖区法律援助中心", "2026-11-04", no, id="F1")
        return written(story(*FULL, asked, who=WHO), OBJECTION)

    assert "决定认为事项不属于援助范围，请审查" in reasons(ground="not_competent")
    assert "决定认为" not in reasons()


@pytest.mark.parametrize("name", ["reminder to the other side", "breach", "renegotiation"])
def test_the_other_side_is_not_handed_a_blank_for_the_id_number(name: str) -> None:
    assert "身份证" not in bare(name)
    assert "身份证号码：＿" in bare("reminder to the police")
