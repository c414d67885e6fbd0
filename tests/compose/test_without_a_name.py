"""A business of which only the App or the shop is known is written to and complained of all the same."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, cast
from zipfile import ZipFile

import pytest

from letters.compose.cover import cover_context
from letters.pack.make import document
from letters.render import Properties, write_docx
from tests.shelf import books, engine, letter, planned, text
from tests.stories import ID_NUMBER, contact, lease, offer, person, row, story, table

if TYPE_CHECKING:
    from letters.case.model import Case
    from letters.compose.view import CoverLine

DAY = "2026-11-23"
NOTICE, REQUEST, RECORDS = "notice/stop-harassment", "request/personal-information", "request/contract-records"
INSTALMENTS, AGREEMENT, POLICE = "negotiation/instalments", "agreement/repayment", "complaint/police"
CONSUMER, MARKET, REPORT = "complaint/consumer-association", "complaint/market-regulator", "report/market-regulator"
SUIT = "lawsuit/civil"
DOOR = table("route", dispute_first="consumer-association")
BLANK = "营业执照上的全称本人尚未查到：＿＿＿＿"


def app(**changes: object) -> str:
    return row("respondents", **{"id": "platform", "roles": ["platform", "lessor"], "brand": "人人趣租", **changes})


def told(*parts: str, who: str = "", route: str = "consumer-association") -> Case:
    """Called twice, with a contract and an offer; the parts say by whom."""
    called = contact("I1", "2026-11-20 10:00", count=2, to=["self"])
    door = table("route", dispute_first=route)
    return story(called, lease(order_number="RZ2026031200123"), offer(), door, *parts, who=who)


@pytest.mark.parametrize(
    ("changes", "called"),
    [
        ({}, "人人趣租App的经营者"),
        ({"name": "不详"}, "人人趣租App的经营者"),
        ({"brand": "趣租小程序"}, "趣租小程序的经营者"),
        ({"brand": "趣租App"}, "趣租App的经营者"),
        ({"roles": ["shop", "lessor"], "brand": "小赵数码"}, "小赵数码的经营者"),
        ({"name": "青桐橘租信息服务有限公司"}, "青桐橘租信息服务有限公司"),
    ],
)
def test_what_it_is_called_when_it_is_written_to(changes: dict[str, object], called: str) -> None:
    assert letter(told(app(**changes)), DAY, INSTALMENTS).addressee.name == called


@pytest.mark.parametrize("wanted", [NOTICE, REQUEST, RECORDS, INSTALMENTS])
def test_a_letter_to_it_goes_to_who_runs_the_app(wanted: str) -> None:
    assert "\n人人趣租App的经营者：\n" in text(told(app()), DAY, wanted)


@pytest.mark.parametrize("wanted", [NOTICE, REQUEST, RECORDS, INSTALMENTS, CONSUMER])
def test_without_a_name_and_an_app_there_is_nobody_to_write_to_and_it_says_what_would_do(wanted: str) -> None:
    plan = planned(told(app(brand=" ")), DAY, wanted)
    lacks = [lack.what for one in plan.unwritten for lack in one.lacks]
    missing = [one.addressee.missing for one in plan.letters]
    assert not plan.ready
    assert any("App" in each for each in (*lacks, *missing))


@pytest.mark.parametrize("wanted", [CONSUMER, MARKET])
def test_a_complaint_leaves_the_name_to_be_filled_in_beside_what_it_can_be_found_by(wanted: str) -> None:
    there = app(payee="趣租-租金", address="广东省深圳市南山区某某大厦1201")
    case = told(there, _to(wanted), route=wanted.partition("/")[2])
    [party] = [line for line in text(case, DAY, wanted).splitlines() if "人人趣租App的经营者（" in line]
    assert BLANK in party
    assert "收款户名：趣租-租金，订单号：RZ2026031200123" in party


def _to(wanted: str) -> str:
    return table("addressees", **{f'"{wanted}"': "某某局"})


def test_a_report_leaves_it_too() -> None:
    case = told(app(address="广东省深圳市南山区某某大厦1201"), row("practices", kind="price", account="没有标价"))
    assert BLANK in text(case, DAY, REPORT)


def test_a_complaint_of_one_that_has_a_name_leaves_no_blank_and_keeps_the_payee_to_itself() -> None:
    written = text(told(app(name="青桐橘租信息服务有限公司", payee="趣租-租金")), DAY, CONSUMER)
    assert "尚未查到" not in written
    assert "趣租-租金" not in written


def test_the_sender_is_told_that_the_body_may_ask_and_where_a_name_is_found() -> None:
    def warned(case: Case) -> list[str]:
        return [each.next for each in letter(case, DAY, CONSUMER).warnings if each.id == "business-unnamed"]

    [found] = warned(told(app()))
    assert "营业执照公示页" in found
    assert "在横线上手写" in found
    assert warned(told(app(name="青桐橘租信息服务有限公司"))) == []


def test_the_police_learn_which_app_it_was() -> None:
    written = text(told(app(payee="趣租-租金")), DAY, POLICE)
    assert "人人趣租App的经营者（租赁平台、出租方，公司全称本人尚未查到，收款户名：趣租-租金）" in written


def test_nobody_is_sued_by_the_name_of_an_app() -> None:
    plan = planned(told(app(address="广东省深圳市南山区某某大厦1201")), DAY, SUIT)
    assert [lack.what for one in plan.unwritten for lack in one.lacks]


def test_an_agreement_leaves_the_name_to_whoever_signs() -> None:
    replies = [{"on": "2026-11-16", "outcome": "agreed"}]
    agreed = row("filings", id="F1", letter=INSTALMENTS, to="人人趣租App的经营者", on="2026-11-09", replies=replies)
    assert "：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿（App 或店铺名称：人人趣租）" in text(told(app(), agreed), DAY, AGREEMENT)


def sent(case: Case) -> CoverLine:
    """How the note says that a notice goes out."""
    plan = planned(case, DAY, NOTICE)
    lines = cover_context(plan, [("告知人",)], books(), plan.ready[0].day)["lines"]
    return cast("tuple[CoverLine, ...]", lines)[0]


def test_a_notice_without_a_name_goes_through_customer_service_and_not_by_post() -> None:
    without, named = sent(told(app())), sent(told(app(name="青桐橘租信息服务有限公司")))
    assert without.ways.startswith("公司全称不知道，先不邮寄：从App客服")
    assert "公司全称还不知道" in without.places
    assert named.ways.startswith("邮寄")


@pytest.mark.parametrize("wanted", [POLICE, CONSUMER])
def test_an_identity_number_that_was_left_out_is_a_line_to_fill_in_the_word_file(wanted: str) -> None:
    def words(case: Case) -> str:
        made = letter(case, DAY, wanted)
        properties = Properties(title="", author="", date=made.day)
        file = write_docx(document(made, engine()), layout="business", properties=properties, reference=None)
        with ZipFile(BytesIO(file)) as parts:
            return parts.read("word/document.xml").decode("utf-8")

    assert "身份证号码：＿＿＿＿" in words(told(app()))
    assert "身份证号码：＿＿＿＿" not in words(told(app(), who=person(id_number=ID_NUMBER)))


def test_payments_told_as_one_sum_are_told_as_often_as_they_were_made() -> None:
    paid = [{"on": "2026-08-12", "amount": "5394.00", "times": 6}]
    case = story(app(), lease(payments=paid), offer(), contact("I1", "2026-11-20 10:00"), DOOR)
    assert "本人已支付6笔，合计5,394元" in text(case, DAY, CONSUMER)
    assert "2026年8月12日（最后一次，共6次）" in text(case, DAY, RECORDS)


def test_what_falls_due_later_is_to_be_talked_about_too_where_the_person_says_so() -> None:
    def asked(later_too: bool) -> str:
        case = story(app(), lease(), offer(later_too=later_too), contact("I1", "2026-11-20 10:00"))
        return text(case, DAY, INSTALMENTS)

    assert "本合同以后到期的租金，请一并商定付款的时间和金额。" in asked(later_too=True)
    assert "以后到期的租金" not in asked(later_too=False)


def test_rents_that_fall_due_later_are_promised_only_where_the_person_says_so_and_the_plan_is_agreed() -> None:
    def asked(**said: bool) -> str:
        case = story(app(), lease(), offer(**said), contact("I1", "2026-11-20 10:00"))
        return text(case, DAY, INSTALMENTS)

    promise = "双方书面确认上述安排的，本合同以后到期的租金不计入上述款项，由本人按合同约定的日期支付。"
    assert promise in asked(later_paid=True)
    for said in ({}, {"later_paid": False}, {"later_too": False}):
        assert "以后到期的租金" not in asked(**said)
