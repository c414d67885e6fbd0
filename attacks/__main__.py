"""`python -m attacks [--all | --short] [--seed N] [suite …]`: attack this checkout and show what came through.

Exit status 1 when anything did. With the same seed the same attacks are made, but for those that race.
"""

from __future__ import annotations

import argparse
import os
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from typing import TYPE_CHECKING

from attacks.outcome import table, totals
from attacks.suites import SUITES, Suite, outcomes, pieces

if TYPE_CHECKING:
    from collections.abc import Callable

AMOUNTS: dict[str, Callable[[Suite], int]] = {
    "short": lambda suite: suite.short,
    "usual": lambda suite: suite.usual,
    "all": lambda suite: suite.whole,
}


def main() -> int:
    """Run the suites named, or all; print the table; 1 when anything came through."""
    parser = argparse.ArgumentParser(prog="python -m attacks", description=__doc__)
    parser.add_argument(
        "suites", nargs="*", metavar="suite", help="one of " + ", ".join(suite.name for suite in SUITES)
    )
    parser.add_argument("--all", dest="amount", action="store_const", const="all", help="as before a release")
    parser.add_argument("--short", dest="amount", action="store_const", const="short", help="as in the gate")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="repeats what was drawn by chance")
    options = parser.parse_args()
    unknown = set(options.suites) - {suite.name for suite in SUITES}
    if unknown:
        parser.error(f"no suite {', '.join(sorted(unknown))}")
    amount = AMOUNTS[options.amount or "usual"]
    wanted = [suite for suite in SUITES if suite.name in (options.suites or [suite.name])]
    work = list(chain.from_iterable(pieces(suite, amount(suite), options.seed) for suite in wanted))
    start = time.perf_counter()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        found = totals(chain.from_iterable(pool.map(outcomes, work)))
    print(f"{table(found)}\n\nseed {options.seed}, {time.perf_counter() - start:,.0f} s")
    return int(any(one.through for one in found))


if __name__ == "__main__":
    raise SystemExit(main())
