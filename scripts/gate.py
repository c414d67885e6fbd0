"""The gate: everything that must hold before a change goes in. `make test` and CI run this and nothing else.

    python -m scripts.gate              every step but `quick` and `broad`, which `tests` holds
    python -m scripts.gate lint types   these steps

A step that fails does not keep the others from running. Those that use one processor run side by side, then those that
use all of them one after the other. The tests come last, so that their summary stands at the end of the output. What
the steps start is gone when they are done; a program that still runs shuts the gate.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import complexity, examples, page_scripts, pages, pythons, wheel
from scripts.left_running import Watched
from scripts.run import ROOT, environment, python, run, tool

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

FOR_GITHUB = {
    "github-workflows": "workflows/*.yml",
    "github-issue-forms": "ISSUE_TEMPLATE/[!c]*.yml",
    "github-issue-config": "ISSUE_TEMPLATE/config.yml",
}
"""The files of each schema, below `.github`."""

LAW_DAY = "2026-11-23"
"""The day on which the law data is judged, so that a gate that passed does not fail by itself when rows grow old."""


def format_() -> None:
    """The code has the form that ruff gives it."""
    python("-m", "ruff", "format", "--check", "--quiet", ".")


def lint() -> None:
    """The code breaks no rule of ruff's that pyproject.toml names."""
    python("-m", "ruff", "check", "--quiet", ".")


def types() -> None:
    """The code passes mypy --strict."""
    python("-m", "mypy")


def scripts() -> str:
    """The page's scripts pass TypeScript with the types in their comments."""
    return page_scripts.check()


def imports() -> None:
    """Imports go downhill only."""
    run(tool("lint-imports"))


def simple() -> None:
    """No function is so tangled that radon calls it C or worse."""
    if found := complexity.faults(complexity.over(), complexity.allowed()):
        raise subprocess.CalledProcessError(1, ["radon"], "\n".join(found))


def law() -> None:
    """The law's and the authorities' data have no error."""
    python("-m", "letters", "law", "check", "--on", LAW_DAY)


def templates() -> None:
    """Every template obeys the markup and uses names that there are."""
    python("-m", "letters", "templates", "check")


def stories() -> str:
    """Every example gives letters, and Word would open each of them."""
    with tempfile.TemporaryDirectory() as folder:
        return "\n".join(examples.render_all(Path(folder)))


def paper() -> None:
    """No letter of an example has more pages than it may, ends badly, or parts a date or an article at a line's end."""
    pages.check()


def package() -> None:
    """The wheel works outside the checkout, in an environment of its own."""
    with tempfile.TemporaryDirectory() as folder:
        wheel.try_out(Path(folder))


def other_pythons() -> str:
    """What may differ from one Python to the next passes on each other one that is installed."""
    tried = pythons.try_out(dict(pythons.others())).items()
    told = [f"  Python {name}: {last}" for name, last in tried]
    return "\n".join(told) or "  no other Python from 3.11 to 3.14 is installed"


def workflows() -> None:
    """What is written for GitHub has the form that GitHub reads."""
    for schema, pattern in FOR_GITHUB.items():
        run(tool("check-jsonschema"), "--builtin-schema", f"vendor.{schema}", *sorted((ROOT / ".github").glob(pattern)))


def attacked() -> str:
    """A few of each kind of attack come to nothing; `make attack` makes many more."""
    return python("-m", "attacks", "--short", "--seed", "1")


def quick() -> None:
    """Of each test that takes no second, the first row of its table passes: for who is at work."""
    _pytest("-m", "not long and not slow", "--first", "1", "--hypothesis-profile", "quick", more=0)


def broad() -> None:
    """All rows of all tests pass, but for those that take many seconds: for other systems and Pythons."""
    _pytest("-m", "not long")


def tests() -> None:
    """All tests pass, and together they run through as much of the package as pyproject.toml asks for."""
    _pytest("--cov", "--cov-report=")


def _pytest(*options: str, more: int = 1) -> None:
    """Run pytest, in `more` processes than there are processors: a fifth of the time a test waits for what it started.

    Its output is shown as it comes.
    """
    workers = (os.cpu_count() or 1) + more
    command = [sys.executable, "-m", "pytest", "-n", str(workers), *options]
    subprocess.run(command, cwd=ROOT, env=environment(), check=True)


STEPS: dict[str, Callable[[], str | None]] = {
    "format": format_,
    "lint": lint,
    "types": types,
    "scripts": scripts,
    "imports": imports,
    "complexity": simple,
    "law": law,
    "templates": templates,
    "examples": stories,
    "pages": paper,
    "workflows": workflows,
    "wheel": package,
    "pythons": other_pythons,
    "attacks": attacked,
    "quick": quick,
    "broad": broad,
    "tests": tests,
}
NAMED_ONLY = frozenset({"quick", "broad"})
"""What runs only when it is named."""

ON_EVERY_PROCESSOR = ("pythons", "attacks", "quick", "broad", "tests")
"""What runs alone."""


def main(names: Sequence[str]) -> int:
    """Run the steps named, or all, in the gate's order; 0 when all hold, 1 when not, 2 for a wrong name."""
    wanted = set(names) or STEPS.keys() - NAMED_ONLY
    unknown = set(names) - set(STEPS)
    if unknown:
        print(f"no such step: {', '.join(sorted(unknown))}; there are: {', '.join(STEPS)}", file=sys.stderr)
        return 2
    failed = [name for name, did_pass in outcomes(wanted) if not did_pass]
    if failed:
        print(f"the gate stays shut: {', '.join(failed)}", file=sys.stderr)
    return int(bool(failed))


def outcomes(wanted: Container[str]) -> Iterator[tuple[str, bool]]:
    """Run the steps wanted, in the gate's order; each with whether it passed, and at last whether all has ended."""
    with Watched() as watched:
        side_by_side = [name for name in STEPS if name in wanted and name not in ON_EVERY_PROCESSOR]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            yield from zip(side_by_side, pool.map(passes, side_by_side), strict=True)
        for name in ON_EVERY_PROCESSOR:
            if name in wanted:
                yield name, passes(name)
        if left := watched.still_running():
            print("still running:", *left, sep="\n  ")
            yield "what was started has ended", False


def passes(name: str) -> bool:
    """Run one step and say how it went, with its output where it failed."""
    start = time.perf_counter()
    if name in ON_EVERY_PROCESSOR:
        print(f"{name} …", flush=True)
    try:
        told = STEPS[name]()
    except subprocess.CalledProcessError as error:
        print(f"{error.stdout or ''}\n{error.stderr or ''}\n{name} failed", flush=True)
        return False
    except OSError as error:
        print(f"{error}\n{name} could not run", flush=True)
        return False
    shown = f"{told.rstrip()}\n" if told else ""
    print(f"{shown}{name} ok, {time.perf_counter() - start:.1f} s", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
