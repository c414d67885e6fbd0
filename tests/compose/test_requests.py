"""What letters ask for: each request stands under its fact, and whoever can be found out is named in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from letters.case import PracticeKind
from letters.catalogue import Library
from letters.compose.view.asks import Basis, Request, requests
from tests.shelf import letter, text
from tests.stories import contact, contract, lease, platform, row, story

if TYPE_CHECKING:
    from letters.case import Case

DAY = "2026-11-23"
POLICE, ASSOCIATION, REGULATOR = "complaint/police", "complaint/consumer-association", "complaint/market-regulator"
NOTICE = "notice/stop-harassment"
PAPERS = "no_disclosure"  # the papers that were refused are asked for of everybody with a contract
NOTHING = Basis(frozenset(), frozenset(), frozenset())


def asked(written: str, heading: str) -> str:
    """The section of that heading."""
    return re.split(r"\n　　[一二三四五六七八九十]+、", written.split(f"、{heading}\n", 1)[1])[0]


def of_police(*parts: str) -> str:
    return asked(text(story(platform(), *parts), DAY, POLICE), "请求事项")


def told_of_doers(*parts: str) -> str:
    return asked(text(story(platform(), *parts), DAY, POLICE), "行为人（除另有写明的以外，身份请查明）")


def route(door: str) -> str:
    return f'[route]\ndispute_first = "{door}"\n'


THREAT = contact("I1", "2026-11-01 10:00", acts=["threat"], words="小心点", from_number="16700000001")

# What happened, what the police are asked because of it, and what nobody asks without it.
POLICE_ASKED = [
    (
        contact("I2", "2026-11-02 22:35", "visit", acts=["threat"], place="住处门口", present="两名男子，白色轿车"),
        "查明2026年11月2日（住处门口）到场的人的身份，及时调取上述时间、地点的公共视频资料",
    ),
    (
        contact("I2", "2026-11-02 09:00", acts=["threat"], from_number="16700000002"),
        "查明16700000001、16700000002的登记人",
    ),
    (
        contact("I2", "2026-11-02", "visit", acts=["stalking"], account="跟着我", car="白色轿车，末两位37"),
        "查明来人所用车辆（白色轿车，末两位37）的登记人",
    ),
    (contact("I2", "2026-11-02 09:00", acts=["threat"], from_number="未知号码"), "不显示号码的来电（明细表第2行）"),
    (
        contact("I2", "2026-11-02", "social", acts=["insult"], channel_name="抖音", from_name="昵称“贷后07”"),
        "固定昵称“贷后07”（抖音）的注册信息",
    ),
    (
        contact("I2", "2026-11-02", "social", acts=["demands_private_payment"], payee="户名“刘*”，尾号8821"),
        "查明收款账户（户名“刘*”，尾号8821）的开户人",
    ),
    (contact("I2", "2026-11-02", "sms", acts=["sms_bombing"], count=80), "以本人号码触发验证码短信的人"),
    (contact("I2", "2026-11-02", "other", acts=["prank_orders"], channel_name="外卖平台"), "以本人名义下单的人"),
    (contact("I2", "2026-11-02", "other", acts=["fake_document"], channel_name="快递"), "寄送、投递文书物品的人"),
]


@pytest.mark.parametrize(("happened", "wanted"), POLICE_ASKED)
def test_the_police_are_asked_to_find_whoever_can_be_found(happened: str, wanted: str) -> None:
    told, before = of_police(THREAT, happened), of_police(THREAT)

    assert wanted in told
    assert wanted not in before
    assert before.count("\n　　") <= told.count("\n　　")  # a further number joins the request that is there


def test_nobody_is_asked_for_of_whom_nothing_is_known() -> None:
    asked_for = of_police(contact("I1", "2026-11-01 10:00", acts=["threat"], words="小心点"))
    assert "查明" not in asked_for
    assert "固定" not in asked_for
    assert "使用人" not in told_of_doers(contact("I1", "2026-11-01 10:00", acts=["threat"], words="小心点"))


def test_one_account_in_two_places_is_named_once() -> None:
    posts = [
        contact(f"I{n}", f"2026-11-0{n}", "social", acts=["insult"], channel_name=name, from_name="“法务小A”")
        for n, name in ((2, "微信群"), (3, "微信"))
    ]
    assert "固定“法务小A”（微信群、微信）的注册信息" in of_police(THREAT, *posts)


def test_the_doers_stand_before_the_businesses_and_as_they_were_seen() -> None:
    men = contact(
        "I2", "2026-11-02 22:35", "visit", acts=["threat"], place="住处门口", looks="两名男子", car="白色轿车"
    )
    told = told_of_doers(THREAT, men)

    assert "上门的人（明细表第2行），身份不明的人员：两名男子；车辆：白色轿车（第2行）。" in told
    assert told.index("16700000001的使用人") < told.index("可能有关的单位") < told.index("青桐橘租")


def test_many_numbers_are_counted_and_the_first_of_them_named() -> None:
    calls = [
        contact(f"I{n}", f"2026-11-{n:02} 09:00", acts=["threat"], from_number=f"167000000{n:02}") for n in range(2, 14)
    ]
    told = told_of_doers(THREAT, *calls)

    assert "16700000010等13个号码的使用人" in told
    assert "16700000011" not in told
    assert "上列13个号码的登记人" in of_police(THREAT, *calls)


def test_whoever_orders_in_ones_name_is_not_the_number_that_delivers() -> None:
    order = contact("I2", "2026-11-02", "other", acts=["prank_orders"], from_number="16700000033")
    assert "16700000033" not in of_police(THREAT, order)


@pytest.mark.parametrize("letter", [ASSOCIATION, REGULATOR])
@pytest.mark.parametrize("kind", [str(kind) for kind in PracticeKind if str(kind) != PAPERS])
def test_each_practice_has_a_request_of_its_own_and_no_request_stands_without_it(kind: str, letter: str) -> None:
    parts = [platform(), lease(), route(letter.split("/")[1])]
    with_it = text(story(*parts, row("practices", kind=kind, account="见附件")), DAY, letter)
    without = text(story(*parts), DAY, letter)
    [request] = [one for one in requests() if kind in one.practices]

    assert letter in request.letters
    assert asked(with_it, "投诉请求").count("\n　　") == asked(without, "投诉请求").count("\n　　") + 1


def test_a_practice_of_another_business_is_not_asked_of_this_one() -> None:
    other = row("respondents", id="shop", roles=["shop"], name="某某手机店", address="广东省深圳市福田区某某路1号")
    locked = row("practices", kind="remote_lock", by="shop", account="锁了")
    both = lease(businesses=[{"id": "platform"}, {"id": "shop"}])
    parts = [platform(), other, both, route("market-regulator")]
    letters = [
        text(story(*parts, locked), DAY, REGULATOR),
        text(story(*parts, row("practices", kind="remote_lock", account="锁了")), DAY, REGULATOR),
    ]
    assert ["解除对设备的远程锁定" in letter for letter in letters] == [False, True]


def test_a_device_that_is_given_back_is_not_to_be_unlocked() -> None:
    [unlock] = [one for one in requests() if one.key == "unlock"]
    locked = NOTHING._replace(practices=frozenset({"remote_lock"}))

    assert unlock.stands(locked)
    assert not unlock.stands(locked._replace(facts=frozenset({"device_returned"})))


def test_a_deposit_that_nobody_withholds_is_not_asked_back() -> None:
    letter = text(story(platform(), lease(deposit="500.00"), route("market-regulator")), DAY, REGULATOR)
    assert "押金500.00元的退还条件" not in letter


def test_a_request_with_conditions_needs_one_of_them_and_all_that_it_needs() -> None:
    request = Request("k", "题", frozenset({POLICE}), acts=frozenset({"threat"}), needs=frozenset({"contract"}))
    threat = NOTHING._replace(acts=frozenset({"threat"}))

    assert not request.stands(NOTHING)
    assert not request.stands(threat)
    assert request.stands(threat._replace(facts=frozenset({"contract"})))


def test_a_lessor_that_is_known_is_named_and_one_that_is_not_is_asked_for() -> None:
    other = row(
        "respondents", id="lessor", roles=["lessor"], name="棠溪通讯设备有限公司", address="广东省深圳市福田区1号"
    )
    deal = row("contracts", id="C1", kind="lease", signed_on="2026-03-02", device="手机", rent="899.00", periods=12)
    both = deal.replace("kind =", 'businesses = [{ id = "platform" }, { id = "lessor" }]\nkind =')
    known = text(story(platform(roles=["platform"]), other, both, route("market-regulator")), DAY, REGULATOR)
    unknown = text(story(platform(roles=["platform"]), deal, route("market-regulator")), DAY, REGULATOR)
    same = text(story(platform(), deal, route("market-regulator")), DAY, REGULATOR)

    assert "出租方为棠溪通讯设备有限公司" in known
    assert "出租方的名称不详" in unknown
    assert ["告知本合同出租方" in told for told in (known, unknown, same)] == [False, True, False]
    assert not [words for words in ("出租方为", "名称不详") if words in same]


LIBRARY = Library.bundled()


def wording(name: str, seen: frozenset[str] = frozenset()) -> str:
    """A template with the parts that it includes."""
    source = LIBRARY.find(name).read_text(encoding="utf-8")
    parts = set(re.findall(r'include "([^"]+)"', source)) - seen
    return source + "".join(wording(part, seen | parts) for part in sorted(parts))


@pytest.mark.parametrize("letter", sorted({letter for one in requests() for letter in one.letters}))
def test_every_request_of_a_letter_is_worded_in_its_template_and_no_other(letter: str) -> None:
    used = set(re.findall(r"asks\.(\w+)", wording(letter)))
    assert {one.key for one in requests() if letter in one.letters} <= used
    assert used <= {one.key for one in requests()}


# Requests of one's own, beside those of the letter or in the place of one.


def own(text: str, **fields: object) -> str:
    return row("requests", letter=POLICE, text=text, **fields)


def cautions(case: Case, kind: str) -> list[str]:
    return [one.detail for one in letter(case, DAY, POLICE).warnings if one.id == kind]


def test_a_request_of_ones_own_stands_beside_those_of_the_letter() -> None:
    told = of_police(THREAT, own("调取小区东门的监控录像"))
    assert "调取小区东门的监控录像。" in told
    assert told.count("\n　　") == of_police(THREAT).count("\n　　") + 1


@pytest.mark.parametrize("name", ["trace_numbers", "查明号码的使用人"])
def test_or_in_the_place_of_one_whose_name_it_gives_and_the_writer_is_told(name: str) -> None:
    case = story(platform(), THREAT, own("查明小王是谁", instead_of=name))
    told = asked(text(case, DAY, POLICE), "请求事项")

    assert "查明小王是谁。" in told
    assert "16700000001" not in told
    assert "立案调查" in told
    assert cautions(case, "requests-replaced") == ["查明号码的使用人"]


def test_a_request_in_the_place_of_none_that_there_is_stands_and_is_told_of() -> None:
    case = story(platform(), THREAT, own("查明小王是谁", instead_of="查明小李"))
    assert "查明小王是谁。" in asked(text(case, DAY, POLICE), "请求事项")
    [told] = cautions(case, "request-unknown")
    assert told.startswith("查明小李（有：立案调查、出具回执；")


def test_a_list_that_replaces_all_says_which_fell_away() -> None:
    case = story(platform(), THREAT, f'[demands]\n"{POLICE}" = ["查明小王是谁"]\n')
    assert cautions(case, "requests-replaced") == [
        "立案调查、出具回执；查明号码的使用人；不属于管辖的移送并告知",
    ]


def test_it_stands_in_its_own_letter_alone() -> None:
    case = story(platform(), THREAT, own("调取小区东门的监控录像"))
    assert "小区东门" not in text(case, DAY, NOTICE)


@pytest.mark.parametrize("name", [name for name in LIBRARY.ids() if "request in requests" in wording(name)])
def test_every_letter_that_asks_for_something_has_a_place_for_requests_that_are_added(name: str) -> None:
    assert "request in added" in wording(name)


def test_who_made_the_contract_elsewhere_is_named_to_the_regulator_who_is_asked_and_a_collector_is_not() -> None:
    shop = row("respondents", id="s", roles=["shop"], name="亮点手机店", address="河南省周口市太康县某某街15号")
    collector = row("respondents", id="c", roles=["collector"], name="启岸公司", address="安徽省合肥市蜀山区某某路8号")
    there = platform(address="上海市闵行区某某路100弄3号")
    deal = contract("C1", "platform", "s")
    told = text(story(shop, there, collector, deal, THREAT, route("market-regulator")), DAY, REGULATOR)
    beside = "合同的另一方：青桐橘租信息服务有限公司（租赁平台、出租方），上海市闵行区某某路100弄3号。"
    assert beside in asked(told, "被投诉人")
    assert "启岸公司" not in asked(told, "被投诉人")
    alone = text(story(there, lease(), THREAT, route("market-regulator")), DAY, REGULATOR)
    assert "合同的另一方" not in alone
