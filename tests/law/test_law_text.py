"""How provisions are written, found and set against each other."""

from __future__ import annotations

from datetime import date

import pytest

from letters.errors import HorizonError, UsageError
from letters.law import Ground, cite_text, search
from letters.law.everyday import said_topics

DAY = date(2026, 11, 23)


def test_a_citation_names_act_version_article_paragraph_and_item(law):
    row = law.on("threat", DAY)[0]
    assert row.label == "第五十条第一款第（一）项"
    assert row.citation == "《治安管理处罚法》（2025年修订）第五十条第一款第（一）项"
    assert row.citation_full == "《中华人民共和国治安管理处罚法》（2025年修订）第五十条第一款第（一）项"
    assert row.key == "50.1(一)"


def test_a_whole_document_has_no_article(law):
    assert law.on("collecting_standards", DAY)[0].citation == "《贷后催收风控指引（GB/T 45251-2025）》"


def test_citations_are_grouped_by_act_and_repeat_nothing(law):
    calls = Ground("police", 3, frozenset({"threat"}), frozenset({"call"}))
    rows = [
        row
        for topic in ("police_duty", "no_contact_order", "nuisance", "threat", "threat", "filing")
        for row in law.cite(topic, DAY, calls)
    ]
    assert cite_text(rows) == (
        "《治安管理处罚法》（2025年修订）第五十条第一款第（一）项、第（五）项、第二款、第九十条，"
        "《人民警察法》第六条、第二十一条"
    )


def test_the_same_item_of_two_versions_is_named_twice(law):
    threat = Ground("police", 1, frozenset({"threat"}), frozenset({"sms"}))
    rows = law.cite("threat", date(2025, 12, 31), threat) + law.cite("threat", date(2026, 1, 1), threat)
    assert cite_text(rows) == (
        "《治安管理处罚法》（2012年修正）第四十二条第（一）项，《治安管理处罚法》（2025年修订）第五十条第一款第（一）项"
    )


def test_full_titles_are_written_on_demand_with_inner_marks_single(law):
    offer = Ground("platform", facts=frozenset({"remaining_rent_claimed"}))
    assert cite_text(law.cite("remaining_rent", DAY, offer), full=True) == (
        "《最高人民法院关于适用〈中华人民共和国民法典〉合同编通则若干问题的解释》（法释〔2023〕13号）第六十一条"
    )


def test_nothing_to_cite_is_no_text():
    assert cite_text(()) == ""


def test_the_concordance_pairs_old_and_new(law):
    lines = {
        (line.topic, line.old and line.old.key, line.new and line.new.key)
        for line in law.concordance("police-penalties")
    }
    assert ("nuisance", "42(五)", "50.1(五)") in lines
    assert ("filing", "77", "90") in lines
    assert ("filing", "78", "90") in lines
    assert ("data_trade", None, "56.1") in lines


def test_the_concordance_reaches_over_to_the_act_that_was_replaced(law):
    lines = law.concordance("market-complaints")
    assert ("complaint_mediation_term", "21", "23") in {(t, o and o.key, n and n.key) for t, o, n in lines}
    lapsed = [line for line in lines if line.new is None]
    assert [(line.topic, line.old.key) for line in lapsed] == [("report_notice", "31")]


def test_an_act_without_an_older_text_has_no_concordance(law):
    assert law.concordance("civil-code") == ()
    with pytest.raises(UsageError, match="civil"):
        law.concordance("civil")


def test_provisions_are_found_by_word_topic_act_article_and_day(law):
    assert {row.key for row in search(law, "禁止接触 治安")} == {"50.2"}
    assert {row.key for row in search(law, topic="nuisance", on=date(2025, 12, 31), act="治安管理处罚法")} == {"42(五)"}
    assert {row.act.id for row in search(law, article=1033)} == {"civil-code"}
    assert search(law, act="police-law") == search(law, act="中华人民共和国人民警察法")
    assert search(law, "没有这样的词") == ()
    assert len(search(law)) == len(law.provisions)


def test_looking_up_what_cannot_be_is_an_error(law):
    with pytest.raises(UsageError):
        search(law, topic="nuisanse")
    with pytest.raises(UsageError):
        search(law, act="刑法典")
    with pytest.raises(HorizonError):
        search(law, on=date(1999, 1, 1))


@pytest.mark.parametrize(
    ("typed", "act", "key"),
    [
        ("打电话给我妈", "civil-code", "1032"),
        ("打电话给我妈", "personal-information", "10"),
        ("上征信", "credit-regulation", "15"),
        ("征信", "credit-regulation", "25"),
        ("押金不退", "consumer-regulation", "20"),
        ("押金不退", "e-commerce", "21"),
        ("冻结", "civil-procedure", "253"),
        ("传票", "civil-procedure", "128"),
        ("支付令", "civil-procedure-interpretation", "436"),
        ("派出所不立案", "police-penalties", "90"),
        ("逼我签了还款协议", "civil-code", "152"),
    ],
)
def test_provisions_are_found_by_the_words_that_people_say_across_all_acts(law, typed, act, key):
    assert (act, key) in {(row.act.id, row.key) for row in search(law, typed)}


def test_everyday_words_and_the_words_of_the_law_narrow_each_other(law):
    wide, narrow = search(law, "传票"), search(law, "传票 未经当事人确认")
    assert {row.key for row in narrow} < {row.key for row in wide}
    assert narrow
    assert search(law, "打电话给我妈 支付令") == ()


def test_a_word_that_is_no_word_of_any_topic_finds_nothing_by_it(law):
    assert said_topics("没有这样的词") == frozenset()
    assert said_topics("爆了我的通讯录") < said_topics("通讯")  # what is typed may hold the word, or be part of it
    assert said_topics("我") == frozenset()  # a single character is part of too much


@pytest.mark.parametrize(
    ("topic", "addressee", "named"),
    [
        (
            "tort_jurisdiction",
            "court",
            "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》（法释〔2022〕11号）第二十四条",
        ),
        (
            "coercion",
            "platform",
            "《最高人民法院关于适用〈中华人民共和国民法典〉总则编若干问题的解释》（法释〔2022〕6号）第二十二条",
        ),
    ],
)
def test_an_interpretation_by_a_court_goes_by_its_title_and_number(cited, topic, addressee, named):
    assert cited(topic, "2026-11-27", Ground(addressee)).endswith(named)
