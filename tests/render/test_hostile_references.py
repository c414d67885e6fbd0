"""Reference documents made to harm: refused in plain words, or a letter in which nothing of it is left."""

from __future__ import annotations

import os
import random
from contextlib import suppress
from functools import partial
from itertools import chain, islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from attacks.letterheads import DOCUMENT, office, write
from attacks.reference_bombs import refused_files
from attacks.reference_files import SHEET, add, packaged, refused_parts
from attacks.references import attacked, faults, filtered, letter_with, mixed
from letters.errors import FileError
from letters.render import load_reference
from tests.whole import WHOLE

EVERY = [(f"{kind}, {name}", change) for kind, changes in filtered().items() for name, change in changes.items()]
IN_PART = [(name, change) for name, change in EVERY if not name.startswith("relationships")]
SEVENTH = list(chain(islice(EVERY, 0, None, 7), islice(IN_PART, 3, None, 7)))


def test_there_is_an_attack_for_each_kind_of_part_and_relationship():
    kinds = {kind: len(changes) for kind, changes in filtered().items()}
    assert min(kinds.values()) >= 30
    assert sum(kinds.values()) + len(refused_parts()) + len(refused_files()) > 400


@pytest.mark.slow
def test_nothing_of_a_hostile_reference_comes_into_a_letter(tmp_path):
    assert [f"{name}: {fault}" for name, change in SEVENTH for fault in attacked(packaged(change, tmp_path))] == []


@pytest.mark.parametrize("name", refused_parts())
def test_what_no_letter_is_written_with_is_refused(name, tmp_path):
    assert list(attacked(packaged(refused_parts()[name], tmp_path), must_refuse=True)) == []


@pytest.mark.parametrize("name", refused_files())
def test_what_is_no_document_or_a_bomb_is_refused(name, tmp_path):
    assert list(attacked(refused_files()[name](tmp_path), must_refuse=True)) == []


@settings(max_examples=20, deadline=None)
@given(seed=some.integers(0, 2**32))
def test_whatever_is_lost_moved_or_mixed_only_listed_parts_are_written(tmp_path_factory, seed):
    assert (
        list(
            attacked(
                mixed(
                    random.Random(seed),  # noqa: S311  repeatable, not secret
                    tmp_path_factory.mktemp("mixed"),
                )
            )
        )
        == []
    )


@pytest.mark.long
def test_word_opens_what_was_written_with_a_hostile_reference(tmp_path, faults_of):
    drawn = random.Random(20261126)  # noqa: S311  repeatable, not secret
    """Every twelfth in the gate, every fourth by `make attack-all`."""
    step, mixtures = (4, 40) if WHOLE else (12, 20)
    makers = [partial(packaged, change) for _, change in islice(IN_PART, 0, None, step)]
    makers += [partial(mixed, drawn)] * mixtures
    written, differing = 0, set[bytes]()
    for make in makers:
        with suppress(FileError):
            differing.add(letter_with(make(tmp_path)))
            written += 1
    assert written > len(makers) / 2
    for data in differing:  # many references, filtered, leave the same letter
        (tmp_path / "letter.docx").write_bytes(data)
        assert faults_of(tmp_path / "letter.docx") == []


def test_the_judge_of_a_package_sees_what_may_not_be_there(tmp_path):
    parts = office()
    add(DOCUMENT, '<w:p><w:fldSimple w:instr=" DDE x"/><w:object/></w:p>')(parts)
    add(SHEET, '<Relationship Id="x" Type="y/image" Target="http://e" TargetMode="External"/>')(parts)
    parts["word/vbaProject.bin"] = b""
    told = "\n".join(faults(write(parts, tmp_path / "bad.docx").read_bytes()))
    for fault in ("part word/vba", "holds the mark", "element object", "field", "leads out", "relationship y/image"):
        assert fault in told


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a folder", "是文件夹，不是普通文件"),
        ("nothing", "找不到参考文档"),
        ("an old document, or one under a password", "旧的 .doc 文件，或者加了打开密码"),
        ("members under a password", "加了密码"),
        ("a part twice", "同名的部件"),
        ("half a file", "打不开参考文档"),
    ],
)
def test_a_refusal_says_why(name, words, tmp_path):
    assert words in refusal(refused_files()[name](tmp_path))


@pytest.mark.parametrize("path", [".", "/"])
def test_a_folder_without_a_name_is_told_by_its_path(path):
    assert f"参考文档 {path} 是文件夹" in refusal(Path(path))


@pytest.mark.skipif(os.name != "posix", reason="no pipes and devices among the files")
@pytest.mark.parametrize("name", ["a pipe", "a device", "a link to a device"])
def test_a_pipe_or_a_device_is_refused_before_it_is_read(name, tmp_path):
    assert "是管道或设备，不是普通文件" in refusal(refused_files()[name](tmp_path))


@pytest.mark.parametrize("name", [name for name in refused_files() if "MB of zeros" in name])
def test_a_bomb_is_refused_for_its_size_or_its_damage(name, tmp_path):
    told = refusal(refused_files()[name](tmp_path))
    assert "大得不合常理" in told or "打不开" in told


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("macros", "带宏的文档"),
        ("no document", "打不开参考文档"),
        ("a file as an entity", "不该出现的实体定义"),
        ("entities in UTF-16", "不该出现的实体定义"),
        ("a tree without an end", "大得不合常理"),
        ("a part of ten megabytes", "大得不合常理"),
        ("nine megabytes of noise", "大得不合常理"),
    ],
)
def test_a_refusal_of_a_part_says_why(name, words, tmp_path):
    assert words in refusal(packaged(refused_parts()[name], tmp_path))


def refusal(path: Path) -> str:
    with pytest.raises(FileError) as caught:
        load_reference(path)
    return caught.value.message
