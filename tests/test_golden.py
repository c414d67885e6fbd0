"""The examples' letters, word for word. After a change that is meant: `make golden`, and read the diff."""

from __future__ import annotations

import re
from difflib import unified_diff
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from letters.desk import open_desk
from letters.desk.writing.writing import DEMO
from letters.pack.make import document
from letters.render import write_text
from scripts import barest
from scripts.examples import FOLDER, stories
from scripts.golden import LETTERS, barest_golden, golden, texts, write

if TYPE_CHECKING:
    from pathlib import Path


def test_every_folder_of_examples_holds_a_case_and_the_demo_is_one_of_them() -> None:
    folders = sorted(path for path in FOLDER.iterdir() if path.is_dir())
    assert folders == list(stories())
    assert DEMO in {story.name for story in stories()}


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.name)
def test_a_story_gives_its_golden_letters(story: Path) -> None:
    kept, made = golden(story), texts(story)
    assert len(made) > 1, "a story gives a letter besides the cover note"
    told = "\n".join(line for name in sorted(kept.keys() | made.keys()) for line in difference(name, kept, made))
    if told:
        pytest.fail(f"{story.name}: the letters changed; `make golden` if that is meant\n{told}", pytrace=False)


@pytest.mark.slow
def test_each_letter_says_no_more_from_its_barest_case_than_was_read_and_found_right() -> None:
    kept, made = barest_golden(), barest.texts()
    assert sorted(made) == sorted(f"{one.replace('/', '--')}.txt" for one in every_letter())
    assert [name for name, text in made.items() if "（签名）：" not in text] == []
    told = "\n".join(line for name in sorted(kept.keys() | made.keys()) for line in difference(name, kept, made))
    if told:
        pytest.fail(f"the barest letters changed; `make golden` if that is meant\n{told}", pytrace=False)


def test_no_part_of_a_count_can_be_read_as_what_came_besides() -> None:
    of_all = re.compile(r"联系(?:他人|担保人)(?:(?:已记录|估计|至少|约)*\d+次)?：")
    among = re.compile(r"(?:其中|均为)$|其中联系(?:投诉人本人|他人)[^；。]*[，；]$")
    told = "\n".join([*barest_golden().values(), *(text for story in stories() for text in golden(story).values())])
    parts = [(line[: found.start()], found[0]) for line in told.splitlines() for found in of_all.finditer(line)]
    without_a_sum = re.compile(r"^　　[0-9年月日至]+，$")  # 2026年11月2日，联系他人1次：母亲1次
    assert len(parts) > 30
    assert [pair for pair in parts if not among.search(pair[0]) and not without_a_sum.search(pair[0])] == []


def test_no_heading_stands_over_nothing() -> None:
    heading = re.compile(r"^　　(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)[^。：；\n]{1,30}$")
    every = {
        **barest_golden(),
        **{f"{one.name}/{name}": text for one in stories() for name, text in golden(one).items()},
    }
    bare = []
    for name, text in every.items():
        lines = [line for line in text.splitlines() if line.strip()]
        for line, below in pairwise([*lines, "一、"]):
            parts = line.startswith("　　（") < below.startswith("　　（")  # of 四、 the first part is （一）
            if heading.match(line) and (heading.match(below) or below == "一、") and not parts:
                bare.append(f"{name}: {line.strip()}")
    assert bare == []


def test_whom_a_letter_goes_to_stands_once_at_its_head_or_at_its_end() -> None:
    at, found = open_desk(), dict[str, set[int]]()
    for letter in barest.letters(at):
        to = getattr(letter.context["letter"], "addressee", "")
        lines = write_text(document(letter, at.engine)).splitlines()
        found.setdefault(letter.head.id, set()).add(sum(line in (to, f"{to}：") for line in lines if line))
    between_two = {"agreement/repayment", "authorisation/agent", "authorisation/for-business"}
    assert {one: counts for one, counts in found.items() if counts != {0 if one in between_two else 1}} == {}


def every_letter() -> list[str]:
    return [head.id for head in open_desk().heads if head.is_letter]


def difference(name: str, kept: dict[str, str], made: dict[str, str]) -> list[str]:
    old, new = kept.get(name, "").splitlines(), made.get(name, "").splitlines()
    found = list(unified_diff(old, new, f"{LETTERS}/{name}", f"{name} as made now", n=1, lineterm=""))
    return found or ([f"{name} is empty and new, or has gone"] if (name in kept) != (name in made) else [])


@pytest.mark.slow
def test_writing_golden_letters_removes_those_that_are_no_more(tmp_path: Path) -> None:
    story = tmp_path / "story"
    (story / LETTERS).mkdir(parents=True)
    (story / LETTERS / "09-old.txt").write_text("gone", encoding="utf-8")
    (story / "case.toml").write_bytes((FOLDER / DEMO / "case.toml").read_bytes())
    changed = write(story)
    assert "09-old.txt" in changed
    assert golden(story) == texts(story)
    assert write(story) == ()
