"""What is handed over to one addressee: its letters, and copies of the evidence that they list, under its masks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.evidence import Hidden, digest, ending, hidden, inside, plain
from letters.compose import is_silent, mask, may_see_people
from letters.errors import LetterError
from letters.kit.frozen import frozen
from letters.kit.shell_words import command

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence
    from pathlib import Path

    from letters.case import Case, Evidence, EvidenceFile
    from letters.compose import Letter, Selection

FOLDER = "证据"


@frozen
class Copy:
    """One file of evidence on its way: where it lies, its name in the folder, what it is, what is hidden in it.

    `evidence` is the id by which the case knows it; its name begins with its number in the letters (证据1).
    """

    evidence: str
    source: Path
    name: str
    size: int
    sha256: str
    hidden: Hidden


@frozen
class Handover:
    """Everything for one addressee; `name` is that of the folder.

    `seen` is the case as this reader may see it, `pieces` the evidence of it that the letters list, numbered as the
    first list numbers it, and on from there.
    """

    name: str
    letters: tuple[Letter, ...]
    pieces: tuple[Evidence, ...]
    copies: tuple[Copy, ...]
    about: tuple[str, ...]
    seen: Case

    @property
    def addressee(self) -> str:
        """To whom it goes."""
        return self.letters[0].addressee.name

    @property
    def named(self) -> str:
        """To whom it goes, as its letters say it."""
        return str(getattr(self.letters[0].context["letter"], "addressee", ""))

    @property
    def is_to_the_other_side(self) -> bool:
        """Whether it goes to the platform, the lessor or its collectors."""
        return self.letters[0].addressee.is_business

    @property
    def may_see_people(self) -> bool:
        """Whether its reader may be shown pictures, in which nobody's name and number can be masked."""
        return all(may_see_people(letter.head.masks) for letter in self.letters)

    @property
    def may_tell(self) -> tuple[Copy, ...]:
        """The copies that carry something hidden, or may."""
        return tuple(copy for copy in self.copies if copy.hidden.traces or not copy.hidden.looked)

    def telling(self, *, strip: bool = False) -> tuple[Copy, ...]:
        """The copies whose sender is told what is hidden in them, those left out that `strip` will clean.

        To the other side also those that could not be looked into count.
        """
        uncleaned = (copy for copy in self.may_tell if not (strip and copy.hidden.can_clean))
        return tuple(copy for copy in uncleaned if copy.hidden.traces or self.is_to_the_other_side)


def handovers(plan: Selection, folder: Path) -> tuple[Handover, ...]:
    """What the plan's ready letters make, one for each addressee; `folder` is the case's, where evidence lies.

    Raises LetterError with every file that is missing, changed or leads elsewhere; FileError for one unreadable.
    """
    groups = _groups(plan)
    return tuple(
        _handover(plan.case, tuple(letters), name, folder) for letters, name in zip(groups, _names(groups), strict=True)
    )


@frozen
class Exhibited:
    """The evidence that the letters to one addressee list, as this reader may see it; no file is looked at.

    `pieces` are numbered as the first list numbers them, and on from there, each with the paths of its files.
    `may_see_people`: its reader may be shown pictures, in which nobody's name and number can be masked.
    """

    addressee: str
    letters: tuple[Letter, ...]
    pieces: tuple[tuple[Evidence, tuple[str, ...]], ...]
    may_see_people: bool


def exhibited(plan: Selection) -> tuple[Exhibited, ...]:
    """What the plan's ready letters list as evidence, one for each addressee; nobody to whom none is listed."""
    found = (_exhibited(plan.case, letters) for letters in _groups(plan))
    return tuple(one for one in found if one.pieces)


