"""A folder is left before it is removed."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

from letters.kit.leaving import Leaving, remove_if_empty


def test_one_goes_to_the_folder_above_wherever_in_it_one_stood(tmp_path: Path) -> None:
    for name in ("案件", "案件/evidence"):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
    with chdir(tmp_path / "案件" / "evidence"):
        assert remove_if_empty(tmp_path / "案件" / "evidence") == Leaving(stood_inside=True)
        assert Path.cwd() == tmp_path / "案件"
        assert remove_if_empty(tmp_path / "案件") == Leaving(stood_inside=True)
        assert Path.cwd() == tmp_path


def test_one_stays_where_one_is_outside_of_it(tmp_path: Path) -> None:
    (tmp_path / "案件").mkdir()
    (tmp_path / "案件-2").mkdir()
    with chdir(tmp_path / "案件-2"):
        assert remove_if_empty(tmp_path / "案件") == Leaving()
        assert Path.cwd() == tmp_path / "案件-2"


def test_what_holds_something_stays_and_is_not_called_empty(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    assert remove_if_empty(tmp_path) == Leaving()
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
