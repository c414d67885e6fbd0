"""Many cases on one computer: worker processes, each with a chunk at a time.

A worker answers case by case through its own pipe. When it dies, what it had not answered is known exactly: the case
it was at goes to another worker by itself, and is given up when that one dies too; the others are given out again.

Libraries for this (tried: pebble 5.2, as fast for cases of this size) let the workers share one pipe and its locks: one
killed at the wrong moment left the others waiting for ever in 3 of 10 trials, and all of them killed ended the run.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from letters.batch.outcomes import Outcome, State, chunked
from letters.batch.work import FAULT, opened, write_one
from letters.errors import LettersError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from letters.batch.outcomes import Item, Options, Runner

CHUNK = 8  # cases; a case takes some ten milliseconds, a message some ten microseconds
STARTS = 3  # workers in a row that may die before they are ready
PATIENCE = 10.0  # seconds for a worker to end by itself

KILLED = Problem("", "处理到这个案件时，工作进程两次意外退出", "单独检查它；也可能是内存不够，用 --workers 减少进程")


def in_process(items: Iterable[Item], options: Options) -> Iterator[Outcome]:
    """What comes of each case, one after another, in this process."""
    opened(options)
    for item in items:
        yield write_one(item, options)


def spread(total: int, workers: int = 0) -> Runner:
    """The runner for so many cases; 0 workers are as many as there are processors.

    Too few cases are not worth the start of another process.
    """
    hired = min(workers or cpus(), -(-total // CHUNK))
    if hired <= 1:
        return in_process
    return lambda items, options: in_processes(items, options, hired)


def in_processes(items: Iterable[Item], options: Options, workers: int) -> Iterator[Outcome]:
    """What comes of each case, as it comes; at most a chunk for each worker is under way.

    Closing the generator (Ctrl-C does) lets each worker finish the case it is at. Raises LettersError when no worker
    can be started.
    """
    crew = _Crew(options, workers, chunked(items, CHUNK))
    try:
        yield from crew.outcomes()
    finally:
        crew.dismiss()


def cpus() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(eq=False)
class _Worker:
    process: BaseProcess
    inbox: Connection
    outbox: Connection
    items: tuple[Item, ...] = ()
    done: int = 0
    ready: bool = False

    @property
    def left(self) -> tuple[Item, ...]:
        return self.items[self.done :]

    def take(self, items: Sequence[Item]) -> None:
        self.items, self.done = tuple(items), 0
        with suppress(OSError):  # it has died: its end is seen when its answer is looked for
            self.inbox.send(self.items)

    def hang_up(self) -> None:
        """No more work, and nobody listens: a worker that lives ends after the case it is at."""
        self.inbox.close()
        self.outbox.close()


@dataclass
class _Crew:
    options: Options
    size: int
    chunks: Iterator[Sequence[Item]]
    again: deque[tuple[Item, ...]] = field(default_factory=deque)
    suspects: set[str] = field(default_factory=set)
    workers: list[_Worker] = field(default_factory=list)
    lost_starts: int = 0

    def outcomes(self) -> Iterator[Outcome]:
        while self._give_out():
            ready = wait([worker.outbox for worker in self.workers])
            for worker in [worker for worker in self.workers if worker.outbox in ready]:
                yield from self._answer(worker)

    def _give_out(self) -> bool:
        """Give a chunk to each worker that has none, new ones among them; False when all is done."""
        for worker in self.workers:
            if not worker.left and (chunk := self._next()):
                worker.take(chunk)
        while len(self.workers) < self.size and (chunk := self._next()):
            worker = _hired(self.options)
            worker.take(chunk)
            self.workers.append(worker)
        return any(worker.left for worker in self.workers)

    def _next(self) -> Sequence[Item]:
        return self.again.popleft() if self.again else next(self.chunks, ())

    def _answer(self, worker: _Worker) -> Iterator[Outcome]:
        try:
            answer = worker.outbox.recv()
        except (EOFError, OSError):
            yield from self._lost(worker)
            return
        if isinstance(answer, Outcome):
            worker.done += 1
            yield answer
        else:
            worker.ready, self.lost_starts = True, 0

    def _lost(self, worker: _Worker) -> Iterator[Outcome]:
        """A worker has died: its case is tried once more by itself, the rest of its chunk goes back."""
        self.workers.remove(worker)
        worker.hang_up()
        _bury(worker.process)
        if not worker.ready:
            self._count_lost_start()
            self.again.append(worker.left)
        elif left := worker.left:
            first, rest = left[0], left[1:]
            if first.key in self.suspects:
                yield Outcome(first.key, first.source, State.FAILED, (), (KILLED,), FAULT)
            else:
                self.suspects.add(first.key)
                self.again.append((first,))
            if rest:
                self.again.append(rest)

    def _count_lost_start(self) -> None:
        self.lost_starts += 1
        if self.lost_starts >= STARTS:
            raise LettersError("工作进程一启动就退出了", "用 --workers 1 在本进程里运行")

    def dismiss(self) -> None:
        """Each worker ends after the case it is at; one that does not is stopped."""
        for worker in self.workers:
            worker.hang_up()
        for worker in self.workers:
            _bury(worker.process)
        self.workers.clear()


def _hired(options: Options) -> _Worker:
    """A new worker. It is spawned, which is safe beside threads and the same on every system."""
    context = multiprocessing.get_context("spawn")
    theirs, inbox = context.Pipe(duplex=False)
    outbox, back = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, back, options), daemon=True)
    process.start()
    theirs.close()
    back.close()
    return _Worker(process, inbox, outbox)


def _bury(process: BaseProcess) -> None:
    """Wait for a worker's end, and make one of its own where it does not come.

    Whether it has ended is told by its sentinel alone: the exit code stays unknown while, or after, somebody else in
    this process has waited for the same child.
    """
    if not wait([process.sentinel], PATIENCE):
        process.kill()
        wait([process.sentinel])
    process.join()
    with suppress(ValueError):  # "still running", when the exit code is with somebody else
        process.close()


def _work(inbox: Connection, outbox: Connection, options: Options) -> None:
    """The life of a worker: it ends when nobody gives it work or hears its answers any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the first process sees to it
    opened(options)
    with suppress(EOFError, OSError):
        outbox.send(None)
        while True:
            for item in inbox.recv():
                outbox.send(write_one(item, options))
