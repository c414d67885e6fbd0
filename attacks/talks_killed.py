"""A talk is killed at any moment of any question of a story, and while files are taken in; then it goes on.

What must hold: the talk stands at the question that was shown, or at the next where its answer had been typed; what
was answered when the next question was shown is kept; and in the end the file is that of a talk which nobody killed.
"""

from __future__ import annotations

import random
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from attacks.forked import CAN_FORK
from attacks.outcome import Outcome
from attacks.talk_walked import ENTER, REVIEW, asked, begun, told, typed
from attacks.told_stories import ON, ONE, TWO
from letters.case.save import blank
from letters.catalogue import Library
from letters.desk import letter_needs, open_talk
from letters.desk.talk import answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attacks.talk_walked import Asked
    from letters.desk.talk import Talk

BEFORE, WITHIN, AFTER = "before", "within", "after"
MOMENTS = (BEFORE, WITHIN, AFTER)
"""When it is killed: as the question is shown, while the answer is typed, as soon as Enter was pressed."""
STORIES = {"one": ONE, "two": TWO}
WIDE, FILES = 80, 12
STORY = "story.account"


def run(rounds: int, seed: int) -> Iterator[Outcome]:
    """Each round tells both stories, killed at each question at a moment drawn by chance, and hands files over."""
    if not CAN_FORK:
        return
    for number in range(seed, seed + rounds):
        for name, lines in STORIES.items():
            harm = killed(lines, number)
            yield Outcome.of("kill: talk", [f"story {name}, seed {number}: {harm}"] if harm else [])
        harm = killed_with_files(number)
        yield Outcome.of("kill: files in a talk", [f"seed {number}: {harm}"] if harm else [])


def killed(lines: Sequence[str], seed: int, *, every: int = 1) -> str:
    """What went wrong with a story that was killed at each of its questions, or at `every` so many; "" for nothing."""
    chance = random.Random(seed)
    with TemporaryDirectory() as place:
        path = _place(Path(place))
        questions = list(asked(lines, ON))
        for number, (one, after) in enumerate(zip_longest(questions, questions[1:]), 1):
            if number % every:
                path.write_text(answer(_opened(path), one.typed).text, "utf-8")
            elif harm := _killed_at(path, one, after, chance):
                return harm
        wanted, found = told(lines, ON), path.read_text("utf-8")
        return (
            "" if found == wanted else f"another file came of it: {set(found.splitlines()) ^ set(wanted.splitlines())}"
        )


def _killed_at(path: Path, one: Asked, after: Asked | None, chance: random.Random) -> str:
    """Kill the talk at a moment of this question, and once more when the next is shown."""
    moment, following = chance.choice(MOMENTS), after.key if after else ""
    window = begun(path, ON, WIDE)
    window.wait_for(f"{one.label}？")
    if moment == WITHIN:
        window.type(one.typed.split("\n")[0][: chance.randrange(1, 30)])
    elif moment == AFTER:
        typed(window, one, waits=False)
    window.kill()
    now = _stands(path)
    if now not in (one.key, following if moment == AFTER else one.key):
        return f"{moment} {one.key}: it stands at {now or 'its end'}"
    if now == one.key:
        window = begun(path, ON, WIDE)
        typed(window, one, kept=_opened(path).state.typed.get(one.key, ""))
        window.wait_for(f"{after.label}？" if after else REVIEW)
        window.kill()
    return "" if _stands(path) == following else f"{one.key}: its answer was lost"


def killed_with_files(seed: int) -> str:
    """What went wrong with files that were dragged into a talk that was killed while it took them in."""
    chance = random.Random(seed)
    with TemporaryDirectory() as place:
        path, handed = _place(Path(place)), Path(place) / "照片"
        path.write_text(told(ONE[:3], ON), "utf-8")
        given = {f"{number}.txt": chance.randbytes(20_000) for number in range(FILES)}
        handed.mkdir()
        for name, content in given.items():
            (handed / name).write_bytes(content)
        for words in (*(f"正在收下：{name}" for name in chance.sample(sorted(given), 2)), "收下了"):
            if harm := _killed_taking(path, handed, words):
                return harm
        kept = [file["path"] for piece in _opened(path).state.data["evidence"] for file in piece["files"]]
        found = {Path(name).name: (path.parent / name).read_bytes() for name in kept}
        return "" if (found, len(kept)) == (given, FILES) else f"kept of {FILES} files: {sorted(kept)}"


def _killed_taking(path: Path, handed: Path, words: str) -> str:
    """Drag the folder in, and kill when these words are shown, or all was taken before; the question must stand."""
    window = begun(path, ON, WIDE)
    window.wait_for("空的一行上再按一次回车）")
    window.type(f"{handed}{ENTER}{ENTER}")
    window.wait_for_any(words, "收下了")
    window.kill()
    missing = [
        file["path"]
        for piece in _opened(path).state.data.get("evidence", ())
        for file in piece["files"]
        if not (path.parent / file["path"]).exists()
    ]
    if missing:
        return f"said to be kept, and not there: {missing}"
    return "" if _stands(path) == STORY else f"it stands at {_stands(path)}"


def _place(above: Path) -> Path:
    path = above / "案件" / "case.toml"
    path.parent.mkdir()
    return path


def _opened(path: Path) -> Talk:
    """The talk as the file has it; nothing was stored before the first answer."""
    text = path.read_text("utf-8") if path.exists() else blank()
    return open_talk(text, letter_needs(Library.bundled()), ON)


def _stands(path: Path) -> str:
    now = _opened(path).question
    return now.key if now else ""
