"""The day before and the day of every change."""

from __future__ import annotations

from datetime import date

import pytest

from letters.errors import HorizonError, UsageError
from letters.law import Ground, Status, load

POLICE = "《治安管理处罚法》（2012年修正）", "《治安管理处罚法》（2025年修订）"
CYBER = "《网络安全法》（2016年通过）", "《网络安全法》（2025年修正）"
INTERIM = "《市场监督管理投诉举报处理暂行办法》（总局令第20号）"
REGULAR = "《市场监督管理投诉举报处理办法》（总局令第121号）"
RULES = "《市场监督管理行政处罚程序规定》"

CONTACT = Ground("police", 1, frozenset({"threat"}), frozenset({"sms"}))
PUBLIC_INSULT = Ground("police", 1, frozenset({"insult"}), frozenset({"social"}), frozenset({"public"}))
MESSAGES = Ground("police", 3, frozenset({"threat"}), frozenset({"sms"}))
VISIT_AT_WORK = Ground("police", 1, frozenset({"workplace"}), frozenset({"visit"}), frozenset({"work_stopped"}))
INTRUSION = Ground("police", 1, frozenset({"intrusion"}), frozenset({"visit"}))
LEAK = Ground("platform", 1, frozenset({"personal_data_leaked"}), frozenset({"social"}), frozenset({"public"}))
ASSIGNED = Ground("platform", facts=frozenset({"assigned"}))
VIOLENCE = Ground("police", 1, frozenset({"violence", "property_damage"}), frozenset({"visit"}))
POSING = Ground(
    "police", 1, frozenset({"impersonates_official"}), frozenset({"call"}), frozenset({"police_impersonated"})
)
PAPER = Ground("police", 1, frozenset({"fake_document"}), frozenset({"sms"}))
CLAIM = Ground("platform", facts=frozenset({"late_fees", "remaining_rent_claimed"}))
FORCED = Ground("platform", facts=frozenset({"forced_permission"}))
REPORT = Ground("market-regulator-report", facts=frozenset({"own_site", "deposit"}))

NEW_YEAR = "2026-01-01"
RENUMBERED = [
    ("threat", CONTACT, "第四十二条第（一）项", "第五十条第一款第（一）项"),
    ("insult", PUBLIC_INSULT, "第四十二条第（二）项", "第五十条第一款第（二）项"),
    ("nuisance", MESSAGES, "第四十二条第（五）项", "第五十条第一款第（五）项"),
    ("workplace_disorder", VISIT_AT_WORK, "第二十三条第一款第（一）项", "第二十六条第一款第（一）项"),
    ("intrusion", INTRUSION, "第四十条第（三）项", "第四十七条第（三）项"),
    ("assault", VIOLENCE, "第四十三条", "第五十一条"),
    ("property_damage", VIOLENCE, "第四十九条", "第五十九条"),
    ("impersonation_official", POSING, "第五十一条第一款", "第六十二条第一款"),
    ("impersonation_police", POSING, "第五十一条第二款", "第六十二条第二款"),
    ("forged_document", PAPER, "第五十二条第（二）项", "第六十三条第（三）项"),
    ("filing", CONTACT, "第七十七条、第七十八条", "第九十条"),
    ("case_term", CONTACT, "第九十九条", "第一百一十八条"),
    ("time_limit", CONTACT, "第二十二条", "第二十五条"),
    ("remedy", CONTACT, "第一百零二条", "第一百二十一条"),
]
CHANGES = [
    *((topic, NEW_YEAR, ground, POLICE[0] + old, POLICE[1] + new) for topic, ground, old, new in RENUMBERED),
    ("network_data", NEW_YEAR, LEAK, CYBER[0] + "第四十二条、第四十四条", CYBER[1] + "第四十四条、第四十六条"),
    ("complaint_market", "2026-04-15", REPORT, INTERIM + "第九条", REGULAR + "第十条"),
    ("complaint_agent", "2026-04-15", REPORT, INTERIM + "第十条", REGULAR + "第十一条"),
    ("complaint_jurisdiction", "2026-04-15", REPORT, INTERIM + "第十二条", REGULAR + "第十三条"),
    ("complaint_refusal", "2026-04-15", REPORT, INTERIM + "第十五条", REGULAR + "第十六条"),
    ("complaint_mediation_term", "2026-04-15", REPORT, INTERIM + "第二十一条", REGULAR + "第二十三条"),
    ("report_notice", "2026-04-15", REPORT, INTERIM + "第三十一条", REGULAR + "第三十六条"),
    ("report_secrecy", "2026-04-15", REPORT, INTERIM + "第三十三条", REGULAR + "第三十七条"),
    (
        "report_jurisdiction",
        "2026-04-15",
        REPORT,
        INTERIM + "第二十五条、第二十七条，" + RULES + "第七条、第十条",
        REGULAR + "第二十九条、第三十一条，" + RULES + "第七条、第十条",
    ),
    (
        "deposit",
        "2024-07-01",
        REPORT,
        "《电子商务法》第二十一条",
        "《消费者权益保护法实施条例》第二十条，《电子商务法》第二十一条",
    ),
    (
        "price_display",
        "2024-07-01",
        REPORT,
        "《消费者权益保护法》第二十条",
        "《消费者权益保护法》第二十条，《消费者权益保护法实施条例》第十条",
    ),
    (
        "network_data",
        "2025-01-01",
        FORCED,
        CYBER[0] + "第四十一条",
        CYBER[0] + "第四十一条，《网络数据安全管理条例》第二十二条",
    ),
    (
        "network_data",
        NEW_YEAR,
        FORCED,
        CYBER[0] + "第四十一条，《网络数据安全管理条例》第二十二条",
        CYBER[1] + "第四十三条，《网络数据安全管理条例》第二十二条",
    ),
    (
        "penalty_reduction",
        "2023-12-05",
        CLAIM,
        "《民法典》第五百八十五条第二款",
        "《民法典》第五百八十五条第二款，《最高人民法院关于适用〈中华人民共和国民法典〉合同编通则若干问题的解释》（法释〔2023〕13号）第六十四条、第六十五条",
    ),
    (
        "remaining_rent",
        "2023-12-05",
        CLAIM,
        "",
        "《最高人民法院关于适用〈中华人民共和国民法典〉合同编通则若干问题的解释》（法释〔2023〕13号）第六十一条",
    ),
    ("data_share", "2021-11-01", ASSIGNED, "", "《个人信息保护法》第二十三条"),
    ("choice_of_law", "2021-07-15", CONTACT, "", "《行政处罚法》第三十七条"),
]


