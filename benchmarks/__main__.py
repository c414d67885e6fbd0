"""`python -m benchmarks [warm|paper|rows|cold|page|site|stages|logs|volume|batch …]`: tables of what is installed."""

from __future__ import annotations

import argparse
import platform

from benchmarks import batch, cold, logs, page, paper, rows, site, stages, volume, warm

SUITES = {
    "warm": (warm.run, 21),
    "paper": (paper.run, 7),
    "rows": (rows.run, 0),
    "cold": (cold.run, 11),
    "page": (page.run, 11),
    "site": (site.run, 3),
    "stages": (stages.run, 60),
    "logs": (logs.run, 0),
    "volume": (volume.run, 40),
    "batch": (batch.run, 10_000),
}
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
    unknown = set(options.suites) - SUITES.keys()
    if unknown:
        parser.error(f"no suite {', '.join(sorted(unknown))}; there are {', '.join(SUITES)}")
    for name in options.suites or [name for name in SUITES if name not in LONG]:
        run, usual = SUITES[name]
        print(f"## {name} (Python {platform.python_version()})\n\n{run(options.rounds or usual)}\n", flush=True)


if __name__ == "__main__":
    main()
