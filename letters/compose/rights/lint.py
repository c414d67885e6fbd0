"""What of the guide has no law behind it on a day: topics of a line that may be cited in none of its situations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.compose.rights.basis import SupposedBasis
from letters.law import ERROR, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from letters.compose.rights.situations import Guide, Line, Situation
    from letters.law import Law

KIND = "rights"


def lint_rights(guide: Guide, law: Law, day: date) -> Iterator[Finding]:
    """An error for each topic of a line that nothing may be cited for on that day, in any of the line's situations.

    Such a line is left out of a page (see `known_rights`), or rests on less than it says. A day that the law data does
    not know has no errors here: that it is unknown is told by `law.lint`.
    """
    if not law.horizon.first <= day <= law.horizon.last:
        return
    basis = SupposedBasis(law, day)
    for line in guide.lines:
        about = [situation for situation in guide.situations if not line.about or situation.id in line.about]
        for topic in _unfounded(line, about, basis):
            message = f"{day} 没有可以引用的条文：{topic}（{law.topics[topic].label}）"
            yield Finding(ERROR, KIND, f"rights.toml “{line.text[:12]}…”", message)


def _unfounded(line: Line, about: Sequence[Situation], basis: SupposedBasis) -> Iterator[str]:
    """The topics of a line for which none of its situations bears out a provision."""
    for topic in line.topics:
        if not any(True for _ in basis.provisions(topic, line.law_as, about)):
            yield topic
