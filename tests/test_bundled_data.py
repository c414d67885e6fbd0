"""Each file of bundled data, found on the disk, is read by `letters law check`, which tells its slips in one form."""

from __future__ import annotations

import re
import shutil
import tomllib
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from letters import authorities, follow, law
from letters.cli.lawbook import ABOVE
from letters.collect.logs import dialect_files
from letters.desk import open_desk
from letters.desk.data_check import READERS, DataReader, data_slips
from letters.desk.lawbook import check_law
from letters.errors import SlipsError
from letters.kit.bundled import PACKAGE
from letters.kit.data_files import read, read_trusted
from letters.stats.stats_words import read_stats_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EVERY = (*READERS, *ABOVE)
FILES = sorted(str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("data/**/*.toml"))
NAME = r"""("[^"\n]+"|[A-Za-z_][\w-]*) = """
VALUE = r"""("(?!"")[^"\n]*"|'(?!'')[^'\n]*'|\[[^\n]*\]|\d{4}-\d\d-\d\d|-?[\d.]+|true|false)"""
KEY = re.compile(f"^{NAME}", re.MULTILINE)
PLAIN = re.compile(f"^{NAME}{VALUE}", re.MULTILINE)  # a key with a value of one line


@pytest.fixture(autouse=True, scope="module")
def each_text_is_parsed_once() -> Iterator[None]:
    """Of a folder with one slip in it, all other files are read again and again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tomllib, "loads", cache(tomllib.loads))
        yield


def readers_of(name: str) -> list[DataReader]:
    """Those that read the folder: a kind of contract has words for rooms of several floors in one."""
    return [reader for reader in EVERY if name.startswith(reader.folder + "/")]


def reader_of(name: str) -> DataReader:
    (reader,) = readers_of(name)
    return reader


def spoiled(tmp_path: Path, name: str, text: str) -> Path:
    """A package whose one folder of data is the bundled one with this text in one file."""
    folder = readers_of(name)[0].folder
    shutil.copytree(PACKAGE / folder, tmp_path / folder)
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def slips(tmp_path: Path, name: str, text: str) -> list[str]:
    return [str(slip) for slip in data_slips(readers_of(name), spoiled(tmp_path, name, text))]


def text_of(name: str) -> str:
    return (PACKAGE / name).read_text(encoding="utf-8")


def test_there_are_files_and_none_has_a_slip() -> None:
    assert len(FILES) > 80
    assert list(data_slips(EVERY)) == []


@pytest.mark.parametrize("name", FILES)
def test_a_key_that_is_misspelt_is_told_with_its_file(tmp_path: Path, name: str) -> None:
    text = text_of(name)
    found = KEY.search(text)
    assert found is not None
    key = found[1].strip('"')
    told = slips(tmp_path, name, f'{text[: found.start()]}"{key}qq" = {text[found.end() :]}')
    assert any(each.startswith(name.rpartition("/")[2]) and f"{key}qq" in each for each in told)


@pytest.mark.parametrize("name", FILES)
def test_a_key_that_is_missing_is_told_with_its_file(tmp_path: Path, name: str) -> None:
    """The first key that must be there: each file has one, though not every key is one."""
    text = text_of(name)
    for number, found in enumerate(PLAIN.finditer(text)):
        told = slips(tmp_path / str(number), name, text[: found.start()] + text[found.end() :])
        if told:
            key = found[1].strip('"')
            assert any(each.startswith(name.rpartition("/")[2]) for each in told)
            assert any(key in each for each in told)
            return
    pytest.fail(f"{name}: every key may be missing")


@pytest.mark.parametrize("name", FILES)
def test_a_value_of_another_type_is_told_with_its_file_and_key(tmp_path: Path, name: str) -> None:
    text = text_of(name)
    found = PLAIN.search(text)
    assert found is not None
    key = found[1].strip('"')
    told = slips(tmp_path, name, text[: found.start(2)] + "{ qq = 1 }" + text[found.end(2) :])
    assert any(each.startswith(name.rpartition("/")[2]) and key in each for each in told)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_toml_or_is_not_there_is_told_too(tmp_path: Path, name: str) -> None:
    (told,) = slips(tmp_path, name, "a = = b")
    assert told.startswith(f"{name.rpartition('/')[2]}：不是合法的 TOML")


def test_what_is_built_at_each_start_is_what_is_proved() -> None:
    proved, built = law.load(PACKAGE / "law/data"), law.load()
    assert (proved.acts, proved.versions, proved.provisions) == (built.acts, built.versions, built.provisions)
    assert (proved.topics, proved.horizon, proved.table) == (built.topics, built.horizon, built.table)
    assert authorities.read_directory(PACKAGE / "authorities/data") == authorities.load()
    assert follow.load(PACKAGE / "follow/data") == follow.load()
    logs = PACKAGE / "collect/logs/data"
    assert dialect_files.read_columns(logs, read) == dialect_files.read_columns(logs, read_trusted)


def test_a_slip_makes_law_check_fail(tmp_path: Path) -> None:
    name = "stats/data/stats-words.toml"
    package = spoiled(tmp_path, name, text_of(name).replace("quarters", "quaters"))
    reader = reader_of(name)
    broken = DataReader(str(package / reader.folder), reader.read)
    checked = check_law(open_desk(), date(2026, 11, 23), [broken])
    assert not checked.is_sound
    assert [str(slip) for slip in checked.slips] == ["stats-words.toml：多出不认识的键 quaters　→ 是不是 quarters？"]


def test_start_tells_a_slip_in_the_form_of_the_check(tmp_path: Path) -> None:
    name = "stats/data/stats-words.toml"
    package = spoiled(tmp_path, name, text_of(name).replace("quarters", "quaters"))
    with pytest.raises(SlipsError, match=r"stats-words\.toml：多出不认识的键 quaters"):
        read_stats_words(package / name, read_trusted)
