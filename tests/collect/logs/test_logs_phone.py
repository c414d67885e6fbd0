"""XML backups of a phone: what the types mean, what is not well-formed, what is cut off, what would attack."""

from __future__ import annotations

import base64
import re
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.collect.logs import open_log
from letters.collect.logs.clean import cleaned
from letters.errors import FileError
from tests.collect.logs.log_files import backup, call, contacts, epoch, passed, sms, told, unreadable, write_backup

AT = "2026-08-10 09:03:11"


@pytest.mark.parametrize(
    ("kind", "duration", "direction", "answered"),
    [
        (1, 59, "in", True),
        (1, 0, "in", None),
        (2, 22, "out", True),
        (2, 0, "out", False),
        (3, 0, "in", False),
        (4, 0, "in", False),
        (5, 0, "in", False),
        (6, 0, "in", False),
        (7, 0, "in", None),
    ],
)
def test_what_the_types_of_calls_mean(tmp_path, kind, duration, direction, answered):
    (contact,) = contacts(write_backup(tmp_path / "c.xml", "calls", call(AT, "16700000105", kind, duration)))

    assert told(contact) == (AT, direction, "16700000105", duration)
    assert contact.answered is answered


def test_a_type_that_is_not_known_is_listed_with_its_line(tmp_path):
    path = write_backup(tmp_path / "c.xml", "calls", call(AT, "16700000105"), call(AT, "16700000105", 42))

    assert unreadable(path) == [(4, "通话类型“42”不认识")]


@pytest.mark.parametrize(
    ("given_", "number"), [("", "未知号码"), ("null", "未知号码"), ("-1", "-1"), ("+86 167", "+86 167")]
)
def test_a_number_is_verbatim_and_none_means_that_it_was_hidden(tmp_path, given_, number):
    assert contacts(write_backup(tmp_path / "c.xml", "calls", call(AT, given_)))[0].number == number


def test_a_phone_whose_clock_was_lost_is_not_believed(tmp_path):
    lost = call(AT, "16700000105").replace(str(epoch(AT)), "61000")
    garbled = call(AT, "16700000105").replace(str(epoch(AT)), "soon")

    assert len(unreadable(write_backup(tmp_path / "c.xml", "calls", lost, garbled))) == 2


def test_messages_received_and_sent_count_and_drafts_are_set_aside(tmp_path):
    elements = [sms(AT, "16700000105", f"第{kind}条", kind) for kind in range(1, 7)]
    path = write_backup(tmp_path / "s.xml", "smses", *elements)

    assert [(c.direction.value, c.text) for c in contacts(path)] == [("in", "第1条"), ("out", "第2条")]
    assert passed(path) == ["草稿，没有发出", "待发送，没有发出", "发送失败", "待发送，没有发出"]


def test_an_emoji_in_two_halves_is_read(tmp_path):
    path = write_backup(
        tmp_path / "s.xml", "smses", sms(AT, "1", "还钱&#55357;&#56842;&amp;&#10;&lt;快"), sms(AT, "1", "&#xD83D;。")
    )

    assert [contact.text for contact in contacts(path)] == ["还钱😊&\n<快", "\ufffd。"]


def test_control_characters_that_xml_forbids_are_taken_out(tmp_path):
    path = write_backup(tmp_path / "s.xml", "smses", sms(AT, "1", "还\x08钱&#8;&#0;\ufffe！R&D"))

    assert [contact.text for contact in contacts(path)] == ["还钱！R&D"]


def test_a_multimedia_message_gives_its_text_and_never_its_picture(tmp_path):
    data = base64.b64encode(bytes(range(256)) * 400).decode()
    parts = f'<part seq="0" ct="image/jpeg" data="{data}" /><part seq="1" ct="text/plain" text="P图发群里" />'
    element = f'<mms date="{epoch(AT)}" msg_box="1" address="16700000105"><parts>{parts}</parts></mms>'
    path = write_backup(tmp_path / "s.xml", "smses", element, sms(AT, "1", "x"))

    first, second = contacts(path)
    assert (first.channel.value, first.text, second.text) == ("sms", "P图发群里", "x")


