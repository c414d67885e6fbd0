"""A page of rights is short, plain and says what it left out; situations are known by their names."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from letters.case.file import read
from letters.case.vocabulary import Act, Channel
from letters.compose.rights.known_rights import rights_of
from letters.compose.rights.situations import DATA, guide, read_guide
from letters.errors import DataError, UsageError
from letters.kit.bundled import bundled
from letters.told.of_rights import HEIGHT, page
from letters.told.shown import WIDTH, columns, wrapped
from tests.shelf import books
from tests.stories import lease, platform, row

if TYPE_CHECKING:
    from pathlib import Path

    from letters.case.model import Case
    from letters.compose.rights.known_rights import Rights
from tests.compose.rights_told import DAY, cited, found, named, of, said

EXAMPLES = sorted(path.name for path in bundled("examples").iterdir() if (path / "case.toml").is_file())


@cache
def example(name: str) -> tuple[Case, Rights]:
    case = read(bundled("examples") / name / "case.toml", today=date.fromisoformat(DAY))
    return case, rights_of(case, guide(), books(), case.written_on or date.fromisoformat(DAY))


ALL_ON = ("2025-12-31", DAY)
"""Days on which the page of all situations at once is looked at."""


@cache
def page_of(name: str) -> list[str]:
    """The page of an example, of one situation, or of all of them on a day."""
    if name in EXAMPLES:
        return page(example(name)[1], guide(), f"examples/{name}/case.toml")
    if name in ALL_ON:
        return page(named(*(situation.id for situation in guide().situations), on=name), guide())
    return page(named(name), guide())


@pytest.mark.parametrize("name", [*EXAMPLES, *(situation.id for situation in guide().situations), *ALL_ON])
def test_a_page_is_two_screens_of_plain_chinese(name: str) -> None:
    lines = page_of(name)
    text = "\n".join(lines)
    assert 15 < len(lines) <= HEIGHT == 50
    assert max(map(columns, lines)) <= WIDTH == 80
    assert not re.search(r"[\"'{}]", text)
    english = re.sub(
        r"letters( (rights|check|new|write|list)( [\w./-]+\.toml)?)|\b(check|write)\b|（[a-z/-]+）", "", text
    )
    assert not re.search(r"[A-Za-z]", english), english
    assert text.count("不是律师意见") == 1
    for heading in ("【现在就留下证据】", "【找谁】", "【先不要做】"):
        assert heading in lines
    for words in ("12348", "法律援助中心", "先保人身安全", "合同写明的账户", "不拿曝光、举报换钱", "不删记录", "不卖"):
        assert words in text.replace("\n  ", "")


def test_no_page_promises_or_calls_a_crime_established() -> None:
    told = DATA.read_text(encoding="utf-8")
    assert not re.search(r"构成|犯罪|罪名|一定能|肯定|保证(?!还清|结果)|必须赔|退一赔|不用还(?!钱)", told)


def test_the_data_names_no_article_no_act_and_only_topics_there_are() -> None:
    told, law = DATA.read_text(encoding="utf-8"), books().law
    assert not re.search(r"第[一二三四五六七八九十百千零\d]+[条款项]", told)
    assert not [act.short for act in law.acts if act.short in told]
    for line in guide().lines:
        assert set(line.topics) <= law.topics.keys(), line.text
        assert not line.law_as or line.law_as in law.words.addressees, line.text
        assert (line.section == "law") <= bool(line.topics), line.text
    for one in guide().situations:
        assert all(supposed.facts <= law.words.assertable for supposed in one.supposed), one.id


def test_a_page_that_left_something_out_says_so_and_where_to_see_it() -> None:
    case, rights = example("visits-at-night")
    lines = page(rights, guide(), "case.toml")
    last = "".join(lines[-4:])
    count = int(re.search(r"另有(\d+)条没有列出", last.replace("\n", ""))[1])  # type: ignore[index]
    shown = sum(line.text[:8] in "\n".join(lines) for line in rights.lines)
    assert shown + count == len(rights.lines)
    assert "另有" not in "".join(page(named("电话"), guide()))
    assert case.incidents


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_least_needed_goes_first_and_what_protects_never_goes(name: str) -> None:
    _, rights = example(name)
    text = "".join(line.strip() for line in page(rights, guide(), "case.toml"))
    kept = [line.spare for line in rights.lines if line.text.replace(" ", "") in text.replace(" ", "")]
    gone = [line.spare for line in rights.lines if line.text.replace(" ", "") not in text.replace(" ", "")]
    assert max(kept) <= min(gone, default=9)
    crowded = "".join(line.strip() for line in page(rights, guide(), "很长的目录/" * 200 + "case.toml"))
    assert all(line.text in crowded for line in rights.lines if not line.spare)
    assert not any(line.text in crowded for line in rights.lines if line.spare)


def test_the_same_law_is_told_once_and_at_most_four_articles_stand_behind_a_sentence() -> None:
    assert said(named("短信"), "侮辱、恐吓、下流的信息")
    both = named("电话", "短信")
    assert said(both, "纠缠捣乱")
    assert not said(both, "侮辱、恐吓、下流的信息")
    long = cited(named("泄露"), "查看、更正、删除")
    assert long.count("条") == 4
    assert long.endswith("等")


def test_a_practice_follows_the_law_of_its_own_day() -> None:
    parts = [platform(), lease(signed_on="2024-05-02")]
    earlier = of(*parts, row("practices", kind="forced_permission"))
    later = of(*parts, row("practices", kind="forced_permission", on=date(2024, 7, 1)))
    assert "实施条例" not in cited(earlier, "收集您的个人信息要必要")
    assert "实施条例" in cited(later, "收集您的个人信息要必要")


def test_the_same_statute_is_named_once_in_a_row() -> None:
    text = "".join(page(named("电话"), guide())).replace("  ", "")
    first, second, civil, again = re.findall(r"（((?:《|同法).*?条(?:第.款)?(?:第（.）项)?)）", text)[:4]
    assert first.startswith("《治安管理处罚法》")
    assert second.startswith("同法")
    assert civil.startswith("《民法典》")
    assert again.startswith("《治安管理处罚法》")


def test_no_line_begins_with_a_closing_mark_or_breaks_a_command() -> None:
    text = "先看一遍，再（写“信”）。" * 9 + "看还缺什么：letters check examples/我的 案件/case.toml"
    lines = list(wrapped(text, "· "))
    assert "".join(line.strip() for line in lines).replace(" ", "") == ("· " + text).replace(" ", "")
    assert not any(line.strip()[0] in "，。；：、！？）”》" for line in lines)
    assert not any(line.rstrip()[-1] in "（“《" for line in lines)
    assert lines[-1].endswith("letters check examples/我的 案件/case.toml")


@pytest.mark.parametrize(
    ("word", "situation"), [("电话", "calls"), ("calls", "calls"), ("骚扰电话", "calls"), ("他们上门了", "visits")]
)
def test_a_situation_is_known_by_its_names(word: str, situation: str) -> None:
    assert [one.id for one in guide().choose([word])] == [situation]


@pytest.mark.parametrize(
    ("word", "situation"),
    [
        ("公司", "workplace"),
        ("租机公司打电话来", "calls"),
        ("信息", "messages"),
        ("一群人上门", "visits"),
        ("单位价格", "prices"),
    ],
)
def test_a_word_that_is_in_every_phrase_means_a_situation_only_where_it_stands_alone(word: str, situation: str) -> None:
    assert [one.id for one in guide().choose([word])] == [situation]


@pytest.mark.parametrize("phrase", ["一群人", "那家公司", "单位时间"])
def test_a_phrase_that_only_holds_part_of_another_word_means_no_situation(phrase: str) -> None:
    with pytest.raises(UsageError, match="没有名为"):
        guide().choose([phrase])


def test_an_unknown_situation_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="没有名为 cals 的情形") as refused:
        guide().choose(["cals"])
    assert "是不是 calls" in refused.value.hint


def test_names_lead_to_one_situation_each() -> None:
    names = [name for one in guide().situations for name in one.words]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('section = "avoid"', 'section = "avoids"'),
        ('for = ["violence"]', 'for = ["violense"]'),
        ('as = "police"', ""),
        ('bare = "advice"', 'bare = "known"'),
        ('bare = "advice"', ""),
        ('as = "police"', 'as = "police"\nbare = "advice"'),
    ],
)
def test_data_that_is_not_as_it_should_be_is_refused(tmp_path: Path, old: str, new: str) -> None:
    spoiled = tmp_path / "rights.toml"
    spoiled.write_text(DATA.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=r"rights\.toml (line|situation)\["):
        read_guide(spoiled)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_told_only_of_what_it_holds(name: str) -> None:
    case, rights = example(name)
    acts = {act for incident in case.incidents for act in incident.acts}
    assert ("violence" in found(rights)) is (Act.VIOLENCE in acts)
    assert ("threats" in found(rights)) is (Act.THREAT in acts)
    assert ("visits" in found(rights)) is any(i.channel is Channel.VISIT for i in case.incidents if i.counts)
    came = any(i.channel is Channel.VISIT for i in case.incidents if i.counts)
    first = "safety" if came or {Act.THREAT, Act.VIOLENCE, Act.INTRUSION} & acts else "law"
    papers = {Act.FAKE_DOCUMENT, Act.IMPERSONATES_OFFICIAL} & acts
    came_as_paper = bool(papers or case.received)
    assert rights.lines[0].section == ("papers" if first == "law" and came_as_paper else first)


@pytest.mark.slow
def test_what_two_screens_do_not_hold_of_letters_is_counted() -> None:
    lines = page_of("2026-11-23")
    all_of_them = named(*(situation.id for situation in guide().situations), on="2026-11-23").letters
    titles = tuple(f"· {one.title}，交给" for one in all_of_them)
    shown = [line for line in lines if line.startswith(titles)]
    assert 0 < len(shown) < len(all_of_them)
    assert f"· 另有{len(all_of_them) - len(shown)}份没有列出，看全部：letters list" in lines
    assert not any("份没有列出" in line for line in page_of("payment-order"))


@pytest.mark.parametrize(("situation", "letter"), [("payment-order", "支付令异议书"), ("sued", "送达核实函")])
def test_a_paper_that_came_leads_to_the_letter_that_answers_it(situation: str, letter: str) -> None:
    assert any(letter in line for line in page_of(situation))
