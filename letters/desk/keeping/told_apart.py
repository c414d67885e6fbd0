"""Names of files that some system takes for one, told apart in a copy of a case: on the files and in the text alike.

A case that was kept before the program took care of it may hold 照片.JPG and 照片.jpg. A copy of both could be opened
nowhere, so that one of them bears a number there; the case that it is made of stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from letters.case import NAME, CaseFile
from letters.errors import CaseError
from letters.kit.frozen import frozen
from letters.kit.inside_names import as_all_see

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

PATH = "path"
"""Under which key a case file names a file that lies beside it."""


@frozen
class ToldApart:
    """The text of a case as a copy holds it; of each file, as given, its name here and its name in the copy."""

    text: str
    names: tuple[tuple[str, str], ...]

    @property
    def renamed(self) -> tuple[tuple[str, str], ...]:
        """Those that are called otherwise in the copy."""
        return tuple((here, there) for here, there in self.names if here != there)


def told_apart(text: str, names: Iterable[str]) -> ToldApart:
    """The text and the names of files, each a path with /, as a copy holds them: no two that some system takes for one.

    Of two such names the first keeps its own. A text that cannot be read stays as it is.
    """
    given = tuple(names)
    folders = {as_all_see(parent.as_posix()) for name in given for parent in PurePosixPath(name).parents}
    every, taken = {as_all_see(name) for name in given}, set(folders)
    pairs: list[tuple[str, str]] = []
    for name in given:
        there = _free(name, every | taken) if as_all_see(name) in taken else name
        taken.add(as_all_see(there))
        pairs.append((name, there))
    renamed = {here: there for here, there in pairs if here != there}
    return ToldApart(_with_names(text, renamed) if renamed else text, tuple(pairs))


def _free(name: str, taken: Container[str]) -> str:
    """The name with the first number that makes it another than all that are taken."""
    path = PurePosixPath(name)
    number = 2
    while True:
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}").as_posix()
        if as_all_see(candidate) not in taken:
            return candidate
        number += 1


def _with_names(text: str, renamed: Mapping[str, str]) -> str:
    file = CaseFile.new(Path(NAME), text)
    try:
        places = list(_places(file.data(), (), renamed))
    except CaseError:
        return text
    for place, there in places:
        file.set(".".join(place), there)
    return file.stored


def _places(value: object, at: tuple[str, ...], renamed: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Where the text names one of these files, each with its name in the copy."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _places(inner, (*at, name), renamed)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _places(inner, (*at, str(number)), renamed)
    elif isinstance(value, str) and at[-1] == PATH and (there := renamed.get(PurePosixPath(value).as_posix())):
        yield at, there
