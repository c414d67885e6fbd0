"""Bad data is refused with file and key; doubtful data is told by lint."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from letters.authorities import Directory, lint, load
from letters.errors import DataError, FileError, SlipsError

if TYPE_CHECKING:
    from pathlib import Path

CHECKED = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("roles/police.toml", 'generic = "公安机关"\n', "", ["police.toml", "generic"]),
        ("roles/police.toml", 'generic = "公安机关"', "generic = 3", ["police.toml", "generic"]),
        ("roles/police.toml", 'id = "police"', 'id = "polizei"', ["police.toml", "id"]),
        ("roles/police.toml", "does = [", "dose = []\ndoes = [", ["police.toml", "dose"]),
        ("roles/police.toml", 'place = "incident"', 'place = "moon"', ["police.toml", "rules[1]", "place"]),
        ("roles/police.toml", "{short}分局", "{district}分局", ["police.toml", "names", "district"]),
        ("roles/police.toml", "{short}分局", "{short分局", ["police.toml", "names", "district"]),
        ("roles/police.toml", 'cities = ["杭州市", "广州市"]\n', "", ["police.toml", "exceptions[1]", "cities"]),
        ("roles/police.toml", "checked_on = 2026-11-23", 'checked_on = "gestern"', ["police.toml", "checked_on"]),
        ("roles/market-regulator.toml", 'settings = ["offline"]', 'settings = ["own_site"]', ["offline"]),
        ("roles/market-regulator.toml", 'url = "https://www.12315.cn"\n', "", ["portal", "url"]),
        (
            "roles/market-regulator.toml",
            "[portal]",
            '[portal.attachments]\nvalue = 0\nsource = "x"\nchecked_on = 2026-11-23\nverified = true\n[portal]',
            ["attachments", "value"],
        ),
        ("hotlines.toml", 'number = "12345"\n', "", ["hotlines.toml", "hotlines[1]", "number"]),
        ("wrong-doors.toml", 'when = ["both_doors"]', 'when = ["both"]', ["wrong-doors.toml", "both"]),
        ("wrong-doors.toml", 'when = ["both_doors"]', "when = []", ["wrong-doors.toml", "when"]),
        ("old-names.toml", "names = [", "name = [", ["old-names.toml", "name"]),
        ("places.toml", 'short = "浙江"\n', "", ["places.toml", "short"]),
        ("places.toml", "fillers", "filers", ["places.toml", "fillers"]),
        ("places.toml", "[[province]]", "[[province]", ["places.toml"]),
    ],
)
def test_bad_data_is_refused_with_file_and_key(own_data: Path, file: str, old: str, new: str, told: list[str]) -> None:
    path = own_data / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(own_data)
    for word in told:
        assert word in str(caught.value)


@pytest.mark.parametrize("file", ["places.toml", "wrong-doors.toml", "hotlines.toml", "old-names.toml"])
def test_a_missing_file_is_named(own_data: Path, file: str) -> None:
    (own_data / file).unlink()
    with pytest.raises(FileError, match=file):
        load(own_data)


def test_a_folder_without_roles_is_a_fault_of_the_data(own_data: Path) -> None:
    for path in (own_data / "roles").iterdir():
        path.unlink()
    with pytest.raises(DataError, match="roles"):
        load(own_data)


def test_a_new_body_is_a_new_file(own_data: Path) -> None:
    text = (own_data / "roles" / "legal-aid.toml").read_text(encoding="utf-8")
    text = text.replace('"legal-aid"', '"mediation-committee"').replace("法律援助中心", "人民调解委员会")
    (own_data / "roles" / "mediation-committee.toml").write_text(text, encoding="utf-8")
    found = load(own_data).suggest("mediation-committee", complainant_address="杭州市西湖区", respondent_address=None)
    assert found.name == "杭州市西湖区人民调解委员会"


def test_lint_tells_what_is_unverified_and_unknown(directory: Directory) -> None:
    told = {problem.where: problem.message for problem in lint(directory, CHECKED)}
    assert "未核实" in told["hotlines.12300"]
    assert "未核实" in told["consumer-association.exceptions[1]"]
    assert told["market-regulator.portal.body_characters"] == "上限未知"
    assert "police.hotlines.110" not in told


def test_lint_tells_a_fact_checked_too_long_ago_from_the_day_after(directory: Directory) -> None:
    def stale(days: int) -> bool:
        found = lint(directory, CHECKED + timedelta(days=days))
        return any(one.where == "police.hotlines.110" and "已过" in one.message for one in found)

    assert not stale(180)
    assert stale(181)


def test_lint_tells_a_day_of_checking_that_is_still_to_come(directory: Directory) -> None:
    found = lint(directory, CHECKED - timedelta(days=1))
    assert any("晚于" in one.message for one in found)


@pytest.mark.parametrize(
    ("file", "old", "row"),
    [
        ("roles/market-regulator.toml", 'topic = "complaint_jurisdiction"', "market-regulator.toml rules[1]"),
        ("wrong-doors.toml", 'topic = "complaint_refusal"', "wrong-doors.toml door["),
    ],
)
def test_a_topic_that_the_law_does_not_have_is_a_slip(own_data: Path, file: str, old: str, row: str) -> None:
    path = own_data / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, old[:-1] + '_x"', 1), encoding="utf-8")
    with pytest.raises(SlipsError) as caught:
        load(own_data)
    (problem,) = caught.value.problems
    assert problem.where.startswith(row)
    assert problem.message.startswith("topic 里的")
    assert problem.hint.startswith("是不是")


def test_lint_tells_a_fact_that_no_door_uses(directory: Directory) -> None:
    spoiled = replace(directory, facts={**directory.facts, "idle": "没有人用"})
    assert any(one.where == "facts.idle" for one in lint(spoiled, CHECKED))
    assert not any(one.where.startswith("facts.") for one in lint(directory, CHECKED))
