"""Cases counted independently: read them as ours, and count as their `oracle` counts.

The oracle takes every row, reminders and own calls included, the night by the hour of `at`, and every string given as
a number for a number of its own. `as_oracle` turns our figures into that.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from letters.case.events import Incident
from letters.case.model import Case
from letters.case.people import ThirdParty
from letters.case.vocabulary import Act, Channel, Direction
from letters.findings.contacts import Contacts, count_contacts, tally

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "cases"
NUMBERS = ("01", "02", "03", "05", "06", "07")
NEW_YEAR = date(2026, 1, 1)

CHANNELS = {
    "电话": Channel.CALL,
    "短信": Channel.SMS,
    "微信": Channel.SOCIAL,
    "微信群": Channel.SOCIAL,
    "外卖/跑腿": Channel.OTHER,
    "快递": Channel.OTHER,
}
ACTS = {
    "polite_reminder": Act.REMINDER,
    "threat": Act.THREAT,
    "threat_contact_third_party": Act.THREATENS_DISCLOSURE,
    "insult": Act.INSULT,
    "disclose_debt": Act.DEBT_DISCLOSED,
    "threaten_fraud_report": Act.THREATENS_FALSE_REPORT,
    "personal_info_leak": Act.PERSONAL_DATA_LEAKED,
    "workplace": Act.WORKPLACE,
    "school": Act.SCHOOL,
    "doctored_image": Act.IMAGE_ABUSE,
    "order_prank": Act.PRANK_ORDERS,
    "sms_bomb": Act.SMS_BOMBING,
    "impersonate_police": Act.IMPERSONATES_OFFICIAL,
    "impersonate_court": Act.IMPERSONATES_OFFICIAL,
    "fake_legal_doc": Act.FAKE_DOCUMENT,
    "demand_private_transfer": Act.DEMANDS_PRIVATE_PAYMENT,
}
# Said of a contact there, derived or told by another field here.
DERIVED = {"call_missed", "third_party", "night", "group_post", "refuse_to_stop", "verification"}


def load(number: str) -> dict[str, Any]:
    """One of the cases as it stands in its file; the test is skipped where they are not at hand."""
    path = FOLDER / f"{number}.json"
    if not path.is_file():
        pytest.skip(f"the independently counted cases are not beside this checkout: {path.name}")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def case_of(raw: dict[str, Any]) -> Case:
    """Such a case as far as contacts go."""
    receivers = {name: f"t{n}" for n, name in enumerate(_others(raw), 1)}
    third_parties = tuple(ThirdParty(id=key, relation=name) for name, key in receivers.items())
    incidents = tuple(_incident(row, {"本人": "self", **receivers}) for row in raw["incidents"])
    person = {key: raw["complainant"][key] for key in ("name", "phone", "address")}
    return Case(version=2, complainant=person, third_parties=third_parties, incidents=incidents)


def as_oracle(case: Case) -> dict[str, Any]:
    """Our figures, counted as the oracle counts; channels and receivers by our names."""
    ours = count_contacts(case)
    everything = tally(row.model_copy(update={"acts": (), "direction": Direction.IN}) for row in case.incidents)
    return {
        "rows": everything.rows,
        "contacts_total": ours.total.value + ours.reminders.value + ours.own_calls.value,
        "first_at": str(everything.first),
        "last_at": str(everything.last),
        "days": everything.days,
        "max_per_day": max(figure.value for _, figure in everything.by_day),
        "by_channel": {channel: figure.value for channel, figure in everything.by_channel},
        "by_recipient": {who: figure.value for who, figure in everything.by_receiver},
        "distinct_numbers": _distinct_strings(case, everything),
        "between_22_and_08": everything.night.value,
        "before_2026_01_01": _before(everything, NEW_YEAR),
        "from_2026_01_01": everything.total.value - _before(everything, NEW_YEAR),
        "legit_reminders": ours.reminders.value,
    }


def expected(raw: dict[str, Any], receivers: dict[str, str]) -> dict[str, Any]:
    """The oracle itself, its channels and receivers put into our names and its times into our spelling."""
    oracle = dict(raw["oracle"])
    for end in ("first_at", "last_at"):
        oracle[end] = oracle[end].removesuffix("+08:00").replace("T", " ")
    (oracle["max_per_day"],) = oracle["max_per_day"].values()
    oracle["by_channel"] = _sums((CHANNELS[name], n) for name, n in oracle["by_channel"].items())
    oracle["by_recipient"] = _sums((receivers[name], n) for name, n in oracle["by_recipient"].items())
    return oracle


def receivers_of(raw: dict[str, Any], case: Case) -> dict[str, str]:
    """Their name of each receiver → ours, for a case made by `case_of`."""
    return {"本人": "self", **{person.relation: person.id for person in case.third_parties}}


def _others(raw: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys(row["to"] for row in raw["incidents"] if row["to"] != "本人"))


def _incident(row: dict[str, Any], receivers: dict[str, str]) -> Incident:
    assert set(row["categories"]) <= ACTS.keys() | DERIVED
    return Incident(
        id=row["id"],
        at=row["at"],
        channel=CHANNELS[row["channel"]],
        channel_name=row["channel"],
        direction={word.value: word for word in Direction}[row.get("direction", "in")],
        acts=tuple(dict.fromkeys(ACTS[word] for word in row["categories"] if word in ACTS)),
        count=row["count"],
        from_number=row["from_number"],
        from_name=row["from_name"],
        to=(receivers[row["to"]],),
        answered=row["answered"],
        duration=row["duration_s"],
        account=row["content"],
        audience=row.get("audience"),
        evidence=tuple(row["evidence"]),
    )


def _distinct_strings(case: Case, everything: Contacts) -> int:
    unshown = {*everything.withheld.basis, *everything.no_number.basis}
    strings = {row.from_number for row in case.incidents if row.id in unshown and row.from_number}
    return everything.distinct_numbers + len(strings)


def _before(contacts: Contacts, day: date) -> int:
    return sum(figure.value for on, figure in contacts.by_day if on < day)


def _sums(pairs: Any) -> dict[Any, int]:
    sums: dict[Any, int] = {}
    for key, n in pairs:
        sums[key] = sums.get(key, 0) + n
    return sums
