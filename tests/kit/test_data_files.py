"""Bundled TOML is read by the shape that is declared for it; each slip is told by file, row and field, all at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import pytest

from letters.case.vocabulary import Channel
from letters.errors import DataError, FileError, SlipsError
from letters.kit.data_files import read, refuse
from letters.kit.data_rows import Count, Day, Key, Number, Some, YesNo, known, row
from letters.kit.refusals import RowError, Slip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@row
class Stop:
    id: str
    first: Annotated[Day, Key("from")]
    weight: Literal["light", "heavy"] = "light"
    channel: Channel = Channel.CALL
    topics: Some[Annotated[str, known("topics")]] = frozenset({"threat"})
    times: Count | None = None
    length: Number = 0
    sure: YesNo = True
    pattern: re.Pattern[str] | None = None

    def __post_init__(self) -> None:
        if not self.sure and not self.times:
            raise RowError("不确定的要写 times", "例如 times = 3")


@row
class Line:
    title: str
    stop: tuple[Stop, ...]
    words: Mapping[str, str]


@pytest.fixture
def line(tmp_path: Path) -> Callable[..., Line]:
    """What a file says with one stop of these lines."""

    def given(stop: str, top: str = 'title = "一号线"') -> Line:
        path = tmp_path / "line.toml"
        path.write_text(f'{top}\nwords = {{ a = "甲" }}\n[[stop]]\n{stop}\n', encoding="utf-8")
        return read(path, Line, topics={"threat", "insult"})

    return given


def test_a_file_becomes_a_frozen_value_of_its_shape(line):
    read_in = line('id = "a"\nfrom = 2026-01-02\nchannel = "sms"\nlength = 3\npattern = "(?:x|y)"\ntimes = 2')
    assert read_in.words == {"a": "甲"}
    (stop,) = read_in.stop
    assert (stop.id, stop.first, stop.channel, stop.length) == ("a", date(2026, 1, 2), Channel.SMS, 3.0)
    assert stop.pattern is not None
    assert stop.pattern.fullmatch("y")
    assert repr(stop).startswith("Stop(id='a', first=datetime.date(2026, 1, 2), weight='light'")
    with pytest.raises(AttributeError):
        stop.id = "b"


GOOD = 'id = "a"\nfrom = 2026-01-02\n'


@pytest.mark.parametrize(
    ("stop", "message", "hint"),
    [
        ('id = "a"', "stop[1]（a）：缺少 from", "from 应为不带引号的日期，写作 年-月-日，月和日各两位"),
        ('id = ""\nfrom = 2026-01-02', "stop[1]：id 的值 '' 不对", "id 应为非空文字"),
        ('idd = "a"\nfrom = 2026-01-02', "stop[1]：多出不认识的键 idd", "是不是 id？"),
        (GOOD + "xyz = 1", "stop[1]（a）：多出不认识的键 xyz", "可用：channel、from、id、"),
        ('id = "a"\nfrom = "2026-01-02"', "from 的值 '2026-01-02' 不对", "from 应为不带引号的日期"),
        (GOOD + 'weight = "haevy"', "weight 里的 haevy 不在词表中", "是不是 heavy？"),
        (GOOD + 'channel = "cal"', "channel 里的 cal 不在词表中", "是不是 call？"),
        (GOOD + 'topics = ["treat"]', "stop[1]（a）：topics 里的 treat 不在词表中", "是不是 threat？"),
        (GOOD + "topics = []", "topics 不能为空", ""),
        (GOOD + "topics = [3]", "topics[1] 的值 3 不对", "非空文字"),
        (GOOD + 'topics = "threat"', "topics 的值 'threat' 不对", "topics 应为数组"),
        (GOOD + "times = 0", "times 的值 0 不对", "times 应为 1 以上的整数"),
        (GOOD + "times = 1.0", "times 的值 1.0 不对", "times 应为整数"),
        (GOOD + 'length = "3"', "length 的值 '3' 不对", "length 应为数"),
        (GOOD + "sure = 1", "sure 的值 1 不对", "sure 应为true 或 false"),
        (GOOD + 'pattern = "("', "pattern 的值 '(' 不对", "pattern 应为正则表达式"),
        (GOOD + "sure = false", "stop[1]（a）：不确定的要写 times", "例如 times = 3"),
    ],
)
def test_a_slip_is_told_by_file_row_and_field_with_what_was_wanted(line, stop, message, hint):
    with pytest.raises(SlipsError) as caught:
        line(stop)
    (problem,) = caught.value.problems
    assert str(caught.value).startswith("line.toml")
    assert message in caught.value.message
    assert hint in problem.hint


def test_all_slips_of_a_file_are_told_at_once(line):
    with pytest.raises(SlipsError) as caught:
        line('id = "a"\nfrom = 1\nsure = "ja"', top='title = "一号线"\nspeed = 3')
    assert [problem.message for problem in caught.value.problems] == [
        "from 的值 1 不对",
        "sure 的值 'ja' 不对",
        "多出不认识的键 speed",
    ]
    assert caught.value.message.startswith("line.toml 有 3 处错误\n  1. line.toml stop[1]（a）：from 的值 1 不对")


def test_what_spans_rows_is_told_in_the_same_form():
    refuse("line.toml", [])
    with pytest.raises(SlipsError, match=r"line\.toml stop\[2\]：a 重复"):
        refuse("line.toml", [Slip(("stop", 1), "a 重复")])


def test_a_file_that_is_no_toml_or_not_there_is_told_so(tmp_path):
    with pytest.raises(FileError, match=r"line\.toml"):
        read(tmp_path / "line.toml", Line)
    (tmp_path / "line.toml").write_text("a = = 1", encoding="utf-8")
    with pytest.raises(DataError, match="不是合法的 TOML"):
        read(tmp_path / "line.toml", Line)
