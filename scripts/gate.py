"""The gate: everything that must hold before a change goes in. `make test` and CI run this and nothing else.

    python -m scripts.gate              every step but `quick`, which `tests` holds
    python -m scripts.gate lint types   these steps

A step that fails does not keep the later ones from running. The tests come last, so that their summary stands at the
end of the output; they run on every processor.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import complexity, examples, pythons, wheel
from scripts.run import ROOT, python, run, tool

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


def stories() -> None:
    """Every example gives letters, and Word would open each of them."""
    with tempfile.TemporaryDirectory() as folder:
        examples.render_all(Path(folder))


def package() -> None:
    """The wheel works outside the checkout, in an environment of its own."""
    with tempfile.TemporaryDirectory() as folder:
        wheel.try_out(Path(folder))


def other_pythons() -> None:
    """Part of the quick tests pass on each other Python that is installed."""
    found = dict(pythons.others())
    for name, program in found.items():
        print(f"  Python {name}: {pythons.try_out(name, program)}")
    if not found:
        print("  no other Python from 3.11 to 3.14 is installed")


def workflows() -> None:
    """What is written for GitHub has the form that GitHub reads."""
    for schema, pattern in FOR_GITHUB.items():
        run(tool("check-jsonschema"), "--builtin-schema", f"vendor.{schema}", *sorted((ROOT / ".github").glob(pattern)))


def attacked() -> None:
    """A few of each kind of attack come to nothing; `make attack` makes many more."""
    print(python("-m", "attacks", "--short", "--seed", "1"))


def quick() -> None:
    """The tests pass that take few seconds each."""
    _pytest("-m", "not long")


def tests() -> None:
    """All tests pass, and together they run through as much of the package as pyproject.toml asks for."""
    _pytest("--cov", "--cov-report=")


def _pytest(*options: str) -> None:
    """Run pytest on every processor. Its output is shown as it comes."""
    subprocess.run([sys.executable, "-m", "pytest", "-n", "logical", *options], cwd=ROOT, check=True)


STEPS: dict[str, Callable[[], None]] = {
    "format": format_,
    "lint": lint,
    "types": types,
    "imports": imports,
    "complexity": simple,
    "law": law,
    "templates": templates,
    "examples": stories,
    "workflows": workflows,
    "wheel": package,
    "pythons": other_pythons,
    "attacks": attacked,
    "quick": quick,
    "tests": tests,
}
NAMED_ONLY = frozenset({"quick"})
"""What runs only when it is named."""


def main(names: Sequence[str]) -> int:
    """Run the steps named, or all, in the gate's order; 0 when all hold, 1 when not, 2 for a wrong name."""
    wanted = set(names) or STEPS.keys() - NAMED_ONLY
    unknown = set(names) - set(STEPS)
    if unknown:
        print(f"no such step: {', '.join(sorted(unknown))}; there are: {', '.join(STEPS)}", file=sys.stderr)
        return 2
    failed = [name for name in STEPS if name in wanted and not passes(name)]
    if failed:
        print(f"the gate stays shut: {', '.join(failed)}", file=sys.stderr)
    return int(bool(failed))


def passes(name: str) -> bool:
    """Run one step and say how it went, with its output where it failed."""
    start = time.perf_counter()
    print(f"{name} …", flush=True)
    try:
        STEPS[name]()
    except subprocess.CalledProcessError as error:
        print(error.stdout or "", error.stderr or "", f"{name} failed", sep="\n", flush=True)
        return False
    except OSError as error:
        print(f"{error}\n{name} could not run", flush=True)
        return False
    if name not in {"quick", "tests"}:
        print(f"{name} ok, {time.perf_counter() - start:.1f} s", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
