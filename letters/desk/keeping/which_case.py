"""Which case a command is about: the one that was named, however that was done, else the only one there is here."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from letters.case import cases_in, told_of_encoding
from letters.desk.keeping.own_folder import OWN, SUFFIX
from letters.errors import FileError, UsageError
from letters.kit.pasted_paths import unpasted
from letters.kit.shell_words import command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_HIDDEN = ".txt"  # what Notepad puts behind a name, and Windows does not show
MOST_NAMED = 12  # cases
MANY = "track show"  # looks through a folder as well
AT_WILL = {"list": (), MANY: (".",)}
"""Commands that do without one case, and what they are given then."""
WIPE = "wipe"
UNOPENED = ("unlock", "demo", "clients")
"""Commands that take a ZIP as it is, or a folder that is to be new."""
OF_FOLDERS = ("lock", "web", "batch")
"""Commands that take the folder of a case."""


OPENED = "{0} 打开到了文件夹 {1}，以后用这个文件夹；压缩包没有动。"


class WhichCase(NamedTuple):
    """The words after a command with the case in front, and what is to be said of how it was found."""

    words: tuple[str, ...]
    told: tuple[str, ...] = ()


def cases_here(folder: Path) -> tuple[Path, ...]:
    """The case files in a folder; where there is none, those in the folders just below it. Raises FileError."""
    return cases_in(folder) or tuple(case for each in _folders(folder) for case in cases_in(each))


def _folders(folder: Path) -> Iterator[Path]:
    """Those in which a case may lie: in the folder of a program, as this one is, only those that are named so."""
    begins = OWN if (folder / "pyproject.toml").is_file() else ""
    yield from sorted(path for path in folder.iterdir() if path.name.startswith(begins) and _may_hold(path))


def _may_hold(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith(".")


def is_case_there(word: str) -> bool:
    """Whether a word is a case's file, or a folder with cases."""
    path = Path(unpasted(word))
    if path.is_dir():
        return bool(cases_here(path))
    if _is_zip(path):
        return True
    return path.name.removesuffix(_HIDDEN).endswith(SUFFIX) and path.is_file()


def words_of_command(typed: str, words: Sequence[str], options: Sequence[str], here: Path, *, alone: bool) -> WhichCase:
    """The words of a command that takes a case, as `with_case` puts them; `typed` is the command, `track sent`."""
    if words and words[0].endswith(SUFFIX) and (here / words[0]).is_file():
        return WhichCase(tuple(words), _encoding(here / words[0]))
    if typed == MANY and words and (here / unpasted(words[0])).is_dir():
        return WhichCase(tuple(map(unpasted, words)))

    def again(case: str, rest: Sequence[str]) -> str:
        return command(typed, case, *rest, *options)

    which = with_case(words, here, again, alone=alone, at_will=typed in AT_WILL)
    return which if which.words else WhichCase(AT_WILL.get(typed, ()))


def with_case(
    typed: Sequence[str], here: Path, again: Callable[[str, Sequence[str]], str], *, alone: bool, at_will: bool = False
) -> WhichCase:
    """The words with the case in front.

    `again` gives the command for a case with the other words, for a message. `alone`: nothing but the case is asked
    for, so that one word is meant as one. `at_will`: the command does without, where there is not one case alone.
    Raises FileError where a case is named that is not there, UsageError where it must be said which.
    """
    words = [unpasted(word) for word in typed]
    for named in _ways_to_name(words):
        if which := _meant(here, named, again):
            return which
    if words and _is_meant(here / words[0], alone=alone):
        return WhichCase(tuple(words))
    if words and (words[0].endswith(SUFFIX) or (alone and len(words) == 1)):
        raise _missing(words[0], here, again)
    return _only(words, here, again, at_will=at_will)


def _meant(here: Path, named: _Way, again: Callable[[str, Sequence[str]], str]) -> WhichCase | None:
    """The case that a way of naming one means, None where it means none."""
    if _is_zip(here / named.word):
        return _unzipped(here, named, again)
    found = _named(here / named.word, named.word, is_first=named.is_first)
    return _of(here, found, named, again) if found else None


class _Way(NamedTuple):
    """A way in which the case may be among the words: as this one, with the others beside it."""

    word: str
    rest: tuple[str, ...]
    is_first: bool


def _ways_to_name(words: Sequence[str]) -> Iterator[_Way]:
    """First a path with spaces that nobody put in quotation marks, then each word by itself."""
    for count in range(len(words), 1, -1):
        yield _Way(" ".join(words[:count]), tuple(words[count:]), is_first=False)
    for place, word in enumerate(words):
        yield _Way(word, (*words[:place], *words[place + 1 :]), is_first=place == 0)


def _is_meant(path: Path, *, alone: bool) -> bool:
    """Whether something that is there, but does not look like a case, can be meant as nothing else: it is refused."""
    return path.exists() and not path.is_dir() and (alone or not path.is_file())


