"""A file of version 1 is read as one of version 2, and written as one without losing a comment or a value."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.case.earlier import earlier_names, kept_earlier
from letters.case.file import as_named, case_of, is_left_behind, parse, refused
from letters.case.save import CaseFile
from letters.case.upgrade import upgrade
from letters.case.upgrade.changes import Drop, Put, Rename, rows
from letters.case.where import Fault
from letters.errors import CaseError
from tests.stories import contact, person, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from letters.case.upgrade.changes import Change

TODAY = date(2026, 11, 27)
FIRST = text_of(contact("I1", "2026-10-05 21:49"))
LAID_OUT = {
    "rows": """version = 1  # 一
# 甲
[story]  # 乙
account = "a # b"  # 丙
[[third_parties]]  # 丁
id = "mother"
people = 3  # 戊
# 己
[[third_parties]]
"people" = 4.50  # 庚
relation = { name = "父", people = 1 }
[third_parties.more]  # 辛
people = [
  1, # 壬
]
""",
    "inline": """version = 1
third_parties = [ { id = "mother", people = 3, rate = 1.5 }, # 甲
  { id = "father", more = { people = 2 } } ]
story.account = "a" # 乙
story."想" = { people = 1 }
""",
}
"""The same kinds of things as people lay them out, with a comment at each place where one may stand."""


def comments(text: str) -> list[str]:
    return sorted(re.findall(r"# ?([一-龥])", text))


def walks(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every key and row below a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in inner:
        yield (*path, step)
        yield from walks(each, (*path, step))


@st.composite
def changes(draw: st.DrawFn, tables: Mapping[str, Any]) -> Change:
    paths = list(walks(tables))
    keys = [path for path in paths if isinstance(path[-1], str) and path != ("version",)]
    holders = [path[:-1] for path in keys]
    kind = draw(st.sampled_from([Put, Drop, Rename]))
    if kind is Put:
        value = draw(st.sampled_from([7, True, "九", ["a"], {"b": 1}]))
        return Put((*draw(st.sampled_from(holders)), draw(st.sampled_from(["new", "people"]))), value)
    path = draw(st.sampled_from(keys))
    return Drop(path) if kind is Drop else Rename(path, draw(st.sampled_from(["count", "a b"])))


def plain(value: Any) -> Any:
    """What is written anew in quotes, a number with a point, is the same sum as before."""
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return str(value) if isinstance(value, float) else value


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAID_OUT)
@given(data=st.data())
def test_what_a_step_changes_in_the_values_it_changes_in_the_text_and_no_comment_is_lost(layout, data):
    text = LAID_OUT[layout]
    change = data.draw(changes(tomllib.loads(text)))
    seen = upgrade(tomllib.loads(text), [lambda _: [change]])

    after = seen.text(text)

    assert plain(tomllib.loads(after)) == plain(seen.tables)
    assert comments(after) == comments(text)


def test_a_renamed_key_keeps_its_line_and_its_place_among_the_others():
    text = LAID_OUT["rows"]
    found = upgrade(tomllib.loads(text), [lambda _: [Rename(("third_parties", 0, "people"), "count")]])
    assert found.text(text) == text.replace("people = 3  # 戊", "count = 3  # 戊")
    assert list(found.tables["third_parties"][0]) == ["id", "count"]


def test_a_change_is_told_to_the_person_in_a_comment_above_it():
    found = upgrade({"story": {"account": "a"}}, [lambda _: [Put(("story", "account"), "b", "第1版写的是 a")]])
    assert found.text('[story]\naccount = "a"  # 经过\n') == '[story]\n# 第1版写的是 a\naccount = "b"  # 经过\n'


def renamed(tables: Mapping[str, Any]) -> Iterator[Change]:
    yield Rename(("a",), "b")


def one_more(tables: Mapping[str, Any]) -> Iterator[Change]:
    yield Put(("c",), tables["b"] + 1)


def inside(tables: Mapping[str, Any]) -> Iterator[Change]:
    yield Rename(("b", "old"), "new")
    yield Put(("b", "more"), 1, was=("a", "old"))


def test_each_step_sees_what_the_one_before_it_made_and_what_was_read_stays():
    read = {"a": 1}
    assert upgrade(read, [renamed, one_more]).tables == {"b": 1, "c": 2}
    assert read == {"a": 1}


@pytest.mark.parametrize("strange", [{}, {"third_parties": 3}, {"third_parties": [3, "x"]}, {"third_parties": "x"}])
def test_a_step_finds_the_tables_there_are_and_no_others(strange):
    assert rows(strange, "third_parties") == []
    assert rows({"a": [{"b": {"c": 1}}, 2]}, "a", "b") == [(("a", 0, "b"), {"c": 1})]


def test_where_a_fault_lies_is_told_as_the_earlier_file_has_it():
    seen = upgrade({"a": {"old": 1}}, [renamed, inside])
    assert seen.before(("b", "new", 0)) == ("a", "old", 0)
    assert seen.before(("b", "more")) == ("a", "old")
    assert seen.before(("b",)) == ("a",)
    assert seen.before(("c",)) == ("c",)


def test_a_file_of_version_1_is_a_case_and_what_is_wrong_in_it_is_told_with_its_own_lines():
    assert parse(FIRST, today=TODAY).version == 2
    with pytest.raises(CaseError) as caught:
        parse(FIRST.replace('channel = "call"', 'channel = "cal"'), today=TODAY)
    assert [problem.where for problem in caught.value.problems] == ["第 11 行 incidents[1]（I1）.channel"]
    found = refused([Fault(("incidents", 0, "at"), "写错了")], parse(FIRST, today=TODAY), FIRST)
    assert [problem.where for problem in found.problems] == ["第 10 行 incidents[1]（I1）.at"]


def test_tables_and_values_from_elsewhere_may_be_of_version_1_too():
    assert case_of(tomllib.loads(FIRST), TODAY) == parse(FIRST, today=TODAY)


@pytest.mark.parametrize("version", ["3", '"1"', "true", "1.0", "0"])
def test_no_other_version_is_read(version):
    with pytest.raises(CaseError, match="版本"):
        parse(FIRST.replace("version = 1", f"version = {version}"), today=TODAY)


def test_a_file_of_version_1_stays_as_it_is_until_something_is_changed(tmp_path):
    file = CaseFile.new(tmp_path / "case.toml", FIRST)
    assert file.get("version") == 2
    file.set("complainant.name", file.get("complainant.name"))
    assert file.text == FIRST
    file.set("complainant.name", "周砚南")
    assert file.text == FIRST.replace("version = 1", "version = 2").replace("林若溪", "周砚南")


def test_a_change_that_leaves_version_1_behind_is_known():
    second = FIRST.replace("version = 1", "version = 2")
    assert is_left_behind(FIRST, second)
    assert not is_left_behind(FIRST, FIRST + "# 一\n")
    assert not is_left_behind(second, second + "# version = 1\n")
    assert not is_left_behind(second.replace("林若溪", "version = 1"), second)


def test_what_is_kept_of_version_1_lies_beside_its_own_case_and_is_no_case_file(tmp_path: Path):
    case = tmp_path / "case.toml"
    names = list(islice(earlier_names("case.toml"), 3))
    assert names == ["case.toml.第1版", "case.toml.第1版-2", "case.toml.第1版-3"]
    for name in (*names, "other.toml.第1版", "case.toml.第1版-x", "case.toml"):
        (tmp_path / name).write_text(person(), "utf-8")
    assert [path.name for path in kept_earlier(case)] == names


BARE = """version = 1
[complainant]
name = "林若溪"
phone = "19900000011"
address = "某某路3号"
"""
LEASED = (
    BARE
    + """[lease]
