"""Letters that answer a paper: fixed words, only the facts, and nothing that could be taken for an admission."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.compose import select
from letters.desk import SentLetter, open_desk, record_sent, sending, track
from letters.errors import UsageError
from letters.pack.make import document
from letters.render import write_text
from tests.stories import contract, lease, platform, row, story, table, text_of

if TYPE_CHECKING:
    from letters.case import Case
    from letters.compose import Letter

TODAY = date(2026, 11, 23)
OBJECTION, INQUIRY = "objection/payment-order", "inquiry/service"
COURT = "杭州市西湖区人民法院"
ITEMS = [{"name": "租金", "amount": "5990.00"}, {"name": "违约金", "amount": "2698.00"}]
ORDER = {"id": "R1", "kind": "payment_order", "sender": COURT, "how": "courier", "served_on": "2026-11-16"}
VOID = (
    "没钱",
    "无力",
    "还不起",
    "困难",
    "分期",
    "延期",
    "宽限",
    "缓交",
    "减免",
    "求情",
    "愿意支付",
    "同意支付",
    "欠款属实",
)
"""What makes an objection none, or admits: not one of these words may stand in it, whoever writes."""
PLEA = "我没钱，还不起，确实欠款8688元，请求分期、延期、减免，只对违约金有异议。"


def order(**more: object) -> str:
    return row("received", **{**ORDER, **more})


def letters_of(case: Case, wanted: str) -> tuple[Letter, ...]:
    return select(case, open_desk().books, TODAY, (wanted,)).letters


def text(letter: Letter) -> str:
    return write_text(document(letter, open_desk().engine))


def objection(*parts: str) -> str:
    (letter,) = letters_of(story(platform(), *parts), OBJECTION)
    assert not letter.is_blocked
    return text(letter)


def test_an_objection_is_against_the_whole_and_item_by_item() -> None:
    said = objection(order(items=ITEMS, claimed="8688.00", number="（2026）浙0106民督16号"))
    assert f"此致\n{COURT}\n" in said
    assert "对（2026）浙0106民督16号支付令（以下称支付令）的全部请求提出异议" in said
    assert "异议人于2026年11月16日收到支付令" in said
    assert "支付令的第1项请求（申请人请求5,990.00元）：有异议。" in said
    assert "支付令的第2项请求（申请人请求2,698.00元）：有异议。" in said
    assert "没有一项除外" in said
    assert "《民事诉讼法》第二百二十七条" in said


def test_without_items_all_of_it_is_objected_to() -> None:
    assert "支付令的全部请求（申请人请求8,688.00元）：有异议。" in objection(order(claimed="8688.00"))


def pleading() -> Case:
    """A case in which every text of one's own pleads poverty."""
    return story(
        platform(note=PLEA, known_from=PLEA),
        lease(
            claim={"as_of": "2026-11-10", "amount": "5990.00", "items": [{**ITEMS[0], "disputed": False, "why": PLEA}]}
        ),
        table("story", account=PLEA),
        table("hardship", reason=PLEA),
        row("practices", kind="deposit", by="platform", account=PLEA, words=PLEA),
        row("dealings", on="2026-10-01", how=PLEA, asked=PLEA, answered=PLEA),
        row("harms", what=PLEA),
        order(
            items=[{"name": PLEA, "amount": "5990.00"}],
            note=PLEA,
            place=PLEA,
            checks=[{"on": "2026-11-17", "where": "hotline", "answer": "theirs", "said": PLEA}],
            met=[{"term": "hearing", "on": "2026-11-17", "note": PLEA}],
        ),
        table("demands", **{f'"{OBJECTION}"': [PLEA]}),
        row("requests", letter=OBJECTION, text=PLEA),
    )


def test_no_words_of_ones_own_come_into_an_objection_and_the_writer_is_told() -> None:
    (letter,) = letters_of(pleading(), OBJECTION)
    said = text(letter)
    assert [word for word in (*VOID, "确实欠", "只对") if word in said] == []
    assert "own-words-left-out" in {warning.id for warning in letter.warnings}
    assert not letter.is_blocked


def test_no_sum_stands_in_an_objection_but_those_that_the_order_names() -> None:
    (letter,) = letters_of(pleading(), OBJECTION)
    assert set(re.findall(r"[\d,]+\.\d\d元", text(letter))) == {"5,990.00元"}


def test_the_fixed_words_themselves_plead_nothing() -> None:
    said = objection(order())
    assert [word for word in VOID if word in said] == []
    assert "不构成对任何请求、金额和事实的承认" in said
    assert not re.search(r"(?<!不构成对任何请求、金额和事实的)承认|认可|属实", said)


