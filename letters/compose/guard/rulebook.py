"""By what a sender is protected, as one value: read once, and handed to whoever looks into a case."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from letters.compose.guard.doors import Sign, read_signs
from letters.compose.guard.outdated import OldLaw, read_old_law
from letters.compose.guard.texts import TextFields, read_texts, text_fields
from letters.compose.guard.warning_rules import DATA, Context, Kind, bundled_kinds, read_contexts
from letters.compose.guard.wording import Wording
from letters.kit.data_files import read_trusted
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from letters.authorities import Directory
    from letters.law import Law


@frozen
class Rulebook:
    """What is warned of, which contexts excuse words, whose words a field holds, what shows a wrong door; old law."""

    kinds: Mapping[str, Kind]
    contexts: Mapping[str, Context]
    fields: TextFields
    signs: tuple[Sign, ...]
    old_law: OldLaw

    @cached_property
    def wording(self) -> Wording:
        """What looks for the words of the kinds."""
        return Wording(self.kinds)


def bundled(law: Law, directory: Directory) -> Rulebook:
    """The rules that come with the program, beside this law and these bodies. Raises DataError for broken data."""
    contexts = read_contexts(DATA, read_trusted)
    return Rulebook(
        bundled_kinds(contexts),
        contexts,
        text_fields(read_texts(DATA, read_trusted)),
        read_signs(DATA, contexts, directory.facts, read_trusted),
        OldLaw(read_old_law(DATA, {act.id for act in law.acts}, read_trusted), law),
    )
