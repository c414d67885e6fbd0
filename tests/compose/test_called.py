"""Whatever people call a letter, every command knows which they mean; what may be several is asked back in Chinese."""

from __future__ import annotations

import re

import pytest

from letters.compose import letters_called, name_typed, nearest_letters
from letters.errors import UsageError
from tests import shelf

CONSUMER = ("complaint/consumer-association", "complaint/market-regulator")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("complaint/police", ("complaint/police",)),
        ("police", ("complaint/police",)),
        ("Police", ("complaint/police",)),
        ("治安报案书", ("complaint/police",)),
        ("报案书", ("complaint/police",)),
        ("“报案书”", ("complaint/police",)),
        ("派出所", ("complaint/police",)),
        ("警察", ("complaint/police",)),
        ("告知函", ("notice/stop-harassment",)),
        ("stop", ("notice/stop-harassment",)),
        ("negot", ("negotiation",)),
        ("complaint", ("complaint",)),
        ("complaint/", ("complaint",)),
        ("分期", ("negotiation/instalments",)),
        ("一次性结清", ("negotiation/settlement",)),
        ("消协", CONSUMER[:1]),
        ("消费者协会", CONSUMER[:1]),
        ("消费者投诉书", CONSUMER),
        ("消费者投诉书-市场监督管理局", CONSUMER[1:]),
        ("消费者投诉书（市场监督管理局）", CONSUMER[1:]),
        ("market-regulator", (CONSUMER[1], "report/market-regulator")),
        ("工商局", (CONSUMER[1], "report/market-regulator")),
        ("举报书", ("report/market-regulator",)),
        ("网信办", ("complaint/cyberspace",)),
        ("法院", ("lawsuit/civil",)),
        ("法律援助", ("legal-aid/application",)),
        ("还款协议", ("agreement/repayment",)),
        ("授权委托书", ("authorisation/agent",)),
        ("支付令", ("objection/payment-order",)),
    ],
)
def test_a_letter_is_known_by_whatever_it_is_called(word: str, meant: tuple[str, ...]) -> None:
    assert letters_called(shelf.books(), [word]) == meant


def test_several_words_mean_each_letter_once() -> None:
    assert letters_called(shelf.books(), ["报案书", "police", "告知函"]) == (
        "complaint/police",
        "notice/stop-harassment",
    )


@pytest.mark.parametrize(
    ("word", "titles"),
    [
        ("投诉书", ["消费者投诉书-消费者协会", "消费者投诉书-市场监督管理局", "个人信息保护投诉书"]),
        ("起诉状", ["民事起诉状", "行政起诉状"]),
        ("委托书", ["授权委托书", "授权委托书（交对方）"]),
        ("follow-up/re", ["重新协商申请书", "催办函", "行政复议申请书"]),
    ],
)
def test_what_may_be_several_is_asked_back_by_titles(word: str, titles: list[str]) -> None:
    with pytest.raises(UsageError) as asked:
        letters_called(shelf.books(), [word])
    assert f"“{word}”可能是 {len(titles)} 种文书" in asked.value.message
    assert all(title in asked.value.hint for title in titles)
    assert not re.search("[a-z]", asked.value.hint)


@pytest.mark.parametrize(
    ("word", "near"),
    [("报警书", "治安报案书"), ("polcie", "治安报案书"), ("起诉书", "民事起诉状"), ("延期申请", "延期付款协商申请书")],
)
def test_what_no_letter_is_called_is_answered_with_the_nearest_title_and_where_all_stand(word: str, near: str) -> None:
    with pytest.raises(UsageError) as asked:
        letters_called(shelf.books(), [word])
    assert f"没有文书“{word}”" in asked.value.message
    assert asked.value.hint == f"是不是“{near}”？看有哪些文书：letters list"
    assert nearest_letters(shelf.books(), word) == (near,)


def test_whatever_a_letter_is_typed_as_means_it_and_no_other() -> None:
    for head in shelf.books().heads:
        if head.is_letter:
            assert letters_called(shelf.books(), [name_typed(shelf.books(), head.id)]) == (head.id,)
