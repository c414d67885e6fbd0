"""What a reader found in a line."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen
class LineRead:
    """`values` by the names that the question has for its fields, each as its field would read it by itself.

    A sum is a `Decimal`, a day a `date`, a time a `Moment`, a word of the case file its text. `told` says how the line
    was understood; it may be empty: then the values are shown. `left` is what was not understood, in the person's
    words. `unknown` names fields of which the line says that they are not known. With a `problem` nothing is taken, and
    it is asked again: say what was understood and what is missing.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    told: str = ""
    left: str = ""
    problem: str = ""
    unknown: tuple[str, ...] = ()
