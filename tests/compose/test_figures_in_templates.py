"""A template of the project prints a count in the words made for it, and calls nothing the most but what may be."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, nodes

from letters.compose.view.accusations import AllegationView
from letters.compose.view.events.contact_figures import FiguresView
from letters.render.shapes import fields

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parents[2] / "templates"
TEMPLATES = sorted(FOLDER.rglob("*.html"))
EXACT = {"rows", "numbers"}  # how many rows a table has, how many numbers were shown
COUNTS = {
    name
    for view in (FiguresView, AllegationView)
    for name, kind in fields(view).items()
    if kind is int and name not in EXACT
}

# Every superlative that stands in a template beside what `stated` words, and why it may be said.
REVIEWED = {
    "所记的事最晚发生在",  # at the latest: no record could be of a later day
    "合同要求的最早付款日",
    "本文按最后一日施行的规定列出",  # of the conduct as the letter tells it
    "最后一行只适用于民间借贷",  # of a table
    "最后一次，共",  # the day that a record of several payments has is that of the last of them
}
SUPERLATIVE = re.compile(r"最[多少早晚初高低大小长短近后]|首次|末次|第一次|单日")


def printed(source: str) -> Iterator[nodes.Getattr]:
    """The attributes that a template prints."""
    tree = Environment(autoescape=True).parse(source.partition("+++\n")[2].partition("+++\n")[2] or source)
    for output in tree.find_all(nodes.Output):
        for part in output.nodes:
            yield from part.find_all(nodes.Getattr)
            if isinstance(part, nodes.Getattr):
                yield part


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_no_bare_count_of_contacts_is_printed(path: Path) -> None:
    bare = [
        f"{each.node.name if isinstance(each.node, nodes.Name) else each.node.attr}.{each.attr}"
        for each in printed(path.read_text(encoding="utf-8"))
        if each.attr in COUNTS and isinstance(each.node, nodes.Name | nodes.Getattr)
    ]
    assert not [name for name in bare if name.split(".")[0] in ("figures", "background", "allegation")]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_a_superlative_stands_beside_what_was_found_to_be_one_or_was_reviewed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for reviewed in REVIEWED:
        text = text.replace(reviewed, "")
    wrong = [
        text[found.start() : found.end() + 20]
        for found in SUPERLATIVE.finditer(text)
        if "stated.busiest" not in text[found.start() : found.end() + 80]
    ]
    assert not wrong


def test_the_counts_that_must_not_be_printed_are_found() -> None:
    assert {"total", "night", "to_others", "estimated", "contacts"} <= COUNTS
    source = "<p>{{ figures.total }}次{% if figures.night %}{{ story.figures.night }}{% endif %}</p>"
    assert {each.attr for each in printed(source)} >= {"total", "night"}
