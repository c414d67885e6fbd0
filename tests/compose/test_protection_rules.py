"""Every warning has a case that trips it and a near miss that does not; a stop keeps its letter from being written."""

from __future__ import annotations

from datetime import date

import pytest

from letters.compose.guard.warning_rules import Severity
from letters.pack.make import Style, make
from tests.shelf import books, engine, planned
from tests.stories import ADDRESS, ID_NUMBER, contact, lease, offer, person, platform, row, story, table

POLICE, CONSUMER, REGULATOR = "complaint/police", "complaint/consumer-association", "complaint/market-regulator"
OFFER, RETURN = "negotiation/instalments", "negotiation/return"
DAY = "2026-11-23"

CALLS = contact("I1", "2026-10-01 10:00", count=4)
HOME = table("route", dispute_first="consumer-association")
BASE = (platform(), CALLS)
MOTHER = row("third_parties", id="mother", relation="母亲", name="何桂芝")
TO_MOTHER = contact("I2", "2026-10-02 10:00", to=["mother"], account="何桂芝接的电话")
CHILD = person(birth_date="2009-06-18")
PARENT = table("agent", kind="statutory", name="孙玉兰", relation="母亲", phone="19900000032")
FRIEND = table("agent", kind="authorised", name="孙玉兰", relation="朋友", phone="19900000032")
BUDGET = table("budget", income=[{"item": "工资", "amount": "2000"}], expenses=[{"item": "房租", "amount": "1900"}])
RICH = table("budget", income=[{"item": "工资", "amount": "5000"}], expenses=[{"item": "房租", "amount": "1900"}])


def told(*parts: str, letter: str = POLICE, on: str = DAY, who: str = "") -> dict[str, Severity]:
    """The warnings of one letter of a case, with their weight."""
    found = planned(story(*parts, who=who, today=DAY), on, letter).letters
    return {caution.id: caution.severity for one in found for caution in one.warnings}


def sent(letter: str, outcome: str | None) -> str:
    """A filing, with its reply if there was one."""
    filing = row("filings", letter=letter, to="某局", on=date(2026, 9, 1))
    return filing + (row("filings.replies", on=date(2026, 9, 9), outcome=outcome) if outcome else "")


def own(text: str) -> str:
    return table("story", account=text)


PAID = [{"on": f"2026-{month:02d}-02", "amount": "899.00"} for month in range(3, 8)]
OWING = lease(payments=PAID, overdue_since="2026-08-03")  # 3,596 yuan due since August
HELD = lease(payments=[{**PAID[0], "amount": "1399.00"}, *PAID[1:]], overdue_since="2026-08-03", deposit="500.00")
CLAIM = table("lease.claim", as_of="2026-11-01", amount="9000.00")  # no items
CLOSE = table("budget", income=[{"item": "工资", "amount": "1100"}], expenses=[{"item": "房租", "amount": "100"}])


def matured(why: str, *days: str) -> tuple[str, ...]:
    """A claim of September, of which two rents have fallen due since, and an offer that names these days."""
    item = {"name": "未到期的5期", "amount": "4495.00", "kind": "rent_future", "disputed": True, "why": why}
    claimed = table("lease.claim", as_of="2026-09-20", amount="4495.00", items=[item])
    named = ["2026-08-02", "2026-09-02", *days]
    return (*BASE, OWING, claimed, HOME, over("1798.00", undisputed="1798.00", undisputed_due=named))


KEPT_BACK = {
    "signed_on": "2026-03-10",
    "rent": "1083.15",
    "periods": 9,
    "cash_received": "5450.56",
    "payments": [{"on": "2026-03-10", "amount": "1083.15"}],
}


def over(amount: str, due: str = "2026-12-28", **said: object) -> str:
    """An offer of one payment, and nothing called undisputed unless it is said."""
    option = {"kind": "instalments", "payments": [{"due": due, "amount": amount}]}
    return table("offer", **said, options=[option])


def back(amount: str) -> str:
    """An offer to give back, which pays that much of the 3,596 yuan that are accepted."""
    option = {"kind": "return", "payments": [{"due": "2026-12-28", "amount": amount}]}
    return table("offer", undisputed="3596.00", return_device=True, options=[option])


