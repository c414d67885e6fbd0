"""What each place of a template reads, found before it runs: values printed, conditions asked, rows of loops.

A spreadsheet knows from which cells a cell is made, because each formula names them. A template names what it reads
too, and lint.py has seen to it that nothing is reached by another way: no call, no assignment, no name made up. So what
a place reads is known from the tree, but for one thing, which turn of a loop it is; and that is counted. The tree that
goes to the compiler gets marks between its words, in a second reading of the template that only `Engine.noted` asks
for. The marks are taken out again (notes.py) before the markup becomes blocks: what was read is told beside the text,
never in it, and a letter that is written never has a mark.

What a place reads is named as a template names it, `rows[3].words`: a path from a name of the context. Of which fields
of the case file a value was made is no matter of this room, and needs no trace through findings and views: a letter is
a function of its case, so those are the fields without which the path leads to another value (`seen` in notes.py;
tests/facts takes each of them out). That holds whatever stands between, and cannot fall behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from jinja2 import nodes

from letters.render.budget import BOUNDED
from letters.render.notes import ANY, Manner, Note, Read, Turn
from letters.render.trace import mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.render.notes import Path

Reads: TypeAlias = "tuple[Read, ...]"
Bound: TypeAlias = Mapping[str, "tuple[Path, ...]"]
"""What the names of the loops around a place stand for."""

READ: Final = "read"
LOOP: Final = "loop"
TURN: Final = "turn"


class Marked(NamedTuple):
    """A tree with marks between its words; the mark `read:3` stands before what `notes[3]` tells of."""

    tree: nodes.Template
    notes: tuple[Note, ...]


def marked(tree: nodes.Template) -> Marked:
    """The tree of a checked template (lint.py) with marks; the one given stays as it is."""
    marker = _Marker()
    body = marker.body(tree.body, (), {})
    return Marked(nodes.Template(body, lineno=tree.lineno), tuple(marker.notes))


class _Marker:
    """One walk through a tree. `around` is what was read to come to a place."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self._loops = 0

    def body(self, body: Iterable[nodes.Node], around: Reads, bound: Bound) -> list[nodes.Node]:
        made: list[nodes.Node] = []
        for node in body:
            match node:
                case nodes.Output():
                    made.append(self._output(node, around, bound))
                case nodes.If():
                    made += [self._asked(node, around, bound), self._if(node, around, bound)]
                case nodes.For():
                    made += self._for(node, around, bound)
        return made

    def _output(self, node: nodes.Output, around: Reads, bound: Bound) -> nodes.Output:
        children: list[nodes.Expr] = []
        for child in node.nodes:
            is_own = isinstance(child, nodes.TemplateData)
            reads = () if is_own else _reads(child, "printed", bound)
            children += [self._mark((*around, *reads), child.lineno, is_own=is_own), child]
        return nodes.Output(children, lineno=node.lineno)

    def _asked(self, node: nodes.If, around: Reads, bound: Bound) -> nodes.Output:
        """A mark where it is asked, since words may be missing there for what the answer was."""
        tests = (node.test, *(branch.test for branch in node.elif_))
        reads = [read for test in tests for read in _reads(test, "asked", bound)]
        return nodes.Output([self._mark((*around, *reads), node.lineno)], lineno=node.lineno)

    def _if(self, node: nodes.If, around: Reads, bound: Bound) -> nodes.If:
        around = (*around, *_reads(node.test, "asked", bound))
        body = self.body(node.body, around, bound)
        branches = []
        for branch in node.elif_:
            around = (*around, *_reads(branch.test, "asked", bound))
            inner = self.body(branch.body, around, bound)
            branches.append(nodes.If(branch.test, inner, [], [], lineno=branch.lineno))
        return nodes.If(node.test, body, branches, self.body(node.else_, around, bound), lineno=node.lineno)

    def _for(self, node: nodes.For, around: Reads, bound: Bound) -> list[nodes.Node]:
        number, over = self._loops, _listed(node.iter)
        self._loops += 1
        lists = _reads(over, "row", bound)
        rows = _rows(over, ANY if node.test else Turn(number), bound)
        inner = {**bound, **dict.fromkeys(_targets(node), rows), "loop": tuple(read.path for read in lists)}
        chosen = tuple(read for read in lists if read.manner == "asked")
        asked = (*chosen, *(_reads(node.test, "asked", inner) if node.test else ()))
        each = (*around, *(Read(path, "row") for path in rows if path), *asked)
        body = [_words(mark(TURN, number), node.lineno), *self.body(node.body, each, inner)]
        otherwise = self.body(node.else_, (*around, *lists, *asked), bound)
        before = nodes.Output(
            [*_words(mark(LOOP, number), node.lineno).nodes, self._mark((*around, *lists, *asked), node.lineno)],
            lineno=node.lineno,
        )
        made = nodes.For(node.target, node.iter, body, otherwise, node.test, node.recursive, lineno=node.lineno)
        return [before, made]

    def _mark(self, reads: Reads, line: int, *, is_own: bool = True) -> nodes.TemplateData:
        self.notes.append(Note(tuple(dict.fromkeys(reads)), is_own))
        return nodes.TemplateData(mark(READ, len(self.notes) - 1), lineno=line)


