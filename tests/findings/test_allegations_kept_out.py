"""What is not alleged or not cited: six months over, courses, acts without their facts, words that say nothing."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from letters.errors import DataError
from letters.findings.allegations import Allegations
from letters.findings.periods import after
from letters.law.limit import Limit
from tests.findings.alleged import alleged, background, by_topic, calls, cites, ids, threats, topics
from tests.stories import contact, story


class TestSixMonths:
    @pytest.mark.parametrize(("filed", "out"), [("2026-11-23", []), ("2026-11-24", ["T1"])])
    def test_the_last_day_counts_as_in_time_and_the_next_does_not(self, filed, out):
        found = alleged(threats("2026-05-23 00:00"), filed)

        assert background(found) == out
        assert bool(by_topic(found, "threat")) is not bool(out)

    def test_a_course_whose_end_is_in_time_keeps_its_early_incidents(self):
        case = calls("2026-04-01", "2026-04-28", "2026-05-25")
        found = alleged(case, "2026-11-23")

        (one,) = by_topic(found, "nuisance")
        assert ids(one) == ["C1", "C2", "C3"]
        assert found.background == ()

    def test_a_threat_out_of_time_is_not_cited_though_a_living_course_keeps_it_in_the_account(self):
        case = story(
            contact("T1", "2026-05-01", acts=["threat"], account="经过"),
            contact("C2", "2026-05-25"),
            contact("C3", "2026-06-01"),
        )
        found = alleged(case, "2026-11-23")

        assert by_topic(found, "threat") == []
        assert ids(by_topic(found, "nuisance")[0]) == ["T1", "C2", "C3"]
        assert found.background == ()

    def test_what_was_reported_in_time_is_still_cited(self):
        case = story(contact("T1", "2025-12-01", "sms", acts=["threat"], account="经过", reported_on="2025-12-02"))
        found = alleged(case, "2026-11-23")

        assert cites(by_topic(found, "threat")[0]) == [("police-penalties", "2012", 42)]
        assert found.background == ()

    def test_a_report_made_too_late_revives_nothing(self):
        case = story(contact("T1", "2025-12-01", "sms", acts=["threat"], account="经过", reported_on="2026-06-02"))

        assert background(alleged(case, "2026-11-23")) == ["T1"]

    def test_a_report_made_before_the_act_was_about_something_else(self):
        case = story(contact("T1", "2025-12-01", "sms", acts=["threat"], account="经过", reported_on="2025-11-30"))

        assert background(alleged(case, "2026-11-23")) == ["T1"]

    @pytest.mark.parametrize(("month", "out"), [("2026-05", []), ("2026-04", ["T1"])])
    def test_of_a_month_alone_the_last_day_decides(self, month, out):
        assert background(alleged(threats(month), "2026-11-23")) == out

    def test_a_month_alone_is_cited_by_the_law_of_that_month(self):
        (one,) = by_topic(alleged(threats("2025-12"), "2026-02-01"), "threat")

        assert cites(one) == [("police-penalties", "2012", 42)]

    @pytest.mark.parametrize(
        ("day", "limit", "last"),
        [
            ("2026-08-31", Limit(6, "months"), "2027-02-28"),
            ("2027-08-31", Limit(6, "months"), "2028-02-29"),
            ("2026-12-15", Limit(1, "months"), "2027-01-15"),
            ("2024-02-29", Limit(3, "years"), "2027-02-28"),
            ("2026-12-31", Limit(60, "days"), "2027-03-01"),
        ],
    )
    def test_a_period_ends_on_the_same_day_of_the_month_or_on_its_last(self, day, limit, last):
        assert after(date.fromisoformat(day), limit) == date.fromisoformat(last)


class TestCourses:
    @pytest.mark.parametrize(("second", "out"), [("2026-06-14 10:00", []), ("2026-06-15 10:00", ["C1"])])
    def test_contacts_up_to_thirty_days_apart_are_one_course_and_live_together(self, second, out):
        assert background(alleged(calls("2026-05-15 10:00", second), "2026-11-23")) == out

    def test_a_longer_gap_parts_a_course_so_that_its_old_part_lapses(self):
        case = calls("2026-04-01 10:00", "2026-05-03 10:00", "2026-07-01 10:00", "2026-07-02 10:00", "2026-07-03 10:00")
        found = alleged(case, "2026-11-23")

        assert background(found) == ["C1", "C2"]
        assert ids(by_topic(found, "nuisance")[0]) == ["C3", "C4", "C5"]

    def test_a_gap_is_counted_from_the_latest_end_so_far(self):
        case = story(
            contact("C1", "2026-08-01", until="2026-10-01", count=40),
            contact("C2", "2026-08-02"),
            contact("C3", "2026-10-20"),
        )
        (one,) = by_topic(alleged(case, "2027-04-10"), "nuisance")

        assert ids(one) == ["C1", "C2", "C3"]

    def test_two_contacts_are_not_several(self):
        assert by_topic(alleged(calls("2026-11-01", "2026-11-02"), "2026-11-23"), "nuisance") == []

    def test_a_record_of_three_contacts_is(self):
        assert by_topic(alleged(calls("2026-11-01", count=3), "2026-11-23"), "nuisance") != []


class TestWhatIsNotCited:
    @pytest.mark.parametrize("addressee", ["police", "market-regulator"])
    def test_one_polite_message_cites_nothing(self, addressee):
        case = story(contact("S1", "2026-11-01 10:00", "sms", words="您好，请问方便沟通还款安排吗？"))

        assert alleged(case, "2026-11-23", addressee).cited == ()

    def test_calls_to_an_employer_never_cite_disturbing_a_workplace(self):
        third = '[[third_parties]]\nid = "boss"\nrelation = "主管"\n'
        case = story(third, contact("C1", "2026-11-01", acts=["workplace"], account="经过", to=["boss"], count=30))

        assert "workplace_disorder" not in topics(alleged(case, "2026-11-23"))

    def test_a_visit_to_the_employer_does_where_work_had_to_stop(self):
        quiet = contact("V1", "2026-11-01", "visit", acts=["workplace"], account="经过")
        loud = contact("V1", "2026-11-01", "visit", acts=["workplace"], account="经过", work_stopped=True)

        assert "workplace_disorder" not in topics(alleged(story(quiet), "2026-11-23"))
        assert "workplace_disorder" in topics(alleged(story(loud), "2026-11-23"))

    @pytest.mark.parametrize(
        ("field", "topic", "visit"),
        [
            ("in_home", "intrusion", {"acts": ["refuses_to_leave"]}),
            ("pursued", "stalking", {"acts": ["stalking"]}),
            ("warned_by_authority", "harassment_without_cause", {"acts": ["threat"], "count": 3}),
        ],
    )
    def test_what_an_article_asks_for_beyond_the_act_is_told_by_a_field_of_its_own(self, field, topic, visit):
        for told, cited in ((None, False), (False, False), (True, True)):
            answer = {} if told is None else {field: told}
            case = story(contact("V1", "2026-11-01", "visit", account="经过", **visit, **answer))
            assert (topic in topics(alleged(case, "2026-11-23"))) is cited, (field, told)

    def test_an_insult_said_to_the_person_alone_is_not_public(self):
        assert "insult" not in topics(alleged(calls("2026-11-01", acts=["insult"], account="经过"), "2026-11-23"))

    def test_reminders_and_own_calls_never_enter(self):
        case = story(
            contact("R1", "2026-11-01", "sms", acts=["reminder"], count=50),
            contact("O1", "2026-11-02", direction="out", count=50),
            contact("R2", "2025-01-02", "sms", acts=["reminder"]),
            contact("O2", "2025-01-03", direction="out"),
        )
        for addressee in ("police", "consumer-association"):
            assert alleged(case, "2026-11-23", addressee) == Allegations((), ())

    def test_reminders_do_not_bridge_a_gap(self):
        case = story(
            contact("C1", "2026-05-01", count=3),
            contact("R1", "2026-05-28", acts=["reminder"]),
            contact("C2", "2026-06-20", count=3),
        )

        assert background(alleged(case, "2026-11-23")) == ["C1"]


def test_the_order_of_the_file_changes_nothing():
    parts = [
        contact("A", "2026-09-01 10:00", acts=["threat"], account="经过"),
        contact("B", "2026-09-01 10:00", "sms", acts=["threat"], account="经过"),
        contact("C", "2026-09", "visit", acts=["intrusion"], account="经过"),
        contact("D", "2026-10-02", count=2),
    ]
    results = [alleged(story(*order), "2026-11-23") for order in permutations(parts)]

    assert results[0].cited != ()
    assert all(result == results[0] for result in results)


def test_a_period_in_working_days_is_refused_and_not_taken_for_months() -> None:
    with pytest.raises(DataError, match="工作日"):
        after(date(2026, 9, 28), Limit(7, "working_days"))


class TestWhatSaysNothing:
    ACTS = ["debt_disclosed", "threat"]  # noqa: RUF012 - read alone

    def test_no_allegation_rests_on_an_act_of_which_nothing_is_told(self):
        found = alleged(calls("2026-11-01", "2026-11-02", "2026-11-03", acts=self.ACTS, channel="sms"), "2026-11-23")

        assert not {"threat", "privacy_spread"} & topics(found)

    def test_words_or_an_account_bear_it_out(self):
        for told in ({"words": "等着"}, {"account": "打给我妈"}):
            case = calls("2026-11-01", acts=self.ACTS, channel="sms", **told)
            assert "threat" in topics(alleged(case, "2026-11-23"))

    def test_such_calls_are_contacts_all_the_same(self):
        silent, bare = calls(*["2026-11-01"] * 9, acts=self.ACTS), calls(*["2026-11-01"] * 9)

        assert topics(alleged(silent, "2026-11-23")) == topics(alleged(bare, "2026-11-23")) != set()
