"""The programs that letters are opened with: a browser, and readers of PDF by other hands.

`make test` installs what npm brings (tests/node), .ci/run the rest; elsewhere the tests that need them say what is not
there. Where LETTERS_READERS is "all", as .ci/run sets it, nothing is left out: what is not there is a failure.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

NODE: Final = Path(__file__).parent / "node"
BROWSERS: Final = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable"),
)
"""The first is Chromium without the frame around a page, which no test looks at and which costs half as much again."""


def browser() -> str | None:
    """The first browser of the kind that can be steered here."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def needs(**there: object) -> pytest.MarkDecorator:
    """Leaves a test out where something is not there, by its name; nowhere where all must be there."""
    missing = [name for name, found in there.items() if not found]
    reason = f"of {', '.join(there)} not installed: {', '.join(missing)}"
    return pytest.mark.skipif(bool(missing) and os.environ.get("LETTERS_READERS") != "all", reason=reason)


def needs_browser(item: pytest.Item) -> bool:
    """Whether `needs` was told of a test that it runs in Chromium."""
    return any(mark.kwargs.get("reason", "").startswith("of chromium") for mark in item.iter_markers("skipif"))


def has(package: str) -> bool:
    """Whether an npm package of tests/node is there, and Node.js to run it."""
    return bool(shutil.which("node")) and (NODE / "node_modules" / package).is_dir()


def node(script: str, given: object) -> Any:
    """What a script of tests/node answers. Raises CalledProcessError, which holds what it printed."""
    done = subprocess.run(  # noqa: S603
        [shutil.which("node") or "node", NODE / script],
        input=json.dumps(given),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