def _words(words: str, line: int) -> nodes.Output:
    return nodes.Output([nodes.TemplateData(words, lineno=line)], lineno=line)


def _listed(iterated: nodes.Node) -> nodes.Node:
    """What a loop runs over, without the filter that bounds it."""
    is_bounded = isinstance(iterated, nodes.Filter) and iterated.name == BOUNDED
    return next(iterated.iter_child_nodes()) if is_bounded else iterated


def _rows(over: nodes.Node, turn: Turn | str, bound: Bound) -> tuple[Path, ...]:
    """What a loop's name stands for in one of its turns."""
    if isinstance(over, nodes.List):
        return tuple(path for item in over.items for path in _paths(item, bound))
    if isinstance(over, nodes.Name | nodes.Getattr):
        return tuple((*path, turn) for path in _paths(over, bound))
    return tuple((*path, ANY) for path in _paths(over, bound))


def _targets(node: nodes.For) -> list[str]:
    own = [node.target] if isinstance(node.target, nodes.Name) else []
    return [name.name for name in (*own, *node.target.find_all(nodes.Name))]


def _reads(node: nodes.Node, manner: Manner, bound: Bound) -> Reads:
    """All that an expression reads; of a choice within it the condition is asked."""
    tests = [choice.test for choice in (node, *node.find_all(nodes.CondExpr)) if isinstance(choice, nodes.CondExpr)]
    asked = [Read(path, "asked") for test in tests for path in _paths(test, bound)]
    return (*asked, *(Read(path, manner) for path in _paths(node, bound)))


def _paths(node: nodes.Node, bound: Bound) -> tuple[Path, ...]:
    """The paths of the values that an expression is made of, whatever it chooses them by."""
    match node:
        case nodes.Name():
            return bound.get(node.name, ((node.name,),))
        case nodes.Getattr(attr=attr):
            return _within(node.node, attr, bound)
        case nodes.Getitem(arg=nodes.Const(value=key)):
            return _within(node.node, key, bound)
    chosen = (node.expr1, node.expr2) if isinstance(node, nodes.CondExpr) else node.iter_child_nodes()
    return tuple(path for part in chosen if part is not None for path in _paths(part, bound))


def _within(node: nodes.Node, key: str | int, bound: Bound) -> tuple[Path, ...]:
    """The part of a value; of one that a filter picked from a list, that part of any of them."""
    if isinstance(node, nodes.Name) and node.name == "loop":
        return bound.get("loop", ())  # how far a loop has come tells of its list
    if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem | nodes.CondExpr):
        return tuple((*path, key) for path in _paths(node, bound))
    return tuple((*path, ANY, key) for path in _paths(node, bound))
