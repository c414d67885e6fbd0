"""The page at home as a process of its own, on the day of the tests: `python -m tests.web.serving FOLDER [--clients]`.

It prints the first address and serves until it is ended.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from letters.web import serve
from tests.web.asking import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

CLIENTS = "--clients"


class Served:
    """A page that is served: its first address, and the process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self.address = process.stdout.readline().strip()
        self.pid = process.pid

    @property
    def most_memory(self) -> int:
        """The most bytes that the process has had in memory."""
        lines = Path(f"/proc/{self.pid}/status").read_text("utf-8").splitlines()
        [most] = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
        return int(most) * 1024


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Served]:
    """The page of a folder, which is made where it is not there; killed in the end."""
    folder.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "tests.web.serving", str(folder), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            yield Served(process)
        finally:
            process.kill()


@contextmanager
def served(folder: Path, *options: str) -> Iterator[str]:
    """The first address of the page of a folder."""
    with serving(folder, *options) as page:
        yield page.address


def _tell(address: str) -> None:
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), lambda: TODAY, _tell, is_clinic=CLIENTS in sys.argv)