# warning, letter, what trips it, what does not
RULES = [
    (
        "estimate-and-log",
        POLICE,
        (*BASE, contact("I8", "2026-10-01 10:00", rank="carrier")),
        (*BASE, contact("I8", "2026-10-02 10:00", rank="carrier")),
    ),
    ("device-disposed", CONSUMER, (*BASE, lease(device_disposed=True)), (*BASE, lease(device_disposed=False))),
    ("device-not-received", CONSUMER, (*BASE, lease(device_received=False)), (*BASE, lease(device_received=True))),
    ("cash-received", CONSUMER, (*BASE, lease(cash_received="100.00")), (*BASE, lease())),
    ("route-not-chosen", CONSUMER, (*BASE, lease()), (*BASE, lease(), HOME)),
    (
        "both-doors",
        CONSUMER,
        (*BASE, lease(), HOME, table("declarations", before_other_body=True)),
        (*BASE, lease(), HOME, table("declarations", before_other_body=False)),
    ),
    (
        "both-doors",
        CONSUMER,
        (*BASE, lease(), HOME, sent(REGULATOR, None)),
        (*BASE, lease(), HOME, sent(REGULATOR, "refused")),
    ),
    (
        "both-doors",
        CONSUMER,
        (*BASE, lease(), HOME, sent(REGULATOR, "accepted")),
        (*BASE, lease(), HOME, sent(POLICE, None)),
    ),
    (
        "declarations-unknown",
        CONSUMER,
        (*BASE, lease(), HOME, table("declarations", before_court=False)),
        (*BASE, lease(), HOME, table("declarations", before_court=False, before_other_body=False)),
    ),
    (
        "undisputed-out-of-time",
        OFFER,
        (*BASE, lease(signed_on="2022-01-01"), offer(undisputed_due=["2023-11-22"])),
        (*BASE, lease(signed_on="2022-01-01"), offer(undisputed_due=["2023-11-23"])),
    ),
    ("undisputed-lacks-matured", OFFER, matured("有异议"), matured("有异议", "2026-10-02", "2026-11-02")),
    ("not-due-overtaken", CONSUMER, matured("尚未到期"), matured("主张时尚未到期")),
    ("undisputed-dates-unknown", OFFER, (*BASE, lease(), offer(undisputed_due=[])), (*BASE, lease(), offer())),
    ("budget-does-not-carry", OFFER, (*BASE, OWING, offer(), BUDGET), (*BASE, OWING, offer(), RICH)),
    ("budget-does-not-carry", OFFER, (*BASE, OWING, offer(source="姐姐"), BUDGET), (*BASE, OWING, offer(), RICH)),
    ("budget-does-not-carry", OFFER, (*BASE, OWING, offer(), CLOSE), (*BASE, OWING, offer(return_device=True), CLOSE)),
    ("undisputed-without-payments", OFFER, (*BASE, lease(), offer()), (*BASE, lease(payments="none"), offer())),
    (
        "undisputed-over-due",
        OFFER,
        (*BASE, OWING, over("3596.01", undisputed="3596.01")),
        (*BASE, OWING, over("3596.00", undisputed="3596.00")),
    ),
    ("undisputed-under-due", OFFER, (*BASE, OWING, offer()), (*BASE, OWING, over("3596.00", undisputed="3596.00"))),
    (
        "offer-where-nothing-may-be-owed",
        OFFER,
        (*BASE, lease(cash_received="100.00"), offer()),
        (*BASE, lease(), offer()),
    ),
    (
        "offer-where-nothing-may-be-owed",
        OFFER,
        (*BASE, lease(device_received=False), offer()),
        (*BASE, lease(device_received=True), offer()),
    ),
    ("option-over-due", OFFER, (*BASE, OWING, over("3596.01")), (*BASE, OWING, over("3596.00"))),
    ("deposit-not-netted", RETURN, (*BASE, HELD, back("3596.00")), (*BASE, HELD, back("3096.00"))),
    ("instalment-on-rest-day", OFFER, (*BASE, OWING, over("3.00", "2026-12-27")), (*BASE, OWING, over("3.00"))),
    ("sums-to-check", OFFER, (*BASE, OWING + CLAIM, offer()), (*BASE, OWING, offer())),
    (
        "rate-left-out",
        POLICE,
        (*BASE, lease(**KEPT_BACK, rate_in_letters=True)),
        (*BASE, lease(**KEPT_BACK, rate_in_letters=True, cash_in_hand=True)),
    ),
    ("rate-left-out", POLICE, (*BASE, lease(**KEPT_BACK, rate_in_letters=True)), (*BASE, lease(**KEPT_BACK))),
    ("masked", POLICE, (*BASE, MOTHER, TO_MOTHER), (*BASE, MOTHER + 'consents_to = "police_and_court"\n', TO_MOTHER)),
    (
        "background",
        POLICE,
        (*BASE, contact("I0", "2026-01-05 10:00")),
        (*BASE, contact("I0", "2026-01-05 10:00", reported_on=date(2026, 1, 5))),
    ),
    ("addressee-unconfirmed", POLICE, BASE, (*BASE, table("addressees", police="某某派出所"))),
    (
        "addressee-old-name",
        POLICE,
        (*BASE, table("addressees", police="某某市工商局")),
        (*BASE, table("addressees", police="某某派出所")),
    ),
    ("relative-cannot-complain", CONSUMER, (*BASE, lease(), HOME, MOTHER, TO_MOTHER), (*BASE, lease(), HOME)),
    ("admits-disputed", POLICE, (*BASE, own("我承认违约金。")), (*BASE, own("我不承认违约金。"))),
    ("admits-disputed", POLICE, (*BASE, own("我欠他们5000元")), (*BASE, own("对方说我欠他们5000元"))),
    ("admits-disputed", POLICE, (*BASE, own("我保证月底还清")), (*BASE, own("他们要我保证月底还清"))),
    ("unfilled", POLICE, (*BASE, own("我在XXX签约")), (*BASE, own("我在某某路签约"))),
    ("unfilled", POLICE, (*BASE, own("金额____元")), (*BASE, own("金额300元"))),
    ("wrong-door", POLICE, (*BASE, own("我想打12378")), (*BASE, own("我想打12348"))),
    (
        "wrong-door",
        POLICE,
        (*BASE, '[demands]\n"complaint/police" = ["冻结平台账户"]\n'),
        (*BASE, '[demands]\n"complaint/police" = ["立案调查"]\n'),
    ),
]


