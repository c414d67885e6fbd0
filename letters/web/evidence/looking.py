"""What the files of a case tell of themselves, for deeds and screens that ask: their first bytes are read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters import desk
from letters.errors import FileError
from letters.kit.arriving import BEGINNING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from letters.web.bench import Bench
    from letters.web.shelf import WebCase


async def looked_at(bench: Bench, case: WebCase) -> desk.Look:
    """How the files that wait for a word are looked at: None for one that is gone."""
    found = await looks(bench, case, await case.see(lambda stored: desk.files_waiting(stored.text)))
    return lambda name: found[name].clue if name in found else None


async def looks(bench: Bench, case: WebCase, names: Iterable[str]) -> Mapping[str, desk.Looked]:
    """Files by their names; those that are gone, or cannot be read, are not among them."""
    sizes = dict(await case.files())
    found = {}
    for name in names:
        key = case.id, name, sizes.get(name, -1)
        if key not in bench.looks and name in sizes:
            try:
                bench.looks[key] = desk.look_at_head(name, await beginning(case, name), sizes[name])
            except FileError:
                continue
        if key in bench.looks:
            found[name] = bench.looks[key]
    return found


async def beginning(case: WebCase, name: str) -> bytes:
    """The first bytes of a file. Raises FileError."""
    return b"".join([piece async for piece in case.read_file(name, BEGINNING)])
