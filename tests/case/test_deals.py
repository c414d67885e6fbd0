"""A case with several contracts, as it looks from each of them, and what has to be said of which."""

from __future__ import annotations

import pytest

from letters.case.checks import check
from letters.case.deals import about, apart_from_contracts, deal_name, parties, unbound
from letters.case.file import parse
from letters.case.vocabulary import Role
from letters.errors import CaseError
from tests.case.test_upgrade import TODAY
from tests.stories import contact, contract, lease, platform, row, story, table, text_of

OTHER = platform(id="other", name="澄野租物科技有限公司", address="江苏省苏州市吴中区某某路55号")
AGENCY = row("respondents", id="agency", roles=["collector"], name="循岸信息服务有限公司")
CALLER = row("respondents", id="caller", roles=["unknown"])
TWO = (
    platform(),
    OTHER,
    AGENCY,
    CALLER,
    contract("C1", "platform"),
    contract("C2", "other", "agency", order_number="B-2"),
)
OWN = row("deals", contract="C1") + table("deals.route", dispute_first="market-regulator")


def ids(rows) -> list[str]:
    return [each.id for each in rows]


def test_a_contract_has_the_businesses_that_are_named():
    case = story(*TWO)
    assert [ids(parties(case, each)) for each in case.contracts] == [["platform"], ["other", "agency"]]
    assert ids(unbound(case)) == ["caller"]


def test_the_only_business_has_the_only_contract_and_of_several_none_has_it_until_it_is_said():
    alone, one_of_two = story(platform(), AGENCY, lease()), story(platform(), OTHER, lease())
    said = story(platform(), OTHER, lease(businesses=[{"id": "other"}]))
    assert [ids(parties(case, case.contracts[0])) for case in (alone, one_of_two, said)] == [
        ["platform"],
        [],
        ["other"],
    ]


def test_from_one_contract_nothing_of_the_other_is_seen():
    rows = (
        contact("I1", "2026-10-01", by="other"),
        contact("I2", "2026-10-02", contract="C1"),
        contact("I3", "2026-10-03"),
        contact("I4", "2026-10-04", by="caller"),
        row("practices", kind="deposit", by="other"),
        row("practices", kind="price", contract="C1"),
        row("dealings", on="2026-10-05", how="电话", by="platform"),
        row("filings", letter="negotiation/deferral", to="某某", on="2026-10-06", contract="C2"),
        row("filings", letter="complaint/police", to="某某", on="2026-10-07"),
        row("overrides", warning="masked", reason="看过", contract="C2"),
        row("requests", letter="notice/stop-harassment", text="书面道歉", contract="C2"),
    )
    case = story(*TWO, OWN, *rows)
    first, second = about(case, "C1"), about(case, "C2")

    assert [ids(each.contracts) for each in (first, second)] == [["C1"], ["C2"]]
    assert [ids(each.respondents) for each in (first, second)] == [
        ["platform", "caller"],
        ["other", "agency", "caller"],
    ]
    assert [ids(each.incidents) for each in (first, second)] == [["I2", "I3", "I4"], ["I1", "I3", "I4"]]
    assert [[str(one.kind) for one in each.practices] for each in (first, second)] == [["price"], ["deposit"]]
    assert [len(each.dealings) for each in (first, second)] == [1, 0]
    assert [[one.letter for one in each.filings] for each in (first, second)] == [[], ["negotiation/deferral"]]
    assert [len(each.overrides) for each in (first, second)] == [0, 1]
    assert [len(each.requests) for each in (first, second)] == [0, 1]
    assert [each.route.dispute_first for each in (first, second)] == ["market-regulator", None]


def test_a_contract_of_which_nothing_is_said_has_nothing_of_what_is_said_of_another_or_of_none():
    wishes = (
        table("demands", **{'"notice/stop-harassment"': ["退还押金"]})
        + table(
            "addressees", **{'"market-regulator"': "某某区市场监督管理局", '"market-regulator:other"': "苏州某某局"}
        )
        + row("requests", letter="notice/stop-harassment", text="书面道歉")
    )
    case = story(*TWO, OWN, table("deals.demands", **{'"notice/stop-harassment"': ["解除锁定"]}), wishes)
    first, second = about(case, "C1"), about(case, "C2")
    assert [each.demands for each in (first, second)] == [{"notice/stop-harassment": ("解除锁定",)}, {}]
    assert [each.addressees for each in (first, second)] == [{}, {"market-regulator:other": "苏州某某局"}]
    assert [each.requests for each in (first, second)] == [(), ()]
    assert second.route.dispute_first is None
    assert case.demands == {"notice/stop-harassment": ("退还押金",)}


