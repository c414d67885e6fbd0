"""Called by hatchling when a wheel is built: puts what was compiled of the sources beside them."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledHook(BuildHookInterface[Any]):
    """Adds `letters/compiled.txt` to a wheel; an editable installation reads the sources, which are being changed."""

    _made: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Hatchling's call before it collects the files."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)  # whatever is installed besides, the sources here are the ones that count
        from letters.kit.compiled import NAME
        from scripts.compiled import content

        self._made = TemporaryDirectory()
        file = Path(self._made.name) / NAME
        file.write_text(content(), encoding="utf-8", newline="\n")
        build_data["force_include"][str(file)] = f"letters/{NAME}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Hatchling's call after it has packed them."""
        if self._made is not None:
            self._made.cleanup()
