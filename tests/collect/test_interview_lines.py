"""Lines of contacts that are pasted: each has its own people, and what is not understood stays as typed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.case import SELF, Channel
from letters.collect.interview.words.contact_words import contact_words
from letters.collect.interview.words.lines import parse, parse_lines, read_back, table

TODAY = date(2026, 11, 27)
KNOWN = {"哥哥": "T1"}


@pytest.mark.parametrize(
    ("told", "to"),
    [
        ("打给我哥 问我在哪", ["T1"]),
        ("打给我爸和我妈", ["父亲", "母亲"]),
        ("打给我妈、我爸、两个同事", ["母亲", "父亲", "同事2人"]),
        ("给我妈打电话说我欠钱", ["母亲"]),
        ("我妈接到电话", ["母亲"]),
        ("我妈说有人打给她骂人", ["母亲"]),
        ("我老公说他们打给我婆婆", ["婆婆"]),
        ("打电话到我单位", ["单位的人"]),
        ("我老婆 电话", ["妻子"]),
        ("T1 电话", ["T1"]),
        ("打给我和我老婆", [SELF, "妻子"]),
        ("又打来", [SELF]),
        ("两个男的上门", [SELF]),
        ("T9 电话", [SELF]),
        ("加我朋友微信说我欠钱", ["朋友"]),
        ("来我爸妈家敲门", ["父母"]),
        ("上门找我，我不在，我妈开的门", [SELF]),
        ("电话里说要找我领导，还真打到我单位了", ["单位的人"]),
    ],
)
def test_whom_a_contact_reached_is_told_by_its_own_words(told: str, to: list[str]) -> None:
    assert list(contact_words(told, KNOWN).to) == to


@pytest.mark.parametrize(
    "told",
    [
        "短信 说要上门打给我妈",
        "“再不还就打给你妈”",
        "说要告诉我妈",
        "打给我说要找我同事",
        "威胁说不还就联系我领导",
        "没打给我妈",
        "电话里骂我妈",
        "上门，我妈在家",
        "不许他们打给我妈",
        "他们说已经打给我妈了",
        "他说会上门找我爸妈",
        "让我老婆替我还",
        "问我老公在哪上班",
    ],
)
def test_a_threat_to_call_somebody_is_no_call_to_them(told: str) -> None:
    assert contact_words(told, KNOWN).to == (SELF,)


@pytest.mark.parametrize(
    ("told", "channel", "name"),
    [
        ("发短信说要上门", Channel.SMS, None),
        ("打电话说上门", Channel.CALL, None),
        ("微信 发我照片", Channel.SOCIAL, "微信"),
        ("微信电话", Channel.SOCIAL, "微信"),
        ("两个男的来我家敲门", Channel.VISIT, None),
        ("又打来", Channel.CALL, None),
        ("威胁说再不还就上门", None, None),
        ("“打电话”", None, None),
    ],
)
def test_how_a_contact_came_is_told_by_its_own_words(told: str, channel: Channel | None, name: str | None) -> None:
    found = contact_words(told, KNOWN)
    assert (found.channel, found.channel_name) == (channel, name)


@pytest.mark.parametrize(
    ("told", "is_told"),
    [
        ("我妈说有人打给她", True),
        ("打给我老婆，她告诉我的", True),
        ("听我哥说打给他了", True),
        ("邻居说有人打给我", False),
        ("打给我妈", False),
        ("我说别打了", False),
    ],
)
def test_what_somebody_else_told_is_known_by_that(told: str, *, is_told: bool) -> None:
    assert contact_words(told, KNOWN).is_told == is_told


def test_a_line_is_read_whatever_its_order_and_its_rest_is_kept_as_typed() -> None:
    line = parse("1. 11月15日下午三点多，17012345678 打给我哥 问我在哪", TODAY, KNOWN)
    assert (str(line.at), line.number, line.to, line.channel) == ("2026-11-15", "17012345678", ("T1",), Channel.CALL)
    assert line.account == "下午三点多，打给我哥 问我在哪"
    turned = parse("１７０１２３４５６７８ 打给我哥 问我在哪 11月15日下午三点多", TODAY, KNOWN)
    assert (turned.at, turned.number, turned.account) == (line.at, line.number, line.account)


def test_words_between_quotation_marks_are_words_and_the_rest_is_account() -> None:
    sms = parse("11.24 晚上9点 短信 １０６９００００１２３４５６ “再不还就打给你妈”", TODAY, KNOWN)
    assert (str(sms.at), sms.number) == ("2026-11-24 21:00:00", "10690000123456")
    assert (sms.words, sms.account, sms.to, sms.channel) == ("再不还就打给你妈", None, (SELF,), Channel.SMS)
    call = parse("11月8日 说“再不还”就上门", TODAY, KNOWN)
    assert (call.words, call.account) == ("再不还", "说“再不还”就上门")


def test_an_id_that_nobody_has_stays_in_the_account() -> None:
    line = parse("昨天 T9 电话", TODAY, KNOWN)
    assert (line.to, line.account) == ((SELF,), "T9 电话")
    assert parse("昨天 T1 电话", TODAY, KNOWN).account is None


def test_a_table_copied_from_elsewhere_is_read_cell_by_cell() -> None:
    line = parse("11月3号｜我爸｜138 0000 0000｜电话｜骂人", TODAY, KNOWN)
    assert (str(line.at), line.to, line.number, line.channel) == (
        "2026-11-03",
        ("父亲",),
        "138 0000 0000",
        Channel.CALL,
    )


def test_how_often_is_taken_where_one_number_says_it() -> None:
    often = parse("11月20日到24日 每天30个左右", TODAY, KNOWN)
    assert often.count is not None
    assert (str(often.until), often.count.number, often.count.daily) == ("2026-11-24", 30, True)
    assert parse("11月20日 来了两个人", TODAY, KNOWN).count is None


LINES = """\
11月10日早上8点 17012345678 电话 “再不还就起诉”
11月12日 打给我老婆，说我骗手机，她告诉我的
那天晚上又打
11月15日下午三点多 打给我哥 问我在哪
11月8日8点 打来
昨晚12点 微信 发我照片
"""


def test_lines_are_read_back_as_a_table_with_those_that_were_not_understood() -> None:
    read = parse_lines(LINES, TODAY, KNOWN)
    rows = table(read, {"T1": "哥哥"})
    assert [row[1] for row in rows] == ["您本人", "妻子（听人说的）", "哥哥", "您本人", "您本人"]
    assert [row[0] for row in rows][2:4] == ["2026年11月15日", "2026年11月8日（“8点”说不准是几点，照您的话记）"]
    assert "就是11月27日零点" in rows[4][0]
    told = read_back(read, {"T1": "哥哥"})
    assert told.startswith("1. 2026年11月10日 08:00｜找了您本人｜17012345678｜电话\n   “再不还就起诉”\n2. ")
    assert "3. 2026年11月15日｜找了哥哥｜电话\n   下午三点多，打给我哥 问我在哪" in told
    assert told.endswith(
        "没有看懂的行：\n“那天晚上又打”：“那天”是哪一天？记得就写成 10月3日；记不清哪天、只知道哪个月，就写 2026年10月"
    )


def test_nothing_is_taken_over_from_the_line_before() -> None:
    first, second = parse_lines("11月12日 短信 打给我老婆 “还钱”\n11月13日 又来", TODAY, {})
    assert first.to == ("妻子",)
    assert (second.to, second.channel, second.number, second.words) == ((SELF,), None, None, None)


PIECES = st.lists(
    st.sampled_from(
        [
            "11月20日",
            "昨天",
            "晚上八点多",
            " ",
            "，",
            "打给我妈",
            "我哥",
            "短信",
            "“再不还就找你单位”",
            "16700002001",
            "骂人",
            "说要上门",
            "天天",
            "他们",
        ]
    ),
    max_size=8,
).map("".join)


@given(PIECES)
def test_no_word_of_a_line_is_lost(text: str) -> None:
    line = parse(text, TODAY, {})
    told = f"{line.words} {line.account} {line.number} {line.to} {line.text if line.at is None else ''}"
    for word in ("骂人", "说要上门", "天天", "他们", "再不还就找你单位", "16700002001", "晚上八点多"):
        if word in text:
            assert word in told or line.at is None


@given(st.text(max_size=60))
def test_no_line_breaks_it(text: str) -> None:
    line = parse(text, TODAY, {})
    assert (line.at is None) == bool(line.problem)
