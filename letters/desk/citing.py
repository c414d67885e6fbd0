"""Which topics of the law the templates cite by name, and where they do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from letters.errors import TemplateError
from letters.kit.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from letters.catalogue import Library

_CODE: Final = re.compile(r"\{\{(?:(?!\{\{|\}\}).)*\}\}|\{%(?:(?!\{%|%\}).)*%\}", re.DOTALL)  # each text read once
_CITED: Final = re.compile(r"\blaw(?:\.(?P<one>[a-z0-9_]+)|\[\s*[\"'](?P<several>[^\"']*)[\"']\s*\])")
_NO_TOPICS: Final = frozenset({"checked_on"})


class Citation(NamedTuple):
    """A topic as a template cites it: `law.filing`, `law["filing case_term"]`; the line is that of its file."""

    topic: str
    template: str
    line: int


def citations(library: Library) -> Iterator[Citation]:
    """Every topic that templates and their pieces cite, one's own folders first; what cannot be read is passed over."""
    for folder in library.folders:
        for path in sorted(folder.rglob("*.html")):
            template = path.relative_to(folder).with_suffix("").as_posix()
            yield from (Citation(topic, template, line) for topic, line in _cited(_text(path)))


def unknown_topics(library: Library, topics: Collection[str]) -> Iterator[TemplateError]:
    """What cites a topic that the law has not; it would stop the letter that comes to it."""
    for topic, template, line in citations(library):
        if topic not in topics:
            yield TemplateError(template, line, f"没有名为 {topic} 的法律主题", nearest(topic, topics))


def _cited(text: str) -> Iterator[tuple[str, int]]:
    for code in _CODE.finditer(text):
        for found in _CITED.finditer(code[0]):
            line = text.count("\n", 0, code.start() + found.start()) + 1
            names = (found["one"] or found["several"] or "").split()
            yield from ((name, line) for name in names if name not in _NO_TOPICS)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
