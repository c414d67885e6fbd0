"""Each run of writing has a folder of its own, whole or not there, and what was written is known afterwards."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from letters.errors import FileError
from letters.kit import written_record
from letters.kit.files import TEMPORARY
from letters.kit.hold import holding
from letters.kit.written_record import EARLIER, NAME, State
from letters.pack.make import Pack, PackFile
from letters.pack.runs import FOLDER, Placed, Run, noting_bag, put_into, put_run
from tests.holders import at_once
from tests.kills import kills, posix

if TYPE_CHECKING:
    from letters.kit.written_record import WrittenPack

TODAY, LETTERS_DAY = date(2026, 11, 26), date(2026, 11, 24)
PACK = Pack((PackFile("00-送出前请看.docx", b"note"), PackFile("01-我的报案材料.docx", b"letter")), ())
OLD = {"00-送出前请看.docx": b"note", "01-我的报案材料.docx": b"letter"}
MIXED = {**OLD, "00-送出前请看.docx": b"newer note", "02-停止侵害告知函.docx": b"notice"}
NAMES = ["00-送出前请看.docx", "01-我的报案材料.docx"]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "案件").mkdir()
    (tmp_path / "案件" / "case.toml").touch()
    return tmp_path / "案件" / "case.toml"


def run_of(case: Path, on: date = TODAY, pack: Pack = PACK) -> Run:
    return Run(pack, case, on, LETTERS_DAY)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def known(case: Path) -> tuple[WrittenPack, ...]:
    return written_record.read(case.parent).of(case)


def test_the_first_run_of_a_day_makes_its_folder_beside_the_case(case: Path) -> None:
    placed = put_run(run_of(case))
    assert placed == Placed(case.parent / FOLDER / "2026-11-26 第1次")
    assert names(placed.folder) == NAMES
    assert names(case.parent / FOLDER) == ["2026-11-26 第1次"]


def test_the_next_run_moves_those_before_it_among_the_earlier(case: Path) -> None:
    for on in (TODAY, TODAY, date(2026, 12, 1), TODAY):
        put_run(run_of(case, on))
    assert names(case.parent / FOLDER) == ["2026-11-26 第3次", EARLIER]
    assert names(case.parent / FOLDER / EARLIER) == ["2026-11-26 第1次", "2026-11-26 第2次", "2026-12-01 第1次"]
    assert [pack.place(case.parent).name for pack in known(case)] == [
        *("2026-11-26 第1次", "2026-11-26 第2次", "2026-12-01 第1次", "2026-11-26 第3次")
    ]
    assert {pack.state(case.parent, file) for pack in known(case) for file in pack.files} == {State.SAME}


def test_what_was_written_is_noted_with_both_days(case: Path) -> None:
    put_run(run_of(case))
    [pack] = known(case)
    assert (pack.case, pack.folder, pack.on, pack.day) == (
        *("case.toml", f"{FOLDER}/2026-11-26 第1次"),
        *(TODAY, LETTERS_DAY),
    )
    assert [file.name for file in pack.files] == NAMES


def test_runs_of_another_case_in_the_folder_are_left_where_they_are(case: Path) -> None:
    other = case.with_name("other.toml")
    other.touch()
    first, second = put_run(run_of(case)), put_run(run_of(other))
    assert (first.folder.is_dir(), second.folder.name) == (True, "2026-11-26 第2次")


def test_a_folder_of_ones_own_beside_the_runs_is_not_moved(case: Path) -> None:
    for name in ("我的", "2026-11-26 第7次"):
        (case.parent / FOLDER / name).mkdir(parents=True)
    put_run(run_of(case))
    put_run(run_of(case))
    assert names(case.parent / FOLDER) == ["2026-11-26 第7次", "2026-11-26 第9次", EARLIER, "我的"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs a folder that cannot be moved")
def test_a_run_that_the_system_will_not_move_stays_and_is_named(case: Path) -> None:
    first = put_run(run_of(case)).folder
    (case.parent / FOLDER / EARLIER / first.name / "x").mkdir(parents=True)
    second = put_run(run_of(case, date(2026, 11, 27)))
    assert (second.stayed, names(first)) == ((first,), NAMES)
    assert known(case)[0].place(case.parent) == first


def test_a_folder_that_is_named_is_taken_as_given_and_noted_in_full(case: Path, tmp_path: Path) -> None:
    assert put_into(run_of(case), tmp_path / "桌面" / "信", force=False).folder == tmp_path / "桌面" / "信"
    assert known(case)[0].folder == str(tmp_path / "桌面" / "信")
    with pytest.raises(FileError, match="没有覆盖"):
        put_into(run_of(case), tmp_path / "桌面" / "信", force=False)
    put_into(run_of(case), tmp_path / "桌面" / "信", force=True)
    assert [len(pack.files) for pack in known(case)] == [2]


def test_a_folder_that_is_named_from_elsewhere_is_known_from_everywhere(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put_into(run_of(Path("案件/case.toml")), Path("信"), force=False)
    put_into(run_of(Path("案件/case.toml")), Path("案件/信"), force=False)
    assert [pack.folder for pack in known(case)] == [str(tmp_path / "信"), "信"]


def test_a_run_that_fails_leaves_nothing_and_is_not_noted(case: Path, tmp_path: Path) -> None:
    bad = Pack((*PACK.files, PackFile("长" * 200, b"")), ())
    with pytest.raises(FileError, match="无法写入"):
        put_run(run_of(case, pack=bad))
    with pytest.raises(FileError, match="无法写入"):
        put_into(run_of(case, pack=bad), tmp_path / "out", force=False)
    assert (names(case.parent), names(tmp_path)) == (["case.toml"], ["案件"])


def test_material_that_stands_there_stays_noted_when_packing_it_again_is_refused(case: Path, tmp_path: Path) -> None:
    with noting_bag(case, tmp_path / "交" / "police", TODAY, LETTERS_DAY):
        (tmp_path / "交" / "police").mkdir(parents=True)
    noted = known(case)
    with pytest.raises(FileError), noting_bag(case, tmp_path / "交" / "police", TODAY, LETTERS_DAY):
        raise FileError("已经存在")
    assert known(case) == noted != ()


def test_letters_are_written_though_nothing_can_be_noted_and_it_is_said(case: Path, tmp_path: Path) -> None:
    for name in (NAME, written_record.DAMAGED):
        (case.parent / name / "in the way").mkdir(parents=True)
    placed = put_into(run_of(case), tmp_path / "out", force=False)
    assert names(placed.folder) == NAMES
    assert f"--letters {tmp_path / 'out'}" in placed.unnoted


def test_a_damaged_record_is_said_plainly_and_kept(case: Path) -> None:
    (case.parent / NAME).write_text("{", "utf-8")
    placed = put_run(run_of(case))
    assert "以前写出的文书在哪里，程序不知道了" in placed.unnoted
    assert (case.parent / written_record.DAMAGED).read_text("utf-8") == "{"
    assert len(known(case)) == 1


@posix
@pytest.mark.long
def test_a_run_killed_at_any_step_leaves_a_whole_pack_that_is_noted_or_none(case: Path) -> None:
    parent = case.parent / FOLDER
    put_run(run_of(case))
    fuller = Pack((*PACK.files, PackFile("02-停止侵害告知函.docx", b"notice")), ())
    for _ in kills(lambda: put_run(run_of(case, pack=fuller))):
        runs = [path for path in parent.rglob("*次") if TEMPORARY not in str(path)]
        assert runs
        assert all(names(path) in (NAMES, [*NAMES, "02-停止侵害告知函.docx"]) for path in runs)
        assert set(runs) <= {pack.place(case.parent) for pack in known(case)}
        latest = put_run(run_of(case)).folder
        assert names(parent) == [latest.name, EARLIER]
        assert not list(case.parent.rglob(f"{TEMPORARY}*"))
        assert {pack.state(case.parent, file) for pack in known(case) for file in pack.files} == {State.SAME}


@posix
def test_of_runs_that_are_made_at_once_each_has_its_folder_and_is_noted(case: Path) -> None:
    assert at_once(3, lambda: [put_run(run_of(case)) for _ in range(5)]) == [0, 0, 0]
    assert len(known(case)) == 15
    assert {pack.state(case.parent, file) for pack in known(case) for file in pack.files} == {State.SAME}
    assert names(case.parent / FOLDER) == ["2026-11-26 第15次", EARLIER]
    assert names(case.parent) == [NAME, "case.toml", FOLDER]


@posix
@pytest.mark.long
def test_a_run_into_a_folder_that_is_killed_leaves_no_file_unknown_and_nothing_hidden_for_long(
    case: Path, tmp_path: Path
) -> None:
    out = tmp_path / "桌面"
    put_into(run_of(case), out, force=False)
    newer = Pack((PackFile(NAMES[0], b"newer note"), PackFile("02-停止侵害告知函.docx", b"notice")), ())
    for _ in kills(lambda: put_into(run_of(case, pack=newer), out, force=True)):
        seen = {name for name in names(out) if not name.startswith(TEMPORARY)}
        assert seen <= {file.name for pack in known(case) for file in pack.files}
        with holding(case.parent, "the next command"):
            assert contents_of(out) in (OLD, MIXED)
        states = {
            (pack.place(case.parent) / file.name): pack.state(case.parent, file)
            for pack in known(case)
            for file in pack.files
        }
        assert [path for path in out.iterdir() if states[path] is not State.SAME] == []
        assert [name for name in (*names(case.parent), *names(out)) if name.startswith(TEMPORARY)] == []
        put_into(run_of(case), out, force=True)
        (out / "02-停止侵害告知函.docx").unlink(missing_ok=True)


@posix
@pytest.mark.long
def test_a_run_into_a_folder_that_was_killed_needs_no_force_when_it_is_begun_again(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "桌面"
    out.mkdir()
    (out / "我的.txt").write_bytes(b"mine")
    for _ in kills(lambda: put_into(run_of(case), out, force=False)):
        with holding(case.parent, "the next command"):
            there = names(out)
        if there == ["我的.txt"]:
            put_into(run_of(case), out, force=False)
        assert names(out) == [*NAMES, "我的.txt"]
        for name in NAMES:
            (out / name).unlink()


@posix
@pytest.mark.long
def test_a_letter_of_a_killed_run_that_somebody_has_worked_on_is_not_taken_back(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "桌面"
    put_into(run_of(case), out, force=False)
    newer = Pack((PackFile(NAMES[0], b"newer note"), PackFile(NAMES[1], b"newer letter")), ())
    for _ in kills(lambda: put_into(run_of(case, pack=newer), out, force=True)):
        edited = [name for name, content in contents_of(out).items() if content.startswith(b"newer")]
        for name in edited:
            (out / name).write_bytes(b"worked on for an hour")
        with holding(case.parent, "the next command"):
            assert [name for name in edited if (out / name).read_bytes() != b"worked on for an hour"] == []
        put_into(run_of(case), out, force=True)


def contents_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
