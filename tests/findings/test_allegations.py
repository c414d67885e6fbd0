"""What may be cited for which incidents, by whose day's law, and what is out of time."""

from __future__ import annotations

from datetime import date

from tests.findings.alleged import alleged, background, by_topic, calls, cites, ids, threats, topics
from tests.stories import contact, story

NEW_YEAR = date(2026, 1, 1)
LAST_MINUTE, FIRST_MINUTE = "2025-12-31 23:59", "2026-01-01 00:00"


class TestActsAroundNewYear:
    def test_two_threats_a_minute_apart_cite_two_articles_in_one_letter(self):
        old, new = by_topic(alleged(threats(LAST_MINUTE, FIRST_MINUTE), "2026-02-01"), "threat")

        assert cites(old) == [("police-penalties", "2012", 42)]
        assert cites(new) == [("police-penalties", "2025", 50)]
        assert (ids(old), ids(new)) == (["T1"], ["T2"])

    def test_each_keeps_its_own_days(self):
        old, new = by_topic(alleged(threats(LAST_MINUTE, FIRST_MINUTE), "2026-02-01"), "threat")

        assert str(old.first) == str(old.last) == f"{LAST_MINUTE}:00"
        assert str(new.first) == str(new.last) == f"{FIRST_MINUTE}:00"
        assert old.crosses is None
        assert new.crosses is None

    def test_the_time_of_an_offset_is_turned_into_china_time_before_the_day_decides(self):
        (one,) = by_topic(alleged(threats("2025-12-31T16:00:00+00:00"), "2026-02-01"), "threat")

        assert cites(one) == [("police-penalties", "2025", 50)]

    def test_a_course_of_calls_over_midnight_cites_the_new_article_and_says_since_when_it_holds(self):
        case = calls("2025-12-20 09:00", LAST_MINUTE, FIRST_MINUTE, "2026-01-10 10:30")
        (one,) = by_topic(alleged(case, "2026-02-01"), "nuisance")

        assert cites(one) == [("police-penalties", "2025", 50)]
        assert one.crosses == NEW_YEAR
        assert (str(one.first), str(one.last)) == ("2025-12-20 09:00:00", "2026-01-10 10:30:00")
        assert one.contacts == 4

    def test_a_course_that_begins_on_new_years_day_crosses_nothing(self):
        (one,) = by_topic(alleged(calls(*[FIRST_MINUTE] * 3), "2026-02-01"), "nuisance")

        assert one.crosses is None

    def test_a_course_that_ended_in_the_old_year_is_judged_by_the_old_article_alone(self):
        case = calls("2025-12-20", "2025-12-25", LAST_MINUTE, acts=["threat"], account="经过", channel="sms")
        (one,) = by_topic(alleged(case, "2026-02-01"), "nuisance")

        assert cites(one) == [("police-penalties", "2012", 42)]

    def test_calls_of_the_old_year_cite_nothing_since_its_article_knew_messages_only(self):
        assert alleged(calls("2025-12-20", "2025-12-25", LAST_MINUTE), "2026-02-01").cited == ()

    def test_one_record_that_runs_over_midnight_is_cited_by_its_end_and_says_so(self):
        case = story(
            contact("T1", "2025-12-31 23:00", "sms", until="2026-01-01 01:00", acts=["threat"], account="经过", count=5)
        )
        (one,) = by_topic(alleged(case, "2026-02-01"), "threat")

        assert cites(one) == [("police-penalties", "2025", 50)]
        assert one.crosses == NEW_YEAR

    def test_a_later_course_does_not_lengthen_the_one_that_crossed_midnight(self):
        first = ["2025-12-30 10:00", "2026-01-02 10:00", "2026-01-03 10:00"]
        later = ["2026-04-01 10:00", "2026-04-02 10:00", "2026-04-03 10:00"]
        crossing, plain = by_topic(alleged(calls(*first, *later), "2026-05-01"), "nuisance")

        assert (crossing.crosses, str(crossing.last)) == (NEW_YEAR, "2026-01-03 10:00:00")
        assert (plain.crosses, str(plain.first)) == (None, "2026-04-01 10:00:00")

    def test_filed_in_november_the_separate_acts_of_the_old_year_are_background_and_uncited(self):
        found = alleged(threats(LAST_MINUTE, "2025-11-01", "2026-11-01"), "2026-11-23")

        assert background(found) == ["T2", "T1"]
        (one,) = by_topic(found, "threat")
        assert ids(one) == ["T3"]
        assert cites(one) == [("police-penalties", "2025", 50)]

    def test_a_body_without_such_a_period_is_told_the_old_acts_too(self):
        found = alleged(threats(LAST_MINUTE), "2026-11-23", "consumer-association")

        assert found.background == ()
        assert "tranquillity" in topics(found)
