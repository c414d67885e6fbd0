"""The formats a letter is written in. Each is one module of this package, named as `--format` takes it.

A new format is one new file here that sets FORMAT; the option, its help and its errors are made from what is found:

    FORMAT = Format(suffix=".rtf", label="RTF", write=lambda letter: rtf(letter.document).encode("ascii"))

Importing this module imports no format; asking for one imports that one alone, and its `write` imports what it needs.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from letters.errors import UsageError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from letters.render.blocks import Document
    from letters.render.docx import Reference

DEFAULT = "docx"
_between = re.compile(r"[\s,，、;；+]+")


@frozen
class Mail:
    """How a letter goes by e-mail: the addresses that are known, what its reader may know of the sender's (or "")."""

    to: tuple[str, ...]
    sender: str
    reply_to: str = ""


@frozen
class Manuscript:
    """A finished letter before it is a file: its blocks, and what a file may tell beside them.

    `layout` is a key of `[layout]` in data/styles.toml, over which a `reference` wins. `fields` are those of the web
    form that takes the letter, each with its name, the ids of the sections that fill it, and its limit in characters.
    `mail` is None for what does not go by e-mail. `told_to` are numbers where it can be told on the telephone; None
    for what cannot; then `opening` says who calls about whom, and `told` are the sections that are read out.
    """

    document: Document
    title: str
    day: date
    author: str = ""
    layout: str = "standard"
    reference: Reference | None = None
    fields: tuple[tuple[str, tuple[str, ...], int | None], ...] = ()
    mail: Mail | None = None
    told_to: tuple[str, ...] | None = None
    opening: Document | None = None
    told: tuple[str, ...] = ()


@frozen
class Format:
    """How a letter becomes a file: the end of its name (".docx"), what people call it, and its bytes.

    `needs` are modules that must be installed, which the extra of that name brings; `takes` says which letters it is
    for; `spoken` is what else people call it.
    """

    suffix: str
    label: str
    write: Callable[[Manuscript], bytes]
    needs: tuple[str, ...] = ()
    extra: str = ""
    spoken: tuple[str, ...] = ()
    takes: Callable[[Manuscript], bool] = lambda _: True


def names() -> tuple[str, ...]:
    """What `--format` takes, in order: docx, eml, html, pdf, txt. The folders are looked into once."""
    return _names_in(tuple(__path__))


@cache
def _names_in(folders: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(found.name for found in iter_modules(folders)))


def listed() -> str:
    """The formats as an option's help lists them; none of them is imported for it."""
    return f"{'、'.join(names())}，多个用逗号分开"


def find(name: str) -> Format:
    """The format of that name. Raises UsageError naming those there are, or what is not installed."""
    if name not in names():
        known = "、".join(_load(each).label for each in names())
        raise UsageError(f"不认识的格式 {name}", f"可以写：{known}，多个用逗号分开")
    found = _load(name)
    if not all(find_spec(module) for module in found.needs):
        from letters.kit.extras import bringing  # only here: a start asks for no more than it needs

        raise UsageError(f"写 {name}（{found.label}）要多装一个包", bringing(found.extra))
    return found


def _load(name: str) -> Format:
    found: Format = import_module(f"{__name__}.{name}").FORMAT
    return found


def _named(typed: str) -> str:
    """The format that a word means, by its name, its ending, or what people call it: Word, 网页; else the word."""
    name = typed.lower().lstrip(".")
    if name in names():
        return name
    every = ((each, _load(each)) for each in names())
    return next((each for each, one in every if name in map(str.lower, (one.label, *one.spoken))), typed)


def attached() -> str:
    """The format in which a letter is attached to an e-mail: "pdf" where it can be written here, else the usual."""
    if not all(find_spec(module) for module in _load("pdf").needs):
        return DEFAULT
    from letters.render.pdf import has_fonts

    return "pdf" if has_fonts() else DEFAULT


def asked_for(text: str) -> tuple[str, ...]:
    """The names in an option's value, "docx,txt", each once; the default where it names none. Raises UsageError."""
    wanted = tuple(dict.fromkeys(_named(name) for name in _between.split(text) if name)) or (DEFAULT,)
    for name in wanted:
        find(name)
    return wanted
