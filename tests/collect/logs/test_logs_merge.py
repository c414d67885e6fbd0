"""Contacts become incidents once, however often and out of however many logs they are read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letters.case.file import parse
from letters.case.save import CaseFile
from letters.collect.logs import Contact, open_log
from letters.collect.logs.merge import Merger
from tests.collect.logs.log_files import CARRIER, call, sms, write_backup, write_csv
from tests.stories import TODAY, contact, row, story, text_of

TODAY_ = date.fromisoformat(TODAY)


def merged(case, *paths):
    merger = Merger(case)
    for path in paths:
        log = open_log(path)
        merger.add((entry for entry in log.entries() if isinstance(entry, Contact)), log.dialect)
    return merger.merged()


def after(case_text, *paths, folder):
    """The text of the case after the logs were added to it."""
    file = CaseFile.new(folder / "case.toml", case_text)
    found = merged(file.case(TODAY_), *paths)
    file.append("incidents", found.rows)
    file.update_many("incidents", dict(found.changes))
    file.case(TODAY_)
    return file.text


def bill(folder, *rows, name="bill.csv"):
    return write_csv(folder / name, CARRIER, *[(at, "", way, number, lasted, "") for at, way, number, lasted in rows])


def test_an_incident_holds_what_the_log_tells_and_no_act(tmp_path):
    path = write_backup(tmp_path / "s.xml", "smses", sms("2026-08-10 09:03:11", "16700000105", "再不还就上门"))

    assert merged(story(), path).rows == (
        {
            "id": "I001",
            "at": "2026-08-10 09:03:11",
            "channel": "sms",
            "direction": "in",
            "from_number": "16700000105",
            "from_name": None,
            "answered": None,
            "duration": None,
            "words": "再不还就上门",
            "source": "手机短信（SMS Backup & Restore 导出）",
            "rank": "export",
        },
    )


def test_ones_own_messages_are_recorded_without_their_words(tmp_path):
    path = write_backup(tmp_path / "s.xml", "smses", sms("2026-08-10 09:03:11", "16700000105", "我欠你们的", 2))

    (found,) = merged(story(), path).rows
    assert (found["direction"], found["words"]) == ("out", None)


def test_new_ids_follow_the_highest_and_rows_stand_in_order_of_time(tmp_path):
    case = story(contact("I007", "2026-01-01 09:00"), contact("X9", "2026-01-02 09:00"))
    path = write_backup(tmp_path / "c.xml", "calls", call("2026-08-11 09:00:00", "1"), call("2026-08-10 09:00:00", "2"))

    assert [(each["id"], each["from_number"]) for each in merged(case, path).rows] == [("I008", "2"), ("I009", "1")]


def test_a_second_import_adds_nothing(tmp_path):
    elements = [call("2026-08-10 09:03:11", "-1"), call("2026-08-10 09:03:11", "-1"), call("2026-08-10 09:03:00", "1")]
    path = write_backup(tmp_path / "c.xml", "calls", *elements)
    once = after(text_of(), path, folder=tmp_path)
    found = merged(parse(once, today=TODAY_), path)

    assert once.count("[[incidents]]") == 3
    assert (found.rows, found.changes, found.same) == ((), (), 3)


def test_an_overlapping_log_adds_only_what_is_new(tmp_path):
    days = [call(f"2026-08-{day} 09:03:11", "16700000105") for day in range(10, 20)]
    first = write_backup(tmp_path / "a.xml", "calls", *days[:6])
    second = write_backup(tmp_path / "b.xml", "calls", *days[4:])

    found = merged(story(), first, second)
    assert (len(found.rows), found.same) == (10, 2)


def test_the_carriers_and_the_phones_record_of_a_call_become_one_of_the_stronger_rank(tmp_path):
    phone = write_backup(tmp_path / "c.xml", "calls", call("2026-08-10 09:03:11", "16700000105", 1, 64))
    carrier = bill(tmp_path, ("2026-08-10 09:04:20", "被叫", "+8616700000105", "1分5秒"))

    for order in ((phone, carrier), (carrier, phone)):
        (found,) = merged(story(), *order).rows
        assert found["rank"] == "carrier"
        assert set(found["source"].split("；")) == {"手机通话记录（SMS Backup & Restore 导出）", "运营商通话详单"}


def test_a_threat_is_not_swallowed_by_another_message_of_the_same_minute(tmp_path):
    typed = contact("I001", "2026-08-10 11:03", channel="sms", from_number="16700000105", words="还钱")
    texts = ("再不还就上门", "还钱 ", "明天去你单位")
    path = write_backup(
        tmp_path / "s.xml",
        "smses",
        *[sms(f"2026-08-10 11:03:{15 + place}", "16700000105", text) for place, text in enumerate(texts)],
    )

    found = merged(story(typed), path)
    assert [each["words"] for each in found.rows] == ["再不还就上门", "明天去你单位"]
    assert (found.same, [key for key, _ in found.changes]) == (1, ["I001"])


def test_calls_that_only_resemble_each_other_stay_apart(tmp_path):
    phone = write_backup(tmp_path / "c.xml", "calls", call("2026-08-10 09:03:11", "16700000105", 1, 64))
    for row_ in (
        ("2026-08-10 09:04:20", "被叫", "16700000105", "20秒"),  # another duration
        ("2026-08-10 09:05:20", "被叫", "16700000105", "1分4秒"),  # too late to be the same ring
        ("2026-08-10 09:03:11", "主叫", "16700000105", "1分4秒"),  # the other way
        ("2026-08-10 09:03:11", "被叫", "16700000106", "1分4秒"),  # another number
    ):
        assert len(merged(story(), phone, bill(tmp_path, row_)).rows) == 2


def test_a_missed_call_is_never_the_call_that_was_connected_a_moment_later(tmp_path):
    phone = write_backup(tmp_path / "c.xml", "calls", call("2026-08-10 09:03:00", "16700000105", 3))
    carrier = bill(tmp_path, ("2026-08-10 09:03:40", "被叫", "16700000105", "30秒"))

    assert len(merged(story(), phone, carrier).rows) == 2


def test_two_messages_of_one_second_are_two(tmp_path):
    both = [sms("2026-08-10 09:03:11", "16700000105", text) for text in ("一", "二")]
    path = write_backup(tmp_path / "s.xml", "smses", *both)
    once = after(text_of(), path, folder=tmp_path)

    assert once.count("[[incidents]]") == 2
    assert merged(parse(once, today=TODAY_), path).rows == ()


def test_what_was_typed_by_hand_gains_the_source_and_keeps_its_acts(tmp_path):
    typed = contact(
        "I001", "2026-08-10 09:03", from_number="167 0000 0105", acts=["threat"], rank="memory", source="本人记忆"
    )
    path = write_backup(tmp_path / "c.xml", "calls", call("2026-08-10 09:03:11", "16700000105", 1, 64))
    (incident,) = parse(after(text_of(typed), path, folder=tmp_path), today=TODAY_).incidents

    assert (incident.acts, incident.rank, incident.duration, incident.answered) == (("threat",), "export", 64, True)
    assert incident.source == "本人记忆；手机通话记录（SMS Backup & Restore 导出）"
    assert str(incident.at) == "2026-08-10 09:03:00"


def test_calls_to_somebody_else_are_not_the_persons_own(tmp_path):
    case = story(
        row("third_parties", id="mother", relation="母亲"),
        contact("I001", "2026-08-10 09:03:11", from_number="16700000105", to=["mother"]),
    )
    path = write_backup(tmp_path / "c.xml", "calls", call("2026-08-10 09:03:11", "16700000105"))

    assert len(merged(case, path).rows) == 1


def test_an_estimate_of_the_same_days_is_pointed_out(tmp_path):
    case = story(
        contact("I001", "2026-08-01", until="2026-08-31", count=60, estimated=True),
        contact("I002", "2026-09-01", until="2026-09-30", count=60, estimated=True),
        contact("I003", "2026-08-01", until="2026-08-31", count=60, from_number="16700000999"),
    )
    path = write_backup(tmp_path / "c.xml", "calls", call("2026-08-10 09:03:11", "16700000105"))

    assert merged(case, path).overlapping == ("I001",)


MINUTES = st.integers(0, 5)
CALLS = st.lists(
    st.tuples(MINUTES, st.integers(0, 59), st.sampled_from("12"), st.sampled_from([0, 7, 64])), max_size=12
)


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(CALLS, st.data())
def test_any_log_read_twice_or_in_overlapping_parts_gives_each_call_once(tmp_path, calls, data):
    elements = [
        call(f"2026-08-10 09:{minute:02d}:{second:02d}", f"1670000010{number}", 1 if lasted else 3, lasted)
        for minute, second, number, lasted in calls
    ]
    part = data.draw(st.integers(0, len(elements)))
    whole = write_backup(tmp_path / "whole.xml", "calls", *elements)
    half = write_backup(tmp_path / "half.xml", "calls", *elements[part:])

    once = after(text_of(), whole, folder=tmp_path)
    again = merged(parse(once, today=TODAY_), whole, half)
    assert once.count("[[incidents]]") == len(calls)
    assert (again.rows, again.changes, again.same) == ((), (), len(calls) + len(calls) - part)
    assert len(merged(story(), half, whole).rows) == len(calls)


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60))
def test_any_message_goes_into_the_case_file_verbatim(tmp_path, text):
    path = write_csv(
        tmp_path / "m.csv",
        ("Chat Session", "Message Date", "Service", "Type", "Sender ID", "Sender Name", "Text"),
        ("1", "2026-08-10 09:03:11", "SMS", "Incoming", "16700000105", "", text),
    )
    (incident,) = parse(after(text_of(), path, folder=tmp_path), today=TODAY_).incidents

    told = text.replace("\r\n", "\n")  # a case file has one kind of line break
    assert incident.words == (told if told.strip() else None)
