"""Cases counted independently, sent through logs of their own and back: the counts stay."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import Any

import pytest

from letters.case.save import CaseFile
from letters.collect.logs import Contact, open_log
from letters.collect.logs.blank_log import HEADINGS
from letters.collect.logs.merge import Merger
from tests.collect.logs.log_files import backup, call, sms
from tests.findings.oracle import NUMBERS, as_oracle, expected, load
from tests.stories import text_of

TODAY = date(2026, 11, 23)
OURS = {"电话": "call", "短信": "sms"}


def own_rows(raw: dict[str, Any]) -> list[dict[str, Any]]:
    """What the person's own phone would hold: calls and messages to or from themself, each as often as it counts."""
    rows = [row for row in raw["incidents"] if row["channel"] in OURS]
    mine = [row for row in rows if row["to"] == "本人" or row.get("direction") == "out"]
    return [row for row in mine for _ in range(row["count"])]


def clock(row: dict[str, Any]) -> str:
    return datetime.fromisoformat(row["at"]).strftime("%Y-%m-%d %H:%M:%S")


def phone_files(rows: list[dict[str, Any]]) -> dict[str, bytes]:
    """The two backups of SMS Backup & Restore."""
    calls, messages = [], []
    for row in rows:
        number = row["from_number"] or ""
        own = row.get("direction") == "out"
        if row["channel"] == "电话":
            kind = 2 if own else 1 if row["answered"] else 3
            calls.append(call(clock(row), number, kind, row["duration_s"] or 0, contact_name="(Unknown)"))
        else:
            body = row["content"].replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
            messages.append(sms(clock(row), number, body, 2 if own else 1, contact_name="(Unknown)"))
    return {"calls.xml": backup("calls", *calls).encode(), "sms.xml": backup("smses", *messages).encode()}


def table(rows: list[dict[str, Any]]) -> dict[str, bytes]:
    """The table that a person fills in."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    for row in rows:
        own = row.get("direction") == "out"
        answered = {True: "接通", False: "未接", None: ""}[row["answered"]]
        way = "本人联系对方" if own else "对方联系"
        number = row["from_number"] or "未知号码"
        lasted = row["duration_s"] if row["duration_s"] is not None else ""
        words = "" if own else row["content"]
        writer.writerow([clock(row), row["channel"], way, number, answered, lasted, words, ""])
    return {"table.csv": text.getvalue().encode("utf-8-sig")}


def imported(files: dict[str, bytes], folder: Any) -> Any:
    """A case without incidents, after these logs were imported whole."""
    file = CaseFile.new(folder / "case.toml", text_of())
    merger = Merger(file.case(TODAY))
    for name, content in files.items():
        path = folder / name
        path.write_bytes(content)
        log = open_log(path)
        merger.add([entry for entry in log.entries() if isinstance(entry, Contact)], log.dialect)
    file.append("incidents", merger.merged().rows)
    return file.case(TODAY)


def counted(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The oracle's own figures over these rows, counted from the raw case."""
    times = [datetime.fromisoformat(row["at"]) for row in rows]
    days = [at.date() for at in times]
    channels = [OURS[row["channel"]] for row in rows]
    return {
        "contacts_total": len(rows),
        "first_at": min(times).strftime("%Y-%m-%d %H:%M:%S"),
        "last_at": max(times).strftime("%Y-%m-%d %H:%M:%S"),
        "days": len(set(days)),
        "max_per_day": max(map(days.count, days)),
        "by_channel": {channel: channels.count(channel) for channel in dict.fromkeys(channels)},
        "distinct_numbers": len({row["from_number"] for row in rows}),
        "between_22_and_08": sum(at.hour >= 22 or at.hour < 8 for at in times),
    }


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("files", [phone_files, table], ids=["phone", "table"])
def test_the_counts_of_a_case_survive_a_round_trip_through_its_logs(tmp_path, number, files):
    rows = own_rows(load(number))
    found = as_oracle(imported(files(rows), tmp_path))

    assert {name: found[name] for name in counted(rows)} == counted(rows)


def test_a_case_of_calls_and_messages_alone_gives_the_very_figures_of_its_oracle(tmp_path):
    raw = load("01")
    wanted = expected(raw, {"本人": "self"})
    found = as_oracle(imported(phone_files(own_rows(raw)), tmp_path))

    assert found | {"legit_reminders": 1} == wanted  # that a message was a mere reminder is for the person to say
