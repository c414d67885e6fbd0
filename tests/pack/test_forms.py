"""What a letter gives for a web form and for the telephone: by the data of its reader, and by what the person saw."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

from letters.authorities.role import Checked, Limit
from letters.case.file import read
from letters.compose import select
from letters.desk import open_desk
from letters.pack.make import Style, document, make, manuscript
from scripts.run import ROOT

DAY = dt.date(2026, 11, 23)


@cache
def chosen():
    case = read(ROOT / "examples" / "family-and-colleagues-called" / "case.toml", today=DAY)
    return select(case, open_desk().books, DAY)


def of(letter_id: str):
    return next(one for one in chosen().ready if one.head.id == letter_id)


def texts(style: Style) -> dict[str, str]:
    at = open_desk()
    made = make(chosen(), at.books, at.engine, style, DAY)
    content = {file.name: file.content.decode("utf-8-sig") for file in made.files}
    return {one.letter.head.id: content[one.file] for one in made.written}


def test_a_limit_that_nobody_knows_is_said_to_be_unknown_and_one_that_the_person_saw_holds():
    assert "上限未知，以网页提示为准" in texts(Style(("txt",)))["report/market-regulator"]
    told = texts(Style(("txt",), limit=300))["report/market-regulator"]
    assert "上限 300 字" in told
    assert "上限未知" not in told


def test_a_limit_that_the_readers_data_knows_wins_over_what_the_person_saw():
    directory = open_desk().books.directory
    role = directory.roles["market-regulator"]
    assert role.portal
    known = Limit(500, Checked("某处", DAY, verified=True))
    portal = replace(role.portal, limits={"body_characters": known})
    changed = replace(directory, roles={**directory.roles, role.id: replace(role, portal=portal)})
    letter = of("report/market-regulator")
    made = manuscript(letter, document(letter, open_desk().engine), changed, open_desk().engine)
    assert {limit for _, _, limit in made.fields} == {500}
    [file] = Style(("txt",), limit=300).files("a", made)
    assert "上限 500 字" in file.content.decode("utf-8-sig")


def test_what_a_reader_takes_down_on_the_telephone_can_be_read_out_and_nothing_else():
    told = {name: "【电话口述】" in text for name, text in texts(Style(("txt",))).items()}
    assert told["report/market-regulator"]
    assert told["complaint/consumer-association"]
    assert not told["complaint/police"]
    assert not told["notice/stop-harassment"]


def test_what_is_read_out_says_first_who_calls_about_whom_and_then_what_happened():
    found = texts(Style(("txt",)))
    report = found["report/market-regulator"].partition("【电话口述】")[2].partition("【全文】")[0]
    assert (
        "我是举报人周砚南，联系电话19900000021。\n"
        "对方是青桐橘租信息服务有限公司，App 或店铺名称是橘租。\n订单号是JZ-2026-0302-7788。" in report
    )
    assert report.index("订单号") < report.index("合同载明“逾期超过7日视为选择买断”") < report.index("对举报人信息保密")
    complaint = found["complaint/consumer-association"].partition("【电话口述】")[2].partition("【全文】")[0]
    assert complaint.index("我是投诉人") < complaint.index("2026年8月11日11时16分许") < complaint.index("请贵会")


def test_a_number_that_nobody_verified_is_not_named():
    role = open_desk().books.directory.roles["market-regulator"]
    [hotline] = role.hotlines
    doubtful = replace(hotline, checked=replace(hotline.checked, verified=False))
    assert role.told_to == ("12315",)
    assert replace(role, hotlines=(doubtful,)).told_to == ()


def test_a_number_is_named_where_its_reader_has_one():
    found = texts(Style(("txt",)))
    assert "【电话口述】打 12315 时照着念" in found["report/market-regulator"]
    assert "【电话口述】打电话反映时照着念" in found["complaint/consumer-association"]
