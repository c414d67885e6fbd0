"""What may hurt its sender about the thing and about cash is kept back from whoever they did not decide to tell it."""

from __future__ import annotations

import pytest

from letters.compose.masks.private import private_words, without_private
from tests.shelf import letter, text
from tests.stories import contact, lease, platform, row, story

DAY = "2026-11-23"
POLICE, NOTICE = "complaint/police", "notice/stop-harassment"
CHAT = row(
    "evidence",
    id="E1",
    title="与中介、回收商的微信聊天",
    kind="electronic",
    proves="设备直送回收商、到手6300元，来电威胁",
)
THREAT = contact("I1", "2026-11-01 10:00", acts=["threat"], words="小心点", evidence=["E1"])
GONE = lease(device_received=False, cash_received="6300.00")


def decided(**about: str) -> str:
    return row("overrides", warning="device-not-received", reason="问过12348", **about)


@pytest.mark.parametrize("one", private_words(), ids=lambda one: one.trips[0])
def test_each_rule_hides_its_own_proofs_and_no_near_miss(one) -> None:
    assert not [words for words in one.trips if not one.pattern.search(words)]
    assert not [words for words in one.passes if any(each.pattern.search(words) for each in private_words())]


def test_the_other_side_reads_nothing_of_it_though_an_authority_may() -> None:
    case = story(platform(), GONE, THREAT, CHAT, decided())

    told = text(case, DAY, NOTICE)
    assert "名称、来源和原件：与中介、〔略〕（" in told
    assert "证明内容：〔略〕，来电威胁" in told
    assert "设备直送回收商、到手6300元" in text(case, DAY, POLICE)


def test_a_decision_for_that_very_letter_lets_it_be_told() -> None:
    case = story(platform(), GONE, THREAT, CHAT, decided(letter=NOTICE))
    assert "设备直送回收商、到手6300元" in text(case, DAY, NOTICE)


def test_who_has_nothing_to_keep_back_keeps_every_word() -> None:
    assert "设备直送回收商、到手6300元" in text(story(platform(), lease(), THREAT, CHAT), DAY, NOTICE)


def test_the_sender_is_told_what_was_kept_back_and_where() -> None:
    warnings = letter(story(platform(), GONE, THREAT, CHAT, decided()), DAY, NOTICE).warnings
    [masked] = [one for one in warnings if one.id == "masked"]

    assert masked.detail == "有关设备和钱款的内容"
    assert [str(place) for place in masked.places] == [
        "证据 E1 的名称：“与中介、〔略〕”",
        "证据 E1 的证明目的：“〔略〕，来电威胁”",
    ]


def test_a_case_without_such_words_is_the_very_same() -> None:
    case = story(platform(), GONE, contact("I1", "2026-11-01 10:00", acts=["threat"], words="小心点"))
    assert without_private(case) == (case, ())
