"""Reading the file: encodings, sizes, what is no file; and no text at all brings anything but a CaseError."""

import os
import subprocess
import sys
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from letters.case import problems, shape
from letters.case.file import LARGEST_FILE, parse, read, told_of_encoding
from letters.case.model import Case
from letters.case.where import Fault, placed
from letters.errors import CaseError, FileError, Problem
from letters.kit.moment import Moment
from tests.case.broken_files import WHOLE

TODAY = date(2026, 11, 23)
SMALLEST = 'version = 1\n[complainant]\nname = "甲"\nphone = "13800000000"\naddress = "某地"\n'


def written(folder: Path, content: bytes) -> Path:
    path = folder / "case.toml"
    path.write_bytes(content)
    return path


def refused(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(CaseError) as caught:
        read(path, today=TODAY)
    assert caught.value.path == path
    return caught.value.problems


def problems_of(text: str) -> tuple[Problem, ...]:
    try:
        parse(text, today=TODAY)
    except CaseError as error:
        return error.problems
    return ()


def test_a_whole_file_is_read_with_every_table() -> None:
    case = parse(WHOLE, today=TODAY)
    empty = [name for name in Case.model_fields if not getattr(case, name)]
    assert empty == ["unknown", "deals", "requests"]


def test_what_was_written_is_what_is_read() -> None:
    case = parse(WHOLE, today=TODAY)
    assert case.contracts[0].claim is not None
    assert (case.contracts[0].claim.amount, case.contracts[0].official_price) == (Decimal("6500.10"), Decimal(9999))
    assert case.contracts[0].payments[1].on == date(2026, 4, 2)
    assert [str(incident.at) for incident in case.incidents] == [
        "2026-08-10 09:03:00", "2026-08-11", "2026-09-01 22:15:00",
    ]  # fmt: skip
    assert case.story.account is not None
    assert case.story.account.endswith('不是数据"\n')


def test_the_smallest_file_holds_a_version_and_a_person(tmp_path: Path) -> None:
    case = read(written(tmp_path, SMALLEST.encode()), today=TODAY)
    assert case.complainant.name == "甲"
    assert case.incidents == ()


def test_a_number_is_exact_to_the_cent() -> None:
    case = parse(SMALLEST + '[[harms]]\nwhat = "误工"\namount = 0.30\n', today=TODAY)
    assert case.harms[0].amount == Decimal("0.30")


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + SMALLEST.replace("\n", "\r\n").encode()
    assert read(written(tmp_path, content), today=TODAY).complainant.address == "某地"


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-8", "utf-8-sig"])
def test_the_encodings_of_chinese_editors_are_read(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path, SMALLEST.replace("\n", "\r\n").encode(encoding))
    assert read(path, today=TODAY).complainant.address == "某地"


@pytest.mark.parametrize(
    ("encoding", "said"), [("gbk", "GBK 编码"), ("utf-16", "UTF-16 编码"), ("utf-8", ""), ("utf-8-sig", "")]
)
def test_another_encoding_than_it_will_be_stored_in_is_told(tmp_path: Path, encoding: str, said: str) -> None:
    told = told_of_encoding(written(tmp_path, SMALLEST.encode(encoding)))
    assert (said in told, bool(told)) == (True, bool(said))


def test_utf_8_with_a_damaged_byte_is_not_read_as_something_else(tmp_path: Path) -> None:
    text = SMALLEST.replace("某地", "某地" * 40).encode()
    (problem,) = refused(written(tmp_path, text[:-20] + b"\xff" + text[-20:]))
    assert "读不出来的字节" in problem.message
    assert "另存为" in problem.hint


def test_the_line_of_the_first_undecodable_byte_is_told(tmp_path: Path) -> None:
    (problem,) = refused(written(tmp_path, SMALLEST.encode() + b"# \xff\xff\xff"))
    assert problem.where == f"第 {len(SMALLEST.splitlines()) + 1} 行"


def test_a_missing_file_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"找不到案件文件：.*none\.toml"):
        read(tmp_path / "none.toml", today=TODAY)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="是文件夹"):
        read(tmp_path, today=TODAY)


def test_a_file_below_a_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="找不到"):
        read(written(tmp_path, b"") / "case.toml", today=TODAY)


def test_a_path_with_nul_is_refused_kindly(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="路径不合法"):
        read(tmp_path / "a\0b", today=TODAY)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user whom a file can refuse")
