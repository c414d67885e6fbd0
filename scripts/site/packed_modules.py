"""A package of JavaScript as one part of the site: its modules in the order of their imports, without comments.

`age.json` names it and what it is made of, with digests. `packed` in `letters/web/static/sealing.js` reads the part.
"""

from __future__ import annotations

import json
import posixpath
import re
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

from scripts.site.brought import HERE, npm_package

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_IMPORT = re.compile(
    r"""^(?P<before>(?:import|export)\s[\w*{}\s,$]*?(?:from\s*)?)["'](?P<name>[^"']+)["'];""", re.MULTILINE
)
_OF_TYPES = re.compile(r"""^import \{\} from ["'][^"']+["'];\n""", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n|^[ \t]*//[^\n]*\n", re.MULTILINE | re.DOTALL)


def age(cache: Path) -> bytes:
    """The modules of age as JSON, the last the package: [name, source] each. Raises ValueError for another digest."""
    told = json.loads((HERE / "age.json").read_text(encoding="utf-8"))
    folders = {each["name"]: npm_package(cache, each) for each in told["packages"]}
    found: dict[str, str] = {}
    _follow(told["entry"], folders, found)
    wanted = {name: _imported(name, source) for name, source in found.items()}
    order = TopologicalSorter(wanted).static_order()
    return json.dumps([[name, _linked(name, found[name])] for name in order], ensure_ascii=False).encode()


def licences(cache: Path) -> dict[str, str]:
    """The licence of each of its packages."""
    told = json.loads((HERE / "age.json").read_text(encoding="utf-8"))
    named = {f"{each['name']} {each['version']}": npm_package(cache, each) for each in told["packages"]}
    return {name: (folder / "LICENSE").read_text(encoding="utf-8") for name, folder in named.items()}


def _follow(name: str, folders: Mapping[str, Path], found: dict[str, str]) -> None:
    """Read a module and all that it leads to."""
    package = next(each for each in folders if name == each or name.startswith(f"{each}/"))
    source = (folders[package] / name.removeprefix(f"{package}/")).read_text(encoding="utf-8")
    found[name] = _COMMENT.sub("", _OF_TYPES.sub("", source))
    for wanted in _imported(name, found[name]):
        if wanted not in found:
            _follow(wanted, folders, found)


def _imported(module: str, source: str) -> list[str]:
    return [_named(module, each["name"]) for each in _IMPORT.finditer(source)]


def _named(module: str, wanted: str) -> str:
    """A module by its package and place, as another imports it."""
    if wanted.startswith("."):
        return posixpath.normpath(posixpath.join(posixpath.dirname(module), wanted))
    return wanted if wanted.endswith(".js") else f"{wanted}/index.js"


def _linked(module: str, source: str) -> str:
    return _IMPORT.sub(lambda each: f'{each["before"]}"@@{_named(module, each["name"])}";', source)
