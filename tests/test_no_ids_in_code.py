"""Which letters and bodies there are is data: no letter's id and no role's id stands in the code."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from letters import authorities
from letters.catalogue.head import heads
from letters.catalogue.library import Library
from letters.kit.bundled import PACKAGE
from tests.modules import MODULES, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

IDS = {head.id for head in heads(Library.bundled())} | set(authorities.load().roles)
CASE = "case/"  # the words of the case file and examples of its fields: a respondent is called as the addressee is
ALLOWED = {
    ("catalogue/head.py", "cover/note"),
    ("catalogue/head.py", "cover/evidence-volume"),
    ("catalogue/head.py", "cover/dictation"),
    ("catalogue/head.py", "cover/print-list"),
    ("catalogue/head.py", "witness/statement"),
    ("catalogue/head.py", "statistics/report"),
    ("compose/view/proofs.py", "annex/evidence"),
    ("pack/bag.py", "annex/evidence"),
    ("pack/bag.py", "annex/digests"),
}
"""What the program writes by itself, asked for by name as a file is."""


def texts(path: Path) -> Iterator[str]:
    """Every string of a module that is no docstring."""
    bodies = (node.body for node in nodes(path) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef))
    docs = {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}
    for node in nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def found() -> set[tuple[str, str]]:
    return {
        (name, text)
        for path in MODULES
        if not (name := path.relative_to(PACKAGE).as_posix()).startswith(CASE)
        for text in texts(path)
        if text in IDS
    }


def test_no_id_of_a_letter_or_a_role_stands_in_the_code() -> None:
    assert found() - ALLOWED == set()


def test_what_is_allowed_is_still_there() -> None:
    assert ALLOWED - found() == set()
