"""Each check of the data, seen red."""

from __future__ import annotations

from datetime import date

import pytest

from letters.errors import DataError
from letters.law import lint, lint_rates, load, load_rates

DAY = date(2026, 11, 23)
PENALTIES = "acts/police-penalties.toml"

pytestmark = pytest.mark.usefixtures("each_text_is_parsed_once")


def kinds(folder, day=DAY, used=()):
    return {finding.kind for finding in lint(load(folder), day, used)}


def test_the_bundled_data_has_no_error(law):
    assert [finding for finding in lint(law, DAY) if finding.severity == "error"] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "kind", "where"),
    [
        (PENALTIES, "repealed_on = 2026-01-01\n", "", "overlap", "治安管理处罚法 2012"),
        (PENALTIES, "repealed_on = 2026-01-01", "repealed_on = 2026-01-02", "overlap", "治安管理处罚法 2012"),
        (PENALTIES, "repealed_on = 2026-01-01", "repealed_on = 2025-12-31", "gap", "治安管理处罚法 2012"),
        (
            "acts/market-complaints-interim.toml",
            "repealed_on = 2026-04-15",
            "repealed_on = 2026-04-16",
            "overlap",
            "市场监督管理投诉举报处理暂行办法 2019",
        ),
        (
            "acts/market-complaints-interim.toml",
            'replaced_by = "market-complaints"',
            'replaced_by = "market-complaint"',
            "successor",
            "市场监督管理投诉举报处理暂行办法 2019",
        ),
        (PENALTIES, 'replaces = ["42(一)"]', 'replaces = ["42(七)"]', "dangling", "治安管理处罚法 2025 50.1(一)"),
        (
            PENALTIES,
            "article = 22\n",
            "article = 22\nfrom = 2012-12-31\n",
            "outside",
            "治安管理处罚法 2012 22",
        ),
        (
            "acts/reconsideration-law.toml",
            "limit = { working_days = 5 }",
            "limit = { days = 5 }",
            "counting",
            "行政复议法 2023 30",
        ),
        (
            "acts/reconsideration-law.toml",
            "limit = { days = 15 }",
            "limit = { working_days = 15 }",
            "counting",
            "行政复议法 2023 34",
        ),
        (
            "acts/reconsideration-law.toml",
            'like = "civil-procedure"',
            'like = "civil-procedures"',
            "counting",
            "reconsideration-law",
        ),
        (
            "acts/legal-aid-law.toml",
            "[act.counting] # 法条没有写，通篇没有“工作日”\n"
            'first_day = "silent"\nrest_days = "silent"\nposting = "silent"\n',
            "",
            "counting",
            "法律援助法 2021 43",
        ),
        (
            "topics.toml",
            '[[topic]]\nname = "insult"',
            '[[topic]]\nname = "new"\nlabel = "新"\nkind = "substance"\n\n[[topic]]\nname = "insult"',
            "empty",
            "new",
        ),
    ],
)
def test_an_error_is_found_and_placed(edit, name, old, new, kind, where):
    errors = [finding for finding in lint(load(edit(name, old, new)), DAY) if finding.severity == "error"]
    assert (kind, where) in {(finding.kind, finding.where) for finding in errors}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('like = "civil-procedure"', 'like = "civil-procedure"\nposting = "sent"'),
        ('like = "civil-procedure"', 'posting = "sent"'),
    ],
)
def test_counting_is_written_whole_or_taken_from_another_act(edit, old, new):
    with pytest.raises(DataError):
        load(edit("acts/reconsideration-law.toml", old, new))


def test_an_act_counts_by_the_rules_it_takes_over_and_by_its_own_working_days(law):
    rules = law.counting(next(act for act in law.acts if act.id == "reconsideration-regulation"))
    assert (rules.first_day, rules.rest_days, rules.posting) == ("excluded", "move", "sent")
    assert rules.working == (3, 5, 7, 10)


def test_a_topic_that_templates_cite_must_exist(law):
    found = {(finding.severity, finding.kind, finding.where) for finding in lint(law, DAY, {"filling", "filing"})}
    assert ("error", "topic", "filling") in found
    assert ("error", "topic", "filing") not in found


def test_a_topic_that_nothing_reaches_is_an_error(law):
    found = lint(law, DAY, {"case_term"})
    unused = {(finding.where, finding.severity) for finding in found if finding.kind == "unused"}
    assert ("filing", "error") in unused
    assert "threat" not in {where for where, _ in unused}  # the table leads there
    assert "filing" not in {f.where for f in lint(law, DAY, {"filing"}) if f.kind == "unused"}


def test_what_reaches_a_topic_is_asked_only_where_it_is_known(law):
    assert "unused" not in {finding.kind for finding in lint(law, DAY)}


def test_an_old_row_says_how_old_it_is_and_how_old_is_too_old(law):
    told = next(f.message for f in lint(law, date(2027, 5, 23)) if f.kind == "stale")
    assert told == "上次核对是 2026-11-23，过了 181 天，超过 180 天的要重新核对"


def test_rows_checked_long_ago_are_noticed_from_the_181st_day(law):
    fresh, stale = (lint(law, date(2027, 5, day)) for day in (22, 23))
    assert "stale" not in {finding.kind for finding in fresh}
    read_first = [row for row in law.provisions if row.checked_on == date(2026, 11, 23)]
    assert sum(finding.kind == "stale" for finding in stale) == len(read_first) > 250


def test_unverified_rows_and_uncertain_texts_are_noticed(law):
    notices = {(finding.kind, finding.where) for finding in lint(law, DAY) if finding.severity == "notice"}
    assert ("unverified", "合同行政监督管理办法 2023 8") in notices
    assert ("uncertain", "侵害消费者权益行为处罚办法 2020") in notices


@pytest.mark.parametrize("day", [date(2020, 12, 31), date(2028, 1, 1)])
def test_a_day_past_the_horizon_is_an_error_and_not_a_crash(law, day):
    assert "horizon" in {finding.kind for finding in lint(law, day) if finding.severity == "error"}


def test_rates_at_second_hand_and_the_end_of_checked_ones_are_noticed():
    found = {(finding.severity, finding.kind, finding.where) for finding in lint_rates(load_rates(), DAY)}
    assert found == {("notice", "unverified", "rates.toml 2026-05-20"), ("notice", "reach", "rates.toml")}
    assert "reach" not in {finding.kind for finding in lint_rates(load_rates(), date(2026, 5, 19))}


def test_rates_checked_long_ago_are_noticed_from_the_181st_day():
    fresh, stale = (lint_rates(load_rates(), date(2027, 5, day)) for day in (22, 23))
    assert "stale" not in {finding.kind for finding in fresh}
    assert "stale" in {finding.kind for finding in stale}
