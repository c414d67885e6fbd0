"""The law of the day, as it stands in the letters: seen through the whole pipeline, from TOML to text."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from letters import law
from letters.case.file import parse
from letters.catalogue.library import Library
from letters.compose.books import open_books
from letters.compose.choose.selection import select
from letters.compose.view.filters import FILTERS
from letters.kit.numerals import write_numeral
from letters.pack.make import document
from letters.render import Engine, write_text
from tests.shelf import books, engine, text
from tests.stories import contact, lease, platform, row, story, table

POLICE, REGULATOR, REPORT = "complaint/police", "complaint/market-regulator", "report/market-regulator"


def threat(key: str, at: str, **fields: object) -> str:
    return contact(key, at, "sms", acts=["threat"], words="等着", from_number="16700000101", **fields)


def section(written: str, heading: str) -> str:
    """From one heading to the next blank line."""
    return written.split(heading, 1)[1].split("\n\n", 1)[0]


def test_a_minute_before_and_after_new_year_cite_different_articles_in_one_letter_each_with_its_day() -> None:
    case = story(threat("I1", "2025-12-31 23:59"), threat("I2", "2026-01-01 00:00"), today="2026-02-01")
    cited = section(text(case, "2026-02-01", POLICE), "有关规定和说明")
    assert "（第1行）（《中华人民共和国治安管理处罚法》（2012年修正）" in cited
    assert "治安管理处罚法》（2012年修正）第四十二条第（一）项" in cited
    assert "（第2行）（《治安管理处罚法》（2025年修订）" in cited
    assert "《治安管理处罚法》（2025年修订）第五十条第一款第（一）项" in cited


def test_a_course_across_midnight_cites_the_new_article_with_first_and_last_day_and_leaves_the_choice() -> None:
    calls = [contact(f"I{n}", at, count=3) for n, at in enumerate(["2025-12-31 23:50", "2026-01-01 00:10"])]
    cited = section(text(story(*calls, today="2026-02-01"), "2026-02-01", POLICE), "有关规定和说明")
    assert "2025年12月31日至2026年1月1日" in cited
    assert "第五十条第一款第（五）项" in cited
    assert "第四十二条" not in cited
    assert "规定于2026年1月1日变更" in cited
    assert "如何适用由贵单位决定" in cited


def test_months_later_the_acts_of_the_old_year_are_background_and_cite_nothing() -> None:
    case = story(threat("I1", "2025-12-31 23:59"), threat("I2", "2026-11-01 10:00"))
    written = text(case, "2026-11-23", POLICE)
    assert "第四十二条" not in written
    assert "另有1次联系发生于2025年12月31日" in written
    assert "〔仅作背景〕" in written


@pytest.mark.parametrize(
    ("filed", "named", "not_named"),
    [
        ("2026-04-14", "《市场监督管理投诉举报处理暂行办法》（总局令第20号）第", "总局令第121号"),
        ("2026-04-15", "《市场监督管理投诉举报处理办法》（总局令第121号）第", "暂行办法"),
    ],
)
@pytest.mark.parametrize("wanted", [REGULATOR, REPORT])
def test_filings_before_and_on_the_day_of_the_new_rules_differ(
    wanted: str, filed: str, named: str, not_named: str
) -> None:
    case = story(
        platform(),
        lease(),
        row("practices", kind="unfair_term", by="platform", words="逾期视为买断"),
        table("route", dispute_first="market-regulator"),
    )
    written = text(case, filed, wanted)
    assert named in written
    assert not_named not in written


def test_one_polite_message_leads_to_no_police_report() -> None:
    case = story(contact("I1", "2026-08-04 10:12", "sms", acts=["reminder"]))
    [unwritten] = select(case, books(), date(2026, 11, 23), [POLICE]).unwritten
    assert "不只是正常提醒" in unwritten.lacks[0].what


def test_a_call_to_the_employer_never_cites_disorder_at_a_workplace() -> None:
    boss = row("third_parties", id="boss", relation="单位主管")
    call = contact("I1", "2026-10-01 10:00", to=["boss"], acts=["workplace", "debt_disclosed"], count=4)
    assert "第二十六条" not in text(story(boss, call), "2026-11-23", POLICE)


NEW_LETTER = """+++
title = "情况说明"
kind = "complaint"
summary = "给居民委员会的说明"
addressee = "police"
law_as = "police"
signer = "说明人"
needs = ["contacts"]
masks = ["third_parties_without_consent"]
+++
<h1>情况说明</h1>
<p class="addressee">{{ letter.addressee }}：</p>
<p>对方联系{{ figures.total }}次。{{ law.bystander_duty }}</p>
<p class="signature">{{ letter.signer }}（签名）：</p>
<p class="date">{{ letter.date | day }}</p>
"""
NEW_PROVISION = """
[[provision]]
version = "2025"
article = 999
topics = ["bystander_duty"]
summary = "新增的一条。"
terms = ["新增"]
verified = true
checked_on = 2026-11-23
source = "测试"
"""
NEW_TOPIC = """
[[topic]]
name = "bystander_duty"
label = "新增的主题"
kind = "procedure"
"""


def test_a_new_letter_and_a_new_provision_need_a_template_and_an_entry_and_no_code(tmp_path: Path) -> None:
    data = Path(law.__file__).parent / "data"
    shutil.copytree(data, tmp_path / "law")
    with (tmp_path / "law" / "acts" / "police-penalties.toml").open("a", encoding="utf-8") as act:
        act.write(NEW_PROVISION)
    with (tmp_path / "law" / "topics.toml").open("a", encoding="utf-8") as topics:
        topics.write(NEW_TOPIC)
    (tmp_path / "own" / "statement").mkdir(parents=True)
    (tmp_path / "own" / "statement" / "committee.html").write_text(NEW_LETTER, encoding="utf-8")
    library = Library.bundled(tmp_path / "own")
    shelf = replace(open_books(library), law=law.load(tmp_path / "law"))
    case = story(contact("I1", "2026-10-01 10:00", count=4))
    [made] = select(case, shelf, date(2026, 11, 23), ["statement"]).letters
    written = write_text(document(made, Engine(library, FILTERS)))
    assert "对方联系4次。" in written
    assert "《中华人民共和国治安管理处罚法》（2025年修订）第九百九十九条" in written


CITED = re.compile(r"《([^《》]+)》(?:（[^（）]*）)?((?:第[^，。；》]*?条[^，。；《》]*)+)")
ARTICLE = re.compile(r"第([一二三四五六七八九十百千零]+)条")


def articles(written: str) -> set[tuple[str, str]]:
    """Every act with every article that stands behind its name."""
    return {(act, article) for act, rest in CITED.findall(written) for article in ARTICLE.findall(rest)}


@pytest.mark.slow
def test_an_unverified_provision_never_reaches_a_letter() -> None:
    provisions = books().law.provisions
    sound = {(p.act.short, write_numeral(p.article)) for p in provisions if p.verified and p.article}
    unverified = {(p.act.short, write_numeral(p.article)) for p in provisions if not p.verified and p.article} - sound
    assert ("合同行政监督管理办法", "八") in unverified
    stories = sorted((Path(__file__).parents[1] / "examples").glob("*/case.toml"))
    assert len(stories) > 9
    cited = set()
    for path in stories:
        case = parse(path.read_text(encoding="utf-8"), today=date(2026, 11, 23))
        day = case.written_on or date(2026, 11, 23)
        for made in select(case, books(), day, ()).letters:
            cited |= articles(write_text(document(made, engine())))
    assert ("公安机关办理行政案件程序规定", "六十一") in cited
    assert not cited & unverified


def test_a_course_over_several_months_of_which_no_day_is_known_is_not_told_as_one_month() -> None:
    calls = [contact("I1", "2026-08", count=9), contact("I2", "2026-10", count=9)]
    written = text(story(*calls), "2026-11-23", POLICE)
    assert "2026年8月至10月，收到来电18次" in written
