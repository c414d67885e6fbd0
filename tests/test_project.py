"""What holds for the project as a whole: where law may stand, how imports run, how large things grow."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from functools import cache
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

import grimp  # import-linter brings it
import pytest

import letters
from letters import law
from scripts.run import ROOT, python
from tests.modules import MODULES, nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
WORDED = [*MODULES, *TEMPLATES]

LONGEST_MODULE, LONGEST_FUNCTION = 300, 40  # lines
ARTICLE = re.compile(r"第[一二三四五六七八九十百千零〇\d]+[条款项]")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NETWORK = {"asyncio", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib", "urllib3", "xmlrpc"}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_is_something_to_look_at() -> None:
    assert len(MODULES) > 50
    assert len(TEMPLATES) > 10


def test_no_article_number_stands_outside_the_law_data() -> None:
    found = {relative(path): ARTICLE.findall(path.read_text(encoding="utf-8")) for path in WORDED}
    assert {path: numbers for path, numbers in found.items() if numbers} == {}


def test_no_date_of_the_law_stands_outside_the_law_data() -> None:
    days = {day for version in law.load().versions for day in (version.first, version.repealed_on) if day}
    written = re.compile("|".join(re.escape(form) for day in sorted(days) for form in spellings(day)))
    found = {relative(path): written.findall(path.read_text(encoding="utf-8")) for path in WORDED}
    assert {path: dates for path, dates in found.items() if dates} == {}


def spellings(day: date) -> tuple[str, ...]:
    year, month, number = day.year, day.month, day.day
    return day.isoformat(), f"{year}年{month}月{number}日", f"({year}, {month}, {number})", f"{year}.{month}.{number}"


def test_no_name_of_an_act_stands_outside_the_law_data() -> None:
    names = {name for act in law.load().acts for name in (act.title, act.short)}
    texts = {relative(path): path.read_text(encoding="utf-8") for path in WORDED}
    found = {path: {name for name in names if name in text} for path, text in texts.items()}
    assert {path: acts for path, acts in found.items() if acts} == {}


def test_a_day_in_code_is_only_an_example_shown_to_the_user() -> None:
    found = [f"{relative(path)}: {ast.unparse(node)}" for path in MODULES for node in days_in_code(nodes(path))]
    assert found == []


def days_in_code(every: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """`date(2026, 1, 1)` of a year that has law, and a text that is a day and nothing else outside `examples=`."""
    shown = {
        inner
        for node in every
        if isinstance(node, ast.keyword) and node.arg == "examples"
        for inner in ast.walk(node.value)
    }
    for node in every:
        if (isinstance(node, ast.Call) and is_date_call(node)) or (is_day_text(node) and node not in shown):
            yield node


def is_day_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(DAY.fullmatch(node.value.strip()))


def is_date_call(node: ast.Call) -> bool:
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    numbers = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
    year = numbers[0] if len(numbers) >= 3 else None
    return name in {"date", "datetime"} and isinstance(year, int) and year >= first_year_of_law()


@cache
def first_year_of_law() -> int:
    return min(version.first.year for version in law.load().versions)


@pytest.mark.parametrize("code", ["a = date(2026, 1, 1)", "a = '2026-01-01'", "a = datetime.datetime(2026, 1, 1, 8)"])
def test_the_rule_about_days_sees_one(code: str) -> None:
    assert len(list(days_in_code(list(ast.walk(ast.parse(code)))))) == 1


def test_the_rule_about_days_lets_examples_pass_and_days_before_any_law() -> None:
    tree = ast.parse("a = Field(examples=['2026-01-01']); zip_begins = date(1980, 1, 1)")
    assert list(days_in_code(list(ast.walk(tree)))) == []


def test_imports_run_in_no_circle_those_for_type_checking_included() -> None:
    graph = grimp.build_graph("letters", exclude_type_checking_imports=False, cache_dir=None)
    imports = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    assert len(imports) == len(MODULES)
    TopologicalSorter(imports).prepare()  # raises CycleError, which names the modules


SERVED_AT_HOME = {
    "letters/kit/pasted_paths.py": {"urllib"},  # reads file:// as browsers and folders copy it
    "letters/web/bench.py": {"urllib"},  # takes forms apart
    "letters/web/in_headers.py": {"urllib"},  # writes names of files as headers hold them
    "letters/web/browser/compiled.py": {"asyncio"},  # lets others go on meanwhile, in a browser
    "letters/web/home/clearing.py": {"asyncio"},  # for its threads, as the next
    "letters/web/home/clinic.py": {"asyncio"},
    "letters/web/home/serving.py": {"asyncio", "socket"},  # listens on this computer alone: tests/web/test_home.py
    "letters/web/home/on_disk.py": {"asyncio"},  # for its threads
    "letters/web/home/files.py": {"asyncio"},  # the same
    "letters/web/home/sealing.py": {"asyncio"},
    "letters/web/phone/interfaces.py": {"socket"},  # asks which way a packet would go, and sends none
    "letters/web/phone/door.py": {
        "asyncio",
        "socket",
    },  # listens in the network while somebody wants it: tests/web/phone
    "letters/web/phone/opened.py": {"asyncio"},  # to be told of its end
    "letters/web/phone/connections.py": {"asyncio"},  # in types
    "letters/web/phone/phone_side.py": {"asyncio", "http"},  # for its tasks, and cookies
    "letters/web/home/protection.py": {"http"},  # for cookies
}


def test_nothing_opens_a_connection() -> None:
    used = {relative(path): set(imported(nodes(path))) & NETWORK for path in MODULES}
    assert {name: found for name, found in used.items() if found} == SERVED_AT_HOME


NO_SOCKET = """
import sys


def refuse(event, _):
    if event.startswith("socket."):
        raise AssertionError(event)


sys.addaudithook(refuse)
from letters.cli import main

main()
"""


@pytest.mark.slow
def test_a_whole_pack_is_written_without_a_socket(tmp_path: Path) -> None:
    python("-c", NO_SOCKET, "demo", tmp_path / "demo")
    assert list((tmp_path / "demo").glob("*.docx"))


def test_the_rule_about_sockets_sees_one() -> None:
    opening = NO_SOCKET.replace("from letters.cli import main", "import socket; main = socket.socket")
    with pytest.raises(subprocess.CalledProcessError) as refused:
        python("-c", opening)
    assert "AssertionError: socket.__new__" in refused.value.stderr


def imported(every: Iterable[ast.AST]) -> Iterator[str]:
    """The top-level names of what a module imports, in its functions too."""
    for node in every:
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_no_module_grows_past_its_size() -> None:
    sizes = {relative(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {path: size for path, size in sizes.items() if size > LONGEST_MODULE} == {}


def test_no_function_grows_past_its_size() -> None:
    long = [
        f"{relative(path)}:{node.lineno} {node.name}"
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" not in project["project"]
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "letters/__init__.py"
    holders = [relative(path) for path in MODULES if f'"{letters.__version__}"' in path.read_text(encoding="utf-8")]
    assert holders == ["letters/__init__.py"]


def test_the_changelog_tells_of_this_version_with_its_day_and_has_room_for_the_next() -> None:
    heads = re.findall(r"^## \[(.+?)\](?: - (.+))?$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert heads[0] == ("Unreleased", "")
    assert heads[1][0] == letters.__version__
    assert [version for version, day in heads[1:] if not DAY.fullmatch(day)] == []


def test_ci_runs_what_the_readme_says() -> None:
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith("exec make test")