@pytest.mark.parametrize(("warning", "letter", "trips", "misses"), RULES, ids=[rule[0] for rule in RULES])
def test_a_warning_comes_where_it_should_and_not_beside_it(
    warning: str, letter: str, trips: tuple[str, ...], misses: tuple[str, ...]
) -> None:
    assert warning in told(*trips, letter=letter)
    assert warning not in told(*misses, letter=letter)


def test_a_minor_needs_a_parent_and_not_just_anybody() -> None:
    assert told(*BASE, who=CHILD)["minor-without-agent"] is Severity.STOP
    assert told(*BASE, FRIEND, who=CHILD)["minor-agent-not-statutory"] is Severity.STOP
    with_parent = told(*BASE, PARENT, who=CHILD)
    assert not {"minor-without-agent", "minor-agent-not-statutory"} & with_parent.keys()


@pytest.mark.parametrize(("on", "minor"), [("2027-06-17", True), ("2027-06-18", False)])
def test_a_person_is_of_age_from_the_eighteenth_birthday_on(on: str, minor: bool) -> None:
    case = story(*BASE, who=CHILD)
    [letter] = planned(case, on, POLICE).letters
    assert ("minor-without-agent" in {caution.id for caution in letter.warnings}) is minor


@pytest.mark.parametrize(("said", "asked"), [(None, True), (True, False), (False, False)])
def test_who_was_sixteen_at_signing_is_asked_whether_they_lived_on_their_own_wages(
    said: bool | None, asked: bool
) -> None:
    who = person(birth_date="2009-06-18") if said is None else person(birth_date="2009-06-18", own_wages=said)
    assert ("own-wages-not-said" in told(*BASE, lease(), who=who)) is asked


@pytest.mark.parametrize(("born", "asked"), [("2010-03-03", False), ("2010-03-02", True), ("2008-03-02", False)])
def test_only_from_sixteen_to_the_day_before_eighteen(born: str, asked: bool) -> None:
    """The contract was signed on 2 March 2026."""
    assert ("own-wages-not-said" in told(*BASE, lease(), who=person(birth_date=born))) is asked


@pytest.mark.parametrize(("words", "warned"), [("请尽快联系我们处理订单", True), ("再不还就打断你的腿", False)])
def test_a_report_of_polite_messages_alone_says_that_no_article_is_about_them(words: str, warned: bool) -> None:
    acts = ["demands_private_payment"] if warned else ["threat"]
    messages = contact("M1", "2026-11-01 10:00", "sms", acts=acts, words=words, count=3)
    assert ("nothing-alleged" in told(platform(), messages)) is warned


def test_an_id_number_that_is_missing_is_noted_for_the_police() -> None:
    assert "id-number-missing" in told(*BASE)
    assert "id-number-missing" not in told(*BASE, who=person(id_number=ID_NUMBER, gender="女"))


