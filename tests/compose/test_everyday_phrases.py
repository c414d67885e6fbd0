"""Sentences that people write in anger or in need: each rings in the letter that carries it, its near misses do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from letters.compose.guard.texts import ACCOUNT
from letters.compose.guard.warnings import Severity
from tests.compose.protected import BASE, CONSUMER, POLICE, own
from tests.compose.test_protection_of_words import OFFER, cautions
from tests.shelf import books, hits
from tests.stories import contact, offer, row, story, table

if TYPE_CHECKING:
    from letters.compose.guard.warning_rules import Words

HOSTILE = ("health-told", "relatives-told", "accounts-told")
ENOUGH = 8  # ways of saying it, and near misses, that a rule about an everyday phrase is proved by
EVERYDAY = [
    ("那八千七我知道，我承认欠贵司8700元", "admits-disputed"),
    ("滞纳金3000元我自愿付滞纳金", "admits-disputed"),
    ("再打一个电话来我就打断你们的腿", "threatens"),
    ("过几天我叫几个兄弟去你们公司堵门", "threatens"),
    ("违约金不减免，我就每天去12315投诉你们", "threatens"),
    ("当初租这部手机我就没打算还钱", "never-meant-to-pay"),
    ("后来我找亲戚冒充律师给客服打电话", "posed-as-somebody"),
    ("申请的时候我骗平台说在国企上班，有工作", "lied-to-get-it"),
    ("上个月我报过一次假警", "false-report-made"),
    ("我报了一次假警吓他们", "false-report-made"),
    ("本通知具有法律效力，三日不回复视为同意", "claims-force"),
]
FRAMES = ("对方在短信里说“{}”", "我没有说过“{}”，是他们编的", "来电人问我是不是“{}”")


@pytest.mark.parametrize(("words", "kind"), EVERYDAY)
def test_an_everyday_phrase_is_warned_of_where_it_stands(words: str, kind: str) -> None:
    [place] = cautions(story(*BASE, own(words)), POLICE)[kind].places
    assert place.place == "自述"


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("words", "kind"), EVERYDAY)
def test_the_same_phrase_told_of_somebody_else_gives_no_warning(words: str, kind: str, frame: str) -> None:
    assert kind not in {hit.kind for hit in hits(frame.format(words), ACCOUNT)}


def proved() -> list[Words]:
    """The patterns that this is about: what the sender did, what the other side would learn."""
    own_doing = ("never-meant-to-pay", "posed-as-somebody", "lied-to-get-it", "false-report-made", "claims-force")
    return [words for name in (*own_doing, *HOSTILE) for words in books().rules.kinds[name].words]


def test_each_is_proved_by_enough_ways_of_saying_it_and_enough_near_misses() -> None:
    assert [words.trips[0] for words in proved() if min(len(words.trips), len(words.passes)) < ENOUGH] == []


TOLD = table("budget", dependants="女儿1人，读大二", income=[{"item": "丈夫工资", "amount": "3000.00"}])


def test_an_illness_is_warned_of_in_what_the_other_side_gets_with_its_sentence_and_other_words() -> None:
    own = f'[demands]\n"{OFFER}" = ["本人确诊肝炎，请减免"]\n'
    caution = cautions(story(*BASE, offer().replace("2026年6月因病手术", "失业"), own), OFFER)["health-told"]
    [place] = caution.places
    assert (caution.severity, place.place) == (Severity.WARN, "自己写的请求第1项")
    assert "确诊" in place.quote
    assert "客观原因" in caution.next


def test_what_relatives_earn_is_warned_of_where_the_offer_tells_it_and_the_budget_gives_only_sums() -> None:
    doubted = offer(disputed=[{"item": "违约金", "amount": "80.00", "reason": "只有配偶收入，付不起"}])
    places = cautions(story(*BASE, doubted, TOLD), OFFER)["relatives-told"].places
    assert {place.quote for place in places} == {"只有配偶收入"}
    assert "relatives-told" not in cautions(story(*BASE, offer(), TOLD), OFFER)


def test_an_account_asked_to_be_paid_into_is_warned_of_in_the_requests_to_the_other_side() -> None:
    case = story(*BASE, offer(), f'[demands]\n"{OFFER}" = ["请将押金退到支付宝账号19900000055"]\n')
    [place] = cautions(case, OFFER)["accounts-told"].places
    assert place.place == "自己写的请求第1项"


def test_an_office_is_told_of_an_illness_without_a_warning() -> None:
    case = story(*BASE, own("我确诊肝炎，住院三周，女儿读大二。"), row("harms", what="住院治疗"))
    for letter in (POLICE, CONSUMER):
        assert not set(HOSTILE) & cautions(case, letter).keys()


def test_a_report_that_was_true_and_a_slander_give_no_warning() -> None:
    told = "我报过警，有回执。对方在群里造谣我有艾滋病，威胁扣我爸的退休金。"
    case = story(*BASE, contact("I9", "2026-10-05 10:00", account=told), offer())
    assert "false-report-made" not in cautions(case, POLICE)
    assert not {hit.kind for hit in hits(told, ACCOUNT)} & set(HOSTILE)
