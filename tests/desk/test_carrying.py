"""A case is carried as one ZIP of its folder: every command opens it, once, beside itself, and over nothing."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from letters.desk import carried, open_zip, unzipped, with_case
from letters.errors import FileError, UsageError
from tests.stories import platform, text_of

CASE = text_of(platform())


def zip_of(place: Path, **files: str) -> Path:
    with zipfile.ZipFile(place, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text)
    return place


def case_zip(folder: Path) -> Path:
    return zip_of(folder / "我的案件.zip", **{"案件/case.toml": CASE, "案件/证据/截图.png": "x"})


def again(case: str, rest: object) -> str:
    return f"letters write {case}"


def test_a_zip_that_is_named_is_opened_beside_itself_and_told(tmp_path: Path) -> None:
    case_zip(tmp_path)
    which = with_case(["报案书", "我的案件.zip"], tmp_path, again, alone=False)
    assert which.words == (str(Path("我的案件") / "case.toml"), "报案书")
    assert which.told == ("我的案件.zip 打开到了文件夹 我的案件，以后用这个文件夹；压缩包没有动。",)
    assert (tmp_path / "我的案件" / "case.toml").read_text("utf-8") == CASE
    assert (tmp_path / "我的案件" / "证据" / "截图.png").read_text() == "x"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["我的案件", "我的案件.zip"]


def test_it_is_opened_once_and_the_folder_named_that_is_there(tmp_path: Path) -> None:
    case_zip(tmp_path)
    (tmp_path / "我的案件").mkdir()
    (tmp_path / "我的案件" / "case.toml").write_text("mine")
    with pytest.raises(FileError, match="没有覆盖") as refused:
        with_case(["我的案件.zip"], tmp_path, again, alone=True)
    assert refused.value.hint.endswith("letters write 我的案件")
    assert (tmp_path / "我的案件" / "case.toml").read_text() == "mine"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("new", "我的案件/case.toml"), ("stats", "我的案件/case.toml"), ("lock", "我的案件"), ("web", "我的案件")],
)
def test_commands_that_take_a_case_in_another_way_open_it_too(tmp_path: Path, typed: str, meant: str) -> None:
    case_zip(tmp_path)
    assert unzipped(typed, ["我的案件.zip"], tmp_path).words == (str(Path(meant)),)


def test_a_zip_is_not_opened_only_to_be_wiped_and_others_stay_as_they_are(tmp_path: Path) -> None:
    case_zip(tmp_path)
    with pytest.raises(UsageError, match="没有打开过"):
        unzipped("wipe", ["我的案件.zip"], tmp_path)
    zip_of(tmp_path / "账单.zip", **{"bill.csv": "1"})
    assert unzipped("new", ["账单.zip"], tmp_path).words == ("账单.zip",)
    assert unzipped("unlock", ["我的案件.zip"], tmp_path).words == ("我的案件.zip",)
    assert not (tmp_path / "我的案件").exists()


def test_a_locked_case_is_told_with_the_command_that_opens_it(tmp_path: Path) -> None:
    zip_of(tmp_path / "案件.locked.zip", **{"key.age": "", "case.tar.age": ""})
    with pytest.raises(FileError, match="加密") as refused:
        with_case(["案件.locked.zip"], tmp_path, again, alone=True)
    assert "unlock" in refused.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["案件.locked.zip"]


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"账单.csv": "1"}, "没有案件"),
        ({"甲.toml": CASE, "乙.toml": CASE}, "有 2 个案件"),
        ({"a.toml": "other = 1"}, "没有案件"),
        ({"甲/case.toml": CASE, "乙/case.toml": CASE}, "没有案件"),
    ],
)
def test_a_zip_without_just_one_case_leaves_nothing_behind(tmp_path: Path, files: dict[str, str], why: str) -> None:
    place = zip_of(tmp_path / "x.zip", **files)
    with pytest.raises(FileError, match=why):
        open_zip(place)
    assert [path.name for path in tmp_path.iterdir()] == ["x.zip"]


def test_a_case_file_of_another_name_keeps_it(tmp_path: Path) -> None:
    assert open_zip(zip_of(tmp_path / "x.zip", **{"王.toml": CASE})) == tmp_path / "x" / "王.toml"


def test_damage_that_shows_only_while_it_is_unpacked_leaves_nothing_behind(tmp_path: Path) -> None:
    whole = case_zip(tmp_path)
    whole.write_bytes(whole.read_bytes().replace(b"version", b"vers1on"))
    with pytest.raises(FileError, match="打不开"):
        open_zip(whole)
    assert [path.name for path in tmp_path.iterdir()] == ["我的案件.zip"]


def test_only_what_there_is_room_for_is_taken() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("case.toml", CASE)
        archive.writestr("证据/大.mp4", bytes(1 << 20))
    assert [file.name for file in carried(content).beside] == ["证据/大.mp4"]
    with pytest.raises(FileError, match="太大"):
        carried(content, 1 << 19)
