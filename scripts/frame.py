"""The house, measured: the points of a reviewer's frame that a machine can judge, each beside its mark.

    python -m scripts.frame             the table; status 1 where a mark is missed
    python -m scripts.frame --sample    twenty public docstrings drawn with a fixed seed, to be judged by a reader

A number is measured on the tree as it stands; nothing is remembered from an earlier run.
"""

from __future__ import annotations

import ast
import random
import sys
from typing import TYPE_CHECKING, Any

from scripts import code_marks, data_marks
from scripts.house import House, Measure, documented
from scripts.run import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SEED = 2026
SAMPLE = 20  # docstrings

POINTS: tuple[Callable[[House], Iterator[Measure]], ...] = (
    code_marks.imports,
    code_marks.sizes,
    code_marks.complexity,
    code_marks.command_line,
    data_marks.data_apart,
    data_marks.law_data,
    data_marks.templates,
    code_marks.purity,
    code_marks.typing,
    code_marks.docstrings,
    data_marks.tests,
    data_marks.habits,
)


def sample(house: House) -> Iterator[str]:
    """Twenty public docstrings, drawn with a fixed seed."""
    every: list[tuple[str, Any]] = documented(house)
    drawn = random.Random(SEED).sample(every, SAMPLE)  # noqa: S311  a sample to read, no secret
    for where, node in drawn:
        yield f"{where}\n    {ast.get_docstring(node) or '(none)'}\n"


def main(arguments: Sequence[str]) -> int:
    """Print the table or the sample; 1 where a mark is missed."""
    house = House(ROOT)
    if "--sample" in arguments:
        print("\n".join(sample(house)))
        return 0
    measures = [measure for point in POINTS for measure in point(house)]
    width = max(len(measure.point) for measure in measures)
    for measure in measures:
        print(f"{'ok  ' if measure.met else 'MISS'} {measure.point:<{width}}  {measure.value}  (mark: {measure.mark})")
    return int(not all(measure.met for measure in measures))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
