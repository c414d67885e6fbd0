"""Reviewers' histories, walked by command: what track says is next, and what the next letter says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from letters.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Callable

INPUTS = Path(__file__).resolve().parents[3] / "shared" / "inputs" / "histories"
DAY = ("--date", "2026-11-26")

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not INPUTS.is_dir(), reason="the reviewers' histories do not lie beside this folder"),
]


@pytest.fixture
def walk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[str, str]]:
    """What track says of a history, and the text of the letter that is written next."""

    def walked(name: str, letter: str) -> tuple[str, str]:
        (tmp_path / "case.toml").write_bytes((INPUTS / f"{name}.toml").read_bytes())
        monkeypatch.chdir(tmp_path)
        assert run(["track", "show", "case.toml", *DAY]) == 0
        told = capsys.readouterr().out
        assert run(["write", "case.toml", letter, *DAY, "--format", "txt", "--out", "out"]) == 0
        [written] = [path for path in (tmp_path / "out").glob("*.txt") if not path.name.startswith(("00", "附"))]
        return told, written.read_text("utf-8-sig").split("附件：")[0]

    return walked


def test_a_mediation_that_failed_leads_to_a_suit_that_says_what_it_leaves_out(
    walk: Callable[..., tuple[str, str]],
) -> None:
    told, suit = walk("H4", "lawsuit/civil")
    assert "letters write case.toml lawsuit/civil" in told
    assert "合同争议的起诉状这里不写：先申请法律援助代写，或者打 12348、到法院诉讼服务中心问" in told
    assert "存在的争议不在本案请求之内" in suit


def test_a_review_within_the_police_tells_what_was_said_and_by_when_it_is_asked_for(
    walk: Callable[..., tuple[str, str]],
) -> None:
    told, review = walk("H10", "follow-up/criminal-review")
    assert "您的期限：向上一级公安机关申请复核　2026年12月2日" in told
    assert "再躲就到你家找你老婆" in review
    assert "被改成通缉令的样子" in review


def test_after_a_reconsideration_was_upheld_the_suit_does_not_claim_that_there_had_to_be_one(
    walk: Callable[..., tuple[str, str]],
) -> None:
    told, suit = walk("H11", "lawsuit/administrative")
    assert "不服复议提起行政诉讼　2026年12月10日" in told
    assert "应当先申请行政复议" not in suit
    assert "余政复〔2026〕1号" in suit
