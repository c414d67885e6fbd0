from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from letters.kit.numerals import read_characters
from letters.kit.typed import Count, code, count, duration, is_unknown, money, phone, whole, yes_or_no

ONES, UNITS = "零一二三四五六七八九", ("", "十", "百", "千")


def in_chinese(number: int) -> str:
    """A number below a hundred million as it is read out in full."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        return in_chinese(high) + "万" + (("零" if low < 1000 else "") + in_chinese(low) if low else "")
    digits = [int(each) for each in str(number)]
    text = "".join(ONES[each] + (UNITS[len(digits) - place - 1] if each else "") for place, each in enumerate(digits))
    while "零零" in text:
        text = text.replace("零零", "零")
    return text.rstrip("零") or "零"


@given(st.integers(0, 99_999_999))
def test_a_number_read_out_in_chinese_is_that_number(number: int) -> None:
    assert read_characters(in_chinese(number)) == number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("八百九", 890),
        ("八百零九", 809),
        ("一万二", 12000),
        ("两千五", 2500),
        ("十二", 12),
        ("二零二六", 2026),
        ("百", None),
    ],
)
def test_short_forms_of_numbers_are_those_of_speech(typed: str, number: int | None) -> None:
    assert read_characters(typed) == number


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("899", "899.00"),
        ("8,999元", "8999.00"),
        ("８，９９９元", "8999.00"),
        ("￥899.5", "899.50"),
        ("八百九十九", "899.00"),
        ("八百九", "890.00"),
        ("1.2万", "12000.00"),
        ("1.2w", "12000.00"),
        ("3k", "3000.00"),
        ("1万2", "12000.00"),
        ("899块5", "899.50"),
        ("12块五毛", "12.50"),
        ("8元5角3分", "8.53"),
        ("899元整", "899.00"),
        ("0", "0.00"),
    ],
)
def test_money_is_understood_to_the_cent(typed: str, amount: str) -> None:
    assert money(typed).value == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("九百多", "准数"),
        ("大约900", "准数"),
        ("8,99", "没有认出"),
        ("1.234", "两位小数"),
        ("-5", "准数"),
        ("9亿", "1 亿元之间"),
        ("很多", "准数"),
        ("abc", "没有认出"),
    ],
)
def test_money_that_is_not_exact_is_asked_again(typed: str, reason: str) -> None:
    assert money(typed).value is None
    assert reason in money(typed).reason


@given(st.decimals(0, 99_999_999, places=2))
def test_money_shown_is_money_understood(amount: Decimal) -> None:
    assert money(f"{amount:,.2f}元").value == amount
    assert money(money(str(amount)).shown).value == amount


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("20", Count(20)),
        ("３次", Count(3)),
        ("一百二十", Count(120)),
        ("二十多次", Count(20, estimated=True)),
        ("50次左右", Count(50, estimated=True)),
        ("不止20次", Count(20, estimated=True)),
        ("十几次", Count(10, estimated=True)),
        ("三四次", Count(3, estimated=True)),
        ("十五六次", Count(15, estimated=True)),
        ("二三十个电话", Count(20, estimated=True)),
        ("3-5次", Count(3, estimated=True)),
        ("上百次", Count(100, estimated=True)),
        ("每天大约5次", Count(5, estimated=True, daily=True)),
        ("每天3到5次", Count(3, estimated=True, daily=True)),
        ("一天二十多个", Count(20, estimated=True, daily=True)),
        ("一天30个左右", Count(30, estimated=True, daily=True)),
        ("30个/天", Count(30, estimated=True, daily=True)),
        ("每天不下30个", Count(30, estimated=True, daily=True)),
        ("一天三四十个电话", Count(30, estimated=True, daily=True)),
        ("每天都有30来个", Count(30, estimated=True, daily=True)),
        ("30次每天", Count(30, estimated=True, daily=True)),
        ("每晚2个", Count(2, estimated=True, daily=True, nightly=True)),
        ("每天半夜两三个", Count(2, estimated=True, daily=True, nightly=True)),
        ("夜里2次", Count(2, nightly=True)),
        ("不下20个", Count(20, estimated=True)),
        ("三四十个", Count(30, estimated=True)),
        ("一两次", Count(1, estimated=True)),
        ("三五次", Count(3, estimated=True)),
        ("一百二三十次", Count(120, estimated=True)),
        ("每天不少于10次", Count(10, estimated=True, daily=True)),
        ("每天大概30个左右的电话", Count(30, estimated=True, daily=True)),
        ("就一次", Count(1)),
        ("30+", Count(30, estimated=True)),
        ("少说也有二十次", Count(20, estimated=True)),
        ("一共打了12次", Count(12)),
        ("收到3条短信", Count(3)),
    ],
)
def test_an_estimate_is_taken_at_its_lower_end_and_marked(typed: str, meant: Count) -> None:
    assert count(typed).value == meant
    assert ("估计" in count(typed).shown) == meant.estimated


@pytest.mark.parametrize("typed", ["几十次", "百八十", "0", "很多", "", "五三次", "5到3次", "999999"])
def test_a_count_that_is_none_is_asked_again(typed: str) -> None:
    assert count(typed).value is None
    assert count(typed).reason


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("每小时5次", "几个小时"),
        ("一小时打五六个", "几个小时"),
        ("每分钟一个", "几个小时"),
        ("每周3次", "前后一共"),
        ("很多", "最少记得有几次"),
        ("无数次", "最少记得有几次"),
        ("数不清", "最少记得有几次"),
        ("不知多少", "最少记得有几次"),
        ("一天到晚打", "最少记得有几次"),
        ("每天几十个", "最少记得有几次"),
        ("好几次", "最少记得有几次"),
        ("不到20次", "最少记得有几次"),
        ("最多10次", "最少记得有几次"),
    ],
)
def test_what_is_no_number_is_asked_back_in_the_persons_words_and_kept(typed: str, asked: str) -> None:
    found = count(typed)
    assert found.value is None
    assert asked in found.reason
    assert typed in found.reason
    assert found.kept == typed


@given(st.integers(1, 60), st.sampled_from(["每小时{}次", "一个小时{}个", "{}次/小时", "每{}分钟一次", "每半小时{}个"]))
def test_so_many_an_hour_are_never_multiplied(number: int, form: str) -> None:
    assert count(form.format(number)).value is None


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("2分10秒", 130),
        ("95秒", 95),
        ("1:35", 95),
        ("1:02:03", 3723),
        ("半小时", 1800),
        ("两分钟", 120),
        ("1小时5分", 3900),
    ],
)
def test_durations_are_seconds(typed: str, seconds: int) -> None:
    assert duration(typed).value == seconds
    assert duration(duration(typed).shown).value == seconds


@pytest.mark.parametrize("typed", ["", "秒", "很久", "1:75", "100小时"])
def test_a_duration_that_is_none_is_asked_again(typed: str) -> None:
    assert duration(typed).value is None


@pytest.mark.parametrize(("typed", "number"), [("12期", 12), ("十二", 12), ("３个人", 3), ("半", None), ("1.5", None)])
def test_whole_numbers_may_carry_a_measure_word(typed: str, number: int | None) -> None:
    assert whole(typed).value == number


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("是", True),
        ("嗯", True),
        ("收到了", True),
        ("y", True),
        ("没有", False),
        ("没收到", False),
        ("不愿意", False),
        ("N", False),
    ],
)
def test_yes_and_no_are_understood(typed: str, meant: bool) -> None:
    assert yes_or_no(typed).value is meant


@pytest.mark.parametrize("typed", ["不清楚", "我不知道", "忘了", "记不清了", "不记得", "？", "不太清楚", "没印象"])
def test_not_knowing_is_an_answer(typed: str) -> None:
    assert is_unknown(typed)
    assert yes_or_no(typed).value is None


@pytest.mark.parametrize("typed", ["是", "没有", "不是我签的", "不详细说了", "母亲不知道"])
def test_what_only_sounds_like_not_knowing_is_not(typed: str) -> None:
    assert not is_unknown(typed)


def test_a_phone_number_is_kept_as_the_screen_shows_it() -> None:
    assert phone(" 0755-0000 0021 ").value == "0755-0000 0021"
    assert phone("１９９００００００１１").value == "19900000011"
    assert phone("未知号码").value == "未知号码"
    assert phone("+86 199-0000-0011").value == "+86 199-0000-0011"


@pytest.mark.parametrize("typed", ["很多不同的号码", "张经理", "座机"])
def test_what_is_no_number_is_asked_back_and_kept(typed: str) -> None:
    assert phone(typed).value is None
    assert typed in phone(typed).reason
    assert phone(typed).kept == typed


def test_a_comma_typed_by_hand_stays_as_it_was_typed() -> None:
    assert code("ＲＺ２０２６，第２单").value == "RZ2026，第2单"


@given(st.text(max_size=30))
@example("1" + "0" * 26)
@example("一" * 5000)
@example("1" * 5000)
def test_no_text_breaks_any_of_them(typed: str) -> None:
    for understand in (money, count, duration, whole, yes_or_no, phone, code):
        found = understand(typed)
        assert (found.value is None) == bool(found.reason)
