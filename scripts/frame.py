"""The house, measured: the points of a reviewer's frame that a machine can judge, each beside its mark.

    python -m scripts.frame             the table; status 1 where a mark is missed
    python -m scripts.frame --sample    twenty public docstrings drawn with a fixed seed, to be judged by a reader

A number is measured on the tree as it stands; nothing is remembered from an earlier run.
"""

from __future__ import annotations

import ast
import random
import re
import statistics
import sys
import tomllib
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

from letters.catalogue.library import split
from letters.render.caps import LONGEST_LINE, template_size
from scripts.complexity import MOST
from scripts.run import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence
    from pathlib import Path

SEED = 2026
SAMPLE = 20  # docstrings
LARGEST_MODULE = 250  # lines
MOST_BODY = 15  # lines of a command
MOST_ARGUMENTS = 8  # of a call inside the command line
MEDIAN, P95, LONGEST = 10, 25, 40  # lines of a function
AVERAGE_COMPLEXITY = 2.5
OVER_CAPS = "tests/catalogue/over-caps.toml"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table: what was measured, the value, the mark, and whether the mark is met."""

    point: str
    value: str
    mark: str
    met: bool


class House:
    """The package as text and trees, read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = sorted((root / "letters").rglob("*.py"))

    @cached_property
    def texts(self) -> dict[str, str]:
        """Each module's source by its path from the root."""
        return {path.relative_to(self.root).as_posix(): path.read_text(encoding="utf-8") for path in self.files}

    @cached_property
    def trees(self) -> dict[str, ast.Module]:
        """Each module's tree by its path."""
        return {name: ast.parse(text) for name, text in self.texts.items()}

    def functions(self) -> Iterator[tuple[str, Function]]:
        """Every function with its module's path."""
        for name, tree in self.trees.items():
            for node in ast.walk(tree):
                if isinstance(node, Function):
                    yield name, node

    @property
    def templates(self) -> list[Path]:
        """Every template and piece."""
        return sorted((self.root / "templates").rglob("*.html"))


