"""Jinja's sandbox as this project wants it: closed, strict, bounded, and asked only where nothing else could decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from letters.render import budget, plain
from letters.render.finalize import Refusal, finalize

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Missing(StrictUndefined):
    """A name or attribute that is not there; any use of it raises UndefinedError, in Chinese."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        if self._undefined_obj is missing:
            return f"没有名为 {self._undefined_name} 的变量"
        where = "这里的值为空（None），" if self._undefined_obj is None else "这里的值"
        return f"{where}没有 {self._undefined_name} 这一项"


class Sandbox(ImmutableSandboxedEnvironment):
    """Autoescape always on (by `finalize`); only the filters and tests given; nothing is called, nothing folded."""

    def __init__(self, filters: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(autoescape=True, undefined=Missing, finalize=finalize, optimized=False, cache_size=0)
        self.filters = {**budget.FILTERS, **filters, budget.BOUNDED: budget.bounded}
        self.tests = dict(budget.TESTS)
        self.globals = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What `obj.attribute` gives in a template; what is absent raises when it is used."""
        if type(obj) is dict and attribute in obj and type(obj[attribute]) in plain.QUICK:
            return obj[attribute]  # most tables hold such, and are read row by row
        if isinstance(obj, Missing):
            str(obj)  # raises, and says what was missing first
        try:
            return plain.attribute(obj, attribute)
        except LookupError:
            return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """What `obj[argument]` gives in a template; what is absent raises when it is used."""
        try:
            return plain.item(obj, argument)
        except LookupError:
            return self.undefined(obj=obj, name=str(plain.scalar(argument)))

    def call(self, *_arguments: Any, **_named: Any) -> Any:
        """What Jinja's own would call. Always raises Refusal."""
        raise Refusal("模板不能调用")

    # What the compiler writes in the place of operators; static, and with the sandbox at hand in its code.
    numbers = staticmethod(budget.numbers)
    joined = staticmethod(budget.joined)
    added = staticmethod(budget.added)
    subtracted = staticmethod(budget.subtracted)
    negated = staticmethod(budget.negated)
    sliced = staticmethod(budget.sliced)
    within = staticmethod(budget.within)
    scalar = staticmethod(plain.scalar)
