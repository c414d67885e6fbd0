"""The page's own scripts against the types that their comments tell, by TypeScript, which tests/node brings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from scripts.run import ROOT, run

if TYPE_CHECKING:
    from pathlib import Path

HERE = ROOT / "tests" / "node"
CHECKER = HERE / "node_modules" / "typescript" / "bin" / "tsc"
PROJECTS = ("tsconfig.json", "service-worker.json")
"""The page with its worker, and what works without any page: they know of different things."""


def check(folder: Path = HERE / "scripts") -> str:
    """Check them. Raises CalledProcessError for a wrong type, FileNotFoundError where the checker must be there."""
    if not CHECKER.exists():
        if os.environ.get("LETTERS_READERS") == "all":
            raise FileNotFoundError(f"{CHECKER.relative_to(ROOT)} is not installed: npm ci --prefix tests/node")
        return "  npm packages of tests/node are not installed: the page's scripts are not checked"
    for project in PROJECTS:
        run("node", CHECKER, "--project", folder / project)
    return ""
