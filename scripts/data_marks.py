"""Marks of what stands beside the code: law, templates, tests, and the files that a stranger looks for."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from letters.catalogue.library import split
from letters.render.caps import LONGEST_LINE, template_size
from scripts.house import House, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator


def data_apart(house: House) -> Iterator[Measure]:
    """Law in the code: articles, titles of acts, dates written as text or as date(…)."""
    articles = re.compile(r"第[一二三四五六七八九十百千零〇\d]+条")
    named = [name for name, text in house.texts.items() if "第" in text and "条" in text]  # or there is none to find
    found = [name for name in named if articles.search(_without_docstrings(house.trees[name]))]
    yield Measure("7 modules that name an article", f"{len(found)} {' '.join(found[:3])}".strip(), "0", not found)


def _without_docstrings(tree: ast.Module) -> str:
    """The strings of a module that a program uses."""
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
    """How hard the templates are to review: the caps are the renderer's."""
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
    value = f"{len(over)} of {len(sizes)}"
    yield Measure("10 templates over a cap", value, "0", not over)


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