def test_an_address_that_names_no_county_leaves_the_addressee_open_and_stops_the_letter() -> None:
    assert told(*BASE, who=person(address="某某路3号"))["addressee-unknown"] is Severity.STOP
    assert "addressee-unknown" not in told(*BASE, who=person(address=ADDRESS))


def test_law_checked_long_ago_is_said() -> None:
    assert "law-stale" not in told(*BASE, on="2027-02-01")
    case = story(*BASE, contact("I9", "2026-11-20 10:00"))
    [letter] = planned(case, "2027-05-23", POLICE).letters
    assert "law-stale" in {caution.id for caution in letter.warnings}


def test_every_kind_of_warning_is_tried_by_some_test() -> None:
    """Kinds with words carry their own proofs, which test_wording_proofs.py runs."""
    tried = {rule[0] for rule in RULES} | {
        *("minor-without-agent", "minor-agent-not-statutory", "id-number-missing", "addressee-unknown", "law-stale"),
        # tests/test_protection_of_offers.py
        *("offer-restarts-limitation", "instalment-past", "undisputed-over-claim", "after-the-letter"),
        # tests/compose/test_protection_claims.py, _doubts.py, _old_law.py, test_mask_near_misses.py
        *("count-not-borne-out", "guess-as-fact", "basis-unknown", "before-the-lease", "override-unknown"),
        "exhibit-nowhere",
        "business-unnamed",  # tests/compose/test_without_a_name.py
        "exhibits-unlabelled",  # tests/collect/test_evidence_proposals.py
        "same-file",
        "all-lapsed",  # tests/compose/test_all_out_of_time.py
        *("own-wages-not-said", "nothing-alleged"),
        *("dead-law", "dead-body", "maybe-a-secret"),
        *("requests-replaced", "request-unknown"),  # tests/compose/test_requests.py
        "no-reply-address",  # tests/compose/test_where_an_answer_goes.py
        "age-unknown",  # tests/compose/test_witnesses.py
        "lives-kept-back",  # tests/compose/test_what_they_are_spared.py
        "own-words-left-out",  # tests/compose/test_papers_answered.py
        "estimate-and-log",  # tests/findings/test_estimates.py
        "estimates-overlap",  # tests/findings/test_overlaps.py
        "emergency-contact-open",  # tests/compose/test_emergency_contact.py
        # tests/case/test_unknown.py
        *("role-unknown", "guarantor-unknown", "given-unknown", "known-by-unknown"),
    }
    assert tried | {kind.id for kind in books().rules.kinds.values() if kind.words} == set(books().rules.kinds)


def test_a_stopped_letter_is_not_among_the_files_and_the_note_says_why() -> None:
    plan = planned(story(*BASE, lease(device_disposed=True), HOME), DAY, CONSUMER)
    assert plan.falls_short
    pack = make(plan, books(), engine(), Style(("txt",)), date(2026, 11, 23))
    assert [file.name for file in pack.files] == ["00-送出前请看.txt"]
    assert "设备已转卖" in pack.files[0].content.decode("utf-8-sig")


@pytest.mark.parametrize("letter", ["", 'letter = "complaint"\n', f'letter = "{CONSUMER}"\n'])
def test_an_override_turns_a_stop_into_a_warning_and_keeps_the_reason(letter: str) -> None:
    override = f'[[overrides]]\nwarning = "device-disposed"\nreason = "已咨询12348值班律师"\n{letter}'
    case = story(*BASE, lease(device_disposed=True), HOME, override)
    [made] = planned(case, DAY, CONSUMER).letters
    [caution] = [caution for caution in made.warnings if caution.id == "device-disposed"]
    assert not made.is_blocked
    assert caution.overruled == "已咨询12348值班律师"
    assert caution.severity is Severity.WARN


def test_an_override_for_another_letter_does_not_help() -> None:
    override = '[[overrides]]\nwarning = "device-disposed"\nreason = "问过了"\nletter = "negotiation"\n'
    [made] = planned(story(*BASE, lease(device_disposed=True), HOME, override), DAY, CONSUMER).letters
    assert made.is_blocked


def test_the_dispute_goes_to_the_chosen_door_alone() -> None:
    plan = planned(story(*BASE, lease(), HOME), DAY)
    assert [letter.head.id for letter in plan.letters if letter.head.kind == "complaint"] == [POLICE, CONSUMER]
    assert [one.head.id for one in plan.unwritten if one.elsewhere] == [REGULATOR]
