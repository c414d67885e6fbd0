"""What a letter takes from the case is its own: evidence and law of those it is about, each fact with its source."""

from __future__ import annotations

from datetime import date

import pytest

from letters.pack.make import document
from letters.render import write_text
from tests.shelf import engine, planned, text
from tests.stories import contact, lease, person, platform, row, story, table

DAY = "2026-11-23"
POLICE, REPORT = "complaint/police", "report/market-regulator"
ASSOCIATION, REGULATOR, NOTICE = (
    "complaint/consumer-association",
    "complaint/market-regulator",
    "notice/stop-harassment",
)
SHOP = row(
    "respondents", id="shop", roles=["shop"], name="太康县城关镇亮点手机店", address="河南省周口市太康县某某街15号"
)
LOCK = row("practices", kind="remote_lock", by="platform", account="手机被锁", evidence=["E01"])
DEPOSIT = row("practices", kind="deposit", by="shop", account="押金不退", evidence=["E02"])
TERMS = {"overdue_rule": "每日1%", "auto_buyout_days": 7}


def exhibit(key: str, title: str) -> str:
    return row("evidence", id=key, title=title, kind="document", proves="有关事实")


EXHIBITS = exhibit("E01", "锁机照片") + exhibit("E02", "押金收据") + exhibit("E03", "租赁协议")
CALL = contact("I1", "2026-11-01 10:00", from_number="16700000001")


def reports() -> list[str]:
    """The report about the platform, and that about the shop."""
    signed = lease(terms=TERMS, evidence=["E03"])
    case = story(platform(), SHOP, signed, CALL, LOCK, DEPOSIT, EXHIBITS)
    made = {one.addressee.respondents[0].id: one for one in planned(case, DAY, REPORT).letters}
    return [write_text(document(made[key], engine())) for key in ("platform", "shop")]


def test_a_report_proves_and_cites_what_its_own_respondent_did() -> None:
    of_platform, of_shop = reports()
    for told, mine, others in ((of_platform, "锁机照片", "押金收据"), (of_shop, "押金收据", "锁机照片")):
        assert mine in told
        assert others not in told
        assert "租赁协议" in told
    assert "押金；" in of_shop
    assert "押金；" not in of_platform
    assert "公平交易；" in of_platform
    assert "公平交易；" not in of_shop


def test_the_terms_of_the_contract_are_told_of_whom_it_was_made_with() -> None:
    of_platform, of_shop = reports()
    assert "每日1%" in of_platform
    assert "每日1%" not in of_shop
    assert "格式条款" in of_platform
    assert "格式条款" not in of_shop


@pytest.mark.parametrize("letter", [ASSOCIATION, REGULATOR])
def test_a_complaint_shows_nothing_of_the_persons_means(letter: str) -> None:
    door = table("route", dispute_first=letter.split("/")[1])
    poor = table("hardship", since=date(2026, 8, 1), reason="失业", evidence=["E04"])
    paid = {"on": date(2026, 3, 2), "amount": "100", "evidence": ["E05"]}
    leased = lease(payments=[paid])
    proofs = exhibit("E04", "失业证明") + exhibit("E05", "付款记录")
    written = text(story(platform(), leased, CALL, door, poor, proofs), DAY, letter)
    assert "付款记录" in written
    assert "失业证明" not in written


def test_what_a_record_is_stands_by_its_rank_or_as_it_was_said() -> None:
    rows = [
        contact("I1", "2026-11-01 10:00", rank="screenshot", source="手机短信截图"),
        contact("I2", "2026-11-02 10:00", source="门口监控录像"),
        contact("I3", "2026-11-03 10:00", source="门口监控录像"),
        contact("I4", "2026-11-04 10:00"),
    ]
    assert "记录来源：截图1次、门口监控录像2次、来源未写明1次。" in text(story(platform(), *rows), DAY, POLICE)
    assert "来源未写明" not in text(story(platform(), *rows[:3]), DAY, POLICE)


def test_where_and_before_whom_it_was_stands_in_the_table_of_who_may_read_it() -> None:
    came = contact("I1", "2026-11-01 22:30", "visit", acts=["threat"], place="住处门口", present="对门邻居看到")
    told = text(story(platform(), lease(), came), DAY, POLICE).split("催收事件明细表\n")[-1]
    assert "内容：住处门口，在场情况：对门邻居看到。" in told
    theirs = text(story(platform(), lease(), came), DAY, NOTICE)
    assert "住处门口" not in theirs
    assert "对门邻居" not in theirs