def test_what_is_said_of_the_only_contract_in_a_section_of_its_own_leaves_what_the_case_says():
    case = story(
        platform(), contract("C1", "platform"), table("offer", undisputed="1.00"), OWN,
        row("filings", letter="negotiation/deferral", to="某某", on="2026-10-06"),
    )  # fmt: skip
    seen = about(case, "C1")
    assert (seen.offer.undisputed, seen.route.dispute_first, len(seen.filings)) == (
        case.offer.undisputed,
        "market-regulator",
        1,
    )


def test_a_business_has_in_a_contract_the_part_that_is_said():
    case = story(platform(), lease(businesses=[{"id": "platform", "parts": ["lessor"]}]))
    assert case.respondents[0].roles == (Role.PLATFORM, Role.LESSOR)
    assert about(case, "C1").respondents[0].roles == (Role.LESSOR,)


def test_the_only_contract_is_seen_from_the_case_itself_and_no_other_business_with_it():
    alone = story(platform(), lease())
    assert about(alone, "C1") is alone
    case = story(platform(), OTHER, AGENCY, lease(businesses=[{"id": "platform"}]))
    assert ids(about(case, "C1").respondents) == ["platform", "agency"]


def test_who_has_to_do_with_no_contract_sees_none_and_nothing_wished_about_one():
    case = story(platform(), lease(), table("offer", undisputed="1.00"), row("practices", kind="price", by="platform"))
    seen = apart_from_contracts(case)
    assert (seen.contracts, seen.offer, seen.practices) == ((), None, ())
    of_two = story(
        *TWO,
        *(row("requests", letter="notice/stop-harassment", text="道歉", **which) for which in ({}, {"contract": "C1"})),
    )
    assert [each.contract for each in apart_from_contracts(of_two).requests] == [None]
    bare = story(platform())
    assert apart_from_contracts(bare) is bare


def test_a_contract_is_called_by_its_business_and_its_number_or_day():
    case = story(*TWO)
    assert [deal_name(case, each) for each in case.contracts] == [
        "与青桐橘租信息服务有限公司的合同（2026-03-02 签订）",
        "与澄野租物科技有限公司的合同（订单号 B-2）",
    ]


def refused(*parts: str) -> list[tuple[str, str, str]]:
    with pytest.raises(CaseError) as caught:
        parse(text_of(*parts), today=TODAY)
    return [(each.where.split(" ")[-1], each.message, each.hint) for each in caught.value.problems]


@pytest.mark.parametrize(
    ("part", "where"),
    [
        (table("route", dispute_first="market-regulator"), "route"),
        (table("offer", undisputed="1.00"), "offer"),
        (table("declarations", before_court=False), "declarations"),
        (row("practices", kind="price"), "practices[1]"),
        (row("dealings", on="2026-10-05", how="电话"), "dealings[1]"),
    ],
)
def test_of_several_contracts_it_has_to_be_said_which_is_meant(part: str, where: str):
    [(place, message, hint)] = refused(*TWO, part)
    assert (place, message.startswith("有几份合同，没有写")) == (where, True)
    assert "C1、C2" in hint


def test_of_several_contracts_each_has_to_say_with_whom_it_was_made():
    [(place, message, _)] = refused(platform(), OTHER, contract("C1", "platform"), contract("C2"))
    assert (place, message) == ("contracts[2]（C2）.businesses", "有几份合同，合同 C2 没有写对方是谁")


def test_what_names_a_contract_or_a_business_that_there_is_not_is_told():
    places = refused(
        *TWO, contract("C3", "nobody"), row("deals", contract="C9"), contact("I1", "2026-10-01", contract="C8")
    )
    assert [place for place, _, _ in places] == [
        "contracts[3]（C3）.businesses[1]（nobody）.id", "deals[1].contract", "incidents[1]（I1）.contract",
    ]  # fmt: skip


def test_two_sections_of_wishes_about_one_contract_are_told():
    [(place, message, _)] = refused(*TWO, row("deals", contract="C1"), row("deals", contract="C1"))
    assert (place, message) == ("deals[2].contract", "合同 C1 的诉求写了两节")


def test_what_is_wrong_with_one_contract_is_told_where_it_stands():
    early = table("deals.offer", undisputed="2.00", undisputed_due=["2026-01-01"])
    case = story(*TWO).model_copy()
    assert check(case, TODAY) == []
    places = refused(*TWO, row("deals", contract="C2"), early, contract("C3", "platform", overdue_since="2026-03-02"))
    assert [place for place, _, _ in places] == ["deals[1].offer.undisputed_due[1]", "contracts[3]（C3）.overdue_since"]


def test_a_kind_of_contract_that_there_is_not_is_told_as_that_and_not_as_a_version():
    with pytest.raises(CaseError) as caught:
        story(platform(), contract("C1", "platform").replace('kind = "lease"', 'kind = "loan"'))
    assert "不能写 “loan”" in str(caught.value)
    assert "可以写：lease" in str(caught.value)
    assert "文件格式版本" not in str(caught.value)
