"""Days and sums after the options of commands: one grammar, whichever command reads them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from letters.cli.run import run
from letters.errors import UsageError
from letters.kit.typed.options import option_day, option_sum
from tests.stories import contact, platform, text_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("text", ["2026-11-23", "2026/11/23", "2026.11.23", "2026年11月23日", " 2026-11-23 "])
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert option_day(text) == date(2026, 11, 23)


@pytest.mark.parametrize("text", ["2026-11", "2026-02-30", "2026-11-23 10:00", "昨天", "11月23日", "soon", ""])
def test_what_is_not_one_day_is_refused_and_the_option_named(text: str) -> None:
    with pytest.raises(UsageError, match="--on 的日期") as refused:
        option_day(text, "--on")
    assert "2026-11-23" in refused.value.hint


@pytest.mark.parametrize(
    "text", ["1832", "1832.00", "1,832.00", "1832元", "¥1832", "￥1,832", "１８３２", "1832 元", "一千八百三十二"]
)
def test_a_sum_is_read_as_people_write_it(text: str) -> None:
    assert str(option_sum(text)) == "1832.00"


@pytest.mark.parametrize("text", ["0", "-5", "1.234", "1e3", "NaN", "1,83", "大约1832", "1832左右", "100000001", ""])
def test_what_is_not_one_sum_is_refused_and_the_option_named(text: str) -> None:
    with pytest.raises(UsageError, match="--amount 的金额") as refused:
        option_sum(text, "--amount")
    assert "1832.00" in refused.value.hint


def test_a_step_may_go_down_or_stay() -> None:
    assert option_sum("-20", "--step", below_zero=True) == Decimal("-20.00")
    assert option_sum("0", "--step", below_zero=True) == 0


DAYED = (
    ["check", "case.toml", "--date"],
    ["list", "case.toml", "--date"],
    ["write", "case.toml", "--date"],
    ["plan", "case.toml", "--as-of"],
    ["track", "show", "case.toml", "--date"],
    ["rights", "电话", "--on"],
    ["law", "check", "--on"],
)


@pytest.mark.parametrize("command", DAYED, ids=" ".join)
def test_every_command_reads_a_day_in_one_way(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "case.toml").write_text(text_of(platform(), contact("I1", "2026-10-01 22:30")), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run([*command, "2026/11/24"]) in (0, 1), capsys.readouterr().err
    assert run([*command, "2026-11"]) == 2
    assert "2026-11 不对" in capsys.readouterr().err
