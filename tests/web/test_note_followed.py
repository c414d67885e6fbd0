"""The commands that the cover note prints run, for the letters that it is about; what it says to click is there."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from letters import desk
from letters.desk import Paper
from tests.command import letters
from tests.web.asking import TODAY, Visitor
from tests.web.test_going_out import wanting_all

EXAMPLES = Path(__file__).parents[2] / "examples"
CASES = sorted(path.parent for path in EXAMPLES.glob("*/case.toml"))
_command = re.compile(r"letters ([a-z ]+)案件文件( 文书名称)?")


def note(folder: Path) -> tuple[desk.Writing, str]:
    """The letters of a case, and its cover note as text on one line."""
    made = desk.write_letters(
        desk.open_case((folder / "case.toml").read_text("utf-8"), TODAY), desk.open_desk(paper=Paper(("txt",)))
    )
    return made, re.sub(r"\n\s*", "", made.files[0].content.decode("utf-8-sig")) if made.files else ""


def runs(folder: Path, story: Path, whom: set[str], *words: str, asked: int = 3) -> None:
    """`track sent` runs so, or with each of the words that it asks for where it cannot tell which letter is meant.

    `whom` are those to whom letters of that title go, as the note names them.
    """
    shutil.copy(story / "case.toml", folder)
    done = letters("track", "sent", "case.toml", *words, cwd=folder)
    if not done.returncode:
        return
    hint = done.stderr.partition("→")[2].strip()
    assert asked, done.stderr
    if "加 --to 机关全称" in hint:
        hint = f"加 --to：{'、'.join(whom)}"
    asks = ("写全是哪一种：", "加 --to：", "加 --contract 编号：", "加 --about 号码：", "加 --about 编号：")
    whole, to, contract, *about = (hint.partition(each)[2] for each in asks)
    assert whole or to or contract or any(about), done.stderr
    more = [[name, *words[1:]] for name in whole.split("、") if name]
    more += [[*words, "--to", name] for name in to.split("、") if name]
    more += [[*words, "--contract", key] for key in re.findall(r"(?:^|、)(\w+)（", contract)]
    more += [[*words, "--about", number] for number in re.findall(r"(?:^|；)(\w+) ", "".join(about))]
    for each in more:
        runs(folder, story, whom, *each, asked=asked - 1)


@pytest.mark.slow
@pytest.mark.parametrize("story", CASES, ids=lambda path: path.name)
def test_each_command_of_the_note_runs_for_each_letter_it_is_about(tmp_path: Path, story: Path) -> None:
    shutil.copy(story / "case.toml", tmp_path)
    made, text = note(story)
    printed = _command.findall(text)
    assert [verb.strip() for verb, _ in printed] == ["track sent", "list", "check"]
    for verb, named in printed:
        if not named:
            assert letters(*verb.split(), "case.toml", cwd=tmp_path).returncode == 0
    whom: dict[str, set[str]] = {}
    for letter in (one.letter for one in made.pack.written if one.letter.addressee.name):
        whom.setdefault(letter.head.title, set()).add(letter.addressee.name)
    for title, names in whom.items():
        runs(tmp_path, story, names, title)


def test_what_the_note_says_to_click_stands_on_the_screens(tmp_path: Path) -> None:
    _, text = note(EXAMPLES / "family-and-colleagues-called")
    shutil.copytree(EXAMPLES / "family-and-colleagues-called", tmp_path / "案件-2026-11-26")
    wanting_all(tmp_path / "案件-2026-11-26" / "case.toml")
    visitor = Visitor(tmp_path)
    found = re.search(r'href="(/c/[0-9a-f]+)"', visitor.get("/").text)
    assert found is not None
    clicked = re.findall("点“(.*?)”", text)
    assert clicked == ["打印和送出", "今天送了，记下来", "看文书"]
    visitor.tick_all(found[1])
    page = unescape(visitor.get(f"{found[1]}/out").text)
    links = re.findall(r"<a [^>]*>(.*?)</a>", page)
    assert all(any(words in link for link in links) for words in clicked)
