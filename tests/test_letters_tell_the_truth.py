"""Letters say no more than the case: no word for what did not happen, no name nobody gave, the same bytes anywhere."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shelf import letter, text
from tests.stories import contact, contract, lease, platform, row, story, table

ROOT = Path(__file__).resolve().parents[1]
DAY = "2026-11-23"
POLICE, CONSUMER, REGULATOR = "complaint/police", "complaint/consumer-association", "complaint/market-regulator"
REPORT = "report/market-regulator"
DOOR = table("route", dispute_first="consumer-association")
STRONG = ("威胁", "恐吓", "辱骂", "侮辱", "轰炸", "诽谤", "骚扰", "敲诈", "诈骗")

CALLS = [contact(f"I{n}", f"2026-11-1{n} 09:0{n}", answered=False, from_number=f"1670000010{n}") for n in range(1, 7)]


@pytest.mark.parametrize("wanted", [POLICE, CONSUMER])
def test_missed_calls_alone_are_told_without_any_word_for_what_nobody_said(wanted: str) -> None:
    written = text(story(platform(), lease(), DOOR, *CALLS), DAY, wanted)
    assert not [word for word in STRONG if word in written]
    assert written.split("催收事件明细表")[-1].count("未接听") == len(CALLS)


def test_a_case_without_a_collector_names_none() -> None:
    written = text(story(platform(), lease(), *CALLS), DAY, POLICE)
    assert "催收方" not in written
    call = contact("I1", DAY + " 09:00", acts=["threat"], words="等着", from_number="16700000101")
    assert "本人接到16700000101来电，对方说：“等着”" in text(story(call), DAY, POLICE)
    assert "有人到场。敲门" in text(story(contact("I1", DAY + " 09:00", "visit", account="敲门")), DAY, POLICE)


def test_each_form_of_abuse_is_told_in_order_of_time_with_number_words_and_evidence() -> None:
    case = story(
        contact("I1", "2026-11-01 22:30", count=31, from_number="16700000101", answered=False),
        contact(
            "I2",
            "2026-11-02 09:05",
            "sms",
            acts=["threat"],
            words="你等着",
            from_number="16700000102",
            evidence=["E01"],
        ),
        contact("I3", "2026-11-03 12:00", "social", channel_name="微信群", acts=["insult"], words="骗子", audience=36),
        contact("I4", "2026-11-04 21:10", "visit", place="住处门口", account="两人敲门", present="两名男子"),
        row("evidence", id="E01", title="短信截图", kind="electronic", proves="短信内容"),
    )
    written = text(case, DAY, POLICE)
    facts = written.split("事实经过", 1)[1].split("三、请求事项", 1)[0]
    told = (
        "2026年11月1日22时30分许，本人有16700000101的未接来电31次。",
        "11月2日9时5分许，本人收到16700000102短信，内容见上。（证据1）",
        "11月3日12时许，有人在微信群发布信息（可见36人）：“骗子”。",
        "11月4日21时10分许，有人到住处门口。两人敲门。在场情况：两名男子。",
    )
    assert facts.split() == list(told)
    assert "2026年11月2日9时5分许，本人收到16700000102短信：“你等着”。（证据1）" in written.split("行为人", 1)[0]


def test_what_was_told_what_was_seen_and_who_said_to_be_whom_are_kept_apart() -> None:
    case = story(
        row("respondents", id="firm", roles=["collector"], name="磐垣公司"),
        row("third_parties", id="mother", relation="母亲"),
        contact("I1", "2026-11-01 09:00", to=["mother"], account="说我不还钱", known_by="told"),
        contact("I2", "2026-11-02 09:00", account="要我付款", by="firm", by_basis="self_stated"),
        contact("I3", "2026-11-03 09:00", account="又来电", by="firm", by_basis="inferred"),
        contact("I4", "2026-11-04 09:00", account="客服回电", by="firm", by_basis="confirmed"),
    )
    written = text(case, DAY, POLICE)
    assert "据母亲转述：说我不还钱。" in written
    assert "自称属于磐垣公司的人员（身份未核实）" in written
    assert "身份未核实的人员（本人推断与磐垣公司有关）" in written
    assert "11月4日9时许，磐垣公司致电本人" in written


def test_an_estimate_stays_marked_and_a_time_not_known_is_said_and_never_night() -> None:
    case = story(
        contact("I1", "2026-10", count=20, estimated=True, account="几乎每天都有"),
        contact("I2", "2026-11-02", account="记不清钟点"),
        contact("I3", "2026-11-03 23:00", account="夜里来电"),
    )
    written = text(case, DAY, POLICE)
    assert "约20次" in written
    assert "已记录2次、另估计约20次" in written
    assert "2026年10月（日期不详），本人接到来电约20次" in written
    assert "11月2日，本人接到来电。记不清钟点" in written
    assert "夜间（22时至次日8时）至少1次" in written


def test_an_act_of_which_nothing_more_is_told_is_the_persons_own_statement_and_cites_nothing() -> None:
    colleagues = row("third_parties", id="work", relation="同事", people=3)
    calls = [contact(f"I{n}", f"2026-10-0{n} 09:10", to=["work"], acts=["debt_disclosed"]) for n in (1, 2, 3)]
    written = text(story(platform(), lease(), colleagues, *calls), DAY, POLICE)
    assert "同事3人接到来电3次。本人得知，这几次有：向他人透露债务。" in written
    assert "内容：本人得知：向他人透露债务。" in written
    assert "散布隐私" not in written


def test_what_nobody_can_lay_at_anybodys_door_is_told_and_counted_as_what_it_is() -> None:
    codes = contact("I1", "2026-10-13 12:40", "sms", count=180, from_number="多个106号段", account="验证码")
    orders = contact("I2", "2026-10-13 12:05", "other", channel_name="外卖平台", acts=["prank_orders"], count=6)
    hidden = contact("I3", "2026-10-13 22:05", from_number="未知号码", account="不说话")
    inside = contact("I4", "2026-10-13 23:05", "visit", acts=["intrusion"], account="推门进来", place="走廊")
    written = text(story(platform(), lease(), codes, orders, hidden, inside), DAY, POLICE)
    assert "未显示号码的来电1次，短信180条，有人进入住处1次，被人冒名下单6单，合计188次" in written
    assert "本人收到短信180条（号码记录为：多个106号段）。验证码。" in written
    assert "有人以本人的名义通过外卖平台下单6单。" in written
    assert "本人接到未显示号码的来电。" in written
    assert "有人到走廊，进入住处。" in written
    facts = written.split("事实经过", 1)[1].split("催收事件明细表", 1)[0]
    assert "发起" not in written
    assert "身份不明的人员" not in facts


def test_what_is_not_declared_is_not_said_to_be_none() -> None:
    silent = text(story(platform(), lease(), DOOR, *CALLS), DAY, CONSUMER)
    assert "没有起诉" not in silent
    assert "没有向其他行政机关" not in silent
    neither = table("declarations", before_other_body=False, before_court=False)
    told = text(story(platform(), lease(), DOOR, neither, *CALLS), DAY, CONSUMER)
    assert told.count("就同一争议") == 1
    assert "没有起诉，没有申请仲裁，也没有向其他行政机关或者消费者组织提出过投诉。" in told
    one = table("declarations", before_other_body=False)
    of_bodies = text(story(platform(), lease(), DOOR, one, *CALLS), DAY, CONSUMER)
    assert "就同一争议，本人没有向其他行政机关" in of_bodies
    assert "没有起诉" not in of_bodies


def test_the_dispute_is_not_denied_and_the_debt_not_admitted_to_the_police() -> None:
    written = text(story(platform(), lease(), *CALLS), DAY, POLICE)
    assert "与合同有关的争议另循民事途径解决，不在本次报案之内" in written
    assert "不否认" not in written
    assert "本人欠" not in written


ROUTE = table("route", dispute_first="market-regulator")


def test_a_report_goes_to_each_body_that_has_jurisdiction_and_a_dispute_to_one() -> None:
    shop = row("respondents", id="shop", roles=["shop"], name="亮点手机店", address="河南省周口市太康县某某街15号")
    practices = [row("practices", kind="misleading", by=who, account="说法不一") for who in ("platform", "shop")]
    case = story(platform(), shop, contract("C1", "platform", "shop"), *practices, ROUTE)
    from tests.shelf import planned

    reports = planned(case, DAY, REPORT).letters
    assert [one.addressee.name for one in reports] == ["深圳市市场监督管理局南山监管局", "太康县市场监督管理局"]
    assert [[party.id for party in one.addressee.respondents] for one in reports] == [["platform"], ["shop"]]
    assert len(planned(case, DAY, REGULATOR).letters) == 1


def test_a_name_that_the_user_confirmed_wins() -> None:
    named = table("addressees", police="某某市公安局某某派出所")
    made = letter(story(*CALLS, named), DAY, POLICE)
    assert (made.addressee.name, made.addressee.confirmed) == ("某某市公安局某某派出所", True)


def test_own_demands_replace_the_letters_own_and_flow_nowhere_else() -> None:
    demands = '[demands]\n"complaint/police" = ["查明来电人是谁"]\n'
    case = story(platform(), lease(), DOOR, *CALLS, demands)
    assert "1. 查明来电人是谁。" in text(case, DAY, POLICE)
    assert "出具受案回执" not in text(case, DAY, POLICE)
    assert "查明来电人是谁" not in text(case, DAY, CONSUMER)


CASE = ROOT / "examples" / "missed-calls" / "case.toml"
WRITING = [sys.executable, "-m", "letters", "write", "case.toml", "--out", "out", "--format", "docx,txt,html"]
PLACES = [
    {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242"},
    {"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "0", "PYTHONOPTIMIZE": "1"},
]


@pytest.mark.long
def test_the_same_case_gives_the_same_bytes_in_another_time_zone_locale_hash_seed_and_folder(tmp_path: Path) -> None:
    digests = set()
    for number, place in enumerate(PLACES):
        folder = tmp_path / f"地方 {number}"
        folder.mkdir()
        shutil.copy(CASE, folder)
        environment = {**os.environ, **place, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        subprocess.run(  # noqa: S603  our own command
            WRITING, cwd=folder, env=environment, check=True, capture_output=True
        )
        files = sorted((folder / "out").iterdir())
        whole = b"".join(path.name.encode() + path.read_bytes() for path in files)
        digests.add(hashlib.sha256(whole).hexdigest())
    assert len(digests) == 1
