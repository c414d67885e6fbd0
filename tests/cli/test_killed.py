"""Whatever changes a case may be killed at any of its steps on the disk, and nothing is lost, half done, or left.

The last and each tenth step are tried here; `make attack` draws from all of them, `make attack-all` tries all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attacks.deeds import DEEDS, Deed, load
from attacks.kills import Bench
from tests.kills import posix
from tests.whole import WHOLE

if TYPE_CHECKING:
    from pathlib import Path


@posix
@pytest.mark.long
@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.name)
def test_a_command_killed_at_any_step_is_done_again_as_if_it_had_not_been(deed: Deed, tmp_path: Path) -> None:
    load()
    bench = Bench(tmp_path)
    last = bench.steps(deed)
    steps = sorted({*range(1, last + 1, 1 if WHOLE else 10), last})
    assert len(steps) > 2
    assert [note for step in steps for note in bench.outcome(deed, step).notes] == []
