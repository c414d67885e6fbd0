"""Many cases on many computers: the same work through the futures of a Dask cluster.

Chunks go to the workers as they have room, a bounded number at a time; letters go to the shared folder by the same
moves as on one computer, so that a chunk may be repeated without harm. How many cases make a chunk is found while the
work goes on, so that what the cluster costs stays under a tenth of the work.
"""

from __future__ import annotations

import platform
import threading
import uuid
from collections import deque
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from letters.batch.outcomes import Outcome, State
from letters.batch.pool import KILLED
from letters.batch.stamp import stamp
from letters.batch.work import FAULT, opened, write_one
from letters.errors import FileError
from letters.kit.extras import bringing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from letters.batch.outcomes import Item, Options

    Clock = Callable[[], float]

AHEAD = 2  # chunks for each thread of the cluster: one at work and one that waits
REPEATS = 3  # times that the cluster itself repeats a chunk whose worker died
FIRST, LARGEST = 4, 256  # cases of a chunk
SHARE = 10  # the work of a chunk is this many times what the cluster costs for it
LASTS = 1.0  # seconds of work in a chunk, even where the cluster costs nothing
REACH = "10s"
SILENCE = 30.0  # seconds without an answer after which it is said that no worker is there

_turn = threading.Lock()  # a worker may have several threads; the letters of one process are made one by one


def on_cluster(
    items: Iterable[Item], options: Options, address: str, clock: Clock, tell: Callable[[str], None]
) -> Iterator[Outcome]:
    """What comes of each case, as it comes. `clock` gives seconds; `tell` hears when no worker is there.

    Raises FileError where Dask is not installed, or the scheduler cannot be reached or goes away.
    """
    distributed = _dask()
    try:
        client = distributed.Client(address, timeout=REACH)
    except (OSError, ValueError, TimeoutError) as error:
        hint = "核对地址（例如 tcp://192.168.1.10:8786），看调度器是否已经启动、网络是否相通"
        raise FileError(f"连不上调度器 {address}", hint) from error
    with client:
        yield from _Cluster(distributed, client, options, clock, tell, iter(items)).outcomes()


def _dask() -> Any:
    try:
        import distributed
    except ImportError:
        raise FileError(
            "没有安装 Dask，不能用 --scheduler", f"{bringing('cluster')}；只用这台电脑时不写 --scheduler"
        ) from None
    return distributed


class Done(NamedTuple):
    """A chunk that a worker has done: the seconds that the cases took, and those it had waited for them before.

    `idle` is None for the first chunk of a process.
    """

    outcomes: tuple[Outcome, ...]
    seconds: float
    idle: float | None


_last: list[float] = []  # when this process was done with its last chunk


def write_chunk(items: Sequence[Item], options: Options, clock: Clock) -> Done:
    """What a worker does. Raises FileError where its program or templates are not those of who asks."""
    with _turn:
        _agree(replace(options, stamp=""), options.stamp)
        start = clock()
        outcomes = tuple(write_one(item, options) for item in items)
        end = clock()
        idle = start - _last[0] if _last else None
        _last[:] = [end]
        return Done(outcomes, end - start, idle)


@lru_cache(maxsize=4)
def _agree(options: Options, wanted: str) -> None:
    if stamp(options) != wanted:
        raise FileError(
            f"工作机 {platform.node()} 上的 letters 或者模板和这里的不一样",
            "每台机器装同一个版本；--templates 和 --reference 写每台机器都能读到的同一个路径",
        )
    opened(options)


@dataclass(slots=True)
class Pace:
    """How many cases make a chunk: enough that a tenth of their time covers what the cluster costs for a chunk."""

    size: int = FIRST
    seconds: float = 0.0
    cases: int = 0
    cost: float = 0.0

    def learn(self, done: Done) -> None:
        """Note what a chunk took. The cost goes up and down with the last few chunks."""
        self.seconds += done.seconds
        self.cases += len(done.outcomes)
        if done.idle is not None:
            self.cost += (done.idle - self.cost) / 4
        each = self.seconds / self.cases
        wanted = max(self.cost * SHARE, LASTS) / each if each else LARGEST
        self.size = max(1, min(LARGEST, round(wanted)))


@dataclass
class _Cluster:
    distributed: Any
    client: Any
    options: Options
    clock: Clock
    tell: Callable[[str], None]
    items: Iterator[Item]
    run: str = field(default_factory=lambda: uuid.uuid4().hex)
    sent: dict[Any, tuple[Item, ...]] = field(default_factory=dict)
    again: deque[tuple[Item, ...]] = field(default_factory=deque)
    pace: Pace = field(default_factory=Pace)
    number: int = 0

    def outcomes(self) -> Iterator[Outcome]:
        try:
            while self._send():
                for future in self._done():
                    yield from self._answer(future)
        except (self.distributed.CancelledError, OSError) as error:
            raise FileError("和调度器的连接断了", "已经写好的都在；调度器恢复以后，再运行同一条命令接着做") from error
        finally:
            self.client.cancel(list(self.sent))

    def _send(self) -> bool:
        """Send chunks while the cluster has room; False when there is nothing more to wait for."""
        room = AHEAD * max(1, sum(self.client.ncores().values()))
        while len(self.sent) < room and (chunk := self._next()):
            self._submit(chunk)
        return bool(self.sent)

    def _next(self) -> tuple[Item, ...]:
        return self.again.popleft() if self.again else tuple(islice(self.items, self.pace.size))

    def _submit(self, chunk: tuple[Item, ...]) -> None:
        self.number += 1
        key = f"letters-{self.run}-{self.number}"
        future = self.client.submit(write_chunk, chunk, self.options, self.clock, key=key, pure=False, retries=REPEATS)
        self.sent[future] = chunk

    def _done(self) -> list[Any]:
        """The chunks that have come back, at least one."""
        while True:
            try:
                return list(self.distributed.wait(list(self.sent), SILENCE, "FIRST_COMPLETED").done)
            except (TimeoutError, self.distributed.TimeoutError):
                if not self.client.ncores():
                    self.tell("集群里现在没有工作机，等它们回来；按 Ctrl-C 停下，以后可以接着做。")

    def _answer(self, future: Any) -> Iterator[Outcome]:
        chunk = self.sent.pop(future)
        try:
            done = future.result()
        except self.distributed.KilledWorker:
            yield from self._killed(chunk)
            return
        except ImportError as error:
            raise FileError(
                f"工作机上没有装 letters（{error.name}）", "每台机器装同一个版本的 letters[cluster]"
            ) from None
        finally:
            future.release()
        self.pace.learn(done)
        yield from done.outcomes

    def _killed(self, chunk: tuple[Item, ...]) -> Iterator[Outcome]:
        """Workers died of this chunk again and again: its cases are tried one by one, a single one is given up."""
        if len(chunk) > 1:
            self.again.extend((item,) for item in chunk)
            return
        [item] = chunk
        yield Outcome(item.key, item.source, State.FAILED, (), (KILLED,), FAULT)
