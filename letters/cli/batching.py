"""batch: the letters of many cases in one run."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from letters.batch import Options, batch, items_at, spread
from letters.cli.exits import INTERRUPTED
from letters.cli.tools import as_day, print_json, show, tell, today
from letters.desk import Paper, open_desk
from letters.errors import FileError, UsageError
from letters.kit.shell_words import command
from letters.render import formats
from letters.terminal import Progress
from letters.told import Told
from letters.told.of_batch import batch_json, told_batch, told_empty_table
from letters.told.of_letters import left_behind_lines

if TYPE_CHECKING:
    from pathlib import Path

    from letters.batch import Outcome, Runner, Summary
    from letters.cli.asked import BatchAsked

MOST_TOLD = 10  # cases that are named on standard error; the report names all


def write_batch(asked: BatchAsked) -> int:
    """Write the letters of every case; status 1 when one is wrong or falls short, 3 when files are in the way."""
    source = asked.source
    if source is None:
        raise UsageError(
            "缺少来源", f"写案件所在的文件夹、JSON Lines 文件或者表格；就是现在这个文件夹的：{command('batch', '.')}"
        )
    options = _options(asked)
    total = sum(1 for _ in items_at(source, names=asked.names))
    if not total:
        raise FileError(f"{source} 里没有案件", "案件文件叫 case.toml；表格一行一个案件；JSON Lines 一行一个案件")
    heard = _Heard(Progress(total, time.monotonic))
    try:
        summary = batch(items_at(source, names=asked.names), options, _runner(asked, total), heard)
    except KeyboardInterrupt:
        heard.progress.close()
        tell(f"已停下，做完 {heard.progress.done} 个。写好的都完整；再运行同一条命令，就从停下的地方接着做。")
        return INTERRUPTED
    finally:
        heard.progress.close()
    _print(asked, summary, heard)
    tell(*left_behind_lines(open_desk(options.templates, options.paper)))
    return summary.status


def write_empty_table(path: Path, *, force: bool) -> int:
    """The table to fill in."""
    from letters.batch import write_template

    made = write_template(path, force=force)
    show(told_empty_table(path, made))
    return 0


@dataclass
class _Heard:
    """What is heard while the work goes on: for the progress, and the first cases that are not as they should be."""

    progress: Progress
    bad: list[Outcome] = field(default_factory=list)

    def __call__(self, outcome: Outcome) -> None:
        if not outcome.state.good and len(self.bad) < MOST_TOLD:
            self.bad.append(outcome)
        self.progress.step(good=outcome.state.good)


def _options(asked: BatchAsked) -> Options:
    """What is asked for, with paths that hold in every process. Raises UsageError."""
    reference, templates = (path and path.absolute() for path in (asked.reference, asked.templates))
    paper = Paper(formats.asked_for(asked.formats), asked.layout, reference)
    return Options(
        out=asked.out.absolute(),
        today=today(),
        day=as_day(asked.day),
        wanted=tuple(asked.wanted or ()),
        paper=paper,
        templates=templates,
        force=asked.force,
    )


def _runner(asked: BatchAsked, total: int) -> Runner:
    """How the work is spread."""
    if asked.scheduler:
        from letters.batch import on_cluster

        return lambda items, options: on_cluster(items, options, asked.scheduler, time.perf_counter, tell)
    return spread(total, asked.workers)


def _print(asked: BatchAsked, summary: Summary, heard: _Heard) -> None:
    told = told_batch(asked.out, summary, heard.bad)
    if asked.as_json:
        print_json(batch_json(asked.out, summary))
        told = Told(asides=told.asides)
    show(told)
