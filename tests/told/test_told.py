"""What came of a deed can be read without a terminal."""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from letters.collect.interview import Progress, Question, QuestionKind
from letters.collect.secrecy.doomed import Doomed, Survey
from letters.collect.secrecy.wipe import Wiped
from letters.kit.erase import Identity
from letters.told.of_batch import progress_line
from letters.told.of_secrecy import survey_lines, told_wiped
from letters.told.of_talk import how_far, told_finished, told_left
from letters.told.shown import folded
from scripts.run import ROOT

TOLD = sorted((ROOT / "letters" / "told").rglob("*.py"))

ALL_TOLD = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(*sorted({"typer", "click", "rich", "prompt_toolkit", "letters.cli"} & sys.modules.keys()))
"""


def test_no_line_begins_with_a_bar_or_dots_that_belong_to_the_one_before() -> None:
    for within in range(12, 40):
        lines = list(folded("找了母亲（听人说的）｜02100000000｜电话，接了2个，其余没接…", within))
        assert not [line for line in lines if line.strip()[:1] in "｜…"]


def test_each_of_several_lines_is_folded_by_itself() -> None:
    assert list(folded("  1. 上午，打给我\n     “再不还就找你单位”", 20)) == [
        "  1. 上午，打给我",
        "       “再不还就找",
        "         你单位”",
    ]


@pytest.mark.slow
def test_whoever_tells_loads_no_terminal() -> None:
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in TOLD]
    assert len(names) > 15
    command = [sys.executable, "-c", ALL_TOLD, *names]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603  our own
    assert done.stdout.strip() == ""


def test_nothing_is_printed_where_it_is_told() -> None:
    calls = [
        f"{path.name}:{node.lineno}"
        for path in TOLD
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "open", "input", "sys.stdout.write")
    ]
    assert calls == []


def test_what_was_wiped_is_the_result_and_what_stays_is_said_beside_it() -> None:
    done = Wiped(2, ((Path("a.docx"), "被占用"),))
    told = told_wiped(Survey(Path("case.toml"), files=(), folders=(), kept=()), done)
    assert told.results[0].startswith("已删除 2 个文件。")
    assert told.asides == ("没有删除 a.docx：被占用",)


def test_a_talk_that_was_left_says_how_to_go_on() -> None:
    case = Path("case.toml")
    assert told_left(case, is_stored=True).results == ("答到这里，已经存在这个文件夹里。接着答：letters new case.toml",)
    kept = told_left(Path("案件-1/case.toml"), is_stored=True).results
    assert kept == ("答到这里，已经存在文件夹“案件-1”里。接着答：letters new 案件-1/case.toml",)
    assert told_left(case, is_stored=False).results == ("还没有答，什么也没有存。以后再答：letters new case.toml",)


def test_a_talk_that_is_done_reminds_of_evidence_only_where_there_is_none() -> None:
    bare, proven = (told_finished(Path("case.toml"), "别人也用", has_evidence=has) for has in (False, True))
    assert set(bare.results) - set(proven.results) == {
        "  把截图、录音、合同放进来，越早越好：letters evidence add case.toml"
    }
    assert bare.asides == ("别人也用",)


def test_progress_says_how_long_it_takes_only_where_that_is_known() -> None:
    assert progress_line(3, 10, 0, None) == "3 / 10"
    assert progress_line(3, 10, 1, 200) == "3 / 10，还要约 3 分 20 秒，有问题 1"


def test_a_name_of_a_file_makes_no_line_of_its_own_in_a_list() -> None:
    forged = Path("a\n不删除：\n    b")
    doomed = Doomed(forged, "写出的文书", 1, Identity(0, 0, 0))
    told = list(survey_lines(Survey(Path("case.toml"), (doomed,), (), ((str(forged), "不是"),), (doomed,))))
    assert [line.count("a〔U+000A〕不删除：〔U+000A〕    b") for line in told] == [0, 1, 0, 1, 0, 1, 0]
    assert not any("\n" in line.lstrip("\n") for line in told)


def test_how_many_questions_are_left_is_told_when_it_has_become_fewer() -> None:
    def asked(left: int, part: str = "合同和钱") -> Question:
        return Question("a", "问", QuestionKind.TEXT, progress=Progress(part, 5, 7, left))

    assert how_far(asked(3), None) == "· 还有 3 题"
    assert how_far(asked(3), asked(3).progress) == ""
    assert how_far(asked(2), asked(3).progress) == "· 还有 2 题"
    assert how_far(asked(1), asked(3).progress) == ""
    assert how_far(asked(4), asked(3, "您自己").progress) == "· 还有 4 题"
    assert how_far(replace(asked(4), section="合同", say="照着填"), None) == ""
