"""Template files → what is wrong with them, or Python that makes the letter: the same for a check and for writing."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, Any, TypeAlias, get_type_hints

from letters.errors import LetterError, TemplateError
from letters.kit.nearest import nearest
from letters.render import shapes
from letters.render.budget import FILTERS
from letters.render.compiler import python_of
from letters.render.environment import Sandbox
from letters.render.inference import Verdicts, infer
from letters.render.limits import MAX_CHAIN
from letters.render.lint import Checked, Linter
from letters.render.noting import marked
from letters.render.parsing import parse
from letters.render.ready import Compiled
from letters.render.trace import File

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import CodeType

    from jinja2 import nodes

    from letters.catalogue import Library, Source
    from letters.render.notes import Note

Filters: TypeAlias = "Mapping[str, Callable[..., Any]]"
Declared: TypeAlias = "Mapping[str, Mapping[str, Any]]"
"""What a context holds: by kind of template ("" for every other), the annotation of each name."""


class Reader:
    """Reads the templates of one library, each piece once.

    What it gives depends on the files, the filters' names and what is declared, and on nothing that was read before.
    Threads may share one: it reads for one at a time, since what is open now is how a circle of templates is seen.
    """

    def __init__(self, library: Library, filters: Filters, declared: Callable[[], Declared] | None = None) -> None:
        self._library = library
        self._declared = declared
        self._sandbox = Sandbox(filters)
        self._allowed = frozenset({*FILTERS, *filters})
        self._given = {
            "length": shapes.Filtered(shapes.WHOLE),
            "join": shapes.Filtered(shapes.TEXT),
            **{name: _given(each) for name, each in filters.items()},
        }
        self._checked: dict[tuple[str, bool], Checked] = {}
        self._results: dict[tuple[str, bool], Compiled | tuple[TemplateError, ...]] = {}
        self._open: list[str] = []
        self._one_at_a_time = RLock()

    def compiled(self, template_id: str, *, trace: bool = False) -> Compiled:
        """The template as Python; with `trace`, its own words carry marks of place.

        Raises TemplateError for the first thing wrong with it, UsageError for an unknown id, FileError.
        """
        result = self._result(template_id, trace)
        if isinstance(result, Compiled):
            return result
        raise result[0]

    def noted(self, template_id: str) -> tuple[Compiled, tuple[Note, ...]]:
        """The template as Python with marks of what it reads (noting.py), and what they stand for. Raises as above."""
        with self._one_at_a_time:
            plain, checked = self.compiled(template_id), self._check(template_id, trace=False)
            verdicts = self._looked_up(template_id, checked, [])
            tree, notes = marked(checked.tree)
            return plain._replace(module=self._python(tree, template_id, verdicts)[1]), notes

    def faults(self, template_id: str) -> tuple[TemplateError, ...]:
        """Everything wrong with a template and what it includes; none where `compiled` gives it, which raises alike."""
        result = self._result(template_id, trace=False)
        return () if isinstance(result, Compiled) else result

    def _result(self, template_id: str, trace: bool) -> Compiled | tuple[TemplateError, ...]:
        key = (template_id, trace)
        with self._one_at_a_time:
            if key not in self._results:
                try:
                    self._results[key] = self._made(template_id, trace)
                except TemplateError as error:
                    self._results[key] = (error,)
            return self._results[key]

    def _made(self, template_id: str, trace: bool) -> Compiled | tuple[TemplateError, ...]:
        checked = self._check(template_id, trace)
        if checked.faults:
            return checked.faults
        faults: list[TemplateError] = []
        verdicts = self._looked_up(template_id, checked, faults)
        if faults:
            return tuple(dict.fromkeys(faults))
        source, module = self._python(checked.tree, template_id, verdicts)
        return Compiled(source, module, checked.names, checked.files)

    # Reading

    def _check(self, template_id: str, trace: bool) -> Checked:
        key = (template_id, trace)
        if key not in self._checked:
            self._refuse_chain(template_id)
            self._open.append(template_id)
            try:
                self._checked[key] = self._read(self._library.source(template_id), trace)
            finally:
                self._open.pop()
        return self._checked[key]

    def _refuse_chain(self, template_id: str) -> None:
        chain = " → ".join([*self._open, template_id])
        if template_id in self._open:
            raise LetterError(f"模板互相引入，没有尽头：{chain}", "去掉其中一处 include")
        if len(self._open) > MAX_CHAIN:
            raise LetterError(f"一个引入一个超过 {MAX_CHAIN} 层：{chain}", "减少 include 的层数")

    def _read(self, source: Source, trace: bool) -> Checked:
        tree = parse(self._sandbox, source)
        file = File(source.id, source.body_line - 1)
        return Linter(file, self._allowed, lambda name: self._check(name, trace), trace).check(tree)

    # Names

    def _looked_up(self, template_id: str, checked: Checked, faults: list[TemplateError]) -> Verdicts:
        """What is certain of the expressions; what is wrong with them is added to `faults`."""
        hints = self._hints(template_id)
        if hints is not None:
            faults += (
                _unknown(name, hints, *checked.names[name]) for name in sorted(checked.names.keys() - hints.keys())
            )

        def report(statement: nodes.Node, part: nodes.Node, message: str, hint: str) -> None:
            place = checked.files.place(statement.lineno, part.lineno or None)
            faults.append(TemplateError(*place, message, hint))

        names = {} if hints is None else {name: shapes.kind(hint) for name, hint in hints.items()}
        return infer(checked.tree, names, self._given, report)

    def _hints(self, template_id: str) -> Mapping[str, Any] | None:
        """The annotations of the names that a template's context will hold; None where nobody declared them."""
        if self._declared is None:
            return None
        by_kind = self._declared()
        return by_kind.get(str(self._library.source(template_id).head.get("kind")), by_kind[""])

    def _python(self, tree: nodes.Template, template_id: str, verdicts: Verdicts) -> tuple[str, CodeType]:
        """The code, read by Python itself: what Python cannot read is told as a fault of the template."""
        try:
            source = python_of(tree, self._sandbox, template_id, verdicts)
            return source, compile(source, f"<{template_id}>", "exec")
        except Exception as error:  # whatever lint did not foresee must not leave as a failure of the program
            raise TemplateError(
                template_id, 0, "读得懂，却不能执行：太长、太深，或者有不该有的写法", "拆成几个文件"
            ) from error


def _given(function: Callable[..., Any]) -> shapes.Filtered:
    """What kind of value a filter gives, and what it takes where that is a view, as its annotations tell."""
    hints = dict(getattr(function, "__annotations__", {}))
    gives = shapes.TEXT if hints.pop("return", None) in (str, "str") else shapes.UNKNOWN
    try:
        first = next(iter(get_type_hints(function).values()), None)
    except (NameError, TypeError):  # a class that only checkers of types know, or no function of ours
        return shapes.Filtered(gives)
    return shapes.Filtered(gives, frozenset({first}) if hasattr(first, "_fields") else shapes.UNKNOWN)


def _unknown(name: str, hints: Mapping[str, Any], template: str, line: int) -> TemplateError:
    return TemplateError(template, line, f"没有名为 {name} 的变量", nearest(name, hints))
