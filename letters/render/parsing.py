"""A template's text read by Jinja: what is too large, too deep or no template at all is refused, in Chinese."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jinja2 import TemplateSyntaxError
from jinja2.parser import Parser

from letters.errors import TemplateError
from letters.render.limits import MAX_DEPTH, MAX_NESTED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment, nodes

    from letters.catalogue import Source

    Token = tuple[int, str, str]

PAIRS: Final = "核对 {% %} 和 {{ }} 是否成对"
DEEP: Final = f"表达式最多套 {MAX_DEPTH} 层，if、for、block 最多套 {MAX_NESTED} 层；分成几个文件，用 include 引入"
_SAID: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"Encountered unknown tag '(end\w+)'", "这里的 {0} 没有对应的开头"),
        (r"Encountered unknown tag '(\w+)'", "没有 {0} 这个标签"),
        (r"Unexpected end of template.*'(end\w+)'", "没有写完，缺少 {0}"),
        (r"[Uu]nexpected end of template", "没有写完"),
        (r"Missing end of (comment|raw)", "注释或者原样照写的一段没有结束"),
        (r"unexpected char (.+?) at", "这里不能有字符 {0}"),
        (r"expected token '(.+?)', got '(.+?)'", "这里应为 {0}，写的是 {1}"),
        (r"unexpected '(.+?)'", "这里不能有 {0}"),
        (r"Expected an expression, got '(.+?)'", "这里应为一个值，写的是 {0}"),
        (r"tag name expected", "{% 后面要写标签的名称"),
        (r"expected name or number", "点后面要写名称"),
        (r"can't assign to", "这里不能给它赋值"),
    )
)
_WORDS: Final = {
    "end of statement block": "%}",
    "end of print statement": "}}",
    "begin of statement block": "{%",
    "begin of print statement": "{{",
    "end of template": "文件结尾",
    "name": "名称",
    "string": "文字",
    "integer": "数字",
    "template data / text": "正文",
}


def parse(environment: Environment, source: Source) -> nodes.Template:
    """The tree of a template. Raises TemplateError."""
    parser = None
    line = 0
    try:
        line = _too_deep(environment.lexer.tokeniter(source.body, source.id))
        if not line:
            parser = Parser(environment, source.body, source.id)
            return parser.parse()
        message, hint = "嵌套太深", DEEP
    except TemplateSyntaxError as error:
        line, message, hint = error.lineno, f"语法不对：{_in_chinese(error)}", PAIRS
    except RecursionError:
        message, hint = "嵌套太深", DEEP
    except (ValueError, OverflowError):  # more digits than Python reads
        message, hint = "里面有写不成数的数字", "数字不要这样长"
    line = line or (parser.stream.current.lineno if parser else 1)
    raise TemplateError(source.id, line + source.body_line - 1, message, hint)


def _too_deep(tokens: Iterable[Token]) -> int:
    """The line at which brackets or statements nest too deep; 0 for none. Nothing is built for it."""
    brackets = statements = 0
    at_start = False
    for line, kind, word in tokens:
        if kind == "whitespace":
            continue
        statements += _opens(word) if at_start and kind == "name" else 0
        at_start = kind == "block_begin"
        brackets += _bracket(word) if kind == "operator" else 0
        if brackets > MAX_DEPTH or statements > MAX_NESTED:
            return line
    return 0


def _bracket(word: str) -> int:
    return (word in ("(", "[", "{")) - (word in (")", "]", "}"))


def _opens(word: str) -> int:
    if word in ("if", "for", "block"):
        return 1
    return -1 if word in ("endif", "endfor", "endblock") else 0


def _in_chinese(error: TemplateSyntaxError) -> str:
    """What Jinja says, as far as it is one of the things it usually says."""
    for pattern, said in _SAID:
        if found := pattern.search(error.message or ""):
            return said.format(*(_WORDS.get(part, part) for part in found.groups()))
    return "读不懂这里的写法"
