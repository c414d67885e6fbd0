"""What stands together in a template's body: words, values and short conditions in a row, printed at once.

A letter is printed piece by piece, so that its size can be looked at on the way. But most pieces of a template are a
few words or a condition of one line, and to hand over each by itself takes longer than to make it. So a condition that
holds nothing but words and values becomes a part of what stands around it, `words if condition else ""`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jinja2 import nodes

from letters.render.limits import MAX_FOLDED, MAX_TOGETHER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Part: TypeAlias = "nodes.Expr | Condition"


class Condition(NamedTuple):
    """A condition as a part of what is printed: the parts of each answer."""

    asked: nodes.If
    parts: tuple[Part, ...]
    otherwise: tuple[Part, ...]

    @property
    def values(self) -> int:
        """How many values it may print, all answers taken together."""
        return _values((*self.parts, *self.otherwise))


class Stretch(NamedTuple):
    """Parts that are printed at once: no more than MAX_TOGETHER values, or one alone."""

    parts: tuple[Part, ...]


def stretches(body: Iterable[nodes.Node]) -> Iterator[Stretch | nodes.Node]:
    """The statements of a body, what can be printed together as one. Words that are empty are left out."""
    waiting: list[Part] = []
    for node in body:
        found = _parts_of(node)
        if found is None:
            yield from _closed(waiting)
            waiting = []
            yield node
            continue
        for part in found:
            if _values((*waiting, part)) > MAX_TOGETHER:
                yield from _closed(waiting)
                waiting = []
            waiting.append(part)
    yield from _closed(waiting)


def _closed(parts: Sequence[Part]) -> Iterator[Stretch]:
    if parts:
        yield Stretch(tuple(_joined(parts)))


def _joined(parts: Iterable[Part]) -> list[Part]:
    """The parts, words that follow on words put together."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if isinstance(part, nodes.TemplateData) and isinstance(last, nodes.TemplateData):
            joined[-1] = nodes.TemplateData(last.data + part.data, lineno=last.lineno)
        else:
            joined.append(part)
    return joined


def _parts_of(node: nodes.Node, depth: int = 1) -> list[Part] | None:
    """What a statement prints, or None where it is no words, values and short conditions alone."""
    if isinstance(node, nodes.Output):
        return [each for each in node.nodes if not isinstance(each, nodes.TemplateData) or each.data]
    if not isinstance(node, nodes.If) or depth > MAX_FOLDED:
        return None
    parts, otherwise = _all_of(node.body, depth), _otherwise(node, depth)
    if parts is None or otherwise is None:
        return None
    made = Condition(node, parts, otherwise)
    return [made] if made.values <= MAX_TOGETHER else None


def _otherwise(node: nodes.If, depth: int) -> tuple[Part, ...] | None:
    """What a condition prints where it does not hold: that of the next `elif`, with all that follow, or of `else`."""
    if not node.elif_:
        return _all_of(node.else_, depth)
    following, *rest = node.elif_
    return _all_of([nodes.If(following.test, following.body, rest, node.else_, lineno=following.lineno)], depth)


def _all_of(body: Iterable[nodes.Node], depth: int) -> tuple[Part, ...] | None:
    found: list[Part] = []
    for node in body:
        parts = _parts_of(node, depth + 1)
        if parts is None:
            return None
        found += parts
    return tuple(_joined(found))


def _values(parts: Iterable[Part]) -> int:
    return sum(_value(part) for part in parts)


def _value(part: Part) -> int:
    if isinstance(part, Condition):
        return part.values
    return 0 if isinstance(part, nodes.TemplateData) else 1