@pytest.mark.parametrize(("topic", "change", "ground", "before", "after"), CHANGES)
def test_the_day_before_a_change_cites_the_old_article_and_the_day_itself_the_new(
    cited, topic, change, ground, before, after
):
    day = date.fromisoformat(change)
    assert cited(topic, date.fromordinal(day.toordinal() - 1).isoformat(), ground) == before
    assert cited(topic, change, ground) == after


def test_the_period_of_mediation_follows_the_day_of_filing(law):
    limits = [law.cite("complaint_mediation_term", day)[0].limit for day in (date(2026, 4, 14), date(2026, 4, 15))]
    assert [(limit.count, limit.unit) for limit in limits] == [(45, "working_days"), (60, "days")]


def test_what_is_new_is_said_to_be_not_yet_in_force_before(law):
    for topic in ("data_trade", "no_contact_order"):
        assert law.on(topic, date(2025, 12, 31)) == ()
        assert law.status(topic, date(2025, 12, 31)) is Status.NOT_YET
        assert law.status(topic, date(2026, 1, 1)) is Status.IN_FORCE


def test_what_lapsed_without_successor_is_said_to_be_repealed(edit):
    without_heir = load(edit("acts/market-complaints.toml", 'topics = ["report_notice"]', 'topics = ["filing"]'))
    assert without_heir.status("report_notice", date(2026, 4, 14)) is Status.IN_FORCE
    assert without_heir.status("report_notice", date(2026, 4, 15)) is Status.REPEALED
    assert without_heir.on("report_notice", date(2026, 4, 15)) == ()


def test_between_an_old_text_and_a_late_new_one_the_topic_is_repealed(edit):
    topics = 'topics = ["report_notice"]'
    law = load(edit("acts/market-complaints.toml", topics, topics + "\nfrom = 2026-06-01"))
    assert law.status("report_notice", date(2026, 5, 31)) is Status.REPEALED
    assert law.status("report_notice", date(2026, 6, 1)) is Status.IN_FORCE


@pytest.mark.parametrize("day", [date(2020, 12, 31), date(2028, 1, 1)])
def test_a_day_outside_the_horizon_is_an_error_and_never_no_law(law, day):
    with pytest.raises(HorizonError, match="2021-01-01 至 2027-12-31"):
        law.on("threat", day)
    with pytest.raises(HorizonError):
        law.cite("threat", day, CONTACT)
    with pytest.raises(HorizonError):
        law.status("threat", day)


def test_both_ends_of_the_horizon_are_inside(law):
    assert law.on("threat", law.horizon.first)
    assert law.on("threat", law.horizon.last)


def test_an_uncertain_text_serves_procedure_of_filings_made_now_only(cited):
    report = Ground("market-regulator-report")
    assert cited("report_check", "2025-12-31", report) == ""
    assert cited("report_check", "2026-01-01", report) == "《市场监督管理行政处罚程序规定》第十八条"


def test_an_uncertain_text_never_serves_substance(law, cited):
    """That the rules on wrongs against consumers were read as they are now could not be confirmed."""
    assert "侵害消费者权益行为处罚办法" in {row.act.short for row in law.on("truthful", date(2026, 11, 23))}
    assert "侵害消费者权益行为处罚办法" not in cited("truthful", "2026-11-23", Ground("market-regulator"))


def test_the_rules_of_police_are_cited_in_the_text_of_2020_and_by_its_first_item(cited):
    assert cited("case_receipt", "2026-11-27") == "《公安机关办理行政案件程序规定》第六十一条第一款第（一）项"


def test_an_unknown_topic_is_refused_with_the_nearest_name(law):
    with pytest.raises(UsageError, match="nuisance") as caught:
        law.on("nusance", date(2026, 1, 1))
    assert "是不是 nuisance" in caught.value.hint


def test_a_row_is_stale_after_180_days_and_not_before(law):
    row = law.on("threat", date(2026, 11, 23))[0]
    assert row.checked_on == date(2026, 11, 23)
    assert not row.stale(date(2027, 5, 22))
    assert row.stale(date(2027, 5, 23))
