"""Files dragged into the window of a talk are kept at once, and the talk goes on from the case with them."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.case.save import CaseFile
from letters.collect.interview import HANDED_OVER, OverviewEntry, Question
from letters.desk import CaseOnDisk, Ending, LabelContacts, LabelPage, Sitting, TakesFiles, open_talk
from letters.desk import talk as talks
from letters.kit.pasted_paths import are_files, typed_paths
from tests import media

if TYPE_CHECKING:
    from pathlib import Path

ON = date(2026, 11, 27)
BEGUN = 'version = 2\n[[incidents]]\nid = "I001"\nat = "2026-11-20 10:00"\nchannel = "sms"\n'


@pytest.mark.parametrize(
    ("typed", "paths"),
    [
        ("/a/b.png", ["/a/b.png"]),
        ("'/a/my pictures'", ["/a/my pictures"]),
        ('"/a/my pictures" /c.png', ["/a/my pictures", "/c.png"]),
        ("“/a/图 片”", ["/a/图 片"]),
        (r"/a/my\ pictures/x\(1\).png", ["/a/my pictures/x(1).png"]),
        ("'/a/1.png' '/a/2.png' '/a/1.png' ", ["/a/1.png", "/a/2.png"]),
        ("/a/1.png\n/a/2.png\n", ["/a/1.png", "/a/2.png"]),
        ("file:///a/%E6%88%AA%E5%9B%BE%201.png", ["/a/截图 1.png"]),
        ("", []),
    ],
)
def test_paths_are_read_as_a_terminal_pastes_them(typed: str, paths: list[str]) -> None:
    assert [path.as_posix() for path in typed_paths(typed, is_windows=False)] == paths


@pytest.mark.parametrize(
    ("typed", "paths"),
    [
        (r'"C:\Users\王 小丽\a.png"', [r"C:\Users\王 小丽\a.png"]),
        (r"C:\Users\a.png C:\b.png", [r"C:\Users\a.png", r"C:\b.png"]),
        (r"& 'C:\a b.png'", [r"C:\a b.png"]),
    ],
)
def test_on_windows_a_backslash_parts_folders(typed: str, paths: list[str]) -> None:
    assert [str(path) for path in typed_paths(typed, is_windows=True)] == paths


def test_a_line_that_is_one_path_as_it_stands_is_that_path(tmp_path: Path) -> None:
    (tmp_path / "my pictures").mkdir()
    assert typed_paths(f"{tmp_path}/my pictures") == (tmp_path / "my pictures",)


class Shell:
    """Answers from a list, in the talk and about the files."""

    def __init__(self, *answers: str) -> None:
        self.answers, self.said = list(answers), list[str]()

    def ask(self, asked: Question | str) -> str:
        """The next answer."""
        self.said.append(asked if isinstance(asked, str) else asked.key)
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)

    def pick(self, prompt: str, entries: tuple[OverviewEntry, ...]) -> str:
        """The next answer, to a list."""
        return self.ask(f"{prompt}{len(entries)}")

    def say(self, text: str) -> None:
        """Keep the line."""
        self.said.append(text)

    def show(self, shown: object) -> None:
        """Keep what is shown."""
        assert isinstance(shown, LabelPage | LabelContacts) or shown
        self.said.append(type(shown).__name__)


def sitting(folder: Path, shell: Shell) -> tuple[Sitting, CaseOnDisk]:
    """A talk at its question about files."""
    path = folder / "案件" / "case.toml"
    path.parent.mkdir()
    path.write_text(BEGUN, encoding="utf-8")
    file = CaseOnDisk.open(path)
    talk = talks.ask(open_talk(file.text, {}, ON), HANDED_OVER)
    led = Sitting(talk, shell, file.put)
    led.take_files = TakesFiles(file, shell, nullcontext, file.put)
    return led, file


def test_files_are_kept_labelled_and_the_talk_goes_on_with_them(tmp_path: Path) -> None:
    picture = tmp_path / "Screenshot_20261120_200500_com.android.mms.png"
    picture.write_bytes(media.png())
    shell = Shell(f"'{picture}'", "对", "没有")
    led, file = sitting(tmp_path, shell)
    led.run_through()
    data = CaseFile(file.path, file.text, None).data()
    assert [piece["title"] for piece in data["evidence"]] == ["短信截图（2026年11月20日截取）"]
    assert data["incidents"][0]["evidence"] == ["E01"]
    assert led.talk.text == file.text == file.path.read_text(encoding="utf-8")
    assert shell.said.count(HANDED_OVER) == 2
    assert "收下了 1 个文件，原件没有动。" in shell.said


def test_a_path_where_nothing_is_is_told_and_the_question_stands(tmp_path: Path) -> None:
    shell = Shell("/没有/这个.png", "没有")
    led, file = sitting(tmp_path, shell)
    led.run_through()
    assert any("找不到" in line for line in shell.said)
    assert shell.said.count(HANDED_OVER) == 2
    assert "evidence" not in file.text


def test_whoever_stops_while_labelling_has_the_files_kept(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(media.png())
    shell = Shell(str(tmp_path / "a.png"))
    led, file = sitting(tmp_path, shell)
    assert not led.run_through()
    assert "evidence/a.png" in file.path.read_text(encoding="utf-8")


def test_files_that_are_dragged_in_at_another_question_are_kept_and_that_question_stands(tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(media.png())
    shell = Shell(f"'{picture}' ", "以后", "退出")
    led, file = sitting(tmp_path, shell)
    led.talk = talks.ask(led.talk, "story.account")
    assert not led.run_through()
    assert "evidence/a.png" in file.text
    assert shell.said.count("story.account") == 2
    assert led.has_files


def test_a_word_that_happens_to_be_a_folder_is_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "证据").mkdir()
    assert not are_files("证据")
    assert are_files(f"{tmp_path}/证据")
    assert not are_files(f"{tmp_path}/证据 {tmp_path}/没有.png")
    assert not are_files("")


def test_the_end_offers_to_take_evidence_in_only_where_it_can_be_taken() -> None:
    ending = Ending()
    assert HANDED_OVER not in [each.value for each in ending.question.choices]
    offered = replace(ending, takes_files=True)
    assert HANDED_OVER in [each.value for each in offered.question.choices]
    assert offered.asked(HANDED_OVER) == (HANDED_OVER,)
