"""Jinja's sandbox as this project wants it: closed, strict, bounded, and quick at reading attributes."""

from __future__ import annotations

from collections.abc import Sized
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from jinja2 import StrictUndefined, pass_context
from jinja2.loaders import BaseLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing, object_type_repr

from letters.render.compiler import Compiler
from letters.render.expressions import FILTERS, TESTS
from letters.render.finalize import Refusal, finalize
from letters.render.lint import BOUNDED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, MutableMapping

    from jinja2 import Environment, Template, nodes
    from jinja2.runtime import Context

MAX_STEPS: Final = 2_000_000
"""How often all loops of one letter may run together; a table of 5,000 rows takes some 10,000."""

BUDGET: Final = "_budget"
"""The name under which a letter's context carries its Budget; no template can reach it."""


class Budget:
    """Counts the turns of all loops of one letter."""

    __slots__ = ("left",)

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self.left = steps

    def spend(self, steps: int) -> None:
        """Raises Refusal when the letter has run through more turns than it may."""
        self.left -= steps
        if self.left < 0:
            raise Refusal(f"循环超过 {MAX_STEPS} 次，不再继续")


class Missing(StrictUndefined):
    """A name or attribute that is not there; any use of it raises UndefinedError, in Chinese."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        if self._undefined_obj is missing:
            return f"没有名为 {self._undefined_name} 的变量"
        return f"{object_type_repr(self._undefined_obj)} 没有 {self._undefined_name} 这一项"


class Sandbox(ImmutableSandboxedEnvironment):
    """Autoescape always on (by `finalize`); only the filters and tests given; `.x` of a dictionary is its key."""

    code_generator_class = Compiler

    def __init__(self, loader: BaseLoader, filters: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(
            loader=loader, autoescape=True, undefined=Missing, finalize=finalize, auto_reload=False, cache_size=-1
        )
        self.filters = {**FILTERS, **filters, BOUNDED: _bounded}
        self.tests = dict(TESTS)
        self.globals = {"range": _range}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What `obj.attribute` gives in a template; that the name is harmless was checked when it was read."""
        if type(obj) is dict:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return self.undefined(obj=obj, name=attribute)


class TreeLoader(BaseLoader):
    """Compiles the trees that `tree(id)` gives (checked and rewritten) in place of source text."""

    def __init__(self, tree: Callable[[str], nodes.Template]) -> None:
        self.tree = tree

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  Jinja's
    ) -> Template:
        """The compiled template. Raises what `tree` raises."""
        code = environment.compile(self.tree(name), name, f"<{name}>")
        return environment.template_class.from_code(environment, code, globals if globals is not None else {})


def _range(*bounds: int) -> range:
    numbers = range(*bounds)
    if len(numbers) > MAX_STEPS:
        raise Refusal(f"range 超过 {MAX_STEPS} 项")
    return numbers


@pass_context
def _bounded(context: Context, values: Iterable[Any]) -> Any:
    """What a loop runs over, counted against the letter's budget before the loop starts."""
    if values is None:
        raise Refusal("这里的值为空（None），不能逐项循环")
    budget: Budget = context[BUDGET]
    counted = values if isinstance(values, Sized) else list(islice(values, MAX_STEPS + 1))
    budget.spend(len(counted))
    return counted
