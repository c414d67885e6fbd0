"""Template and context → markup text → Document. Whatever is wrong is a TemplateError with file and line."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from jinja2 import Template
from jinja2.exceptions import SecurityError, UndefinedError

from letters.errors import LettersError, TemplateError
from letters.kit.named import once_in_full
from letters.render import ready
from letters.render.budget import BUDGET, Budget
from letters.render.caps import template_size
from letters.render.environment import Sandbox
from letters.render.finalize import Refusal
from letters.render.limits import MAX_CHARACTERS, MAX_TAGS
from letters.render.markup import MarkupFault, parse
from letters.render.plain import checked
from letters.render.trace import unmarked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from letters.catalogue import Library
    from letters.render.blocks import Document
    from letters.render.notes import Note, Noted
    from letters.render.reading import Declared, Filters, Reader
    from letters.render.ready import Compiled


class Engine:
    """Renders the templates of one library. Keep it: templates are checked and compiled once.

    `filters` are the project's own, by name; they get plain values and give text or whole numbers. `declared`, where
    given, says what a context will hold, and is asked when a template is first read: names and attributes are then
    checked before anything is written. `is_ready` says that both are the project's own, so that a template may be taken
    as a wheel carries it.
    """

    def __init__(
        self,
        library: Library,
        filters: Filters | None = None,
        declared: Callable[[], Declared] | None = None,
        *,
        is_ready: bool = False,
    ) -> None:
        self._library = library
        self._filters = dict(filters or {})
        self._declared = declared
        self._sandbox = Sandbox(self._filters)
        self._is_ready = is_ready
        self._ready: dict[str, Compiled | None] = {}
        self._templates: dict[str, Template] = {}
        self._noted: dict[str, tuple[Template, Compiled, tuple[Note, ...]]] = {}

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
        compiled = self.compiled(template_id)
        if template_id not in self._templates:
            self._templates[template_id] = Template.from_code(self._sandbox, compiled.module, {})
        return self._run(self._templates[template_id], template_id, compiled, context)

    def noted(self, template_id: str, context: Mapping[str, Any]) -> tuple[Noted, ...]:
        """The blocks of `document`, each with what the template read to print its sentences. Raises as `document`.

        The template is read a second time for it, with marks; letters that are written know nothing of that.
        """
        from letters.render.notes import noted

        if template_id not in self._noted:
            compiled, notes = self._reader.noted(template_id)
            self._noted[template_id] = Template.from_code(self._sandbox, compiled.module, {}), compiled, notes
        template, compiled, notes = self._noted[template_id]
        try:
            return noted(self._run(template, template_id, compiled, context), notes)
        except MarkupFault as fault:
            raise TemplateError(*self._trace(template_id, context, fault.offset), fault.message, fault.hint) from fault

    def names(self, template_id: str) -> frozenset[str]:
        """The names that a template and what it includes take from the context."""
        return frozenset(self.compiled(template_id).names)

    def lint(self, template_id: str) -> list[TemplateError]:
        """Everything for which `document` would refuse a template, whatever the context; empty when it is sound.

        Raises UsageError for an unknown id, FileError for an unreadable file.
        """
        return list(self._reader.faults(template_id))

    def remarks(self, template_id: str) -> list[str]:
        """What makes a template hard to review, in Chinese; empty for a sound size. Raises as `Library.source` does."""
        source = self._library.source(template_id)
        return [f"{template_id}：{over}" for over in template_size(source.body, source.body_line).over()]

    # Reading

    @cached_property
    def _reader(self) -> Reader:
        from letters.render.reading import Reader  # with all that reads and checks templates

        return Reader(self._library, self._filters, self._declared)

    def compiled(self, template_id: str) -> Compiled:
        """The template as a wheel carries it, or else as it is read. Raises as `document` does."""
        if self._is_ready and template_id not in self._ready:
            self._ready[template_id] = ready.found(self._library, template_id, self._filters)
        return self._ready.get(template_id) or self._reader.compiled(template_id)

    # Running

    def _run(self, template: Template, template_id: str, compiled: Compiled, context: Mapping[str, Any]) -> str:
        chunks = template.root_render_func(template.new_context(Given(compiled, context), shared=True))
        try:
            return once_in_full(_together(chunks))
        except LettersError:
            raise
        except Exception as error:
            place = compiled.files.place_of(error) or compiled.files.place_at(chunks, template) or (template_id, 0)
            raise TemplateError(*place, *_explain(error)) from error

    def _trace(self, template_id: str, context: Mapping[str, Any], offset: int) -> tuple[str, int]:
        """Where in which file the markup at `offset` comes from: the letter is run again with marks of place."""
        compiled = self._reader.compiled(template_id, trace=True)
        template = Template.from_code(self._sandbox, compiled.module, {})
        marked = self._run(template, template_id, compiled, context)
        return unmarked(marked, offset) or (template_id, 0)


class Given(dict[str, Any]):
    """What a template may name, and its Budget: a value is taken from the context when the template first asks for it.

    Raises TemplateError where the context lacks a name, whether or not it would be asked for; so does asking for what
    is no plain value.
    """

    def __init__(self, compiled: Compiled, context: Mapping[str, Any]) -> None:
        super().__init__({BUDGET: Budget()})
        self._compiled = compiled
        self._context = context
        absent = sorted([name for name in compiled.names if name not in context])
        if absent:
            place = compiled.names[absent[0]]
            raise TemplateError(*place, f"没有名为 {'、'.join(absent)} 的变量", "核对变量名")

    def __missing__(self, name: str) -> Any:
        try:
            value = self[name] = checked(self._context[name])
        except Refusal as refusal:
            raise TemplateError(*self._compiled.names[name], f"{name}：{refusal}") from refusal
        return value


def _together(chunks: Iterable[str]) -> str:
    """All chunks as one text. Raises Refusal past MAX_CHARACTERS or MAX_TAGS, before more of them are made."""
    parts: list[str] = []
    size = 0
    tags: int | None = None
    for chunk in chunks:
        parts.append(chunk)
        size += len(chunk)
        if size > MAX_TAGS:  # what has fewer characters, as every letter has, has fewer tags
            tags = sum(part.count("<") for part in parts) if tags is None else tags + chunk.count("<")
            if size > MAX_CHARACTERS or tags > MAX_TAGS:
                raise Refusal(f"文书超过 {MAX_CHARACTERS} 字或者 {MAX_TAGS} 个标签，不再继续")
    return "".join(parts)


def _explain(error: Exception) -> tuple[str, str]:
    match error:
        case UndefinedError():
            return str(error.message), "核对变量名，或先用 if 判断"
        case SecurityError():
            return "模板不能这样取值或调用", "模板只能读取给它的内容"
        case Refusal():
            return str(error), ""
        case AttributeError(obj=None):
            return f"这里的值为空（None），没有 {error.name} 这一项", "先用 if 判断"
        case AttributeError():
            return f"这里的值没有 {error.name} 这一项", "核对名称，或先用 if 判断"
        case KeyError():
            return f"没有 {error.args[0]} 这一项", "核对名称"
        case RecursionError():
            return "嵌套太深", ""
        case MemoryError():
            return "内存不够", "内容太多，分成几份"
    return "这里的值不合用：过滤器、计算或者比较要的是另一种值", "核对值是文字、数字还是日期，是否为空（None）"
