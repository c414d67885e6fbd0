"""Rights in plain words: each situation has its lines and its near miss, and the law named is that of the day."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.case.file import read
from letters.case.received import PaperKind
from letters.case.vocabulary import Act, Channel, PracticeKind
from letters.compose.rights.known_rights import rights_in, rights_of
from letters.compose.rights.situations import DATA, guide, read_guide
from letters.errors import DataError, HorizonError, UsageError
from letters.kit.bundled import bundled
from letters.told.of_rights import HEIGHT, page
from letters.told.shown import WIDTH, columns, wrapped
from tests.shelf import books
from tests.stories import ADDRESS, contact, lease, offer, person, platform, row, story, table

if TYPE_CHECKING:
    from pathlib import Path

    from letters.case.model import Case
    from letters.compose.rights.known_rights import Rights

DAY = "2026-11-23"
EXAMPLES = sorted(path.name for path in bundled("examples").iterdir() if (path / "case.toml").is_file())
MOTHER = row("third_parties", id="mother", relation="母亲")


def of(*parts: str, on: str = DAY, who: str = "", today: str = DAY) -> Rights:
    return rights_of(story(*parts, who=who, today=today), guide(), books(), date.fromisoformat(on))


def named(*words: str, on: str = DAY) -> Rights:
    return rights_in(guide().choose(words), guide(), books(), date.fromisoformat(on))


def example(name: str) -> tuple[Case, Rights]:
    case = read(bundled("examples") / name / "case.toml", today=date.fromisoformat(DAY))
    return case, rights_of(case, guide(), books(), case.written_on or date.fromisoformat(DAY))


def found(rights: Rights) -> set[str]:
    return {situation.id for situation in rights.situations}


def said(rights: Rights, words: str) -> bool:
    return any(words in line.text for line in rights.lines)


def cited(rights: Rights, words: str) -> str:
    """What the one line with these words rests on."""
    [line] = [line for line in rights.lines if words in line.text]
    return line.cited


def claim(kind: str, *, disputed: bool) -> str:
    item = {"name": "一项", "amount": "100", "kind": kind, "disputed": disputed}
    return lease(claim={"as_of": date(2026, 9, 20), "amount": "100", "items": [item]})


DISOWNED = {"on": date(2026, 11, 21), "where": "hotline", "answer": "not_theirs"}


def came(kind: str, *checks: dict[str, object]) -> str:
    """A paper that came, and what was answered to whoever asked whether it is theirs."""
    return row("received", id="R1", kind=kind, served_on=date(2026, 11, 20), checks=checks)


# What no field of a case tells: it is asked for by its name.
NAMED_ONLY = {"signing", "family-debt"}

# situation, a case that is in it, one that is just not
SITUATIONS = [
    ("violence", [contact("I1", "2026-10-01", "visit", acts=["violence"])], [contact("I1", "2026-10-01", "visit")]),
    ("detention", [contact("I1", "2026-10-01", acts=["detention"])], [contact("I1", "2026-10-01", acts=["threat"])]),
    ("intrusion", [contact("I1", "2026-10-01", "visit", acts=["intrusion"])], [contact("I1", "2026-10-01", "visit")]),
    ("threats", [contact("I1", "2026-10-01", acts=["threat"])], [contact("I1", "2026-10-01", acts=["insult"])]),
    ("stalking", [contact("I1", "2026-10-01", "visit", acts=["stalking"])], [contact("I1", "2026-10-01", "visit")]),
    ("damage", [contact("I1", "2026-10-01", acts=["property_damage"])], [contact("I1", "2026-10-01", "visit")]),
    ("visits", [contact("I1", "2026-10-01", "visit")], [contact("I1", "2026-10-01", "visit", acts=["reminder"])]),
    ("payment-order", [came("payment_order")], [came("claim")]),
    ("frozen", [came("preservation")], [came("enforcement")]),
    ("enforcement", [came("enforcement")], [came("judgment")]),
    ("arbitration", [came("award")], [came("notarised")]),
    ("sued", [came("summons")], [came("mediation")]),
    ("judgment", [came("ruling")], [came("award")]),
    ("notary", [came("notarised")], [came("lawyer")]),
    ("mediation", [came("mediation")], [came("settlement")]),
    ("demand-letter", [came("assignment")], [came("credit")]),
    ("wages", [came("wages")], [came("enforcement")]),
    ("credit", [came("credit")], [came("wages")]),
    ("sued", [came("summons")], [came("summons", DISOWNED)]),
    ("documents", [came("summons", DISOWNED)], [came("summons")]),
    ("device-gone", [lease(device_disposed=True)], [lease(device_disposed=False)]),
    ("device-gone", [lease(device_received=False)], [lease(device_received=True)]),
    ("device-gone", [lease(cash_received="100")], [lease()]),
    ("images", [contact("I1", "2026-10-01", acts=["image_abuse"])], [contact("I1", "2026-10-01", "social")]),
    (
        "impersonation",
        [contact("I1", "2026-10-01", acts=["impersonates_official"])],
        [contact("I1", "2026-10-01", acts=["threatens_false_report"])],
    ),
    (
        "documents",
        [contact("I1", "2026-10-01", acts=["fake_document"])],
        [contact("I1", "2026-10-01", acts=["impersonates_official"])],
    ),
    (
        "false-report",
        [contact("I1", "2026-10-01", acts=["threatens_false_report"])],
        [contact("I1", "2026-10-01", acts=["threat"])],
    ),
    (
        "court-threats",
        [contact("I1", "2026-10-01", acts=["threatens_court"])],
        [contact("I1", "2026-10-01", acts=["threatens_false_report"])],
    ),
    (
        "private-account",
        [contact("I1", "2026-10-01", acts=["demands_private_payment"])],
        [contact("I1", "2026-10-01")],
    ),
    ("exposure", [contact("I1", "2026-10-01", acts=["debt_disclosed"])], [contact("I1", "2026-10-01")]),
    ("leak", [contact("I1", "2026-10-01", acts=["personal_data_leaked"])], [contact("I1", "2026-10-01")]),
    ("workplace", [contact("I1", "2026-10-01", acts=["school"])], [contact("I1", "2026-10-01")]),
    ("insults", [contact("I1", "2026-10-01", acts=["obscene"])], [contact("I1", "2026-10-01", acts=["threat"])]),
    ("pranks", [contact("I1", "2026-10-01", "other", acts=["prank_orders"])], [contact("I1", "2026-10-01", "other")]),
    ("flood", [contact("I1", "2026-10-01", "sms", acts=["sms_bombing"])], [contact("I1", "2026-10-01", "sms")]),
    ("calls", [contact("I1", "2026-10-01")], [contact("I1", "2026-10-01", direction="out")]),
    ("messages", [contact("I1", "2026-10-01", "sms")], [contact("I1", "2026-10-01", "sms", acts=["reminder"])]),
    ("social", [contact("I1", "2026-10-01", "social")], [contact("I1", "2026-10-01", "sms")]),
    (
        "relatives",
        [MOTHER, contact("I1", "2026-10-01", to=["mother"])],
        [MOTHER, contact("I1", "2026-10-01", to=["mother"], acts=["reminder"])],
    ),
    ("buyout", [claim("buyout", disputed=True)], [claim("buyout", disputed=False)]),
    ("late-fees", [claim("late_fee", disputed=True)], [claim("late_fee", disputed=False)]),
    ("remaining-rent", [claim("rent_future", disputed=True)], [claim("rent_due", disputed=True)]),
    ("debits", [row("practices", kind="unauthorised_charge")], [row("practices", kind="price")]),
    ("terms", [row("practices", kind="unfair_term")], [row("practices", kind="price")]),
    ("terms", [row("practices", kind="auto_renewal")], [row("practices", kind="bundling")]),
    ("prices", [row("practices", kind="bundling")], [row("practices", kind="late_rate")]),
    ("permission", [row("practices", kind="forced_permission")], [row("practices", kind="price")]),
    ("deposit", [row("practices", kind="deposit")], [lease(deposit="100")]),
    ("prices", [row("practices", kind="no_disclosure")], [row("practices", kind="deposit")]),
    ("lock", [row("practices", kind="remote_lock")], [row("practices", kind="deposit")]),
    ("licence", [row("practices", kind="no_licence")], [row("practices", kind="deposit")]),
    ("agency", [row("respondents", id="c", roles=["collector"])], [platform()]),
    ("paying", [lease(), offer()], [lease()]),
    (
        "reminders",
        [contact("I1", "2026-10-01", acts=["reminder"])],
        [contact("I1", "2026-10-01", acts=["reminder"]), contact("I2", "2026-10-02")],
    ),
]


@pytest.mark.parametrize(("situation", "shows", "misses"), SITUATIONS)
def test_a_case_is_in_a_situation_and_a_near_miss_is_not(situation: str, shows: list[str], misses: list[str]) -> None:
    assert situation in found(of(*shows))
    assert situation not in found(of(*misses))


def test_whether_somebody_is_a_child_depends_on_the_birthday() -> None:
    who = person(birth_date=date(2009, 6, 18))
    assert {"minor"} <= found(of(lease(), who=who))
    assert "minor" not in found(of(lease(signed_on="2027-06-18"), who=who, on="2027-07-01", today="2027-07-01"))
    assert "small-child" not in found(of(lease(), who=who))
    assert "第十八条第二款" in cited(of(lease(), who=who), "自己劳动收入")
    small = of(lease(), who=person(birth_date=date(2018, 3, 3)))
    assert "第一百四十四条" in cited(small, "孩子自己签的无效")
    assert said(small, "不满八周岁")
    assert not said(small, "未满十八周岁")
    assert "minor" in found(of(table("agent", kind="statutory", name="孙玉兰", relation="母亲", phone="19900000032")))


def test_every_situation_is_tried_and_every_act_channel_and_practice_leads_to_one() -> None:
    tried = {row[0] for row in SITUATIONS} | {"minor", "small-child"}
    situations = [one for one in guide().situations if one.id not in NAMED_ONLY]
    assert tried == {situation.id for situation in situations}
    assert {word for one in situations for word in one.acts} == set(Act) - {Act.REMINDER}
    assert {word for one in situations for word in one.channels} == set(Channel) - {Channel.OTHER}
    assert {word for one in situations for word in one.practices} == set(PracticeKind)
    assert {word for one in situations for word in one.papers} == set(PaperKind)


def test_each_line_is_said_in_one_of_its_situations_and_not_elsewhere() -> None:
    """Without a case, on a day on which every provision is in force."""
    views = {one.id: [line.text for line in named(one.id).lines] for one in guide().situations}
    for line in guide().lines:
        if not line.about:
            continue
        start = line.text.split("{")[0]
        told = {key for key, texts in views.items() if any(text.startswith(start) for text in texts)}
        assert told, line.text
        assert told <= set(line.about), line.text


DANGER = ["violence", "detention", "intrusion", "threats", "stalking", "damage", "visits", "signing"]


@pytest.mark.parametrize("situation", [situation.id for situation in guide().situations])
def test_where_there_is_danger_110_comes_before_anything_else_and_only_there(situation: str) -> None:
    rights = named(situation)
    first = rights.lines[0]
    assert (first.section == "safety" and "先打110" in first.text) is (situation in DANGER)
    if situation in DANGER:
        assert page(rights, guide())[:2] == ["【先顾安全】", "· " + first.text]


def test_a_device_that_is_gone_sends_to_a_lawyer_first_and_stops_what_would_hurt_not_the_report() -> None:
    rights = of(lease(device_disposed=True), contact("I1", "2026-10-01", acts=["threatens_false_report"]), platform())
    assert [line.section for line in rights.lines][:1] == ["lawyer"]
    assert not said(rights, "一般是合同上的事")
    assert said(of(lease(), contact("I1", "2026-10-01", acts=["threatens_false_report"])), "一般是合同上的事")
    assert {letter.id: letter.state for letter in rights.letters} == {
        "complaint/police": "ready",
        "complaint/consumer-association": "stopped",
    }


@pytest.mark.parametrize(
    ("on", "words", "act"),
    [
        ("2025-12-31", "不能进您的家", "2012年修正"),
        ("2026-01-01", "不能进您的家", "2025年修订"),
    ],
)
def test_the_day_before_and_the_day_of_the_change_name_another_law(on: str, words: str, act: str) -> None:
    assert act in cited(named("闯入", on=on), words)


def test_a_sentence_whose_law_is_not_yet_there_is_left_out() -> None:
    before, after = named("电话", on="2025-12-31"), named("电话", on="2026-01-01")
    for words in ("不得接触您", "纠缠捣乱"):
        assert not said(before, words)
        assert said(after, words)
    assert said(named("短信", on="2025-12-31"), "侮辱、恐吓、下流的信息")
    assert not said(named("泄露", on="2025-12-31"), "卖给、交给别人")


def test_the_regulators_term_comes_from_the_rule_of_the_day() -> None:
    for on, rule in (("2026-04-14", "暂行办法"), ("2026-04-15", "总局令第121号")):
        rights = named("买断", on=on)
        assert said(rights, "七个工作日内告诉您")
        assert rule in cited(rights, "七个工作日内告诉您")


def test_acts_take_the_law_of_their_own_day_and_those_out_of_time_none() -> None:
    old = contact("I1", "2025-12-20 10:00", acts=["threat"], words="等着")
    assert cited(of(old, on="2026-02-01"), "扬言伤害您") == "《治安管理处罚法》（2012年修正）第四十二条第（一）项"
    assert not said(of(old, on="2026-11-23"), "扬言伤害您")
    assert said(of(old, on="2026-11-23"), "先打110")


def test_calls_too_few_for_the_law_bring_no_law_and_still_what_to_keep() -> None:
    two, three = of(contact("I1", "2026-10-01", count=2)), of(contact("I1", "2026-10-01", count=3))
    assert not said(two, "纠缠捣乱")
    assert said(three, "纠缠捣乱")
    assert said(two, "运营商详单一般不列未接来电，也一般只留几个月")


def test_a_sentence_about_calls_does_not_rest_on_messages() -> None:
    """Under the old law only messages were a nuisance."""
    calls = contact("I1", "2025-12-20 10:00", count=9)
    messages = contact("I2", "2025-12-20 11:00", "sms", acts=["insult"], words="骗子", count=9)
    rights = of(calls, messages, on="2025-12-31")
    assert not said(rights, "纠缠捣乱")
    assert "2012年修正" in cited(rights, "侮辱、恐吓、下流的信息")


def test_a_day_the_law_does_not_know_is_refused() -> None:
    with pytest.raises(HorizonError):
        named("电话", on="2019-01-01")
    with pytest.raises(HorizonError):
        of(contact("I1", "2026-10-01"), on="2031-01-01")


def test_the_office_for_legal_aid_is_that_of_the_persons_place_and_said_to_be_a_guess() -> None:
    assert said(of(), "杭州市西湖区法律援助中心（先打电话核实）")
    assert said(of(table("addressees", **{"legal-aid": "某某法律援助中心"})), "去某某法律援助中心，")
    assert said(of(who=person(address="某某路3号")), "去当地的法律援助中心，")
    assert said(of(), "没有租机欠款和名誉、隐私")


def test_letters_are_those_the_situations_name_as_the_case_stands() -> None:
    states = {one.id: one.state for one in of(contact("I1", "2026-10-01"), lease(), platform()).letters}
    assert states == {"complaint/police": "ready", "complaint/consumer-association": "stopped"}
    chosen = of(contact("I1", "2026-10-01"), lease(), platform(), table("route", dispute_first="market-regulator"))
    assert [one.id for one in chosen.letters] == ["complaint/police"]
    [_, lacking] = of(contact("I1", "2026-10-01")).letters
    assert (lacking.state, "租赁合同" in lacking.lacks) == ("lacking", True)
    assert of(who=person(address=ADDRESS)).letters == ()


def test_the_letters_named_are_in_the_catalogue() -> None:
    ids = {head.id for head in books().heads}
    assert {letter for one in guide().situations for letter in one.letters} <= ids


ALL_ON = ("2025-12-31", DAY)
"""Days on which the page of all situations at once is looked at."""


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
