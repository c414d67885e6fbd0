"""Facts are asserted only where the case says so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from letters.findings.legal_facts import age, case_facts, incident_facts
from tests.stories import contact, lease, offer, person, platform, row, story, table

MOTHER = row("third_parties", id="mother", relation="母亲")


def facts_of(*parts: str, **fields: str) -> frozenset[str]:
    return case_facts(story(*parts, **fields))


def contact_facts(**fields: Any) -> frozenset[str]:
    case = story(MOTHER, contact("I1", "2026-11-01", **fields))
    return incident_facts(case.incidents[0])


def posing(**fields: Any) -> frozenset[str]:
    return contact_facts(acts=["impersonates_official"], **fields)


def claimed(kind: str, *, disputed: bool) -> str:
    item = {"name": "某项", "amount": "10.00", "kind": kind, "disputed": disputed}
    return table("lease.claim", as_of="2026-09-20", amount="10.00", items=[item])


class TestOfOneContact:
    def test_a_bare_contact_has_none(self):
        assert contact_facts() == frozenset()

    @pytest.mark.parametrize(("audience", "facts"), [(1, set()), (2, {"public"})])
    def test_a_post_is_public_from_two_readers_on(self, audience, facts):
        assert contact_facts(channel="social", audience=audience) == facts

    def test_a_contact_with_somebody_else_is_one_with_a_third_party(self):
        assert contact_facts(to=["mother"]) == contact_facts(to=["self", "mother"]) == {"third_party"}

    @pytest.mark.parametrize("words", ["这里是某某市公安局", "我是李警官", "派出所的，出来一下", "我的警号是01"])
    def test_who_says_he_is_of_the_police_poses_as_police(self, words):
        assert posing(words=words) == {"police_impersonated"}

    @pytest.mark.parametrize("words", ["最后警告一次", "再不还就报警", "已经立案", "我是街道办的"])
    def test_a_word_that_anybody_may_use_makes_nobody_a_policeman(self, words):
        assert posing(words=words) == frozenset()

    @pytest.mark.parametrize("name", ["王律师", "某某律所", "法务小A"])
    def test_a_lawyer_who_threatens_with_the_police_poses_as_a_lawyer(self, name):
        assert posing(from_name=name, words="我们会向公安局报案") == {"other_impersonated"}

    def test_who_claims_to_be_two_things_is_taken_for_neither(self):
        assert posing(words="我是律师，公安已经立案") == frozenset()

    def test_a_court_is_neither_police_nor_private(self):
        assert posing(from_name="法院执行局", words="派出所会上门") == frozenset()

    def test_without_the_act_the_words_prove_nothing(self):
        assert contact_facts(words="我是李警官") == frozenset()


class TestOfTheCase:
    def test_a_bare_case_has_only_that_it_names_no_shop(self):
        assert facts_of() == {"own_site"}

    @pytest.mark.parametrize(("licensed", "said"), [(True, True), (False, False), (None, False)])
    def test_a_licence_is_a_fact_only_when_it_was_looked_up(self, licensed, said):
        given = {} if licensed is None else {"licensed": licensed}
        assert ("licensed_lessor" in facts_of(platform(**given))) is said

    def test_a_licensed_collector_makes_no_licensed_lessor(self):
        collector = row("respondents", id="c", roles=["collector"], licensed=True)
        assert facts_of(platform(), collector) == {"outsourced", "own_site"}

    def test_a_shop_on_a_platform_is_told_from_an_own_site(self):
        assert "shop_on_platform" in facts_of(platform(on_platform=True))
        assert "own_site" not in facts_of(platform(on_platform=True))

    def test_an_agent_is_a_fact(self):
        agent = table("agent", kind="statutory", name="孙玉兰", relation="母亲", phone="19900000032")
        assert "agent" in facts_of(agent)

    @pytest.mark.parametrize(("given", "uninvited"), [(True, False), (False, True), (None, False)])
    def test_somebody_is_uninvited_only_where_the_person_says_that_they_never_named_them(self, given, uninvited):
        told = {} if given is None else {"given_by_complainant": given}
        mother = row("third_parties", id="mother", relation="母亲", **told)
        facts = facts_of(mother, lease(emergency_contact="父亲"), contact("I1", "2026-11-01", to=["mother"]))
        assert ("contacts_not_given" in facts) is uninvited
        assert "third_parties" in facts

    def test_a_reminder_to_the_mother_reached_no_third_party(self):
        mother = row("third_parties", id="mother", relation="母亲", given_by_complainant=False)
        facts = facts_of(mother, lease(), contact("I1", "2026-11-01", to=["mother"], acts=["reminder"]))
        assert not {"third_parties", "contacts_not_given"} & facts

    @pytest.mark.parametrize(
        ("kind", "fact"), [("buyout", "buyout"), ("late_fee", "late_fees"), ("rent_future", "remaining_rent_claimed")]
    )
    def test_what_is_claimed_and_disputed_is_a_fact(self, kind, fact):
        assert facts_of(lease(), claimed(kind, disputed=True)) == {"own_site", fact}

    def test_rent_that_is_due_and_what_is_not_disputed_assert_nothing(self):
        assert facts_of(lease(), claimed("rent_due", disputed=True)) == {"own_site"}
        assert facts_of(lease(), claimed("late_fee", disputed=False)) == {"own_site"}

    def test_the_terms_and_practices_of_the_contract_are_facts(self):
        assert "auto_buyout" in facts_of(lease(), table("lease.terms", auto_buyout_days=7))
        assert "deposit_withheld" in facts_of(row("practices", kind="deposit"))
        assert "device_returned" in facts_of(lease(), offer(return_device=True))
        assert "device_returned" not in facts_of(lease(), offer(return_device=False))

    @pytest.mark.parametrize("fields", [{"cash_received": "2000.00"}, {"device_received": False}])
    def test_money_instead_of_a_phone_bears_out_a_loan(self, fields):
        assert "disguised_loan" in facts_of(lease(**fields))

    def test_a_phone_that_came_bears_out_none(self):
        assert "disguised_loan" not in facts_of(lease(device_received=True))


class TestAge:
    @pytest.mark.parametrize(("born", "minor"), [("2008-03-03", True), ("2008-03-02", False)])
    def test_the_day_of_signing_decides_who_is_a_minor(self, born, minor):
        facts = facts_of(lease(signed_on="2026-03-02"), who=person(birth_date=born))
        assert ("minor" in facts) is minor
        assert "minor_under_eight" not in facts

    def test_a_child_under_eight_is_both(self):
        facts = facts_of(lease(signed_on="2026-03-02"), who=person(birth_date="2018-03-03"))
        assert {"minor", "minor_under_eight"} <= facts

    def test_a_birthday_counts_from_the_day_itself(self):
        born = date(2008, 2, 29)
        assert (age(born, date(2026, 2, 28)), age(born, date(2026, 3, 1))) == (17, 18)
