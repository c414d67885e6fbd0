"""Files handed over in the middle of a talk: kept at once, then labelled in the same window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.desk.evidence.label_sitting import LabelSitting
from letters.desk.evidence.labelling import keep_files, label_proposals
from letters.errors import LettersError
from letters.kit.pasted_paths import typed_paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from letters.desk.evidence.label_sitting import LabelShell
    from letters.desk.keeping.on_disk import CaseOnDisk


class TakesFiles:
    """Takes files in for a case on the disk; `hold` holds its folder while something is stored, `put` stores."""

    def __init__(
        self,
        file: CaseOnDisk,
        shell: LabelShell,
        hold: Callable[[], AbstractContextManager[None]],
        put: Callable[[str], None],
    ) -> None:
        self._file, self._shell, self._hold, self._put = file, shell, hold, put

    def __call__(self, typed: str) -> str:
        """The case's text with the files that were typed as paths, and with what was said of them.

        What cannot be read is told, and the text is then as it was stored last.
        """
        try:
            self._keep(typed)
            if label_proposals(self._file.text, self._file.folder):
                LabelSitting(self._file.folder, self._shell, lambda: self._file.text, self._store).run()
        except LettersError as error:
            self._shell.say(f"！{error}")
        return self._file.text

    def _keep(self, typed: str) -> None:
        with self._hold():
            kept = keep_files(self._file.text, self._file.folder, typed_paths(typed), self._put, tell=self._shell.say)
        known = f"，{len(kept.known)} 个以前收过" if kept.known else ""
        self._shell.say(f"收下了 {len(kept.kept)} 个文件{known}，原件没有动。")
        for one in kept.left_out:
            self._shell.say(f"没有收 {one.path.name}：{one.why}")

    def _store(self, change: Callable[[str], str]) -> None:
        with self._hold():
            self._put(change(self._file.text))