def lines_of(node: Function) -> int:
    """How many lines a function's body has, its docstring left out."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return body[-1].end_lineno - body[0].lineno + 1 if body and body[-1].end_lineno else 1


def imports(_: House) -> Iterator[Measure]:
    """Circles among modules, imports for type checking included."""
    import grimp

    graph = grimp.build_graph("letters", exclude_type_checking_imports=False, cache_dir=None)
    after = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    try:
        TopologicalSorter(after).prepare()
    except CycleError as error:
        yield Measure("2 modules that import one another", " → ".join(error.args[1]), "none", met=False)
    else:
        yield Measure("2 modules that import one another", "none", "none", met=True)


def sizes(house: House) -> Iterator[Measure]:
    """Lines a module and lines a function."""
    lengths = {name: text.count("\n") for name, text in house.texts.items()}
    largest = max(lengths, key=lengths.__getitem__)
    over = sum(length > LARGEST_MODULE for length in lengths.values())
    yield Measure("3 largest module", f"{lengths[largest]} ({largest})", f"≤ {LARGEST_MODULE}", not over)
    bodies = sorted(lines_of(node) for _, node in house.functions())
    p95 = bodies[int(len(bodies) * 0.95)]
    value = f"{statistics.median(bodies):g} / {p95} / {bodies[-1]} of {len(bodies)}"
    met = statistics.median(bodies) <= MEDIAN and p95 <= P95 and bodies[-1] <= LONGEST
    yield Measure("4 function: median / p95 / longest", value, f"≤ {MEDIAN} / {P95} / {LONGEST}", met)


def complexity(house: House) -> Iterator[Measure]:
    """Cyclomatic complexity as radon counts it, comprehensions included."""
    from radon.complexity import cc_visit

    blocks = [(name, block) for name, text in house.texts.items() for block in cc_visit(text)]
    average = statistics.mean(block.complexity for _, block in blocks)
    hard = sorted((block.complexity, f"{name}:{block.lineno}") for name, block in blocks)
    over = [place for grade, place in hard if grade > MOST]
    worst = f"{hard[-1][0]} ({hard[-1][1]})"
    yield Measure(
        "5 radon average", f"{average:.2f}", f"≤ {AVERAGE_COMPLEXITY}", round(average, 2) <= AVERAGE_COMPLEXITY
    )
    yield Measure("5 blocks of grade C or worse", f"{len(over)}, worst {worst}", "0", not over)


def command_line(house: House) -> Iterator[Measure]:
    """How thin the commands are."""
    shell = {name: tree for name, tree in house.trees.items() if name.startswith("letters/cli/")}
    lines = sum(house.texts[name].count("\n") for name in shell)
    yield Measure("6 cli lines in all", str(lines), "< 3000", lines < 3000)
    commands = [node for name, node in house.functions() if name in shell and _is_command(node)]
    longest = max(map(lines_of, commands), default=0)
    yield Measure(
        "6 longest command body", f"{longest} of {len(commands)} commands", f"≤ {MOST_BODY}", longest <= MOST_BODY
    )
    widest = max((_arguments(call) for tree in shell.values() for call in _calls(tree)), default=0)
    yield Measure("6 most arguments of a call inside", str(widest), f"≤ {MOST_ARGUMENTS}", widest <= MOST_ARGUMENTS)
    yield _terminal(house, shell)


def _terminal(house: House, shell: Container[str]) -> Measure:
    """Which modules know typer, and how many of them are no part of the command line."""
    knowing = [name for name, text in house.texts.items() if re.search(r"^(import|from) typer\b", text, re.M)]
    outside = [name for name in knowing if name not in shell]
    return Measure(
        "6 modules that import typer", f"{len(knowing)}, outside cli {len(outside)}", "outside 0", not outside
    )


def _is_command(node: Function) -> bool:
    told = [ast.unparse(one) for one in node.decorator_list]
    return any(one.startswith("command(") or ".command" in one or ".callback" in one for one in told)


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _arguments(call: ast.Call) -> int:
    name = ast.unparse(call.func)
    if name.startswith("typer.") or name.endswith(("Option", "Argument", "Typer", "add_typer", "command")):
        return 0  # what declares an option is not a call inside
    return len(call.args) + len(call.keywords)


def data_apart(house: House) -> Iterator[Measure]:
    """Law in the code: articles, titles of acts, dates written as text or as date(…)."""
    articles = re.compile(r"第[一二三四五六七八九十百千零〇\d]+条")
    found = [name for name, text in house.texts.items() if articles.search(_without_docstrings(text))]
    yield Measure("7 modules that name an article", f"{len(found)} {' '.join(found[:3])}".strip(), "0", not found)


def _without_docstrings(text: str) -> str:
    """The strings of a module that a program uses."""
    tree = ast.parse(text)
    told = {id(first.value) for first in _first_statements(tree)}
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return "\n".join(str(node.value) for node in strings if id(node) not in told)


def _first_statements(tree: ast.Module) -> Iterator[ast.Expr]:
    for holder in ast.walk(tree):
        if isinstance(holder, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            yield from (first for first in holder.body[:1] if isinstance(first, ast.Expr))


def law_data(_: House) -> Iterator[Measure]:
    """How much of the law's data was read in the source."""
    from letters.law import load

    provisions = load().provisions
    verified = sum(provision.verified for provision in provisions)
    dated = sum(provision.checked_on is not None for provision in provisions)
    sourced = sum(bool(provision.source) for provision in provisions)
    value = f"{len(provisions)} rows, {verified} verified, {dated} dated, {sourced} with source"
    yield Measure("8 provisions", value, "all dated, with source", dated == sourced == len(provisions))


def templates(house: House) -> Iterator[Measure]:
    """How hard the templates are to review: the caps are the renderer's, the list of exceptions the tests'."""
    compared, sizes = 0, {}
    for path in house.templates:
        name = path.relative_to(house.root / "templates").with_suffix("").as_posix()
        source = split(name, path, path.read_text(encoding="utf-8"))
        sizes[name] = template_size(source.body, source.body_line)
        compared += len(re.findall(r"(?:==|!=|\bin)\s*\(?\"", source.body))
    longest = max(size.longest_line for size in sizes.values())
    yield Measure("10 longest line of a template", str(longest), f"≤ {LONGEST_LINE}", longest <= LONGEST_LINE)
    yield Measure("10 comparisons with words of the case", str(compared), "0", not compared)
    over = [name for name, size in sizes.items() if not size.fits]
    listed = tomllib.loads((house.root / OVER_CAPS).read_text(encoding="utf-8"))["over"]
    value = f"{len(over)} of {len(sizes)}"
    yield Measure("10 templates over a cap", value, f"only the {len(listed)} listed", set(over) <= set(listed))


