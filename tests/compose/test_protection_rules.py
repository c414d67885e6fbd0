"""Every warning has a case that trips it and a near miss that does not; a stop keeps its letter from being written."""

from __future__ import annotations

from datetime import date

import pytest

from tests.compose.ruled import BASE, CONSUMER, HOME, POLICE, REGULATOR, told
from tests.shelf import books
from tests.stories import contact, lease, offer, row, table

OFFER, RETURN = "negotiation/instalments", "negotiation/return"
MOTHER = row("third_parties", id="mother", relation="母亲", name="何桂芝")
TO_MOTHER = contact("I2", "2026-10-02 10:00", to=["mother"], account="何桂芝接的电话")
BUDGET = table("budget", income=[{"item": "工资", "amount": "2000"}], expenses=[{"item": "房租", "amount": "1900"}])
RICH = table("budget", income=[{"item": "工资", "amount": "5000"}], expenses=[{"item": "房租", "amount": "1900"}])


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