def test_a_message_that_quotes_an_attribute_is_left_alone(tmp_path):
    path = tmp_path / "s.xml"
    path.write_text(backup("smses", f"<sms address='1' date='{epoch(AT)}' type='1' body='写 data=\"abc\" 了' />"))

    assert contacts(path)[0].text == '写 data="abc" 了'


@given(st.text(min_size=1, max_size=40), st.integers(1, 9))
def test_any_message_comes_back_verbatim_however_the_file_is_cut_into_pieces(text, size):
    halves = "".join(f"&#{unit};" for unit in utf16(text) if unit >= 32 and unit not in (0xFFFE, 0xFFFF))
    piece = f'<sms body="{halves}" x=" data=" />'
    whole = "".join(cleaned(piece[start : start + size] for start in range(0, len(piece), size)))

    assert whole == "".join(cleaned([piece]))
    wanted = "".join(
        c for c in text.encode("utf-16", "replace").decode("utf-16") if c >= " " and c not in "\ufffe\uffff"
    )
    body = re.fullmatch(r'<sms body="(.*)" x=" data=" />', whole, re.DOTALL)
    assert body is not None
    assert unreferenced(body[1]) == wanted


def utf16(text: str) -> list[int]:
    data = text.encode("utf-16-le", "replace")
    return [int.from_bytes(data[place : place + 2], "little") for place in range(0, len(data), 2)]


def unreferenced(text: str) -> str:
    return re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), text)


@given(st.integers(1000, 1100), st.integers(1, 700))
def test_a_picture_is_dropped_wherever_the_pieces_are_cut(length, size):
    piece = f'<part data="{"A" * length}\n{"B" * length}" text="好" />'
    whole = "".join(cleaned(piece[start : start + size] for start in range(0, len(piece), size)))

    assert whole == '<part data="\n" text="好" />'


def test_a_file_that_breaks_off_gives_what_it_has_and_says_what_is_lost(tmp_path):
    elements = [call(AT, f"1670000010{n}") for n in range(8)]
    path = write_backup(tmp_path / "c.xml", "calls", *elements)
    path.write_bytes(path.read_bytes()[:-150])

    entries = list(open_log(path).entries())
    assert len(entries) == 7
    assert "断开" in entries[-1].why
    assert "写明 8 条，读到 6 条" in entries[-1].why


def test_fewer_records_than_the_file_promises_are_noticed(tmp_path):
    path = write_backup(tmp_path / "c.xml", "calls", call(AT, "1"), count=3)

    assert [why for _, why in unreadable(path)] == ["文件里的记录数与文件自己写的不符（文件写明 3 条，读到 1 条）"]


BILLION = '<!DOCTYPE calls [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE calls [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("doctype", [BILLION, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_that_defines_entities_is_refused(tmp_path, doctype, encoding):
    path = tmp_path / "c.xml"
    path.write_bytes(f"<?xml version='1.0'?>{doctype}<calls><call number='&a;' /></calls>".encode(encoding))

    with pytest.raises(FileError, match="实体定义"):
        list(open_log(path).entries())


def test_super_backup_is_read_too(tmp_path):
    element = f'<log number="16700000105" time="x" date="{epoch(AT)}" type="1" name="" new="1" dur="30" />'

    (contact,) = contacts(write_backup(tmp_path / "c.xml", "alllogs", element))
    assert told(contact) == (AT, "in", "16700000105", 30)
    assert contact.name == ""


def test_pictures_of_many_megabytes_do_not_fill_the_memory(tmp_path):
    path = tmp_path / "s.xml"
    part = f'<parts><part ct="image/jpeg" data="{"QUJD" * 1_000_000}" /><part ct="text/plain" text="收到" /></parts>'
    with path.open("w", encoding="utf-8") as file:
        file.write('<smses count="8">')
        for _ in range(8):
            file.write(f'<mms date="{epoch(AT)}" msg_box="1" address="16700000105">{part}</mms>')
        file.write("</smses>")
    tracemalloc.start()
    try:
        texts = [entry.text for entry in open_log(path).entries()]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert texts == ["收到"] * 8
    assert peak < 3 * 1024 * 1024
