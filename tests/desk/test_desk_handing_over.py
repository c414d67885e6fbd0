"""Evidence through the desk: what is missing, what is not as it was, and all that goes to one addressee."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters import desk
from letters.errors import ConflictError, FileError, LetterError
from letters.kit.bundled import bundled

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 26)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The case of the demo with its evidence."""
    return shutil.copytree(bundled("examples") / "family-and-colleagues-called", tmp_path / "案件")


def opened(folder: Path) -> desk.OpenCase:
    return desk.open_case((folder / "case.toml").read_text(encoding="utf-8"), TODAY)


def test_a_file_that_went_away_is_missing_and_one_that_was_touched_is_not_sound(folder: Path) -> None:
    case = opened(folder).case
    first, second = [one.path for item in case.evidence for one in item.files][:2]
    assert desk.missing_files(case, folder) == frozenset()
    assert desk.verify_evidence(case, folder).is_sound
    (folder / first).unlink()
    (folder / second).write_bytes(b"other")
    assert desk.missing_files(case, folder) == {first}
    checked = desk.verify_evidence(case, folder)
    assert not checked.is_sound
    assert {one.path for one in checked.files if one.state in ("missing", "changed")} == {first, second}


@pytest.mark.slow
def test_what_goes_to_the_police_is_made_whole_and_noted_beside_the_case(folder: Path) -> None:
    at = desk.open_desk()
    letters = desk.letters_to(opened(folder), at, "police")
    [one] = desk.handovers_of(letters, "police", folder)
    place = desk.HandoverPlace(folder / "case.toml", folder / "交出")
    done = desk.hand_over(one, place, at, TODAY)
    made = done.bag
    assert done.unnoted == ""
    assert made.archive.is_file()
    assert one.name in (folder / desk.RECORD).read_text(encoding="utf-8")
    with pytest.raises(FileError):
        desk.hand_over(one, place, at, TODAY)
    again = desk.HandoverPlace(place.case, place.out, force=True)
    assert desk.hand_over(one, again, at, TODAY).bag.folder == made.folder


@pytest.mark.slow
def test_a_case_that_is_changed_while_evidence_is_copied_is_not_handed_over_as_it_was(folder: Path) -> None:
    at, case = desk.open_desk(), folder / "case.toml"
    text = case.read_text(encoding="utf-8")
    [one] = desk.handovers_of(desk.letters_to(opened(folder), at, "police"), "police", folder)
    place = desk.HandoverPlace(case, folder / "交出", text=text)

    def meanwhile(told: str) -> None:
        if told.startswith("正在压缩"):
            case.write_text(text + "# 改过\n", encoding="utf-8")

    with pytest.raises(ConflictError, match="被别的命令或者程序改过，没有打包"):
        desk.hand_over(one, place, at, TODAY, meanwhile)
    assert list(place.out.iterdir()) == []
    assert not (folder / desk.RECORD).exists()
    with pytest.raises(ConflictError):
        desk.hand_over(one, place, at, TODAY)
    case.write_text(text, encoding="utf-8")
    assert desk.hand_over(one, place, at, TODAY).bag.archive.is_file()


def test_without_a_letter_that_is_ready_nothing_goes_to_anybody(folder: Path) -> None:
    at = desk.open_desk()
    letters = desk.letters_to(opened(folder), at, "follow-up")
    assert not letters.ready
    with pytest.raises(LetterError, match="没有可以交给“follow-up”的文书"):
        desk.handovers_of(letters, "follow-up", folder)
