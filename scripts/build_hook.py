"""Called by hatchling when a wheel is built: puts what was compiled of the sources beside them."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledHook(BuildHookInterface[Any]):
    """Adds `compiled.txt` and `ready/` to a wheel; what is installed editable reads its sources."""

    _made: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Hatchling's call before it collects the files."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)  # whatever is installed besides, the sources here are the ones that count
        from scripts.compiled import files

        self._made = TemporaryDirectory()
        for name, content in files().items():
            file = Path(self._made.name) / name
            file.parent.mkdir(exist_ok=True)
            file.write_text(content, encoding="utf-8", newline="\n")
            build_data["force_include"][str(file)] = f"letters/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Hatchling's call after it has packed them."""
        if self._made is not None:
            self._made.cleanup()
