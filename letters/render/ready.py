"""Templates that a wheel carries as Python: they are neither read, checked nor compiled again.

One is taken only where its file, all that it includes, the filters' names and Jinja's version are those of the build;
anything else is read from its source (reading.py), with the same letter. What it was made of stands in the wheel's
`compiled.txt`, the Python in `ready/`, where installers and Python itself keep it compiled.
"""

from __future__ import annotations

from hashlib import sha256
from importlib.machinery import SourceFileLoader
from typing import TYPE_CHECKING, Any, NamedTuple

import jinja2

from letters.errors import LettersError
from letters.kit.compiled import HERE, told
from letters.render.trace import File, Files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from types import CodeType

    from letters.catalogue import Library, Source
    from letters.render.trace import Place

KIND = "template"
FOLDER = "ready"


class Compiled(NamedTuple):
    """A sound template with all that it includes.

    `source` is a Python module as Jinja loads them ("" where a wheel carries it), `module` the same compiled; `names`
    are those it takes from its context, each with the place of its first use; `files` say which file a line of its own
    map stands for (trace.py).
    """

    source: str
    module: CodeType
    names: Mapping[str, Place]
    files: Files


def found(library: Library, template_id: str, filters: Iterable[str], package: Path = HERE) -> Compiled | None:
    """The template as the package's wheel carries it; None where it does not, or where anything differs.

    Raises UsageError for an unknown id, FileError, TemplateError for a bad head.
    """
    kept = told(KIND, _key(library.source(template_id), filters), package)
    if kept is None or not all(_is_the_same(library, piece, digest) for piece, digest in kept["pieces"].items()):
        return None
    try:
        module = SourceFileLoader(template_id, str(package / FOLDER / kept["file"])).get_code(template_id)
    except (OSError, SyntaxError, ImportError):
        return None
    names = {name: (template, line) for name, (template, line) in kept["names"].items()}
    return Compiled("", module, names, _files(kept["files"])) if module else None


def kept(library: Library, template_id: str, filters: Iterable[str], made: Compiled) -> tuple[str, dict[str, Any]]:
    """What a wheel is to tell of a template: under which key, and what. Its Python goes into `file_name(…)`."""
    pieces = {file.id: _digest(library.source(file.id)) for file in made.files.values()}
    files = {file.id: file.before for file in made.files.values()}
    value = {"file": file_name(template_id), "pieces": pieces, "names": dict(made.names), "files": files}
    return _key(library.source(template_id), filters), value


def file_name(template_id: str) -> str:
    """The file in `ready/` that holds a template's Python."""
    return f"{template_id.replace('/', '--')}.py"


def _key(source: Source, filters: Iterable[str]) -> str:
    return "\n".join([jinja2.__version__, *sorted(filters), _text(source)])


def _text(source: Source) -> str:
    """All of a template's file that its Python depends on."""
    return f"{source.id} {source.head.get('kind')} {source.body_line}\n{source.body}"


def _digest(source: Source) -> str:
    return sha256(_text(source).encode()).hexdigest()


def _is_the_same(library: Library, piece: str, digest: str) -> bool:
    try:
        return _digest(library.source(piece)) == digest
    except LettersError:  # it is gone, or cannot be read: the source tells so
        return False


def _files(lines_before: Mapping[str, int]) -> Files:
    files = [File(name, before) for name, before in lines_before.items()]
    return Files({file.number: file for file in files})