GROUNDS = {
    "住所地是": order(sender="深圳市南山区人民法院"),
    "对待给付义务": order() + row("practices", kind="deposit", by="platform"),
    "没有其他债务纠纷": order() + row("practices", kind="unauthorised_charge", by="platform"),
    "已经付过的款项": order() + lease(payments=[{"on": "2026-03-02", "amount": "899.00"}]),
    "还没有到期的租金": order()
    + lease(
        claim={
            "as_of": "2026-11-01",
            "amount": "9000.00",
            "items": [{"name": "剩余租金", "amount": "9000.00", "kind": "rent_future"}],
        }
    ),
    "诉讼文书": order() + row("received", id="R2", kind="claim", how="courier"),
    "财产保全的文书": order() + row("received", id="R2", kind="preservation", how="courier"),
}


@pytest.mark.parametrize(("ground", "facts"), GROUNDS.items())
def test_a_ground_stands_only_under_its_fact(ground: str, facts: str) -> None:
    assert ground in objection(facts)
    assert ground not in objection(order())


def test_a_picture_of_a_claim_is_no_suit_to_speak_of() -> None:
    assert "诉讼文书" not in objection(order(), row("received", id="R2", kind="claim", how="picture"))


def test_a_paper_that_its_sender_disowned_is_not_answered() -> None:
    checks = [{"on": "2026-11-17", "where": "hotline", "answer": "not_theirs"}]
    assert letters_of(story(platform(), order(checks=checks)), OBJECTION) == ()


def test_each_order_is_objected_to_by_itself() -> None:
    made = letters_of(
        story(platform(), order(), order(id="R2", sender="绍兴市越城区人民法院", number="2号")), OBJECTION
    )
    assert [letter.addressee.name for letter in made] == [COURT, "绍兴市越城区人民法院"]


def test_an_order_about_one_of_two_contracts_tells_nothing_of_the_other() -> None:
    paid = {"payments": [{"on": "2026-03-02", "amount": "899.00"}]}
    two = (platform(), platform(id="other", name="澄野租物科技有限公司"))
    case = story(*two, contract("C1", "platform"), contract("C2", "other", **paid), order(by="platform"))
    (letter,) = letters_of(case, OBJECTION)
    assert "已经付过的款项" not in text(letter)
    assert "澄野" not in text(letter)
    (other,) = letters_of(
        case.model_copy(update={"received": (case.received[0].model_copy(update={"by": "other"}),)}), OBJECTION
    )
    assert "已经付过的款项" in text(other)


def test_a_court_is_asked_only_about_what_came_in_no_way_of_serving_and_is_not_known_to_be_theirs() -> None:
    def asked(**more: object) -> int:
        return len(letters_of(story(platform(), order(**{"kind": "summons", "how": "picture", **more})), INQUIRY))

    assert asked() == asked(how="post") == 1
    assert asked(how="courier") == asked(how="family") == 0
    assert asked(checks=[{"on": "2026-11-17", "where": "hotline", "answer": "theirs"}]) == 0
    assert asked(checks=[{"on": "2026-11-17", "where": "hotline", "answer": "not_found"}]) == 1
    assert asked(kind="lawyer") == 0


def test_the_question_to_a_court_tells_what_came_and_admits_nothing() -> None:
    summons = order(kind="summons", how="picture", sent_from="16700000169", hearing="2026-12-08 09:30", note=PLEA)
    (letter,) = letters_of(story(platform(), summons), INQUIRY)
    said = text(letter)
    assert "看上去是传票的文书" in said
    assert "发送的号码或者账号是16700000169" in said
    assert "2026年12月8日9时30分开庭" in said
    assert "不能确认这份文书是不是贵院发出的" in said
    assert "不是对电子送达的同意" in said
    assert [word for word in (*VOID, "伪造", "假的", "诈骗") if word in said] == []


def test_who_sent_it_is_asked_for_where_the_paper_does_not_say() -> None:
    selection = select(story(platform(), row("received", id="R1", kind="payment_order")), open_desk().books, TODAY)
    lacks = [lack.what for one in selection.unwritten if one.head.id == OBJECTION for lack in one.lacks]
    assert lacks == ["文书上署名的法院全称"]


def test_what_was_sent_is_kept_with_the_paper_and_its_term_is_over() -> None:
    at = track(text_of(platform(), order(), order(id="R2", number="2号")), TODAY, open_desk().books)
    with pytest.raises(UsageError, match="看不出来"):
        sending(at, SentLetter(OBJECTION))
    at = record_sent(at, sending(at, SentLetter(OBJECTION, about="R1")))
    (filing,) = at.case.filings
    assert (filing.paper, filing.to) == ("R1", COURT)
    assert {one.paper.id: [term.met for term in one.terms] for one in at.papers} == {"R1": [TODAY], "R2": [None]}
    with pytest.raises(UsageError, match="案件里还没有"):
        sending(track(text_of(platform()), TODAY, open_desk().books), SentLetter(OBJECTION))
