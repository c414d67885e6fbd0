"""The other side gets a reason and totals: no diagnosis, nobody's wages, unless the sender decided to tell them."""

from __future__ import annotations

import pytest

from tests.shelf import letter, text
from tests.stories import lease, offer, platform, row, story, table

DAY = "2026-11-23"
OFFERS = ("negotiation/deferral", "negotiation/instalments", "negotiation/return", "negotiation/settlement")
AID = "legal-aid/application"
ILL = "2026年6月确诊肝炎，住院三周，现在还在服药"
MEANS = "病假工资和配偶收入"
WAYS = [
    {"kind": kind, "payments": [{"due": "2026-12-28", "amount": "916.00"}]}
    for kind in ("deferral", "instalments", "settlement")
]


def case(*parts: str, reason: str = ILL, source: str = MEANS):
    told = offer(options=WAYS, source=source, return_device=True).replace("2026年6月因病手术", reason)
    return story(platform(), lease(), told, *parts)


@pytest.mark.parametrize("wanted", OFFERS)
def test_of_an_illness_an_offer_says_that_there_was_one_and_of_the_means_nothing(wanted: str) -> None:
    told = text(case(), DAY, wanted)
    assert "因病付款有困难。" in told
    assert [word for word in ("肝炎", "住院", "服药", "配偶", "病假工资", "诊断证明书") if word in told] == []


def test_what_tells_neither_stands_as_it_was_written() -> None:
    told = text(case(reason="所在门店停业，失业", source="零工收入"), DAY, OFFERS[1])
    assert "所在门店停业，失业。" in told
    assert "款项来源：零工收入。" in told


def test_that_it_was_an_illness_may_be_told_in_the_senders_own_words() -> None:
    assert "因病失去收入。" in text(case(reason="因病失去收入"), DAY, OFFERS[1])


def test_of_relatives_money_no_illness_is_made() -> None:
    told = text(case(reason="女儿学费涨了"), DAY, OFFERS[1])
    assert "学费" not in told
    assert "因病" not in told.split("请求")[0]
    assert "付款有困难。" in told


def test_legal_aid_reads_it_all() -> None:
    assert ILL in text(case(), DAY, AID)


def test_the_sender_is_told_where_and_no_longer_warned_of_it() -> None:
    warnings = {one.id: one for one in letter(case(), DAY, OFFERS[1]).warnings}
    assert [place.place for place in warnings["lives-kept-back"].places] == [
        "困难情况的困难原因",
        "还款方案的款项来源",
    ]
    assert not {"health-told", "relatives-told"} & warnings.keys()
    assert "lives-kept-back" not in {one.id for one in letter(case(), DAY, AID).warnings}


@pytest.mark.parametrize(
    ("decision", "told"),
    [({}, True), ({"letter": "negotiation"}, True), ({"letter": OFFERS[0]}, False), ({"letter": AID}, False)],
)
def test_who_decides_to_tell_it_has_it_told_in_that_letter(decision: dict[str, str], told: bool) -> None:
    decided = row("overrides", warning="health-told", reason="客服要求说明病情", **decision)
    written = letter(case(decided), DAY, OFFERS[1])
    assert (ILL in text(case(decided), DAY, OFFERS[1])) is told
    assert ("health-told" in {one.id for one in written.warnings}) is told


def test_what_the_letter_itself_is_to_ask_stands_as_typed() -> None:
    own = table("demands").replace("[demands]", f'[demands]\n"{OFFERS[1]}" = ["请考虑本人确诊肝炎的情况"]')
    assert "请考虑本人确诊肝炎的情况。" in text(case(own), DAY, OFFERS[1])
