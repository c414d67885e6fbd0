"""`python -m benchmarks [warm] [rows] [cold]`: prints tables in markdown; what is not installed is left out."""

from __future__ import annotations

import argparse
import platform

from benchmarks import cold, rows, warm

SUITES = {"warm": (warm.run, 21), "rows": (rows.run, 0), "cold": (cold.run, 11)}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("suites", nargs="*", metavar="suite", help="warm, rows, cold; all when none is named")
    parser.add_argument("--rounds", type=int, default=0, help="rounds of each suite, in place of its own number")
    options = parser.parse_args()
    unknown = set(options.suites) - SUITES.keys()
    if unknown:
        parser.error(f"no suite {', '.join(sorted(unknown))}; there are {', '.join(SUITES)}")
    for name in options.suites or SUITES:
        run, usual = SUITES[name]
        print(f"## {name} (Python {platform.python_version()})\n\n{run(options.rounds or usual)}\n", flush=True)


if __name__ == "__main__":
    main()
