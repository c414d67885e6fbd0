"""A clinic's cases in a folder, and batches over them."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from letters.batch import Item, Options, batch, from_files, in_process
from tests.stories import TODAY, contact, person, platform, table, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from letters.batch import Outcome, Summary
    from letters.batch.outcomes import Runner

DAY = date.fromisoformat(TODAY)
REPORTS = {"报告.txt", "报告.csv", "报告.json"}


def story(name: str = "林若溪", count: int = 5, **changes: object) -> str:
    """A case that gives one letter, a police report."""
    calls = contact("I1", "2026-10-01 22:30", count=count, from_number="16700000101")
    return text_of(platform(), calls, table("story", letters=["complaint/police"], **changes), who=person(name=name))


def clinic(folder: Path, cases: Mapping[str, str]) -> Path:
    """A folder with a folder for each case."""
    for key, text in cases.items():
        (folder / key).mkdir(parents=True, exist_ok=True)
        (folder / key / "case.toml").write_text(text, encoding="utf-8")
    return folder


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.toml"))


def options(out: Path, **changes: object) -> Options:
    return Options(**{"out": out, "today": DAY, **changes})  # type: ignore[arg-type]


def run(
    source: Path | Iterable[Item], out: Path, *, runner: Runner = in_process, **changes: object
) -> tuple[Summary, dict[str, Outcome]]:
    """The summary of a batch, and its outcomes by key."""
    heard: dict[str, Outcome] = {}
    items = from_files(source, files(source)) if isinstance(source, Path) else source
    summary = batch(items, options(out, **changes), runner, lambda outcome: heard.__setitem__(outcome.key, outcome))
    return summary, heard


def letters_in(out: Path) -> dict[str, bytes]:
    """Every file of every case's folder, by its path below `out`."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.parent != out and ".letters-batch" not in path.parts
    }


@contextmanager
def meanwhile(work: Callable[[], None], let_go: Callable[[], None]) -> Iterator[None]:
    """The work, which waits for something, in a thread beside the block; it ends with the block.

    What goes wrong in it is raised here, unless the block itself failed. `let_go` ends what it may still wait for, so
    that it never outlives its test.
    """
    failed: list[BaseException] = []

    def noted() -> None:
        try:
            work()
        except BaseException as error:  # handed on below
            failed.append(error)

    thread = Thread(target=noted)
    thread.start()
    try:
        yield
    finally:
        let_go()
        thread.join()
    if failed:
        raise failed[0]