def _exhibited(case: Case, letters: Sequence[Letter]) -> Exhibited:
    seen = mask(case, _masks(letters)).case
    wanted = _wanted(letters)
    files = [tuple(file.path for file in item.files) for item in _of(case.evidence, wanted)]
    pieces = tuple(zip(_of(seen.evidence, wanted), files, strict=True))
    is_open = all(may_see_people(letter.head.masks) for letter in letters)
    return Exhibited(letters[0].addressee.name, tuple(letters), pieces, is_open)


def _groups(plan: Selection) -> tuple[list[Letter], ...]:
    """The letters that are ready, those to one addressee together."""
    groups: dict[str, list[Letter]] = {}
    for letter in plan.ready:
        groups.setdefault(letter.addressee.name, []).append(letter)
    return tuple(groups.values())


def _masks(letters: Iterable[Letter]) -> dict[str, None]:
    return dict.fromkeys(word for letter in letters for word in letter.head.masks)


def _wanted(letters: Iterable[Letter]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for letter in letters for key in letter.exhibits.ids))


def _names(groups: Iterable[list[Letter]]) -> Iterator[str]:
    """Names of folders by the first letter's title; no name of a person stands in them."""
    seen: dict[str, int] = {}
    for letters in groups:
        title = plain(letters[0].head.title)
        seen[title] = seen.get(title, 0) + 1
        yield f"{title}-材料" + (f"-{seen[title]}" if seen[title] > 1 else "")


def _handover(case: Case, letters: tuple[Letter, ...], name: str, folder: Path) -> Handover:
    masks, wanted = _masks(letters), _wanted(letters)
    masked = mask(case, masks).case
    originals, pieces = (_of(each.evidence, wanted) for each in (case, masked))
    _refuse_unsound(originals, folder)
    copies: list[Copy] = []
    for number, (item, seen) in enumerate(zip(originals, pieces, strict=True), 1):
        copies += _copies(item, number, seen.name, folder)
    return Handover(name, letters, pieces, tuple(copies), _about(case, masks, originals), masked)


def _of(evidence: Iterable[Evidence], wanted: tuple[str, ...]) -> tuple[Evidence, ...]:
    by_id = {item.id: item for item in evidence}
    return tuple(by_id[key] for key in wanted)


def _about(case: Case, masks: Container[str], pieces: Iterable[Evidence]) -> tuple[str, ...]:
    """The ids of evidence that shows somebody who has not agreed to be named to who gets it."""
    silent = {third.id for third in case.third_parties if is_silent(third, masks)}
    return tuple(item.id for item in pieces if silent & set(item.about))


def _copies(item: Evidence, exhibit: int, title: str, folder: Path) -> Iterator[Copy]:
    for number, file in enumerate(item.files, 1):
        source = folder / file.path
        counted = digest(source)
        if file.sha256 and counted.sha256 != file.sha256.lower():
            raise LetterError(f"“{item.name}”的 {file.path} 与登记时不同，没有打包", _AGAIN)
        order = f"-{number}" if len(item.files) > 1 else ""
        name = f"{FOLDER}{exhibit}{order}-{plain(title, '证据')[:40]}{ending(file.path)}"
        yield Copy(item.id, source, f"{FOLDER}/{name}", counted.size, counted.sha256, hidden(source))


_AGAIN = f"找回原来的文件，或者在案件里删去这一条后重新登记；先看一遍：{command('evidence verify')}"


def _refuse_unsound(pieces: Iterable[Evidence], folder: Path) -> None:
    wrong = [
        f"“{item.name}”的 {file.path}（{why}）"
        for item in pieces
        for file in item.files
        if (why := _wrong(folder, file))
    ]
    if wrong:
        more = f" 等 {len(wrong)} 个" if len(wrong) > 5 else ""
        raise LetterError(f"证据文件有问题，没有打包：{'、'.join(wrong[:5])}{more}", _AGAIN)


def _wrong(folder: Path, file: EvidenceFile) -> str:
    path = folder / file.path
    if not path.is_file():
        return "找不到"
    return "" if inside(folder, path) is not None else "是链接，指向案件文件夹以外"
