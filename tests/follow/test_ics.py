from __future__ import annotations

import ctypes
import ctypes.util
import re
from datetime import UTC, date, datetime, timedelta

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from letters.follow.calendar_file import calendar
from letters.follow.followed import Deadline, Followed, State
from letters.follow.ics import Naming, Reminder, reminders, tag
from tests.stories import NAME, PHONE, row, story

DAY = date(2026, 11, 23)
TITLES = {"complaint/police": "治安报案书", "complaint/market-regulator": "消费者投诉书"}


def deadline(**changes: object) -> Deadline:
    known = {
        "id": "accept",
        "label": "决定是否受理",
        "side": "theirs",
        "start": date(2026, 11, 24),
        "due": date(2026, 12, 3),
        "provisional": False,
        "limit": None,
        "provisions": (),
        "topic": "",
        "posting": "",
        "lines": (),
        "overridden": "",
        "warn_from": date(2026, 11, 30),
    }
    known["due"] = changes.get("due", known["due"])
    known["safe"] = known["latest"] = known["due"]
    return Deadline(**{**known, **changes})  # type: ignore[arg-type]


def followed(*deadlines: Deadline, to: str = "某某派出所", on: str = "2026-11-23", key: str = "F1") -> Followed:
    [filing] = story(row("filings", id=key, letter="complaint/police", to=to, on=on)).filings
    return Followed(1, filing, State("waiting", "等答复"), filing.on, deadlines, ())


def made(*deadlines: Deadline, names: bool = False, tagged: str = "", **changes: str) -> list[Reminder]:
    naming = Naming(TITLES.__getitem__, names, tagged)
    return list(reminders(story(), [followed(*deadlines, **changes)], (), DAY, naming))


def events(content: bytes) -> list[vobject.base.Component]:
    return list(vobject.readOne(content.decode("utf-8")).contents.get("vevent", ()))


def unfolded(content: bytes) -> str:
    return content.replace(b"\r\n ", b"").decode("utf-8")


def test_a_deadline_is_an_all_day_event_with_alarms_at_nine_three_days_before_and_on_the_day() -> None:
    [event] = events(calendar(made(deadline()), DAY))
    assert event.dtstart.value == date(2026, 12, 3)
    assert event.dtend.value == date(2026, 12, 4)
    assert event.summary.value == "对方期满：决定是否受理（治安报案书）"
    midnight = datetime(2026, 12, 3)  # noqa: DTZ001  an all-day event is wherever its reader is
    alarms = [midnight + alarm.trigger.value for alarm in event.valarm_list]
    assert [str(alarm) for alarm in alarms] == ["2026-11-30 09:00:00", "2026-12-03 09:00:00"]
    assert {alarm.action.value for alarm in event.valarm_list} == {"DISPLAY"}


def test_what_has_passed_is_left_out_and_the_last_day_is_not() -> None:
    found = made(deadline(id="a", due=DAY - timedelta(days=1)), deadline(id="b", due=DAY))
    assert [one.due for one in found] == [DAY]


@pytest.mark.parametrize(
    ("safe", "due", "latest", "on"),
    [
        ("2026-11-27", "2026-11-30", "2027-11-29", "2026-11-27"),
        ("2026-11-20", "2026-11-30", "2027-11-29", "2026-11-30"),
        ("2026-11-20", "2026-11-22", "2027-11-29", "2027-11-29"),
    ],
)
def test_the_alarm_is_set_to_the_safe_day_as_long_as_it_is_not_over(safe: str, due: str, latest: str, on: str) -> None:
    days = {name: date.fromisoformat(text) for name, text in (("safe", safe), ("due", due), ("latest", latest))}
    [one] = made(deadline(**days))
    assert one.due == date.fromisoformat(on)


def test_a_provisional_day_says_so_in_the_line_and_in_the_text() -> None:
    [event] = events(calendar(made(deadline(provisional=True)), DAY))
    assert event.summary.value.startswith("〔暂定〕")
    assert "暂定" in event.description.value


def test_no_person_and_no_body_is_named_unless_asked_for() -> None:
    changed = deadline(overridden="林若溪的主管说的", lines=("从签收起算。", "改定为12月3日，理由：林若溪的主管说的。"))
    plain = unfolded(calendar(made(changed, to="林若溪转某某派出所"), DAY))
    for word in (NAME, PHONE, "派出所", "主管"):
        assert word not in plain
    assert "从签收起算。\\n日期是后来改定的。" in plain
    named = unfolded(calendar(made(changed, to="某某派出所", names=True), DAY))
    assert "某某派出所" in named
    assert "主管" in named


def test_the_same_deadline_keeps_its_uid_when_its_day_moves_and_no_two_share_one() -> None:
    before, other = made(deadline(), deadline(id="decide"))
    after, _ = made(deadline(due=date(2026, 12, 9)), deadline(id="decide"), on="2026-11-20", to="别的派出所")
    assert before.uid == after.uid != other.uid
    assert re.fullmatch(r"[0-9a-f]{32}@letters", before.uid)
    [elsewhere] = made(deadline(), key="F2")
    assert elsewhere.uid != before.uid


