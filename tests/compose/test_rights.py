"""Rights in plain words: each situation has its lines and its near miss, and the law named is that of the day."""

from __future__ import annotations

from datetime import date

import pytest

from letters.case.received import PaperKind
from letters.case.vocabulary import Act, Channel, PracticeKind
from letters.compose.rights.situations import guide
from letters.errors import HorizonError
from letters.told.of_rights import page
from tests.compose.rights_told import came, cited, found, named, of, said
from tests.shelf import books
from tests.stories import ADDRESS, contact, lease, offer, person, platform, row, table

MOTHER = row("third_parties", id="mother", relation="母亲")


def claim(kind: str, *, disputed: bool) -> str:
    item = {"name": "一项", "amount": "100", "kind": kind, "disputed": disputed}
    return lease(claim={"as_of": date(2026, 9, 20), "amount": "100", "items": [item]})


DISOWNED = {"on": date(2026, 11, 21), "where": "hotline", "answer": "not_theirs"}


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
