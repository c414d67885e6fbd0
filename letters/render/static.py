"""A template's own words: elements checked against the vocabulary, white space collapsed, written canonically.

Canonical markup has one space before each attribute, attributes in the order written, `<br/>`, no `tbody`, and no
white space between elements that hold no words. The parser relies on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from letters.render.clean import clean
from letters.render.elements import HOLDERS, ROOT, WHITE, fault_in_attributes, fault_in_place
from letters.render.limits import MAX_ELEMENTS

if TYPE_CHECKING:
    from collections.abc import Callable

Stack: TypeAlias = tuple[str, ...]
"""The elements that are open, outermost first."""

BLOCK_HOLDERS = "h1|h2|h3|p|li|td|th"
UNWRITTEN = "tbody"  # its place is checked, its tags are left out

_token = re.compile(
    r'<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>(?:\s+[^\s<>="/]+\s*=\s*"[^"<>]*")*)\s*(?P<empty>/?)>'
    r"|(?P<words>[^<]+)|(?P<broken><)"
)
_attribute = re.compile(r'([^\s<>="/]+)\s*=\s*"([^"<>]*)"')
_white = re.compile(f"[{WHITE}]+")
_bad_entity = re.compile(r"&(?!(?:amp|lt|gt|quot);)")
_after_open = re.compile(f"(<(?:{BLOCK_HOLDERS})(?: [^<>]*)?>) ")
_before_close = re.compile(f" ((?:\0[^\0]*\0)?</(?:{BLOCK_HOLDERS})>)")  # a mark of place may stand between


def collapse(words: str) -> str:
    """White space as Chinese prints it: a line's end vanishes, save between two Latin words, where it is one space."""
    return _white.sub(_collapsed, words)


def _collapsed(white: re.Match[str]) -> str:
    if "\n" not in white[0]:
        return " "
    before, after = white.string[white.start() - 1 : white.start()], white.string[white.end() : white.end() + 1]
    return " " if before.isascii() and after.isascii() and before and after else ""


@dataclass
class StaticMarkup:
    """One stretch of a template's own words, between two tags of Jinja.

    `report(line, message, hint)` is called for each fault, with the line counted within the stretch from 0.
    `mark(line)` gives what is to stand before each tag ("" in normal use, a mark of place when tracing).
    """

    stack: Stack
    report: Callable[[int, str, str], None]
    mark: Callable[[int], str]
    line: int = 0
    out: list[str] = field(default_factory=list)

    def read(self, data: str) -> str:
        """The canonical form of `data`; `stack` is left as it is after its last tag."""
        for token in _token.finditer(clean(data)):
            self._token(token)
            self.line += token[0].count("\n")
        return _before_close.sub(r"\1", _after_open.sub(r"\1", "".join(self.out)))

    def _token(self, token: re.Match[str]) -> None:
        if token["words"]:
            self._words(token["words"])
        elif token["broken"]:
            self.report(self.line, "标签没有写完整，或标签里用了变量", "小于号请写 &lt;；标签里只能写固定的文字")
        elif token["end"]:
            self._close(token["name"])
        else:
            self._open(token)

    def _words(self, words: str) -> None:
        if self._top() in HOLDERS:
            if _bad_entity.search(words):
                self.report(self.line, "& 要写成 &amp;", "可用的只有 &amp; &lt; &gt; &quot;")
            self.out.append(collapse(words))
        elif stray := words.strip(WHITE):
            lines = words[: words.index(stray[0])].count("\n")
            self.report(self.line + lines, f"文字要放在段落里：{stray[:12]}", "例如 <p>…</p>")

    def _open(self, token: re.Match[str]) -> None:
        name, parent = token["name"], self._top()
        attributes = dict(_attribute.findall(token["attributes"]))
        fault = fault_in_place(name, parent) or fault_in_attributes(name, parent, attributes)
        if fault:
            self.report(self.line, fault, "")
        if name == "br" or token["empty"]:
            self._void(name, attributes)
            return
        if len(self.stack) >= MAX_ELEMENTS:
            self.report(self.line, f"元素套了 {MAX_ELEMENTS} 层以上", "补上结束的标签，或者少套几层")
            return
        self.stack = (*self.stack, name)
        if name != UNWRITTEN:
            self._tag(name, attributes, "")

    def _void(self, name: str, attributes: dict[str, str]) -> None:
        if name != "br":
            self.report(self.line, f"<{name}/> 要写成 <{name}></{name}>", "")
        self._tag("br", attributes, "/")

    def _close(self, name: str) -> None:
        if self._top() != name:
            self.report(self.line, f"</{name}> 没有对应的 <{name}>", f"还没有结束的是：{self._top() or '无'}")
        if name in self.stack:
            self.stack = self.stack[: len(self.stack) - 1 - self.stack[::-1].index(name)]
        if name != UNWRITTEN:
            self.out.append(f"{self.mark(self.line)}</{name}>")

    def _tag(self, name: str, attributes: dict[str, str], end: str) -> None:
        written = "".join(f' {key}="{value}"' for key, value in attributes.items())
        self.out.append(f"{self.mark(self.line)}<{name}{written}{end}>")

    def _top(self) -> str:
        return self.stack[-1] if self.stack else ROOT