def test_standing_deadlines_of_two_cases_do_not_replace_each_other() -> None:
    cases = [story(), story(who='[complainant]\nname = "周砚南"\nphone = "19900000012"\naddress = "杭州市某路1号"\n')]
    naming = Naming(TITLES.__getitem__)
    mine = deadline(side="mine", label="请求派出所处理的期限")
    found = [one for case in cases for one in reminders(case, [], [mine], DAY, naming)]
    assert [one.summary for one in found] == ["最后期限：请求派出所处理的期限"] * 2
    assert len(events(calendar(found, DAY))) == 2
    assert tag(cases[0]) != tag(cases[1])


def test_the_same_day_gives_the_same_bytes_and_a_later_day_a_higher_sequence() -> None:
    found = made(deadline(), deadline(id="decide", due=date(2027, 1, 30)))
    content = calendar(found, DAY)
    assert content == calendar(reversed(found), DAY) == calendar([*found, *found], DAY)
    later = events(calendar(found, DAY + timedelta(days=1)))
    assert int(later[0].sequence.value) == int(events(content)[0].sequence.value) + 1
    assert events(content)[0].dtstamp.value == datetime(2026, 11, 23, tzinfo=UTC)


def test_lines_are_folded_within_75_octets_between_characters_and_end_with_crlf() -> None:
    content = calendar([Reminder("u@letters", DAY, "租" * 200, "机" * 2000 + "，a;b\\c")], DAY)
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")
    assert events(content)[0].description.value == "机" * 2000 + "，a;b\\c"


# What a text may hold in a calendar file: no control characters but tab and line break, no half of a character.
WHATEVER = st.text(st.characters() | st.sampled_from(list(',;:"\\\n\r\t，；🙏👩‍👩‍👧\u2028\u202e\ud800')), max_size=300)


@given(WHATEVER, WHATEVER)
def test_any_text_comes_back_from_another_parser_without_what_no_calendar_may_hold(summary: str, text: str) -> None:
    content = calendar([Reminder("u@letters", DAY, summary, text)], DAY)
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|(?<!\r)\n|\r(?!\n)", content)
    [event] = events(content)
    assert event.uid.value == "u@letters"
    assert len(event.valarm_list) == 2
    kept = [character for character in text if character.isalnum() or character in ",;:\\，🙏"]
    back = event.description.value if "description" in event.contents else ""
    assert [character for character in back if character.isalnum() or character in ",;:\\，🙏"] == kept


# ---- The parser of GNOME Calendar, Evolution and KOrganizer ----


def libical() -> ctypes.CDLL:
    name = ctypes.util.find_library("ical")
    if name is None:
        pytest.skip("libical is not installed")
    library = ctypes.CDLL(name)
    pointer, integer = ctypes.c_void_p, ctypes.c_int
    for call, result, arguments in (
        ("icalparser_parse_string", pointer, [ctypes.c_char_p]),
        ("icalcomponent_count_errors", integer, [pointer]),
        ("icalcomponent_count_components", integer, [pointer, integer]),
        ("icalcomponent_get_first_component", pointer, [pointer, integer]),
        ("icalcomponent_get_next_component", pointer, [pointer, integer]),
        ("icalcomponent_get_summary", ctypes.c_char_p, [pointer]),
        ("icalcomponent_as_ical_string", ctypes.c_char_p, [pointer]),
        ("icalrestriction_check", integer, [pointer]),
        ("icalcomponent_string_to_kind", integer, [ctypes.c_char_p]),
        ("icalcomponent_free", None, [pointer]),
    ):
        function = getattr(library, call)
        function.restype, function.argtypes = result, arguments
    return library


def test_a_real_calendar_programs_parser_takes_every_event_and_alarm() -> None:
    ical = libical()
    long = "最后一天，" * 60 + "🙏; 完\\毕"
    found = [*made(deadline(), deadline(id="decide", due=date(2027, 1, 30), provisional=True))]
    content = calendar([*found, Reminder("long@letters", DAY, long, f"{long}\n{long}")], DAY)
    whole = ical.icalparser_parse_string(content)
    try:
        assert ical.icalcomponent_count_errors(whole) == 0
        assert ical.icalrestriction_check(whole) == 1
        kind = ical.icalcomponent_string_to_kind(b"VEVENT")
        assert ical.icalcomponent_count_components(whole, kind) == 3
        first = ical.icalcomponent_get_first_component(whole, kind)
        assert ical.icalcomponent_get_summary(first).decode() == long
        second = ical.icalcomponent_get_next_component(whole, kind)
        assert ical.icalcomponent_count_components(second, ical.icalcomponent_string_to_kind(b"VALARM")) == 2
        again = ical.icalcomponent_as_ical_string(second).decode()
        assert "DTSTART;VALUE=DATE:20261203" in again
        assert "TRIGGER:-P2DT15H" in again
        assert "TRIGGER:PT9H" in again
    finally:
        ical.icalcomponent_free(whole)