def test_a_call_of_ones_own_reached_somebody_else() -> None:
    own = contact("I2", "2026-11-01 11:00", direction="out", from_number="12368", account="核实案号")
    table_of_it = text(story(platform(), CALL, own), DAY, POLICE).split("催收事件明细表\n")[-1]
    [called] = [line for line in table_of_it.splitlines() if "12368" in line]
    assert "对谁：对方" in called
    [received] = [line for line in table_of_it.splitlines() if "16700000001" in line]
    assert "对谁：本人" in received


def test_a_number_that_an_unknown_person_left_is_traced_and_a_companys_is_not() -> None:
    left = row("respondents", id="clerk", roles=["unknown"], name="不详", phone="02500000062", note="自称书记员的人")
    written = text(story(platform(phone="0755-00000012"), left, CALL), DAY, POLICE)
    assert "查明16700000001、025-00000062的登记人和实际使用人" in written
    assert "16700000001、025-00000062的使用人。" in written


def test_the_police_learn_the_work_and_the_other_side_does_not() -> None:
    who = person(occupation="会计", workplace="某某公司财务部")
    assert "职业：会计，工作单位：某某公司财务部" in text(story(platform(), lease(), CALL, who=who), DAY, POLICE)
    theirs = text(story(platform(), lease(), CALL, who=who), DAY, NOTICE)
    assert "会计" not in theirs
    assert "财务部" not in theirs


def test_fees_beside_the_rent_are_told_where_the_payments_are() -> None:
    door = table("route", dispute_first="consumer-association")
    fee = {"name": "碎屏保障服务费", "amount": "399.00"}
    assert "另有费用：碎屏保障服务费399元" in text(story(platform(), lease(fees=[fee]), CALL, door), DAY, ASSOCIATION)
    assert "另有费用" not in text(story(platform(), lease(), CALL, door), DAY, ASSOCIATION)


def test_why_an_item_is_disputed_is_told_even_where_the_requests_are_ones_own() -> None:
    item = {"name": "第4期租金", "amount": "100", "kind": "rent_due", "disputed": True, "why": "已经付清"}
    leased = lease(claim={"as_of": date(2026, 11, 20), "amount": "100", "items": [item]})
    door = table("route", dispute_first="consumer-association")
    own = '[demands]\n"complaint/consumer-association" = ["停止反复呼叫"]\n'
    told = "主张应付100元：第4期租金100元（有异议：已经付清）。"
    assert told in text(story(platform(), leased, CALL, door, own), DAY, ASSOCIATION)
    by_default = text(story(platform(), leased, CALL, door), DAY, ASSOCIATION)
    assert told in by_default
    assert "逐项说明第4期租金的依据和计算方法，不能说明的不再收取" in by_default


def test_a_complaint_about_data_tells_each_time_it_was_given_away_and_no_other() -> None:
    leaked = contact(
        *("I2", "2026-11-02 18:30", "social"),
        acts=["personal_data_leaked"],
        to=["public"],
        account="把我的姓名和房号发在群里",
    )
    other = contact("I3", "2026-11-03 10:00", account="问我什么时候付款")
    written = text(story(platform(), lease(), leaked, other), DAY, "complaint/cyberspace").split("催收事件明细表\n")[0]
    assert "2026年11月2日18时30分" in written
    assert "把我的姓名和房号发在群里" in written
    assert "问我什么时候付款" not in written


@pytest.mark.parametrize("letter", [ASSOCIATION, REGULATOR])
def test_a_complaint_about_a_business_does_not_say_that_it_was_who_called(letter: str) -> None:
    door = table("route", dispute_first=letter.split("/")[1])
    unsure = "由何人实施，投诉人没有条件逐一核实"
    assert unsure in text(story(platform(), lease(), CALL, door), DAY, letter)
    assert unsure not in text(story(platform(), lease(), LOCK, exhibit("E01", "照片"), door), DAY, letter)


def test_a_report_to_the_police_says_nothing_of_who_did_it_before_it_is_known() -> None:
    written = text(story(platform(), lease(), CALL), DAY, POLICE)
    assert "不在本次报案之内" in written
    assert "催收行为" not in written.split("催收事件明细表")[0]
