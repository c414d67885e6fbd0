"""The examples hold together: cases without problems, evidence that is there and says what the cases say."""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest

from letters.case.file import read
from letters.case.vocabulary import Act, ByBasis, Channel, Direction, OptionKind, Role
from letters.findings.contacts import count_contacts
from letters.kit.bundled import bundled
from letters.kit.moment import CHINA, Moment
from tests.findings.oracle import as_oracle, expected, load

if TYPE_CHECKING:
    from pathlib import Path

    from letters.case.events import Evidence, EvidenceFile
    from letters.case.model import Case
    from letters.findings.contacts import Contacts

EXAMPLES = bundled("examples")
STORIES = tuple(sorted(path.parent.name for path in EXAMPLES.glob("*/case.toml")))
NEW_YEAR = date(2026, 1, 1)
MOBILE = r"(?<![0-9A-Za-z])1[3-9][0-9]{9}(?![0-9A-Za-z])"

# Story → number of the independently counted case, and its receivers in the story's words. A call of the person's
# own has no receiver here that was contacted; it stands as made to "self".
COUNTED = {
    "missed-calls": ("01", {}),
    "family-and-colleagues-called": ("02", {"母亲": "mother", "配偶": "wife", "同事": "colleagues"}),
    "minor-at-a-phone-shop": ("03", {"母亲": "mother", "班主任": "teacher"}),
    "doctored-photos-and-prank-orders": (
        "05",
        {"家族群(36人)": "family_group", "业主群(412人)": "owners_group", "家长": "parents", "园长": "director"},
    ),
    "false-police-and-court": ("06", {"父亲": "father", "法院(核实)": "self"}),
    "illness-and-instalments": ("07", {"女儿": "daughter"}),
}


@cache
def case_of(story: str) -> Case:
    """The story's case, read as on the day it was written: `read` refuses a case that has a problem."""
    return read(EXAMPLES / story / "case.toml", today=date(2026, 11, 23))


def counts_of(story: str) -> Contacts:
    return count_contacts(case_of(story))


def files_of(story: str) -> list[tuple[Evidence, EvidenceFile, Path]]:
    folder = EXAMPLES / story
    return [(item, file, folder / file.path) for item in case_of(story).evidence for file in item.files]


def text_of(story: str, keys: tuple[str, ...]) -> str:
    """What can be read as text in those pieces of evidence."""
    paths = [path for item, _, path in files_of(story) if item.id in keys and path.suffix in {".txt", ".html", ".xml"}]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_there_are_sixteen_stories():
    assert len(STORIES) == 16


@pytest.mark.parametrize("story", STORIES)
def test_a_story_carries_its_own_date_and_has_no_problem_on_it(story):
    written_on = case_of(story).written_on

    assert written_on is not None
    assert read(EXAMPLES / story / "case.toml", today=written_on) == case_of(story)


@pytest.mark.parametrize("story", STORIES)
def test_every_file_of_evidence_is_there_with_its_size_and_digest(story):
    for _, file, path in files_of(story):
        content = path.read_bytes()
        assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest()), path


@pytest.mark.parametrize("story", STORIES)
def test_every_piece_of_evidence_has_a_file_and_every_file_is_listed(story):
    assert all(item.files for item in case_of(story).evidence)
    listed = sorted(path for _, _, path in files_of(story))

    assert listed == sorted((EXAMPLES / story / "evidence").iterdir())
    assert all(path.stat().st_size < 20_000 for path in listed)


@pytest.mark.parametrize("story", STORIES)
def test_evidence_that_a_third_party_holds_says_so(story):
    for item in case_of(story).evidence:
        for person in case_of(story).third_parties:
            told = " ".join(filter(None, (item.title, item.source, item.carrier, item.holder)))
            if person.name and person.name in told:
                assert person.id in item.about, f"{story} {item.id}"


@pytest.mark.parametrize("story", COUNTED)
def test_the_counts_of_a_story_equal_those_made_independently(story):
    number, receivers = COUNTED[story]
    ours, theirs = as_oracle(case_of(story)), expected(load(number), {"本人": "self", **receivers})
    ours["by_recipient"]["colleagues"] = ours["by_recipient"].pop("hr", 0) + ours["by_recipient"].get("colleagues", 0)
    ours["by_recipient"] = {who: n for who, n in ours["by_recipient"].items() if n}

    assert ours == theirs


@pytest.mark.parametrize("story", COUNTED)
def test_quotations_stand_in_the_story_they_come_from(story):
    number, _ = COUNTED[story]
    content = {row["id"]: row["content"] for row in load(number)["incidents"]}

    for incident in case_of(story).incidents:
        assert incident.words is None or incident.words in content[incident.id], incident.id


@pytest.mark.parametrize("story", COUNTED)
def test_sums_and_names_are_those_of_the_story(story):
    raw = load(COUNTED[story][0])
    case, contract = case_of(story), raw["contract"]
    lease = case.contracts[0]

    assert (case.complainant.name, case.complainant.id_number) == (
        raw["complainant"]["name"],
        raw["complainant"]["id_number"],
    )
    assert lease.total_rent == Decimal(contract["total_rent"])
    assert lease.claim.amount == Decimal(contract["claimed"]["amount"])
    assert {r.uscc for r in case.respondents} == {r["uscc"] for r in raw["respondents"]}


@pytest.mark.parametrize("story", STORIES)
def test_a_term_or_answer_that_is_quoted_stands_in_its_evidence(story):
    case = case_of(story)
    quoted = [(practice.words, practice.evidence) for practice in case.practices]
    quoted += [(dealing.answered, dealing.evidence) for dealing in case.dealings]

    for words, keys in quoted:
        assert words is None or words in text_of(story, keys)