def purity(house: House) -> Iterator[Measure]:
    """Who knows the time, and who could reach a network."""
    clock = re.compile(r"\b(?:datetime\.now|date\.today|time\.time)\(")
    clocks = [name for name, text in house.texts.items() if clock.search(text)]
    outside = [name for name in clocks if not name.startswith("letters/cli/")]
    yield Measure("11 modules that read the clock", " ".join(clocks) or "none", "in the shells", not outside)
    network = re.compile(r"^\s*(?:import|from) (?:socket|ssl|urllib\.request|http\.client|requests|httpx)\b", re.M)
    reaching = [name for name, text in house.texts.items() if network.search(text)]
    yield Measure("11 modules that reach a network", " ".join(reaching) or "none", "none", not reaching)


def typing(house: House) -> Iterator[Measure]:
    """What is kept from the type checker and the linter."""
    ignored = [line for text in house.texts.values() for line in text.splitlines() if "type: ignore" in line]
    coded = sum(bool(re.search(r"type: ignore\[", line)) for line in ignored)
    noqa = sum(text.count("# noqa") for text in house.texts.values())
    yield Measure("12 type: ignore", f"{len(ignored)}, {coded} with a code", "≤ 3, all", len(ignored) <= 3)
    yield Measure("12 noqa", str(noqa), "≤ 20", noqa <= 20)
    bare = sum(node.returns is None for _, node in house.functions())
    yield Measure("12 functions without a return type", str(bare), "0", not bare)


def documented(house: House) -> list[tuple[str, ast.ClassDef | Function]]:
    """Every public class and function, with where it stands."""
    found: list[tuple[str, ast.ClassDef | Function]] = []
    for name, tree in house.trees.items():
        holders: list[ast.Module | ast.ClassDef] = [tree]
        holders += [node for node in tree.body if isinstance(node, ast.ClassDef)]
        for holder in holders:
            for node in holder.body:
                if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and node.name[0] != "_":
                    found.append((f"{name}:{node.lineno} {node.name}", node))  # noqa: PERF401  three loops deep
    return found


def docstrings(house: House) -> Iterator[Measure]:
    """How many public names say what they are, and how many lean on the one above."""
    every = documented(house)
    told = [(where, ast.get_docstring(node) or "") for where, node in every]
    share = 100 * sum(bool(text) for _, text in told) / len(told)
    yield Measure("13 public names with a docstring", f"{share:.1f} % of {len(told)}", "≥ 95 %", share >= 95)
    leaning = [where for where, text in told if text.startswith(("The same", "Same as", "As above"))]
    yield Measure("13 docstrings that need the one above", str(len(leaning)), "0", not leaning)


def tests(house: House) -> Iterator[Measure]:
    """Habits of the tests."""
    texts = {path: path.read_text(encoding="utf-8") for path in (house.root / "tests").rglob("*.py")}
    every = sum(len(re.findall(r"^def test_", text, re.M)) for text in texts.values())
    asserts = sum(len(re.findall(r"^\s+assert ", text, re.M)) for text in texts.values())
    mocks = sum(len(re.findall(r"\bmock\b|MagicMock", text)) for text in texts.values())
    sleeps = sum(len(re.findall(r"\btime\.sleep\(|(?<![.\w])sleep\(", text)) for text in texts.values())
    yield Measure("14 test functions", f"{every}, {asserts / every:.1f} asserts each", "≥ 1", asserts >= every)
    yield Measure("14 mocks, sleeps", f"{mocks}, {sleeps}", "0, 0", not mocks and not sleeps)


def habits(house: House) -> Iterator[Measure]:
    """Files that a stranger looks for."""
    wanted = (
        ".editorconfig",
        ".pre-commit-config.yaml",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "docs/glossary.md",
        "LICENSE",
    )
    lacking = [name for name in wanted if not (house.root / name).exists()]
    yield Measure("15 files of good habit", f"{len(wanted) - len(lacking)} of {len(wanted)}", "all", not lacking)
    dated = re.search(
        r"^## \[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", (house.root / "CHANGELOG.md").read_text("utf-8"), re.M
    )
    yield Measure("15 dated release in the changelog", "yes" if dated else "no", "yes", bool(dated))


POINTS: tuple[Callable[[House], Iterator[Measure]], ...] = (
    imports,
    sizes,
    complexity,
    command_line,
    data_apart,
    law_data,
    templates,
    purity,
    typing,
    docstrings,
    tests,
    habits,
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
