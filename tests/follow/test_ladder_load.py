"""Mistakes in the ladder's data are told with file and row; none is passed over."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from letters.errors import DataError, FileError
from letters.follow import load
from letters.follow.ladder_loading import DATA

if TYPE_CHECKING:
    from pathlib import Path

LADDER, DEADLINES, PHRASES = "ladder.toml", "deadlines.toml", "phrases.toml"


def spoiled(tmp_path: Path, name: str, old: str, new: str) -> Path:
    """A copy of the data with one text changed, which must be there."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (LADDER, 'letter = "follow-up/breach"', 'letter = "follow-up/breech"', "follow-up/breech"),
        (LADDER, 'topics = ["modification"]', 'topics = ["modifcation"]', "modifcation"),
        (LADDER, 'failed = "failed"', 'failled = "failed"', "failled"),
        (LADDER, 'failed = "failed"', 'failed = "faild"', "faild"),
        (LADDER, '"refused:incomplete"', '"refused:incomplet"', "refused:incomplet"),
        (LADDER, 'within = "sue-directly"', 'within = "sue-later"', "sue-later"),
        (LADDER, 'deadlines = ["end-mediation"]', 'deadlines = ["end-meditation"]', "end-meditation"),
        (LADDER, 'lapses = { end-mediation = "overdue" }', 'lapses = { end-mediation = "late" }', "late"),
        (LADDER, 'lapses = { end-mediation = "overdue" }', 'lapses = { end-mediation = "accepted" }', "accepted"),
        (LADDER, 'grounds = ["elsewhere"]', 'grounds = ["elsewere"]', "elsewere"),
        (LADDER, 'start = "sent"', 'start = "began"', "began"),
        (LADDER, 'id = "referred"', 'id = "answered"', "answered"),
        (LADDER, 'letters = ["report/market-regulator"]', 'letters = ["complaint/police"]', "complaint/police"),
        (LADDER, "firm = true", "frim = true", "frim"),
        (LADDER, 'upheld = "answered"\n', "", "upheld"),
        (LADDER, '"lawsuit/administrative" = "carried"', '"lawsuit/administrative" = "gone"', "gone"),
        (LADDER, 'joins = ["follow-up/reminder"', 'joins = ["follow-up/remainder"', "follow-up/remainder"),
        (DEADLINES, 'side = "theirs"', 'side = "ours"', "ours"),
        (DEADLINES, 'from = "receipt"', 'from = "receit"', "receit"),
        (DEADLINES, 'from = "receipt"\n', "", "from"),
        (DEADLINES, 'topic = "complaint_acceptance"', 'topic = "complaint_acceptence"', "complaint_acceptence"),
        (DEADLINES, 'id = "end-mediation"', 'id = "accept-complaint"', "accept-complaint"),
        (DEADLINES, 'said = "十五个工作日"\n', "", "said"),
        (DEADLINES, "limit = { working_days = 30 }", "limit = { weeks = 6 }", "weeks"),
        (DEADLINES, "limit = { working_days = 30 }", "limit = { days = 0 }", "0"),
        (DEADLINES, 'as_of = "today"', 'as_of = "now"', "now"),
        (DEADLINES, 'topic = "supervision_term"\n', "", "没有期限的长短"),
        (DEADLINES, 'note = "法律没有规定消费者协会的答复期限；这一天只是建议的催办日期。"\n', "", "note"),
        (PHRASES, "[advice]", "[advise]", "advice"),
    ],
)
def test_a_mistake_names_its_file_and_what_is_wrong(tmp_path: Path, name: str, old: str, new: str, told: str) -> None:
    with pytest.raises(DataError, match=told) as caught:
        load(spoiled(tmp_path, name, old, new))
    assert name in caught.value.message


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    folder = spoiled(tmp_path, LADDER, "", "")
    (folder / LADDER).unlink()
    with pytest.raises(FileError, match=LADDER):
        load(folder)


def test_the_bundled_ladder_is_read_once() -> None:
    assert load() is load()
