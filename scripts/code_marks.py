"""Marks of the code: circles, sizes, complexity, the command line, purity, types, docstrings."""

from __future__ import annotations

import ast
import re
import statistics
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from scripts.complexity import MOST
from scripts.house import Function, House, Measure, documented, lines_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

LARGEST_MODULE = 250  # lines
SHELLS = ("letters/cli/", "letters/web/")
MOST_BODY = 15  # lines of a command
MOST_ARGUMENTS = 8  # of a call inside the command line
MEDIAN, P95, LONGEST = 10, 25, 40  # lines of a function
AVERAGE_COMPLEXITY = 2.5


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
    from radon.complexity import cc_visit_ast

    blocks = [(name, block) for name, tree in house.trees.items() for block in cc_visit_ast(tree)]
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


def purity(house: House) -> Iterator[Measure]:
    """Who knows the time, and who could reach a network."""
    clock = re.compile(r"\b(?:datetime\.now|date\.today|time\.time)\(")
    clocks = [name for name, text in house.texts.items() if clock.search(text)]
    outside = [name for name in clocks if not name.startswith(SHELLS)]
    yield Measure("11 modules that read the clock", " ".join(clocks) or "none", "in the shells", not outside)
    yield _network(house)


LISTENING = ("letters/web/home/serving.py", "letters/web/phone/door.py", "letters/web/phone/interfaces.py")


def _network(house: House) -> Measure:
    """Which modules could reach a network, and whether any but those that listen for the page and for a phone."""
    network = re.compile(r"^\s*(?:import|from) (?:socket|ssl|urllib\.request|http\.client|requests|httpx)\b", re.M)
    reaching = [name for name, text in house.texts.items() if network.search(text)]
    others = [name for name in reaching if name not in LISTENING]
    wanted = f"{' '.join(LISTENING)} alone"
    return Measure("11 modules that reach a network", " ".join(reaching) or "none", wanted, not others)


def typing(house: House) -> Iterator[Measure]:
    """What is kept from the type checker and the linter."""
    ignored = [line for text in house.texts.values() for line in text.splitlines() if "type: ignore" in line]
    coded = sum(bool(re.search(r"type: ignore\[", line)) for line in ignored)
    noqa = sum(text.count("# noqa") for text in house.texts.values())
    yield Measure("12 type: ignore", f"{len(ignored)}, {coded} with a code", "≤ 3, all", len(ignored) <= 3)
    yield Measure("12 noqa", str(noqa), "≤ 20", noqa <= 20)
    bare = sum(node.returns is None for _, node in house.functions())
    yield Measure("12 functions without a return type", str(bare), "0", not bare)


def docstrings(house: House) -> Iterator[Measure]:
    """How many public names say what they are, and how many lean on the one above."""
    every = documented(house)
    told = [(where, ast.get_docstring(node) or "") for where, node in every]
    share = 100 * sum(bool(text) for _, text in told) / len(told)
    yield Measure("13 public names with a docstring", f"{share:.1f} % of {len(told)}", "≥ 95 %", share >= 95)
    leaning = [where for where, text in told if text.startswith(("The same", "Same as", "As above"))]
    yield Measure("13 docstrings that need the one above", str(len(leaning)), "0", not leaning)