signed_on = 2026-03-02
device = "某手机"
rent = "300"
periods = 12
overdue_since = 2026-03-02
"""
)


def problems_of(text: str) -> list[tuple[str, str]]:
    with pytest.raises(CaseError) as caught:
        parse(text, today=TODAY)
    return [(each.message, each.hint) for each in caught.value.problems]


def test_a_field_of_the_contract_is_called_by_its_label_and_not_by_its_key():
    [(message, _)] = problems_of(LEASED)
    assert message == "“最早一笔未付租金到期的次日”2026-03-02 不晚于签约日期 2026-03-02"


@pytest.mark.parametrize("version", [1, 2])
def test_a_contract_under_the_name_of_its_kind_in_two_brackets_is_told_how_it_is_written(version: int):
    text = BARE.replace("version = 1", f"version = {version}") + "[[lease]]\nsigned_on = 2026-03-02\n"
    [(message, hint)] = problems_of(text)
    assert "没有 “lease” 这一项" in message
    assert hint == '合同写成一节 [[contracts]]，加一行 kind = "lease"；第1版的文件写一节 [lease]，只用一对方括号'


def test_what_is_told_of_a_case_has_the_names_that_its_file_has():
    told = ["写在 [[contracts]] businesses（contracts.payments、contracts[1].rent）"]
    assert list(as_named(LEASED, told)) == ["写在 [lease] businesses（lease.payments、lease.rent）"]
    assert list(as_named(LEASED.replace("version = 1", "version = 2"), told)) == told