def test_an_unreadable_file_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, SMALLEST.encode())
    path.chmod(0)
    with pytest.raises(FileError, match="权限"):
        read(path, today=TODAY)


def test_a_file_past_the_bound_is_not_read_as_a_case(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="20 MB"):
        read(written(tmp_path, b"#" * (LARGEST_FILE + 1)), today=TODAY)


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_an_empty_file_is_called_so_and_it_is_said_where_what_was_written_may_be(text: str) -> None:
    with pytest.raises(CaseError) as caught:
        parse(text, today=TODAY)
    assert [problem.where for problem in caught.value.problems] == ["文件"]
    assert "是空的" in caught.value.problems[0].message
    assert "取回来" in caught.value.problems[0].hint


def test_a_file_that_holds_a_remark_alone_lacks_a_version_and_a_person() -> None:
    with pytest.raises(CaseError) as caught:
        parse("# 案件", today=TODAY)
    assert [problem.where for problem in caught.value.problems] == ["version", "complainant"]
    assert "[complainant]" in caught.value.problems[1].hint


def test_a_file_good_on_its_own_date_is_good_on_every_later_and_earlier_day() -> None:
    for day in (date(2020, 1, 1), TODAY, date(2036, 1, 1)):
        assert parse(WHOLE, today=day).written_on == TODAY


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "9" * 5000,
        "a = " + "[" * 5000,
        "a = 1e99999999999999999999",
        "written_on = 0001-01-01T00:00:00+23:00",
        "[[incidents]]\nat = 9999-12-31T23:59:59-23:00",
        "[[incidents]]\ncount = 1e4000000",
        "[[incidents]]\ncount = 0x" + "f" * 9000,
        "[complainant]\nname = 0x" + "f" * 9000,
        "[lease]\nrent = nan\nperiods = inf",
        '"' + "a" * 4000 + '" = 1',
        "a" * 100_000,
        'x = "' + "\\" * 99_999,
        "version = " + "{a = " * 200,
    ],
    ids=lambda text: text[:28],
)
def test_hostile_text_is_refused_like_any_other(text: str) -> None:
    with pytest.raises(CaseError) as caught:
        parse(text, today=TODAY)
    assert len(str(caught.value)) < 6000
    assert "不合要求" not in str(caught.value)


@given(st.text(max_size=300))
def test_no_text_brings_anything_but_a_refusal(text: str) -> None:
    with pytest.raises(CaseError):
        parse(text, today=TODAY)


@given(st.text(alphabet="[]{}=\"'\\#.,:\n 0129-eaix一“”＝", max_size=60), st.integers(0, len(WHOLE)))
def test_no_slip_of_the_hand_brings_anything_but_a_refusal(slip: str, place: int) -> None:
    found = problems_of(WHOLE[:place] + slip + WHOLE[place:])
    assert all(problem.message and problem.hint for problem in found)


def refusals(root: dict[str, object]) -> list[Fault]:
    try:
        Case.model_validate(root)
    except ValidationError as error:
        return problems.faults(error)
    return []


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30) | st.dates() | st.datetimes() | st.times()
    | st.decimals(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "at", "x"]), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@pytest.mark.slow
@given(st.data())
def test_any_value_in_any_field_is_taken_or_refused_in_chinese(data: st.DataObject) -> None:
    path, table = data.draw(st.sampled_from(list(shape.tables().items())))
    key = data.draw(st.sampled_from(list(table.model_fields)))
    root: dict[str, object] = {}
    here, names = root, list(path)
    for index, name in enumerate(names):
        below: dict[str, object] = {}
        listed = shape.header(tuple(names[: index + 1])).startswith("[[")
        here[name] = [below] if listed else below
        here = below
    here[key] = data.draw(VALUES)
    found = placed(refusals(root), root, {})
    assert all(problem.message and problem.where for problem in found)
    assert not any("不合要求" in problem.message for problem in found)


def test_importing_the_case_imports_no_pydantic() -> None:
    code = "import sys, letters.case; sys.exit('pydantic' in sys.modules)"
    # A process of its own, since this one has imported it all; the command is fixed text.
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


def test_times_with_an_offset_become_china_time() -> None:
    text = SMALLEST + '[[incidents]]\nid = "I1"\nat = 2026-08-10T16:30:00Z\nchannel = "call"\n'
    assert parse(text, today=TODAY).incidents[0].at == Moment(2026, 8, 11, time(0, 30))
