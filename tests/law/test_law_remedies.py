"""What comes after a letter: terms, who may be told of which remedy, and what a court goes by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from letters.errors import DataError, HorizonError, UsageError
from letters.law import Ground, cite_text, load
from tests.law.remedies import CIVIL, DAY, NOW

TERMS = {
    "time_limit": (6, "months"),
    "case_term": (30, "days"),
    "criminal_reconsideration": (7, "days"),
    "criminal_review": (7, "days"),
    "criminal_review_term": (30, "days"),
    "supervision_term": (7, "days"),
    "supervision_filing_term": (15, "days"),
    "complaint_acceptance": (7, "working_days"),
    "complaint_mediation_term": (60, "days"),
    "complaint_refusal": (3, "years"),
    "report_check": (15, "working_days"),
    "report_decision_term": (90, "days"),
    "reconsideration_term": (60, "days"),
    "reconsideration_untold": (1, "years"),
    "inaction_term": (60, "days"),
    "reconsideration_acceptance": (5, "working_days"),
    "reconsideration_decision_term": (60, "days"),
    "suit_after_reconsideration": (15, "days"),
    "suit_after_required": (15, "days"),
    "admin_suit_term": (6, "months"),
    "aid_term": (7, "days"),
    "aid_appointment": (3, "days"),
    "aid_objection": (5, "days"),
    "limitation": (3, "years"),
    "coercion_term": (1, "years"),
    "reconsideration_supplement": (10, "working_days"),
    "admin_suit_untold": (1, "years"),
    "admin_filing": (7, "days"),
    "admin_appeal_judgment": (15, "days"),
    "admin_appeal_ruling": (10, "days"),
    "civil_filing": (7, "days"),
    "defence_term": (15, "days"),
    "hearing_notice": (3, "days"),
    "court_delay": (10, "days"),
    "appeal_judgment": (15, "days"),
    "appeal_ruling": (10, "days"),
    "appeal_answer": (15, "days"),
    "retrial_term": (6, "months"),
    "court_service_public": (30, "days"),
    "mediation_confirmation": (30, "days"),
    "dunning_term": (15, "days"),
    "preservation_before_suit": (30, "days"),
    "preservation_review_term": (5, "days"),
    "enforcement_jurisdiction": (10, "days"),
    "enforcement_objection": (15, "days"),
    "enforcement_appeal": (10, "days"),
    "outsider_objection": (15, "days"),
    "enforcement_limitation": (2, "years"),
    "award_correction": (30, "days"),
    "award_setting_aside_term": (3, "months"),
    "award_enforcement_term": (15, "days"),
    "notarised_claim_term": (15, "days"),
    "notarised_claim_appeal": (10, "days"),
    "credit_record": (5, "years"),
    "credit_objection": (20, "days"),
    "credit_complaint": (30, "days"),
    "guarantee_period": (6, "months"),
}


@pytest.mark.parametrize("topic", TERMS)
def test_every_term_of_the_topic_is_the_one_the_law_sets(law, topic):
    assert {(row.limit.count, row.limit.unit) for row in law.terms(topic, DAY)} == {TERMS[topic]}


def test_no_other_topic_sets_a_term(law):
    assert {topic for topic in law.topics if law.terms(topic, DAY)} == TERMS.keys()


def test_a_term_is_told_whoever_may_cite_it_but_only_from_what_was_read(law, edit):
    assert law.cite("aid_term", DAY) == ()
    assert law.terms("aid_term", DAY)
    last_words = 'terms = ["满60日", "紧急情况"]\nverified = '
    unread = load(edit("acts/reconsideration-regulation.toml", f"{last_words}true", f"{last_words}false"))
    assert unread.on("inaction_term", DAY)
    assert unread.terms("inaction_term", DAY) == ()
    with pytest.raises(UsageError):
        law.terms("aid_trem", DAY)
    with pytest.raises(HorizonError):
        law.terms("aid_term", date(2020, 12, 31))


RULES = "《公安机关办理刑事案件程序规定》"
ADMIN = "《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》（法释〔2018〕1号）"
TERMS_RULES = "《最高人民法院关于适用行政诉讼起诉期限若干问题的解释》（法释〔2026〕3号）"
REPLY = "《最高人民法院关于部分民事案件管辖适用法律有关问题的批复》（法释〔2025〕15号）"
GENERAL = "《最高人民法院关于适用〈中华人民共和国民法典〉总则编若干问题的解释》（法释〔2022〕6号）"
CITED = {
    ("reconsideration_scope", "reconsideration"): "《行政复议法》第十一条第（十一）项",
    ("reconsideration_term", "reconsideration"): "《行政复议法》第二十条第一款",
    ("reconsideration_body", "reconsideration"): "《行政复议法》第二十四条",
    ("reconsideration_first", "reconsideration"): "《行政复议法》第二十三条第一款第（三）项",
    ("reconsideration_first", "court"): "《行政复议法》第二十三条第一款第（三）项，《行政诉讼法》第四十四条",
    ("reconsideration_first_scope", "court"): "《行政复议法实施条例》（2026年修订）第三十条",
    ("inaction_term", "reconsideration"): "《行政复议法实施条例》（2026年修订）第二十四条",
    ("reconsideration_acceptance", "reconsideration"): "《行政复议法》第三十条",
    ("reconsideration_decision_term", "reconsideration"): "《行政复议法》第六十二条",
    ("reconsideration_decision", "reconsideration"): "《行政复议法》第六十六条",
    (
        "suit_after_reconsideration",
        "court",
    ): f"《行政诉讼法》第四十五条，{TERMS_RULES}第六条第一款",
    ("suit_after_required", "court"): "《行政复议法》第三十四条",
    ("admin_suit_scope", "court"): "《行政诉讼法》第十二条第一款第（六）项",
    ("admin_suit_term", "court"): "《行政诉讼法》第四十六条",
    (
        "admin_standing",
        "court",
    ): f"{ADMIN}第十二条第（三）项、第（五）项",
    ("admin_judgment", "court"): "《行政诉讼法》第七十二条",
    ("criminal_filing_decision", "police"): "《刑事诉讼法》第一百一十二条，" + RULES + "第一百七十八条",
    ("criminal_reconsideration", "police"): "《刑事诉讼法》第一百一十二条，" + RULES + "第一百七十九条",
    ("criminal_review", "police"): RULES + "第一百七十九条",
    ("prosecution_supervision", "procuratorate"): "《刑事诉讼法》第一百一十三条",
    ("supervision_term", "procuratorate"): RULES + "第一百八十二条",
    ("aid_forms", "legal-aid"): "《法律援助法》第二十二条",
    ("aid_matters", "legal-aid"): "《法律援助法》第三十一条",
    ("aid_place", "legal-aid"): "《法律援助法》第三十八条",
    ("aid_honesty", "legal-aid"): "《法律援助法》第四十一条",
    ("aid_term", "legal-aid"): "《法律援助法》第四十三条",
    ("aid_objection", "legal-aid"): "《法律援助法》第四十九条",
    ("civil_suit_conditions", "court"): "《民事诉讼法》第一百二十二条",
    (
        "tort_jurisdiction",
        "court",
    ): f"《民事诉讼法》第二十九条，{CIVIL}第二十四条",
    (
        "contract_jurisdiction",
        "court",
    ): f"《民事诉讼法》第二十四条，{CIVIL}第十九条",
    (
        "jurisdiction_clause",
        "court",
    ): f"{CIVIL}第三十一条，{REPLY}",
    ("injunction", "court"): "《民法典》第九百九十七条，《民事诉讼法》第一百零三条",
    ("personality_rights", "court"): ("《民法典》第一百零九条、第一百一十条第一款、第九百九十条、第九百九十一条"),
    ("cease_infringement", "court"): "《民法典》第一百七十九条、第九百九十五条",
    ("apology_scope", "court"): "《民法典》第一千条",
    ("tort_liability", "court"): "《民法典》第九百九十八条、第一千一百六十五条第一款",
    ("damages", "court"): "《民法典》第一千一百七十九条、第一千一百八十二条",
    ("moral_damages", "court"): "《民法典》第一千一百八十三条第一款",
    ("no_limitation", "court"): "《民法典》第一百九十六条、第九百九十五条",
    (
        "coercion",
        "platform",
    ): f"《民法典》第一百五十条，{GENERAL}第二十二条",
    ("coercion_term", "platform"): "《民法典》第一百五十二条、第一百九十九条",
    ("data_authority", "cyberspace"): "《个人信息保护法》第六十条、第六十一条、第六十五条",
    ("data_complaint", "cyberspace"): "《个人信息保护法》第六十一条、第六十五条",
    ("data_penalties", "cyberspace"): "《个人信息保护法》第六十六条",
    ("police_oversight", "police"): (
        "《治安管理处罚法》（2025年修订）第一百三十三条第二款、第一百三十九条，《人民警察法》第四十六条"
    ),
    ("after_mediation", "market-regulator"): "《市场监督管理投诉举报处理办法》（总局令第121号）第二十五条",
}


@pytest.mark.parametrize(("topic", "to"), CITED)
def test_a_letter_cites_for_its_topic(cited, topic, to):
    assert cited(topic, NOW, Ground(to)) == CITED[topic, to]


def test_one_article_with_several_terms_is_cited_once(law):
    rows = [row for topic in ("aid_term", "aid_appointment", "aid_supplement") for row in law.on(topic, DAY)]
    assert len(rows) == 3
    assert cite_text(rows) == "《法律援助法》第四十三条"


def test_one_item_with_several_terms_is_cited_once(law):
    row = law.on("reconsideration_scope", DAY)[0]
    assert cite_text((row, replace(row, aspect="期限"))) == "《行政复议法》第十一条第（十一）项"


def test_an_uncertain_text_sets_terms_for_filings_made_now_only(law):
    assert law.terms("report_check", date(2025, 12, 31)) == ()
    assert law.terms("report_check", date(2026, 1, 1))


def test_rows_about_one_place_must_differ_in_aspect(edit):
    with pytest.raises(DataError, match="2021 的 43 重复"):
        load(edit("acts/legal-aid-law.toml", 'aspect = "指派"', 'aspect = "决定"'))


def test_readers_of_an_act_are_words_of_the_table(edit):
    with pytest.raises(DataError, match="addressees 里的 legal_aid 不在词表中"):
        load(edit("acts/legal-aid-law.toml", 'addressees = ["legal-aid"', 'addressees = ["legal_aid"'))


def test_a_court_reads_of_personality_rights_and_of_no_penalty(law):
    acts = law.words.acts - {"reminder"}
    led = set().union(*(law.topics_for({act}, channel, "court") for act in acts for channel in law.words.channels))
    assert led == {"tranquillity", "reputation", "portrait", "personal_data", "data_disclosure", "network_tort"}


def test_the_department_for_personal_information_reads_of_data_alone(law):
    acts = law.words.acts - {"reminder"}
    led = set().union(*(law.topics_for({act}, "call", "cyberspace") for act in acts))
    assert led == {"data_principles", "data_disclosure", "network_data"}
    assert law.topics_for({"threat"}, "call", "cyberspace") == frozenset()


@pytest.mark.parametrize("addressee", ["legal-aid", "reconsideration", "procuratorate"])
def test_who_reviews_or_helps_is_told_facts_and_no_allegations(law, addressee):
    for act in law.words.acts:
        assert law.topics_for({act}, "visit", addressee) == frozenset()