def _named(path: Path, word: str, *, is_first: bool) -> tuple[str, ...]:
    """The case files that a word means; none where it means no case."""
    if not word:
        return ()
    if path.is_dir():
        return tuple(_below(word, case, path) for case in cases_here(path)) if is_first else ()
    for ending in ("", _HIDDEN, SUFFIX, SUFFIX + _HIDDEN):
        near = path.with_name(path.name + ending)
        if near.name.removesuffix(_HIDDEN).endswith(SUFFIX) and near.is_file():
            return (word + ending,)
    return ()


def unzipped(typed: str, words: Sequence[str], here: Path) -> WhichCase:
    """The words of a command that takes cases in another way: a ZIP that holds one is opened, as `with_case` does.

    The folder stands in its place, the case file for a command about a case. Raises FileError; UsageError for a ZIP
    that is to be wiped: nothing of it was opened.
    """
    found, told = list(words), list[str]()
    for place, word in enumerate(words if typed not in UNOPENED else ()):
        if not _is_zip(here / word):
            continue
        if typed == WIPE:
            raise UsageError(f"{word} 是压缩包，里面的案件没有打开过，没有什么要清除的", "不要它了，自己删除这个文件")
        rest = [other for other in words if other != word]
        which = _unzipped(here, _Way(word, tuple(rest), is_first=True), partial(_with_rest, typed))
        found[place] = str(Path(which.words[0]).parent) if typed in OF_FOLDERS else which.words[0]
        told += which.told
    return WhichCase(tuple(found), tuple(told))


def _with_rest(typed: str, case: str, rest: Sequence[str]) -> str:
    return command(typed, case, *rest)


def _is_zip(path: Path) -> bool:
    """Whether a path is a ZIP that holds a case, by the names in it alone."""
    if path.suffix.lower() != ".zip" or not path.is_file():
        return False
    from letters.desk.keeping.carrying import holds_case  # archives are read for those alone who have one

    return holds_case(path)


def _unzipped(here: Path, named: _Way, again: Callable[[str, Sequence[str]], str]) -> WhichCase:
    """A ZIP is opened into a folder beside it, once; after that the folder is what is meant."""
    from letters.desk.keeping.carrying import folder_of, open_zip

    folder = folder_of(Path(named.word))
    case = open_zip(here / named.word, f"上次打开的，接着用它：{again(str(folder), named.rest)}")
    return WhichCase((str(folder / case.name), *named.rest), (OPENED.format(named.word, folder),))


def _below(word: str, case: Path, folder: Path) -> str:
    inner = case.relative_to(folder)
    return str(inner) if word in ("", ".") else f"{word.rstrip('/')}/{inner.as_posix()}"


def _of(here: Path, found: Sequence[str], named: _Way, again: Callable[[str, Sequence[str]], str]) -> WhichCase:
    if len(found) > 1:
        each = _each(found, named.rest, again)
        raise UsageError(f"{named.word} 里有 {len(found)} 个案件，写明是哪一个", f"一个一行：{each}")
    [case] = found
    is_told = case.endswith(_HIDDEN) and case != named.word
    told = (f"案件文件的名字是 {case}，后面多了 {_HIDDEN}，照样能用。",) if is_told else ()
    return WhichCase((case, *named.rest), (*told, *_encoding(here / case)))


def _only(words: Sequence[str], here: Path, again: Callable[[str, Sequence[str]], str], *, at_will: bool) -> WhichCase:
    found = [case.relative_to(here).as_posix() for case in cases_here(here)]
    if len(found) == 1:
        return WhichCase((found[0], *words), (f"案件：{found[0]}", *_encoding(here / found[0])))
    if at_will:
        return WhichCase(tuple(words))
    if found:
        raise UsageError(f"这里有 {len(found)} 个案件，写明是哪一个", f"一个一行：{_each(found, words, again)}")
    raise UsageError("这里没有案件文件", f"先把经过记下来：{command('new')}")


def _encoding(case: Path) -> tuple[str, ...]:
    """That a file is in another encoding than it will be stored in."""
    return tuple(filter(None, [told_of_encoding(case)]))


def _missing(word: str, here: Path, again: Callable[[str, Sequence[str]], str]) -> FileError:
    found = [case.relative_to(here).as_posix() for case in cases_here(here)]
    is_folder = (here / word).is_dir()
    told = f"{word} 是文件夹，里面没有案件文件" if is_folder else f"找不到案件文件：{word}"
    new = f"核对路径和文件名；还没有的，先把经过记下来：{command('new')}"
    return FileError(told, f"这里有：{_each(found, (), again)}" if found else new)


def _each(cases: Sequence[str], rest: Sequence[str], again: Callable[[str, Sequence[str]], str]) -> str:
    """The command for each of the cases, a line each."""
    lines = [f"    {again(case, rest)}" for case in cases[:MOST_NAMED]]
    more = [f"    …… 另有 {len(cases) - MOST_NAMED} 个"] if len(cases) > MOST_NAMED else []
    return "\n".join(["", *lines, *more])
