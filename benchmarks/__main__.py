"""`python -m benchmarks [warm|paper|rows|cold|page|site|stages|logs|volume|batch …]`: tables of what is installed."""

from __future__ import annotations

import argparse
import platform
from importlib import import_module

ROUNDS = {
    "warm": 21,
    "paper": 7,
    "rows": 0,
    "cold": 11,
    "page": 11,
    "site": 3,
    "stages": 60,
    "logs": 0,
    "volume": 40,
    "batch": 10_000,
}
"""How often each suite measures; it is the module of its name, imported when it is run: each needs other programs."""

LONG = ("batch",)  # run when named only: it takes most of an hour


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "suites",
        nargs="*",
        metavar="suite",
        help="warm, paper, rows, cold, page, site, stages, logs, volume when none is named; batch",
    )
    told = "rounds of each suite (of stages and batch: cases; of volume: pictures), in place of its own number"
    parser.add_argument("--rounds", type=int, default=0, help=told)
    options = parser.parse_args()
    unknown = set(options.suites) - ROUNDS.keys()
    if unknown:
        parser.error(f"no suite {', '.join(sorted(unknown))}; there are {', '.join(ROUNDS)}")
    for name in options.suites or [name for name in ROUNDS if name not in LONG]:
        measured = import_module(f"benchmarks.{name}").run(options.rounds or ROUNDS[name])
        print(f"## {name} (Python {platform.python_version()})\n\n{measured}\n", flush=True)


if __name__ == "__main__":
    main()
