"""Carrier bills and other tables: columns by what they say, wherever they stand, in every kind of file."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letters.collect.logs import Contact, open_log
from letters.collect.logs.blank_log import template
from letters.collect.logs.caller_keys import key_of
from letters.errors import FileError
from letters.kit.tables.rows import Spot
from tests.collect.logs.log_files import (
    CARRIER,
    CARRIER_TOLD,
    ROWS,
    contacts,
    html,
    passed,
    payments,
    told,
    unreadable,
    write_csv,
    write_xls,
    write_xlsx,
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_carrier_bill_reads_the_same_in_every_encoding(tmp_path, encoding, delimiter):
    path = write_csv(tmp_path / "a.csv", CARRIER, *ROWS, encoding=encoding, delimiter=delimiter)

    assert [told(contact) for contact in contacts(path)] == CARRIER_TOLD


def test_a_carrier_bill_reads_the_same_as_xls_xlsx_and_html_named_xls(tmp_path):
    page = tmp_path / "page.xls"
    page.write_bytes(html(CARRIER, *ROWS).encode("gb18030"))

    for path in (write_xls(tmp_path / "b.xls", CARRIER, *ROWS), write_xlsx(tmp_path / "c.xlsx", CARRIER, *ROWS), page):
        assert [told(contact) for contact in contacts(path)] == CARRIER_TOLD
        assert open_log(path).dialect.id == "carrier-calls"


def test_the_extension_of_a_file_says_nothing(tmp_path):
    book = write_xlsx(tmp_path / "b.xlsx", CARRIER, *ROWS).rename(tmp_path / "b.csv")
    table = write_csv(tmp_path / "a.csv", CARRIER, *ROWS).rename(tmp_path / "a.xls")

    assert [told(contact) for contact in contacts(book)] == CARRIER_TOLD
    assert [told(contact) for contact in contacts(table)] == CARRIER_TOLD


def test_the_heading_is_found_below_any_preamble(tmp_path):
    path = write_csv(tmp_path / "a.csv", ("客户姓名：林*溪",), (), ("号码", "199****0011"), CARRIER, *ROWS)

    assert len(contacts(path)) == 3
    assert contacts(path)[0].spot.line == 5
    assert passed(path) == ["表头之前的说明", "表头之前的说明", "表头"]


def test_a_heading_that_comes_again_on_each_page_is_no_record(tmp_path):
    path = write_csv(tmp_path / "a.csv", CARRIER, ROWS[0], CARRIER, ROWS[1], ("合计", "", "", "", "1分51秒", ""))

    assert len(contacts(path)) == 2
    assert passed(path) == ["表头", "表头", "合计"]


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        (  # China Unicom 2017
            "序号,业务类型,通话起始时间,通话时长,呼叫类型,对方号码,通话类型,通话费,其他费,小计",
            "1,语音电话,2026-08-10 09:03:11,1分4秒,被叫,16700000105,国内通话,0.00,0.00,0.00",
        ),
        (  # China Unicom 2015: the type is the direction
            "对方号码,起始时间,通话类型,通话时长（秒）,总话费,长途类型,话单位置,漫游类型,网络",
            "16700000105,2026/8/10 9:03:11,被叫,64,0.00,本地,杭州,非漫游,4G",
        ),
        (  # Shanghai Mobile
            "序号,起始时间,通信地点,通信方式,对方号码,通信时长,通信类型,套餐优惠,实收通信费,是否“新通话”",
            "1,2026年08月10日 09:03:11,上海,被叫,16700000105,00:01:04,本地,--,0.00,否",
        ),
        (  # China Telecom
            "对方号码,呼叫类型,起始时间,通话时长（秒）,通话类型,使用地点",
            "16700000105,被叫呼入,20260810090311,64,市话,重庆",
        ),
    ],
)
def test_each_carrier_names_its_columns_in_its_own_way(tmp_path, heading, row):
    path = tmp_path / "bill.csv"
    path.write_text(f"{heading}\n{row}\n", encoding="gb18030")

    (contact,) = contacts(path)
    assert told(contact) == ("2026-08-10 09:03:11", "in", "16700000105", 64)
    assert contact.rank == "carrier"


def test_with_caller_and_called_given_the_other_side_is_not_ones_own_number(tmp_path):
    heading = ("主叫号码", "被叫号码", "起始时间", "通话时长")
    came = ("16700000105", "+86 199 0000 0011", "2026-08-10 09:03:11", "1分钟4秒")
    went = ("19900000011", "057100000012", "2026-08-10 10:00:00", "5")
    path = write_csv(tmp_path / "a.csv", heading, came, went)

    found = contacts(path, own=frozenset({"19900000011"}))
    assert [(c.direction.value, c.number) for c in found] == [("in", "16700000105"), ("out", "057100000012")]
    assert [line for line, _ in unreadable(path)] == [2, 3]


def test_days_stand_in_heading_rows_of_their_own(tmp_path):
    rows = (("2026-08-10",), ("09:03:11", "被叫", "16700000105", "1分钟58秒"), ("2026年8月11日 星期二",))
    page = tmp_path / "a.xls"
    page.write_text(html(("起始时间", "通话方式", "对方号码", "通话时长"), *rows, rows[1]), encoding="utf-8")

    assert [told(contact) for contact in contacts(page)] == [
        ("2026-08-10 09:03:11", "in", "16700000105", 118),
        ("2026-08-11 09:03:11", "in", "16700000105", 118),
    ]


def test_messages_of_an_iphone_with_their_line_breaks(tmp_path):
    heading = ("Chat Session", "Message Date", "Service", "Type", "Sender ID", "Sender Name", "Status", "Text")
    rows = [
        ("16700000105", "2026-08-10 09:03:11", "SMS", "Incoming", "16700000105", "", "Read", "还钱\n不然上门"),
        ("16700000105", "2026-08-10 09:04:11", "SMS", "Outgoing", "", "", "Sent", "我在协商"),
        ("16700000105", "2026-08-10 09:05:11", "WhatsApp", "Notification", "", "", "", "加密"),
    ]
    found = contacts(write_csv(tmp_path / "a.csv", heading, *rows, encoding="utf-8-sig"))

    assert [(c.direction.value, c.number, c.text) for c in found] == [
        ("in", "16700000105", "还钱\n不然上门"),
        ("out", "16700000105", "我在协商"),
    ]


def test_times_that_a_workbook_holds_as_dates_and_as_serial_numbers(tmp_path):
    rows = [(when, "", "被叫", "16700000105", 5, "") for when in (datetime(2026, 8, 10, 9, 3, 11), 46244.5)]  # noqa: DTZ001

    for path in (write_xlsx(tmp_path / "a.xlsx", CARRIER, *rows),):
        assert [str(contact.at) for contact in contacts(path)] == ["2026-08-10 09:03:11", "2026-08-10 12:00:00"]


def test_an_alipay_bill_of_padded_cells(tmp_path):
    text = (
        "支付宝账单\n起始时间：[2026-08-01 00:00:00]    终止时间：[2026-08-31 23:59:59]\n"
        "交易时间   ,交易分类  ,交易对方  ,对方账号 ,商品说明 ,收/支 ,金额  ,收/付款方式 ,"
        "交易状态 ,交易订单号 ,商家订单号 ,备注 ,\n"
        '2026-08-02 10:00:00 ,数码 ,橘租   ,/ ,租金第2期 ,支出 ,"1,899.00" ,余额 ,交易成功 ,20260802\t,M1\t, ,\n'
    )
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="gb18030")

    (payment,) = payments(path)
    assert (payment.party, payment.amount, payment.order, payment.flow) == (
        "橘租",
        Decimal("1899.00"),
        "20260802",
        "out",
    )


def test_the_template_that_the_tool_writes_is_read_back_with_what_was_filled_in(tmp_path):
    filled = "2026-08-10 09:03,电话,,未知号码,未接,,,截图\r\n2026-08-11,短信,对方联系,10690001,,,再不还就上门,\r\n"
    path = tmp_path / "t.csv"
    path.write_bytes(template() + filled.encode())

    assert open_log(path).dialect.id == "template"
    call, message = contacts(path)
    assert (call.number, call.answered, call.rank, call.exact) == ("未知号码", False, "screenshot", False)
    assert (str(message.at), message.text, message.rank) == ("2026-08-11", "再不还就上门", None)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "空文件"),
        (b"%PDF-1.7\n", "PDF"),
        (b"hello,world\n1,2\n", "不是认识的记录"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0", "不是文字"),
        (b"<svg></svg>", "不是认识的记录"),
        (
            "序号,业务类型,起始时间,通话时长,通话类型\n1,语音,2026-08-10 09:03:11,5,主叫\n".encode(),
            "没有“对方号码”一列",
        ),
    ],
)
def test_what_is_no_log_is_refused_with_the_next_step(tmp_path, content, word):
    path = tmp_path / "a.csv"
    path.write_bytes(content)

    with pytest.raises(FileError, match=word) as refused:
        open_log(path)
    assert refused.value.hint


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(FileError, match="找不到"):
        open_log(tmp_path / "none.csv")
    with pytest.raises(FileError, match="文件夹"):
        open_log(tmp_path)


def test_rows_that_a_page_never_closes_and_tables_inside_cells_lose_nothing(tmp_path):
    rows = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in (CARRIER, *ROWS))
    path = tmp_path / "a.xls"
    path.write_text(f"<html><table><tr><td>外层<table>{rows}</table><tr><td>页脚</table>", encoding="utf-8")

    assert [told(contact) for contact in contacts(path)] == CARRIER_TOLD


@pytest.mark.parametrize(
    "row", ["2026-08-10 09:03,电话,,1,也许,,,", "2026-08-10 09:03,电话,,1,,,,听说", "2026-08-10,飞鸽,,1,,,,"]
)
def test_a_word_in_the_table_that_is_not_known_is_asked_back(tmp_path, row):
    path = tmp_path / "t.csv"
    path.write_bytes(template() + row.encode())

    assert "不认识；可写" in unreadable(path)[0][1]


NUMBERS = ("16700000105", "167 0000 0105", "+8616700000106", "057100000012", "", "未知号码", "abc")
ROW = st.tuples(
    st.sampled_from(["2026-08-10 09:03:11", "2026-08-10", "8/9/2026 10:00", "", "合计", "2026年8月10日", "起始时间"]),
    st.sampled_from(["杭州", "", "线\n路"]),
    st.sampled_from(["被叫", "主叫", "", "呼入", "被叫主叫"]),
    st.sampled_from(NUMBERS),
    st.sampled_from(["47", "1分4秒", "", "不详", "0"]),
    st.sampled_from(["国内通话", "呼叫转移", ""]),
)


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(ROW, max_size=12))
def test_a_row_says_the_same_among_others_and_alone(tmp_path, rows):
    together = list(open_log(write_csv(tmp_path / "all.csv", CARRIER, *rows)).entries())
    calendars = {"2026年8月10日"}  # a day on its own changes what the rows below it mean
    if any(row[0] in calendars and not any(row[1:]) for row in rows) or any("起始时间" in row for row in rows):
        return
    alone: list[object] = []
    for row in rows:
        alone += list(open_log(write_csv(tmp_path / "one.csv", CARRIER, row)).entries())[1:]
    assert [bare(entry) for entry in together[1:]] == [bare(entry) for entry in alone]


def bare(entry):
    """An entry without the line on which it stands."""
    return entry._replace(spot=Spot(0))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(ROW, max_size=12), st.sampled_from(["16700000105", "16700000106", "hidden", "abc"]))
def test_the_contacts_of_one_caller_are_those_among_all(tmp_path, rows, key):
    log = open_log(write_csv(tmp_path / "all.csv", CARRIER, *rows))
    every = [entry for entry in log.entries() if isinstance(entry, Contact) and key_of(entry) == key]
    assert [entry for entry in log.entries(frozenset({key})) if isinstance(entry, Contact)] == every
