"""The two stories walked through in a real terminal, narrow and wide: few questions, every fact, no bad line break.

One is told in a narrow window here and the other in a wide one, and each is killed at every third question; `make
attack-all` tells both in both, and kills them at all.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from attacks.told_stories import ON, ONE, TWO
from letters.case.file import read
from tests import told_by_hand
from tests.desk.test_two_stories import case_of
from tests.kills import posix
from tests.whole import WHOLE

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [posix, pytest.mark.long]
WIDTHS = (60, 100)
MOST = {"one": 22, "two": 18}
STORIES = {"one": (ONE, "1 2 3", told_by_hand.ONE), "two": (TWO, "1 2", told_by_hand.TWO)}


@pytest.mark.parametrize(
    ("name", "wide"), [*product(STORIES, WIDTHS)] if WHOLE else [*zip(STORIES, WIDTHS, strict=True)]
)
def test_a_story_is_told_in_a_terminal(name: str, wide: int, tmp_path: Path) -> None:
    from attacks.talk_walked import asked, begun, finished, typed

    lines, letters, by_hand = STORIES[name]
    path = tmp_path / "案件" / "case.toml"
    path.parent.mkdir()
    window = begun(path, ON, wide)
    questions = list(asked(lines, ON))
    for one in questions:
        typed(window, one)
    assert finished(window, letters) == 0
    assert len(questions) <= MOST[name], [one.key for one in questions]
    assert read(path, today=ON).model_dump() == case_of(by_hand).model_dump()
    written = told_by_hand.letters_of(path.read_text("utf-8"), ON, tmp_path / "typed")
    assert written == told_by_hand.letters_of(by_hand, ON, tmp_path / "by hand")
    assert window.badly_broken(wide, lines) == []
    assert "！" not in "".join(window.printed())


@pytest.mark.parametrize("seed", [1])
@pytest.mark.parametrize("lines", [ONE, TWO], ids=["one", "two"])
def test_a_talk_that_is_killed_at_its_questions_at_any_moment_loses_nothing(lines: tuple[str, ...], seed: int) -> None:
    from attacks.talks_killed import killed

    assert killed(lines, seed, every=1 if WHOLE else 3) == ""


def test_a_talk_that_is_killed_while_it_takes_files_in_keeps_each_once() -> None:
    from attacks.talks_killed import killed_with_files

    assert killed_with_files(1) == ""
