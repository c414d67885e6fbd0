"""What Python compiled in this tab, for the worker to keep: the next start need not compile it again.

The site carries sources, for what is compiled of them is three times as large on its way. To compile takes a start
longer than anything else it does. What came of it lies in `__pycache__` for modules of the site, and nowhere for those
of Python's library, which come out of an archive. Both are handed over in a form that is taken as it is: sources and
what was compiled of them are of one version, the site's.
"""

from __future__ import annotations

import io
import marshal
import sys
import zipfile
from asyncio import sleep
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import TYPE_CHECKING
from zipimport import zipimporter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

UNCHECKED = (1).to_bytes(4, "little") + bytes(8)
"""What stands after the magic number of a file that nobody compares with its source."""
HEAD = len(MAGIC_NUMBER) + len(UNCHECKED)


def of_modules(home: Path) -> Iterator[tuple[str, bytes]]:
    """What Python left beside the sources under `home`: each file's place there, and its content to be kept."""
    for path in sorted(home.rglob("__pycache__/*.pyc")):
        yield path.relative_to(home).as_posix(), MAGIC_NUMBER + UNCHECKED + path.read_bytes()[HEAD:]


async def of_library(archive: Path) -> bytes:
    """Python's library as it stands, with what was compiled of every module that is loaded from its sources.

    Between two modules others may go on: to compile all of them takes a phone seconds.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(made, "w") as packed:
        for info in source.infolist():
            packed.writestr(info, source.read(info))
        for place, code in _loaded_from(archive):
            packed.writestr(zipfile.ZipInfo(f"{place}c"), MAGIC_NUMBER + UNCHECKED + marshal.dumps(code))
            await sleep(0)
    return made.getvalue()


def _loaded_from(archive: Path) -> Iterator[tuple[str, CodeType]]:
    """The modules that are loaded from sources in an archive: the place of each in it, and its code."""
    for name, module in sorted(sys.modules.items()):
        loader = getattr(getattr(module, "__spec__", None), "loader", None)
        if not isinstance(loader, zipimporter) or loader.archive != str(archive):
            continue
        place = Path(loader.get_filename(name)).relative_to(archive).as_posix()
        if place.endswith(".py") and (code := loader.get_code(name)):
            yield place, code
