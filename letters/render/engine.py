"""Template and context → markup text → Document. Whatever is wrong is a TemplateError with file line."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from jinja2 import TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError

from letters.errors import LetterError, LettersError, TemplateError
from letters.render.caps import template_size
from letters.render.environment import BUDGET, Budget, Sandbox, TreeLoader
from letters.render.expressions import FILTERS, GLOBALS
from letters.render.finalize import Refusal
from letters.render.lint import Checked, Linter
from letters.render.markup import MarkupFault, parse
from letters.render.trace import Files, unmarked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from letters.catalogue import Library
    from letters.render.blocks import Document

MAX_CHARACTERS: Final = 50_000_000
"""How much markup one letter may give; 5,000 rows of incidents give some two million."""


class Engine:
    """Renders the templates of one library. Keep it: templates are checked and compiled once.

    `filters` are the project's own, by name; they get plain values and give text or whole numbers.
    `known_names`, where given, are all the names that a context will hold: lint then reports any other.
    """

    def __init__(
        self,
        library: Library,
        filters: Mapping[str, Callable[..., Any]] | None = None,
        known_names: frozenset[str] | None = None,
    ) -> None:
        self._library = library
        self._filters = dict(filters or {})
        self._known = known_names
        self._files = Files()
        self._checked: dict[tuple[str, bool], Checked] = {}
        self._open: list[str] = []
        self._sandbox = Sandbox(TreeLoader(lambda name: self._sound(name).tree), self._filters)

    def document(self, template_id: str, context: Mapping[str, Any]) -> Document:
        """The letter as blocks. Raises TemplateError, UsageError for an unknown id, FileError."""
        markup = self.markup(template_id, context)
        try:
            return parse(markup)
        except MarkupFault as fault:
            template, line = self._trace(template_id, context, fault.offset)
            raise TemplateError(template, line, fault.message, fault.hint) from fault

    def markup(self, template_id: str, context: Mapping[str, Any]) -> str:
        """The letter as canonical markup text. Raises as `document` does."""
        self._require(template_id, context)
        return self._run(self._sandbox, template_id, context)

    def names(self, template_id: str) -> frozenset[str]:
        """The names that a template and what it includes take from the context."""
        return frozenset(self._sound(template_id).names)

    def lint(self, template_id: str) -> list[TemplateError]:
        """Everything wrong with a template and what it includes, without running it; empty when it is sound.

        Raises UsageError for an unknown id, FileError for an unreadable file.
        """
        try:
            checked = self._check(template_id)
        except TemplateError as error:
            return [error]
        unknown = [] if self._known is None else sorted(checked.names.keys() - self._known)
        return [*checked.faults, *(_unknown_name(name, *checked.names[name]) for name in unknown)]

    # Reading

    def remarks(self, template_id: str) -> list[str]:
        """What makes a template hard to review, in Chinese; empty for a sound size. Raises as `Library.source` does."""
        source = self._library.source(template_id)
        return [f"{template_id}：{over}" for over in template_size(source.body, source.body_line).over()]

    def _check(self, template_id: str, *, trace: bool = False) -> Checked:
        key = (template_id, trace)
        if key not in self._checked:
            if template_id in self._open:
                chain = " → ".join([*self._open, template_id])
                raise LetterError(f"模板互相引入，没有尽头：{chain}", "去掉其中一处 include")
            self._open.append(template_id)
            try:
                self._checked[key] = self._read(template_id, trace)
            finally:
                self._open.pop()
        return self._checked[key]

    def _read(self, template_id: str, trace: bool) -> Checked:
        source = self._library.source(template_id)
        offset = source.body_line - 1
        try:
            tree = self._sandbox.parse(source.body, template_id)
        except TemplateSyntaxError as error:
            message = f"语法不对：{error.message}"
            raise TemplateError(template_id, error.lineno + offset, message, "核对 {% %} 和 {{ }} 是否成对") from error
        file, allowed = self._files.of(template_id, offset), {*FILTERS, *self._filters}
        return Linter(file, allowed, lambda name: self._check(name, trace=trace), trace).check(tree)

    def _sound(self, template_id: str, *, trace: bool = False) -> Checked:
        checked = self._check(template_id, trace=trace)
        if checked.faults:
            raise checked.faults[0]
        return checked

    def _require(self, template_id: str, context: Mapping[str, Any]) -> None:
        used = self._sound(template_id).names
        absent = sorted(used.keys() - context.keys() - GLOBALS)
        if absent:
            raise TemplateError(*used[absent[0]], f"没有名为 {'、'.join(absent)} 的变量", "核对变量名")

    # Running

    def _run(self, sandbox: Sandbox, template_id: str, context: Mapping[str, Any]) -> str:
        template = sandbox.get_template(template_id)
        # ours come last: whatever a context holds under the name of what templates may call is not called
        variables = template.new_context({**context, **sandbox.globals, BUDGET: Budget()})
        chunks = template.root_render_func(variables)
        try:
            return "".join(_bounded(chunks))
        except LettersError:
            raise
        except Exception as error:
            raise self._failure(template_id, error) from error

    def _failure(self, template_id: str, error: Exception) -> TemplateError:
        template, line = self._files.place_of(error) or (template_id, 0)
        message, hint = _explain(error)
        return TemplateError(template, line, message, hint)

    def _trace(self, template_id: str, context: Mapping[str, Any], offset: int) -> tuple[str, int]:
        """Where in which file the markup at `offset` comes from: the letter is run again with marks of place."""
        sandbox = Sandbox(TreeLoader(lambda name: self._sound(name, trace=True).tree), self._filters)
        return unmarked(self._run(sandbox, template_id, context), offset) or (template_id, 0)


def _bounded(chunks: Iterator[str]) -> Iterator[str]:
    """The chunks, some hundred at a time. Raises Refusal past MAX_CHARACTERS."""
    size = 0
    while batch := list(islice(chunks, 500)):
        text = "".join(batch)
        size += len(text)
        if size > MAX_CHARACTERS:
            raise Refusal(f"文书超过 {MAX_CHARACTERS} 字，不再继续")
        yield text


def _explain(error: Exception) -> tuple[str, str]:
    match error:
        case UndefinedError():
            return str(error.message), "核对变量名，或先用 if 判断"
        case SecurityError():
            return "模板不能这样取值或调用", "模板只能读取给它的内容"
        case Refusal():
            return str(error), ""
        case AttributeError():
            return f"{type(error.obj).__name__} 没有 {error.name} 这一项", "核对名称，或先用 if 判断"
        case RecursionError():
            return "嵌套太深", ""
    return f"出错：{type(error).__name__}：{error}", ""


def _unknown_name(name: str, template: str, line: int) -> TemplateError:
    return TemplateError(template, line, f"没有名为 {name} 的变量", "核对变量名")
