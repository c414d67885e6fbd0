"""Offers that exclude one another: one is sent, the others then stay unwritten; and the person signs them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.compose.sending import copies, steps
from letters.desk import why_not
from letters.pack.make import Style, make
from letters.render import write_text
from tests.compose.histories import BACK, INSTALMENTS, LATER, PARTS, asked, case
from tests.compose.sent import LESSOR, filing, reply
from tests.shelf import books, engine, planned
from tests.stories import contact, lease, offer, person, platform, story, table

if TYPE_CHECKING:
    from letters.case.model import Case

DAY = "2026-11-23"
AGENT = table("agent", kind="authorised", name="林若安", relation="姐姐", phone="19900000132")
PARENT = table("agent", kind="statutory", name="林若安", relation="母亲", phone="19900000132")
OFFERS = {"negotiation/deferral", INSTALMENTS, "negotiation/return"}
THEIRS = [{"id": "platform"}, {"id": "lessor"}]
CALL = contact("I1", "2026-10-01 22:30", count=5, from_number="16700000101")


def ids(case: Case, *wanted: str, day: str = DAY) -> set[str]:
    return {one.head.id for one in planned(case, day, *wanted).letters}


def cover(case: Case) -> str:
    pack = make(planned(case, DAY), books(), engine(), Style(("txt",)), date(2026, 11, 23))
    return pack.files[0].content.decode("utf-8-sig")


class TestOneOfSeveral:
    def test_they_are_marked_and_the_others_keep_the_place_that_their_files_have(self) -> None:
        letters = planned(case(more=(CALL,)), DAY, "notice", "negotiation", "request/personal-information").ready
        order = dict(zip([one.head.id for one in letters], steps(letters), strict=True))
        assert {order[one] for one in OFFERS} == {"只选一份"}
        places = {one.head.id: str(number) for number, one in enumerate(letters, 1)}
        others = order.keys() - OFFERS
        assert others
        assert all(order[one] == places[one] for one in others)

    def test_the_note_says_so_and_does_not_where_there_is_one_alone(self) -> None:
        several = cover(case())
        assert "次序：1 只选一份；" in several
        assert "第1至3份互相排斥：选定一份再寄" in several
        assert "选定一份再寄" not in cover(story(platform(), lease(), offer(options=[PARTS])))

    def test_after_one_was_sent_the_others_are_not_written_unasked(self) -> None:
        sent = case(asked())
        assert not ids(sent) & OFFERS
        told = {one.head.id: why_not(one) for one in planned(sent, DAY).unwritten}
        assert "2026年11月4日已经寄出分期付款协商申请书，几个方案只寄一份" in told["negotiation/deferral"]
        assert "2026年11月4日已经寄出分期付款协商申请书，几个方案只寄一份" in cover(sent)

    def test_they_are_written_the_day_before_and_not_on_the_day_of_sending(self) -> None:
        assert ids(case(asked()), day="2026-11-03") >= OFFERS
        assert not OFFERS & ids(case(asked()), day="2026-11-04")

    def test_a_part_of_their_ids_asks_for_none_of_them_and_the_whole_id_for_that_one(self) -> None:
        countered = case(asked(reply("2026-11-12", "countered", counter={"total": "600.00"})))
        assert not ids(countered, "negotiation") & OFFERS
        assert ids(countered, "negotiation/return") == {"negotiation/return"}

    def test_an_agreement_put_forward_excludes_them_too(self) -> None:
        assert not ids(case(filing("agreement/repayment", LESSOR, "2026-11-13"))) & OFFERS


def test_who_was_written_to_and_refused_is_not_written_to_again_by_the_first_part_of_an_id() -> None:
    refused = filing("complaint/police", "某某派出所", "2026-11-09", reply("2026-11-16", "refused", ground="civil"))
    told = story(platform(), CALL, refused)
    assert "complaint/police" not in ids(told)
    assert "complaint/police" not in ids(told, "complaint")
    assert "complaint/police" in ids(told, "complaint/police")


class TestWhoSigns:
    def signs(self, agent: str, wanted: str, *more: str) -> tuple[str, ...]:
        told = case(options=(LATER, PARTS, BACK), more=(agent, CALL, *more))
        pack = make(planned(told, DAY, wanted), books(), engine(), Style(("txt",)), date(2026, 11, 23))
        return pack.written[0].signs

    @pytest.mark.parametrize("wanted", sorted(OFFERS))
    def test_an_offer_is_signed_by_the_person_though_somebody_is_authorised(self, wanted: str) -> None:
        assert self.signs(AGENT, wanted) == ("申请人",)

    def test_the_place_is_that_of_the_paper(self) -> None:
        assert self.signs(AGENT, "notice/stop-harassment") == ("委托代理人",)
        assert self.signs(PARENT, INSTALMENTS) == ("法定代理人",)
        assert self.signs("", INSTALMENTS) == ("申请人",)

    def test_in_an_agreement_the_side_that_seals_is_not_the_persons(self) -> None:
        assert self.signs(PARENT, "agreement", asked()) == ("乙方", "法定代理人")

    def test_the_note_names_who_signs_each_paper(self) -> None:
        told = cover(case(options=(PARTS,), more=(AGENT, CALL)))
        assert "申请人签名" in told
        assert "委托代理人签名" in told
        assert "由代理人在代理人一栏签名" not in told

    def test_the_other_side_is_to_speak_to_the_agent_too(self) -> None:
        told = case(options=(PARTS,), more=(AGENT,))
        [written] = make(
            planned(told, DAY, INSTALMENTS), books(), engine(), Style(("txt",)), date(2026, 11, 23)
        ).written
        assert "只与本人或者委托代理人联系，不联系其他人。" in write_text(written.document)


def test_each_of_two_businesses_gets_a_copy() -> None:
    lessor = platform(id="lessor", roles=["lessor"], name="棠溪通讯设备有限公司")
    both = story(platform(roles=["platform"]), lessor, lease(businesses=THEIRS), offer(), who=person())
    [letter] = planned(both, DAY, INSTALMENTS).letters
    assert copies(letter) == 3
    [alone] = planned(story(platform(), lease(), offer()), DAY, INSTALMENTS).letters
    assert (copies(alone), alone.addressee.name) == (2, LESSOR)