@pytest.mark.parametrize("story", ["missed-calls", "around-new-year-2026"])
def test_the_call_log_holds_the_calls_of_the_case_and_no_others(story):
    ((log, path),) = [(item, path) for item, _, path in files_of(story) if path.match("calls-*.xml")]
    rows = rows_of(path, "number")
    calls = [incident for incident in case_of(story).incidents if log.id in incident.evidence]

    for call in calls:
        within = [at for number, at in rows if number == call.from_number and call.at.earliest <= at <= call.end.latest]
        assert len(within) == call.count, call.id
    assert len(rows) == sum(call.count for call in calls)


def test_the_flood_of_codes_can_be_counted_in_the_backup():
    story = "doctored-photos-and-prank-orders"
    (flood,) = (row for row in case_of(story).incidents if Act.SMS_BOMBING in row.acts)
    (backup,) = (path for item, _, path in files_of(story) if item.id in flood.evidence)

    assert len(rows_of(backup, "address")) == flood.count == 180


def rows_of(log: Path, peer: str) -> list[tuple[str, datetime]]:
    """Number and time (naive China time) of each row of a backup; its `date` is milliseconds since 1970 UTC."""
    rows = re.findall(rf'<\w+ {peer}="([^"]*)"[^>]*? date="(\d+)"', log.read_text(encoding="utf-8"))
    return [(number, datetime.fromtimestamp(int(ms) / 1000, CHINA).replace(tzinfo=None)) for number, ms in rows]


@pytest.mark.parametrize("story", STORIES)
def test_no_number_can_be_anyones(story):
    case = case_of(story)
    text = (EXAMPLES / story / "case.toml").read_text(encoding="utf-8")
    text += text_of(story, tuple(item.id for item in case.evidence))

    assert all(n.startswith(("1990000", "1670000")) for n in re.findall(MOBILE, text))
    ids = {case.complainant.id_number, case.agent.id_number if case.agent else None} - {None}
    assert {str(key)[14:17] for key in ids} <= {"000", "999"}
    assert all(party.uscc is None or party.uscc[2:8] == "990000" for party in case.respondents)


BACK = (OptionKind.RETURN, OptionKind.SETTLEMENT)  # with the device goes the deposit


@pytest.mark.parametrize("story", STORIES)
def test_offers_sum_to_what_is_undisputed_less_a_deposit_where_the_device_goes_back(story):
    case = case_of(story)
    for option in case.offer.options if case.offer else ():
        held = case.contracts[0].deposit or 0 if option.kind in BACK else 0
        assert option.total + held == case.offer.undisputed


def test_illness_offers_two_ways_and_false_police_one():
    assert [o.kind for o in case_of("illness-and-instalments").offer.options] == ["deferral", "instalments"]
    assert [o.kind for o in case_of("false-police-and-court").offer.options] == ["instalments"]


def test_the_visits_at_night_name_no_collector_and_keep_the_own_call_apart():
    case, contacts = case_of("visits-at-night"), counts_of("visits-at-night")

    assert all(Role.COLLECTOR not in party.roles for party in case.respondents)
    assert all(row.by_basis is ByBasis.UNKNOWN for row in case.incidents if row.counts)
    assert contacts.by_channel.of(Channel.VISIT).value == 4
    assert contacts.night.basis == ("I003", "I004", "I005", "I006", "I008")
    assert contacts.own_calls.basis == ("I007",)


def test_new_year_parts_two_threats_a_minute_apart_and_is_crossed_by_a_course_of_calls():
    case = case_of("around-new-year-2026")
    times = {row.id: row.at for row in case.incidents}
    course = next(row for row in case.incidents if row.count > 1)

    assert case.written_on == date(2026, 2, 1)
    assert times["I004"] == Moment.parse("2025-12-31 23:59")
    assert times["I005"] == Moment.parse("2026-01-01 00:00")
    assert course.at.date
    assert course.end.date
    assert course.at.date < NEW_YEAR <= course.end.date
    assert counts_of("around-new-year-2026").by_day.unknown.value == course.count


def test_what_is_not_known_of_a_time_or_number_is_counted_apart():
    contacts = counts_of("calls-after-the-objection")

    assert contacts.total.value == 38
    assert contacts.estimated.value == 25
    assert contacts.by_day.unknown.value == 25
    assert (contacts.night.value, contacts.night.unknown) == (3, 34)
    assert (contacts.distinct_numbers, contacts.withheld.value) == (1, 10)


def test_contacts_go_on_after_the_objection_as_far_as_that_can_be_told():
    after = counts_of("calls-after-the-objection").after_objection

    assert after.value == 6  # those with her sister and father; she had asked to be called herself
    assert after.unknown == 0


def test_joined_emoji_and_rare_characters_come_through():
    case = case_of("calls-after-the-objection")

    assert case.complainant.name == "刘\u4dae"
    assert any("\U0001f468\u200d\U0001f469\u200d\U0001f467" in (row.words or "") for row in case.incidents)


def test_own_calls_occur_in_two_stories_and_are_never_counted():
    own = {s for s in STORIES for row in case_of(s).incidents if row.direction is Direction.OUT}

    assert own == {"false-police-and-court", "visits-at-night"}


def test_the_readme_tells_every_story():
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")

    assert tuple(sorted(re.findall(r"^\| \[([a-z0-9-]+)\]\(\1/case\.toml\)", text, re.MULTILINE))) == STORIES
